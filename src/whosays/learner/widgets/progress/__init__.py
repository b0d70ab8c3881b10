"""The strip at the top of a notebook."""
