"""What lies in a browser's storage, and the list in ``formats.md`` of all that may lie there."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

_ROW = re.compile(r"^\| `(?P<name>whosays[^`]+)` \| (?P<where>[A-Z, ]+) \| (?P<what>.+) \|$", re.MULTILINE)
PAGES = "whosays/page"
"""The database of exercise pages; it stays when it is empty."""
_DUMP = """async (name) => {
  const databases = (await indexedDB.databases()).map((each) => each.name);
  const answered = (asked) => new Promise((done, fail) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const DISK = {};
  const base = databases.includes(name) ? await answered(indexedDB.open(name)) : null;
  for (const store of base?.objectStoreNames ?? []) {
    const lines = base.transaction(store).objectStore(store);
    const [keys, texts] = await Promise.all([answered(lines.getAllKeys()), answered(lines.getAll())]);
    keys.forEach((key, i) => { DISK[store === "lines" ? key : `${store}: ${key}`] = texts[i]; });
  }
  base?.close();
  return { LOCAL: {...localStorage}, TAB: {...sessionStorage}, DISK, cookies: document.cookie, databases };
}"""
_PLACES = ("LOCAL", "TAB", "DISK")


@dataclass(frozen=True)
class Listed:
    """A row of the list: a name with gaps in capital letters, and where it lies."""

    name: str
    where: tuple[str, ...]

    def fits(self, where: str, key: str) -> bool:
        gaps = re.sub(r"\b[A-Z]{2,}\b|…", ".+", re.escape(self.name).replace(r"\ ", " "))
        return where in self.where and re.fullmatch(gaps, key) is not None


def listed(root: Path) -> list[Listed]:
    """The list, in its order."""
    text = (root / "src" / "whosays" / "formats.md").read_text("utf-8")
    return [Listed(row["name"], tuple(row["where"].split(", "))) for row in _ROW.finditer(text)]


def kept_in(page: Page) -> dict:
    """LOCAL, TAB and DISK (the database of exercise pages) by key, cookies, the names of all databases."""
    return page.evaluate(_DUMP, PAGES)


def unlisted(root: Path, kept: dict) -> list[str]:
    """The kit's own keys that no row of the list names."""
    rows = listed(root)
    found = [(where, key) for where in _PLACES for key in kept[where] if key.startswith("whosays")]
    return [f"{where} {key}" for where, key in found if not any(row.fits(where, key) for row in rows)]


def used(root: Path, kept: dict) -> set[str]:
    """Which rows of the list something fits."""
    found = [(where, key) for where in _PLACES for key in kept[where]]
    return {row.name for row in listed(root) if any(row.fits(where, key) for where, key in found)}
