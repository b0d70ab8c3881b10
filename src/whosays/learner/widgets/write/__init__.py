"""The widget write."""
