"""An article as a page: clean, with its kinds, or as an X-ray."""
