"""Sheets: one unit's copy of an activity, made by the first touch; (activity, unit) has exactly one."""

from dataclasses import dataclass
from typing import ClassVar

from workshop.domain.objects import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Stored):
    """`done` is a flag that a later edit clears; `reopened` lets a returned sheet be corrected after closing (EN2)."""

    type: ClassVar[str] = "sheet"

    activity_id: str
    unit: str
    unit_id: str
    done: bool = False
    done_by: str | None = None
    done_at: str | None = None
    reopened: bool = False
    touched_at: str | None = None


def sheet_id(activity_id: str, unit_id: str) -> str:
    return f"sht_{activity_id}_{unit_id}"
