"""What follows from a choice: another kind asks for another speaker, reason and record.

The reason of a draft is the draft's only as long as the kind is. A reason that a person wrote is never taken
away: it is asked about (see ``problems``).
"""

from collections.abc import Iterable

from whosays.articles.kinds import KINDS
from whosays.author.editor.drafted import Drafted, drafted_of
from whosays.author.editor.first_reasons import first_reason, second_reason
from whosays.author.editor.rows import ARTICLE, PAGE, Row

SETTLES = {
    "reported fact": "a record, a recording, or people who were there",
    "official claim": "a record that others keep, too, or others who were there",
    "attributed claim": "a record that others keep, too, or others who were there",
    "allegation": "evidence from the accuser, the answer of the accused, records, people who were there",
    "characterisation": "nothing could: it is a judgement",
    "appeal": "nothing could: it is a call",
    "furniture": "page furniture",
}
"""What would settle a statement of a kind, until somebody writes what would settle this one."""
_OWN = {"reported fact": (ARTICLE, "article"), "furniture": (PAGE, "page")}
"""Kinds that say by themselves whose words they are."""
_FACT = "reported fact"


def with_kind(row: Row, kind: str, drafted: Iterable[Drafted]) -> Row:
    """The row with another kind, and with what follows from it."""
    if kind == row.kind:
        return row
    if row.cells["also_facet"] == "kind" and row.cells["also"] == kind:
        return _turned_round(row, kind)
    changed = _without_its_marks(with_voice(row.saying(kind=kind)))
    changed = changed.saying(settles=_settles(row, kind))
    return _with_reason(row, changed, drafted_of(row, drafted))


def _turned_round(row: Row, kind: str) -> Row:
    """The second answer becomes the best, and the best the second, each with its reason."""
    cells = {"kind": kind, "also": row.kind, "why": row.cells["why_also"], "why_also": row.cells["why"]}
    turned = _without_its_marks(with_voice(row.saying(**cells, settles=_settles(row, kind))))
    return Row(turned.number, turned.words, turned.cells, kind)


def _without_its_marks(row: Row) -> Row:
    """The row without what was noted for its old kind: deciding words, further reasons, and two flags."""
    gone = {"reported fact": {"label"}, "characterisation": {"act"}}.get(row.kind, {"act", "label"})
    cells = {"deciding": "", "why_source": "", "why_accuses": "", "flags": _flags(row, drop=gone)}
    return Row(row.number, {**row.words, "deciding": ()}, row.saying(**cells).cells, row.why_kind)


def _flags(row: Row, drop: Iterable[str] = (), add: str = "") -> str:
    kept = [each.strip() for each in row.cells["flags"].split(";") if each.strip()]
    return "; ".join(dict.fromkeys([*(each for each in kept if each not in drop), *([add] if add else [])]))


def with_speaker(row: Row, speaker: str) -> Row:
    """The row with another kind of source; of somebody unnamed it is noted that nobody can be asked."""
    changed = row.saying(speaker=speaker)
    return changed.saying(flags=_flags(changed, add="unnamed")) if speaker == "unnamed" else changed


def with_voice(row: Row) -> Row:
    """The row with a speaker and a chain that its kind can have, where the kind alone tells them."""
    kind = KINDS.get(row.kind)
    if kind is None or row.cells["speaker"] in kind.speakers:
        return row
    if row.kind in _OWN:
        source, speaker = _OWN[row.kind]
        return row.saying(source=source, speaker=speaker)
    if row.cells["speaker"] in ("page", "record") and "article" in kind.speakers:
        return row.saying(source=_from_the_page(row.cells["source"]), speaker="article")
    if row.cells["speaker"] in ("page", "article", "record"):
        return row.saying(source=_from_the_page(row.cells["source"]), speaker=_somebody(row.kind))
    return row  # somebody is named there who does not fit: a person decides which of the two is wrong


def _from_the_page(source: str) -> str:
    return ARTICLE if source == PAGE else source


def _somebody(kind: str) -> str:
    return "official" if kind == "official claim" else "unnamed"


