"""The widget choose."""
