"""The page that leads in: what this is, three sentences in the X-ray, the lessons, and a word to teachers.

Everything that is a fact comes from where it stands: sentences, reasons and voices from the article's key,
titles, questions and minutes from the notebooks.
"""

import json
import shutil
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from whosays.articles.kinds import CAPTION
from whosays.articles.page_data import page_data
from whosays.articles.seed import read_seed
from whosays.articles.xray import VOUCHES, voice
from whosays.author.build.readme import minutes_of, question_of
from whosays.author.site.contents import site_stems
from whosays.author.site.pages import exercise_address
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import read_notebook, title_of
from whosays.base.stems import pair_number
from whosays.learner.course import Place
from whosays.learner.order import read_order

FOLDER = Path(__file__).parent / "landing_page"
ARTICLE = "venezuela-2018"
SHOWN = (("p1", "p1.1"), ("p4", "p4.6"), ("p6", "p6.1"))
"""The sentences: a paragraph, and the statement it is shown from. Chosen for fairness: an accusation of
either side, both faded, and the article's own leaning words."""
OPEN = "jupyter/lab/index.html?path="
_FEW = 34  # words of a reason: whole sentences, so that the note keeps its place
_NUMBERS = (
    "No",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
)


def write_landing(root: Path, site: Path) -> None:
    """Write the page into the site, with its style and its script.

    Args:
        root: the clone's root.
        site: the site's folder, with JupyterLite in it.
    """
    (site / "index.html").write_text(landing_html(root), encoding="utf-8")
    for name in ("landing.css", "landing.js", "keeping.js", "lesson_address.js"):
        shutil.copyfile(FOLDER / name, site / name)


def landing_html(root: Path) -> str:
    """The page."""
    loader = FileSystemLoader(FOLDER)
    found = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    lessons = lesson_rows(root)
    shown = xray(root)
    return found.get_template("landing.html").render(
        lessons=lessons,
        count=_NUMBERS[len(lessons)] if len(lessons) < len(_NUMBERS) else str(len(lessons)),
        first=lessons[0],
        sentences=shown["sentences"],
        # "<" is the only letter that could end the script it stands in
        statements=json.dumps(shown["statements"], ensure_ascii=False).replace("<", "\\u003c"),
        caption=CAPTION,
        voucher=VOUCHES,
    )


def xray(root: Path) -> JsonObject:
    """The sentences as pieces, and what is said of each statement, from the article's key."""
    seed = read_seed(root / "seeds" / ARTICLE)
    assert seed.key  # it was asked for
    page = page_data(seed.article, seed.key, only=[name for name, _ in SHOWN])
    pairs = zip(page["blocks"], SHOWN, strict=True)
    sentences = [_sentence(block, start, page["statements"]) for block, (_, start) in pairs]
    used = dict.fromkeys(
        each["statement"] for said in sentences for each in said["pieces"] if each["statement"]
    )
    told = {name: _told(page["statements"][name], voice(seed.key.statement(name))) for name in used}
    return {"sentences": sentences, "statements": told}


def _sentence(block: JsonObject, start: str, statements: JsonObject) -> JsonObject:
    """From the statement on with which the sentence begins."""
    segments = block["segments"]
    first = next(n for n, each in enumerate(segments) if start in each["statements"])
    return {
        "pieces": [_piece(each, statements) for each in segments[first:]],
        "voices": _voices(segments[first:]),
    }


def _piece(segment: JsonObject, statements: JsonObject) -> JsonObject:
    name = segment["statements"][-1] if segment["statements"] else ""
    return {
        "text": segment["text"],
        "statement": name,
        "vouch": " ".join(statements[name]["vouches"]) if name else "",
    }


def _voices(segments: list[JsonObject]) -> list[str]:
    return list(dict.fromkeys(each["note"] for each in segments if each["note"]))


def _told(statement: JsonObject, who: str) -> JsonObject:
    through = str(statement["chain"]).split(", told by ")[1:-1]
    whose = f"{who}, through {' and '.join(through)}" if through else who
    return {
        "who": whose[:1].upper() + whose[1:],
        "class": statement["class"],
        "letter": statement["letter"],
        "label": statement["label"],
        "also": statement["also"]["label"] if statement["also"] and statement["also"]["kind"] else "",
        "why": few_sentences(statement["why"]),
        "settles": statement["settles"],
    }


def few_sentences(text: str, most: int = _FEW) -> str:
    """The first sentences of a text: whole ones, at least one, no more words than ``most`` if possible."""
    kept: list[str] = []
    for sentence in text.replace("? ", "?\n").replace("! ", "!\n").replace(". ", ".\n").split("\n"):
        if kept and len(" ".join([*kept, sentence]).split()) > most:
            break
        kept.append(sentence)
    return " ".join(kept)


def lesson_rows(root: Path) -> list[JsonObject]:
    """The lessons in their order, each with its exercises."""
    order = read_order(root)
    exercises = site_stems(root, "exercises")
    return [
        _row(root, stem, order.place(stem), [each for each in exercises if _belongs(each, stem)])
        for stem in order.in_order(site_stems(root, "lessons"))
    ]


def _belongs(exercise: str, lesson: str) -> bool:
    return exercise == lesson or pair_number(exercise) == lesson[:2]


def _row(root: Path, stem: str, place: int, exercises: list[str]) -> JsonObject:
    notebook = read_notebook(root / "lessons" / f"{stem}.ipynb")
    question = question_of(notebook)
    return {
        "stem": stem,
        "place": place,
        "title": title_of(notebook),
        "question": question[:1].upper() + question[1:],
        "minutes": minutes_of(notebook),
        "address": f"{OPEN}lessons/{stem}.ipynb",
        "exercises": [_exercise(each) for each in exercises],
    }


def _exercise(stem: str) -> JsonObject:
    kind = Place("exercises", stem, "", "", 0, (), lesson=1).kind
    words = "Real news" if kind == "companion" else "Exercise"
    return {"stem": stem, "words": words, "address": exercise_address(stem)}
