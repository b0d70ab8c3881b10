"""What a class's answers say, as numbers."""
