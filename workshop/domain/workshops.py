"""A workshop: its days, themes, choice sets, clock and door.

Themes, sub-themes, horizons and every other choice set are data the workshop carries; worksheets only refer to them.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from workshop.domain.objects import Json, Stored

LIFE, DIGITS = "life", "digits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop(Stored):
    """`days`: [{date, opens, closes?}]; `half_days`: [{key, day, start, end}] with local clock times.

    `themes`: [{id, label_id, label_en, sub: [...]}]; `choice_sets`: {name: [{value, label_id, label_en, parent?}]}.
    `presence_by`: whether a phone is present by its first sign of life, or by the half-day's digits from the projector (PR1).
    `purpose`, `contact`, `retention` {days, automatic}: why personal data are kept, whom to ask, and until how many days after
    the last one.  `clock_at`: only a rehearsal has one (CK1): its time stands still until set again.
    """

    type: ClassVar[str] = "workshop"

    title: str
    stage: str = ""
    place: str = ""
    region: str = ""
    organiser: str = ""
    days: list[Json] = field(default_factory=list)
    half_days: list[Json] = field(default_factory=list)
    presence_by: str = LIFE
    timezone: str = "Asia/Jakarta"
    language: str = "id"
    themes: list[Json] = field(default_factory=list)
    choice_sets: dict[str, Json] = field(default_factory=dict)
    year_range: list[int] = field(default_factory=lambda: [1990, 2060])
    profile: dict[str, Json] = field(default_factory=dict)
    purpose: str = ""
    contact: str = ""
    retention: dict[str, Json] = field(default_factory=dict)
    status: str = "active"
    join_code: str = ""
    joining: str = "open"
    rehearsal: bool = False
    clock_at: str | None = None
    owner_id: str = ""
    template: str = ""
    copied_from: str | None = None
    created_at: str = ""


def sub_themes(workshop: Workshop) -> list[Json]:
    """The sub-themes of all themes as choices, each under its theme."""
    return [_choice(sub) | {"parent": theme["id"]} for theme in workshop.themes for sub in theme.get("sub", [])]


def choices_of(workshop: Workshop) -> dict[str, list[Json]]:
    """Every choice set a worksheet may refer to, as JSON of choices; themes and sub-themes are the workshop's own."""
    return {**workshop.choice_sets, "themes": [_choice(theme) for theme in workshop.themes], "sub_themes": sub_themes(workshop)}


def group_themes(workshop: Workshop) -> frozenset[str]:
    """What a group may stand for: a theme, or any choice of the workshop's sets, for groups need not be themes."""
    return frozenset(str(choice["value"]) for choices in choices_of(workshop).values() for choice in choices)


def _choice(theme: Json) -> dict[str, Json]:
    return {"value": theme["id"], "label_id": theme["label_id"], "label_en": theme["label_en"]}
