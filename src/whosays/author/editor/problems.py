"""What does not hold in a statement, in words for a teacher, with the ways to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from whosays.articles.key_checks import problems_of_row
from whosays.articles.kinds import KINDS
from whosays.author.editor.first_reasons import first_reason, origin_of
from whosays.author.editor.rows import ARTICLE, PAGE, Row
from whosays.base.json_types import JsonObject

NAMES = {
    "reported fact": "Reported fact",
    "official claim": "Official claim",
    "attributed claim": "Attributed claim",
    "allegation": "Allegation",
    "characterisation": "Characterisation",
    "appeal": "Appeal",
    "furniture": "Furniture",
}
"""A kind as a teacher reads it."""
SPEAKER_WORDS = {
    "article": "the article itself",
    "official": "somebody in office",
    "party": "a party, movement or church",
    "company": "a company",
    "union": "a union",
    "expert": "an expert",
    "witness": "a witness, or a person concerned",
    "outlet": "another outlet",
    "unnamed": "somebody unnamed",
    "record": "a record that the article names",
    "page": "the page",
}
"""A speaker as a teacher reads it."""
_NEEDS = {
    "reported fact": "the article itself, or a record that it names,",
    "official claim": "an office",
    "attributed claim": "somebody without an office",
    "furniture": "nobody but the page",
}


@dataclass(frozen=True)
class Mend:
    """A way to mend it: the words of its button, and what the page does or sends then."""

    label: str
    act: JsonObject


@dataclass(frozen=True)
class Problem:
    """One thing that does not hold: a lead in bold, what it means, and the ways to mend it."""

    lead: str
    text: str
    mends: tuple[Mend, ...] = field(default=())


def a_kind(kind: str) -> str:
    """A kind with its article: "an allegation"."""
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"


def problems_of(row: Row) -> list[Problem]:
    """All that keeps a statement from being checked, in the order of the questions."""
    found = [*_kind(row), *_voice(row), *_second(row), *_reason(row)]
    if not found:  # a rule that has no words of its own here: told all the same
        found = [Problem("This does not hold yet.", _plain(each)) for each in problems_of_row(row.cells, "")]
    return found


def _plain(problem: str) -> str:
    return problem.partition(": ")[2] or problem


def _kind(row: Row) -> Iterator[Problem]:
    kind, speaker = row.kind, row.cells["speaker"]
    if kind not in KINDS:
        yield Problem("The kind is missing.", "Choose one of the seven.")
    elif speaker in SPEAKER_WORDS and speaker not in KINDS[kind].speakers:
        who = f"{origin_of(row)}, {SPEAKER_WORDS[speaker]}" if speaker != "article" else "the article itself"
        lead = f"{a_kind(kind).capitalize()} needs {_NEEDS.get(kind, 'somebody')} behind it."
        yield Problem(lead, f"Here it is {who}. One of the two has to change.", tuple(_other_kinds(row)))


def _other_kinds(row: Row) -> Iterator[Mend]:
    speaker = row.cells["speaker"]
    fitting = [name for name in KINDS if speaker in KINDS[name].speakers]
    for name in fitting[:1]:
        yield Mend(f"Make it {a_kind(name)}", {"do": "kind", "kind": name})
    if row.kind == "official claim":
        yield Mend("It speaks from an office", {"do": "speaker", "speaker": "official"})
    yield Mend("Change who says so", {"page": "pick", "role": "source_words"})


def _voice(row: Row) -> Iterator[Problem]:
    source, speaker = row.cells["source"].strip(), row.cells["speaker"]
    origin = row.chain[0]
    pick = Mend("Pick the words that name the source", {"page": "pick", "role": "source_words"})
    if speaker not in SPEAKER_WORDS:
        yield Problem(
            "Who says so?",
            "Say what kind of source it is.",
            (Mend("Choose", {"page": "focus", "box": "speaker"}),),
        )
    if not source or not all(row.chain):
        yield Problem(
            "A name is missing.", "Who says so? Write a name in each box, or take the box away.", (pick,)
        )
    elif speaker == "article" and origin != ARTICLE and row.kind not in ("reported fact", "furniture"):
        own = Mend("It is the article’s own word", {"do": "chain", "names": [ARTICLE]})
        yield Problem(f"Who is {origin}?", "The article cannot speak where somebody else is the source.",
                      (*_who(row), own))  # fmt: skip
    elif origin == ARTICLE and speaker not in ("article", "record", "page"):
        own = Mend("It is the article’s own report", {"do": "kind", "kind": "reported fact"})
        text = f"{a_kind(row.kind).capitalize()} is somebody’s word. Whose?"
        yield Problem("Nobody is named yet.", text, (pick, own))
    elif origin == PAGE and row.kind != "furniture":
        yield Problem("The page says nothing.", "Only furniture has the page as its source.", (pick,))


def _who(row: Row) -> Iterator[Mend]:
    for speaker in ("official", "party", "company", "outlet", "unnamed"):
        if speaker in KINDS[row.kind].speakers:
            yield Mend(SPEAKER_WORDS[speaker].capitalize(), {"do": "speaker", "speaker": speaker})


def _second(row: Row) -> Iterator[Problem]:
    facet, also, why = (row.cells[name] for name in ("also_facet", "also", "why_also"))
    drop = Mend("No second answer", {"do": "also", "kind": ""})
    if also and also == row.cells.get(facet or "kind"):
        yield Problem("The second answer says the same as the first.", "Choose another, or none.", (drop,))
    elif (facet or also or why) and not also:
        yield Problem("The second answer is missing.", "Choose it, or none.", (drop,))
    elif also and not why.strip():
        box = Mend("Write it", {"page": "focus", "box": "why_also"})
        yield Problem(
            "The second answer has no reason.",
            "Learners who give it read why it can be defended.",
            (box, drop),
        )


def _reason(row: Row) -> Iterator[Problem]:
    write = Mend("Write it", {"page": "focus", "box": "why"})
    fresh = Mend("Begin with the kit’s words", {"do": "fresh"})
    if not row.cells["why"].strip():
        yield Problem("The reason is missing.", "Learners read it. Which words decide?", (write, fresh))
    elif row.why_kind != row.kind and row.why_kind in KINDS:
        lead = f"The reason was written for {a_kind(row.why_kind)}."
        fits = Mend("It still fits", {"do": "fits"})
        yield Problem(lead, f"Now it is {a_kind(row.kind)}. Read the reason again.", (write, fits, fresh))
    if not row.cells["settles"].strip():
        box = Mend("Write it", {"page": "focus", "box": "settles"})
        yield Problem(
            "What would settle it?",
            "Name a record, a document or a person, or say that nothing could.",
            (box,),
        )


def fresh_reason(row: Row) -> Row:
    """The row with a reason to begin with."""
    return Row(row.number, row.words, row.saying(why=first_reason(row)).cells, row.kind)
