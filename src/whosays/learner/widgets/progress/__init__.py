"""The widget progress."""
