"""Two teachers in a browser: each keys apart and sees nothing of the other, then they settle what differs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from helpers.editor_seed import lay
from helpers.stage import Stage
from helpers.two_keys_seed import READERS, SLUG, lay_two
from helpers.waiting import until
from whosays.articles.article import read_article
from whosays.articles.key import check_key
from whosays.author.editor.widget import Editor
from whosays.author.two_keys.own_keys import own_keys
from whosays.author.two_keys.record import read_record

pytestmark = pytest.mark.browser
TARGETS = "button, summary, input[type=text], input[type=file], .ed-start"


@pytest.fixture
def at_editor(open_stage: Stage) -> Iterator[Callable[..., Stage]]:
    """Opens the editor; at the end the page had no errors."""

    def open_it(folder: Path, size: tuple[int, int] = (1366, 768), **how: object) -> Stage:
        open_stage.put(Editor((folder.parent,)), **how)
        open_stage.page.set_viewport_size({"width": size[0], "height": size[1]})
        return open_stage

    yield open_it
    assert open_stage.errors == []


def compare(stage: Stage) -> None:
    stage.button("Compare Adler and Okoye").click()
    expect(stage.page.locator(".ed-whisker")).to_have_count(2)


def settled(stage: Stage, all_of_them: int, so_many: int) -> None:
    expect(stage.page.locator(".ed-many")).to_have_text(f"{all_of_them} differences, {so_many} settled")


def number(stage: Stage, wanted: int) -> None:
    expect(stage.page.locator(".ed-where").first).to_contain_text(f"Difference {wanted} of")


def pressed(stage: Stage) -> list[str]:
    return stage.page.locator("[aria-pressed=true]").evaluate_all(
        "all => all.map((each) => each.dataset.key)"
    )


def choices(folder: Path) -> list[str]:
    return [row["choice"] for row in read_record(folder)]


# --- apart ----------------------------------------------------------------------------------------


def test_a_teacher_begins_a_key_of_their_own_and_goes_on_with_it(at_editor, tmp_path):
    folder = lay(tmp_path)
    before = (folder / "key.csv").read_bytes()
    stage = at_editor(folder)
    page = stage.page
    stage.button("With a colleague").click()
    expect(page.locator(".ed-sheet .ed-s[data-n]")).to_have_count(0)
    box = page.get_by_label("The name that you key under")
    box.fill("../Adler")
    stage.button("Begin").click()
    expect(page.locator(".ws-notice")).to_contain_text("Choose what to begin with")
    expect(box).to_have_value("../Adler")
    expect(page.locator(".ed-starts")).to_contain_text("agree more, since it leads both")
    page.get_by_label("From the kit’s draft").check()
    box.press("Enter")
    expect(page.locator(".ed-title")).to_contain_text("Adler’s key")
    page.locator(".ed-sheet").focus()
    stage.press("Enter")
    expect(page.locator(".ws-saved")).to_contain_text("in Adler.csv")
    until(page, lambda: own_keys(folder)[0].checked, 1)
    assert (folder / "key.csv").read_bytes() == before
    stage.press("Control+z")
    until(page, lambda: own_keys(folder)[0].checked, 0)
    stage.put(Editor((folder.parent,)))  # another day
    stage.button("Go on as Adler").click()
    expect(page.locator(".ed-title")).to_contain_text("Adler’s key")


def test_a_colleagues_file_is_chosen_and_nothing_is_shown_before_both_are_done(at_editor, tmp_path):
    folder = lay_two(tmp_path, open_rows=1)
    (folder / "keys" / "Okoye.csv").unlink()
    stage = at_editor(folder)
    page = stage.page
    page.locator(".ed-other summary").click()
    content = (READERS / "second" / f"{SLUG}.csv").read_bytes()
    late = content.replace(b",checked,", b",draft,", 1)
    page.get_by_label("File").set_input_files({"name": "Okoye.csv", "mimeType": "text/csv", "buffer": late})
    expect(page.get_by_label("Whose")).to_have_value("Okoye")
    stage.button("Bring it in").click()
    expect(page.locator(".ed-pair summary")).to_have_text("Okoye is still at work")
    assert (folder / "keys" / "Okoye.csv").read_bytes() == late
    page.locator(".ed-other summary").click()
    page.get_by_label("File").set_input_files(
        {"name": "Okoye.csv", "mimeType": "text/csv", "buffer": content}
    )
    stage.button("Bring it in").click()
    expect(page.locator(".ws-notice")).to_contain_text("There is another key by Okoye")
    stage.button("Replace it").click()
    expect(stage.button("Compare Adler and Okoye")).to_be_visible()
    assert (folder / "keys" / "Okoye.csv").read_bytes() == content


def test_to_look_early_warns_first(at_editor, tmp_path):
    folder = lay_two(tmp_path, open_rows=1)
    stage = at_editor(folder)
    expect(stage.page.locator("[data-key=compare]")).to_have_count(0)
    stage.page.locator(".ed-pair summary").click()
    expect(stage.page.locator(".ed-pair .ed-wrong")).to_contain_text("ends the blind part")
    stage.button("Look now").click()
    expect(stage.page.locator(".ed-plain").first).to_contain_text("looked before both were done")


# --- settled --------------------------------------------------------------------------------------


def test_the_agreement_is_a_picture_and_plain_words_and_the_figures_of_the_table(at_editor, tmp_path):
    stage = at_editor(lay_two(tmp_path))
    compare(stage)
    panel = stage.page.locator(".ed-hand")
    table = (READERS / "README.md").read_text("utf-8")
    assert f"| {SLUG} | 383 | 42, 43, 42 | 0.982 |" in table
    expect(panel).to_contain_text("the same for 98.2 % of the words (375 of 382)")
    expect(panel).to_contain_text("Alpha .97, likely between .94 and 1.00. All of that is .80 or more")
    expect(panel).to_contain_text(
        "Both have 41 of the 44 statements that either has. Only Adler has 1, only Okoye 2"
    )
    dots = stage.page.locator(".ed-whisker .dot")
    places = [float(dots.nth(i).get_attribute("cx")) for i in range(2)]
    assert [round((x - 14) / 332, 2) for x in places] == [0.97, 0.93]
    expect(stage.page.get_by_role("img", name="Alpha .93, likely between .76 and .98.")).to_be_visible()
    expect(panel.locator(".ed-all tbody tr")).to_have_count(11)
    assert stage.violations() == []


def test_all_is_settled_by_keyboard_and_becomes_the_key(at_editor, tmp_path):
    folder = lay_two(tmp_path)
    stage = at_editor(folder)
    compare(stage)
    stage.press("Enter")
    number(stage, 1)
    assert pressed(stage) == []
    widths = stage.page.locator(".ed-side-of").evaluate_all("all => all.map((each) => each.clientWidth)")
    assert abs(widths[0] - widths[1]) < 3
    expect(stage.page.locator(".ed-sheet .ed-s.on")).to_have_text("'security'")
    for key, name in (("1", "one"), ("2", "other"), ("b", "both"), ("0", "neither")):
        stage.press(key)
        until(stage.page, lambda: pressed(stage), [f"choose-{name}"])
        assert choices(folder)[0] == name
    stage.press("Control+z")
    until(stage.page, lambda: choices(folder)[0], "both")
    settled(stage, 11, 1)
    for wanted in range(2, 12):
        stage.press("Enter")
        number(stage, wanted)
        stage.press("b" if wanted == 4 else "2")
        settled(stage, 11, wanted)
    assert choices(folder) == ["both", "other", "other", "both", *["other"] * 7]
    stage.press("Enter")
    expect(stage.button("Make it the key")).to_be_visible()
    stage.press("Enter")
    expect(stage.page.locator(".ed-big")).to_contain_text("Every statement has been read")
    key, problems = check_key(read_article(folder), folder / "key.csv")
    assert problems == []
    assert {each.row["status"] for each in key.statements} == {"checked"}
    assert key.statement("h.3").row["also"] == "Germany < the article"


@pytest.mark.slow
def test_what_stays_open_is_worked_in_the_editor_and_choices_outlive_the_kernel(at_editor, tmp_path):
    folder = lay_two(tmp_path)
    stage = at_editor(folder)
    compare(stage)
    stage.press("Enter")
    number(stage, 1)
    stage.press("0")
    until(stage.page, lambda: choices(folder)[0], "neither")
    stage.put(Editor((folder.parent,)))  # another kernel
    stage.page.set_viewport_size({"width": 1366, "height": 768})
    stage.button("Go on settling: Adler and Okoye").click()
    settled(stage, 11, 1)
    expect(stage.page.locator(".ed-all tbody tr").first).to_contain_text("stays open")
    stage.page.locator("[data-key=difference-3]").click()
    number(stage, 3)
    stage.page.locator("[data-key=choose-one]").click()
    settled(stage, 11, 2)
    stage.press("Escape")
    stage.page.locator(".ed-early summary").click()
    expect(stage.page.locator(".ed-early")).to_contain_text("9 statements as a draft")
    stage.button("Make it the key").click()
    expect(stage.page.locator(".ed-quote")).to_be_visible()
    expect(stage.page.locator(".ed-many")).to_contain_text("checked")
    key, problems = check_key(read_article(folder), folder / "key.csv")
    assert problems == []
    assert 0 < sum(each.row["status"] == "draft" for each in key.statements) <= 10


@pytest.mark.slow
def test_a_checked_key_is_asked_about(at_editor, tmp_path):
    folder = lay_two(tmp_path, "puerto-rico-2019", key="checked")
    before = (folder / "key.csv").read_bytes()
    stage = at_editor(folder)
    stage.page.locator(".ed-entrance summary").click()
    stage.page.locator(".ed-door button").first.click()
    stage.button("With a colleague").click()
    compare(stage)
    stage.press("Enter")
    number(stage, 1)
    stage.press("2")
    expect(stage.page.locator(".ed-many")).to_have_text("1 difference, 1 settled")
    stage.press("Enter")
    expect(stage.button("Make it the key")).to_be_visible()
    stage.press("Enter")
    expect(stage.page.locator(".ed-wrong")).to_contain_text("statements are checked already")
    assert (folder / "key.csv").read_bytes() == before
    stage.button("Replace it").click()
    expect(stage.page.locator(".ed-big")).to_contain_text("Every statement has been read")
    assert (folder / "key.csv").read_bytes() != before


def test_choices_that_cross_are_told_with_a_way_out(at_editor, tmp_path):
    folder = lay_two(tmp_path, "supreme-court-2019")
    stage = at_editor(folder)
    compare(stage)
    work = stage.widget._place.settling
    pairs = [(i, j) for i in range(8) for j in range(8) if i != j and crosses(work, i, j)]
    assert pairs
    one, other = pairs[0]
    stage.page.locator(f"[data-key=difference-{one + 1}]").click()
    number(stage, one + 1)
    stage.press("1", "Escape")
    stage.page.locator(f"[data-key=difference-{other + 1}]").click()
    number(stage, other + 1)
    stage.press("2")
    expect(stage.page.locator(".ed-wrong")).to_contain_text("cannot stand together")
    stage.button("Okoye’s for both").click()
    expect(stage.page.locator(".ed-wrong")).to_have_count(0)
    assert [choices(folder)[i] for i in (one, other)] == ["other", "other"]


def crosses(work, one: int, other: int) -> bool:
    work.choices = {one: ("one", ""), other: ("other", "")}
    found = bool(work.crossings())
    work.choices = {}
    return found


# --- looks ----------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "size"), [("light", (1366, 768)), ("dark", (390, 844)), ("light", (320, 700))]
)
def test_every_view_is_open_to_everybody(at_editor, tmp_path, theme, size):
    stage = at_editor(lay_two(tmp_path, "minsk-2020"), size, theme=theme)
    looked = 0

    def look() -> None:
        nonlocal looked
        looked += 1
        assert stage.violations() == []
        assert stage.small_targets(", ".join(f"#out {each}" for each in TARGETS.split(", "))) == []
        assert stage.overflow() <= 0

    stage.page.locator(".ed-other summary").click()
    look()
    compare(stage)
    look()
    stage.page.locator("[data-key=difference-2]").click()
    number(stage, 2)
    expect(stage.page.locator(".ed-test")).to_have_count(2)
    stage.page.locator("[data-key=choose-one]").click()
    until(stage.page, lambda: pressed(stage), ["choose-one"])
    look()
    print(f"\n{looked} views looked at")
    assert looked == 3
