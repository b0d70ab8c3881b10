"""What everything else stands on: files, places, errors. Knows nothing of articles or tasks."""
