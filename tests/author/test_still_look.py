"""A form looks as its widget does, and the address of the extension's files says their version."""

import json
import re

from whosays.author.build.still_look import EXTENSION, MODULE, build_extension, still_look, version_of


def test_the_look_of_forms_is_built_from_the_widgets(root):
    built = still_look(root)
    assert (root / EXTENSION / MODULE).read_text(encoding="utf-8") == built, "run: whosays build"
    style = json.loads(built.partition("STILL_LOOK = ")[2].rstrip(";\n"))
    names = set(re.findall(r"\.(-?[A-Za-z_][\w-]*)(?=[^{}]*\{)", style))
    ours = {each for each in names if not each.startswith("jp-")}
    print(f"\n{len(ours)} classes of forms")
    assert len(ours) > 100
    assert all(each.startswith("ws-still") for each in ours), [
        e for e in ours if not e.startswith("ws-still")
    ]
    for each in (".ws-still-option", ".ws-still-rd-text", ".ws-still-title", ".ws-still {"):
        assert each in style


def test_what_a_form_is_dressed_in_has_a_look(root):
    """A class of the widgets that got another name would leave a form without its place, and all jumps."""
    static = (root / EXTENSION / MODULE).parent
    names = ("still_look.js", "still_style.js")
    looks = "".join((static / name).read_text(encoding="utf-8") for name in names)
    card = (static / "still_card.js").read_text(encoding="utf-8")
    lists = re.findall(r'(?:class: |"input", |const [A-Z]+ = )"([^"]*)"', card)
    made = {each for some in lists for each in some.split() if each.startswith("ws-still-")}
    print(f"\n{len(made)} classes that a dressed form has")
    assert len(made) > 15
    assert sorted(each for each in made if not re.search(rf"\.{each}(?![\w-])", looks)) == []


def test_a_changed_module_gets_a_new_address(root, tmp_path):
    folder = tmp_path / EXTENSION
    (folder / "static").mkdir(parents=True)
    for name in ("package.json", "static/opening.js"):
        (folder / name).write_bytes((root / EXTENSION / name).read_bytes())
    widgets = tmp_path / "src/whosays/learner/widgets/common"
    widgets.mkdir(parents=True)
    (widgets / "common.css").write_text(
        ".ws .ws-card { width: .5em } /* .ws-no */ @media print { .ws { top: 0 } }"
    )
    assert build_extension(tmp_path)
    assert not build_extension(tmp_path), "built again, nothing is different"
    before = version_of(folder)
    style = (folder / MODULE).read_text(encoding="utf-8")
    assert ".ws-still .ws-still-card { width: .5em }  @media print { .ws-still { top: 0 } }" in style
    (folder / "static" / "opening.js").write_text("// another")
    assert build_extension(tmp_path)
    assert f"?v={version_of(folder)}" in (folder / "package.json").read_text(encoding="utf-8")
    assert version_of(folder) != before