def _settles(row: Row, kind: str) -> str:
    """What would settle it: what a person wrote stays where something could."""
    hopeless = ("characterisation", "appeal", "furniture")
    said = row.cells["settles"]
    keeps = said and said not in SETTLES.values() and kind not in hopeless
    return said if keeps else SETTLES.get(kind, said)


def _with_reason(row: Row, changed: Row, drafted: Drafted | None) -> Row:
    why = row.cells["why"]
    ours = ["", first_reason(row), drafted.row.why if drafted else ""]
    if drafted and drafted.row.kind == changed.kind and why in ours:
        why = drafted.row.why
    elif why in ours:
        why = first_reason(changed)
    else:
        return changed
    return Row(changed.number, changed.words, changed.saying(why=why).cells, changed.kind)


def with_second(row: Row, kind: str) -> Row:
    """The row with another kind as its second answer, or (with "") without one."""
    if not kind:
        return row.saying(also_facet="", also="", why_also="")
    changed = row.saying(also_facet="kind", also=kind)
    is_ours = row.cells["why_also"] in (second_reason(row), "")
    return changed.saying(why_also=second_reason(changed)) if is_ours else changed


def with_second_source(row: Row, names: Iterable[str]) -> Row:
    """The row with another source as its second answer: these names, the origin first, through the article.

    Without a name it is the article itself; where the article is the first answer, the name is still to come.
    """
    others = [each for each in names if each and each != ARTICLE]
    chain = " < ".join([*others, ARTICLE]) if others or row.cells["source"] != ARTICLE else ""
    why = row.cells["why_also"] if row.cells["also_facet"] == "source" else ""
    return row.saying(also_facet="source", also=chain, why_also=why)


def likely_second(row: Row, drafted: Iterable[Drafted]) -> str:
    """The kind that is most often the second answer: the draft's, else the claim of whoever speaks."""
    found = drafted_of(row, drafted)
    told = found.row.also if found else ""
    if told in KINDS and told != row.kind:
        return told
    by_speaker = {"official": "official claim", "article": "reported fact", "record": "reported fact"}
    other = by_speaker.get(row.cells["speaker"], "attributed claim")
    return other if other != row.kind else "allegation"


def with_source(row: Row, name: str, rows: Iterable[Row]) -> Row:
    """The row with another origin of its chain, and the speaker that this name has elsewhere in the key."""
    rest = row.chain[1:] or [ARTICLE]
    named = row.saying(source=" < ".join([name, *rest]))
    fits = KINDS[row.kind].speakers if row.kind in KINDS else frozenset()
    known = [
        each.cells["speaker"] for each in rows if each.chain[0] == name and each.cells["speaker"] in fits
    ]
    if known:
        return named.saying(speaker=known[0])
    return named if row.cells["speaker"] != "article" else named.saying(speaker=_guessed(row.kind))


def _guessed(kind: str) -> str:
    """Who an unknown name may be, where the kind leaves no choice or an easy one; else nothing is guessed."""
    guesses = {"official claim": "official", "attributed claim": "unnamed", _FACT: "record"}
    return guesses.get(kind, "article")


def new_cells(parent: Row | None) -> dict[str, str]:
    """The cells of a statement that a person adds: a label in somebody's words, or a fact of the article."""
    kind = "characterisation" if parent and parent.kind != "furniture" else _FACT
    said = (
        parent.cells if parent and parent.kind != "furniture" else {"source": ARTICLE, "speaker": "article"}
    )
    speaker = said["speaker"] if said["speaker"] in KINDS[kind].speakers else "article"
    source = ARTICLE if speaker == "article" else said["source"]
    return {
        "flags": "label" if parent and kind == "characterisation" else "",
        "kind": kind,
        "source": source,
        "speaker": speaker,
        "settles": SETTLES[kind],
        "status": "draft",
    }


def as_the_act(row: Row) -> Row:
    """A half of a statement that says that somebody said it: the article's own report."""
    cells = dict.fromkeys(("also_facet", "also", "why_also", "why_source", "why_accuses"), "")
    act = row.saying(**cells, kind=_FACT, source=ARTICLE, speaker="article", settles=SETTLES[_FACT])
    act = act.saying(flags=_flags(act, drop={"label"}, add="act"))
    return Row(act.number, act.words, act.saying(why=first_reason(act)).cells, _FACT)
