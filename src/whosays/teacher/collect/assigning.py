"""Whose each piece is: the number in it, unless a correction or the class list says otherwise."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from whosays.learner.answers.class_numbers import name_on_disk, plain_number
from whosays.teacher.collect.corrections import Correction, CorrectionTable, ends_in, is_stored_name
from whosays.teacher.collect.pieces import Key, Piece
from whosays.teacher.collect.roster import Roster

_SEVERAL = re.compile(r"\d+(?:-\d+)+")
BY_LIST = "by the class list"
ONE_LEARNERS = "one learner's"
Origins = Mapping[tuple[Key, str], Iterable[str]]
"""By key and digest of a piece, the places that it came from."""


@dataclass
class Assigned:
    """What stands under one number of one exercise.

    Attributes:
        learner: the number, as the pieces (or the correction) spell it.
        pieces: in any order.
        vouched: digests of the pieces of which the teacher says that they are this learner's.
        moved: digests of those that came from another number.
    """

    learner: str
    pieces: list[Piece] = field(default_factory=list)
    vouched: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)


def assign(pieces: list[Piece], origins: Origins, table: CorrectionTable) -> dict[Key, Assigned]:
    """Exercise and learner -> what is theirs. Rows that fit nothing are told among the table's problems."""
    by_row = _chosen(pieces, origins, table)
    spelled = {(piece.stem, plain_number(piece.learner)): piece.learner for piece in pieces}
    found: dict[Key, Assigned] = {}
    for piece in pieces:
        row = by_row.get((piece.key, piece.digest))
        for number in row.to if row else (piece.learner,):
            learner = spelled.get((piece.stem, plain_number(number)), number) if row else number
            mine = found.setdefault((piece.stem, name_on_disk(learner)), Assigned(learner))
            mine.pieces.append(piece)
            if row is None:
                continue
            same = row.to == (number,) and plain_number(number) == plain_number(piece.learner)
            if same or row.file:
                mine.vouched.add(piece.digest)
            if not same:
                mine.moved.add(piece.digest)
    return found


def _chosen(
    pieces: list[Piece], origins: Origins, table: CorrectionTable
) -> dict[tuple[Key, str], Correction]:
    """The row that counts for each piece: one of its file before one of its number, then the later."""
    by_number: dict[str, list[Piece]] = {}
    for piece in pieces if table.rows else ():
        by_number.setdefault(plain_number(piece.learner), []).append(piece)
    chosen: dict[tuple[Key, str], Correction] = {}
    order = sorted(range(len(table.rows)), key=lambda at: _how_exact(table.rows[at]))
    for at in order:
        row = table.rows[at]
        about = by_number.get(plain_number(row.number), [])
        fitting = _of_file(at, pieces, origins, table) if row.file else about
        mine = [piece for piece in fitting if row.fits(piece.stem, piece.learner)]
        chosen |= {(piece.key, piece.digest): table.rows[at] for piece in mine}
        if not mine and not row.file:
            table.problems.append(
                f"{row.where}: nothing that was collected stands under the number {row.number}."
            )
    return chosen


def _how_exact(row: Correction) -> tuple[bool, bool]:
    return bool(row.file), bool(row.exercise) and not row.file  # a file is of one exercise


def _of_file(at: int, pieces: list[Piece], origins: Origins, table: CorrectionTable) -> list[Piece]:
    """The one file that a row is about; none where it fits several, or none."""
    row = table.rows[at]
    if is_stored_name(row.file):
        found = [piece for piece in pieces if piece.stored == row.file]
    else:
        fitting = [(p, o) for p in pieces for o in origins.get((p.key, p.digest), ()) if ends_in(o, row.file)]
        whole = [piece for piece, origin in fitting if len(origin) == len(row.file)]
        found = whole or [piece for piece, _ in fitting]
    found = [*{(piece.key, piece.digest): piece for piece in found}.values()]
    if len(found) != 1:
        why = f"{len(found)} files fit that: write more of the place" if found else "there is no such file"
        table.problems.append(f"{row.where}: “{row.file}”: {why}, as in the column file of collection.csv.")
        return []
    if found and not is_stored_name(row.file):  # from now on by what is in it: places change
        note = f"was {row.file} {row.note}".strip()
        table.rows[at] = replace(row, file=found[0].stored, note=note)
    return found


def add_said(said: Iterable[Correction], pieces: list[Piece], table: CorrectionTable) -> None:
    """What was typed as ``--as``, as rows. That a number is right is said of the files that are there now."""
    for row in said:
        mine = _standing(row, pieces, table) if row.vouches and not row.file else {}
        _take_back(row, table)
        for piece, to in mine.items():
            kept = replace(row, file=piece.stored, exercise=piece.stem, number=piece.learner, to=to)
            table.add(replace(kept, note=ONE_LEARNERS))
        if not mine:
            table.add(row)


def _standing(row: Correction, pieces: list[Piece], table: CorrectionTable) -> dict[Piece, tuple[str, ...]]:
    """What stands under the number that a row vouches for, and whose it is: by itself, or by other rows."""
    mine = {piece: row.to for piece in pieces if row.fits(piece.stem, piece.learner)}
    of_numbers = sorted((each for each in table.rows if not each.file), key=_how_exact)
    for piece in pieces:
        fitting = [each for each in of_numbers if each.fits(piece.stem, piece.learner)]
        if fitting and any(row.fits(piece.stem, number) for number in fitting[-1].to):
            mine.setdefault(piece, fitting[-1].to)
    return mine


def _take_back(row: Correction, table: CorrectionTable) -> None:
    """Let the teacher's earlier word about a number give way to a new one."""
    if not row.file:
        table.rows = [
            each
            for each in table.rows
            if each.about != row.about
            and not (each.note == ONE_LEARNERS and row.fits(each.exercise, each.number))
        ]


def add_pairs(pieces: Iterable[Piece], roster: Roster, table: CorrectionTable) -> None:
    """A row for each number such as 7-8, where the class list knows a 7 and an 8 and no 7-8."""
    for number in sorted({piece.learner for piece in pieces}):
        members = pair_of(number, roster)
        known = any(not row.file and plain_number(row.number) == plain_number(number) for row in table.rows)
        if members and not known:
            table.add(Correction("", "", number, members, BY_LIST, f"{number}, {BY_LIST}"))


def is_like_several(number: str) -> bool:
    """Whether a number may name several learners, as 7-8 does."""
    return bool(_SEVERAL.fullmatch(number))


def pair_of(number: str, roster: Roster | None) -> tuple[str, ...]:
    """The learners of a class list whom one number names together; none where it is one learner's."""
    parts = [part for part in number.replace("_", "-").split("-") if part]
    listed = [roster.find(part) for part in parts] if roster and not roster.find(number) else []
    numbers = tuple(each.learner for each in listed if each)
    return numbers if len({*numbers}) == len(parts) > 1 else ()
