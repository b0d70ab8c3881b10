"""Exercises from solutions, stored outputs, the README's tables."""
