"""The swap mirror: answers of two tasks side by side, when a learner opens it."""
