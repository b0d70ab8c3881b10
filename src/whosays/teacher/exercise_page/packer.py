"""Put ES modules into one plain script: each module once, in a scope of its own.

A widget's own bundle (``learner/widgets/assets.py``) is one module. A page holds several, and two of their
functions may share a name. Understood are the forms in which the kit's modules are written, and no others.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from whosays.base.errors import KitError

_IMPORT = re.compile(r'^import (?:(?P<whole>\w+)|\{(?P<names>[^}]*)\}) from "(?P<path>\.[\w./-]+)";\n', re.M)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|class|const) (\w+))", re.M)
_DEFAULT = re.compile(r"^export default ", re.M)
_NOTHING = re.compile(r"^export \{\};\n?", re.M)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.M)
_ENDS_THE_SCRIPT = re.compile(r"</script|<!--", re.IGNORECASE)


@dataclass
class _Pack:
    """The modules so far, in the order in which they must run; ``begun``: whose imports are being read."""

    parts: list[str] = field(default_factory=list)
    names: dict[Path, str] = field(default_factory=dict)
    begun: set[Path] = field(default_factory=set)

    def add(self, path: Path) -> str:
        """The name under which a module stands in the script."""
        path = path.resolve()
        if path in self.names:
            return self.names[path]
        if path in self.begun:
            raise KitError(f"{path}: modules import each other in a ring. Take one of them apart.")
        self.begun.add(path)
        body = _IMPORT.sub(lambda found: self._imported(found, path), path.read_text(encoding="utf-8"))
        name = self.names[path] = f"m{len(self.names)}"
        self.parts.append(_scope(name, body, path))
        return name

    def _imported(self, found: re.Match[str], path: Path) -> str:
        name = self.add(path.parent / found["path"])
        taken = f"{{ default: {found['whole']} }}" if found["whole"] else f"{{{found['names']}}}"
        return f"const {taken.replace(' as ', ': ')} = {name};\n"


def _scope(name: str, body: str, path: Path) -> str:
    exported = [found[2] for found in _EXPORT.finditer(body)]
    exported += ["default: byDefault"] if _DEFAULT.search(body) else []
    body = _DEFAULT.sub("const byDefault = ", _EXPORT.sub(r"\1", _NOTHING.sub("", body)))
    if left := _LEFT.search(body):
        raise KitError(
            f"{path}: “{left[0][:60]}” is not understood. Write imports and exports as the others."
        )
    return f"const {name} = (() => {{\n{body}\nreturn {{ {', '.join(exported)} }};\n}})();\n"


def packed(entry: Path, tables: Mapping[str, Mapping[str, Path]]) -> str:
    """A script that calls ``start`` of a module with the modules that are given by name.

    Args:
        entry: the module that has ``start``.
        tables: what it is called with, in order: for each table the modules by name.

    Raises:
        KitError: a module is written in another form, or modules import each other in a ring.
    """
    pack = _Pack()
    start = pack.add(entry)
    words = [
        ", ".join(f"{name}: {pack.add(path)}" for name, path in modules.items())
        for modules in tables.values()
    ]
    calls = ", ".join(f"{{ {each} }}" for each in words)
    script = f'"use strict";\n(() => {{\n{"".join(pack.parts)}{start}.start({calls});\n}})();\n'
    if found := _ENDS_THE_SCRIPT.search(script):
        raise KitError(f"{entry}: “{found[0]}” in a script would end it. Write it in two pieces.")
    return script
