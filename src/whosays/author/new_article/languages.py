"""Which language a text is in, by its little words: enough to say that the draft knows English only."""

import re

ENGLISH = "en"
UNKNOWN = "und"
"""What the standard for the names of languages (BCP 47) writes where nobody knows."""
NAMES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "sv": "Swedish", "pl": "Polish", "tr": "Turkish",
}  # fmt: skip
_LITTLE = {
    "en": "the of and to in a that is was for said on with by as at from it has he his have be an "
    "are were this who not will but their they when why how been had would could its she her",
    "fr": "le la les de des et à en un une du que qui est pour sur au par plus pas ne se ce son avec il",
    "de": "der die das und in den von zu mit ist des im dem nicht ein auf für als auch es an hat sich dass",
    "es": "el la los las de y en un una del que es por con para su se al lo como más pero ha no",
    "it": "il la le gli di e in un una del della che è per con non si da al sono ha come più nel anche",
    "pt": "o a os as de e em um uma do da que é por com para se no na não mais como foi ao dos",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er door heeft ook bij als die naar uit",
    "sv": "och i att det som en på är av för med den till inte har de om ett han var men vid från",
    "pl": "i w na z do się nie że jest o to za po od jak przez przy ale dla są oraz był",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi ise sonra kadar ancak en ne var",
}
_SETS = {language: frozenset(words.split()) for language, words in _LITTLE.items()}
_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST = 0.12  # of a text's words: news have twice as many, a list of names has fewer


def language_of(text: str) -> str:
    """The code of the language that has most little words in the text; ``und`` where none has enough.

    A guess for whoever brings a text: nothing is decided by it but whether a draft is tried.
    """
    words = [word.casefold() for word in _LETTERS.findall(text)]
    shares = {language: _share(words, known) for language, known in _SETS.items()}
    best = max(shares, key=lambda language: shares[language])
    if shares[ENGLISH] >= shares[best]:
        best = ENGLISH
    return best if shares[best] >= _LEAST else UNKNOWN


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / max(1, len(words))
