"""The widget number."""
