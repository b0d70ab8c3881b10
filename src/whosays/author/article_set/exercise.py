"""The exercise of an article: which tasks it has, and the teacher's notes for them."""

import re
from pathlib import Path

from whosays.articles.key import Statement
from whosays.articles.kinds import KINDS, SPEAKERS
from whosays.articles.reasons import why_source
from whosays.articles.unchecked import DRAFT_LINE, accusing, drafted
from whosays.author.article_set.composing import Page, Plan, asked_about, compose
from whosays.author.article_set.material import Material
from whosays.author.article_set.picking import sort_task
from whosays.author.article_set.retelling import LONG, SHORT, retell
from whosays.author.article_set.source_items import chain, whose
from whosays.author.article_set.words_of import Raw, words
from whosays.base.errors import KitError

SHORTEST, LONGEST = 15, 20  # minutes
FEWEST_ASKING = 3
MOST_SCORED = 12  # statements
_SIZES = (  # answers, accuses, kinds, words to write, whether the hands are asked for; the largest that fits
    (range(2, 4), range(2, 4), range(3, 7), LONG, True),
    (range(2, 4), range(2, 4), range(3, 7), SHORT, True),
    (range(2, 4), range(2, 3), range(3, 6), SHORT, True),
    (range(2, 3), range(2, 3), range(3, 5), SHORT, False),
)
_TITLES = re.compile("“(.+?)”")  # of tasks: on a page no quotation marks stand around what nobody says
_NOTE_WORDS = 90  # of a cell with misreadings


def exercise(material: Material, root: Path, stem: str) -> tuple[Plan, Page]:
    """The solution of an exercise of 15 to 20 minutes.

    Raises:
        KitError: the article can bear no exercise, or none that is short enough.
    """
    for sizes in _SIZES:
        plan = _plan(material, stem, *sizes)
        if len(plan.asking) < FEWEST_ASKING:
            raise KitError(
                f"seeds/{material.article.name}: the key can bear no exercise. {' '.join(plan.left_out)} "
                "Take an article in which somebody is quoted, or split its statements in the key."
            )
        page = compose(plan, root, least=SHORTEST)
        if page.minutes <= LONGEST:
            return plan, page
    raise KitError(
        f"seeds/{material.article.name}: with this article an exercise would take {page.minutes} minutes, "
        f"and it may take {LONGEST}. Shorten the article, and bring it in anew."
    )


def _plan(  # noqa: PLR0913, PLR0917 - a row of _SIZES
    material: Material, stem: str, answers: range, accuses: range, kinds: range, least: int, hands: bool
) -> Plan:
    tasks: dict[str, Raw] = {"story": words("story")}
    left_out: list[str] = []
    sizes = {"answers": answers, "accuses": accuses, "kinds": kinds}
    for name in ("accuses", "answers", "hands", "kinds"):  # accusations are rare: they are chosen first
        used, left = asked_about(tasks.values()), MOST_SCORED - _asked(tasks)
        if name == "hands":
            tasks |= _hands(material, used, left_out) if hands else {}
            continue
        made = sort_task(material, name, range(sizes[name].start, min(sizes[name].stop, left + 1)), used)
        tasks |= {name: made} if made else {}
        left_out += [] if made else [_WHY_NOT[name]]
    tasks = {name: tasks[name] for name in _ORDER if name in tasks}
    tasks["retell"] = retell(material, least=least, rubric=True)
    tasks["end"] = {**words("end"), "prompt": words("end_of")["exercise"]}
    filled = about(material) | {
        "left_out": _TITLES.sub(r"*\1*", " ".join(left_out)),
        "notes": _notes(material, tasks),
    }
    filled |= {"rows": _COUNTED[len(tasks["retell"]["items"][0]["rubric"])]}
    return Plan("solutions", stem, material.article.name, tasks, filled, tuple(left_out))


def _asked(tasks: dict[str, Raw]) -> int:
    return sum(len(raw.get("items", ())) for raw in tasks.values())


_ORDER = ("story", "answers", "accuses", "kinds", "chain", "whose")
_COUNTED = {3: "Three", 4: "Four"}
_WHY_NOT = {
    "answers": "No “Who answers for it?”: too few pieces have one clear owner, the article or somebody else.",
    "accuses": "No “Does it accuse?”: there are not both pieces that accuse and pieces that do not.",
    "kinds": "No “Which name fits?”: the article has too few kinds of statement.",
    "chain": "No “Through whose hands?”: nothing came through a second mouth.",
    "whose": "No “Whose words are these?”: there are not three mouths with words of their own.",
}


def _hands(material: Material, used: set[str], left_out: list[str]) -> dict[str, Raw]:
    """The line of hands; where the article has none, whose words they are."""
    if line := chain(material, used):
        return {"chain": line}
    left_out.append(_WHY_NOT["chain"])
    if owners := whose(material, "whose", range(2, 4), used):
        return {"whose": owners}
    left_out.append(_WHY_NOT["whose"])
    return {}


def about(material: Material) -> dict[str, object]:
    """What both pages say of the article."""
    return {
        "name": material.article.source["name"],
        "real": material.article.source["real"],
        "is_publisher_known": "publisher" not in material.article.source["unknown"],
        "draft_line": DRAFT_LINE if drafted(material.key) else "",
        "accusers": _accusers(material),
    }


def _accusers(material: Material) -> dict[str, str]:
    """Whose words accuse by the key, and whose can only be heard so; each named once."""
    found = accusing(material.key.statements)
    sure = dict.fromkeys(each.chain[0] for each in found if each.kind == "allegation")
    heard = dict.fromkeys(each.chain[0] for each in found if each.chain[0] not in sure)
    return {"sure": ", ".join(sure), "heard": ", ".join(heard)}


def _notes(material: Material, tasks: dict[str, Raw]) -> list[dict[str, str]]:
    """What goes wrong as a rule, a cell a task: the reasons of its hardest pieces."""
    found = []
    for name in ("answers", "kinds"):
        if name in tasks:
            ids = sorted(tasks[name]["items"], key=lambda each: -material.hard.get(each, 0.0))[:3]
            told = [_decides(material, material.key.statement(each), name) for each in ids]
            found.append({"title": tasks[name]["title"], "text": _note(told)})
    return found


def _decides(material: Material, statement: Statement, name: str) -> str:
    if name == "answers":
        return f"- *{statement.id}, {SPEAKERS[statement.speaker]}.* {why_source(material.key, statement)}"
    return f"- *{statement.id}, {KINDS[statement.kind].label}.* {statement.row['why']}"


def _note(told: list[str]) -> str:
    """As many of these lines as a cell can hold, the first in any case."""
    lines: list[str] = []
    for line in told:
        if len(" ".join([*lines, line]).split()) <= _NOTE_WORDS or not lines:
            lines.append(line)
    return "\n".join(lines)
