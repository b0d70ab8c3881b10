"""Marks as numbers: items counted, totals, what changed."""
