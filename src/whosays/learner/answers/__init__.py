"""A learner's answers: kept whatever happens, and handed in as one file."""
