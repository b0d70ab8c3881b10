"""The last cell of a released exercise."""
