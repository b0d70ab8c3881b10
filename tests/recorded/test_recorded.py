"""Every command says and writes on a recorded class what the recorded version did, but for wanted changes."""

import copy
import json
import re
from pathlib import Path

import pytest

from recorded import shelf
from recorded.commands import COMMANDS, NAMES, NEW
from recorded.comparison import NO_LINE, NO_TEXT, Difference, differences, lines_of
from recorded.expected import MENDS, Row, as_rows, judged, read_rows, unknown_mends
from recorded.libraries import other_versions
from recorded.record import BEFORE
from recorded.workplace import record_all

CLASS = Path(__file__).parent / "the_class"
PLACE = "grade: marks/totals.csv"
STREAMS = 3  # exit code, output and errors
TYPES = {"sort", "choose", "number", "order", "chain", "mark", "write"}


@pytest.fixture(scope="module")
def before():
    return shelf.kept()


@pytest.fixture(scope="module")
def after(tmp_path_factory):
    return record_all(tmp_path_factory.mktemp("recorded"))


@pytest.fixture(scope="module")
def verdict(before, after):
    return judged(differences(before, after), read_rows())


def looked_at(record):
    """How many commands, files and lines a record holds."""
    texts = [text for parts in record.values() for text in parts.values()]
    return len(record), len(texts) - STREAMS * len(COMMANDS), sum(text.count("\n") for text in texts)


def test_every_output_is_as_recorded(before, after, verdict):
    commands, files, lines = looked_at(after)
    print(f"\n{commands} commands and rooms, {files} files, {lines} lines compared, {len(read_rows())} rows")
    assert min(looked_at(before)) > 0
    assert (commands, len(before) + len(NEW)) == (len(COMMANDS) + 3, len(COMMANDS) + 3)
    assert set(before).isdisjoint(f"help-{name}" for name in NEW)
    assert files > 200
    assert lines > 30_000
    if verdict.without_row:
        pytest.fail(told(verdict.without_row), pytrace=False)


def told(found):
    others = ", ".join(other_versions())
    hint = f"Other libraries than when it was recorded: {others}. See record.py.\n" if others else ""
    return (
        f"{len(found)} lines are not as in {BEFORE}.\n{hint}"
        f"If they are wanted, put the name of the change ({' or '.join(MENDS)}) between the first two "
        "commas of these rows, and add them to expected_differences.csv (rows.py does both):\n"
        f"{as_rows(found)}"
    )


def test_no_row_is_stale(verdict):
    rows = read_rows()
    print(f"\n{len(rows)} rows of expected differences")
    assert unknown_mends(rows) == []
    assert as_rows(verdict.stale) == "", "These rows explain nothing any more. Take them out."


def test_every_command_is_recorded(after):
    listed = re.findall(r"^  ([\w-]+)  ", after["help"]["output"].partition("Commands:")[2], re.MULTILINE)
    typed = {word for command in COMMANDS for word in command.words[:1]}
    print(f"\n{len(listed)} commands of --help")
    assert sorted(listed) == sorted(NAMES)
    assert set(NAMES) <= typed
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)


def test_the_class_answers_in_every_form_and_in_none():
    lines = [line for path in CLASS.rglob("*.jsonl") for line in path.read_bytes().splitlines()]
    events = [json.loads(line) for line in lines if b'"answer"' in line]
    given = {json.dumps(event["answer"]) for event in events}
    print(f"\n{len(events)} answers, {len(given)} of them different")
    empty = ["", "   ", "\t\n", [], [" "], ["", " "], {}, None, {"text": "", "checked": []}]
    assert [answer for answer in empty if json.dumps(answer) not in given] == []
    assert any('"spans": {"source": [], ' in each for each in given), "no marks were taken back"
    assert any('"text": " \\n  "' in each for each in given), "no text of spaces alone"


