"""What stands in quotation marks stands in the article; what comes from outside says who printed it.

And the kit's own voice gives no verdict on anybody. ``specimens/prose`` holds cells that must be seen.
"""

import re
from calendar import month_name

import pytest

from helpers.lesson_text import QUOTED, Notebook, open_notebook
from helpers.own_voice import NUMBER, exact, verdicts
from helpers.places import SPECIMENS
from helpers.quoted import Piece, misquoted, pieces, seeds_of
from helpers.the_page import FOUND_ON
from whosays.articles.seed import OutsideFact, Seed, read_seed
from whosays.articles.seed_tables import NO_DATE
from whosays.articles.voice_counts import quotations, voices
from whosays.base.notebook_files import stems

PROSE = SPECIMENS / "prose"
# Numbers of the kit's own: tasks for the learner, not facts about the world.
OWN_NUMBERS = ("count backward from 50",)
# A lesson that teaches to reckon is full of its own sums. Its figures from outside are still looked up.
RECKONS = "06_do_the_numbers_hold"
NOT_THE_STORY = {"machine_quotes"}  # a case from elsewhere, in an Extra: it may be younger than the article
FROM_POOL = "/more_"  # in the place of an item from a pool; test_pools.py holds its sentences to be everyday
MONTH = "|".join(month_name[1:])
DATE = re.compile(rf"\b(?:(\d{{1,2}}) )?({MONTH}) (\d{{4}})\b")
STUDY = re.compile(rf"\(\*[A-Z][^*\n]+\*, (?:(?:{MONTH}) )?\d{{4}}\)")  # (*Journal*, 2012)
HARMLESS = re.compile(
    r"\(\d+ min(?:, optional)?\)|^\*[^*\n]*\bminutes\b[^*\n]*\*$|^\d+\. |\b\d+ minutes\b|\blessons? \d\d\b"
    r"|\bLesson \d\d\b|\b\d\d:\d\d\b",
    re.MULTILINE,
)


# --- the rules -----------------------------------------------------------------------------------


def without_a_source(text: str, seeds: list[Seed]) -> list[str]:
    """Figures and dates that are not the article's and do not carry their publisher and date."""
    if STUDY.search(text):
        return []
    rest = HARMLESS.sub(" ", text)
    for own in OWN_NUMBERS:
        rest = rest.replace(own, " ")
    facts = [fact for seed in seeds for fact in seed.outside.values() if fact.publisher in text]
    wrong = [m.group() for m in DATE.finditer(rest) if not dated(m, facts, seeds)]
    rest = DATE.sub(" ", rest)
    articles = " ".join(seed.article.text for seed in seeds)
    for figure in NUMBER.findall(rest):
        if figure in NUMBER.findall(articles):
            continue
        if not any(figure in NUMBER.findall(fact.words) and says_when(text, fact) for fact in facts):
            wrong.append(figure)
    return wrong


def without_everyday(piece: Piece) -> str:
    """A text without the figures of an everyday passage from a pool: they are invented, like the passage."""
    shown = " ".join(piece.printed) if FROM_POOL in piece.at else ""
    return NUMBER.sub(
        lambda found: "" if found.group() in NUMBER.findall(shown) else found.group(), piece.own
    )


def dated(found: re.Match[str], facts: list[OutsideFact], seeds: list[Seed]) -> bool:
    """Whether a date is when the article was written, or its page was found, or a named publisher's."""
    if found.group() == FOUND_ON or any(
        found.group() in seed.article.source.get("written", "") for seed in seeds
    ):
        return True
    day, month, year = found.groups()
    iso = f"{year}-{list(month_name).index(month):02}" + (f"-{int(day):02}" if day else "")
    return any(fact.date.startswith(iso) or found.group() in fact.words for fact in facts)


def says_when(text: str, fact: OutsideFact) -> bool:
    if fact.date == NO_DATE:
        return NO_DATE in text
    year, month, *_ = (int(part) for part in fact.date.split("-"))
    return f"{month_name[month]} {year}" in text


