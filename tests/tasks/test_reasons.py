"""A reason for each question that is asked of a statement: it points at printed words and names the best.

Looked at are all statements of all articles, in each question, with every answer there is.
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.thorough import examples
from whosays.articles.article import Article, read_article
from whosays.articles.key import COLUMNS, Key, Statement, read_key
from whosays.articles.kinds import KINDS, SPEAKERS
from whosays.articles.printed_words import BEGINNERS, bare, first_words, quotation_is_open
from whosays.articles.reasons import deciding_words, why_accuses, why_source
from whosays.articles.seed import Seed, read_seed
from whosays.base.csv_cells import guarded, quoted
from whosays.base.places import seed_folder
from whosays.tasks.marking import explained, mark
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of
from whosays.tasks.types.sort import ACCUSES, FACETS, choices, second_choice

QUOTED = re.compile(r"“([^“”]+)”")
NAMES = sorted(path.parent.name for path in Path(__file__).parents[2].glob("seeds/*/key.csv"))
PAGE = SPEAKERS["page"]


@cache
def task_of(name: str, facet: str) -> Task:
    """Every statement of an article, asked one question."""
    seed = read_seed(seed_folder(name))
    raw = {"type": "sort", "title": "T", "prompt": "P", "minutes": 1, "facet": facet, "choices": list(KINDS)}
    items = tuple(Item(each.id, {"id": each.id}) for each in seed.key.statements)
    return Task("lessons", "99_test", "all", "practice", seed, items, raw)


@pytest.mark.parametrize("facet", FACETS)
def test_every_answer_to_every_question_is_explained_by_printed_words(facet):
    looked_at = Counter()
    labels = {*choices(task_of(NAMES[0], facet)).values(), *ACCUSES.values(), PAGE}
    labels |= {kind.label for kind in KINDS.values()}
    for name in NAMES:
        task = task_of(name, facet)
        for item in task.items:
            best = mark(task, item, None).best
            for answer in choices(task):
                result = mark(task, item, answer)
                said = " ".join(result.why)
                at = (name, item.id, answer, said)
                assert all(each.strip() for each in (*result.why, result.lead)), at
                assert any(
                    bare(words.strip("’")) in task.seed.article.text for words in QUOTED.findall(said)
                ), at
                assert result.verdict == "best" or f"The best answer is “{choices(task)[best]}”." in said, at
                looked_at[result.verdict] += 1
            if facet != "kind":  # what the kit says of itself quotes the article exactly
                reason = type_of(task).decides(task, item)
                wrong = [w for w in QUOTED.findall(reason) if w not in task.seed.article.text]
                assert [w for w in wrong if w not in labels and f"“{w}”" not in key_cells(task, item)] == []
    print(f"\n{facet}: {dict(looked_at)} in {len(NAMES)} articles")
    assert len(NAMES) >= 13
    assert min(looked_at[each] for each in ("best", "defensible", "wrong")) >= 5


def key_cells(task: Task, item: Item) -> str:
    return key_words(task.statement(item))


def key_words(statement: Statement) -> str:
    row = statement.row
    return row["deciding"] + row["why"] + row["why_source"] + row["why_accuses"]


@pytest.mark.parametrize("facet", FACETS)
def test_nothing_said_of_a_page_part_speaks_of_the_article(facet):
    pieces = 0
    for name in NAMES:
        task = task_of(name, facet)
        for item in (each for each in task.items if task.statement(each).kind == "furniture"):
            told = [*mark(task, item, mark(task, item, None).best).why, *explained(task, item).why]
            assert not [each for each in told if "article" in each], (name, item.id, told)
            assert facet == "kind" or "piece of the page" in told[0]
            pieces += 1
    print(f"\n{pieces} page parts")
    assert pieces >= 20


def test_each_question_has_a_reason_of_its_own():
    """That somebody speaks does not say whether it accuses, nor the other way round."""
    compared = 0
    for name in NAMES:
        tasks = [task_of(name, facet) for facet in FACETS]
        for item in (each for each in tasks[0].items if tasks[0].statement(each).kind != "furniture"):
            reasons = [type_of(task).decides(task, item) for task in tasks]
            assert len({*reasons}) == 3, (name, item.id, reasons)
            compared += 1
    print(f"\n{compared} statements with three reasons")
    assert compared >= 300


def test_who_answers_is_told_by_the_words_that_hand_it_on_and_ends_in_the_answer():
    told = Counter()
    for name in NAMES:
        key = task_of(name, "answers_for").seed.key
        for each in (s for s in key.statements if not s.row["why_source"].strip()):
            said = why_source(key, each)
            others = [n for n in each.chain if n != "the article"] if len(each.chain) > 1 else []
            assert [n for n in others if n not in said] == [], (name, each.id, said)
            if SPEAKERS[each.speaker] == "Somebody in office":
                assert "So somebody in office answers for it." in said
            if each.speaker not in ("article", "record", "page", "official"):
                assert "So somebody else answers for it" in said
            if each.speaker in ("article", "record"):
                assert re.search("the article itself (has to sign|can sign|signs)", said), (
                    name,
                    each.id,
                    said,
                )
            if each.cue_spans and len(each.chain) > 1:
                assert points_at(key, each, said), (name, each.id, said)
            told[each.speaker] += 1
    print(f"\nwho answers for it: {dict(told)}")
    assert len(told) >= 9


def points_at(key: Key, statement: Statement, said: str) -> bool:
    """Whether a word of the source or the cue is quoted, or the quotation marks are named."""
    spans = (*statement.source_spans, *statement.cue_spans)
    words = {word for a, b in spans for word in re.findall(r"\w+", key.article.text[a:b])}
    quoted = {word for quote in QUOTED.findall(said) for word in re.findall(r"\w+", quote)}
    return bool(words & quoted) or "quotation marks" in said


def test_an_accusation_is_told_with_both_replies_and_nothing_else_is():
    told = Counter()
    for name in NAMES:
        key = task_of(name, "accuses").seed.key
        for each in (s for s in key.statements if not s.row["why_accuses"].strip()):
            said, accuses = why_accuses(key, each), each.kind == "allegation"
            assert ("‘Yes, and rightly!’" in said) == accuses, (name, each.id, said)
            assert accuses or re.search("nobody|Nobody|not yet a wrong deed", said), (name, each.id, said)
            told[each.kind] += 1
    print(f"\ndoes it accuse: {dict(told)}")
    assert set(told) == set(KINDS)


# --- what the key writes, and what decides --------------------------------------------------------

TEXT = """The clerk said: “The mayor took bribes.” Nobody came.

