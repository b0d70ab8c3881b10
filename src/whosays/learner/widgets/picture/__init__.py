"""A picture with its words."""
