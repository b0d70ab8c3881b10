"""Which column of a class list is what, by its name, as teachers and their school's programs write it."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

NUMBER = (  # the surer ones first: a gradebook's “ID” is the platform's own
    *("learner", "class number", "number", "no", "nr", "num", "#", "code", "student number"),
    *("lfd nr", "sıra no", "номер", "番号", "出席番号"),
    *("nummer", "klassennummer", "schülernummer", "numéro", "número", "numero", "n", "nº", "n°", "lp"),
    *("student id", "id number", "sis user id", "id", "identifier", "username"),
)
NAME = (
    *("full name", "student name", "learner name", "name", "student", "pupil", "vollständiger name"),
    *("adı soyadı", "ad soyad", "ad soyadı", "фио", "氏名", "名前", "姓名", "이름", "nome completo"),
    *("nom complet", "nombre completo", "schüler", "schülerin", "schüler in", "élève", "alumno", "alumna"),
)
FIRST = (
    *("first name", "firstname", "given name", "given names", "forename", "first", "preferred name"),
    *("adı", "ad", "имя", "名"),
    *("vorname", "vornamen", "rufname", "prénom", "nombre", "nome", "imię", "voornaam"),
)
LAST = (
    *("last name", "lastname", "surname", "family name", "last", "nachname", "familienname", "zuname"),
    *("soyadı", "soyad", "фамилия", "姓"),
    *("nom", "nom de famille", "apellido", "apellidos", "cognome", "nazwisko", "achternaam", "sobrenome"),
)
EMAIL = (
    *("email", "e mail", "email address", "e mail address", "mail", "e mail adresse", "emailadresse"),
    *("adresse e mail", "courriel", "correo", "correo electrónico", "dirección de correo"),
)
IDS = (  # of one person, on whatever platform
    *(
        "id number",
        "idnumber",
        "student id",
        "student number",
        "sis user id",
        "sis id",
        "sis login id",
        "login id",
    ),
    *(
        "id",
        "user id",
        "identifier",
        "username",
        "user name",
        "login",
        "integration id",
        "matriculation number",
    ),
    *("matrikelnummer", "id nummer", "anmeldename", "benutzername", "nom d utilisateur", "nombre de usuario"),
    *("numéro d identification", "número de id"),
)
EXCUSED = (
    *("excused", "excused from", "exempt", "exempt from", "excuse", "entschuldigt", "befreit", "dispensé"),
    *("excusé", "exento"),
)
DUE = (
    *("due", "due date", "due time", "extended time", "extended due", "extension", "deadline", "own due"),
    *("due until", "frist", "abgabe", "verlängerung"),
)


def plain_title(cell: str) -> str:
    """A column's name for comparing: “E-Mail:” gives “e mail”, “Last_Name” gives “last name”."""
    folded = unicodedata.normalize("NFC", cell).casefold()
    return " ".join(re.sub(r"[^\w#º°]+|_", " ", folded).split())


def column_of(titles: Sequence[str], words: Iterable[str]) -> int | None:
    """The first column that has one of these names, the surer names first."""
    return next((titles.index(word) for word in words if word in titles), None)


def columns_of(titles: Sequence[str], words: Iterable[str]) -> tuple[int, ...]:
    """All columns that have one of these names, in the order of the list."""
    known = set(words)
    return tuple(index for index, title in enumerate(titles) if title in known)
