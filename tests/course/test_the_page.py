"""The page of the real article was found: no text says again that it was not, and three texts say where.

Learners may open the name at any time, in the envelope; no other text before lesson 07 tells it.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

from helpers.lesson_text import Notebook, open_notebook, task_texts
from helpers.the_page import (
    ADDRESS,
    CORRECTION,
    FOUND_ON,
    NAME,
    PUBLISHER,
    denials,
    without_correction,
)
from whosays.articles.article import read_source
from whosays.articles.seed import read_seed
from whosays.base.notebook_files import stems
from whosays.teacher.paper.read_aloud import read_aloud
from whosays.teacher.paper.worksheet import worksheet

SEED = "venezuela-2018"
ENVELOPE = ("01_what_is_on_the_page", "envelope")
OPENED = "07"  # the lesson that asks what follows from the name
# What the kit said before the page was found, and what somebody might write tomorrow.
SAID = (
    "We searched for the page and came up empty.",
    "Nobody has managed to locate the page.",
    "The page could not be located.",
    "Its publisher remains a mystery.",
    "We could not trace the article back to its website.",
    "The site it stood on is lost.",
    "No search engine returns this article any more.",
    "Where it was published is anybody's guess.",
    "The publisher cannot be identified.",
    "The article's origin is unknown.",
    "The source of the article could not be found.",
    "The website could not be found.",
    "The original could not be found.",
    "The article could not be found again.",
    "It could not be found again.",
    "We never found out who published it.",
    "The page has not been found to this day.",
    "It is not known who published the page.",
    "Who published it is not known.",
    "There is no way to tell which outlet printed it.",
    "Publisher: unknown.",
    "Publisher unknown; link not found.",
    "The outlet is not known.",
    "No trace of the page was found.",
    "We found no page with this text.",
    "We looked for the page in vain.",
    "The text names no publisher, and a search did not find the page again.",
    "The text names no author, and the page that might name one was not found again.",
    "No address came with the text, and a search for its sentences did not find its page.",
    "The publisher, author, date and address of the article could not be found again; lesson 01 makes that "
    "its\nsubject.",
    "***Who wrote it?*** Nobody knows. The text is silent.",
    "> The publisher of the report is not known. That is not an oversight.",
    "The publisher of the page is not known; that is part of lesson 01.",
    "The page itself was **not** found again.",
    "Its publisher stays unknown. Its sentences can still be checked",
    "An unknown publisher is a gap, and you can work around a gap.",
    "Who published our article?\nThe page does not say.\nNobody knows, so nothing in it can be used.",
    "So it is a source of this page. Who published the page, we do not know.",
    "What we looked for and did **not** find:\n\n- the page itself, and who published it,\n- an answer",
    "*They could not find the page, so it is fake.*",
    "**Not found, and said so:** the page and its publisher; a second text",
    "I say: I do not know who published it",
    "several passages match, and the page itself I did not find",
    "The page was not found, and “our newsletter” names nobody.",
    "Nobody can say whose page this is.",
    "Nobody knows who wrote it.",
    "You will never find its address.",
    "The link couldn’t be found.",
)
TRUE = (
    "So the answer is: **the page does not say.** Now look for the other three yourself.",
    "The author and the day of our page were not found.",
    "We did not open the live page. Author and day are unknown.",
    "*Not found* is not the same as *not there*.",
    "Not before I know who published it",
    "The text names no author, and the stored copy of its page shows none.",
    "Nobody knows what the counter counts.",
    "Who wrote this article?\nThe text does not say\nNicolás Maduro",
    "**Who published it?** At the bottom stands “our newsletter”. So somebody says *our*. But who?",
    "Most words, so the page is theirs. No reply was found.",
    "Nobody can tell, since the page does not say",
    "Nobody can know: the page does not tell",
)


def texts_of(notebook: Notebook) -> Iterable[tuple[str, str]]:
    """Every cell, and every item with its question and options, as one text."""
    for n, cell in enumerate(notebook.cells):
        if cell["cell_type"] == "markdown":
            yield f"{notebook.stem}, cell {n}", cell["source"]
    for task in notebook.tasks.values():
        by_item: dict[str, list[str]] = {}
        for at, text in task_texts(task):
            by_item.setdefault(at.split(",")[0], []).append(text)
        yield from ((f"{notebook.stem}, {at}", "\n".join(texts)) for at, texts in by_item.items())


READ = frozenset({".md", ".txt", ".toml", ".csv", ".py", ".js", ".json"})
FOLDERS = ("seeds", "solutions", "lessons", "src", ".github")


def files_of(root: Path) -> dict[str, tuple[str, bool]]:
    """Every text that is no notebook and no article, code too; and whether it is about other pages."""
    inside = (path for folder in FOLDERS for path in (root / folder).rglob("*"))
    paths = [path for path in (*root.glob("*.md"), *inside) if path.suffix in READ and is_ours(path)]
    return {
        str(path.relative_to(root)): (
            without_correction(text_of(path)),
            is_about_others(path.relative_to(root)),
        )
        for path in sorted(paths)
    }


def is_ours(path: Path) -> bool:
    """Tasks are read with their notebooks; nobody here wrote an article, or what a tool laid down."""
    tool = {"__pycache__", "node_modules", "labextension"} & set(path.parts)
    return not tool and path.name != "article.txt" and not path.name.endswith(".tasks.toml")


def is_about_others(path: Path) -> bool:
    """Code speaks of any page, and an invented article's publisher is nobody's to know."""
    return path.parts[0] in ("src", ".github") or (path.parts[0] == "seeds" and path.parts[1] != SEED)


def text_of(path: Path) -> str:
    """A file's text; of a table, each cell as a sentence of its own."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".csv":
        return text
    return ".\n".join(cell for row in csv.reader(text.splitlines()) for cell in row)


