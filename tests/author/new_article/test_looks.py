"""What is no article is refused with a way out and a way to insist; what is odd is told and taken."""

from pathlib import Path

import pytest

from helpers.brought_texts import HEADLINE, NEWS, a_clone, everything, laid
from whosays.articles.article import read_article
from whosays.author.new_article.blocks import is_part, parted_by, roles_of
from whosays.author.new_article.languages import language_of
from whosays.author.new_article.looks import is_poem, refuse_no_article
from whosays.author.new_article.remarks import unbalanced
from whosays.base.errors import KitError


@pytest.fixture
def root(tmp_path) -> Path:
    return a_clone(tmp_path / "kit")


LOGIN = """The Lowdrith Courier
Strike at the harbor: what we know
The crews stopped work on Monday …
To continue reading, log in to your account or subscribe now.
E-mail
Password
Forgot your password?
Already a subscriber? Sign in
"""
VIDEO = """Harbor strike: our report
0:00 / 2:31
Play video
Watch live: the ships outside the harbor
12,340 views
"""
LIVE = "Harbor strike live updates\n\n" + "\n\n".join(
    f"{hour}:{minute:02} {NEWS.split('. ')[hour % 4].strip()}."
    for hour, minute in ((9, 5), (10, 40), (11, 2), (12, 15))
)
AGO = "\n\n".join(
    f"{number} minutes ago\nThe crews met again, said the union at the gate." for number in range(2, 9)
)
BANNER = (
    "We value your privacy\nWe and our 812 partners use cookies. Accept all. Reject all. Manage settings."
)
NOT_SHOWN = "Access denied\nPlease enable JavaScript and refresh the page."
TORN = NEWS.replace(" ", "\n")
PAGES = {
    "login": (LOGIN, "asks to log in or to pay.* Log in, wait until"),
    "video": (VIDEO, "the page of a video.* Look for the report as text"),
    "live": (LIVE, "a live blog: 4 lines.* Copy one entry"),
    "ago": (AGO, "a live blog: 7 lines"),
    "banner": (BANNER, "asks about cookies.* Answer the banner"),
    "error": (NOT_SHOWN, "was not shown.* Open the page in your browser"),
    "torn": (TORN, "hold one or two words.* Copy it again"),
}


@pytest.mark.parametrize("name", PAGES)
def test_what_is_no_article_is_refused_and_taken_if_the_teacher_insists(root, name):
    text, says = PAGES[name]
    with pytest.raises(KitError, match=says) as told:
        laid(root, text)
    assert "Add --anyway" in str(told.value)
    assert everything(root / "seeds") == {}
    assert laid(root, text, anyway=True).article.text == text


def test_reports_with_such_phrases_in_them_or_around_them_are_articles(root):
    """No report of the kit's is refused, none about passwords, and none with a call to subscribe."""
    folders = sorted(Path("seeds").glob("*/article.txt"))
    texts = [path.read_text("utf-8") for path in folders]
    long = NEWS + NEWS.replace("Monday", "Friday") + NEWS.replace("Monday", "Sunday")
    texts += [long + LOGIN, long + VIDEO, long + BANNER]
    texts.append(
        "The court ruled that banks must not ask for a password by telephone, its press office said."
    )
    texts.append(
        "At 9:40 the doors opened.\n\n10:15 was too late, the minister said. Twelve people were let in."
    )
    for text in texts:
        refuse_no_article(text)
    print(f"\n{len(texts)} texts")
    assert len(folders) > 20


def test_a_book_and_a_word_are_refused_whatever_is_said(root):
    for anyway in (False, True):
        with pytest.raises(KitError, match=r"30,000 words: more than one article. Copy one report"):
            laid(root, "The minister said so. " * 7500, anyway=anyway)
        with pytest.raises(KitError, match="that is no article yet"):
            laid(root, "Hello there.", anyway=anyway)


def test_a_language_without_spaces_is_no_word_and_no_book(root):
    made = laid(
        root, "港の組合は月曜日に作業を止めたと発表した。会社は五月から賃金を払っていないと組合は言う。" * 3
    )
    assert made.article.source["language"] == "und"
    with pytest.raises(KitError, match="more than one article"):
        laid(root, "港の組合は月曜日に作業を止めたと発表した。" * 5000)


def test_one_sentence_is_taken_and_told_to_be_an_exercise(root):
    made = laid(root, "The mayor of Marlquay said on Monday that the harbor would be closed for a week.")
    assert made.article.source["layout"]["headline"] == []
    (said,) = made.remarks
    assert said.startswith("Under 200 words of news: it makes an exercise, and no lesson page.")
    assert said.endswith("Is that all of the article?")


def test_a_long_report_is_taken_and_told(root):
    text = HEADLINE + "\n\n" + "The company has denied this, the union said. " * 60
    assert any("A class reads 400" in each for each in laid(root, text).remarks)
    assert any("Too long for an exercise" in each for each in laid(root, f"{text}\n\n{text * 3}").remarks)