The harbor log shows one boat.

Ann, a driver, told the Courier that Bo cheats."""
ROW = {
    "id": "p1.1",
    "quote": "“The mayor took bribes.”",
    "kind": "allegation",
    "source": "the clerk < the article",
    "source_words": "The clerk",
    "cue": "said: “",
    "speaker": "witness",
    "settles": "the books",
    "why": "“took bribes” is a deed.",
    "status": "checked",
}


OWN = {"kind": "reported fact", "source": "the article", "source_words": "", "cue": "", "speaker": "article"}


def small_task(folder: Path, facet: str, *more: dict[str, str], text: str = TEXT, **cells: str) -> Task:
    """One item of a small article; more rows of its key may stand around it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.txt").write_text(text, encoding="utf-8")
    (folder / "source.toml").write_text('name = "T"\nreal = false\nserves = "lessons"\n', encoding="utf-8")
    rows = ["".join(f"{quoted(guarded((ROW | row).get(name, '')))}," for name in COLUMNS)[:-1]
            for row in (cells, *more)]  # fmt: skip
    (folder / "key.csv").write_text("\n".join([",".join(COLUMNS), *rows, ""]), encoding="utf-8")
    article = read_article(folder)
    seed = Seed(article, read_key(article, folder / "key.csv"), (), {})
    raw = {"type": "sort", "title": "T", "prompt": "P", "minutes": 1, "facet": facet}
    return Task("lessons", "99_test", "one", "practice", seed, (Item("p1.1", {"id": "p1.1"}),), raw)


