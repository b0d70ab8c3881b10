"""What runs where a teacher sits."""
