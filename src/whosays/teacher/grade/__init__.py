"""Marking a whole class, and the pages it gets back."""
