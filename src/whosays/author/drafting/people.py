"""Who is meant by the words that name a source: a short name, and what kind of speaker it is.

Names are gathered while the text is read, so that “she” and “the minister” lead back to the last who fits.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from whosays.author.drafting.descriptions import descriptions
from whosays.author.drafting.lists import alternatives, pattern, small_words
from whosays.author.drafting.names import NAME, TITLES, bare_name, looks_like_person, short_name, whole_name
from whosays.author.drafting.speakers import speaker_of

_HUMAN = re.compile(
    rf"(?:an?|the)\s+(?:[\w’'-]+\s+){{0,3}}?(?:{alternatives('human_roles')})\b.*", re.IGNORECASE
)
_HE = small_words("he")
_SHE = small_words("she")
_THEY = small_words("they")
_IT = small_words("it")
_RELATIVE = small_words("relative")
_COURT = re.compile(r"(?<!of the )(?<!of )\bcourt\b")
_OWNED = re.compile(r"([Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s+((?:[a-z-]+\s+)?[a-z-]+)")
_THIS_BODY = re.compile(r"\b[Tt]his [A-Z][a-z]+$")  # “this Court”, as one speaks of itself
_COURT_PAPER = re.compile(
    r"(?:the|a|its)\s+(?:summary|ruling|decision|judge?ment|verdict|opinion|order)\b.*", re.IGNORECASE
)
_SPOKEN = r"spokes(?:man|woman|person|people)"
_EMPLOYER = re.compile(
    rf"(?:[Tt]he\s+)?([A-ZÀ-Þ][\w-]*(?:\s[A-ZÀ-Þ][\w-]*)*)['’]s?\s+(?:\w+\s+)?{_SPOKEN}\b|"
    rf"[Aa]?n?\s*{_SPOKEN}\s+(?:for|of)\s+(?:the\s+)?([A-ZÀ-Þ][\w-]*(?:\s[A-ZÀ-Þ][\w-]*)*)"
)
_PRIVATE = ("witness", "expert")


@dataclass
class Known:
    """Somebody who was named.

    Attributes:
        name, whole: the name in short as keys write it, and of a person the whole one, titles off.
        words: all words that named or described them.
        speaker: what kind of speaker.
        person: whether it is a person.
        gender: “he” or “she”, once they were called so.
    """

    name: str
    words: str
    speaker: str
    person: bool
    whole: str = ""
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
        return cls([], descriptions(text), Counter(re.findall(r"\w+", text)))

    def mention(self, text: str) -> None:
        """Note the last person whom a sentence names, if it gives a name of two words or more."""
        for run in NAME.finditer(text):
            name = bare_name(run.group())
            if len(name.split()) > 1 and looks_like_person(name, text[: run.end()][-60:]):
                self.mentioned = name

    def named(self, words: str) -> Known:
        """Who is meant by these words; somebody new, if nobody named so far fits."""
        plain = re.split(r" and (?:his|her|its|their) ", words.strip(" ,.;:—–\"“”'‘’"))[0]
        small = plain.capitalize()
        plain = small if plain.isupper() and self.often[small] else plain  # “LOW SAYS”, and “Low” below it
        low = re.sub(r"^(?:the|a|an)\s+", "", plain.lower())
        found = (
            self._by_pronoun(low)
            or self._by_paper(plain)
            or self._by_title(plain)
            or self._by_name(plain)
            or self._by_description(plain)
            or self._by_role(plain)
            or self._by_owner(plain)
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
        speaker = self._of_employer(plain) or speaker_of(plain, person, titles)
        if person and speaker in _PRIVATE:
            name = self._whole_if_never_alone(whole_name(plain), name)
        one = Known(name, f"{plain} {titles}".strip(), speaker, person, whole_name(plain))
        self.known.append(one)
        return one

    def _of_employer(self, plain: str) -> str:
        """“Low Care’s spokesman” speaks as Low Care does; “” where nobody like it is known."""
        told = _EMPLOYER.match(plain)
        if told is None:
            return ""
        employer = told.group(1) or told.group(2)
        known = self._by_name(employer)
        titles = self.described.get(employer, "")
        return known.speaker if known else speaker_of(employer, False, titles) if titles else ""

    def _whole_if_never_alone(self, whole: str, name: str) -> str:
        """“Ada Low”, if the text never says “Low” alone; those in office are called by their last names."""
        first = whole.removesuffix(name).split()
        return whole if first and self.often[name] <= min(map(self.often.__getitem__, first)) else name

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
            if self.often[each] > 2 * self.often[name] and not TITLES.match(f"{each} ")
        ]
        return others[-1] if others and not pattern("countries").search(" ".join(before)) else name

    def _by_pronoun(self, low: str) -> Known | None:
        if low in _HE | _SHE | {"i"}:
            return self._human("he" if low in _HE else "she" if low in _SHE else "")
        if low in _THEY | _IT:
            others = (each for each in reversed(self.known) if not each.person)
            return next(others, self.known[-1] if self.known else None)
        return self.known[-1] if low.partition(" ")[0] in _RELATIVE and self.known else None

    def _by_paper(self, plain: str) -> Known | None:
        """“The summary of the decision” is the word of the court that was named last."""
        if not _COURT_PAPER.fullmatch(plain):
            return None
        return next((each for each in reversed(self.known) if _COURT.search(each.words.lower())), None)

    def _by_title(self, plain: str) -> Known | None:
        """“Governor” alone, as in a headline: the first name that has this title anywhere in the text."""
        if not TITLES.fullmatch(f"{re.sub('^(?:The|the) ', '', plain)} ") or plain.startswith(
            ("the ", "The ")
        ):
            return None
        named = next((name for name, words in self.described.items() if plain in words.split()), "")
        return self._by_name(named) or self.add(named) if named else None

    def _by_name(self, plain: str) -> Known | None:
        name, person = short_name(plain)
        if not person:
            short = (
                "the police" if name.endswith(" Police") else name
            )  # behind “police said” it is the same one
            return next(
                (each for each in reversed(self.known) if _same(each.name, name) or each.name == short), None
            )
        whole = whole_name(plain)
        fits = (each for each in reversed(self.known) if each.person and _one_person(each.whole, whole))
        return next(fits, None)

    def _by_description(self, plain: str) -> Known | None:
        """“The union”, “the minister”: the last one who was described so."""
        described = re.fullmatch(
            r"(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Hh]is|[Hh]er)\s+((?:[\w-]+\s+)?([a-z][\w-]+))",
            _THIS_BODY.sub(lambda told: told.group().lower(), plain),
        )
        if not described:
            return None
        head = described.group(2).lower()
        first = described.group(1).split()[0]
        wanted = re.compile(rf"(?<!prime )\b{'(?:force|police)' if head == 'force' else re.escape(head)}\b")
        body = bool(pattern("bodies").fullmatch(head))  # “the party” is nobody who belongs to one
        known = (each for each in reversed(self.known) if not (body and each.person))
        fits = (each for each in known if wanted.search(each.words.lower()))
        return next((each for each in fits if not first[0].isupper() or first in each.words), None)

    def _by_role(self, plain: str) -> Known | None:
        """“The archbishop”, before anybody was named so: the only one whom the text gives this title."""
        role = re.fullmatch(r"[Tt]he\s+([a-z]+)", plain)
        if not role or not pattern("human_roles").fullmatch(role.group(1)):
            return None
        told = {
            words: name for name, words in self.described.items() if role.group(1) in words.lower().split()
        }
        named = next(iter(told.values()), "") if len(told) == 1 else ""
        return self._by_name(named) or self.add(named) if named else None

    def _by_owner(self, plain: str) -> Known | None:
        """“His lawyers”: those of whom “he” means."""
        owned = _OWNED.fullmatch(plain)
        owner = self._by_pronoun(owned.group(1).lower()) if owned else None
        if owned is None or owner is None:
            return None
        name = f"{owner.name}’s {owned.group(2)}"
        known = next((each for each in reversed(self.known) if each.name == name), None)
        return known or Known(name, plain, speaker_of(plain, False), False)


def _one_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: all words of the shorter stand in the longer one."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    return bool(shorter) and set(shorter) <= set(longer)


def _same(one: str, other: str) -> bool:
    return re.sub("^the ", "", one.lower()) == re.sub("^the ", "", other.lower())
