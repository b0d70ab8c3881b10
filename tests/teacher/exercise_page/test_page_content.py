"""What a page carries: no key, no reason, nothing from outside; and everything that it needs."""

import base64
import hashlib
import html
import json
import re

import pytest

from helpers.classroom import tasks_of
from helpers.leaks import KEY_FIELDS, secrets_of, strings
from whosays.base.notebook_files import stems
from whosays.learner.lab.release_marker import Release
from whosays.tasks.types import asks
from whosays.teacher.exercise_page.exercise_page import exercise_page
from whosays.teacher.exercise_page.files import MOST
from whosays.teacher.exercise_page.line_width import width_of
from whosays.teacher.exercise_page.policy import data_in_html, policy
from whosays.teacher.exercise_page.story import WIDTH, stories

RELEASED = "2026-11-20T08:00:00.000Z"
DATA = re.compile(r'<script type="application/json" id="exercise">(.*?)</script>', re.DOTALL)
ASKED_FOR = re.compile(
    r"""\b(?:src|href|action|srcset|poster|data)\s*=(?!\s*["']?data:)|url\((?!"data:)|@import"""
)
HANDLER = re.compile(r"<[a-z][^<>]*\s(?:on[a-z]+|style)\s*=", re.IGNORECASE)


@pytest.fixture(scope="module")
def pages(root):
    return {stem: exercise_page(root, Release(stem, released=RELEASED)) for stem in stems(root, "exercises")}


def data_of(page):
    return json.loads(DATA.search(page)[1])


def written(page):
    """The markup without scripts, styles and data."""
    return re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)


def leaks_in(page, secrets):
    """Secrets in the bytes, in what the markup spells and in what the data spell."""
    spelled = "\n".join([page, html.unescape(written(page)), *strings(data_of(page))])
    return sorted(text for text in secrets if text in spelled)


def test_no_page_carries_a_key_or_a_reason(root, pages):
    looked = 0
    for stem, page in pages.items():
        secrets = secrets_of(root, stem)
        assert leaks_in(page, secrets) == [], stem
        steps = data_of(page)["steps"]
        named = {name for step in steps if step["asks"] for item in step["data"]["items"] for name in item}
        assert not named & KEY_FIELDS, stem
        looked += len(secrets)
    print(f"{len(pages)} pages, {looked} texts looked for")
    assert looked > 1000


def test_a_planted_reason_is_found(root, pages):
    stem, page = next(iter(pages.items()))
    secret = max(secrets_of(root, stem), key=len)
    spelled = json.dumps(secret)
    planted = page.replace('"title":', f'"x":{spelled},"title":', 1)
    assert leaks_in(planted, {secret}) == [secret]
    assert leaks_in(page.replace("<main", f"<p>{html.escape(secret)}</p><main"), {secret}) == [secret]


def given_away(item, shown):
    """Words of an item's id that stand in what is right of it, and in nothing else that is shown with it."""
    right = [option.text for option in item.options if option.best]
    others = [option.text for option in item.options if not option.best]
    story = "".join(piece["text"] for piece in shown["passage"])
    words = [word.rstrip("s") for word in re.findall("[a-z]{3,}", item.id)]
    return [
        word
        for word in words
        if stands(word, right) and not stands(word, [*others, story, shown["question"]])
    ]


def stands(word, texts):
    return any(re.search(rf"\b{word}", text.lower()) for text in texts)


def test_no_name_of_an_item_gives_its_answer_away(root, pages):
    """Names stand in the page's data, as in the answers that are handed in."""
    looked, found = 0, []
    for stem, page in pages.items():
        tasks = tasks_of(root, stem)
        steps = [step for step in data_of(page)["steps"] if step["type"] == "choose"]
        shown = {(step["name"], each["id"]): each for step in steps for each in step["data"]["items"]}
        items = [(step["name"], item) for step in steps for item in tasks[step["name"]].items]
        found += [(stem, name, item.id) for name, item in items if given_away(item, shown[name, item.id])]
        looked += len(shown)
    print(f"{looked} names of items")
    assert looked > 60
    assert found == []