# --- lessons and solutions -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def notebooks(root) -> list[Notebook]:
    found = [
        open_notebook(root, room, stem) for room in ("lessons", "solutions") for stem in stems(root, room)
    ]
    assert len(found) >= 7
    return found


def test_every_quotation_stands_in_the_article(notebooks):
    looked_at = 0
    wrong = []
    for notebook in notebooks:
        seeds = seeds_of(notebook)
        for piece in pieces(notebook):
            looked_at += len(QUOTED.findall(piece.text))
            wrong += [
                (notebook.room, piece.at, quote) for quote in misquoted(piece.text, seeds, piece.printed)
            ]
    print(f"\n{looked_at} quotations looked up")
    assert wrong == []
    assert looked_at >= 300


def test_a_passage_of_the_task_files_own_is_quoted_exactly_and_beside_it_alone(venezuela):
    printed = ("text: Class chat: no gym today, the janitor says “for sure”.",)
    assert misquoted("“the janitor says” hands it over, and “for sure” is his.", venezuela, printed) == []
    assert misquoted("“the janitor said” hands it over.", venezuela, printed) == ["the janitor said"]
    assert misquoted("“the janitor says” hands it over.", venezuela) == ["the janitor says"]
    voices = "text: Voice A: “was reelected” is flat. Voice B: “was elected again” is not."
    assert misquoted(voices, venezuela, (voices,)) == ["was elected again"]


def test_every_marked_and_phrased_piece_stands_there_too(notebooks):
    """Phrases and marked words are found by the reader of tasks; here they are counted."""
    found = [
        (item.raw.get("marked"), *item.raw.get("phrases", []))
        for notebook in notebooks
        for task in notebook.tasks.values()
        for item in task.items
    ]
    print(f"\n{sum(bool(part) for parts in found for part in parts)} marked pieces and phrases")
    assert sum(bool(part) for parts in found for part in parts) >= 20


def counted(seeds) -> set[str]:
    """What can be counted on the page: words of paragraphs, of quotations, of voices, and their sums."""
    found: set[int] = set()
    for seed in seeds:
        article = seed.article
        body = [p for p in article.paragraphs if p.role == "paragraph"]
        words = [len(article.words_in(p.start, p.end)) for p in body]
        quoted = [len(article.words_in(a, b)) for a, b in quotations(article)]
        heard = voices(seed.key) if seed.key else ()
        found |= {*words, sum(words), *quoted, sum(quoted), len(quoted)}
        found |= {n for voice in heard for n in (voice.quoted, voice.retold)}
        found |= {sum(quoted[i:j]) for i in range(len(quoted)) for j in range(i + 1, len(quoted) + 1)}
    return {str(number) for number in found}


def test_what_can_be_counted_is_not_every_number(notebooks):
    for notebook in notebooks:
        assert not {"925", "952", "1,316", "1316"} & counted(seeds_of(notebook))


def test_every_figure_from_outside_names_publisher_and_date(notebooks):
    numbers = 0
    wrong = []
    for notebook in notebooks:
        if notebook.room != "lessons":
            continue  # exercises work on invented articles: there is no outside
        seeds = seeds_of(notebook)
        for piece in pieces(notebook):
            numbers += len(NUMBER.findall(piece.own))
            found = [n for n in without_a_source(without_everyday(piece), seeds) if n not in counted(seeds)]
            if notebook.stem == RECKONS:
                known = {n for seed in seeds for fact in seed.outside.values() for n in exact(fact.words)}
                found = [number for number in found if number in known or DATE.search(number)]
            wrong += [(piece.at, number) for number in found]
    print(f"\n{numbers} numbers looked at")
    assert wrong == []
    assert numbers >= 50


def test_exercises_bring_nothing_in_from_outside(notebooks):
    """Their articles are invented, with their cards; or real, with their license, and without cards."""
    exercises = [notebook for notebook in notebooks if notebook.room == "solutions"]
    assert exercises
    for notebook in exercises:
        for seed in seeds_of(notebook):
            assert seed.article.invented or seed.article.attribution, "real news says whose it is"
            assert all("(invented)" in fact.publisher for fact in seed.outside.values())


