"""What stands in a cell: the value of one field of one row, as this paper's reader sees it.

Numbers and rupiah are written from their meaning, choices by their labels, organisations by their names, references by the
text of the row they name; all other text exactly as it was typed.
"""

from collections.abc import Callable
from decimal import Decimal

from workshop.documents.paper import YES_NO, Paper, Tree
from workshop.documents.visible import clipped, visible
from workshop.domain.fields import Field
from workshop.domain.numbers import format_number
from workshop.domain.objects import Json

LONGEST_REFERENCE = 160
NUMBERS = ("number", "integer", "currency", "scale", "year")


def cell(paper: Paper, field: Field, row: Tree, mark: str = "") -> str:
    """The field's text, or nothing where the row has no value; `mark` opens each of several values."""
    parsed, typed = row["parsed"].get(field.id), row["values"].get(field.id)
    value = typed if parsed is None else parsed
    if value is None:
        return ""
    if isinstance(value, list):
        several = mark if len(value) > 1 else ""
        return "\n".join(several + visible(_one(paper, field, part)) for part in value)
    return visible(_one(paper, field, value))


def number(paper: Paper, value: int | float) -> str:
    """`4.310,5`, in English `4,310.5`."""
    written = format_number(Decimal(str(value)))
    return written if paper.language == "id" else written.translate(str.maketrans(".,", ",."))


def rupiah(paper: Paper, value: int | float) -> str:
    return f"Rp {number(paper, value)}"


def _one(paper: Paper, field: Field, value: Json) -> str:
    if isinstance(value, bool):
        return YES_NO[paper.language][0 if value else 1]
    way = WAYS.get(field.type)
    return way(paper, field, value) if way else str(value)


def _choice(paper: Paper, field: Field, value: Json) -> str:
    found = next((choice for choice in field.choices if choice.value == value), None)
    return str(value) if found is None else (found.label_id if paper.language == "id" else found.label_en)


def _number(paper: Paper, field: Field, value: Json) -> str:
    return number(paper, value) if isinstance(value, int | float) else str(value)


def _rupiah(paper: Paper, field: Field, value: Json) -> str:
    return rupiah(paper, value) if isinstance(value, int | float) else str(value)


def _organisation(paper: Paper, field: Field, value: Json) -> str:
    return paper.organisation(str(value))


def _reference(paper: Paper, field: Field, value: Json) -> str:
    return clipped(paper.row_text(str(value)), LONGEST_REFERENCE)


def _day(paper: Paper, field: Field, value: Json) -> str:
    return _when(paper.moments.day, str(value))


def _moment(paper: Paper, field: Field, value: Json) -> str:
    return _when(paper.moments.day_and_clock, str(value))


def _when(said: Callable[[str], str], value: str) -> str:
    """An old row may hold a date as it was typed; then that is what stands there."""
    try:
        return said(value)
    except ValueError:
        return value


WAYS: dict[str, Callable[[Paper, Field, Json], str]] = {
    "choice": _choice,
    "multichoice": _choice,
    "number": _number,
    "integer": _number,
    "currency": _rupiah,
    "opd": _organisation,
    "opd_multi": _organisation,
    "ref": _reference,
    "ref_multi": _reference,
    "date": _day,
    "datetime": _moment,
}
