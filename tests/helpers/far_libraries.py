"""A distribution of Pyodide on another address, with stand-ins for what lesson 06's table needs.

The real ones are machine code that no registry here has. What is tried with these is the way: that they are
asked of the named address alone, checked by their digest, loaded when a cell wants them, and missed in words.
"""

import hashlib
import json
import shutil
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from whosays.author.site.lock import BY_URL
from whosays.author.site.runtime import LOCK, runtime_folder
from whosays.author.site.wheels import needed

PANDAS = """
class Series(dict):
    def __rmul__(self, n): return Series({k: n * v for k, v in self.items()})
    def __truediv__(self, n): return Series({k: v / n for k, v in self.items()})
    def sum(self): return sum(self.values())
    def round(self, n): return Series({k: round(v, n) for k, v in self.items()})
class DataFrame(dict):
    def __init__(self, columns, index):
        super().__init__({name: Series(zip(index, values)) for name, values in columns.items()})
"""
WHEEL = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


class Distribution:
    """Stand-ins in ``folder``, and the core whose list names them with their digests.

    Attributes:
        core: the folder of Pyodide's core, for ``--pyodide``.
        url: the address of the stand-ins, for ``--pyodide-url``; it allows other sites to ask, as a real one.
    """

    def __init__(self, folder: Path) -> None:
        (folder / "npm").mkdir(parents=True)
        self.core = Path(shutil.copytree(runtime_folder(None, folder / "npm"), folder / "core"))
        self.files = folder / "far"
        self.files.mkdir()
        lock = json.loads((self.core / LOCK).read_text("utf-8"))
        for name in needed(lock["packages"], BY_URL):
            self._stand_in(lock["packages"][name])
        for place in (self.core, self.files):
            (place / LOCK).write_text(json.dumps(lock), encoding="utf-8")
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Open, directory=str(self.files)))
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def _stand_in(self, entry: dict) -> None:
        path = self.files / entry["file_name"]
        name, version = entry["name"].replace("-", "_"), entry["version"]
        about = f"{name}-{version}.dist-info"
        with zipfile.ZipFile(path, "w") as wheel:
            wheel.writestr(f"{entry['imports'][0]}/__init__.py", PANDAS if name == "pandas" else "")
            wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
            wheel.writestr(f"{about}/WHEEL", WHEEL)
            wheel.writestr(f"{about}/RECORD", "")
        entry["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()

    def goes(self) -> None:
        """From now on nobody answers at its address."""
        self.server.shutdown()
        self.server.server_close()


class _Open(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass
