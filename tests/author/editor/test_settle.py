"""Two keys are settled in the editor: blind before, saved at once, undone, kept, and made one key."""

import base64
import errno
from itertools import permutations
from pathlib import Path

import pytest

from helpers.editor_seed import lay
from helpers.two_keys_seed import NAMES, READERS, SLUG, lay_two
from whosays.articles.article import read_article
from whosays.articles.key import check_key, read_key
from whosays.author.editor.acts import ACTS
from whosays.author.editor.apart import APART, Workplace
from whosays.author.editor.place_data import place_painted
from whosays.author.editor.session import Session
from whosays.author.two_keys.own_keys import own_keys
from whosays.author.two_keys.record import read_record
from whosays.base import files
from whosays.base.errors import KitError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_two(tmp_path)


@pytest.fixture
def settling(folder: Path) -> Workplace:
    place = Workplace(folder)
    act(place, "compare", one="Adler", other="Okoye")
    return place


def act(place: Workplace, do: str, **more):
    return place.act({"do": do, "at": place.session.at, **more})


def choose(place: Workplace, choice: str, *which: int):
    act(place, "settle_go", to=which[0])
    return act(place, "settle", which=list(which), choice=choice)


def all_of(place: Workplace) -> range:
    return range(len(place.settling.found))


def finish(place: Workplace, *, sure: bool = False) -> Path:
    act(place, "settle_finish", sure=sure)
    return place.folder / "key.csv"


# --- apart ----------------------------------------------------------------------------------------


def test_each_keys_in_a_file_of_their_own_with_undo_and_the_article_key_stays(tmp_path):
    folder = lay(tmp_path)
    before = (folder / "key.csv").read_bytes()
    place = Workplace(folder)
    act(place, "own_begin", name="Adler", start="draft")
    begun = (folder / "keys" / "Adler.csv").read_bytes()
    act(place, "accept")
    assert (folder / "keys" / "Adler.csv").read_bytes() != begun
    act(place, "undo")
    assert (folder / "keys" / "Adler.csv").read_bytes() == begun
    assert (folder / "key.csv").read_bytes() == before
    act(place, "show_people")
    act(place, "own_begin", name="Okoye", start="empty")
    assert place.session.rows == ()
    act(place, "own_open", name="ADLER")
    assert (place.mine, len(place.session.rows) > 20) == ("Adler", True)
    act(place, "own_open", name="")
    assert (place.mine, place.session.path.name) == ("", "key.csv")
    with pytest.raises(KitError, match="what to begin with"):
        act(place, "own_begin", name="Third", start="")


def test_a_key_changed_outside_is_kept_beside_it_and_is_nobody(tmp_path):
    folder = lay(tmp_path)
    place = Workplace(folder)
    act(place, "own_begin", name="Adler", start="draft")
    path = folder / "keys" / "Adler.csv"
    path.write_bytes(path.read_bytes().replace(b",draft,", b",checked,", 1))
    with pytest.raises(KitError, match=r"^NOT saved: Adler\.csv was changed"):
        act(place, "accept")
    act(place, "keep_mine")
    assert (folder / "keys" / "Adler.mine.csv").exists()
    assert [each.name for each in own_keys(folder)] == ["Adler"]


def test_until_both_are_done_no_figure_and_no_word_of_a_key_is_on_the_page(tmp_path):
    folder = lay_two(tmp_path, open_rows=2)
    for name in ("Adler", "Okoye"):
        path = folder / "keys" / f"{name}.csv"
        path.write_bytes(path.read_bytes().replace(b"\xe2\x80\x9c", b"SECRET\xe2\x80\x9c"))
    place = Workplace(folder)
    assert place.is_asking
    painted = place_painted(place)
    assert "SECRET" not in str(painted)
    people = [{"name": "Adler", "done": True, "frozen": False, "why": ""},
              {"name": "Okoye", "done": False, "frozen": False, "why": ""}]  # fmt: skip
    assert painted["apart"]["people"] == people
    assert painted["apart"]["pairs"] == [{"one": "Adler", "other": "Okoye", "late": ["Okoye"], "seen": False}]
    with pytest.raises(KitError, match="Okoye is still at work"):
        act(place, "compare", one="Adler", other="Okoye")
    act(place, "own_open", name="Okoye")
    assert "SECRET" in str(place_painted(place))
    act(place, "show_people")
    assert "SECRET" not in str(place_painted(place)), "the next one to sit down sees nothing of it"


def test_to_look_early_is_written_down_and_cannot_be_taken_back(tmp_path):
    folder = lay_two(tmp_path, open_rows=2)
    act(Workplace(folder), "compare", one="Adler", other="Okoye", now=True)
    assert {row["apart"] for row in read_record(folder)} == {"no"}
    path = folder / "keys" / "Okoye.csv"
    path.write_bytes((READERS / "second" / f"{SLUG}.csv").read_bytes())
    place = Workplace(folder)
    act(place, "compare", one="Adler", other="Okoye")
    assert {row["apart"] for row in read_record(folder)} == {"no"}
    assert place_painted(place)["settle"]["apart"] is False