def test_the_record_is_kept_in_texts_that_can_be_read(before):
    sizes = [path.stat().st_size for path in shelf.FOLDER.iterdir()]
    texts = [path.stat().st_size for path in shelf.FOLDER.glob("*.txt")]
    print(f"\n{len(before)} records, {len(texts)} of them as text, {sum(sizes):,} bytes")
    assert 0 < len(texts) == len(sizes) - 1
    assert max(texts) <= shelf.MAX_TEXT
    assert sum(sizes) < 1_000_000


def test_what_is_kept_is_read_again(tmp_path):
    odd = {"errors": "", "output": "no line end", "a.csv": "a\\r\n\n"}
    record = {"odd": odd, "large": {"output": "line\n" * shelf.MAX_TEXT}}
    shelf.keep(record, tmp_path)
    assert shelf.kept(tmp_path) == record
    assert sorted(path.name for path in tmp_path.iterdir()) == [shelf.PACK, "odd.txt"]
    with pytest.raises(ValueError, match="output holds a line"):
        shelf.to_text({"output": "===== of our own\n"})


# --- specimens that must be seen -------------------------------------------------------------------


def planted(before, change):
    """The differences between the record and a copy that was changed."""
    changed = copy.deepcopy(before)
    change(changed)
    return differences(before, changed)


def replaced(name, part, old, new):
    def change(record):
        assert old in record[name][part]
        record[name][part] = record[name][part].replace(old, new, 1)

    return change


def test_a_changed_line_is_seen(before):
    line = next(each for each in before["grade"]["marks/totals.csv"].split("\n") if "12 of 12" in each)
    found = planted(before, replaced("grade", "marks/totals.csv", "12 of 12", "11 of 12"))
    assert found == [Difference(PLACE, line, line.replace("12 of 12", "11 of 12"))]
    assert judged(found, []).without_row == found
    row = Row(PLACE, MENDS[0], *found[0][1:])
    assert judged(found, [row]) == ([], [])
    assert judged([*found, *found], [row]).without_row == found, "one row stands for one line"


def test_a_changed_mark_is_one_value(before):
    (found,) = planted(
        before, replaced("grade", "marks/marks.jsonl", '"answered": true', '"answered": false')
    )
    assert found.before.endswith("answered = true")
    assert found.after == found.before.replace("true", "false")
    assert "signs/observers" in found.before


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda r: r["help"].pop("errors"), ("help: errors", "(a text of 0 lines)", NO_TEXT)),
        (lambda r: r.update(new={"output": "a\n"}), ("new: output", NO_TEXT, "(a text of 1 lines)")),
        (lambda r: r["key"].update({"exit code": "1\n"}), ("key: exit code", "0", "1")),
        (lambda r: r["key"].update(errors="oh\n"), ("key: errors", NO_LINE, "oh")),
        (replaced("grade", "marks/marks.jsonl", '": ', '":'), None),
        (replaced("stored-outputs-of-lessons", "00_start_here.ipynb", "3 tasks", "4 tasks"), None),
    ],
)
def test_whatever_is_changed_is_seen(before, change, expected):
    (found,) = planted(before, change)
    assert expected is None or found == expected


def test_a_stale_row_and_one_without_a_mend_are_seen():
    row = Row(PLACE, "tidying up", "was", "is")
    assert judged([], [row]).stale == [Difference(PLACE, "was", "is")]
    assert unknown_mends([row]) == [row]
    assert read_rows() is not None


def test_rows_are_read_as_they_are_printed(tmp_path):
    found = [Difference(PLACE, '1,"Adama, Nia", “a”', NO_LINE), Difference(PLACE, "", "  x")]
    path = tmp_path / "rows.csv"
    path.write_text("command,mend,before,after\n" + as_rows(found, MENDS[0]), encoding="utf-8")
    assert judged(found, read_rows(path)) == ([], [])


def test_nothing_to_compare_is_no_success(before):
    assert len(differences(before, {})) == sum(map(len, before.values())) > 0
    assert lines_of("a: b.jsonl", "no JSON\n") == ["no JSON", ""]