@pytest.fixture(scope="module")
def notebooks(root) -> list[Notebook]:
    return [
        open_notebook(root, room, stem) for room in ("lessons", "solutions") for stem in stems(root, room)
    ]


def invented(notebook: Notebook) -> bool:
    return all(task.seed.article.invented for task in notebook.tasks.values())


# --- said no more ----------------------------------------------------------------------------------


def test_no_text_says_that_the_page_was_not_found(root, notebooks):
    texts = dict(files_of(root))
    assert {"CHANGELOG.md", "solutions/TEACHING.md", "seeds/README.md"} <= texts.keys()
    for notebook in notebooks:
        texts |= {f"{notebook.room}/{at}": (text, invented(notebook)) for at, text in texts_of(notebook)}
    print(f"\n{len(texts)} texts read")
    assert len(texts) >= 500
    found = {at: denials(text, invented=about) for at, (text, about) in texts.items()}
    assert {at: said for at, said in found.items() if said} == {}


@pytest.mark.parametrize("text", SAID)
def test_what_was_said_is_seen(text):
    assert denials(text)


@pytest.mark.parametrize("text", TRUE)
def test_what_is_true_may_be_said(text):
    assert denials(text) == []


def test_of_an_invented_page_nobody_knows_the_publisher():
    rubric = "Says that the page’s publisher is not known, or calls the Courier a source."
    assert denials(rubric)
    assert denials(rubric, invented=True) == []
    assert denials("The page was not found again.", invented=True)


def test_the_correction_is_the_one_place_that_may_say_it(root):
    guide = (root / "solutions" / "TEACHING.md").read_text(encoding="utf-8")
    told = guide.partition(f"## {CORRECTION}\n")[2].partition("\n## ")[0]
    assert denials(told), "the correction does not say what was said"
    assert all(each in told for each in (PUBLISHER, ADDRESS, "stored copy"))
    elsewhere = guide.replace("## Ground rules", f"{SAID[7]}\n\n## Ground rules", 1)
    assert elsewhere != guide
    assert denials(without_correction(elsewhere))


# --- and said instead --------------------------------------------------------------------------------


def test_source_file_names_publisher_address_and_day(root):
    known = read_source(root / "seeds" / SEED)["known"]
    assert PUBLISHER in known["publisher"]
    assert FOUND_ON in known["publisher"]
    assert "stored copy" in known["publisher"]
    assert ADDRESS in known["address"]
    assert "publisher" not in read_source(root / "seeds" / SEED)["unknown"]


