"""Organisations (OPD and partner institutions): dated, importable data in protocol order."""

from dataclasses import dataclass, field
from typing import ClassVar

from workshop.domain.objects import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Stored):
    """`status`: listed (from the office's list), provisional (somebody said *Instansi saya tidak ada*), merged."""

    type: ClassVar[str] = "organisation"

    name: str
    abbreviation: str = ""
    kind: str = ""
    sector: str = ""
    position: int = 0
    aliases: list[str] = field(default_factory=list)
    status: str = "listed"
    merged_into: str | None = None


def key_of(organisation: Organisation) -> str:
    """What the record calls an organisation: the abbreviation, or the name where there is none."""
    return organisation.abbreviation or organisation.name
