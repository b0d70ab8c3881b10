"""The seven kinds of statement, and the two tests that tell them apart (see the codebook).

The kinds say who answers for a statement and what it would take to check it, never whether it is so.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of statement.

    Attributes:
        name: the codebook's term, used in keys.
        label: the learner's words for it.
        letter: one letter of its own, also the name of its colour and line (``kF``, ``--F``).
        needs: what must hold for it, as the end of the sentence "It would need …".
        test: the question of the route that decides it.
        speakers: who may stand behind it (see SPEAKERS).
    """

    name: str
    label: str
    letter: str
    needs: str
    test: str
    speakers: frozenset[str]

    @property
    def sign(self) -> str:
        """The letter as the page shows it: a cross for page parts, dots for what comes in a later lesson."""
        return {"X": "×", "N": "…"}.get(self.letter, self.letter)

    @property
    def printed(self) -> str:
        """The letter on paper and in reports, where dots could not be called out: a cross for page parts."""
        return "×" if self.letter == "X" else self.letter


SPEAKERS = {
    "article": "The article itself",
    "official": "Somebody in office",
    "party": "Somebody else",
    "company": "Somebody else",
    "union": "Somebody else",
    "expert": "Somebody else",
    "witness": "Somebody else",
    "outlet": "Somebody else",
    "unnamed": "Somebody else",
    "record": "The article itself",  # it names a record that anyone can open
    "page": "Nobody: it is part of the page",
}
"""Who may speak in an article, and what a learner would answer to "Who answers for it?"."""

_ANYBODY = frozenset(SPEAKERS) - {"record", "page"}
_OTHERS = frozenset({"party", "company", "union", "expert", "witness", "outlet", "unnamed"})

KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "reported fact",
            "Reported as fact",
            "F",
            "the article to say it in its own voice, or to report a public act, or a record that it names",
            "The signature test: cross out the words that hand it to somebody. Does the article, or "
            "anyone who was there, have to sign what is left?",
            frozenset({"article", "record"}),
        ),
        Kind(
            "official claim",
            "Official claim",
            "O",
            "an office to stand behind it, and nobody to be accused in it, or a court to say what it found",
            "The signature test: cross out the words that hand it to somebody. Does an office have to "
            "sign what is left: a ministry, a council, an office-holder speaking as one, a court? (That a "
            "court ruled is a fact. What it found is its word. Could the accused answer, was it public, are "
            "there reasons, can it be appealed? The more yes, the more it carries.)",
            frozenset({"official"}),
        ),
        Kind(
            "attributed claim",
            "Claim (somebody says)",
            "C",
            "somebody without an office to stand behind it, and nobody to be accused in it",
            "The signature test: cross out the words that hand it to somebody. Does somebody without "
            "an office have to sign what is left?",
            _OTHERS,
        ),
        Kind(
            "allegation",
            "Allegation",
            "A",
            "words that put something wrong, unlawful or hostile on somebody",
            "The reply test: let the person concerned answer. Would it be “That would be wrong of me, "
            "and I didn’t (or don’t mean to)!”? Some may answer “Yes, and rightly!”: they admit the deed and "
            "defend it, and they have been accused all the same.",
            _ANYBODY,
        ),
        Kind(
            "characterisation",
            "Judgement",
            "J",
            "a judgement, or a word that takes sides, which no record could settle",
            "The reply test: let the person concerned answer. Would it be “I wouldn’t call it that”?",
            _ANYBODY,
        ),
        Kind(
            "appeal",
            "Call, wish or promise",
            "P",
            "a call, a wish, a proposal or a promise: it can be kept or refused, and cannot be checked today",
            "The reply test: let the person concerned answer. Would it be “No, I won’t!”? Or does the "
            "speaker promise something, to be kept or broken? Such words cannot be checked today.",
            _ANYBODY,
        ),
        Kind(
            "furniture",
            "Page parts",
            "X",
            "a piece of the page that would stand there with any other story",
            "Swap the story: would this piece of the page still be much the same?",
            frozenset({"page"}),
        ),
    )
}
"""The seven kinds by name, in the order of the codebook's route from fact to furniture."""

NOT_YET = Kind(
    "not yet",
    "Not yet",
    "N",
    "a kind that comes into play in a later lesson: a judgement, a call, wish or promise, a claim by "
    "somebody without an office",
    "Neither an accusation, nor an office’s word, nor the article’s own report? Then leave it for "
    "later: judgements, calls, promises and claims by others have a lesson of their own.",
    frozenset(SPEAKERS),
)
"""The bin for statements whose kind a lesson has not taught yet."""

CAPTION = "Marked is not true. Faded is not false. It shows who answers for the words."
"""Stands under every picture of kinds, always."""


def kind(name: str) -> Kind:
    """The kind called ``name``, "not yet" included.

    Raises:
        KeyError: there is no such kind.
    """
    return NOT_YET if name == NOT_YET.name else KINDS[name]


def answers_for(speaker: str) -> str:
    """A learner's answer to "Who answers for it?", for a speaker of the key."""
    return SPEAKERS[speaker]


def speaker_table() -> str:
    """The table of kind against speaker that every key must obey, as Markdown."""
    lines = ["| kind | speakers |", "|---|---|"]
    lines += [f"| {each.name} | {_in_words(each.speakers)} |" for each in KINDS.values()]
    return "\n".join(lines)


def _in_words(speakers: frozenset[str]) -> str:
    left_out = [name for name in SPEAKERS if name not in speakers]
    if len(left_out) < len(speakers) / 2:
        return f"all but {' and '.join(left_out)}"
    return ", ".join(name for name in SPEAKERS if name in speakers)
