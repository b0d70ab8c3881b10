"""The widget cards."""
