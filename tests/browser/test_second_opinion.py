"""A second opinion in a browser: copied, pasted, settled by key and by pointer; a reply's words stay text."""

import pytest
from playwright.sync_api import expect

from helpers.editor_seed import lay
from helpers.payloads import PAYLOADS
from helpers.places import ROOT
from helpers.replies import WHY, as_lines, reply_of
from helpers.waiting import until
from whosays.articles.article import read_article
from whosays.articles.key import read_key
from whosays.author.editor.widget import Editor
from whosays.author.second_opinion.opinion import OPINION
from whosays.author.second_opinion.question import question

pytestmark = pytest.mark.browser
KIND = {"kind": "characterisation", "why": WHY}
PASTE = """(box) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text", "é".repeat(1_000_001));
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  if (box.dispatchEvent(event)) throw new Error("it went into the box");
}"""
CHANGES = {"p2.6": KIND, "p4.3": None, "p6.6": {"who": ["Reuters"], "why": "Only Reuters signs for it."}}


@pytest.fixture
def folder(tmp_path):
    return lay(tmp_path)


@pytest.fixture
def at_editor(open_stage, folder):
    """Opens the editor; at the end the page had no errors, and no script of a reply ran."""

    def open_it(size=(1366, 768), **how):
        open_stage.put(Editor((folder.parent,)), **how)
        open_stage.page.set_viewport_size({"width": size[0], "height": size[1]})
        return open_stage

    yield open_it
    assert open_stage.errors == []
    assert open_stage.page.evaluate("window.ran") is None


def key_of(folder):
    return read_key(read_article(folder), folder / "key.csv")


def paste(stage, text):
    stage.button("Second opinion").click()
    if not stage.page.locator("[data-key=reply]").is_visible():
        stage.button("Paste the reply").click()
        expect(stage.page.locator("[data-key=reply]")).to_be_focused()
    stage.page.locator("[data-key=reply]").fill(text)
    stage.button("Read the reply").click()


def replied(stage, folder, changes=CHANGES):
    paste(stage, as_lines(reply_of(key_of(folder), changes)))
    expect(stage.page.locator(".ed-opinion [role=status]")).to_have_text("The reply is read.")


def differ(stage, words):
    expect(stage.page.locator(".ed-differ")).to_contain_text(words)


def names(stage):
    return [each.inner_text() for each in stage.page.locator(".ed-two-name").all()]


# --- there and back -------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["clipboard", "the old way", "by hand"])
def test_the_text_is_copied_as_far_as_the_browser_lets(at_editor, folder, way):
    stage = at_editor()
    page = stage.page
    page.evaluate(
        """way => {
          const write = async (text) => {
            if (way !== "clipboard") throw new Error("no");
            window.copied = text;
          };
          Object.defineProperty(navigator, "clipboard", { value: { writeText: write }, configurable: true });
          document.execCommand = () => {
            window.copied = document.activeElement.value;
            return way !== "by hand";
          };
        }""",
        way,
    )
    stage.button("Second opinion").click()
    stage.button("Copy the text").click()
    told = "press Ctrl+C" if way == "by hand" else "Copied. Paste it into the assistant."
    expect(page.locator(".ed-opinion [role=status]")).to_contain_text(told)
    assert page.evaluate("window.copied") == question(read_article(folder))
    assert page.locator("[data-key=question]").is_visible() == (way != "clipboard")
    for words in ("The kit sends nothing", "gets the article’s text"):
        expect(page.locator(".ed-opinion")).to_contain_text(words)


def test_at_first_sight_a_reply_is_pasted_and_what_was_typed_there_stays(at_editor, folder):
    source = folder / "source.toml"
    text = source.read_text("utf-8")
    for name in ("publisher", "author", "date", "address", "license"):
        text = "\n".join(line for line in text.splitlines() if not line.startswith(f"{name} ="))
    source.write_text(text, "utf-8")
    stage = at_editor()
    page = stage.page
    expect(page.locator("[data-key=from-publisher]")).to_be_visible()
    page.locator("[data-key=from-publisher]").fill("The Daily")
    stage.button("Paste the reply").click()
    page.locator("[data-key=reply]").fill(as_lines(reply_of(key_of(folder), CHANGES)))
    stage.button("Read the reply").click()
    differ(stage, "3 places differ, 0 settled")
    expect(page.locator("[data-key=from-publisher]")).to_have_value("The Daily")


