"""The correction of a marked passage in words: what was found, what is missing, what was too much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.small_tasks import POMPEO
from helpers.stage import make
from whosays.learner.widgets.task_widget import widget_class
from whosays.tasks.mark_told import ROLE_TOLD, roles_of, told
from whosays.tasks.types import type_of
from whosays.tasks.types.mark import mark_key

WORDS = ["According", "to", "Anna,", "the", "port", "is", "shut."]
KEY = ["cue", "cue", "source", "content", "content", "content", "content"]


def units() -> list[dict]:
    return [{"words": [i], "text": text, "after": " "} for i, text in enumerate(WORDS)]


def lines(*mine: str) -> dict[str, tuple[str, str]]:
    return {line["role"]: (line["sign"], line["text"]) for line in told(units(), list(mine), KEY)}


@pytest.mark.parametrize(
    ("mine", "role", "sign", "text"),
    [
        (KEY, "source", "right", "“Anna” — found."),
        (["", "", "", *KEY[3:]], "source", "explained", "It is “Anna”."),
        (["cue", *[""] * 6], "cue", "half", "You found “According”. It goes on: “to”."),
        (
            ["", "", "", "", "content", "", "content"],
            "content",
            "half",
            "You found “port … shut”. Still missing: “the … is”.",
        ),
        (
            ["", "", "", "", "", "", "content"],
            "content",
            "half",
            "You found “shut”. It begins earlier, with “the port is”.",
        ),
        (
            ["cue", "cue", "cue", *[""] * 4],
            "cue",
            "half",
            "You found “According to”. You also took “Anna”: that is who speaks.",
        ),
        (
            ["source", *[""] * 6],
            "source",
            "explained",
            "It is “Anna”. You took “According”: that hands it over.",
        ),
    ],
)
def test_a_sentence_a_role(mine, role, sign, text):
    assert lines(*mine)[role] == (sign, text)


def test_a_role_that_the_passage_does_not_have():
    nobody = [role if role != "cue" else "" for role in KEY]
    found = told(units(), ["cue", *nobody[1:]], nobody)
    assert [line["text"] for line in found if line["role"] == "cue"] == [
        "There is nothing to mark here. You took “According”: that belongs to none of the three."
    ]
    assert "cue" not in {line["role"] for line in told(units(), nobody, nobody)}, "nobody looked for it"


@given(st.lists(st.sampled_from(["", *ROLE_TOLD]), min_size=7, max_size=7))
def test_it_is_right_exactly_where_the_words_are_those_of_the_key(mine: list[str]) -> None:
    for line in told(units(), mine, KEY):
        same = all((a == line["role"]) == (b == line["role"]) for a, b in zip(mine, KEY, strict=True))
        some = any(a == b == line["role"] for a, b in zip(mine, KEY, strict=True))
        assert line["sign"] == ("right" if same else "half" if some else "explained")
        assert ("found" in line["text"]) == some


def test_a_joining_word_that_counts_is_not_told_to_be_off(tmp_path):
    """“that” may go with the cue or with what was said: marking takes both, so the words do, too."""
    toml = POMPEO.replace('statement = "p3.2"', 'statement = "p6.3"')
    task = make(widget_class("mark"), toml, tmp_path).asked
    item, words = task.item("pompeo"), task.seed.article.words
    key = {role: set(numbers) for role, numbers in mark_key(task, item).items()}
    that = next(n for n in key["cue"] if words[n].text == "that")
    mine = key | {"cue": key["cue"] - {that}, "content": key["content"] | {that}}
    answer = {role: sorted(numbers) for role, numbers in mine.items()}
    assert type_of(task).mark(task, item, answer).verdict == "best"
    parts = type_of(task).parts(task, item, answer)
    assert [line["sign"] for line in parts["told"]] == ["right"] * 3
    off = type_of(task).parts(
        task, item, answer | {"content": sorted(key["content"] - {max(key["content"])})}
    )
    assert [line["sign"] for line in off["told"]] != ["right"] * 3


def test_a_phrase_has_the_role_of_most_of_its_words():
    phrases = [{"words": [0, 1, 2], "text": "According to Anna,", "after": " "}]
    assert roles_of(phrases, {"cue": {0, 1}, "source": {2}}) == ["cue"]
    assert roles_of(phrases, {"source": {2}}) == [""]
