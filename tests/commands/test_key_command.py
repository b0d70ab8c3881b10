"""``whosays key``: all that is wrong with a key in one run, and which words of the article it leaves out."""

import csv
import re
import shutil
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers.places import SPECIMENS
from whosays.articles.article import read_article
from whosays.articles.coverage import gaps
from whosays.articles.key import COLUMNS, OPTIONAL, check_key
from whosays.articles.seed import read_seed
from whosays.base import places
from whosays.base.csv_cells import guarded
from whosays.base.spreadsheets import numbered_rows
from whosays.commands.door import make_app
from whosays.commands.key import coverage

KEYS = SPECIMENS / "keys"
SAYS = tomllib.loads((KEYS / "says.toml").read_text(encoding="utf-8"))
OF_A_CELL = {name: said for name, said in SAYS.items() if re.match(r": row \d+ .*, column", said)}


def run(*words: str):
    return CliRunner().invoke(make_app(["key"]), ["key", *words])


@pytest.fixture
def canteen(tmp_path) -> Path:
    return Path(shutil.copytree(SPECIMENS / "own_article" / "seeds" / "canteen", tmp_path / "canteen"))


def change(folder: Path, *pairs: tuple[str, str], name: str = "key.csv") -> None:
    text = (folder / name).read_text("utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (folder / name).write_text(text, "utf-8")


def cells_of(name: str) -> list[list[str]]:
    """All rows of a specimen, with all columns; some are as a spreadsheet of another country saved them."""
    (_, header), *rows = numbered_rows(KEYS / f"{name}.csv", "key")
    cells = [dict(zip(header, map(guarded, row), strict=False)) for _, row in rows]
    return [list(COLUMNS), *([each.get(column, "") for column in COLUMNS] for each in cells)]


def test_the_faults_of_many_keys_in_one_are_all_told(tmp_path):
    """One key of all the broken rows: what is told of each alone is told of it here."""
    rows, wanted = cells_of("fine/plain")[:3], {}
    for name, said in OF_A_CELL.items():
        number = int(re.match(r": row (\d+)", said).group(1))
        rows.append(cells_of(name)[number - 1])
        wanted[name] = said.replace(f": row {number} ", f": row {len(rows)} ", 1)
    path = tmp_path / "key.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    _, problems = check_key(read_article(KEYS), path)
    missing = {name for name, said in wanted.items() if f"{path}{said}" not in problems}
    print(f"\n{len(wanted)} faults in one key, {len(problems)} sentences")
    assert len(wanted) >= 30
    assert missing == set()


def test_the_command_tells_all_faults_and_writes_nothing(canteen, tmp_path):
    change(
        canteen,
        ("the price of vegetables had risen", "the cost of vegetables had risen"),
        ("a pupil < the article", "a pupil <"),
        (",official,the minutes of May", ",caterer,the minutes of May"),
    )
    done = run(str(canteen), "--export", str(tmp_path / "out.json"))
    assert done.exit_code == 1
    told = [line for line in done.output.splitlines() if "key.csv: row " in line]
    assert [re.search(r"row \d+ \(\S+\), column \w+", line).group() for line in told] == [
        "row 7 (p1.4), column quote",
        "row 11 (p3.2), column speaker",
        "row 13 (p3.4), column source",
    ]
    assert "9 statements in order." in done.output
    assert str(done.exception) == "canteen: 3 faults to mend, named above."
    assert not (tmp_path / "out.json").exists()


def test_two_faults_of_one_row_are_two(canteen):
    change(canteen, ("official claim,the school office < the article,", "official,the school office <,"))
    _, problems = check_key(read_article(canteen), canteen / "key.csv")
    assert [problem.partition("column ")[2].partition(":")[0] for problem in problems] == ["kind", "source"]


def test_rows_of_too_many_cells_and_the_word_list_are_told_too(canteen):
    change(canteen, ("p1.2,60 cents", "p1.2,,60 cents"), ("p3.1,The town", "p3.1,,The town"))
    (canteen / "glossary.csv").write_text("term,meaning\n", "utf-8")
    done = run(str(canteen))
    assert re.findall(r"row (\d+) has 15 cells", done.output) == ["5", "10"]
    assert "glossary.csv: row 1 must name the columns" in done.output
    assert "3 faults" in str(done.exception)


@pytest.mark.parametrize("name", ["venezuela-2018", "swapped-2018", "ferry-strike", "life-jackets"])
def test_the_words_in_no_statement_are_counted_and_shown(root, name):
    key = read_seed(root / "seeds" / name).key
    text = key.article.text
    bare = []
    for word in key.article.words:  # counted another way: letter by letter
        inside = [
            any(a <= at < b for s in key.statements for a, b in s.spans) for at in range(word.start, word.end)
        ]
        if sum(inside) * 2 < len(inside):
            bare.append(word)
    found = gaps(key)
    assert sum(gap.words for gap in found) == len(bare)
    assert [word.text for word in bare] == " ".join(gap.text for gap in found).split()
    assert all(gap.text in text for gap in found)
    said = coverage(key)
    assert said.startswith(f"{len(bare)} of {len(key.article.words)} words are in no statement: ") or not bare


def test_the_command_gives_a_key_its_columns_and_keeps_its_rows(canteen):
    before = (canteen / "key.csv").read_text("utf-8").splitlines()
    assert run(str(canteen)).exit_code == 0
    assert (canteen / "key.csv").read_text("utf-8").splitlines() == before  # unasked, nothing is written
    done = run(str(canteen), "--columns")
    assert done.exit_code == 0, done.output
    rows = list(csv.reader((canteen / "key.csv").read_text("utf-8").splitlines()))
    assert tuple(rows[0]) == COLUMNS
    kept = [[cell for name, cell in zip(COLUMNS, row, strict=True) if name not in OPTIONAL] for row in rows]
    assert kept == list(csv.reader(before))


def test_a_key_begun_says_how_much_is_left(canteen):
    lines = (canteen / "key.csv").read_text("utf-8").splitlines()
    (canteen / "key.csv").write_text("\n".join([*lines[:2], ""]), "utf-8")
    done = run(str(canteen / "key.csv"))
    assert done.exit_code == 0, done.output
    assert "canteen: 1 statement in order." in done.output
    assert "74 of 77 words are in no statement: h “Parents Blame Caterer”; p1 “" in done.output
    (canteen / "article.txt").write_text("Canteen Prices Rise\n", "utf-8")
    assert "Each of the 3 words is in a statement." in run(str(canteen)).output


def test_an_installed_kit_says_where_the_key_is(canteen, tmp_path, monkeypatch):
    kit = tmp_path / "kit"
    (kit / "seeds").mkdir(parents=True)
    (canteen / "key.csv").unlink()
    canteen.rename(kit / "seeds" / "canteen")
    monkeypatch.setattr(places, "installed_kit", lambda: kit)
    monkeypatch.setattr("whosays.articles.seed.installed_kit", lambda: kit)
    done = run("canteen")
    assert done.exit_code == 1
    assert str(done.exception).endswith("it is in a clone of the repository.")
    assert "\n" not in str(done.exception)
