"""What the answers of one notebook show: by skill, with the sentences; and which two to try again.

From four first answers up a skill is told, from eight up whether trust or doubt went too far; below that
they are too few to tell.
"""

from whosays.base.json_types import JsonObject
from whosays.learner.looked_at import Looked, share_held
from whosays.tasks.skills import HOLDS, SKILLS, skill_of
from whosays.tasks.task import Option
from whosays.tasks.types import type_of

LEAST, LEAST_OF_TRUST = 4, 8
_WELL = 0.8  # the part that held from which a skill is told as one that went well
_LONGEST = 16  # words of a sentence; the rest is in its card
_COUNTS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
           "twelve")  # fmt: skip


def skills_told(looked: list[Looked]) -> JsonObject:
    """What went well, what is worth another look, and what are too few to tell, each with its evidence."""
    by_skill = {name: [each for each in looked if skill_of(each.task, each.item) == name] for name in SKILLS}
    enough = {name: each for name, each in by_skill.items() if len(each) >= LEAST}
    well = {name: each for name, each in enough.items() if share_held(each) >= _WELL}
    again = {name: each for name, each in enough.items() if name not in well}
    return {
        "well": [_row(name, each) for name, each in well.items()],
        "again": [
            _row(name, again[name]) for name in sorted(again, key=lambda name: share_held(again[name]))
        ],
        "few": [SKILLS[name] for name, each in by_skill.items() if 0 < len(each) < LEAST],
    }


def _row(name: str, looked: list[Looked]) -> JsonObject:
    held = sum(each.held for each in looked)
    words = f"{SKILLS[name]}, {in_words(held)} of {in_words(len(looked))}"
    return {"words": words, "sentences": [{**sentence(each), "held": each.held} for each in looked]}


def in_words(count: int) -> str:
    """A count as prose writes it."""
    return _COUNTS[count] if count < len(_COUNTS) else str(count)


def sentence(looked: Looked) -> JsonObject:
    """What an item was about, short: the words in question, else its passage, else its question."""
    pieces = type_of(looked.task).passage(looked.task, looked.item)
    marked = [piece["text"] for piece in pieces if piece["mark"]]
    news = " … ".join(marked) or "".join(piece["text"] for piece in pieces)
    text = news or looked.item.question or looked.task.raw.get("prompt", "")
    return {"text": _quoted(_short(text)) if news else _short(text), "news": bool(news)}


def _short(text: str) -> str:
    words = text.split()
    return text if len(words) <= _LONGEST else " ".join(words[:_LONGEST]).rstrip(" …") + " …"


def _quoted(text: str) -> str:
    """As it stands between marks: its own become single ones."""
    return text.strip().replace("“", "‘").replace("”", "’")


def tricky_told(looked: list[Looked]) -> list[JsonObject]:
    """The two to try again as the page shows them."""
    return [
        {"task": each.task.name, "title": each.task.raw["title"], "number": each.number, **sentence(each)}
        for each in tricky(looked)
    ]


def tricky(looked: list[Looked]) -> list[Looked]:
    """The two to try again, if there are any: those that took the reason before those of the second look."""
    return [each for sign in ("explained", "right_second") for each in looked if each.sign == sign][:2]


def trust_told(looked: list[Looked]) -> JsonObject | None:
    """Whether trust or doubt went too far, on invented stories alone, and never from the name of a kind."""
    asked = [each for each in looked if _is_of_trust(each)]
    if len(asked) < LEAST_OF_TRUST:
        return None
    slips = [_chosen(each).slip for each in asked if not each.held]
    return {"of": len(asked), "trusted": slips.count("trust"), "doubted": slips.count("doubt")}


def _is_of_trust(each: Looked) -> bool:
    invented = each.task.seed.article.invented and each.task.type == "choose"
    return invented and skill_of(each.task, each.item) == HOLDS


def _chosen(each: Looked) -> Option:
    """The option that counts: one that was not on offer tells nothing of trust."""
    nothing = Option("", "", best=False, defensible=False, why="")
    return next((option for option in each.item.options if option.id == each.state.first), nothing)
