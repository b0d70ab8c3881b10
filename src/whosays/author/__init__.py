"""What makes lessons."""