def test_a_key_that_was_compared_stays_as_it_was_made_apart(settling):
    act(settling, "show_people")
    assert [each["frozen"] for each in place_painted(settling)["apart"]["people"]] == [True, True]
    with pytest.raises(KitError, match="Adler’s key has been compared already"):
        act(settling, "own_open", name="Adler")


def test_a_colleagues_file_is_brought_and_a_second_one_asks(folder):
    place = Workplace(folder)
    content = (READERS / "second" / f"{SLUG}.csv").read_bytes()
    act(place, "own_bring", name="Third", content=base64.b64encode(content).decode())
    assert len(place_painted(place)["apart"]["pairs"]) == 3
    other = base64.b64encode(content.replace(b",checked,", b",draft,", 1)).decode()
    with pytest.raises(KitError, match="another key by Third"):
        act(place, "own_bring", name="third", content=other)
    assert place_painted(place)["apart"]["taken"] == {"name": "Third"}
    act(place, "own_bring", name="third", content=other, sure=True)
    assert [each["done"] for each in place_painted(place)["apart"]["people"]] == [True, True, False]
    assert place_painted(place)["apart"]["taken"] is None


@pytest.mark.parametrize(
    "message",
    [
        {"do": "settle", "which": [0], "choice": "one"},
        {"do": "compare", "one": "Adler", "other": "Adler"},
        {"do": "compare", "one": "Adler", "other": "nobody"},
        {"do": "compare"},
        {"do": "own_open", "name": "../key"},
        {"do": "own_bring", "name": "x", "content": "%%%"},
        {"do": "own_begin", "name": "", "start": "draft"},
        {"do": "settle_finish"},
        {"do": "nonsense"},
    ],
    ids=str,
)
def test_an_odd_message_changes_nothing(folder, message):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(KitError):
        Workplace(folder).act(message)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "message",
    [
        {"which": [99]},
        {"which": [-1]},
        {"which": "0"},
        {"which": [0.0]},
        {"choice": "right"},
        {"which": [1], "choice": "both"},
    ],
    ids=str,
)
def test_an_odd_choice_changes_nothing(settling, message):
    with pytest.raises(KitError):
        act(settling, "settle", **{"which": [0], "choice": "one", **message})
    assert settling.settling.choices == {}


# --- settled --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_in_the_view_are_those_of_the_table(tmp_path, name):
    place = Workplace(lay_two(tmp_path, name))
    act(place, "compare", one="Adler", other="Okoye")
    shares = place_painted(place)["settle"]["agreement"]["facets"][0]["shares"][0]
    [line] = [
        each
        for each in (READERS / "README.md").read_text("utf-8").splitlines()
        if each.startswith(f"| {name} ")
    ]
    _, _, _, same, defensible, _ = (each.strip() for each in line.strip("|").split("|"))
    assert shares.startswith(f"the same for {100 * float(same):.1f} % of the words")
    more = f"with second answers {100 * float(defensible):.1f} %"
    assert (more in shares) is (same != defensible)


def test_a_choice_is_saved_at_once_undone_and_kept_over_a_kernel(settling, folder):
    for number, choice in enumerate(("one", "other", "neither")):
        assert choose(settling, choice, number).saved
        assert [row["choice"] for row in read_record(folder)][number] == choice
    act(settling, "undo")
    assert [row["choice"] for row in read_record(folder)][:3] == ["one", "other", ""]
    act(settling, "redo")
    assert read_record(folder)[2]["choice"] == "neither"
    again = Workplace(folder)
    act(again, "compare", one="Adler", other="Okoye")
    settle = place_painted(again)["settle"]
    assert (settle["all"], settle["settled"]) == (11, 3)
    assert [each["choice"] for each in settle["list"]][:4] == ["one", "other", "neither", ""]
    choose(again, "", 0)
    assert read_record(folder)[0]["choice"] == ""
    for _ in range(5):
        act(again, "undo")
    assert [row["choice"] for row in read_record(folder)][:3] == ["one", "other", "neither"]


def test_a_key_pressed_too_early_settles_nothing(settling, folder):
    act(settling, "settle_go", to=1)
    with pytest.raises(KitError, match="came to hand meanwhile"):
        act(settling, "settle", which=[0], choice="one")
    assert settling.settling.choices == {}
    assert {row["choice"] for row in read_record(folder)} == {""}


def test_differences_come_in_the_order_of_the_text_and_no_side_is_chosen(settling):
    found = settling.settling.found
    starts = [each.spans[0][0] for each in found]
    assert starts == sorted(starts)
    seen = []
    for _ in found:
        act(settling, "settle_go", to="next")
        seen.append(settling.settling.at)
        assert place_painted(settling)["settle"]["difference"]["choice"] == ""
    assert seen == list(all_of(settling))


