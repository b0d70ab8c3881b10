"""JupyterLite's page, and what a lesson needs first: language, name, policy, address, what is kept."""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from whosays.author.site.contents import site_stems
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
_INDICATOR = "Loading JupyterLite..."
_NO_SCRIPT = re.compile("<noscript>.*?</noscript>", re.DOTALL)
_NO_SCRIPT_SAID = """\
<noscript>
      <p>The lessons run in the browser, and its JavaScript is off. Turn it on for this site; it asks no other
      site for anything. <a href="../../index.html">All lessons</a></p>
    </noscript>"""
_HOME = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=../index.html">
<title>Who says so?</title>
<link rel="icon" href="data:,">
<script id="jupyter-config-data" type="application/json" data-jupyter-lite-root=".">{}</script>
</head>
<body><p><a href="../index.html">All lessons</a></p></body>
</html>
"""
"""What stands where JupyterLite would begin without a lesson. A lesson's page asks it for its settings."""
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HEAD = '<meta charset="utf-8">'


def mend_lesson_page(root: Path, lite: Path, distribution: str = "") -> None:
    """Write language, name, policy, and what is asked before JupyterLite begins, into its page.

    Args:
        root: the clone's root.
        lite: JupyterLite's folder in the site.
        distribution: the address of a whole distribution of Pyodide, or "".

    Raises:
        KitError: the page does not begin as this kit knows it.
    """
    path = lite / "lab" / "index.html"
    page = mended(path.read_text(encoding="utf-8"), address_script(root), distribution)
    path.write_text(page, encoding="utf-8")
    (lite / "index.html").write_text(_HOME, encoding="utf-8")


def address_script(root: Path) -> str:
    """The script that knows which addresses there are (``landing_page/lesson_address.js``), as HTML."""
    lessons, exercises = (" ".join(site_stems(root, room)) for room in ("lessons", "exercises"))
    told = f'data-lessons="{lessons}" data-exercises="{exercises}"'
    return f'<script src="../../lesson_address.js" {told}></script>'


def mended(page: str, first: str, distribution: str = "") -> str:
    """The page, mended (see ``mend_lesson_page``), with the script ``first`` before its own."""
    titled = re.sub("<title>.*?</title>", _TITLE, page, count=1)
    told = titled.replace("<html>", '<html lang="en">', 1)
    asked, places = _BEGIN.subn(_ASKED, told)
    if places != 1 or '<html lang="en">' not in told or _TITLE not in told or _HEAD not in told:
        raise KitError("This JupyterLite begins its page in another way. Install the kit again, with [site].")
    rules = lesson_policy(_INLINE.findall(asked), distribution)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
    head = "\n    ".join((_HEAD, policy, '<link rel="icon" href="data:,">', first))
    return _NO_SCRIPT.sub(_NO_SCRIPT_SAID, asked.replace(_HEAD, head, 1)).replace(_INDICATOR, "Opening …")


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
