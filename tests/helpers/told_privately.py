"""What PRIVACY.md says, taken apart: the fields that it names, and the paragraph for parents."""

import re
from pathlib import Path

FIELDS = "Every field of the file that is handed in"
PARENTS = "One paragraph for parents"


def section(root: Path, title: str) -> str:
    """The text under a heading."""
    text = (root / "PRIVACY.md").read_text("utf-8")
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def fields_named(root: Path) -> set[str]:
    """The fields of a file that was handed in, as PRIVACY.md names them."""
    rows = [line.split("|")[1] for line in section(root, FIELDS).splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


def quoted_words(text: str) -> str:
    """The words of a quotation in Markdown, without line ends."""
    lines = [line.removeprefix(">").strip() for line in text.splitlines() if line.startswith(">")]
    return " ".join(" ".join(lines).split())
