"""A key as W3C Web Annotations: another tool, which knows nothing of the kit, finds the same words.

What must be there is taken from the Web Annotation Data Model (W3C Recommendation of 23 February 2017).
"""

import json
import re

import pytest

from whosays.articles.article import read_article
from whosays.articles.key import COLUMNS, Key, read_key
from whosays.articles.kinds import KINDS
from whosays.articles.web_annotation import to_web_annotations
from whosays.base.csv_cells import guarded, quoted

IRI = re.compile(r"[a-z]+:[^\s<>\"{}|\\^`]+")
SEEDS = ("venezuela-2018", "swapped-2018", "ferry-strike", "fishing-vote")
MOTIVATIONS = {"classifying", "tagging", "identifying", "commenting"}


@pytest.fixture(params=SEEDS)
def key(root, request) -> Key:
    folder = root / "seeds" / request.param
    return read_key(read_article(folder), folder / "key.csv")


def targets(annotation: dict) -> list[dict]:
    """The targets of an annotation: one, or the items of a list."""
    target = annotation["target"]
    if target.get("type") == "List":
        assert len(target["items"]) >= 2
        return target["items"]
    return [target]


def found_by_quote(text: str, selector: dict) -> list[tuple[int, int]]:
    """Where a tool that searches for the quotation with its surroundings finds it."""
    whole = selector["prefix"] + selector["exact"] + selector["suffix"]
    starts = [m.start() for m in re.finditer(f"(?={re.escape(whole)})", text)]
    ahead = len(selector["prefix"])
    return [(start + ahead, start + ahead + len(selector["exact"])) for start in starts]


def check_collection(collection: dict, size: int) -> None:
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == size
    assert collection["label"]
    page = collection["first"]
    assert page["type"] == "AnnotationPage"
    assert page["partOf"] == collection["id"]
    assert page["startIndex"] == 0
    items = page["items"]
    names = [collection["id"], page["id"], *(each["id"] for each in items)]
    assert len(items) == size
    assert len(set(names)) == len(names)
    assert all(IRI.fullmatch(name) for name in names)
    for each in items:
        assert each["type"] == "Annotation"
        assert each["motivation"] in MOTIVATIONS
        for body in each["body"]:
            assert body["type"] == "TextualBody"
            assert body["purpose"] in MOTIVATIONS
            assert body["value"].strip()


def test_a_collection_says_what_it_must_and_survives_json(key):
    collection = json.loads(json.dumps(to_web_annotations(key), ensure_ascii=True, allow_nan=False))
    check_collection(collection, len(key.statements))
    print(f"\n{key.article.name}: {collection['total']} annotations")
    assert collection["total"] >= 20


def test_both_selectors_find_the_same_words(key):
    looked_at = 0
    text = key.article.text
    for each, statement in zip(to_web_annotations(key)["first"]["items"], key.statements, strict=True):
        assert each["id"].endswith(f":{statement.id}")
        spans = []
        for target in targets(each):
            assert target["source"].endswith(key.article.digest)
            words, position = target["selector"]
            assert words["type"] == "TextQuoteSelector"
            assert position["type"] == "TextPositionSelector"
            spans.append((position["start"], position["end"]))
            assert text[position["start"] : position["end"]] == words["exact"]
            assert len(words["prefix"]) == min(32, position["start"])
            assert len(words["suffix"]) == min(32, len(text) - position["end"])
            assert found_by_quote(text, words) == [spans[-1]], statement.id
            looked_at += 1
        assert tuple(spans) == statement.spans
    assert looked_at >= len(key.statements)


def test_bodies_name_kind_source_and_reason(key):
    for each, statement in zip(to_web_annotations(key)["first"]["items"], key.statements, strict=True):
        said = {body["purpose"]: body["value"] for body in each["body"]}
        assert said == {
            "tagging": KINDS[statement.kind].label,
            "identifying": statement.source,
            "commenting": statement.row["why"],
        }


def test_statements_in_pieces_are_lists(root):
    folder = root / "seeds" / "venezuela-2018"
    key = read_key(read_article(folder), folder / "key.csv")
    collection = to_web_annotations(key)
    in_pieces = [s for s in key.statements if len(s.spans) > 1]
    lists = [each for each in collection["first"]["items"] if each["target"].get("type") == "List"]
    print(f"\n{len(lists)} statements in pieces")
    assert len(lists) == len(in_pieces) >= 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("👩‍👩‍👧 first, then words 🇻🇪 and more.", "words"),
        ("مرحبا بالعالم اليوم.", "بالعالم"),
        ("E\u0301lan <script>alert(1)</script> & more", "<script>alert(1)</script>"),
        ("Word", "Word"),
        ("line\r\nline two", "line two"),
    ],
)
def test_positions_are_code_points_and_nothing_is_repaired(tmp_path, text, words):
    folder = tmp_path / "a name with ‹marks› & spaces"
    folder.mkdir()
    (folder / "article.txt").write_bytes(text.encode())
    (folder / "source.toml").write_text('name = "T"\nreal = false\nserves = "lessons"\n', encoding="utf-8")
    cells = {"id": "p1.1", "quote": words, "kind": "reported fact", "source": "the article",
             "speaker": "article", "settles": "a look", "why": f"“{words}”", "status": "draft"}  # fmt: skip
    row = ",".join(quoted(guarded(cells.get(name, ""))) for name in COLUMNS)
    (folder / "key.csv").write_bytes(f"{','.join(COLUMNS)}\n{row}\n".encode())
    article = read_article(folder)
    collection = to_web_annotations(read_key(article, folder / "key.csv"))
    check_collection(collection, 1)
    found, position = collection["first"]["items"][0]["target"]["selector"]
    assert found["exact"] == words
    assert (position["start"], position["end"]) == (text.index(words), text.index(words) + len(words))
    assert found["prefix"] == text[max(0, position["start"] - 32) : position["start"]]
    assert found_by_quote(text, found) == [(position["start"], position["end"])]


def test_a_wrong_position_would_be_seen(root):
    folder = root / "seeds" / "venezuela-2018"
    key = read_key(read_article(folder), folder / "key.csv")
    words, position = to_web_annotations(key)["first"]["items"][3]["target"]["selector"]
    text = key.article.text
    assert text[position["start"] + 1 : position["end"] + 1] != words["exact"]
    assert len(text.encode()) > len(text) < len(text.encode("utf-16-le"))  # neither bytes nor code units
