"""Date lines, which nobody says: "LONDON (Reuters) — ", "WASHINGTON, May 3 - "."""

import re

_PLACE = r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}(?:, [A-Z][\w.]+){0,2}"
_DATE = r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
_DATE_LINE = re.compile(rf"\s*{_PLACE}{_DATE}\s*(?:\([^()]{{2,40}}\))?{_DATE}\s*[—–-]{{1,2}}\s+(?=\S)")


def after_date_line(text: str, start: int, end: int) -> int:
    """Where a line's own words begin: after its date line, or at ``start``."""
    found = _DATE_LINE.match(text, start, end)
    return found.end() if found else start