def test_no_order_in_a_page_is_that_of_the_key(root, pages):
    looked = 0
    for stem, page in pages.items():
        steps = [step for step in data_of(page)["steps"] if step["asks"]]
        items = {(step["name"], item["id"]): item for step in steps for item in step["data"]["items"]}
        for task in tasks_of(root, stem).values():
            for item in task.items if task.type == "order" else ():
                right = [*item.steps.values()]
                shown = [each["text"] for each in items[task.name, item.id]["steps"]]
                assert sorted(shown) == sorted(right)
                assert len(right) < 3 or shown != right
                looked += 1
    print(f"{looked} orders")
    assert looked >= 4


def test_a_page_is_small_and_whole(root, pages):
    sizes = {stem: len(page.encode()) for stem, page in pages.items()}
    assert max(sizes.values()) < MOST
    for stem, page in pages.items():
        asked = [task for task in tasks_of(root, stem).values() if asks(task)]
        steps = [step for step in data_of(page)["steps"] if step["asks"]]
        assert [step["name"] for step in steps] == [task.name for task in asked], stem
        titles = [step["title"] for step in steps]
        assert len(titles) == len(set(titles)), "the page finds a card by its title"
        assert page.count('<section class="xp-panel') == 5 + len(data_of(page)["steps"])
    print(f"{len(sizes)} pages, the largest of {max(sizes.values()) // 1000} kB")


def test_nothing_is_asked_for_and_no_attribute_runs(pages):
    for stem, page in pages.items():
        rest = written(page)
        links = re.findall(r'<a href="https?:', rest)
        assert len(ASKED_FOR.findall(rest)) == len(links), stem
        assert HANDLER.findall(rest) == [], stem
        styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
        assert styles
        assert [found for style in styles for found in ASKED_FOR.findall(style)] == [], stem
    assert ASKED_FOR.findall('<img src="x.png">')
    assert HANDLER.findall('<p class="x" onclick="y()">')
    print(f"{len(pages)} pages")


def test_the_policy_names_each_script_and_style_and_nothing_else(pages):
    for stem, page in pages.items():
        said = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])
        rules = dict(each.split(" ", 1) for each in said.split("; "))
        assert rules["default-src"] == "'none'"
        assert "unsafe" not in said
        assert "*" not in said
        for name, tag in (("script-src", "script"), ("style-src", "style")):
            inside = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
            digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inside]
            assert rules[name].split() == [f"'sha256-{digest}'" for digest in digests], stem
    print(f"{len(pages)} policies")


def test_nothing_in_the_data_ends_the_script():
    hostile = ["</script><script>", "<!--", "]]>", "\u2028", "&lt;", "{{ 7*7 }}"]
    spelled = data_in_html(hostile)
    assert json.loads(spelled) == hostile
    assert not set("<>&\u2028\u2029") & {*spelled}
    assert "script-src 'sha256-" in policy(["1"], ["a {}"])


def test_every_word_of_a_story_stands_in_its_lines_once(root):
    lines = 0
    for stem in stems(root, "exercises"):
        for story in stories(tasks_of(root, stem).values()):
            text = story.article.text
            words = [word.text for word in story.article.words]
            assert [word for line in story.lines for word in line.text.split()] == words, story.article.name
            assert all(line.text == text[line.start : line.end] for line in story.lines)
            assert all(width_of(line.text) <= WIDTH or " " not in line.text for line in story.lines)
            lines += len(story.lines)
    print(f"{lines} lines")
    assert lines > 800


def test_each_question_about_words_of_the_story_says_its_lines(pages):
    marked = 0
    for stem, page in pages.items():
        lines = re.findall(r'data-n="(\d+)">(.*?)</span>', page)
        shown = {int(number): html.unescape(text) for number, text in lines}
        steps = [step for step in data_of(page)["steps"] if step["asks"]]
        for step, item in ((each, item) for each in steps for item in each["data"]["items"]):
            marks = step["items"][item["id"]]["marks"]
            words = "".join(each["text"] + " " for each in item["passage"] if each["mark"])
            if words and marks:
                found = " ".join(shown[number][start:end] for number, start, end in marks)
                assert found.split() == words.split(), (stem, item["id"])
                assert "line" in item["label"].casefold()
                marked += 1
    print(f"{marked} questions with their lines")
    assert marked > 80
