"""A course for a school that has nbgrader."""
