"""An article and its key: words, statements, kinds, the X-ray."""
