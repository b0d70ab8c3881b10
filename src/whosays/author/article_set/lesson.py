"""The lesson page of an article: read, mark, sort, talk, count the voices, see the X-ray."""

from collections.abc import Collection
from pathlib import Path

from whosays.articles.kinds import KINDS
from whosays.articles.voice_counts import voices
from whosays.author.article_set.composing import Page, Plan, asked_about, compose
from whosays.author.article_set.exercise import about
from whosays.author.article_set.material import Material
from whosays.author.article_set.picking import sort_task
from whosays.author.article_set.retelling import SHORT, retell
from whosays.author.article_set.source_items import chain, marker, whose
from whosays.author.article_set.talks import two_talks
from whosays.author.article_set.words_of import Raw, words
from whosays.base.errors import KitError

FEWEST_WORDS = 200  # of news: under that an article bears an exercise, and no lesson page
LONGEST = 35  # minutes
MOST_SCORED = 12
_GIVEN_UP_FIRST = ("numbers", "recall", "guess", "chain", "marker")  # where a page would take too long
_NO_ROOM = "No “{}” on the lesson page: it would take longer than {} minutes."
_ORDER = ("recall", "story", "marker", "answers", "accuses", "kinds", "talk_one", "alone_one", "chain",
          "numbers", "guess", "voices", "talk_two", "alone_two", "xray", "retell", "end")  # fmt: skip


def lesson(material: Material, root: Path, stem: str, used: Collection[str]) -> tuple[Plan, Page]:
    """The lesson page, of 35 minutes at most.

    Args:
        material: the article and its key.
        root: the kit's root.
        stem: the name of the set.
        used: ids of statements that the exercise asks about: here they come last.

    Raises:
        KitError: the article can bear no lesson page; says why.
    """
    without: list[str] = []
    for dropped in (None, *_GIVEN_UP_FIRST):
        without += [dropped] if dropped else []
        plan = _plan(material, stem, used, without)
        page = compose(plan, root)
        if page.minutes <= LONGEST:
            return plan, page
    raise KitError(f"seeds/{material.article.name}: a lesson page would take {page.minutes} minutes.")


def _plan(material: Material, stem: str, used: Collection[str], without: Collection[str]) -> Plan:
    tasks, left_out, filled = _judged(material, used)
    tasks |= _heard(material, {*used, *asked_about(tasks.values())}, left_out)
    talks = two_talks(material, {*asked_about(tasks.values())})
    if len(talks) < 2 or not {"answers", "kinds"} <= set(tasks):
        raise KitError(
            f"seeds/{material.article.name}: the key can bear no lesson page. {' '.join(left_out)} "
            "It needs two pieces to talk about, and two kinds of statement."
        )
    for number, talk in zip(("one", "two"), talks, strict=True):
        tasks |= {f"talk_{number}": talk.vote, f"alone_{number}": talk.alone}
    tasks |= {name: words(name) for name in ("recall", "story", "voices", "xray")}
    tasks["retell"] = {**retell(material, least=SHORT, rubric=False), "optional": True}
    tasks["end"] = {**words("end"), "prompt": words("end_of")["lesson"]}
    left_out += [_NO_ROOM.format(tasks[name]["title"], LONGEST) for name in without if name in tasks]
    kept = {name: tasks[name] for name in _ORDER if name in tasks and name not in without}
    filled |= about(material) | {"talks": talks, "kinds": _table_of(tasks["kinds"]["choices"])}
    return Plan("lessons", stem, material.article.name, kept, filled, tuple(left_out))


def _judged(material: Material, used: Collection[str]) -> tuple[dict[str, Raw], list[str], dict[str, object]]:
    """Marker and sorts, what had to be left out, and the worked example."""
    tasks: dict[str, Raw] = {}
    left_out: list[str] = []
    taken = set(used)
    sizes = {"accuses": range(2, 4), "answers": range(2, 4), "kinds": range(4, 8)}
    for name, size in sizes.items():
        if made := sort_task(material, name, size, taken):
            scored = {} if name == "kinds" else {"scored": False}
            tasks[name] = {**made, **scored}
            taken |= asked_about([made])
    found = marker(material, 2, taken)
    if found:
        tasks["marker"] = found[0]
    else:
        left_out.append("No marker: no two short sentences name source and cue beside what was said.")
    if "accuses" not in tasks:
        left_out.append("No “Does it accuse?”: there are not both pieces that accuse and pieces that do not.")
    return tasks, left_out, {"example": found[1] if found else None}


def _heard(material: Material, used: Collection[str], left_out: list[str]) -> dict[str, Raw]:
    """The hands in line, whose numbers, and a guess at the picture of voices."""
    found = {
        "chain": (chain(material, used), "nothing came through a second mouth"),
        "numbers": (whose(material, "numbers", range(2, 4), used), "there are no two owners of figures"),
        "guess": (_guess(material), "there are not three voices of unlike length"),
    }
    named = {"chain": "line of hands", "numbers": "task on numbers", "guess": "guess at the voices"}
    left_out += [f"No {named[name]}: {why}." for name, (made, why) in found.items() if not made]
    return {name: made for name, (made, _) in found.items() if made}


def _guess(material: Material) -> Raw | None:
    """Who is heard most? Only where one voice is, and two more are there to be thought of."""
    heard = sorted(voices(material.key), key=lambda each: -(each.quoted + each.retold))
    counts = [each.quoted + each.retold for each in heard]
    if len(heard) < 3 or counts[0] == counts[1]:
        return None
    why = ["This row is the longest: add what is quoted and what is retold.",
           *["This row is shorter. Look at the picture, at quoted and retold together."] * 2]  # fmt: skip
    options = [
        {"text": f"{each.name[:1].upper()}{each.name[1:]}", "why": reason, **({} if n else {"best": True})}
        for n, (each, reason) in enumerate(zip(heard[:3], why, strict=True))
    ]
    item = {"id": "most", "question": "Whose words fill most of the page, the article’s own left out?"}
    return {**words("guess"), "items": [{**item, "options": options}]}


def _table_of(kinds: list[str]) -> list[dict[str, str]]:
    return [{"label": KINDS[name].label, "short": words("needs")[name]} for name in kinds]
