"""A widget's modules are put into one text: no name may stand there twice, and no import may be left over."""

import re
from collections import Counter
from pathlib import Path

from whosays.learner.widgets.assets import esm

SOURCES = Path(__file__).parents[2] / "src" / "whosays"
NAME = re.compile(r"^(?:async )?(?:function|class|const|let|var) (\w+)", re.MULTILINE)
IMPORT = re.compile(r"^\s*import\b.*", re.MULTILINE)
ENTRY = re.compile(r"^export default ", re.MULTILINE)


def entries() -> list[Path]:
    """The files that a widget names: they have a ``render``."""
    return [each for each in sorted(SOURCES.rglob("*.js")) if ENTRY.search(each.read_text("utf-8"))]


def faults(bundle: str) -> list[str]:
    twice = [name for name, times in Counter(NAME.findall(bundle)).items() if times > 1]
    exports = re.findall(r"^export (?!default).*", bundle, re.MULTILINE)
    return [*twice, *IMPORT.findall(bundle), *exports]


def test_every_bundle_is_one_module_with_each_name_once():
    bundles = {str(each.relative_to(SOURCES)): esm(each) for each in entries()}
    assert {name: found for name, bundle in bundles.items() if (found := faults(bundle))} == {}
    names = sum(len(NAME.findall(bundle)) for bundle in bundles.values())
    assert names
    print(f"{len(bundles)} bundles, {names} names, each once in its bundle")


def test_neighbours_that_share_a_name_are_found(tmp_path):
    (tmp_path / "one.js").write_text('export function table() {}\nexport const KEYS = "a";\n', "utf-8")
    (tmp_path / "two.js").write_text(
        'import {\n  table,\n} from "./one.js";\nconst KEYS = [table];\n', "utf-8"
    )
    assert faults(esm(tmp_path / "two.js")) == ["KEYS"], "and an import of several lines is followed"


def test_an_import_that_is_not_followed_is_found(tmp_path):
    (tmp_path / "one.js").write_text('import * as all from "./two.js";\nexport default {};\n', "utf-8")
    assert faults(esm(tmp_path / "one.js")) == ['import * as all from "./two.js";']
