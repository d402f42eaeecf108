"""Making a workshop: from a template of the library with what the facilitator wishes otherwise, or as a copy of another.

Whoever asks makes the workshop's id; the ids of all that comes with it follow from that one, so that asking again is the
same workshop (CM1).  A copy takes the structure: themes, agenda, groupings, worksheets; no people and no work.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from workshop import clock
from workshop.domain import accepting as take
from workshop.domain.activities import Worksheet
from workshop.domain.agenda import AgendaItem
from workshop.domain.derived import derived
from workshop.domain.groups import COLOURS, Group, Grouping
from workshop.domain.marks import SCREEN, Screen
from workshop.domain.objects import Json
from workshop.domain.offices import Office, checked, office_id
from workshop.domain.people import Person
from workshop.domain.workshop_fields import CHECKS
from workshop.domain.workshops import Workshop
from workshop.library import shelf
from workshop.service.staffing import put_staff
from workshop.service.template_parts import Parts, parts_of
from workshop.service.workshops import with_fields
from workshop.storage.transaction import Reader, Tx
from workshop.texts import LANGUAGES

CODE_LENGTH = 6
MOST_WORKSHEETS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the facilitator said; None is the template's."""

    id: str
    template: str
    title: str
    facilitator: str
    days: list[dict[str, Json]]
    stage: str | None = None
    place: str | None = None
    region: str | None = None
    organiser: str | None = None
    timezone: str | None = None
    language: str | None = None
    year_range: list[int] | None = None
    rehearsal: bool = False
    themes: list[dict[str, Json]] | None = None
    choice_sets: dict[str, Json] | None = None
    half_days: list[dict[str, Json]] | None = None
    agenda: list[dict[str, Json]] | None = None
    groupings: list[dict[str, Json]] | None = None
    worksheets: list[str] | None = None
    profile: dict[str, Json] | None = None


def create(tx: Tx, wish: Wish) -> Workshop:
    take.fresh_id(wish.id, "id")
    if (made := tx.get(Workshop, wish.id, wish.id)) is not None:
        return made
    template = shelf.template(wish.template)
    facilitator = take.needed(wish.facilitator, "facilitator")
    tx.actor, tx.at = "host", clock.stamp()
    blank = _blank(tx, wish.id, wish.title, facilitator_id(wish.id))
    draft = with_fields(replace(blank, rehearsal=wish.rehearsal, template=wish.template), _fields(wish, template))
    parts = parts_of(wish.agenda, wish.groupings, _worksheets(wish, template), template, draft)
    workshop = tx.put(draft, "workshop_created")
    _put_parts(tx, workshop, parts)
    _put_office(tx, workshop, _office_in(template.get("office", {}), workshop.language))
    _put_people(tx, workshop, facilitator)
    return workshop


def copy(tx: Tx, source_id: str, id: str, title: str) -> Workshop:
    take.fresh_id(id, "id")
    if (made := tx.get(Workshop, id, id)) is not None:
        return made
    source = tx.need(Workshop, source_id, source_id)
    tx.actor, tx.at = "host", clock.stamp()
    blank = _blank(tx, id, title, facilitator_id(id))
    kept = {name: getattr(source, name) for name in CHECKS if name != "title"}
    fresh = replace(with_fields(blank, {"title": title}), **kept, template=source.template, copied_from=source_id)
    workshop = tx.put(fresh, "workshop_created")
    _put_parts(tx, workshop, _parts_like(tx, source_id))
    if (office := tx.get(Office, source_id, office_id(source_id))) is not None:
        _put_office(tx, workshop, office.profile, office.emblem)
    _put_people(tx, workshop, tx.need(Person, source_id, source.owner_id).name)
    return workshop


def facilitator_id(workshop_id: str) -> str:
    return derived("per", workshop_id, "facilitator")


def _blank(tx: Tx, id: str, title: str, owner: str) -> Workshop:
    return Workshop(id=id, workshop_id=id, title=title, join_code=_free_code(tx), owner_id=owner, created_at=tx.at)


def _free_code(tx: Reader) -> str:
    while tx.where(Workshop, "join_code = ?", code := clock.new_code(CODE_LENGTH)):
        continue
    return code


def _fields(wish: Wish, template: dict[str, Any]) -> dict[str, Json]:
    """Every field of a workshop: the wished, else the template's."""
    wished = {field.name: getattr(wish, field.name) for field in fields(wish) if field.name in CHECKS}
    sets = {name: choices for name, choices in shelf.choice_sets().items() if name in template["choice_sets"]}
    own = {name: template[name] for name in ("stage", "timezone", "language", "year_range", "themes", "retention")}
    told = {name: value for name, value in wished.items() if value is not None}
    half_days = [one for one in template["half_days"] if one["day"] <= len(wish.days)]
    return {**own, "choice_sets": sets, "half_days": half_days, **told}


