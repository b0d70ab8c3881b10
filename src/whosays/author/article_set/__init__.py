"""From an article's checked key to an exercise, its solution and a lesson page (``whosays build SLUG``)."""
