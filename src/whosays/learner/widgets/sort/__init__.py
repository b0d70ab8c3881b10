"""The widget sort."""
