"""The teacher's guide: whole, short enough to use, its commands real, its facts with publisher and date.

And what became known later stays in it: no lesson, exercise or article carries any of it.
"""

import re
from calendar import month_name
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from helpers.lesson_text import QUOTED
from helpers.own_voice import NUMBER, exact, verdicts
from helpers.the_page import CORRECTION, FOUND_ON
from whosays.articles.seed import OutsideFact, read_seed
from whosays.articles.seed_tables import NO_DATE
from whosays.author.build.routes import read_routes
from whosays.base.notebook_files import read_notebook
from whosays.commands.door import make_app

PAGE = 500  # words that fit on two sides of paper, tables included
TEST, BRIEF = "The test: before, after, later", "Background, with sources"
LATER = "For teachers only: what became known later"
QUICK, WITHOUT, HEADS = (
    "Quick start: a class on Thursday",
    "Who would rather not",
    "For heads and parents, on one page",
)
ONE_PAGE, REPORTS = "One page, ten minutes: 11, 12, 13", "The real reports, one by one"
OWN = "An article of your own"
SECTIONS = (
    *(QUICK, "Contents", "Plan", "Real news in place of an invented story", "How a lesson runs"),
    *("What is graded, and what never is", "Three labels, and what they do not mean"),
    *(
        "Learners' machines",
        "Without installing anything: a page",
        "Without installing anything: the lessons",
        "Ground rules for a heated class",
        WITHOUT,
    ),
    *("When somebody knows how history went on", "With internet, and without", "What you may be asked"),
    *(HEADS, "A letter home", "Are both sides treated alike?"),
    CORRECTION,
    *(ONE_PAGE, REPORTS, OWN),
    *(TEST, "Hand out, collect, mark, give back", "Class list and grade book", "Late, more time, excused"),
    "Whose file is it?",
    "With Canvas or Moodle",
    "On paper, without machines",
    *("Written answers at the desk", "With nbgrader"),
    *("Where it fits in what you teach", BRIEF, LATER),
)
DATE = rf"(?:(?:\d{{1,2}} )?(?:{'|'.join(month_name[1:])}) \d{{4}}|{NO_DATE})"
BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")  # one pair may stand inside another
SOURCE = re.compile(rf"[A-Z].*, {DATE}")
COMMAND = re.compile(r"\bwhosays ([a-z-]+)([^`\n]*)")
# What stands in curly marks and is no article's: a name the later reports gave to something.
NAMES = ("Operation Constitution",)
# Printed elsewhere than outside.csv knows: its address stands in the line itself.
BUILT = re.compile(
    r"<!-- (\w+): built, do not edit -->.*?<!-- end of \1 -->", re.DOTALL
)  # looked up, not read
HERE = {"El Telégrafo, 15 May 2013", "IPYS Venezuela, no date"}
# Reckoned: 5.85 / 0.675 - 5.85 - 1.8 - 0.9515 million, rounded; and the difference that exercise 06 asks for.
RECKONED = {"65,000", "3,360"}
# Words, as patterns, that would give away what came later.
TELLING = (
    "Operation Constitution",
    "Bloomberg",
    "TRT World",
    r"\b2026\b",  # a year, and no part of an address
    "Guaidó",
    "Bolton",
    "idnapping",
)
BRITISH = re.compile(r"\b(?:\w*colour\w*|\w*recognis\w*|neighbour\w*|learnt|organis\w+|towards|centre)\b")


@cache
def guide(root: Path) -> str:
    return (root / "solutions" / "TEACHING.md").read_text(encoding="utf-8")


def sections(root: Path) -> dict[str, str]:
    """Heading -> what stands under it."""
    parts = [part.split("\n", 1) for part in re.split(r"^## ", guide(root), flags=re.MULTILINE)[1:]]
    assert len({title for title, _ in parts}) == len(parts), "a heading stands there twice"
    return dict(parts)


def points(text: str) -> list[str]:
    """The items of the lists in a section, each on one line."""
    return [" ".join(item.split()) for item in re.findall(r"^- (.*(?:\n  .*)*)", text, flags=re.MULTILINE)]


