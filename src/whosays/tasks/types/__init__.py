"""The types of task, a file a type."""
