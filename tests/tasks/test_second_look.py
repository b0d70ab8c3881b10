"""The second look points and never names, and a reason is short: seen on every item of all lessons."""

import re
from pathlib import Path

import pytest

from whosays.articles.kinds import KINDS, NOT_YET
from whosays.learner.lesson_tasks import lesson_tasks
from whosays.tasks.hints import hints
from whosays.tasks.in_short import MORE, OTHERS, in_short, words_in
from whosays.tasks.looks import quoted_places, with_clue
from whosays.tasks.marking import mark
from whosays.tasks.second_look import clue, has_second_look, second_look
from whosays.tasks.types import asks, type_of

WORD = re.compile(r"[a-z’]{4,}")
SMALL = {"what", "them", "then", "against"}  # they name nothing
ENDS = re.compile(r"[.!?…:][”’')]*$|[”’')]$")


PRESSED = ("write", "results", "who_is_behind", "twice")  # a text; and what a press opens or keeps


def every_item():
    for path in sorted(Path("lessons").glob("*.tasks.toml")):
        for task in filter(asks, lesson_tasks("lessons", path.name.split(".")[0]).values()):
            yield from ((task, item) for item in task.items)


def answers_to(task, item):
    """Every choice; of what is no choice, the best answer and some that are not."""
    asked = type_of(task)
    if asked.one_of_some:
        return [each["id"] for each in asked.offered(task, item)]
    offered = [each["id"] for each in asked.offered(task, item)]
    tried = {"number": ["7", "0.5"], "order": [offered, offered[::-1]], "mark": [{"cue": [1]}, {}]}
    own = tried.get(task.type, [{"text": "x"}])
    if task.type == "chain":
        own = [offered, offered[:1], offered[1:3], item.raw["answer"][::-1]]
    return [mark(task, item, None).best, *own]


@pytest.fixture(scope="module")
def looks():
    """Every second look of the lessons: task, item, answer and look."""
    found = [
        (task, item, answer, look)
        for task, item in every_item()
        for answer in answers_to(task, item)
        if (look := second_look(task, item, answer))
    ]
    print(f"{len(found)} second looks")
    assert len(found) > 300
    assert {task.type for task, *_ in found} == {"sort", "choose", "number", "chain", "mark"}
    return found


def test_no_word_of_the_best_answer_stands_in_a_second_look(looks):
    named = []
    for task, item, _, look in looks:
        asked = type_of(task)
        best = " ".join(asked.in_words(task, item, mark(task, item, None).best)).lower()
        if task.type == "mark":
            best = " ".join(re.findall("“([^”]+)”", best))  # the words to mark, not the names of the roles
        shared = set(WORD.findall(best)) & set(WORD.findall(look.line.lower())) - SMALL
        named += [(task.stem, task.name, item.id, shared)] if shared else []
    assert named == []


def test_another_answer_is_asked_for_where_three_or_more_are_left(looks):
    seen = set()
    for task, item, _, look in looks:
        if type_of(task).one_of_some:
            assert look.again == (len(type_of(task).offered(task, item)) >= 4)
            seen.add(look.again)
    assert seen == {True, False}


def test_only_an_answer_without_any_credit_to_defend_gets_one(looks):
    assert {mark(task, item, answer).verdict for task, item, answer, _ in looks} == {"wrong"}


def test_votes_bets_texts_and_quick_ones_have_none():
    without = [(task, item) for task, item in every_item() if not has_second_look(task, item)]
    assert len(without) > 20
    for task, item in without:
        quick = task.raw.get("together") or task.raw.get("one_press") or task.type in PRESSED
        assert quick or not any(option.best for option in item.options)
        assert [second_look(task, item, answer) for answer in answers_to(task, item)].count(None) == len(
            answers_to(task, item)
        )


def test_what_is_handed_in_has_neither_look_nor_clue():
    tasks = lesson_tasks("exercises", "03_fact_claim_or_allegation").values()
    assert not any(has_second_look(task, item) for task in tasks if asks(task) for item in task.items)


def test_the_pencil_changes_no_word_and_names_no_choice():
    seen = 0
    for task, item in every_item():
        pieces = clue(task, item)
        if pieces is None:
            continue
        passage = type_of(task).passage(task, item)
        assert "".join(piece["text"] for piece in pieces) == "".join(piece["text"] for piece in passage)
        under = [piece["text"] for piece in pieces if piece["clue"]]
        assert under, (task.name, item.id)
        if task.type == "choose":
            named = " | ".join(option.text.lower() for option in item.options)
            assert not [words for words in under if words.strip().lower() in named]
        seen += 1
    print(f"{seen} passages with words that decide")
    assert seen > 60


