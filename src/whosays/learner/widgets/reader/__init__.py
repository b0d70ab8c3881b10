"""The widget reader."""