def cited(text: str) -> list[str]:
    """Every "Publisher, 20 May 2018" in parentheses; several are parted by semicolons."""
    inside = [found[1:-1].split("; ") for found in BRACKETS.findall(" ".join(text.split()))]
    return [part for parts in inside for part in parts if SOURCE.fullmatch(part)]


def without_publisher(text: str) -> list[str]:
    """Dates in parentheses that stand there alone."""
    inside = [found[1:-1].split("; ") for found in BRACKETS.findall(" ".join(text.split()))]
    return [part for parts in inside for part in parts if re.fullmatch(DATE, part)]


def day(date: str) -> str:
    """2018-05-20 as the guide writes it: 20 May 2018."""
    if date == NO_DATE:
        return date
    year, month, *rest = (int(part) for part in date.split("-"))
    return " ".join(str(part) for part in (*rest, month_name[month], year))


@pytest.fixture(scope="module")
def outside(root) -> dict[str, list[OutsideFact]]:
    """Facts from outside by "publisher, date"."""
    facts: dict[str, list[OutsideFact]] = {}
    for fact in read_seed(root / "seeds" / "venezuela-2018").outside.values():
        facts.setdefault(f"{fact.publisher}, {day(fact.date)}", []).append(fact)
    assert len(facts) >= 30
    return facts


# --- whole, and short ----------------------------------------------------------------------------


def test_every_section_is_there_and_in_order(root):
    titles = list(sections(root))
    assert [title for title in titles if not re.match(r"\d\d ", title)] == list(SECTIONS)
    pages = [title[:2] for title in titles if re.match(r"\d\d ", title)]
    assert pages == [stem[:2] for stem in read_routes(root).order]
    assert len(pages) == 11
    assert titles.index(ONE_PAGE) == titles.index("10 Today’s news") + 1


def test_no_page_is_longer_than_can_be_read(root):
    whole = {title: len(BUILT.sub("", text).split()) for title, text in sections(root).items()}
    parts = {f"{title}, {name}": len(part.split()) for title, name, part in under_headings(root)}
    print("\n" + ", ".join(f"{title[:12]}: {words}" for title, words in whole.items()))
    assert all(words > 50 for words in whole.values())
    assert {title: words for title, words in parts.items() if words >= 700} == {}
    pages = {title: words for title, words in whole.items() if re.match(r"\d\d ", title)}
    assert len(pages) == 11
    assert {title: words for title, words in pages.items() if words > PAGE} == {}


def under_headings(root: Path) -> list[tuple[str, str, str]]:
    """Section, smaller heading, and what stands under it: what is read at one go."""
    found = []
    for title, text in sections(root).items():
        for part in re.split(r"^### ", f"\n{BUILT.sub('', text)}", flags=re.MULTILINE):
            name, _, rest = part.partition("\n")
            found.append((title, name, rest))
    return found


def test_lesson_pages_keep_their_form(root):
    pages = {title: text for title, text in sections(root).items() if re.match(r"\d\d ", title)}
    for title, text in pages.items():
        short = "**In 5 minutes.**" if title.startswith("00") else "**In 25 minutes.**"
        for part in (
            "**Planted.**",
            "| they say | you say |",
            short,
            "**On one projector.**",
            "**On paper.**",
        ):
            assert part in text, f"{title}: {part}"
        assert len(re.findall(r"^\| \*", text, flags=re.MULTILINE)) >= 4, f"{title}: too few said things"
        if not title.startswith("00"):
            assert "**Talk 1" in text, title
            assert "**Talk 2" in text, title


def test_in_25_minutes_adds_up(root):
    looked_at = 0
    for title, text in sections(root).items():
        for words in re.findall(r"\*\*In 25 minutes\.\*\*(.*)", text):
            minutes = sum(int(number) for number in re.findall(r"\((\d+)\)", words))
            assert 20 <= minutes <= 25, f"{title}: {minutes}"
            looked_at += 1
    assert looked_at == 10


def test_the_contents_lead_to_every_section(root):
    titles = [title for title in sections(root) if title != "Contents"]
    anchors = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
    links = set(re.findall(r"\]\(#([^)]+)\)", sections(root)["Contents"]))
    assert links == anchors
    assert set(re.findall(r"\]\(#([^)]+)\)", guide(root))) <= anchors


# --- commands ------------------------------------------------------------------------------------


