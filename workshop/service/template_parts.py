"""The parts of a workshop as a template, or a wish, describes them: groupings with groups, worksheets, agenda.

They speak of each other by key; ids come later.  Titles are taken in the workshop's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshop.domain import accepting as take
from workshop.domain.activities import LONGEST_MINUTES, Worksheet
from workshop.domain.agenda import TIMINGS, AgendaItem
from workshop.domain.groups import Group, Grouping
from workshop.domain.objects import Json
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop
from workshop.library import shelf
from workshop.service.activities import from_library

MOST_ITEMS = 300
MOST_GROUPINGS = 20
MOST_GROUPS = 60
_TITLES = ("title", "title_id", "title_en")
_ITEM = ("day", "start", "end", *_TITLES, "kind", "worksheets", "grouping", "minutes", "timing")
_GROUPING = ("key", *_TITLES, "late_placing", "groups")
_GROUP = ("key", "title", "label_id", "label_en", "theme")


@dataclass(frozen=True, slots=True)
class Parts:
    """`groupings`: key, the grouping, its groups.  `agenda`: the item and its grouping's key."""

    groupings: list[tuple[str, Grouping, list[Group]]]
    worksheets: list[Worksheet]
    agenda: list[tuple[AgendaItem, str | None]]


def parts_of(
    agenda: list[dict[str, Json]] | None,
    groupings: list[dict[str, Json]] | None,
    worksheets: list[str],
    template: Mapping[str, Any],
    workshop: Workshop,
) -> Parts:
    """What is wished, else the template's as far as it fits the workshop's days, themes and worksheets."""
    told = _own_groupings(template, workshop) if groupings is None else take.rows(groupings, "groupings", MOST_GROUPINGS)
    divisions = [_grouping(one, workshop) for one in told]
    keys = [key for key, _, _ in divisions]
    take.all_different(keys, "groupings")
    items = _own_agenda(template, workshop, keys) if agenda is None else take.rows(agenda, "agenda", MOST_ITEMS)
    return Parts(
        groupings=divisions,
        worksheets=[from_library(workshop.id, key, key, position) for position, key in enumerate(worksheets, start=1)],
        agenda=[_item(item, workshop, keys, worksheets) for item in items],
    )


def _own_groupings(template: Mapping[str, Any], workshop: Workshop) -> list[dict[str, Json]]:
    """A division by the template's themes follows the themes the workshop has instead."""
    themes = {theme["id"] for theme in template["themes"]}
    if workshop.themes == template["themes"]:
        return list(template["groupings"])
    by_theme = [{**theme, "key": theme["id"], "theme": theme["id"]} for theme in workshop.themes]
    groups = [{name: group[name] for name in ("key", "label_id", "label_en", "theme")} for group in by_theme]
    return [
        {**one, "groups": groups} if all(group["theme"] in themes for group in one["groups"]) else one
        for one in template["groupings"]
    ]


def _own_agenda(template: Mapping[str, Any], workshop: Workshop, groupings: list[str]) -> list[dict[str, Json]]:
    items = [item for item in template["agenda"] if item["day"] <= len(workshop.days)]
    return [{**item, "grouping": item.get("grouping") if item.get("grouping") in groupings else None} for item in items]


def _grouping(told: Json, workshop: Workshop) -> tuple[str, Grouping, list[Group]]:
    source = take.record(told, "groupings", _GROUPING)
    key = take.fresh_id(take.text(source.get("key", ""), "groupings", 64), "groupings")
    late = source.get("late_placing", True)
    if not isinstance(late, bool):
        raise Refused("wrong_type", "true or false", "groupings")
    title = _title(source, workshop, "title", "groupings")
    groups = take.rows(source.get("groups", []), "groupings", MOST_GROUPS)
    blank = Grouping(id=key, workshop_id=workshop.id, key=key, title=title, late_placing=late)
    return key, blank, [_group(group, number, workshop) for number, group in enumerate(groups, start=1)]


def _group(told: Json, number: int, workshop: Workshop) -> Group:
    source = take.record(told, "groupings", _GROUP)
    return Group(
        id=str(number),
        workshop_id=workshop.id,
        grouping_id="",
        number=number,
        key=take.text(source.get("key", ""), "groupings", 64),
        title=_title(source, workshop, "label", "groupings"),
        theme=take.text(source.get("theme", ""), "groupings", 64),
    )


def _item(told: Json, workshop: Workshop, groupings: list[str], worksheets: list[str]) -> tuple[AgendaItem, str | None]:
    source = take.record(told, "agenda", _ITEM)
    grouping = source.get("grouping")
    if grouping is not None and grouping not in groupings:
        raise Refused("unknown_grouping", f"{grouping!s:.64}", "agenda")
    item = AgendaItem(
        id="",
        workshop_id=workshop.id,
        day=take.whole(source.get("day", 1), "agenda", 1, max(1, len(workshop.days))),
        start=take.clock_time(source.get("start", ""), "agenda"),
        end=take.clock_time(source.get("end", ""), "agenda"),
        title=_title(source, workshop, "title", "agenda"),
        kind=take.needed(source.get("kind", "plenary"), "agenda", 40),
        worksheets=_handed_out(source.get("worksheets", []), worksheets),
        minutes=take.whole_or_none(source.get("minutes"), "agenda", 1, LONGEST_MINUTES),
        timing=take.one_of(source.get("timing", ""), "agenda", TIMINGS),
    )
    return item, grouping


def _handed_out(keys: Json, chosen: list[str]) -> list[str]:
    """A worksheet that was not chosen for the workshop leaves its agenda item too; one that no library has is refused."""
    for key in take.rows(keys, "agenda", MOST_ITEMS):
        shelf.worksheet(take.text(key, "agenda", 64))
    return [key for key in keys if key in chosen]


def _title(source: Mapping[str, Json], workshop: Workshop, name: str, field: str) -> str:
    said = source.get("title") or source.get(f"{name}_{workshop.language}") or source.get(f"{name}_id", "")
    return take.needed(said, field)
