"""Who is meant by the words that name a source: a short name, and what kind of speaker it is.

Names are gathered while the text is read, so that “she” and “the minister” lead back to the last who fits.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from whosays.author.drafting.lists import pattern

_SPEAKERS = ("union", "expert", "company", "outlet", "witness", "party", "official")
_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.-]*|\b(?:al|bin|de|del|der|la|van|von)\b)(?:\s+(?:[A-ZÀ-Þ][\w’'.-]*|(?:al|bin|de|del|der|la|van|von)\b))*"
)
_TITLES = re.compile(
    r"^(?:(?:The|A|An|My|Our|Your|This|That|These|Those|Each|Every|One|Two|Three|Some|Several|Many|Another|Other|US|U\.S\.|UK|EU|UN|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Vice|Deputy|Acting|Special|Senior|Envoy|Prosecutor|Prosecutors|Spokesman|Spokeswoman|Spokesperson|Federal|National|Interior|Former|Prime|First|"
    r"Foreign|Chief|President|Premier|Minister|Chancellor|Governor|Gov|Senator|Sen|Representative|Rep|"
    r"Congressman|Congresswoman|Mayor|King|Queen|Judge|Justice|General|Gen|Colonel|Captain|"
    r"Secretary|State|Speaker|Ambassador|Commissioner|Director|Police|Legislator|Lawmaker|Deputy|Professor|Prof|"
    r"Chairman|Chairwoman|Chair|Leader|Executive|Attorney|Councillor|Councilor|Inspector|Superintendent|Officer|"
    r"Candidate|MP|Council|Press|Defense|Defence|Interior|Home|Finance|Health|Justice|of|for|to)\.?\s+)+"
)
_DEMONYM = re.compile(
    r"^(?:[A-Z]\w*(?:ian|ean|ish|ese|can|ench|erman|utch|eek|aqi|aeli|ani|sian))\s+(?=[A-Z])"
)
_INNER_TITLE = re.compile(
    r"\b(?:President|Premier|Minister|Chancellor|Governor|Senator|Representative|Mayor|Secretary|Ambassador|Commissioner|"
    r"Director|Spokesman|Spokeswoman|Spokesperson|Speaker|General|Chairman|Judge|Justice|Envoy|Congressman|Congresswoman|MP)\s+(?=[A-Z])"
)
_PLACE = re.compile(
    r"^(?:United Nations|United States|United Kingdom|European Union|Hong Kong|New York|North Korea|South Korea|South Africa|Saudi Arabia|"
    r"Germany|France|Britain|Scotland|England|Wales|Ireland|Russia|China|Japan|Iran|Iraq|Israel|Turkey|Greece|Ukraine)\s+(?=[A-Z]\w+\s+[A-Z])"
)
_HUMAN = re.compile(
    r"(?:an?|the)\s+(?:[\w’'-]+\s+){0,3}?(?:spokes(?:man|woman|person)|aide|man|woman|president|minister|governor|mayor|king|queen|"
    r"prince|princess|neighbou?r|cook|driver|person|official|member|resident|witness|teacher|doctor|lawyer|judge|leader|"
    r"officer|student|worker|archbishop|chairman|director|ambassador|candidate|senator|expert)\b.*",
    re.IGNORECASE,
)
_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_THEY = frozenset("they them their we our us".split())
_IT = frozenset("it its itself".split())
_RELATIVE = frozenset("who which that".split())
_ORGANISATION = re.compile(
    r"\b(?:ministry|council|commission|committee|government|office|court|police|party|company|union|airline|airport|"
    r"parliament|senate|congress|department|agency|authority|authorities|bank|board|bureau|group|movement|campaign|"
    r"opposition|army|navy|institute|university|college|newspaper|portal|network|center|centre|house|guard|"
    r"corporation|association|federation|organi[sz]ations?|firms?|officials?|protesters?|critics|sources?|reports|"
    r"members|palace|tribunal|embassy|assembly|front|alliance|coalition|service|courier|forces|nations|states|republic|agency|council|society|club|league|federation|kingdom|sea|strait|war|day|street|square|law|act|bill|treaty|constitution|international|greens|watch|cross|crescent|doctors)\b",
    re.IGNORECASE,
)


_OFFICE_OF = re.compile(
    r"\b((?:[Pp]resident|[Pp]rime [Mm]inister|[Mm]inister|[Cc]hancellor|[Gg]overnor|[Mm]ayor|[Ss]ecretary|[Cc]hief [Ee]xecutive|"
    r"[Dd]irector|[Kk]ing|[Qq]ueen|[Ss]peaker|[Ll]eader|[Aa]mbassador|[Cc]ommissioner|[Ss]pokes(?:man|woman|person))\s+"
    r"(?:of|for|to)\s+(?:the\s+)?)((?:[A-ZÀ-Þ][\w’'.-]*\s+){1,3}[A-ZÀ-Þ][\w’-]*)"
)
_APPOSITION = re.compile(
    r"\b([A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'.-]+){1,3}),\s+((?:the\s|a\s|an\s|who\s|[A-ZÀ-Þ][\w ]*['’]s?\s|[a-z])[^,.;:“”\"]{3,70})[,.]"
)


_SMALL_TITLE = re.compile(
    r"\b((?:[a-z]+\s+){0,2}(?:minister|president|chancellor|secretary|governor|mayor|spokes(?:man|woman|person)|ambassador|leader|"
    r"director|commissioner|prosecutor|candidate|senator|lawmaker|professor|lawyer|official|judge|chief))\s+"
    r"([A-ZÀ-Þ][\w’'.-]*(?:\s+[A-ZÀ-Þ][\w’'-]*){1,3})"
)
_SHORT = re.compile(r"\b((?:[A-ZÀ-Þ][\w’'-]*\s+(?:(?:of|for|and|the|on)\s+)*){2,8})\(([A-Z]{2,8})\)")


def _describe(described: dict[str, str], name: str, words: str) -> None:
    """Note what words say of a name: for its last part, and for each but the first of a longer one."""
    for part in name.split()[1:] or [name]:
        described[part] = f"{described.get(part, '')} {words}".strip()


_UNIONS_OF_STATES = re.compile(r"\b(?:European|African|Soviet) Union\b")
_COURT_PAPER = re.compile(
    r"(?:the|a|its)\s+(?:summary|ruling|decision|judge?ment|verdict|opinion|order)\b.*", re.IGNORECASE
)


@dataclass
class Known:
    """Somebody who was named: ``name`` in short, all words that described them, and what kind of speaker."""

    name: str
    words: str
    speaker: str
    person: bool
    gender: str = ""

    @property
    def human(self) -> bool:
        """Whether “he” or “she” could be meant: somebody with a name, or “a spokesman”."""
        return self.person or bool(_HUMAN.fullmatch(self.name))


@dataclass
class People:
    """Everybody named so far, the last one last; ``last`` is who spoke last."""

    known: list[Known] = field(default_factory=list)
    described: dict[str, str] = field(default_factory=dict)
    often: Counter[str] = field(default_factory=Counter)
    mentioned: str = ""

    @classmethod
    def of(cls, text: str) -> "People":
        """Nobody named yet, but the titles that the text gives to names anywhere."""
        described: dict[str, str] = {}
        for run in _NAME.finditer(text):
            name = _bare_name(run.group())
            if name and name != run.group() and len(name.split()) < 4:
                _describe(described, name, run.group())
        for told in _OFFICE_OF.finditer(text):
            _describe(described, told.group(2), told.group(1))
        for told in _SMALL_TITLE.finditer(text):
            _describe(described, told.group(2), told.group(1))
        for told in _SHORT.finditer(text):
            described[told.group(2)] = told.group(1)
        for told in _APPOSITION.finditer(text):
            _describe(described, told.group(1), told.group(2))
        return cls([], described, Counter(re.findall(r"\w+", text)))

    def mention(self, text: str) -> None:
        """Note the last person whom a sentence names, if it gives a name of two words or more."""
        for run in _NAME.finditer(text):
            name = _bare_name(run.group())
            if len(name.split()) > 1 and _looks_like_person(name, text[: run.end()][-60:], False):
                self.mentioned = name

    def named(self, words: str) -> Known:
        """Who is meant by these words; somebody new, if nobody named so far fits."""
        plain = words.strip(" ,.;:—–\"“”'‘’")
        low = re.sub(r"^(?:the|a|an)\s+", "", plain.lower())
        found = (
            self._by_pronoun(low)
            or self._by_paper(plain)
            or self._by_title(plain)
            or self._by_name(plain)
            or self._by_description(plain)
        )
        if found:
            self.known.append(found)
            if low not in _HE | _SHE | _THEY | _IT | _RELATIVE:
                found.words = f"{found.words} {plain}"
            return found
        return self.add(plain)

    def add(self, plain: str) -> Known:
        """Somebody new by these words."""
        name, person = short_name(plain)
        name = self._usual_name(plain, name) if person else name
        titles = self.described.get(re.sub("^the ", "", name), "")
        one = Known(name, f"{plain} {titles}".strip(), _speaker_with(plain, titles, person), person)
        self.known.append(one)
        return one

    def _human(self, gender: str) -> Known | None:
        """The last person who was not called by the other pronoun; it is remembered by which."""
        fits = (each for each in reversed(self.known) if each.human and each.gender in ("", gender))
        last = next(fits, None) or (self.add(self.mentioned) if self.mentioned else None)
        if last and gender:
            last.gender = gender
        return last

    def _usual_name(self, plain: str, name: str) -> str:
        """Of several last names (“Rosselló Nevares”) the one that the text uses alone."""
        whole = re.search(rf"((?:[A-ZÀ-Þ][\w’-]+\s+)+){re.escape(name)}\b", plain)
        before = whole.group(1).split()[1:] if whole else []
        others = [
            each
            for each in before
            if self.often[each] > 2 * self.often[name] and not _TITLES.match(f"{each} ")
        ]
        return others[-1] if others and not pattern("countries").search(" ".join(before)) else name

    def _by_pronoun(self, low: str) -> Known | None:
        if low in _HE | _SHE | {"i"}:
            return self._human("he" if low in _HE else "she" if low in _SHE else "")
        if low in _THEY | _IT:
            others = (each for each in reversed(self.known) if not each.person)
            return next(others, self.known[-1] if self.known else None)
        return self.known[-1] if low in _RELATIVE and self.known else None

    def _by_paper(self, plain: str) -> Known | None:
        """“The summary of the decision” is the word of the court that was named last."""
        if not _COURT_PAPER.fullmatch(plain):
            return None
        return next((each for each in reversed(self.known) if "court" in each.words.lower()), None)

    def _by_title(self, plain: str) -> Known | None:
        """“Governor” alone, as in a headline: the first name that has this title anywhere in the text."""
        if not _TITLES.fullmatch(f"{re.sub('^(?:The|the) ', '', plain)} ") or plain.startswith(
            ("the ", "The ")
        ):
            return None
        named = next((name for name, words in self.described.items() if plain in words.split()), "")
        return self._by_name(named) or self.add(named) if named else None

    def _by_name(self, plain: str) -> Known | None:
        name, person = short_name(plain)
        if not person:
            return next((each for each in reversed(self.known) if _same(each.name, name)), None)
        return next((each for each in reversed(self.known) if each.person and _one_person(each, name)), None)

    def _by_description(self, plain: str) -> Known | None:
        """“The union”, “the minister”: the last one who was described so."""
        described = re.fullmatch(
            r"(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Hh]is|[Hh]er)\s+((?:[\w-]+\s+)?([a-z][\w-]+))", plain
        )
        if not described:
            return None
        head = described.group(2).lower()
        first = described.group(1).split()[0]
        wanted = re.compile(rf"(?<!prime )\b{re.escape(head)}\b")
        fits = (each for each in reversed(self.known) if wanted.search(each.words.lower()))
        return next((each for each in fits if not first[0].isupper() or first in each.words), None)


def _one_person(known: Known, name: str) -> bool:
    """By the same last name, or one that stands among the words that named somebody before."""
    return known.name == name or bool(re.search(rf"\b{re.escape(name)}\b(?!['’]s)", known.words))


def _same(one: str, other: str) -> bool:
    return re.sub("^the ", "", one.lower()) == re.sub("^the ", "", other.lower())


def short_name(plain: str) -> tuple[str, bool]:
    """A source's name as keys write it, and whether it is a person's."""
    plain = plain.capitalize() if plain.isupper() and len(plain) > 5 and " " not in plain else plain
    person = _person(plain)
    if person:
        return person, True
    first = re.split(r",| who | which | that | on (?=[A-Z]\w+day)", plain)[0].strip()
    first = re.sub(r"^(?:With|As|And|But|While)\s+", "", first)
    small = re.match(
        r"(?:The|A|An|Some|Several|Many|Two|Three|Four|One|Its|His|Her|Their|Sources|Protesters|Critics|Officials)\b",
        first,
    )
    return (first[:1].lower() + first[1:] if small else first) or plain, False


def _person(plain: str) -> str:
    """The name of a person in these words, titles off; empty where none is."""
    parts = [part.strip() for part in re.split(r",|\(|—|–", plain)]
    for part in parts:
        name = _bare_name(part)
        whole = (
            _NAME.fullmatch(part) and 2 <= len(name.split()) <= 4 and _looks_like_person(name, part, False)
        )
        if len(parts) > 1 and whole:
            return _last_name(name)
    if re.search(r"\b(?:including|such as)\b", plain):
        return ""
    for part in parts:
        piece = re.split(r"['’]s?\s+(?=[\w])", part)[-1]  # of “Russia's Foreign Ministry” the ministry speaks
        for run in _NAME.finditer(piece):
            name = _bare_name(run.group())
            titled = name != run.group() and len(name.split()) == 1
            if name and _looks_like_person(name, piece, titled):
                return _last_name(name)
    return ""


def _bare_name(run: str) -> str:
    name = re.sub(r"['’]s?$", "", run)
    if _TITLES.fullmatch(f"{name} "):
        return ""
    inner = list(_INNER_TITLE.finditer(name))
    name = name[inner[-1].end() :] if inner else name
    while True:
        shorter = _PLACE.sub("", _DEMONYM.sub("", _TITLES.sub("", name)))
        if shorter == name:
            return name
        name = shorter


def _looks_like_person(name: str, piece: str, titled: bool) -> bool:
    words = name.split()
    if _ORGANISATION.search(name) or pattern("countries").fullmatch(name) or not words[0][0].isupper():
        return False
    if titled:
        return not name.isupper() and not _ORGANISATION.search(
            piece[piece.find(name) + len(name) :].split(" of ")[0][:30]
        )
    behind = piece[piece.find(name) + len(name) :]
    if len(words) == 1:
        return piece.strip() == name and not name.isupper() and not pattern("outlet").search(name)
    if (
        pattern("outlet").search(name)
        or re.match(r"\s+[a-z]", behind)
        and _ORGANISATION.match(behind.strip())
    ):
        return False
    before = piece[: piece.find(name)].rstrip()
    if re.search(r"\b[Tt]he$", before) or _ORGANISATION.fullmatch(before.split(" ")[-1]):
        return False
    return 2 <= len(words) <= 4 and not re.search(r"\b(?:of|the|The)\b", name)


def _last_name(name: str) -> str:
    words = [
        word
        for word in name.split()
        if word not in ("Jr.", "Sr.", "Jr", "Sr") and not re.fullmatch("[IVX]+", word)
    ]
    return words[-1] if words else name


def _speaker_with(plain: str, titles: str, person: bool) -> str:
    """By the words themselves; of a bare name by the titles that it has elsewhere."""
    return (
        _told_speaker(plain, person)
        or _told_speaker(titles, person)
        or _unknown_speaker(f"{plain} {titles}", person)
    )


def speaker_of(words: str, person: bool) -> str:
    """What kind of speaker these words name: one of the key's speakers."""
    return _told_speaker(words, person) or _unknown_speaker(words, person)