def known_until(seed: Seed) -> str:
    """The last day a lesson may tell of: a month after the lessons' article, the very day of a report."""
    written = seed.article.source.get("written", "")
    return written if re.fullmatch(r"\d{4}-\d\d-\d\d", written) else "2018-06-30"


def test_cards_carry_publisher_and_date(notebooks):
    cards = 0
    for notebook in notebooks:
        for task in notebook.tasks.values():
            for name in task.raw.get("cards", ()):
                fact = task.seed.outside[name]
                assert fact.publisher.strip(), name
                # What came later stays out of the lessons; an invented year lies where it likes.
                young = name in NOT_THE_STORY and task.raw.get("optional")
                free = young or fact.date == NO_DATE or task.seed.article.invented
                assert free or fact.date <= known_until(task.seed), name
                cards += 1
    print(f"\n{cards} cards")
    assert cards >= 5


def test_the_kits_voice_takes_no_side(notebooks):
    looked_at, wrong = 0, []
    for notebook in notebooks:
        for piece in pieces(notebook):
            looked_at += 1
            wrong += [(notebook.room, piece.at, word) for word in verdicts(piece.own)]
    print(f"\n{looked_at} pieces of text")
    assert wrong == []
    assert looked_at >= 200


def test_glossaries_take_no_side(root):
    entries = [
        e for f in sorted((root / "seeds").glob("*/glossary.csv")) for e in read_seed(f.parent).glossary
    ]
    print(f"\n{len(entries)} hard words")
    assert len(entries) >= 30
    assert [(e.term, verdicts(e.meaning)) for e in entries if verdicts(e.meaning)] == []


def attributions(seeds) -> list[str]:
    """As a page prints them: an address is no link."""
    said = [seed.article.attribution for seed in seeds if seed.article.attribution]
    return [*said, *(each.replace("https://", "") for each in said)]


def without(text: str, known: list[str]) -> str:
    """A text without names of studies, and without what is known to carry a later year."""
    for each in known:
        text = text.replace(each, "")
    return STUDY.sub("", text)


def test_nothing_after_the_articles_own_day_is_told(notebooks):
    """A later year stands in the name of a study, the day of the find, and where it says whose news it is."""
    years, whose = 0, [each for seed in map(seeds_of, notebooks) for each in attributions(seed)]
    for notebook in notebooks:
        for piece in pieces(notebook):
            found = [
                int(year)
                for year in re.findall(r"\b(?:19|20)\d\d\b", without(piece.text, [FOUND_ON, *whose]))
            ]
            years += len(found)
            latest = max(int(known_until(seed)[:4]) for seed in seeds_of(notebook))
            assert all(year <= latest for year in found), piece.at
    print(f"\n{years} years named")
    assert years >= 5


# --- specimens -----------------------------------------------------------------------------------


def problems(text: str, seeds: list[Seed]) -> list[str]:
    return [*misquoted(text, seeds), *without_a_source(text, seeds), *verdicts(text)]


@pytest.fixture(scope="module")
def venezuela(root) -> list[Seed]:
    return [read_seed(root / "seeds" / "venezuela-2018")]


@pytest.mark.parametrize("path", sorted(PROSE.glob("*.md")), ids=lambda path: path.stem)
def test_a_bad_cell_is_seen(venezuela, path):
    text = path.read_text(encoding="utf-8")
    rule = {
        "quotation": misquoted,
        "figure": without_a_source,
        "date": without_a_source,
        "study": without_a_source,
    }
    first = path.stem.split("_")[0]
    found = rule[first](text, venezuela) if first in rule else verdicts(text)
    print(f"\n{path.stem}: {found}")
    assert found
    assert found == problems(text, venezuela), "another rule is broken too: a specimen breaks one"


@pytest.mark.parametrize("path", sorted((PROSE / "fine").glob("*.md")), ids=lambda path: path.stem)
def test_a_good_cell_passes(venezuela, path):
    assert problems(path.read_text(encoding="utf-8"), venezuela) == []


def test_specimens_are_there():
    assert len(list(PROSE.glob("*.md"))) >= 12
    assert len(list((PROSE / "fine").glob("*.md"))) >= 4
