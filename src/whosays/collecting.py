"""What learners handed in, gathered from wherever it lies: files, folders, zips, a platform's download."""

from whosays.answers_file import HandedIn, read_handed_in

__all__ = ["HandedIn", "read_handed_in"]
