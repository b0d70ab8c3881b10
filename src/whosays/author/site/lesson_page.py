"""JupyterLite's page, and what a lesson needs before it begins: language, name, policy, what is kept."""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from whosays.base.errors import KitError
from whosays.teacher.exercise_page.policy import named

_BEGIN = re.compile(r"await import\(\s*('\.\./config-utils\.js[^']*')\s*\);")
_ASKED = """\
const keeping = await import('../../keeping.js');
        const why = await keeping.whyNotKept();
        keeping.beforeConfig(why);
        await import(\\1);
        keeping.tellConfig(why);"""
_TITLE = "<title>Who says so?</title>"


_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HEAD = '<meta charset="utf-8">'


def mend_lesson_page(lite: Path, distribution: str = "") -> None:
    """Write language, name, policy and the question what the browser keeps into JupyterLite's page.

    Args:
        lite: JupyterLite's folder in the site.
        distribution: the address of a whole distribution of Pyodide, or "".

    Raises:
        KitError: the page does not begin as this kit knows it.
    """
    path = lite / "lab" / "index.html"
    path.write_text(mended(path.read_text(encoding="utf-8"), distribution), encoding="utf-8")


def mended(page: str, distribution: str = "") -> str:
    """The page, changed in four places (see ``mend_lesson_page``)."""
    titled = re.sub("<title>.*?</title>", _TITLE, page, count=1)
    told = titled.replace("<html>", '<html lang="en">', 1)
    asked, places = _BEGIN.subn(_ASKED, told)
    if places != 1 or '<html lang="en">' not in told or _TITLE not in told or _HEAD not in told:
        raise KitError("This JupyterLite begins its page in another way. Install the kit again, with [site].")
    rules = lesson_policy(_INLINE.findall(asked), distribution)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
    return asked.replace(_HEAD, f"{_HEAD}\n    {meta}", 1)


def lesson_policy(scripts: Iterable[str], distribution: str = "") -> str:
    """A Content-Security-Policy for JupyterLite's page.

    JupyterLab compiles its settings' schemas (eval) and writes styles into the page; widgets come as blobs.
    Python runs in a worker, which a browser holds to the rules of its own file, and not to this page's.

    Args:
        scripts: the texts between the tags, to the character.
        distribution: the address of a whole distribution of Pyodide, or "".
    """
    far = "{0.scheme}://{0.netloc}".format(urlsplit(distribution)) if distribution else ""
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' 'unsafe-eval' 'wasm-unsafe-eval' blob: {' '.join(map(named, scripts))}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self' data: blob: {far}".strip(),
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
