"""Who answers for words of an article: the chain of names, what names them, and what hands the words over."""

import re
from dataclasses import dataclass, replace

from whosays.articles.article import Span
from whosays.author.drafting.handing import Handing
from whosays.author.drafting.lists import Verb, alternatives, found
from whosays.author.drafting.people import Known, People
from whosays.author.drafting.text import Token

ARTICLE = "the article"
_COURT = re.compile(r"\b(?:court|tribunal|judges?|justices|panel of judges|lord president)\b", re.IGNORECASE)
_CHANNEL = re.compile(
    rf"^(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)?\s*(?:\w+\s+){{0,2}}?(?:{alternatives('channels')})\b"
    r"[^,]*?\s(?:by|from)\s+(?=\S)"
)
_OWNED_CHANNEL = re.compile(
    rf"^(.+?)['’]s?\s+(?:\w+\s+)?(?:{alternatives('channels')}|argument|counter-argument)$"
)
_OWNER = re.compile(r"^.+?['’]s?(?=\s)")
_TELLS_MORE = re.compile(
    r",\s+(?:and\s+)?(?:who|whom|whose|which|however|also|meanwhile|quoting|citing|speaking|writing|"
    r"in remarks)\b"
)
_OF_A_COUNTRY = re.compile(r"^[Tt]he [A-Z]\w+ \w+$")  # “the Turkish statement” belongs to no “Turkish”
_HEAD_END = re.compile(
    r",|\s(?:of|for|from|in|on|at|under|that|which|seen|obtained|reviewed|published|lodged|filed)\s"
)
_UNNAMED_WORDS = re.compile(
    r"\b(?:some|several|many|sources?|officials|an?\s(?:\w+\s)?official|reports|critics|anonymous|observers|"
    r"experts|who gave no name|whom they did not name|spokes(?:man|woman|person)|a person)\b",
    re.IGNORECASE,
)
_HEARSAY_NAMES = {"hearsay": "unnamed reports", "alleged": "unnamed accusers", "accused": "unnamed accusers"}


@dataclass(frozen=True)
class Voice:
    """Who answers for words.

    Attributes:
        names: the chain, origin first, without the article.
        source, cue: the words that name the chain and hand the words over.
        speaker: what kind of speaker the origin is.
        verb: what hands them over.
        quoted: whether the words stand between quotation marks.
        unnamed: whether nobody can be asked.
    """

    names: tuple[str, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    speaker: str
    verb: Verb
    quoted: bool = False
    unnamed: bool = False

    @property
    def chain(self) -> str:
        """As it stands in a key: ``Maduro < Globovision < the article``."""
        names = (each.replace("<", " ").strip() for each in self.names)  # the sign parts the names of a chain
        return " < ".join((*filter(None, names), ARTICLE))

    @property
    def is_person(self) -> bool:
        """Whether the origin is called by one name, as people are in keys: “it” is then somebody else."""
        return bool(self.names) and self.names[0].isalpha() and self.names[0][0].isupper()

    @property
    def court(self) -> bool:
        """Whether a court says what it found."""
        return self.speaker == "official" and bool(self.names and _COURT.search(self.names[0]))

    @property
    def denies(self) -> bool:
        """Whether the words are what somebody denies."""
        return self.verb.base == "deny"


def voice_of(text: str, held: list[Token], one: Handing, people: People, outer: Voice | None) -> Voice:
    """Who answers for what an act hands over.

    Args:
        text: the article.
        held: the tokens that the act counts in.
        one: the act.
        people: everybody named so far; it learns who is named here.
        outer: in whose words the act stands, if it does.
    """
    cue = (run_span(held, one.cue),)
    if one.source is None:
        name = _HEARSAY_NAMES.get(one.verb.group, "")
        voice = Voice((name,) if name else (), (), cue, "unnamed", one.verb, unnamed=True)
    else:
        voice = _named(text, run_span(held, one.source), cue, one.verb, people)
    if outer is None:
        return voice
    unnamed = voice.unnamed or outer.unnamed
    joined = replace(
        voice, source=(*voice.source, *outer.source), cue=(*outer.cue, *voice.cue), unnamed=unnamed
    )
    if voice.names[:1] == outer.names[:1]:  # “This Court has concluded” in the words of that court
        return replace(joined, names=outer.names, source=outer.source, cue=outer.cue)
    return replace(joined, names=(*voice.names, *outer.names))


def _named(text: str, source: Span, cue: tuple[Span, ...], verb: Verb, people: People) -> Voice:
    while source[1] > source[0] + 1 and text[source[1] - 1] in " ,.;:":
        source = (source[0], source[1] - 1)
    words = _behind_channel(text[slice(*source)])
    record = record_in(text, source)
    if record:
        return Voice((record_name(words),), (source,), cue, "record", verb)
    known = people.named(words)
    unnamed = known.speaker == "unnamed" or (not known.person and bool(_UNNAMED_WORDS.search(words)))
    naming = (_naming_words(text, source),)
    return Voice((known.name,), naming, cue, known.speaker, verb, unnamed=unnamed)


def _naming_words(text: str, source: Span) -> Span:
    """The words that name somebody, as keys cut them: no channel, no clause that tells more of them."""
    start, end = source
    words = text[start:end]
    channel, aside = _CHANNEL.match(words), _TELLS_MORE.search(words)
    owned = None if channel or _OF_A_COUNTRY.match(words) else _OWNER.match(words)
    if owned and _OWNED_CHANNEL.match(words):
        return start, start + owned.end()
    return start + (channel.end() if channel else 0), start + aside.start() if aside else end


def _behind_channel(words: str) -> str:
    """A tweet, a letter or a summary is no link of the chain: whoever wrote it is."""
    found = _CHANNEL.match(words)
    owned = None if _OF_A_COUNTRY.match(words) else _OWNED_CHANNEL.match(words)
    return words[found.end() :] if found else owned.group(1) if owned else words


def record_in(text: str, source: Span) -> bool:
    """Whether the words name a record: its noun is the last of them, before “of”, “for” or a comma."""
    head_end = _HEAD_END.search(text[slice(*source)])
    end = source[0] + head_end.start() if head_end else source[1]
    return any(b == end for _, b in found("record", text, source[0], end))


def record_name(words: str) -> str:
    """A record in short, as keys call it: “the repair book” of “The repair book of the bridge”."""
    words = re.sub(r"^(?:A|The) copy of ", "", words)
    head = _HEAD_END.split(words, maxsplit=1)[0] or words
    bare = re.match(r"(?!The |Its |An? )[A-Z][a-z]+ [a-z]+s$", head)  # “Customs papers”
    return f"the {head[:1].lower()}{head[1:]}" if bare else re.sub("^an? ", "the ", _small(head))


def named_voice(known: Known, verb: Verb) -> Voice:
    """The voice of somebody whose words go on without being named again."""
    return Voice((known.name,), (), (), known.speaker, verb)


def run_span(held: list[Token], run: tuple[int, int]) -> Span:
    """The stretch of some tokens; an empty run lies in front of its first."""
    if run[0] >= run[1]:
        at = held[min(run[0], len(held) - 1)].start
        return at, at
    return held[run[0]].start, held[run[1] - 1].end


def _small(words: str) -> str:
    return words[:1].lower() + words[1:] if re.match(r"(?:The|A|An|Its|His|Her|Their)\b", words) else words
