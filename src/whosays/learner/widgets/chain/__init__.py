"""The widget chain."""
