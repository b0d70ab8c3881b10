"""The text that a teacher pastes into whatever assistant the school allows."""

from whosays.articles.article import Article, Paragraph
from whosays.articles.kinds import SPEAKERS

ROUTE = (
    ("furniture", "a piece of the page that would stand there with any other story: a menu, a date line"),
    ("appeal", "a call, a wish, a proposal or a promise; it can be kept or refused, and not checked today"),
    ("characterisation", "a judgement, or a word that takes sides, which no record could settle"),
    (
        "allegation",
        "its own words say that somebody, named or not, does or did or intends something wrong, unlawful or "
        "hostile, and the article leaves it unproven; whoever says so, an official included",
    ),
    ("official claim", "it rests on an office: a government, a court, the police, somebody in office"),
    ("attributed claim", "it rests on anybody else: a party, a company, a union, a witness, an outlet"),
    ("reported fact", "the article says it in its own voice, or reports a public act, or a record"),
)
"""The codebook's route in one line a kind; the first that fits is taken."""
EXAMPLE = (
    '{"p": "p1", "words": "that the harbor will close in June", "kind": "official claim", '
    '"who": ["the port ministry", "the article"], "who_words": "the port ministry", "cue": "announced", '
    '"speaker": "official", "second": "appeal", "why": "“announced” hands it to a ministry that can do it.", '
    '"why_second": "A plan can be kept or given up.", "settles": "the ministry\'s order"}'
)
_HEAD = """\
You read one news article and say of every statement in it who says so, and what kind of statement it is.
Go by the words of the article alone. Nothing that you know from elsewhere counts, and nobody is right or
wrong here: you say who answers for a statement and what it would take to check it, never whether it is so.

A statement is the smallest stretch that says one thing and has one answer to "who stands behind this?".
The act of saying and what was said are two statements: "The minister said" is one, "that the port is safe"
the next. Every word of the article belongs to a statement. A word that takes sides is a statement inside
another one.

The kinds. Take the first that fits, from top to bottom:"""
_FORM = """\
Reply with one line for each statement, in the order of the article, and with nothing else: no heading, no
comment, no table. Each line is one JSON object with straight quotation marks around names and values:

{example}

"p" is the number that stands in brackets before the paragraph. "words", "who_words" and "cue" are copied from
that paragraph letter by letter, with its own quotation marks; leave nothing out and mend nothing. "who" is
who says so, from the first mouth to the last, which is always "the article" (or "the page"). "speaker" is
one of: {speakers}. "second" is a second kind that a careful reader could defend, or "". "why" is one short
sentence that points at the words that decide. "settles" is the record, document or person that could show
it true or untrue, or "nothing could".

The article, with a number before each paragraph:
"""


def question(article: Article) -> str:
    """The codebook in short, the form of the reply, and the article with numbered paragraphs."""
    kinds = "\n".join(f"- {name}: {words}" for name, words in ROUTE)
    form = _FORM.format(example=EXAMPLE, speakers=", ".join(SPEAKERS))
    paragraphs = "\n\n".join(map(_numbered, article.paragraphs))
    return f"{_HEAD}\n{kinds}\n\n{form}\n{paragraphs}\n"


def _numbered(block: Paragraph) -> str:
    return f"[{block.id}] {block.text}"