POEM = """The harbor sleeps beneath a tired moon
The cranes have folded all their iron wings
A gull above the water hums a tune
That no one hears but ropes and silent things

The morning brings the captains to the door
They count the crates and look along the quay
And every wave that falls upon the shore
Returns a little of the night to me
"""


def test_verses_are_told_and_taken(root):
    made = laid(root, POEM)
    assert any("looks like verses" in each for each in made.remarks)
    assert made.article.source["layout"]["parted_by"] == "blank lines"
    articles = [path.read_text("utf-8") for path in sorted(Path("seeds").glob("*/article.txt"))]
    assert [is_poem(each) for each in [NEWS, *articles]] == [False] * (1 + len(articles))


OTHERS = {
    "fr": "Le maire de la ville a dit lundi que les bateaux ne partent pas, et que le port est en grève.",
    "de": "Der Leiter des Hafens sagte am Montag, dass die Schiffe nicht fahren und der Hafen zu ist.",
    "es": "El alcalde de la ciudad dijo el lunes que los barcos no van a salir y que el puerto se cierra.",
    "it": "Il sindaco della città ha detto che le navi non partono e che il porto è chiuso per ora.",
    "pt": "O prefeito da cidade disse que os barcos não saem e que o porto foi fechado por causa da greve.",
    "nl": "De burgemeester van de stad zei maandag dat de schepen niet varen en dat de haven dicht is.",
    "und": "Мэр города заявил в понедельник, что порт закрыт, а корабли не выходят в море из-за забастовки.",
}


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_told_and_laid(root, language):
    made = laid(root, OTHERS[language] * 3)
    assert made.article.source["language"] == language
    assert any("The draft knows English only" in each for each in made.remarks)


def test_every_article_of_the_kit_is_english(root):
    texts = [path.read_text("utf-8") for path in sorted(Path("seeds").glob("*/article.txt"))]
    assert len(texts) > 20
    assert {language_of(text) for text in texts} == {"en"}


def test_marks_that_do_not_match_are_named_with_their_paragraph(root):
    torn = NEWS.replace("times,” said", "times, said")
    made = laid(root, torn)
    assert any("do not match in p2 (“We were promised the money three …”)" in each for each in made.remarks)
    assert made.article.text == torn


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("“One,” she said. “Two.”", []),
        ("“One goes on.\n\n“Two goes on.\n\n“Three ends,” he said.", []),
        ("“One goes on.\n\nTwo is another.", ["p1"]),
        ("One” ends.", ["p1"]),
        ('"One," she said. "Two.', ["p1"]),
        ('"One goes on.\n\n"Two ends," he said.', []),
        ("“She called it “a gift”.", ["p1"]),
        ("“She called it ‘a gift’,” he said. It’s the cranes’ noise.", []),
    ],
)
def test_a_quotation_over_paragraphs_is_in_order(root, text, odd):
    made = laid(root, text + "\n\nA last paragraph has some more words in it.", anyway=True)
    assert [each.id for each in unbalanced(made.article.paragraphs)] == odd


# --- what parts a text, and what belongs to its page -----------------------------------------------


def test_parts_of_the_page_are_found_in_the_kits_own_articles(root):
    """Nothing of a story is taken for a part; most parts are found."""
    found, looked, wrong = 0, 0, []
    for path in sorted(Path("seeds").glob("*/article.txt")):
        for block in read_article(path.parent).paragraphs:
            part = block.role == "page part"
            looked += part
            found += part and is_part(block.text)
            if is_part(block.text) and not part:
                wrong.append((path.parent.name, block.text))
    print(f"\n{found} of {looked} parts of pages found")
    assert wrong == []
    assert found >= 0.7 * looked > 20


def test_lines_of_a_page_s_width_are_no_paragraphs():
    wrapped = "The company has denied this. It said in a\nstatement that all wages were paid\nwhen due."
    assert parted_by(wrapped) == "blank lines"
    assert (
        parted_by(wrapped.replace("\n", " ") + "\nThe mayor has called on both sides.\nNobody came.")
        == "line ends"
    )
    assert parted_by("One line.") == "blank lines"


def test_a_first_sentence_is_no_headline(root):
    made = laid(root, NEWS.partition("\n\n")[2])
    assert made.article.source["layout"]["headline"] == []
    capitals = laid(root, NEWS.replace(HEADLINE, HEADLINE.upper() + "?"))
    assert capitals.article.source["layout"]["headline"] == [1]
    assert roles_of(()) == {"headline": [], "page_parts": []}


def test_a_menu_above_the_headline_is_a_part(root):
    made = laid(root, f"Home > World > Europe\n\n{NEWS}")
    assert made.article.source["layout"] == {
        "parted_by": "blank lines",
        "headline": [2],
        "page_parts": [1, 5],
    }
    assert made.article.source["name"] == HEADLINE


def test_a_text_of_nothing_but_parts_is_a_text(root):
    made = laid(root, "Advertisement\n\nRead more: five harbors for a sunny day")
    assert made.article.source["layout"]["page_parts"] == []
