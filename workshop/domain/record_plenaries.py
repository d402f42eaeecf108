"""Plenaries and remarks in a record: who presented in which order and how long, and what was said, line by line."""

from workshop.domain.groups import Group
from workshop.domain.objects import Json
from workshop.domain.organisations import Organisation, key_of
from workshop.domain.plenaries import Plenary, Presentation, in_order, spent
from workshop.domain.record_hall import Hall, Shelves
from workshop.domain.remarks import ACTION, Remark
from workshop.domain.remarks import in_order as as_said


def plenary_parts(shelves: Shelves, hall: Hall, now: str) -> list[Json]:
    """Every plenary that began, in the order of its beginning; of one that runs the times up to now."""
    begun = [one for one in shelves.all(Plenary) if one.started_at is not None]
    begun.sort(key=lambda one: (one.started_at or "", one.id))
    return [_plenary(one, shelves, hall, now) for one in begun]


def remark_parts(shelves: Shelves, hall: Hall) -> list[Json]:
    """What stands.  `item` of an action is what is to be done: its own words, else those of the remark."""
    turns = shelves.by_id(Presentation)
    standing = [one for one in shelves.all(Remark) if not one.withdrawn]
    return [_remark(one, turns.get(one.presentation_id or ""), hall) for one in as_said(standing)]


def people_in_notes(shelves: Shelves) -> set[str]:
    """Whom these parts name by id."""
    return {id for one in shelves.all(Remark) if not one.withdrawn for id in (one.speaker_id, one.by, one.saved_by)} - {""}


def _plenary(plenary: Plenary, shelves: Shelves, hall: Hall, now: str) -> dict[str, Json]:
    turns = in_order(one for one in shelves.all(Presentation) if one.plenary_id == plenary.id)
    return {
        "id": plenary.id,
        "title": plenary.title,
        "agenda_item_id": plenary.agenda_item_id,
        "activity_id": plenary.activity_id,
        "unit": plenary.unit,
        "grouping_id": plenary.grouping_id,
        "minutes": plenary.minutes,
        "order": plenary.how,
        "seed": plenary.seed if plenary.how == "drawn" else None,
        "state": plenary.state,
        "started_at": plenary.started_at,
        "ended_at": plenary.ended_at,
        "presentations": [_turn(turn, hall, now) for turn in turns if turn.started_at or turn.state != "skipped"],
    }


def _turn(turn: Presentation, hall: Hall, now: str) -> dict[str, Json]:
    return {
        "id": turn.id,
        **_unit(turn, hall),
        "position": turn.position,
        "state": turn.state,
        "started_at": turn.started_at,
        "ended_at": turn.ended_at,
        "allotted_s": turn.allotted_s,
        "spent_s": spent(turn, now),
    }


def _unit(turn: Presentation, hall: Hall) -> dict[str, Json]:
    id = hall.organisation_id(turn.unit_id) if turn.unit == "organisation" else turn.unit_id
    return {"unit_id": id, "unit_key": hall.unit_key(turn.unit, id), "unit_title": unit_name(turn.unit, id, hall)}


def unit_name(unit: str, id: str, hall: Hall) -> str:
    """A group with its number, as it is called up."""
    group: Group | None = hall.groups.get(id) if unit == "group" else None
    return hall.unit_title(unit, id) if group is None else " ".join(part for part in (str(group.number), group.title) if part)


def _remark(remark: Remark, turn: Presentation | None, hall: Hall) -> dict[str, Json]:
    return {
        "id": remark.id,
        "agenda_item_id": remark.agenda_item_id,
        "plenary_id": turn.plenary_id if turn else None,
        "presentation_id": remark.presentation_id,
        "unit_id": _unit(turn, hall)["unit_id"] if turn else None,
        "unit_title": _unit(turn, hall)["unit_title"] if turn else None,
        "speaker": _speaker(remark, hall),
        "text": remark.text,
        "mark": remark.mark or None,
        "action": _action(remark) if remark.mark == ACTION else None,
        "unsettled": sorted(remark.rivals),
        "said_at": remark.said_at,
        "recorded_by": hall.person_id(remark.by),
        "changed_by": hall.person_id(remark.saved_by),
        "saved_at": remark.saved_at,
    }


def _action(remark: Remark) -> dict[str, Json]:
    return {"item": remark.what or remark.text, "who": remark.who, "due": remark.due}


def _speaker(remark: Remark, hall: Hall) -> dict[str, Json] | None:
    """A person of the workshop as they stand now; a name typed as it was typed."""
    person = hall.person(remark.speaker_id) if remark.speaker_id else None
    if person is None:
        told = {"person_id": None, "name": remark.speaker_name, "position": "", "organisation": remark.speaker_from}
        return told if remark.speaker_name or remark.speaker_from else None
    office: Organisation | None = hall.organisations.get(hall.organisation_of.get(person.id, ""))
    called = key_of(office) if office else remark.speaker_from
    return {"person_id": person.id, "name": person.name, "position": person.position, "organisation": called}