def test_nothing_is_sent_but_to_the_kernel(at_editor, folder):
    stage = at_editor()
    asked = []
    stage.page.on("request", lambda request: asked.append(request.url))
    replied(stage, folder)
    stage.button("Copy the text").click()
    assert asked == []


def test_a_long_reply_goes_in_parts_and_too_long_a_one_does_not_go(at_editor, folder):
    stage = at_editor()
    sent = []
    hear = stage.widget._receive
    stage.widget._receive = lambda *each: (sent.append(each[1].get("text", "")), hear(*each))
    lines = as_lines(reply_of(key_of(folder), CHANGES))
    before_cut = 199_999 - len(lines.encode("utf-16-le")) // 2
    text = f"{lines}{' ' * before_cut}𝒜{' ' * 50_000}"  # the cut would lie within a letter of two halves
    paste(stage, text)
    differ(stage, "3 places differ")
    parts = [each for each in sent if each]
    assert "".join(parts) == text
    assert [len(each.encode("utf-16-le")) // 2 for each in parts] == [199_999, 50_002]
    stage.button("Paste the reply").click()
    stage.page.locator("[data-key=reply]").evaluate(PASTE)
    expect(stage.page.locator(".ed-opinion [role=status]")).to_contain_text("too long for a reply")
    assert len(sent) == len(parts) + 1, "only the button in the head, and the parts"


def test_what_is_no_reply_is_told_and_stays_in_the_box(at_editor, folder):
    stage = at_editor()
    page = stage.page
    other = ROOT / "seeds" / "serbia-2020"
    wrong = as_lines(reply_of(read_key(read_article(other), other / "key.csv")))
    for text, told in (
        ("I cannot help with that.", "nothing in the reply is in the form"),
        ("| p | words |\n|---|---|\n| p1 | x |", "the reply is a table"),
        (wrong, "Is it the reply for another article?"),
        ("<img src=x onerror=window.ran=1>", "nothing in the reply"),
    ):
        paste(stage, text)
        expect(page.locator(".ws-notice")).to_contain_text(told)
        expect(page.locator("[data-key=reply]")).to_have_value(text)
    page.locator("[data-key=reply]").fill("  ")
    stage.button("Read the reply").click()
    expect(page.locator(".ed-opinion [role=status]")).to_contain_text("The box is empty")


# --- two readings ---------------------------------------------------------------------------------


def test_both_readings_stand_in_equal_columns_and_none_is_chosen(at_editor, folder):
    stage = at_editor()
    replied(stage, folder)
    stage.button("Show the first difference").click()
    page = stage.page
    slips = page.locator(".ed-slip")
    expect(slips).to_have_count(2)
    assert [name.partition(",")[0] for name in names(stage)] == ["The draft", "Second opinion"]
    boxes = [slips.nth(i).bounding_box() for i in (0, 1)]
    assert abs(boxes[0]["width"] - boxes[1]["width"]) < 2
    assert boxes[0]["y"] == boxes[1]["y"]
    expect(slips.nth(0)).to_contain_text("Reported fact")
    expect(slips.nth(1)).to_contain_text(WHY)
    assert page.locator(".ed-two :is([aria-pressed=true], [aria-checked=true], :checked)").count() == 0
    assert page.evaluate("document.activeElement.closest('.ed-two')") is None


def test_settled_by_keyboard_each_one_step_with_its_way_back(at_editor, folder):
    stage = at_editor()
    page = stage.page
    before = (folder / "key.csv").read_bytes()
    replied(stage, folder)
    stage.button("Show the first difference").click()
    differ(stage, "3 places differ, 0 settled")
    expect(page.locator(".ed-sheet")).to_be_focused()
    stage.press("4", "s", "e")  # a kind, a source and edges cannot be given before a choice
    stage.press("2")
    differ(stage, "3 places differ, 1 settled")
    stage.press("Control+z")
    differ(stage, "3 places differ, 0 settled")
    until(page, (folder / "key.csv").read_bytes, before)
    stage.press("b")
    differ(stage, "3 places differ, 1 settled")
    stage.press("Enter", "Enter")  # to the next and back: nothing is settled by that
    differ(stage, "3 places differ, 1 settled")
    stage.press("1")
    differ(stage, "3 places differ, 2 settled")
    stage.press("0")
    differ(stage, "3 places differ, 3 settled")
    expect(page.locator(".ed-kinds")).to_be_visible()
    stage.saved()
    row = key_of(folder).statement("p2.6").row
    assert (row["kind"], row["also"], row["why_also"]) == ("reported fact", "characterisation", WHY)
    stage.press("4")  # the statement is at hand again, and a key gives a kind
    expect(page.locator(".ed-kinds input:checked")).to_have_value("allegation")


def test_settled_by_pointer_and_a_statement_that_only_the_opinion_has(at_editor, folder):
    key = key_of(folder)
    stage = at_editor()
    page = stage.page
    extra = {**reply_of(key)[12], **KIND, "words": "encouraging"}
    paste(stage, as_lines([*reply_of(key), extra]))
    stage.button("Show the first difference").click()
    expect(page.locator(".ed-w.there")).to_have_text(["encouraging"])
    expect(page.locator(".ed-slip").first).to_contain_text("No statement of its own here.")
    page.locator("[data-key=two-other]").click()
    differ(stage, "1 place differs, 1 settled")
    expect(page.locator(".ed-w.there")).to_have_count(0)
    stage.saved()
    [new] = [each.row for each in key_of(folder).statements if each.row["quote"] == "encouraging"]
    assert (new["kind"], new["why"]) == ("characterisation", WHY)


def test_what_was_left_out_can_be_looked_at_and_the_opinion_taken_away(at_editor, folder):
    key = key_of(folder)
    stage = at_editor()
    page = stage.page
    invented = {**reply_of(key)[0], "words": "Iran admitted everything"}
    paste(stage, as_lines([invented, *reply_of(key, CHANGES)]))
    page.locator(".ed-opinion summary").click()
    expect(page.locator(".ed-left-out li")).to_have_text(
        ["Iran admitted everything These words do not stand in the article."]
    )
    stage.button("Take this opinion away").click()
    expect(page.locator(".ed-differ")).to_have_count(0)
    assert not (folder / OPINION).exists()


def test_no_markup_of_a_reply_is_ever_more_than_text(at_editor, folder):
    """Each field of a reply, as it stands in the panel, in the list of what was left out, and in the key."""
    key = key_of(folder)
    stage = at_editor()
    page = stage.page
    own = [each for each in reply_of(key) if each["kind"] != "furniture"]
    odd = [
        {**each, **KIND, "second": "allegation", "who": [payload],
         **dict.fromkeys(("why", "why_second", "settles"), payload)}
        for each, payload in zip(own, PAYLOADS[::-1], strict=False)
    ]  # fmt: skip
    left = [{**own[0], "words": payload} for payload in PAYLOADS]
    paste(stage, as_lines([*odd, *left]))
    expect(page.locator(".ed-opinion [role=status]")).to_have_text("The reply is read.")
    page.locator(".ed-opinion summary").click()
    told = page.locator(".ed-left-out q").all_inner_texts()
    assert [each.strip() for each in told[-len(PAYLOADS) :]] == [" ".join(each.split()) for each in PAYLOADS]
    stage.button("Show the first difference").click()
    seen = 0
    for settled in range(1, 13):
        opinion = page.locator(".ed-slip").nth(1).inner_text()
        if "No statement of its own here." not in opinion:
            assert opinion.count("ran") >= 3, "source, reason, and that of the second answer"
            seen += 1
        assert page.locator(".ed :is(script, iframe, img, svg, object, embed, form, link, base)").count() == 0
        stage.press("2" if settled % 2 else "1")
        differ(stage, f"{settled} settled")
    assert seen > 4
    stage.press("0")
    expect(page.locator(".ed-kinds")).to_be_visible()
    page.mouse.move(300, 300)
    print(f"\n{seen} readings and {len(PAYLOADS)} left out looked at")


# --- how it looks ---------------------------------------------------------------------------------


@pytest.mark.slow  # the checker looks at twelve pages
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 768), (390, 844), (320, 640)])
def test_it_has_room_and_can_be_read_by_all(at_editor, folder, theme, size):
    stage = at_editor(size, theme=theme)
    invented = [{**reply_of(key_of(folder))[0], "words": f"Nobody said this {i}"} for i in range(3)]
    paste(stage, as_lines([*invented, *reply_of(key_of(folder), CHANGES)]))
    stage.page.locator(".ed-opinion summary").click()
    for button in ("Show the first difference", None):
        assert stage.violations() == []
        assert stage.small_targets("button, summary, select, textarea") == []
        assert stage.overflow() == 0
        if button:
            stage.button(button).click()
            expect(stage.page.locator(".ed-slip")).to_have_count(2)
