"""The widget mark."""