def test_words_that_would_name_a_choice_are_not_underlined():
    pieces = [{"text": "It has stated that much, and it was so.", "mark": False}]
    assert quoted_places(pieces, "“has stated” hands it over.", ("A verb",)) == ((3, 13),)
    assert quoted_places(pieces, "“has stated” hands it over.", ("“has stated”",)) == ()
    assert quoted_places(pieces, "“It has stated that much, and it” is all.", ()) == ()
    cut = with_clue([{"text": "ab", "mark": True}, {"text": "cd", "mark": False}], ((1, 3),))
    assert [(each["text"], each["mark"], each["clue"]) for each in cut] == [
        ("a", True, False),
        ("b", True, True),
        ("c", False, True),
        ("d", False, False),
    ]


# --- the reason ------------------------------------------------------------------------------------


def every_reason():
    for task, item in every_item():
        for answer in answers_to(task, item):
            judged = mark(task, item, answer)
            yield task, item, answer, judged, in_short(task, item, judged)


def test_every_reason_shows_fewer_than_sixty_words_and_ends_with_a_sentence():
    seen, folded = 0, 0
    for task, item, _, judged, short in every_reason():
        if type_of(task).read_by_people or judged.verdict == "noted":
            assert short.more == ()
            continue
        place = (task.stem, task.name, item.id, judged.verdict)
        assert words_in(judged.lead) + sum(map(words_in, short.shown)) < 60, place
        assert short.shown, place
        assert all(ENDS.search(text) for text in short.shown), (place, short.shown)
        said = " ".join((*short.shown, *short.more)).split()
        assert said == " ".join((*judged.why, *judged.others)).split(), place
        assert bool(short.fold) == bool(short.more)
        seen, folded = seen + 1, folded + bool(short.more)
    print(f"{seen} reasons, {folded} with a fold")
    assert seen > 500
    assert folded > 100


def test_an_answer_that_is_not_the_best_is_told_the_best_before_the_fold():
    seen = set()
    for task, item, answer, judged, short in every_reason():
        if type_of(task).one_of_some and type_of(task).has_best(task, item) and judged.verdict != "best":
            best = type_of(task).in_words(task, item, judged.best)[0]
            first = re.sub(r"[“”‘’.]", "", best)[:40]
            assert first in re.sub(r"[“”‘’.]", "", " ".join(short.shown)), (task.name, item.id, answer)
            seen.add((task.type, judged.verdict))
    assert seen == {(kind, verdict) for kind in ("sort", "choose") for verdict in ("wrong", "defensible")}


def test_the_fold_says_what_is_in_it():
    folds = {short.fold for task, _, _, _, short in every_reason() if type_of(task).one_of_some}
    assert {OTHERS, MORE} <= folds


def test_a_bet_has_no_best_answer():
    """Whoever loses it hears which could be defended; whoever bets nothing is told of no best one."""
    seen = 0
    for task, item in every_item():
        if task.type == "choose" and not any(option.best for option in item.options):
            for answer in (None, *answers_to(task, item)):
                judged = mark(task, item, answer)
                assert "best answer" not in " ".join((judged.lead, *judged.why, *judged.others))
                seen += 1
    assert seen > 3


# --- hints -----------------------------------------------------------------------------------------


def test_no_hint_says_a_word_of_the_workshop():
    seen = 0
    for task, item in every_item():
        for rung in hints(task, item):
            assert not re.search(r"furniture|characterisation|reported fact\b(?!s)", rung), rung
            assert "““" not in rung
            assert "””" not in rung
            assert "”.”" not in rung
            seen += 1
    assert seen > 200


# --- what is not an answer yet ---------------------------------------------------------------------


def test_what_is_no_number_is_sent_back_without_a_word_of_the_key():
    for task, item in every_item():
        if task.type == "number":
            said = type_of(task).unready(task, item, "abc")
            assert said
            assert str(item.raw["answer"]) not in re.sub("46 or 46.2", "", said)
            assert not type_of(task).unready(task, item, "7")


def test_what_the_kit_says_itself_has_the_curly_signs_of_the_texts_around_it():
    said = [text for kind in (*KINDS.values(), NOT_YET) for text in (kind.label, kind.needs, kind.test)]
    lines = {look.line for task, item in every_item() if (look := type_of(task).look(task, item, None))}
    assert len(said) + len(lines) > 25
    assert [text for text in (*said, *lines) if re.search("['\"]", text)] == []