@pytest.mark.parametrize(
    ("facet", "column"), [("kind", "why"), ("answers_for", "why_source"), ("accuses", "why_accuses")]
)
def test_what_the_key_writes_is_what_is_said(tmp_path, facet, column):
    task = small_task(tmp_path, facet, **{column: "Because of “took”."})
    item = task.items[0]
    others = {"why", "why_source", "why_accuses"} - {column}
    for answer in (*choices(task), None):
        told = mark(task, item, answer).why
        assert "Because of “took”." in told
        assert not [each for each in told if each in {task.statement(item).row[name] for name in others}]
    assert type_of(task).decides(task, item) == "Because of “took”."


@settings(max_examples=examples(30), deadline=None)
@given(blank=st.text(st.sampled_from(" \t"), max_size=3))
def test_a_blank_cell_writes_nothing(tmp_path_factory, blank):
    task = small_task(tmp_path_factory.mktemp("blank"), "accuses", why_accuses=blank)
    assert "“took bribes” puts something wrong" in type_of(task).decides(task, task.items[0])


def test_the_words_that_decide_are_the_keys_else_those_of_the_reason_else_its_own(tmp_path):
    def words(number: int, **cells: str) -> tuple[str, ...]:
        task = small_task(tmp_path / str(number), "kind", **cells)
        return deciding_words(task.seed.article, task.statement(task.items[0]))

    assert words(1) == ("took bribes",)
    assert words(2, deciding="bribes ‖ The mayor") == ("The mayor", "bribes")
    assert words(3, deciding="p2:harbor log") == ("harbor log",)
    assert words(4, why="“mayor” and “took”, and “bribes”") == ("mayor", "took")
    assert words(5, why="“ook” is half a word") == ("The mayor took bribes",)
    assert words(6, why="“The clerk said” stands outside") == ("The mayor took bribes",)
    # words that only hand it on are passed over, as long as there are others
    assert words(7, why="“mayor” and “took”", cue="said: “ ‖ mayor") == ("took",)
    assert words(8, why="“mayor”", cue="said: “ ‖ mayor") == ("mayor",)


ODD = "“No,” said Ann, ‘of’ “course” — that: “Bo” 12 % of it, «oui»? … (“x”) the “y z” end."
KINDS_AND_SPEAKERS = [(kind, speaker) for kind in KINDS for speaker in sorted(KINDS[kind].speakers)]


