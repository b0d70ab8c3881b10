"""JupyterLite's page, and what a lesson needs before it begins: language, name, what the browser keeps."""

import re
from pathlib import Path

from whosays.base.errors import KitError

_BEGIN = re.compile(r"await import\(\s*('\.\./config-utils\.js[^']*')\s*\);")
_ASKED = """\
const keeping = await import('../../keeping.js');
        const why = await keeping.whyNotKept();
        keeping.beforeConfig(why);
        await import(\\1);
        keeping.tellConfig(why);"""
_TITLE = "<title>Who says so?</title>"


def mend_lesson_page(lite: Path) -> None:
    """Write the language, the name and the question what the browser keeps into JupyterLite's page.

    Args:
        lite: JupyterLite's folder in the site.

    Raises:
        KitError: the page does not begin as this kit knows it.
    """
    path = lite / "lab" / "index.html"
    path.write_text(mended(path.read_text(encoding="utf-8")), encoding="utf-8")


def mended(page: str) -> str:
    """The page, changed in three places (see ``mend_lesson_page``)."""
    named = re.sub("<title>.*?</title>", _TITLE, page, count=1)
    told = named.replace("<html>", '<html lang="en">', 1)
    asked, places = _BEGIN.subn(_ASKED, told)
    if places != 1 or '<html lang="en">' not in told or _TITLE not in told:
        raise KitError("This JupyterLite begins its page in another way. Install the kit again, with [site].")
    return asked
