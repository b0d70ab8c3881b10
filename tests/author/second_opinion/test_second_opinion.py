"""A second opinion comes back in many forms: what can stand stands, and the rest is named."""

import json
import time

import pytest

from helpers.payloads import PAYLOADS
from helpers.places import ROOT
from helpers.replies import said as replied
from whosays.articles.key import Statement, check_key
from whosays.articles.kinds import KINDS
from whosays.articles.seed import read_seed
from whosays.author.second_opinion.opinion import LEFT_OUT, NOT_THERE, OPINION, opinion, write_opinion
from whosays.author.second_opinion.question import EXAMPLE, ROUTE, question
from whosays.author.second_opinion.reply import read_reply, statements_in
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject

SEED = read_seed(ROOT / "seeds" / "venezuela-2018")
ARTICLE, KEY = SEED.article, SEED.key


def said(each: Statement) -> JsonObject:
    """A statement of the kit's key as an assistant would write it, with its second answer."""
    second = {"second": each.also("kind"), "why_second": each.row["why_also"]} if each.also("kind") else {}
    return {**replied(each), **second}


WHOLE = [said(each) for each in KEY.statements]
LINES = "\n".join(json.dumps(each, ensure_ascii=False) for each in WHOLE)
FORMS = {
    "a line each": LINES,
    "a list": json.dumps(WHOLE, ensure_ascii=False, indent=2),
    "an object around": json.dumps({"article": "x", "statements": WHOLE}),
    "a code block and text around": f"Here it is:\n```json\n{LINES}\n```\nShall I go on? {{see above}}",
    "numbered": "\n".join(f"{n}. {line}" for n, line in enumerate(LINES.splitlines(), 1)),
    "windows": LINES.replace("\n", "\r\n"),
}


def test_the_question_holds_the_codebook_the_form_and_every_word():
    text = question(ARTICLE)
    assert {name for name, _ in ROUTE} == set(KINDS)
    assert statements_in(text, "x") == [json.loads(EXAMPLE)]
    for block in ARTICLE.paragraphs:
        assert f"[{block.id}] {block.text}" in text
    print(f"\n{len(text.split())} words, {len(ARTICLE.words)} of them the article's")


@pytest.mark.parametrize("form", FORMS)
def test_a_whole_reply_is_read_in_any_form(form):
    found = opinion(ARTICLE, statements_in(FORMS[form], "reply"))
    assert found.left_out == ()
    assert [(each.spans, each.kind, each.source) for each in found.key.statements] == [
        (each.spans, each.kind, each.source) for each in KEY.statements
    ]
    assert {each.row["status"] for each in found.key.statements} == {"draft"}


def test_a_reply_that_was_cut_off_gives_what_stands_before_the_cut():
    looked_at = 0
    for cut in range(0, len(FORMS["a list"]), 997):
        text = FORMS["a list"][:cut]
        try:
            found = opinion(ARTICLE, statements_in(text, "reply"))
        except KitError:
            continue
        looked_at += 1
        assert len(found.key.statements) <= text.count('"words"')
        assert found.left_out == ()
    assert looked_at > 5


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the reply is empty"),
        ("I cannot help with political articles.", "nothing in the reply is in the form"),
        ("| p | words | kind |\n|---|---|---|\n| p1 | Maduro | fact |", "the reply is a table"),
        ("{“p”: “p1”, “words”: “Maduro”, “kind”: “allegation”}", "curly quotation marks around its names"),
        ('{"p": "p1", "kind": 5, "words": ["Maduro"]}', "nothing in the reply"),
        ("[" * 100_000, "nothing in the reply"),
        ('{"a":' * 50_000, "nothing in the reply"),
    ],
)
def test_another_form_is_told_with_what_to_do(text, told):
    began = time.monotonic()
    with pytest.raises(KitError, match=told) as caught:
        statements_in(text, "reply.txt")
    assert "Ask the assistant once more" in str(caught.value)
    assert str(caught.value).startswith("reply.txt: ")
    assert time.monotonic() - began < 20


