"""What an act of saying is, and the place in a sentence where a verb may make one."""

from dataclasses import dataclass
from functools import cached_property

from whosays.author.drafting.lists import Verb
from whosays.author.drafting.noun_phrases import Run, subject_left
from whosays.author.drafting.text import Token

ACCORDING = Verb("according to", "according")
HEARSAY = Verb("reportedly", "hearsay")
ALLEGED = Verb("allegedly", "alleged")


@dataclass(frozen=True)
class Handing:
    """One act of saying, in token numbers; the end is always excluded.

    Attributes:
        act: all of its own words.
        source: the words that name who says it; None where nobody is named here.
        cue: the words that hand over.
        verb: the verb, or what stands for one.
        before, after: whether its content stands before it, behind it.
        shares: whether it has the source of the act before it (“and argued”, “, noting”).
        apart: whether it stands beside the act before it, and not in that one's content.
    """

    act: Run
    source: Run | None
    cue: Run
    verb: Verb
    before: bool = False
    after: bool = True
    shares: bool = False
    apart: bool = False

    @property
    def hidden(self) -> bool:
        """Whether it has no words of its own: “reportedly” stands in the midst of what it hands over."""
        return self.act[0] == self.act[1]


@dataclass(frozen=True)
class Spot:
    """A reporting verb in a sentence.

    Attributes:
        held: the tokens of the sentence.
        at, behind: the verb's number, and the first one behind it.
        floor: where the act before it ended.
        verb: which verb it is.
    """

    held: list[Token]
    at: int
    behind: int
    floor: int
    verb: Verb

    @property
    def token(self) -> Token:
        """The verb as it stands there."""
        return self.held[self.at]

    @property
    def participle(self) -> bool:
        """Whether it is a form in -ing behind a comma: “, noting that”."""
        return (
            self.token.low.endswith("ing") and self.at > self.floor and self.held[self.at - 1].text in ",—;"
        )

    @cached_property
    def subject(self) -> tuple[Run, int] | None:
        """Who acts, and where the verb's own words begin: not of a participle, which shares its subject."""
        return None if self.participle else subject_left(self.held, self.at, self.floor)

    @property
    def start(self) -> int:
        """Where its words begin, those of its subject included."""
        return self.subject[0][0] if self.subject else self.at

    def own_words(self, first: int) -> list[Token]:
        """The helping words from ``first`` up to the verb: “has”, “did not”, “later”."""
        return self.held[first : self.at]
