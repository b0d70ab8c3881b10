"""Other English and odd texts: every word covered, every key valid; and nothing where nothing can be."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.drafts import FILLING, article_of, uncovered
from whosays.articles.key import check_key
from whosays.author.drafting.draft import draft
from whosays.author.drafting.files import write_draft
from whosays.author.drafting.language import why_no_draft

TEXTS = {
    "British": "MINISTER ACCUSES UNION OF ‘WRECKING’ TALKS\n\nBy Ada Brune, political editor\n\n"
    "LOWICK, 3 March (Agency) — Mr Wren told the house the strike was ‘cynical’. ‘It can’t go on,’ he said.",
    "bullets": "Key points:\n• The budget rises by 4%\n* The minister said schools will open\n"
    "- Parents accuse the office of hiding a report",
    "an interview": "Courier: Why did it take so long?\n\nAda Brune: The bridge was shut. We asked twice.",
    "unbalanced marks": "He said: “I will not go. The council met on Monday and there was no vote at all.\n\n"
    '" " "The end" and “”” more',
    "words on lines": "The\nminister\nsaid\nthat\nthe\nroad\nis\nclosed\nand\nwill\nbe\nfor\na\nweek",
    "signs of a key": "The #2 of ‖ all, “p1:said” = +1 -2 @3 ‖ ‖ #1 said the man #2",
    "no-break spaces": "The\xa0minister\xa0said that “the\xa0plan is a farce”\u202f, and left.",
    "a live blog": "10:15 The vote has begun.\n10:20 Ada Brune: “We are ready.”\n10:25 It was close.",
    "signs of a chain": "The <b>minister</b> said < that > the plan is a farce, and <i>Ada Brune</i> agreed.",
    "captions": "Ada Brune at the harbor. Image: Paul Wren.\n\nThe crowd. (Photo: Agency)",
}  # fmt: skip
NO_ENGLISH = {
    "German": "Der Minister hat am Montag gesagt, dass die Straße gesperrt bleibt, niemand weiß wie lange.",
    "French": "Le ministre a déclaré lundi que la route restera fermée et que personne ne sait pourquoi.",
    "Spanish": "El ministro dijo el lunes que la carretera seguirá cerrada y que nadie sabe cuánto tiempo.",
    "nonsense": "wug blick dax fep lomp tiv gorp zib nux plim vek rasp toma wug blick dax fep lomp tiv gorp",
    "Ukrainian": "Міністр сказав у понеділок, що дорога залишиться закритою, і ніхто не знає, як довго.",
    "too short": "Road closed.",
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("filled", [True, False])
def test_it_is_covered_and_valid(tmp_path, name, filled):
    article = article_of(tmp_path, TEXTS[name] + (f"\n\n{FILLING}\n" if filled else ""))
    statements = draft(article)
    assert statements or (not filled and why_no_draft(article.text))
    if statements:
        write_draft(tmp_path, article, statements)
        assert uncovered(article, statements) == []
        assert check_key(article, tmp_path / "key.csv")[1] == []


def test_page_parts_are_marked_and_kept(tmp_path):
    menu = "Subscribe to our newsletter\nRead more: Sun\n"
    text = f"{TEXTS['British']}\n\n{TEXTS['captions']}\n\n{FILLING}\n\n{menu}"
    article = article_of(tmp_path, text, headline=True)
    page = [
        article.text[a:b] for each in draft(article) if each.row["kind"] == "furniture" for a, b in each.spans
    ]
    assert page == [
        "By Ada Brune, political editor",
        "LOWICK, 3 March (Agency) —",
        "Image: Paul Wren.",
        "(Photo: Agency)",
        "Subscribe to our newsletter\nRead more: Sun",
    ]


def test_a_column_is_its_writers(tmp_path):
    article = article_of(
        tmp_path, f"Opinion · Ada Brune\n\nThe toll should go.\n\nNews · by our reporter\n\n{FILLING}"
    )
    first = {each.row["id"]: (each.row["kind"], each.row["source"]) for each in draft(article)}
    assert first["p2.1"] == ("appeal", "Brune < the article")


def test_an_opinion_in_the_first_person_is_judged_by_the_route(tmp_path):
    text = (
        "I have lived in this town for years. We should build the bridge. The mayor’s plan is a disgrace, "
        "and our streets are the worst in the land. The bridge was closed in May.\n\n"
    )
    article = article_of(tmp_path, text + FILLING)
    kinds = [(each.row["kind"], each.row["source"]) for each in draft(article) if each.row["id"][:3] == "p1."]
    assert [kind for kind, _ in kinds] == [
        "reported fact", "appeal", "characterisation", "characterisation", "reported fact",
    ]  # fmt: skip
    assert {source for _, source in kinds} == {"the article"}


@pytest.mark.parametrize("name", NO_ENGLISH)
def test_nothing_is_drafted_and_it_is_told_why(tmp_path, name):
    reason = why_no_draft(NO_ENGLISH[name])
    assert reason
    assert "editor" in reason
    assert draft(article_of(tmp_path, NO_ENGLISH[name])) == []


def test_english_is_drafted(tmp_path):
    assert why_no_draft(FILLING) is None
    assert draft(article_of(tmp_path, FILLING))


SIGNS = [
    "“",
    "”",
    '"',
    "‘",
    "’",
    ",",
    ".",
    "\n\n",
    " — ",
    "(",
    ")",
    "?",
    ";",
    ":",
    "…",
    "\n",
    "[…]",
    "#2",
    "‖",
    "é",
]
WORDS = [
    "The minister said", "that the plan is a farce", "and", "he said", "According to Ada Brune", "reportedly",
    "Ms Brune accused him of", "the log shows", "who", "which is closed", "Opinion · Ada Brune", "U.S.",
    "3.5", "It", "is", "was in the",
]  # fmt: skip
PIECES = st.sampled_from([*SIGNS, *WORDS])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, min_size=1, max_size=30))
def test_any_heap_of_words_is_covered_and_valid(tmp_path_factory, pieces):
    folder = tmp_path_factory.mktemp("heap")
    article = article_of(folder, " ".join(pieces) + f"\n\n{FILLING}")
    statements = draft(article)
    write_draft(folder, article, statements)
    assert statements
    assert uncovered(article, statements) == []
    assert check_key(article, folder / "key.csv")[1] == []
