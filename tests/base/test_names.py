"""When two spellings are one name."""

import unicodedata

import pytest

from whosays.base.names import same_name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José Núñez", unicodedata.normalize("NFD", "José Núñez")),
        ("Finn O'Brien", "Finn O’Brien"),
        ("Anna-Lena Groß", "ANNA LENA GROSS"),
        ("Ana  Bel", "ana_bel"),
        ("Nguyễn Văn An", unicodedata.normalize("NFD", "Nguyễn Văn An")),
    ],
)
def test_spellings_of_one_name_are_one(one, other):
    assert same_name_key(one) == same_name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Jose", "José"), ("राम", "रोम"), ("Guest 1", "Guest 2"), ("Muller", "Müller")]
)
def test_two_names_stay_two(one, other):
    assert same_name_key(one) != same_name_key(other)
