"""The parts of a site that need no network and no browser: wheel, list of packages, files, landing page."""

import base64
import hashlib
import json
import re
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers.wheel_search import found_in, secrets
from whosays.articles.kinds import CAPTION
from whosays.author.site.contents import site_files, site_stems, site_told
from whosays.author.site.jupyterlite import kernel_wheels, lay_out_files, page_config
from whosays.author.site.landing import few_sentences, landing_html, lesson_rows, write_landing, xray
from whosays.author.site.learner_wheel import REQUIRED, WINGS, write_learner_wheel
from whosays.author.site.lesson_page import address_script, mended
from whosays.author.site.lock import BY_URL, site_lock
from whosays.author.site.pages import exercise_address, write_pages
from whosays.author.site.placing import check_place
from whosays.author.site.runtime import FILES, runtime_folder
from whosays.author.site.wheels import needed, wheel_facts
from whosays.author.site.without_tables import readable_only
from whosays.base.errors import KitError
from whosays.base.notebook_files import FORMS, kit_call
from whosays.commands.door import make_app
from whosays.learner.answers import in_browser, lines_on_disk, refusals, store
from whosays.learner.answers.store import Answers

LOCK = {
    "info": {"python": "3.14.2"},
    "packages": {
        "pandas": {
            "name": "pandas",
            "version": "3",
            "depends": ["numpy", "six"],
            "file_name": "pandas-3-wasm32.whl",
        },
        "numpy": {"name": "numpy", "version": "2", "depends": [], "file_name": "numpy-2-wasm32.whl"},
        "six": {"name": "six", "version": "1", "depends": [], "file_name": "six-1-py3-none-any.whl"},
        "scipy": {"name": "scipy", "version": "1", "depends": ["numpy"], "file_name": "scipy-1-wasm32.whl"},
    },
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory, root) -> Path:
    return write_learner_wheel(root, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_is_the_learners_side_alone(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    inside = {name.split("/")[1] for name in names if name.startswith("whosays/") and name.count("/") > 1}
    print(f"\n{len(names)} files")
    assert len(names) > 200
    assert inside == {*WINGS, "kit"}
    assert not [name for name in names if "labextension" in name or name.endswith((".pyc", ".ipynb"))]
    assert not [name for name in names if Path(name).name.partition(".")[0] in FORMS]
    assert wheel_facts(wheel)["depends"] == sorted(REQUIRED)


def test_the_wheel_is_the_same_bytes_again(wheel, root, tmp_path):
    assert write_learner_wheel(root, tmp_path).read_bytes() == wheel.read_bytes()


def test_no_key_is_in_what_is_served(wheel, root):
    words = secrets(root)
    served = {"wheel": wheel.read_bytes(), "page": landing_html(root).encode(), **site_files(root, BY_URL)}
    told = [each for name, data in served.items() for each in found_in(name, data, words)[0]]
    print(f"\n{len(served)} files searched for {len(words)} texts")
    assert len(served) > 25
    assert len(words) > 500
    assert told == []
    assert found_in("planted", sorted(words)[0].encode(), words)[0]


def test_the_list_of_packages_names_nothing_from_elsewhere(wheel):
    wheels = [*kernel_wheels(), wheel]
    alone = site_lock(LOCK, wheels)["packages"]
    assert len(alone) == len(wheels) == 4
    assert all(re.fullmatch(r"[\w.]+-[\w.]+-py3-none-any\.whl", each["file_name"]) for each in alone.values())
    assert "pyodide-kernel" in alone["ipykernel"]["depends"]
    assert all(set(each["depends"]) <= set(alone) for each in alone.values())


def test_with_a_whole_distribution_only_what_is_needed_comes_from_it(wheel):
    found = site_lock(LOCK, [wheel], "https://cdn.test/full/")["packages"]
    assert set(found) == {"whosays", "pandas", "numpy", "six"}
    assert found["pandas"]["file_name"] == "https://cdn.test/full/pandas-3-wasm32.whl"
    assert "://" not in found["whosays"]["file_name"]
    assert needed(LOCK["packages"], ["scipy"]) == ["numpy", "scipy"]


def test_nothing_is_asked_of_an_index():
    config = page_config(["micropip"], {"door": True})["jupyter-config-data"]
    (settings,) = config["litePluginSettings"].values()
    assert settings["disablePyPIFallback"] is True
    assert settings["loadPyodideOptions"]["lockFileURL"].startswith("./")
    assert json.loads(config["whosays"]) == {"door": True}
    assert "whosays" not in page_config([], None)["jupyter-config-data"]


def test_the_shell_is_told_the_whole_course(root, tmp_path):
    files = site_files(root)
    lay_out_files(tmp_path, files)
    told = site_told(tmp_path / "files")
    listed = {f"{place['room']}/{place['stem']}.ipynb" for place in told["course"]}
    assert listed == {name for name in files if name.endswith(".ipynb")}
    assert len(listed) > 25
    assert told["site"]
    assert all(place["done"] == 0 for place in told["course"])
    assert json.loads(files[".whosays-copy"])["copy"] == told["copy"]


def test_an_exercise_is_answered_on_its_page_alone(root):
    files = site_files(root)
    for stem in site_stems(root, "exercises"):
        notebook = json.loads(files[f"exercises/{stem}.ipynb"])
        assert [cell["cell_type"] for cell in notebook["cells"]] == ["markdown", "markdown"]
        assert "whosays" not in notebook["metadata"]


def test_the_lesson_page_knows_every_lesson_and_exercise(root):
    script = address_script(root)
    assert f'data-lessons="{" ".join(site_stems(root, "lessons"))}"' in script
    assert f'data-exercises="{" ".join(site_stems(root, "exercises"))}"' in script


def test_without_pandas_its_cells_are_read_and_not_run(root):
    stem = "06_do_the_numbers_hold"
    there, missing = (json.loads(site_files(root, names)[f"lessons/{stem}.ipynb"]) for names in ((), BY_URL))
    sources = {each["id"]: "".join(each["source"]) for each in there["cells"]}
    changed = [
        "".join(after["source"])
        for before, after in zip(there["cells"], missing["cells"], strict=True)
        if before != after
    ]
    told, table, asked, picture = changed
    assert "On this site some of them cannot be run, and say so: read those, and go on to the next." in told
    assert asked.startswith("The first column is from the page.")
    changed = [table, picture]
    assert all("cannot be run on this site, which has no pandas" in text for text in changed)
    assert "Falcón    1800000   21.0" in changed[0]
    assert "Falcón: 21 %" in changed[1]
    code = [
        each for each in missing["cells"] if each["cell_type"] == "code" and not kit_call(sources[each["id"]])
    ]
    assert len(code) >= 4, "what needs no pandas is run as before"
    assert not [each for each in code if "pandas" in "".join(each["source"])]


SOME = "some of them cannot be run"


def asked_to_run(notebook: dict) -> list[tuple[str, bool]]:
    """Each paragraph that names the keys, and whether what it is about can be run, or it says so."""
    found, can = [], False
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            can = can if kit_call(source) else True
        elif source.startswith("*This cell cannot be run"):
            can = False
        else:
            told = [each for each in source.split("\n\n") if re.search(r"\bShift\b", each)]
            found += [(each, can or SOME in each) for each in told]
    return found


def test_nobody_is_asked_to_run_what_cannot_be_run(root):
    lessons = [
        json.loads(data) for name, data in site_files(root, BY_URL).items() if name.startswith("lessons/")
    ]
    asked = [each for notebook in lessons for each in asked_to_run(notebook)]
    assert len(lessons) == 11
    assert asked, "what can be run is asked for as before"
    assert [text for text, can in asked if not can] == []


@pytest.mark.parametrize("second", ["b = a", "c = 3"])
def test_words_that_ask_to_run_go_with_what_cannot_be_run(second):
    def cell(kind: str, source: str) -> dict:
        return {"cell_type": kind, "id": source, "source": source, "outputs": [], "metadata": {}}

    asks = cell("markdown", "Read.\n\nHold Shift and press Enter.")
    code = [cell("code", "import pandas\na = 1"), cell("code", second)]
    after = readable_only({"cells": [asks, *code, asks], "metadata": {}}, ["pandas"])["cells"]
    runs = second == "c = 3"
    assert after[0]["source"].startswith("Read.\n\nHold Shift") == runs
    assert ("some of them cannot be run" in after[0]["source"]) == runs
    assert after[3]["source"] == (asks["source"] if runs else "Read.")
    assert readable_only({"cells": [asks, *code], "metadata": {}}, [])["cells"] == [asks, *code]


ONLY_IN_JUPYTERLAB = re.compile(
    r"\b(?:(?:this|the) notebook (?:again|file)|open the notebook|folder|kernel|terminal)\b", re.I
)


def test_no_lesson_says_of_a_site_what_it_does_not_have(root):
    found = []
    for name, data in site_files(root, BY_URL).items():
        cells = json.loads(data)["cells"] if name.endswith(".ipynb") else []
        prose = ["".join(each["source"]) for each in cells if each["cell_type"] == "markdown"]
        said = [line for text in prose for line in text.splitlines() if ONLY_IN_JUPYTERLAB.search(line)]
        found += [(name, line) for line in said if "On a website" not in line]
    assert found == []


def test_a_name_from_such_a_cell_is_followed():
    def cell(number: int, source: str) -> dict:
        made = {"cell_type": "code", "id": str(number), "source": source, "outputs": [], "metadata": {}}
        return {**made, "execution_count": 1}

    sources = ["from pandas.api import types\na = 1", "b = a + 1", "c = 3", "print(b)"]
    cells = [cell(number, source) for number, source in enumerate(sources)]
    after = readable_only({"cells": cells, "metadata": {}}, ["pandas"])["cells"]
    assert [each["cell_type"] for each in after] == ["markdown", "markdown", "code", "markdown"]


# ---- the landing page


def test_the_landing_page_says_what_the_key_says(root):
    shown = xray(root)
    texts = ["".join(each["text"] for each in said["pieces"]) for said in shown["sentences"]]
    article = (root / "seeds" / "venezuela-2018" / "article.txt").read_text(encoding="utf-8")
    assert len(texts) == 3
    assert all(text in article for text in texts)
    used = {each["statement"] for said in shown["sentences"] for each in said["pieces"] if each["statement"]}
    assert used == set(shown["statements"])
    assert len(used) > 8
    key = (root / "seeds" / "venezuela-2018" / "key.csv").read_text(encoding="utf-8").replace('""', '"')
    assert all(told["why"] in key for told in shown["statements"].values())
    drawn = {each["statement"]: each["vouch"] for said in shown["sentences"] for each in said["pieces"]}
    assert (drawn["p1.2"], drawn["p4.8"]) == ("faded", "faded"), "an accusation of either side"
    assert (drawn["p4.6"], drawn["p6.4"]) == ("bold wavy", "wavy faded"), "two answers are drawn as both"
    assert shown["statements"]["p1.2"]["who"] == "Maduro, through Globovision"


def test_the_landing_page_has_every_lesson_and_every_exercise(root):
    rows, page = lesson_rows(root), landing_html(root)
    assert [each["place"] for each in rows] == list(range(1, len(rows) + 1))
    assert all(each["question"] and each["minutes"] for each in rows)
    for row in rows:
        assert page.count(row["title"].replace("’", "’")) >= 1
        assert f'href="{row["address"]}"' in page
    assert CAPTION in page
    assert f'href="{rows[0]["address"]}">Start lesson 1<' in page


def test_the_landing_page_runs_only_its_own_script(root):
    page = landing_html(root)
    assert "default-src 'none'" in page
    assert not re.search(r"<[^>]+\s(?:on\w+|style)=", page)
    scripts = re.findall(r"<script([^>]*)>", page)
    assert scripts == [' src="landing.js" defer', ' type="application/json" id="statements"']
    assert "://" not in page
    inside = page.split('id="statements">')[1].split("</script>")[0]
    assert "<" not in inside
    assert len(json.loads(inside)) > 8


def test_the_landing_page_is_small(root, tmp_path):
    write_landing(root, tmp_path)
    fonts = root / "src/whosays/learner/lab/labextension/whosays-lab/static"
    named = re.findall(
        r'url\("jupyter/extensions/whosays-lab/static/([^"]+)"', (tmp_path / "landing.css").read_text()
    )
    assert len(named) == 2
    sizes = [path.stat().st_size for path in (*tmp_path.iterdir(), *(fonts / name for name in named))]
    assert sum(sizes) < 300_000


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("One two. Three four.", 3, "One two."),
        ("One two. Three four.", 4, "One two. Three four."),
        ("One two three four. Five.", 2, "One two three four."),
        ("Is it? Yes! It is.", 3, "Is it? Yes!"),
        ("about 5.8 million. More", 3, "about 5.8 million."),
    ],
)
def test_a_reason_is_cut_between_sentences(text, most, kept):
    assert few_sentences(text, most) == kept


