"""What is built of an article: the same to the byte, never over somebody's work, nothing unchecked."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from helpers.leaks import leaks
from helpers.places import ROOT
from whosays.articles.key import COLUMNS
from whosays.articles.seed import read_seed
from whosays.articles.unchecked import DRAFT_LINE
from whosays.author.article_set import building
from whosays.author.article_set.accusations import accusations
from whosays.author.article_set.building import files_of, key_of, plan_set, write_set
from whosays.author.article_set.composing import asked_about
from whosays.author.article_set.earlier import lost_questions
from whosays.author.article_set.exercise import exercise
from whosays.author.article_set.hardness import COLUMNS as DRAFT_COLUMNS
from whosays.author.article_set.made_of import refuse_old_page
from whosays.author.article_set.material import Material
from whosays.author.build.checks import check_lessons, check_notebook, check_stems
from whosays.author.build.exercises import build_exercise
from whosays.author.build.freshness import find_fresh_page
from whosays.author.build.unchecked_pages import refuse_unchecked_page
from whosays.author.editor.source_form import FIELDS, SourceForm
from whosays.base.errors import KitError
from whosays.base.notebook_files import notebook_bytes, read_notebook
from whosays.learner.course import Place, places
from whosays.learner.lab.release_marker import Release
from whosays.tasks.marking import best_answer, mark
from whosays.tasks.reading import read_tasks, tasks_of
from whosays.tasks.types import asks, type_of
from whosays.teacher.paper.worksheet import worksheet
from whosays.teacher.release.files import release_files

from .conftest import ARTICLES, SHORT, clone_with

ACCUSES = "p4.2"  # of serbia-2020: an allegation
ACT = "p4.1"  # of serbia-2020: that somebody spoke


def drop(root, slug, statement_id):
    """Take a row out of a key."""
    path = root / "seeds" / slug / "key.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(f"{statement_id},")]
    assert len(kept) == len(lines) - 1
    path.write_text("".join(kept), encoding="utf-8")


@pytest.fixture
def serbia(tmp_path):
    return clone_with(tmp_path / "clone", "serbia-2020")


def set_status(root, slug, ids, status="draft", **cells):
    """Rows of a key with another status."""
    path = root / "seeds" / slug / "key.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    changed = [row.update(status=status, **cells) for row in rows if row["id"] in ids]
    assert len(changed) == len(ids)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [name for name in COLUMNS if name in rows[0]])
        writer.writeheader()
        writer.writerows(rows)


# --- what it is ------------------------------------------------------------------------------------


def test_each_has_an_exercise_and_a_lesson_page_where_there_is_enough_news(clones):
    assert set(clones) == set(ARTICLES)
    for article, clone in clones.items():
        assert ("lessons" in clone.made.pages) == (article not in SHORT), article
        assert (clone.root / "exercises" / f"{clone.stem}.ipynb").is_file()
        check_stems(clone.root)
        assert check_lessons(clone.root) == ("lessons" in clone.made.pages)
        check_notebook(clone.root, "solutions", clone.stem,
                       read_notebook(clone.root / "solutions" / f"{clone.stem}.ipynb"))  # fmt: skip
    assert "words of news, under 200" in clones["party-money"].made.left_out["lessons"][0]


def test_only_what_the_article_can_bear_is_asked(clones):
    without_chain = clones["harbor-company"].made
    assert "chain" not in without_chain.pages["solutions"].table["task"]
    assert any("second mouth" in each for each in without_chain.left_out["solutions"])
    without_accusation = clones["hong-kong-2019"].made
    assert "accuses" not in without_accusation.pages["lessons"].table["task"]
    assert any("accuse" in each for each in without_accusation.left_out["lessons"])
    told = [each for clone in clones.values() for some in clone.made.left_out.values() for each in some]
    print(f"\n{len(told)} sentences on what was left out")
    assert len(told) >= 8
    assert all(each.startswith("No ") and each.endswith(".") for each in told)


def test_no_exercise_gives_its_key_away(clones):
    for clone in clones.values():
        built = [
            (clone.root / "exercises" / f"{clone.stem}{end}").read_bytes()
            for end in (".ipynb", ".tasks.toml")
        ]
        assert leaks(clone.root, clone.stem, *built) == [], clone.slug
        own = [
            (clone.root / "solutions" / f"{clone.stem}{end}").read_bytes()
            for end in (".ipynb", ".tasks.toml")
        ]
        assert len(leaks(clone.root, clone.stem, *own)) >= 20, "the solution itself would be seen"


def test_the_key_solves_each_task_to_the_full(clones):
    solved = 0
    for clone in clones.values():
        for room in clone.made.pages:
            for task in read_tasks(clone.root / room / f"{clone.stem}.tasks.toml", room, clone.stem).values():
                for item in task.items if asks(task) and task.by_machine else ():
                    if type_of(task).has_best(task, item):
                        assert mark(task, item, best_answer(task, item)).credit == 1, (clone.slug, task.name)
                        solved += 1
    print(f"\n{solved} items solved")
    assert solved >= 150


def sorted_out(page):
    """What the sort tasks of a page ask about."""
    return asked_about(raw for raw in page.table["task"].values() if raw["type"] == "sort")


def test_lesson_and_exercise_ask_about_other_statements_as_far_as_it_goes(clones):
    shares = []
    for clone in clones.values():
        if "lessons" in clone.made.pages:
            asked = [sorted_out(page) for page in clone.made.pages.values()]
            shares.append(len(asked[0] & asked[1]) / len(asked[0]))
    print(f"\nasked about twice: {[f'{share:.0%}' for share in shares]}")
    assert len(shares) >= 4
    assert max(shares) <= 0.5  # an article may have one accusation, one line of hands


def test_a_teachers_notebook_has_a_place_of_its_own_in_the_course():
    for room in ("lessons", "exercises"):
        assert Place(room, "50_a_day", "p", "A day", 15, ()).kind == "own"


@pytest.mark.parametrize("article", sorted(path.parent.name for path in (ROOT / "seeds").glob("*/key.csv")))
def test_every_key_bears_an_exercise(root, article):
    """Whatever the key, what is made of it has its minutes, its size, and one best answer each."""
    seed = read_seed(root / "seeds" / article)
    plan, page = exercise(Material(seed), root, "50_any")
    assert 15 <= page.minutes <= 20
    assert 3 <= len(plan.asking) <= 5
    tasks = tasks_of(page.table, root / "solutions" / "50_any.tasks.toml", "solutions", "50_any")
    items = [(task, item) for task in tasks.values() for item in task.items if asks(task) and task.by_machine]
    assert sum(task.scored for task, _ in items) <= 12
    assert [item.id for task, item in items if mark(task, item, best_answer(task, item)).credit != 1] == []


def test_an_article_without_voices_bears_none_and_the_teacher_is_told(serbia):
    root, slug = serbia
    key = key_of(root, slug)
    own = [each.id for each in key.statements if each.kind != "reported fact"]
    more = {"kind": "reported fact", "source": "the article", "speaker": "article"}
    set_status(
        root, slug, own, "checked", **more, source_words="", cue="", also_facet="", also="", why_also=""
    )
    with pytest.raises(KitError, match=r"can bear no exercise.*Take an article in which somebody is quoted"):
        plan_set(root, slug)


def test_real_words_go_out_with_their_owners_name(serbia):
    root, slug = serbia
    path = root / "seeds" / slug / "source.toml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("attribution", "license"))]
    path.write_text("".join(kept).replace('serves = "exercises"', 'serves = "lessons"'), "utf-8")
    with pytest.raises(KitError, match="write “attribution”"):
        plan_set(root, slug)


# --- the same again --------------------------------------------------------------------------------


def test_building_twice_gives_the_same_bytes(serbia):
    root, slug = serbia
    names = write_set(root, plan_set(root, slug), run=False)
    first = {name: (root / name).read_bytes() for name in names}
    write_set(root, plan_set(root, slug), run=False)
    assert {name: (root / name).read_bytes() for name in names} == first
    exercise = [
        (root / "exercises" / f"50_my_serbia_2020{end}").read_bytes() for end in (".ipynb", ".tasks.toml")
    ]
    assert list(build_exercise(root, "50_my_serbia_2020")) == exercise


def test_what_somebody_changed_is_not_overwritten(serbia):
    root, slug = serbia
    made = plan_set(root, slug)
    write_set(root, made, run=False)
    path = root / "solutions" / f"{made.stem}.ipynb"
    notebook = read_notebook(path)
    notebook["cells"][1]["source"] = "Work in pairs."
    path.write_bytes(notebook_bytes(notebook))
    with pytest.raises(KitError, match=r"was changed since it was built.*--again"):
        write_set(root, plan_set(root, slug), run=False)
    assert "Work in pairs." in path.read_text("utf-8")
    write_set(root, plan_set(root, slug), again=True, run=False)
    assert "Work in pairs." not in path.read_text("utf-8")


def test_running_a_notebook_is_no_change(serbia):
    root, slug = serbia
    made = plan_set(root, slug)
    write_set(root, made, run=False)
    path = root / "solutions" / f"{made.stem}.ipynb"
    notebook = read_notebook(path)
    next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")["execution_count"] = 1
    path.write_bytes(notebook_bytes(notebook))
    write_set(root, plan_set(root, slug), run=False)


def test_each_article_keeps_its_number_and_the_next_has_the_next(serbia):
    root, slug = serbia
    shutil.copytree(root / "seeds" / slug, root / "seeds" / "Ünrest_2".lower())
    write_set(root, plan_set(root, slug), run=False)
    with pytest.raises(KitError, match="There is no article"):
        plan_set(root, "ünrest_2")
    shutil.copytree(
        root / "seeds" / slug, root / "seeds" / "a-second", ignore=shutil.ignore_patterns("set.toml")
    )
    assert plan_set(root, "a-second").stem == "51_a_second"
    assert plan_set(root, slug).stem == "50_my_serbia_2020"


def test_an_article_gets_the_number_that_was_told_when_it_came_in(serbia):
    root, slug = serbia
    waits = root / "seeds" / "waits"
    shutil.copytree(root / "seeds" / slug, waits, ignore=shutil.ignore_patterns("set.toml"))
    _say(waits, 'stem = "50_waits"')
    assert plan_set(root, slug).stem == "51_my_serbia_2020", "50 is promised to the one that waits"
    assert plan_set(root, "waits").stem == "50_waits"
    (root / "exercises" / "50_other.ipynb").write_text("{}")
    assert plan_set(root, "waits").stem == "51_waits", "another took the number meanwhile"


def test_nothing_is_built_before_somebody_was_asked_where_it_is_from(serbia):
    root, slug = serbia
    folder = root / "seeds" / slug
    source = folder / "source.toml"
    _say(folder, 'stem = "50_mine"')
    lines = source.read_text("utf-8").splitlines(keepends=True)
    source.write_text("".join(each for each in lines if not each.startswith("author")), encoding="utf-8")
    with pytest.raises(KitError, match=r"nobody has said yet where .*Where it is from"):
        plan_set(root, slug)
    SourceForm(folder, "A title").write(dict.fromkeys(FIELDS))
    assert plan_set(root, slug).stem == "50_mine"


def test_questions_that_would_go_are_named(serbia):
    root, slug = serbia
    made = plan_set(root, slug)
    assert lost_questions(root, made) == [], "there is no exercise yet"
    write_set(root, made, run=False)
    assert lost_questions(root, plan_set(root, slug)) == []
    asked = made.pages["solutions"].table["task"]["kinds"]["items"][0]
    drop(root, slug, asked)
    lost = lost_questions(root, plan_set(root, slug))
    print(f"\n{lost}")
    assert f"kinds {asked}" in lost


def test_a_lesson_page_does_not_outlive_its_key(tmp_path):
    root, slug = clone_with(tmp_path / "clone", "ferry-strike")
    made = plan_set(root, slug)
    write_set(root, made, run=False)
    refuse_old_page(root, made.stem)
    key = root / "seeds" / slug / "key.csv"
    plain = key.read_bytes()
    key.write_bytes(b"\xef\xbb\xbf" + plain)
    refuse_old_page(root, made.stem)  # a spreadsheet has saved it, and nothing else
    key.write_bytes(plain)
    set_status(root, slug, ["p1.2"], "checked", why="Another reason.")
    with pytest.raises(KitError, match=rf"was changed since.*whosays build {slug}"):
        refuse_old_page(root, made.stem)
    with pytest.raises(KitError, match="was changed since"):
        find_fresh_page(root, made.stem)
    write_set(root, plan_set(root, slug), run=False)
    refuse_old_page(root, made.stem)


def test_a_copied_folder_takes_no_set_from_the_first_and_a_renamed_one_keeps_its_own(serbia):
    root, slug = serbia
    write_set(root, plan_set(root, slug), run=False)
    seeds = root / "seeds"
    shutil.copytree(seeds / slug, seeds / "second")
    assert plan_set(root, "second").stem == "51_second"
    write_set(root, plan_set(root, "second"), run=False)
    assert write_set(root, plan_set(root, slug), run=False), "nobody has changed the first"
    (seeds / slug).rename(seeds / "renamed")
    assert plan_set(root, "renamed").stem == "50_my_serbia_2020"
    assert plan_set(root, "second").stem == "51_second"


ODD = "$5bn for *one* [video] #now"


def test_a_headline_is_read_as_it_was_written_and_printed_once(serbia):
    root, slug = serbia
    source = root / "seeds" / slug / "source.toml"
    told = source.read_text("utf-8").splitlines(keepends=True)
    for name in (ODD, read_seed(source.parent).article.paragraphs[0].text):
        source.write_text("".join([f"name = {json.dumps(name)}\n", *told[1:]]), encoding="utf-8")
        made = plan_set(root, slug)
        write_set(root, made, again=True, run=False)
        printed = worksheet(root, made.stem, "a4")
        assert "\\" not in printed.partition("<body")[2].partition("</h1>")[0]
        assert f"Exercise: {name}</h1>" in printed
        assert (f'<p class="ui">{name}' in printed) == (name == ODD)
        assert release_files(root, Release(made.stem))["READ-ME-FIRST.txt"].startswith(f"{name}\n".encode())
        assert {each.title for each in places(root) if each.stem == made.stem} == {name}


def test_a_run_that_was_stopped_is_no_change_by_hand(serbia, monkeypatch):
    root, slug = serbia

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "_run", stop)
    with pytest.raises(KeyboardInterrupt):
        write_set(root, plan_set(root, slug))
    assert write_set(root, plan_set(root, slug), run=False)


def _say(folder: Path, line: str) -> None:
    path = folder / "source.toml"
    path.write_text(f"{line}\n{path.read_text('utf-8')}", encoding="utf-8")


@pytest.mark.parametrize("name", ["../seeds", "nothing-here", "", "a/b"])
def test_an_article_that_is_not_there_is_told(serbia, name):
    with pytest.raises(KitError, match="There is no article"):
        key_of(serbia[0], name)


def test_an_article_of_the_kit_is_refused(root):
    with pytest.raises(KitError, match="is an article of the kit"):
        plan_set(root, "ferry-strike")


# --- what nobody has checked -----------------------------------------------------------------------


def test_nothing_is_built_while_an_accusation_is_unchecked(serbia):
    root, slug = serbia
    set_status(root, slug, [ACCUSES, ACT])
    for unchecked in (False, True):
        with pytest.raises(KitError, match=rf"{ACCUSES} may accuse a real person"):
            plan_set(root, slug, unchecked=unchecked)
    assert list((root / "solutions").iterdir()) == []


def test_other_drafts_may_be_built_and_every_page_says_so(serbia):
    root, slug = serbia
    set_status(root, slug, [ACT])
    with pytest.raises(KitError, match=rf"1 of \d+ statements are still a draft: {ACT}.*--unchecked"):
        plan_set(root, slug)
    made = plan_set(root, slug, unchecked=True)
    names = write_set(root, made, run=False)
    for name in (each for each in names if each.endswith(".ipynb")):
        assert DRAFT_LINE in read_notebook(root / name)["cells"][0]["source"], name
    assert DRAFT_LINE in worksheet(root, made.stem, "a4")
    refuse_unchecked_page(root, made.stem)


def test_a_lesson_page_says_so_too(tmp_path):
    root, slug = clone_with(tmp_path / "clone", "harbor-company")
    set_status(root, slug, ["p1.1"])
    made = plan_set(root, slug, unchecked=True)
    assert sorted(made.pages) == ["lessons", "solutions"]
    assert all(DRAFT_LINE in page.notebook["cells"][0]["source"] for page in made.pages.values())


def test_a_checked_key_says_nothing_of_drafts(clones):
    pages = [page for clone in clones.values() for page in clone.made.pages.values()]
    assert len(pages) >= 10
    assert [page for page in pages if DRAFT_LINE in str(page.notebook)] == []


def test_nothing_goes_out_when_a_row_became_a_draft_again(serbia):
    root, slug = serbia
    made = plan_set(root, slug)
    write_set(root, made, run=False)
    refuse_unchecked_page(root, made.stem)
    set_status(root, slug, [ACT])
    with pytest.raises(KitError, match="does not say so"):
        refuse_unchecked_page(root, made.stem)
    set_status(root, slug, [ACCUSES])
    with pytest.raises(KitError, match=f"nobody has checked {ACCUSES}"):
        refuse_unchecked_page(root, made.stem)


def test_the_teacher_is_shown_who_accuses_and_who_is_named(clones):
    found = {each.id: each for each in accusations(key_of(clones["serbia-2020"].root, "my-serbia-2020"))}
    print("\n" + "\n".join(each.line() for each in found.values()))
    assert found[ACCUSES].by == "some members of opposition parties"
    assert found["p2.6"].names == ("COVID", "President Aleksandar Vučić")
    assert found["p4.4"].sure
    assert not found["h.1"].sure


# --- what was hard ---------------------------------------------------------------------------------


def test_what_the_draft_doubted_is_asked(serbia):
    root, slug = serbia
    before = asked_about(plan_set(root, slug).pages["solutions"].table["task"].values())
    key = key_of(root, slug)
    plain = [each for each in key.statements if each.id not in before and each.kind == "reported fact"]
    hard = next(each for each in plain if not each.row["also"] and len(each.row["quote"].split()) > 3)
    found = {"kind": "official claim", "source": "the article", "sure": "doubtful", "doubts": "kind"}
    row = dict.fromkeys(DRAFT_COLUMNS, "") | {"id": hard.id, "quote": hard.row["quote"]} | found
    with (root / "seeds" / slug / "draft.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    asked = asked_about(plan_set(root, slug).pages["solutions"].table["task"].values())
    assert hard.id in asked
    assert files_of(plan_set(root, slug)) == [
        f"solutions/50_my_serbia_2020{end}" for end in (".tasks.toml", ".ipynb")
    ]