@st.composite
def stretches(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    """Up to three stretches of the odd text, in order, none touching."""
    cuts = sorted(draw(st.sets(st.integers(0, len(ODD)), max_size=6)))
    return tuple(zip(cuts[::2], cuts[1::2], strict=False))


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """A statement of the odd text, whatever its key may say."""
    kind, speaker = draw(st.sampled_from(KINDS_AND_SPEAKERS))
    cells = {
        "kind": kind,
        "speaker": speaker,
        "source": draw(
            st.sampled_from(["the article", "Ann < the article", "Ann < the Courier < Bo", "Ann"])
        ),
        "flags": draw(st.sampled_from(["", "act", "presupposed"])),
        "why": draw(st.sampled_from(["“Ann” decides.", "“” “ ” “…” “No,” and “of”", "none"])),
    }
    quote, source, cue, deciding = draw(stretches().filter(len)), *(draw(stretches()) for _ in range(3))
    return Statement("p1.1", quote, source, cue, dict.fromkeys(COLUMNS, "") | cells, deciding)


@pytest.fixture(scope="module")
def odd(tmp_path_factory) -> Article:
    folder = tmp_path_factory.mktemp("odd")
    (folder / "article.txt").write_text(ODD, encoding="utf-8")
    (folder / "source.toml").write_text('name = "T"\nreal = false\nserves = "lessons"\n', encoding="utf-8")
    return read_article(folder)


@settings(max_examples=examples(300), deadline=None)
@given(each=statements())
def test_whatever_words_a_key_names_a_reason_is_whole_and_quotes_the_article(odd, each):
    for told in (why_source, why_accuses):
        said = told(Key(odd, (each,)), each)
        if each.kind == "furniture":
            said = said.removesuffix(each.row["why"])  # the key's own sentence
        assert said.strip()[-1] in ".’"
        assert "“”" not in said
        assert [words for words in QUOTED.findall(said) if words not in ODD] == []


def test_the_first_hint_points_at_what_decides_this_question(tmp_path):
    def hint(number: int, facet: str, **cells: str) -> str:
        task = small_task(tmp_path / str(number), facet, **cells)
        return type_of(task).hints(task, task.items[0], ())[0]

    handed = "Look at “The clerk said” and the quotation marks."
    assert hint(1, "answers_for") == handed
    assert hint(2, "kind") == handed
    assert hint(3, "kind", deciding="bribes") == "Look at “bribes”."
    claim = {"kind": "attributed claim", "deciding": "bribes"}
    assert hint(6, "kind", **claim) == handed  # whose claim it is, the handing words decide
    assert hint(7, "accuses", **claim) == "Look at “bribes”."
    page = {"kind": "furniture", "speaker": "page", "source": "the page", "source_words": "", "cue": ""}
    for number, facet in enumerate(FACETS, 8):
        assert hint(number, facet, **page) == KINDS["furniture"].test
    assert hint(4, "accuses") == "Look at “took bribes”."
    assert hint(5, "answers_for", **OWN, quote="Nobody came.", why="“came”") == (
        "Look for words that hand it to somebody. Are there any?"
    )


WITNESS = "So somebody else answers for it: somebody who was there, or whom it concerns."
OFFICE = "So somebody in office answers for it."
SOURCES = {
    "handed on": (
        {},
        "“The clerk said” and the quotation marks hand it to the clerk. Cross those words out: what is left "
        f"has to be signed by the clerk. {WITNESS}",
    ),
    "with a messenger": (
        {"source": "the clerk < the Courier < the article"},
        "“The clerk said” and the quotation marks hand it on. It began with the clerk, so it has to be "
        f"signed by the clerk. In between, only as a messenger: the Courier. {WITNESS}",
    ),
    "a small word alone points at nothing": (
        {
            "id": "p3.1",
            "quote": "that Bo cheats.",
            "source": "Ann < the article",
            "source_words": "Ann, a driver",
            "cue": "told ‖ that",
            "why": "“cheats”",
        },
        "“Ann, a driver, told” hands it to Ann. Cross those words out: what is left has to be signed by Ann. "
        f"{WITNESS}",
    ),
    "no words to point at": (
        {"source_words": "", "cue": "", "speaker": "official"},
        f"It goes on with the words of the clerk, so it has to be signed by the clerk. {OFFICE}",
    ),
    "a record": (
        {
            "id": "p2.1",
            "quote": "The harbor log shows one boat.",
            "kind": "reported fact",
            "speaker": "record",
            "source": "the harbor log < the article",
            "source_words": "The harbor log",
            "cue": "shows",
        },
        "“The harbor log shows” leads to a record, the harbor log. A record is no speaker: anyone who opens "
        "it can check. So the article itself signs, for reading it right.",
    ),
    "own voice": (
        OWN | {"quote": "Nobody came.", "why": "“came”"},
        "No words hand “Nobody came” to anybody else. So the article itself has to sign it.",
    ),
    "own voice among others' words": (
        OWN | {"quote": "The mayor", "why": "“The mayor”"},
        "Somebody else’s words stand around “The mayor”. But anyone can look this up, whoever mentions it. "
        "So the article itself can sign it.",
    ),
    "taken for granted": (
        OWN | {"quote": "Nobody came.", "why": "“came”", "flags": "presupposed"},
        "Somebody else’s words stand around “Nobody came”. But anyone can look this up, whoever mentions it. "
        "So the article itself can sign it.",
    ),
    "a judgement": (
        OWN | {"quote": "Nobody came.", "why": "“came”", "kind": "characterisation"},
        "No words hand “Nobody came” to anybody else, and it stands outside quotation marks. So the "
        "article itself has to sign this judgement.",
    ),
    "words that decide elsewhere are not its own": (
        OWN | {"quote": "The clerk said ‖ Nobody came.", "deciding": "p2:harbor log"},
        "No words hand “The clerk said” to anybody else. So the article itself has to sign it.",
    ),
    "the act": (
        OWN | {"quote": "The clerk said", "flags": "act"},
        "“The clerk said”: that is how the article tells you that somebody spoke. No words hand this on, so "
        "the article itself has to sign it. What was said is another statement.",
    ),
    "words elsewhere": (
        {"source_words": "p2:The harbor log", "cue": "p2:shows", "speaker": "official"},
        "“The harbor log shows” in paragraph 2 hands it to the clerk. Cross those words out: what is left "
        f"has to be signed by the clerk. {OFFICE}",
    ),
    "a page part": (
        OWN
        | {"quote": "Nobody came.", "kind": "furniture", "source": "the page", "speaker": "page"}
        | {"why": "“came” stands under every story."},
        "Nobody in the story says this, and nobody has to sign it: it is a piece of the page. “came” stands "
        "under every story.",
    ),
}


@pytest.mark.parametrize("case", SOURCES)
def test_the_sentence_that_is_made_says_who_signs_and_by_which_words(tmp_path, case):
    cells, said = SOURCES[case]
    task = small_task(tmp_path, "answers_for", **cells)
    assert why_source(task.seed.key, task.seed.key.statements[0]) == said


def test_an_act_tells_who_spoke_only_where_its_words_name_somebody(tmp_path):
    def told(number: int, act: str) -> str:
        cells = OWN | {"id": "p1.2", "quote": act, "flags": "act"}
        task = small_task(tmp_path / str(number), "answers_for", cells)
        return why_source(task.seed.key, task.seed.key.statement("p1.2"))

    assert "“The clerk said”: that is how the article tells you who spoke." in told(1, "The clerk said")
    assert "“said”: that is how the article tells you that somebody spoke." in told(2, "said")


HARD = (
    """The disgraced clerk keeps her post. They want the greedy union out. The clerk, a known thief, left."""
)


@pytest.mark.parametrize(
    ("quote", "kind", "inside", "words"),
    [
        ("The disgraced clerk keeps her post.", "reported fact", ("disgraced", "characterisation"),
         "clerk keeps her post"),
        ("The clerk, a known thief, left.", "reported fact", ("a known thief", "allegation"), "The clerk"),
        ("They want the greedy union out.", "appeal", ("greedy", "characterisation"),
         "They want the greedy union out"),
        ("They want the greedy union out.", "appeal", ("greedy union", "allegation"), "They want the"),
    ],
)  # fmt: skip
def test_no_blame_is_never_said_of_words_that_blame(tmp_path, quote, kind, inside, words):
    hard, hard_kind = inside
    inner = OWN | {"id": "p1.2", "quote": hard, "kind": hard_kind}
    outer = OWN | {"quote": quote, "kind": kind, "why": f"“{hard}” is another."}
    task = small_task(tmp_path, "accuses", inner, text=HARD, **outer)
    assert QUOTED.findall(type_of(task).decides(task, task.items[0])) == [words]


def test_of_the_words_that_decide_those_that_judge_are_left_out(tmp_path):
    inner = OWN | {"id": "p1.2", "quote": "disgraced", "kind": "characterisation"}
    outer = OWN | {"quote": "The disgraced clerk keeps her post.", "deciding": "disgraced ‖ keeps"}
    task = small_task(tmp_path, "accuses", inner, text=HARD, **outer)
    assert QUOTED.findall(type_of(task).decides(task, task.items[0])) == ["keeps"]


def test_words_quoted_as_without_blame_hold_no_statement_that_judges_or_accuses():
    looked_at = 0
    for name in NAMES:
        key = task_of(name, "accuses").seed.key
        hard = [s for s in key.statements if s.kind in ("allegation", "characterisation")]
        for each in (s for s in key.statements if not s.row["why_accuses"].strip()):
            if each.kind not in ("reported fact", "official claim", "attributed claim"):
                continue
            said = " ".join(QUOTED.findall(why_accuses(key, each)))
            inside = [s for s in hard if each.holds(s)]
            assert [s.id for s in inside if bare(s.row["quote"]) in said] == [], (name, each.id, said)
            looked_at += len(inside)
    print(f"\n{looked_at} judgements and accusations inside other statements")
    assert looked_at >= 3


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("a fire destroyed two counters", "a fire destroyed two counters"),
        ("On Sunday night, a fire destroyed two counters in the company’s ticket office.",
         "On Sunday night, a fire destroyed two counters"),
        ("the board of the harbor will meet this week, although nobody has asked for it",
         "the board of the harbor will meet this week,"),
        ("the current had carried the boat across while the crew slept below deck",
         "the current had carried the boat across"),
        ("one two three four five six seven eight nine ten eleven",
         "one two three four five six seven eight nine ten"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_long_quote_ends_where_a_phrase_ends(words, first):
    assert first_words(words) == first


@settings(max_examples=examples(100), deadline=None)
@given(words=st.lists(st.sampled_from(["the", "of", "boat", "left,", "that", "Ann", "—"]), max_size=30))
def test_first_words_begin_the_text_and_are_few(words):
    first = first_words(" ".join(words))
    assert " ".join(words).startswith(first)
    assert len(first.split()) <= 10
    assert bool(first) == bool(words)


def test_no_quote_that_the_kit_cuts_ends_in_mid_phrase():
    """What is quoted to its tenth word or less, and goes on in the article, ends before a small word."""
    looked_at = 0
    for name in NAMES:
        key = task_of(name, "accuses").seed.key
        for each in (s for s in key.statements if s.kind != "furniture"):
            hinted = [f"“{words}”" for words in deciding_words(key.article, each)]
            for words in {*QUOTED.findall(" ".join((why_accuses(key, each), *hinted)))}:
                whole = each.row["quote"].strip("“” .,").removeprefix("that ")
                if len(whole.split()) > 10 and whole.startswith(words) and words not in key_words(each):
                    assert words.split()[-1].lower() not in BEGINNERS, (name, each.id, words)
                    looked_at += 1
    print(f"\n{looked_at} quotes that were cut")
    assert looked_at >= 1


@pytest.mark.parametrize("marks", ["“”", "„“", "„”", "«»", "»«"])
def test_a_quotation_is_known_by_the_sign_that_opens_it(marks):
    first, last = marks
    text = f"Ann said: {first}Bo came{last}, and left."
    held = [number for number in range(len(text)) if quotation_is_open(text[: number + 1])]
    assert text[held[0] : held[-1] + 1] == f"{first}Bo came{last}"
    assert held == [*range(held[0], held[-1] + 1)]
    assert bare(f"No, {first}Bo came here{last}.") == "Bo came here"


@pytest.mark.parametrize(("marks", "inside"), [("„“", True), ("«»", True), ("“”", True), ("()", False)])
def test_a_judgement_between_marks_of_any_language_is_no_choice_of_the_article(tmp_path, marks, inside):
    text = f"The clerk spoke of {marks[0]}the greedy mayor{marks[1]} again."
    cells = OWN | {"quote": "greedy", "kind": "characterisation", "why": "“greedy”"}
    task = small_task(tmp_path, "answers_for", text=text, **cells)
    said = type_of(task).decides(task, task.items[0])
    assert ("it stands outside quotation marks" in said) is not inside


@pytest.mark.parametrize("quote", ["should open the books", "to open the books on Monday"])
def test_a_call_and_a_promise_have_one_sentence_that_fits_both(tmp_path, quote):
    text = "The mayor should open the books. The mayor promised to open the books on Monday."
    task = small_task(tmp_path, "accuses", text=text, **OWN | {"quote": quote, "kind": "appeal", "why": "x"})
    assert type_of(task).decides(task, task.items[0]) == (
        f"Take “{quote}”: a call or a wish can be granted or refused, a promise kept or broken. That is not "
        "a deed, so nobody has to say ‘I didn’t.’"
    )


# --- a second answer follows into the other questions ---------------------------------------------


def test_what_can_be_heard_as_anothers_words_is_half_right_as_that_ones_claim():
    """“Head of the CIA”, taken for granted inside “According to Maduro”: his claim can be defended."""
    task = task_of("venezuela-2018", "kind")
    assert mark(task, task.item("p3.4"), "official claim").credit == 0.5
    heard = Counter()
    for name in NAMES:
        kinds, signs = task_of(name, "kind"), task_of(name, "answers_for")
        for item in kinds.items:
            row = kinds.statement(item)
            if row.also("source"):
                second = second_choice(kinds, row)
                if row.kind in ("characterisation", "appeal", "allegation"):
                    assert second == "", (name, item.id)  # these stay what they are, whoever speaks
                elif second:
                    assert SPEAKERS[next(iter(KINDS[second].speakers - {"record"}))] == (
                        second_choice(signs, row)
                    ), (name, item.id)
                heard[second or "stays"] += 1
    print(f"\nsecond sources: {dict(heard)}")
    assert sum(heard.values()) >= 10
    assert len(heard) >= 2
