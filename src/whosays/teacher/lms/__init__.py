"""Grades into the tables of Canvas and Moodle."""