def _worksheets(wish: Wish, template: dict[str, Any]) -> list[str]:
    if wish.worksheets is None:
        return [sheet["key"] for sheet in template["worksheets"]]
    keys = list(dict.fromkeys(take.rows(wish.worksheets, "worksheets", MOST_WORKSHEETS)))
    for key in keys:
        shelf.worksheet(key)
    return keys


def _put_parts(tx: Tx, workshop: Workshop, parts: Parts) -> None:
    """`parts` speak of each other by key; the ids are this workshop's."""
    groupings = {key: derived("grg", workshop.id, key) for key, _, _ in parts.groupings}
    for key, grouping, groups in parts.groupings:
        rules = _rules_here(grouping.rules, groupings)
        tx.put(replace(grouping, id=groupings[key], workshop_id=workshop.id, rules=rules), "grouping_saved")
        for number, group in enumerate(groups, start=1):
            _put_group(tx, replace(group, grouping_id=groupings[key], workshop_id=workshop.id, number=number))
    for position, sheet in enumerate(parts.worksheets, start=1):
        id = derived("wsh", workshop.id, sheet.key)
        tx.put(replace(sheet, id=id, workshop_id=workshop.id, position=position, frozen=False), "worksheet_added")
    for number, (item, division) in enumerate(parts.agenda, start=1):
        item_id = derived("agi", workshop.id, str(number))
        told = replace(item, id=item_id, workshop_id=workshop.id, grouping_id=groupings.get(division or ""))
        tx.put(told, "agenda_item_saved")
    tx.put(Screen(id=SCREEN, workshop_id=workshop.id), "screen_changed")


def _rules_here(rules: dict[str, Json], groupings: dict[str, str]) -> dict[str, Json]:
    """Rules that look at another division look at this workshop's own."""
    if not rules:
        return {}
    others = [groupings[one] for one in rules["different_from"] if one in groupings]
    return {**rules, "same_as": groupings.get(rules["same_as"], ""), "different_from": others}


def _put_group(tx: Tx, group: Group) -> None:
    id = derived("grp", group.workshop_id, group.grouping_id, str(group.number))
    colour = group.colour or COLOURS[(group.number - 1) % len(COLOURS)]
    tx.put(replace(group, id=id, colour=colour), "group_saved")


def _office_in(told: Mapping[str, Json], language: str) -> dict[str, Json]:
    """A template's profile, its phrases in the workshop's language and, for papers in another, in that one."""
    given = told.get("phrases", {}).items()
    beside = {f"{name}_{one}": said[one] for name, said in given for one in LANGUAGES if one != language and one in said}
    phrases = {name: said[language] for name, said in given} | beside
    return checked({**told, "phrases": phrases}) if told else {}


def _put_office(tx: Tx, workshop: Workshop, profile: dict[str, Json], emblem: str = "") -> None:
    if profile or emblem:
        fresh = Office(id=office_id(workshop.id), workshop_id=workshop.id, profile=profile, emblem=emblem, changed_at=tx.at)
        tx.put(fresh, "office_changed")


def _put_people(tx: Tx, workshop: Workshop, facilitator: str) -> None:
    put_staff(tx, Person(id=workshop.owner_id, workshop_id=workshop.id, name=facilitator), "facilitator")


def _parts_like(reader: Reader, source_id: str) -> Parts:
    """The structure of another workshop, as it was planned and not as it went."""
    held = [grouping for grouping in reader.all(Grouping, source_id) if not grouping.removed]
    groups = sorted((g for g in reader.all(Group, source_id) if not g.removed), key=lambda g: g.number)
    keys = {grouping.id: grouping.id for grouping in held}
    items = [item for item in reader.all(AgendaItem, source_id) if not item.removed]
    items.sort(key=lambda item: (item.day, item.start))
    sheets = [sheet for sheet in reader.all(Worksheet, source_id) if not sheet.removed]
    return Parts(
        groupings=[
            (one.id, replace(one, defaults={}, overrides={}), [_empty(g) for g in groups if g.grouping_id == one.id])
            for one in held
        ],
        worksheets=sorted(sheets, key=lambda sheet: sheet.position),
        agenda=[(_planned(item), keys.get(item.grouping_id or "")) for item in items],
    )


def _empty(group: Group) -> Group:
    return replace(group, chair_seat_id=None, scribe_seat_id=None, speaker_seat_id=None)


def _planned(item: AgendaItem) -> AgendaItem:
    return replace(item, state="planned", started_at=None, ended_at=None, after=None, expected="")
