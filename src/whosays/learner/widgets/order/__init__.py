"""The widget order."""
