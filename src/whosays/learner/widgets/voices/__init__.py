"""The widget voices."""