def test_letter_home_names_all_three(root):
    guide = (root / "solutions" / "TEACHING.md").read_text(encoding="utf-8")
    letter = " ".join(
        guide.partition("## A letter home\n")[2].partition("\n## ")[0].replace("\n>", "").split()
    )
    assert [each for each in (PUBLISHER, ADDRESS, FOUND_ON) if each not in letter] == []


def test_addresses_are_printed_and_not_linked(root, notebooks):
    texts = [
        *(text for text, _ in files_of(root).values()),
        *(text for book in notebooks for _, text in texts_of(book)),
    ]
    printed = sum("fort-russ.com" in text for text in texts)
    print(f"\n{printed} of {len(texts)} texts print an address of the site")
    assert printed >= 2
    assert [text for text in texts if "](https://fort-russ" in text or "://fort-russ" in text] == []


# --- blind first ---------------------------------------------------------------------------------


def names(notebook: Notebook) -> list[str]:
    """Where a notebook names the publisher: in its prose, its tasks, and on its cards."""
    found = [at for at, text in texts_of(notebook) if NAME.search(text)]
    for task in notebook.tasks.values():
        facts = [task.seed.outside[name] for name in task.raw.get("cards", ())]
        found += [
            f"{notebook.stem}, {task.name}"
            for fact in facts
            if NAME.search(" ".join(map(str, vars(fact).values())))
        ]
    return sorted(set(found))


def test_no_lesson_before_07_names_the_publisher_outside_the_envelope(notebooks):
    early = [book for book in notebooks if book.room == "lessons" and book.stem[:2] < OPENED]
    found = {at for book in early for at in names(book)}
    print(f"\n{len(early)} lessons read; the name stands at: {sorted(found)}")
    assert len(early) >= 7
    assert found == {", ".join(ENVELOPE)}


def test_no_paper_before_07_names_it_but_the_sheet_that_the_teacher_reads(root):
    early = [stem for stem in stems(root, "lessons") if stem[:2] < OPENED]
    sheets = {stem: worksheet(root, stem, "a4") for stem in early}
    print(f"\n{len(sheets)} worksheets, {sum(map(len, sheets.values())) // 1000} thousand characters")
    assert len(sheets) >= 7
    assert [stem for stem, sheet in sheets.items() if NAME.search(sheet)] == []
    assert NAME.search(read_aloud(root, ENVELOPE[0], "a4"))


def test_no_exercise_names_the_publisher(notebooks):
    solved = [book for book in notebooks if book.room == "solutions"]
    assert len(solved) >= 8
    assert [at for book in solved for at in names(book)] == []


def test_no_word_beside_the_article_names_it(root):
    seed = read_seed(root / "seeds" / SEED)
    assert len(seed.glossary) >= 10
    assert [entry.term for entry in seed.glossary if NAME.search(f"{entry.term} {entry.meaning}")] == []
    assert not NAME.search(seed.article.text)


def test_the_envelope_waits_for_a_press_and_07_opens_it(notebooks):
    by_stem = {(book.room, book.stem): book for book in notebooks}
    stem, name = ENVELOPE
    envelope = by_stem["lessons", stem].tasks[name]
    assert envelope.type == "cards"
    assert envelope.raw["button"]
    assert envelope.raw["optional"]
    assert "page_found" in envelope.raw["cards"]
    seventh = next(
        book for (room, _), book in by_stem.items() if room == "lessons" and book.stem.startswith(OPENED)
    )
    opened = {card for task in seventh.tasks.values() for card in task.raw.get("cards", ())}
    assert "page_found" in opened
    items = [item.raw for task in seventh.tasks.values() for item in task.items]
    assert PUBLISHER in {name for item in items for name in item.get("outlets", ())}
    own = [each for item in items for each in item.get("results", ()) if each["publisher"] == PUBLISHER]
    assert len(own) >= 3, "what others say of it, its own line, and its answer"
