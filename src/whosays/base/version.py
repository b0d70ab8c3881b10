"""The version of the kit: one place, and light enough for every module to read."""

__version__ = "0.9.0"