@pytest.mark.slow  # each page is tried on its own elsewhere
def test_each_exercise_is_there_as_a_page(root, tmp_path):
    write_pages(root, tmp_path)
    stems = site_stems(root, "exercises")
    print(f"\n{len(stems)} pages")
    assert [path.stem for path in sorted((tmp_path / "exercises").iterdir())] == stems != []
    for stem in stems:
        assert (tmp_path / exercise_address(stem)).read_bytes().startswith(b"<!doctype html>")


LESSON_PAGE = """<html><head><title>JupyterLite</title><meta charset="utf-8"><script>
        await import(
          '../config-utils.js?_=c9f706b'
        );</script>"""
FIRST = '<script src="first.js"></script>'


def test_the_lesson_page_asks_no_other_host_and_runs_no_other_script():
    after = mended(LESSON_PAGE, FIRST)
    policy = re.search('http-equiv="Content-Security-Policy" content="([^"]+)"', after)[1]
    rules = {name: values for name, *values in (rule.split() for rule in policy.split("; "))}
    [script] = re.findall(r"<script>(.*?)</script>", after, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in rules["script-src"]
    assert "'unsafe-inline'" not in rules["script-src"]
    assert rules["default-src"] == ["'self'"]
    assert rules["connect-src"] == ["'self'", "data:", "blob:"]
    assert not [value for values in rules.values() for value in values if "//" in value or "*" in value]
    assert after.index("http-equiv") < after.index("<script")
    far = mended(LESSON_PAGE, FIRST, "https://cdn.example/pyodide/v1/full/")
    assert "connect-src 'self' data: blob: https://cdn.example;" in far


def test_the_lesson_page_asks_what_is_kept_before_jupyterlite_begins():
    page = LESSON_PAGE
    after = mended(page, FIRST)
    said = (FIRST, "whyNotKept()", "config-utils.js?_=c9f706b", "tellConfig(why)")
    first, asked, config, told = map(after.index, said)
    assert first < asked < config < told
    assert after.startswith('<html lang="en">')
    assert "<title>Who says so?</title>" in after
    for other in (
        page.replace("config-utils", "other"),
        page.replace("<html>", "<html dir>"),
        page.replace("utf-8", ""),
        "",
    ):
        with pytest.raises(KitError, match="in another way"):
            mended(other, FIRST)


# ---- what may go wrong


def test_a_folder_that_holds_something_is_not_written_into(tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("mine")
    with pytest.raises(KitError, match="is there already"):
        check_place(tmp_path / "full")
    with pytest.raises(KitError, match="there is no folder"):
        check_place(tmp_path / "none" / "site")
    check_place(tmp_path / "new")
    (tmp_path / "empty").mkdir()
    check_place(tmp_path / "empty")


def test_a_folder_without_pyodide_is_said(tmp_path):
    with pytest.raises(KitError, match=rf"{FILES[0]} is missing.*npm package pyodide \d"):
        runtime_folder(tmp_path, tmp_path)


def test_without_npm_it_is_said_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(KitError, match="Install Node"):
        runtime_folder(None, tmp_path)


def test_the_command_refuses_before_anything_long(tmp_path):
    (tmp_path / "x").write_text("mine")
    done = CliRunner().invoke(make_app(["site"]), ["site", "--to", str(tmp_path)])
    assert isinstance(done.exception, KitError)
    assert (tmp_path / "x").read_text() == "mine"


def test_in_a_browser_no_answer_is_kept_outside_its_storage(tmp_path, monkeypatch):
    monkeypatch.setattr(in_browser, "is_in_browser", lambda: True)
    monkeypatch.setattr(in_browser, "STORAGE", tmp_path / "drive")
    lost = Answers("lessons", "03_x", "abc", root=tmp_path / "memory")
    said = lost.record("t", "i", "a", 0, explained=False)
    assert not said.saved
    assert said.why.startswith("NOT saved, because this page keeps nothing here")
    (tmp_path / "drive").mkdir()
    assert not lost.record("t", "i", "a", 0, explained=False).saved
    kept = Answers("lessons", "03_x", "abc", root=tmp_path / "drive" / "answers")
    assert kept.record("t", "i", "a", 0, explained=False).saved
    assert store.check_place is in_browser.check_place


def test_in_a_browser_a_line_that_was_not_taken_is_not_called_saved(tmp_path, monkeypatch):
    monkeypatch.setattr(in_browser, "is_in_browser", lambda: True)
    monkeypatch.setattr(refusals, "is_in_browser", lambda: True)
    monkeypatch.setattr(in_browser, "STORAGE", tmp_path)
    answers = Answers("lessons", "03_x", "abc", root=tmp_path / "answers")
    assert answers.record("t", "i", "a", 0, explained=False).saved
    monkeypatch.setattr(lines_on_disk.os, "write", lambda _, line: len(line))  # as a full browser does
    lost = answers.record("t", "i", "b", 0, explained=False)
    assert not lost.saved
    assert lost.why.startswith("NOT saved, because the browser did not keep it")
    monkeypatch.undo()
    assert [event.answer for event in answers.everything()] == ["a"]


@pytest.mark.parametrize("before", range(9))
def test_the_search_finds_a_word_wherever_it_begins(before):
    for word in ("thirteen here", 'She said "no", and meant it: é'):
        for spelled in (word, json.dumps(word)[1:-1], word.replace('"', '""')):
            for data in (f"{'x' * before}{spelled}", f"{'x' * before}{spelled} and more"):
                assert len(found_in("file", data.encode(), {word, "something else entirely"})[0]) == 1
            assert found_in("file", f"{'x' * before}{spelled[:-1]}".encode(), {word})[0] == []