def test_every_command_exists_with_its_options(root):
    known = get_command(make_app()).commands
    helped = CliRunner().invoke(make_app(), ["--help"]).output
    found = COMMAND.findall(guide(root))
    for name, rest in found:
        assert name in known, f"whosays {name}"
        assert f"  {name} " in helped
        options = {option for each in known[name].params for option in (*each.opts, *each.secondary_opts)}
        assert set(re.findall(r"(?<=\s)--[a-z-]+", rest)) <= options, f"whosays {name}{rest}"
    print(f"\n{len(found)} commands")
    assert {name for name, _ in found} >= {"lab", "print", "release", "collect", "grade"}


def test_the_walk_through_walks(root, tmp_path, monkeypatch):
    """The line that hands out, as it stands there, and the notebooks that are named."""
    monkeypatch.chdir(tmp_path)
    said = guide(root)
    handed = re.findall(r"whosays (release \d\d --for \"[^\"]+\" --due \S+ --to \S+)", said)
    handed += re.findall(r"whosays (release before --for \"[^\"]+\" --to \S+?)`", said)
    assert len(handed) == 3
    for line in handed:
        words = [word.strip('"') for word in re.findall(r'"[^"]+"|\S+', line)]
        assert CliRunner().invoke(make_app(), words).exit_code == 0, line
        assert Path(words[-1]).stat().st_size > 1000
    assert "--lesson solutions/desk" in said
    assert (root / "solutions" / "desk.ipynb").is_file()


# --- words and facts -----------------------------------------------------------------------------


def test_what_stands_in_curly_marks_stands_in_an_article(root):
    seeds = [read_seed(path) for path in sorted((root / "seeds").iterdir()) if path.is_dir()]
    texts = [seed.article.text for seed in seeds]
    texts += [fact.words for seed in seeds for fact in seed.outside.values()]
    quotes = [" ".join(quote.replace("\n>", " ").split()) for quote in QUOTED.findall(guide(root))]
    print(f"\n{len(quotes)} quotations")
    assert len(quotes) >= 60
    wrong = [q for q in quotes if q not in NAMES and not any(q in text for text in texts)]
    assert wrong == []
    assert guide(root).count("“") == guide(root).count("”")


def test_straight_marks_stand_in_commands_only(root):
    rest = re.sub(r"```.*?```|`[^`\n]*`", "", guide(root), flags=re.DOTALL)
    assert '"' not in rest


def test_every_line_of_the_background_names_publisher_and_date(root, outside):
    lines = points(sections(root)[BRIEF])
    assert len(lines) >= 12
    named = 0
    for line in lines:
        sources = cited(line)
        assert sources, line
        assert without_publisher(line) == []
        assert set(sources) <= outside.keys() | HERE, line
        named += len(sources)
    print(f"\n{len(lines)} lines, {named} sources")


def test_every_figure_of_the_background_is_its_sources(root, outside):
    article = read_seed(root / "seeds" / "venezuela-2018").article.text
    looked_at = 0
    for line in points(sections(root)[BRIEF]):
        facts = [fact for source in cited(line) for fact in outside.get(source, ())]
        known = {n for fact in facts for n in NUMBER.findall(f"{fact.what} {fact.words}")}
        rest = re.sub(rf"{BRACKETS.pattern}|{DATE}", "", line)
        for figure in exact(rest):
            assert figure in known or figure in article, f"{figure}: {line}"
            looked_at += 1
    print(f"\n{looked_at} figures")
    assert looked_at >= 15


def test_every_long_figure_of_the_guide_is_an_articles_or_its_sources(root):
    seeds = [read_seed(path) for path in sorted((root / "seeds").iterdir()) if path.is_dir()]
    texts = [seed.article.text for seed in seeds]
    texts += [fact.words for seed in seeds for fact in seed.outside.values()]
    known = {figure for text in texts for figure in NUMBER.findall(text)}
    figures = [figure for figure in NUMBER.findall(guide(root)) if re.fullmatch(r"\d{1,3}(,\d{3})+", figure)]
    assert len(figures) >= 10
    assert set(figures) - known <= RECKONED


