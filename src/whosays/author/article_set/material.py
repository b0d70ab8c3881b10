"""The article and its key as material for tasks: what can be asked about, and how much that is worth."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from whosays.articles.article import Article, Span
from whosays.articles.key import Key, Statement
from whosays.articles.reasons import ARTICLE
from whosays.articles.seed import Seed
from whosays.base.errors import KitError

PAGE = "the page"
FEWEST_WORDS, MOST_WORDS = 2, 28  # of a piece that is asked about
_SIGNS = re.compile(r"[*_`<>\[\]$\\|#~\"]")


@dataclass(frozen=True)
class Material:
    """A seed with its key.

    Attributes:
        hard: statements that a draft or two readers found hard, by id: 1 a doubt.
    """

    seed: Seed
    hard: dict[str, float] = field(default_factory=dict, hash=False)

    @property
    def key(self) -> Key:
        """The key; a set is made of nothing else."""
        if self.seed.key is None:
            raise KitError(f"{self.seed.article.name}: there is no key.csv.")
        return self.seed.key

    @property
    def article(self) -> Article:
        """The article."""
        return self.seed.article

    @cached_property
    def askable(self) -> tuple[Statement, ...]:
        """What a learner can be asked about: no page part, no piece of one word, none that is very long."""
        return tuple(each for each in self.key.statements if self._is_askable(each))

    @cached_property
    def news_words(self) -> int:
        """How many words of news the page has: its paragraphs, without headline and page parts."""
        news = (each for each in self.article.paragraphs if each.role == "paragraph")
        return sum(len(self.article.words_in(each.start, each.end)) for each in news)

    @cached_property
    def mouths(self) -> tuple[str, ...]:
        """Everybody who says or passes on something, the article too, in the order of the text."""
        names = (name for each in self.key.statements for name in each.chain)
        return tuple(name for name in dict.fromkeys((*names, ARTICLE)) if name != PAGE)

    def length(self, statement: Statement) -> int:
        """How many words a statement has."""
        return sum(len(self.article.words_in(a, b)) for a, b in statement.spans)

    def sentence(self, statement: Statement) -> str:
        """The sentence, or sentences, that a statement stands in."""
        return self.article.text[slice(*self.article.sentence_at(statement.start, statement.end))]

    def says_who(self, statement: Statement, stretch: Span) -> bool:
        """Whether a stretch of the article holds all words that hand a statement to its source, if any do."""
        handing = (*statement.source_spans, *statement.cue_spans)
        inside = all(stretch[0] <= a and b <= stretch[1] for a, b in handing)
        return inside and (bool(handing) or len(statement.chain) < 2)

    def worth(self, statement: Statement) -> float:
        """How well it serves as an item: what was found hard first, what holds other pieces last."""
        holds = any(
            each is not statement and each.kind != statement.kind and statement.holds(each)
            for each in self.key.statements
        )
        sentence = self.article.sentence_at(statement.start, statement.end)
        minus = 2.0 * holds + 0.5 * statement.id.startswith("h") + self.length(statement) / 40
        minus += 0.4 * ("act" in statement.flags)  # that somebody spoke: true, and seldom a question
        minus += 2.0 * (not self.says_who(statement, sentence))  # the sentence is all that a learner sees
        return self.hard.get(statement.id, 0.0) - minus

    def _is_askable(self, statement: Statement) -> bool:
        has_letters = re.search(r"\w", statement.row["quote"]) is not None
        in_size = FEWEST_WORDS <= self.length(statement) <= MOST_WORDS
        return has_letters and in_size and statement.kind != "furniture"


def is_quotable(text: str) -> bool:
    """Whether a cell can print words as they are: whole quotations, no straight ones, no sign of Markdown."""
    return text.count("“") == text.count("”") and not _SIGNS.search(text) and "\n" not in text