def test_a_disk_that_refuses_is_told_and_the_choice_stays(settling, folder, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", refuse)
    assert not choose(settling, "one", 0).saved
    assert "disk is full" in place_painted(settling)["unsaved"]
    monkeypatch.undo()
    assert act(settling, "save").saved
    assert read_record(folder)[0]["choice"] == "one"


def test_a_record_changed_outside_is_not_overwritten(settling, folder):
    path = folder / "settled.csv"
    theirs = path.read_bytes().replace(b",yes,", b",no,", 1)
    path.write_bytes(theirs)
    with pytest.raises(KitError, match=r"^NOT saved: settled\.csv was changed"):
        choose(settling, "one", 0)
    assert path.read_bytes() == theirs
    assert settling.settling.choices == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_settled_key_holds_and_what_is_open_is_worked_in_the_editor(tmp_path, name):
    for choice in ("one", "other", "neither"):
        place = Workplace(lay_two(tmp_path / choice, name))
        act(place, "compare", one="Adler", other="Okoye")
        choose(place, choice, *all_of(place))
        differing = len(all_of(place))
        key, problems = check_key(read_article(place.folder), finish(place))
        assert problems == []
        drafts = sum(each.row["status"] == "draft" for each in key.statements)
        assert (drafts > 0) is (choice == "neither"), choice
        assert drafts <= differing
        assert place.session.view == ("work" if drafts else "done")
        if choice != "neither":
            wanted = next(
                each
                for each in own_keys(place.folder)
                if each.name == {"one": "Adler", "other": "Okoye"}[choice]
            )
            theirs = read_key(key.article, wanted.path)
            assert {(e.spans, e.kind) for e in key.statements} == {
                (e.spans, e.kind) for e in theirs.statements
            }


def test_undo_in_the_editor_brings_the_old_key_back(settling, folder):
    before = (folder / "key.csv").read_bytes()
    choose(settling, "other", *all_of(settling))
    assert finish(settling).read_bytes() != before
    act(settling, "undo")
    assert (folder / "key.csv").read_bytes() == before


def test_a_checked_key_is_never_replaced_without_asking(tmp_path):
    place = Workplace(lay_two(tmp_path, key="checked"))
    before = (place.folder / "key.csv").read_bytes()
    act(place, "compare", one="Adler", other="Okoye")
    choose(place, "one", *all_of(place))
    assert finish(place).read_bytes() == before
    assert place_painted(place)["settle"]["asks"] == len(Session(place.folder).rows) > 30
    act(place, "settle_go", to=-1)
    assert place_painted(place)["settle"]["asks"] == 0
    assert finish(place, sure=True).read_bytes() != before


def crossing_choices(place: Workplace):
    """Each two differences that cross if one goes one way and the other the other."""
    work = place.settling
    for one, other in permutations(all_of(place), 2):
        work.choices = {one: ("one", ""), other: ("other", "")}
        if work.crossings():
            yield one, other
    work.choices = {}


def test_choices_whose_words_cross_are_told_with_a_way_out(tmp_path):
    crossed = 0
    for name in NAMES:
        place = Workplace(lay_two(tmp_path, name))
        act(place, "compare", one="Adler", other="Okoye")
        for one, other in list(crossing_choices(place)):
            crossed += 1
            choose(place, "neither", *all_of(place))
            choose(place, "one", one)
            choose(place, "other", other)
            painted = place_painted(place)["settle"]
            assert painted["crossings"] == [sorted((one + 1, other + 1))]
            assert painted["difference"]["crossed"] == [one + 1]
            before = (place.folder / "key.csv").read_bytes()
            with pytest.raises(KitError, match="cannot stand together"):
                finish(place)
            assert (place.folder / "key.csv").read_bytes() == before
            choose(place, "other", one, other)
            assert place_painted(place)["settle"]["crossings"] == []
            assert place.settling.settled_key()[1] == []
        choose(place, "other", *all_of(place))
        assert check_key(read_article(place.folder), finish(place))[1] == []
    print(f"\n{crossed} crossings told")
    assert crossed >= 3


def test_no_word_of_the_page_means_two_things():
    print(f"\n{len(APART)} and {len(ACTS)} words")
    assert APART
    assert not APART.keys() & ACTS.keys()


def test_the_page_finds_in_each_view_what_it_looks_for(folder):
    place = Workplace(folder)
    plain = place_painted(place)
    place.act({"do": "compare", "one": "Adler", "other": "Okoye"})
    settling = place_painted(place)
    assert settling["view"] == "settle"
    assert plain.keys() <= settling.keys()
    assert plain["opinion"].keys() == settling["opinion"].keys()