def test_what_came_later_names_publisher_date_and_address(root):
    text = sections(root)[LATER]
    lines, addresses = points(text), " ".join(text.split()).partition("Addresses: ")[2].split(" · ")
    assert len(lines) >= 4
    listed = {each.rpartition(": ")[0]: each.rpartition(": ")[2] for each in addresses}
    sources = {source for line in lines for source in cited(line)}
    assert all(cited(line) and not without_publisher(line) for line in lines)
    assert sources == listed.keys()
    assert all(re.match(r"[\w.-]+\.\w+/\S+", address) for address in listed.values())
    assert {source[-4:] for source in sources} >= {"2018", "2026"}
    for needed in ("Unverified here is not false", "who says so?", "Not for learners"):
        assert needed in text, needed


def test_what_came_later_is_nowhere_else(root):
    """Not in what learners get; and in the guide not outside its section."""
    later = sections(root)[LATER]
    read = [
        path
        for room in ("lessons", "exercises")
        for path in sorted((root / room).iterdir())
        if path.is_file()
    ]
    texts = {path: path.read_text(encoding="utf-8") for path in read if path.suffix == ".toml"}
    for path in (path for path in read if path.suffix == ".ipynb"):
        texts[path] = "\n".join(cell["source"] for cell in read_notebook(path)["cells"])
    for path in (root / "seeds" / "venezuela-2018").iterdir():
        texts[path] = path.read_text(encoding="utf-8")
    assert len(texts) >= 40
    for phrase in TELLING:
        assert re.search(phrase, later), phrase
        found = [str(path) for path, text in texts.items() if re.search(phrase, text.replace(FOUND_ON, ""))]
        assert found == [], phrase
    rest = guide(root).replace(later, "").replace("2026-11-30", "")  # a due date
    rest = rest.replace(FOUND_ON, "").replace(FOUND_ON.lower().replace(" ", "-"), "")  # and in links
    assert [phrase for phrase in TELLING if re.search(phrase, rest)] == []


def test_the_guide_takes_no_side(root):
    wrong = [(title, verdicts(own(text))) for title, text in sections(root).items() if verdicts(own(text))]
    assert wrong == []


def own(text: str) -> str:
    """A section without what learners say, and without what it warns of: both stand in italics."""
    return re.sub(r"(?<!\*)\*(?!\*)[^*\n]+\*(?!\*)", " ", text)


def bare_labels(text: str) -> list[str]:
    """Names that one side gives and the other disputes, outside quotation marks."""
    return re.findall(r"political prisoners?|sham|coup plotters", QUOTED.sub(" ", text), re.IGNORECASE)


def test_no_disputed_name_stands_bare(root):
    texts = sections(root)
    named = sum(text.count("“political prisoners”") for text in texts.values())
    print(f"\n{len(texts)} sections, {named} times the name is quoted")
    assert named >= 3
    assert {title: bare_labels(text) for title, text in texts.items() if bare_labels(text)} == {}


def test_a_bare_name_would_be_seen():
    assert bare_labels("Held as political prisoners: 373.") == ["political prisoners"]
    assert bare_labels("Held as “political prisoners”: 373.") == []


def test_the_test_promises_little(root):
    text = sections(root)[TEST]
    for needed in (
        "*Untried*",
        "interval",
        "Never a grade, never one learner’s gain",
        "comparison class",
        "hits",
        "false alarms",
    ):
        assert needed in text, needed


def test_it_is_written_as_in_the_united_states(root):
    assert BRITISH.findall(guide(root)) == []


# --- the tests see what they look for ------------------------------------------------------------


def test_sources_are_found_however_they_stand():
    line = "One (El País (Uruguay), 2 June 2018). Two (The Post, 8 September 2018; EFE, in X, May 2013)."
    assert cited(line) == [
        "El País (Uruguay), 2 June 2018",
        "The Post, 8 September 2018",
        "EFE, in X, May 2013",
    ]
    assert without_publisher("One (El Universal, 20 May 2018). Two (23 May 2018).") == ["23 May 2018"]
    assert cited("No date (El Universal). No publisher (20 May 2018). He spoke on 24 May 2018.") == []


def test_points_are_whole_lines():
    assert points("- one\n  and on\n- two\n\nnot this\n- three\n") == ["one and on", "two", "three"]
    assert all(a != b for a, b in pairwise(points("- a\n- b\n- c\n")))