def test_an_invented_quotation_is_listed_and_left_out():
    invented = {**WHOLE[8], "words": "Maduro admitted the plan in a secret call"}
    found = opinion(ARTICLE, [WHOLE[0], invented, WHOLE[1]])
    assert [(each.words, each.why) for each in found.left_out] == [(invented["words"], NOT_THERE)]
    assert len(found.key.statements) == 2


def test_what_the_codebook_forbids_is_left_out_in_words():
    fact = next(each for each in WHOLE if each["kind"] == "reported fact")
    for change, told in (
        ({"kind": "lie"}, "“lie” is not known"),
        ({"speaker": "company"}, "cannot have the speaker “company”"),
        ({"speaker": "Maduro"}, "“maduro” is no speaker"),
    ):
        found = opinion(ARTICLE, [{**fact, **change}])
        [left] = found.left_out
        assert told in left.why
        assert "row" not in left.why
        assert "column" not in left.why


def test_the_same_words_twice_and_crossing_words_are_one_statement():
    one = next(
        each for each in WHOLE if len(str(each["words"]).split()) > 6 and "…" not in str(each["words"])
    )
    words = str(one["words"]).split(" ")
    crossing = {**one, "words": " ".join(words[2:])}
    found = opinion(ARTICLE, [one, one])
    assert (len(found.key.statements), len(found.left_out)) == (1, 1)
    assert opinion(ARTICLE, [crossing, one]).left_out == ()  # one inside the other may be


def test_straight_marks_and_plain_blanks_find_the_articles_own():
    seen = 0
    for each in KEY.statements:
        words = " … ".join(ARTICLE.text[a:b] for a, b in each.spans)
        plain = words.translate(str.maketrans("“”‘’\u00a0", "\"\"'' "))
        if plain == words:
            continue
        seen += 1
        found = opinion(ARTICLE, [{**said(each), "words": plain}])
        assert [other.spans for other in found.key.statements] == [each.spans]
    print(f"\n{seen} statements with marks of their own")
    assert seen >= 5


def test_the_labels_that_learners_see_are_kinds_too():
    for each in WHOLE:
        label = KINDS[str(each["kind"])].label.upper()
        assert opinion(ARTICLE, [{**each, "kind": label}]).left_out == ()


def test_markup_and_script_are_words_and_nothing_else(tmp_path):
    fact = WHOLE[8]
    for payload in PAYLOADS:
        found = opinion(ARTICLE, [{**fact, "why": payload, "settles": payload}, {**fact, "words": payload}])
        write_opinion(tmp_path, found)
        key, problems = check_key(ARTICLE, tmp_path / OPINION)
        assert problems == []
        assert len(key.statements) == 1
        assert [each.words for each in found.left_out] == [payload.strip()]
        assert (tmp_path / LEFT_OUT).read_text("utf-8").count("words,why") == 1
    print(f"\n{len(PAYLOADS)} payloads")
    assert len(PAYLOADS) > 20


def test_values_of_any_type_do_no_harm():
    for value in (None, 5, [], {}, [[]], True, "x" * 100_000, "\x00", "‖", "p2:x", "#2"):
        for name in WHOLE[8]:
            opinion(ARTICLE, [{**WHOLE[8], name: value}])


def test_a_file_that_is_no_reply_is_told(tmp_path):
    for data, told in ((b"\xff\xfe{\x00", "no plain text"), (b" " * 2_000_001, "too long for a reply")):
        path = tmp_path / "reply.txt"
        path.write_bytes(data)
        with pytest.raises(KitError, match=told):
            read_reply(path)
    with pytest.raises(KitError, match="there is no such file"):
        read_reply(tmp_path / "none.txt")
    path.write_bytes(b"\xef\xbb\xbf" + LINES.encode())
    assert len(read_reply(path)) == len(WHOLE)


def test_a_long_reply_is_read_in_a_moment():
    began = time.monotonic()
    found = opinion(ARTICLE, WHOLE * 20)
    took = time.monotonic() - began
    print(f"\n{len(WHOLE) * 20} objects in {took:.1f} s")
    assert len(found.key.statements) == len(WHOLE)
    assert took < 30