def _unknown_speaker(words: str, person: bool) -> str:
    """Of a body that bears a country's name an office; of a private person who was there a witness."""
    if not person and (
        pattern("countries").search(words) or re.search(r"\b(?:National|Federal|State)\b", words)
    ):
        return "official"
    return "witness" if person and " who " in words else "party"


def _told_speaker(words: str, person: bool) -> str:
    plain = words.strip(" ,.;:")
    if pattern("unnamed").match(re.sub(r"^(?:The|the|A|a)\s+(?=sources?\b|reports\b)", "", plain)):
        if not pattern("official").search(_before_of(plain)) and not pattern("party").search(
            _before_of(plain)
        ):
            return "unnamed"
    if not person and pattern("countries").fullmatch(re.sub("^[Tt]he ", "", plain)):
        return "official"
    if re.search("chief executive of", plain, re.IGNORECASE):
        return "official" if pattern("countries").search(plain) else "company"
    former = pattern("outdated_offices").search(plain)
    for name in _SPEAKERS:
        hit = pattern(name).search(_UNIONS_OF_STATES.sub("states", _before_of(plain)))
        if hit and not (name == "official" and former):
            return name
    for name in ("official", "party"):
        if pattern(name).search(plain) and not former:
            return name
    return ""


def _before_of(plain: str) -> str:
    """What somebody is, not whose: of “a doctor at the ministry” the first words."""
    return re.split(r"\s(?:at|from|in)\s", plain)[0]
