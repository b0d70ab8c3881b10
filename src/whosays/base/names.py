"""Names of people: when two spellings are one name. Nothing here changes a name that is stored."""

import unicodedata

DEVICES = "con|prn|aux|nul|com[0-9]|lpt[0-9]"
"""What Windows never takes for the name of a file, as a pattern."""


def same_name_key(name: str) -> str:
    """What all spellings of one name share: its letters and digits, composed (NFC), without case.

    A phone writes “é” as one character and another as two; Canvas writes “Lopez, Ana”, a list “Lopez Ana”.
    Vowel signs of Indian and Arabic scripts belong to the letters. Digits stay: “Guest 1” is not “Guest 2”.
    """
    return "".join(name_words(name))


def name_words(name: str) -> list[str]:
    """The words of a name, each as ``same_name_key`` compares it."""
    folded = unicodedata.normalize("NFC", name.casefold())
    return "".join(
        each if _counts(each) else " " for each in folded.replace("’", "").replace("'", "")
    ).split()


def _counts(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"
