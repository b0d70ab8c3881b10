"""Cells of a table as a spreadsheet must get them: no formulas, and no row torn by a line end."""

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(cell: str) -> str:
    """A cell as it is written: with a leading ``'`` where a spreadsheet would see a formula."""
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def unguarded(cell: str) -> str:
    """A cell as it is meant: without the ``'`` that guards a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith((*_FORMULA, "'")) else cell


def quoted(cell: str, separator: str = ",") -> str:
    """A cell as CSV, in quotation marks where it needs them (RFC 4180, section 2)."""
    # By hand: csv.writer of Python 3.11 leaves a carriage return bare, and the row would break there.
    if separator not in cell and not re.search('[,"\r\n]', cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
