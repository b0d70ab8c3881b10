"""The card at the end of a notebook."""
