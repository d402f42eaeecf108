"""The rehearsal's two days as stored objects, made straight from its files, without a server."""

import csv
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tools.dev.places import ROOT
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry
from workshop.domain.fields import Choice
from workshop.domain.groups import Group, Grouping, Membership, membership_id
from workshop.domain.objects import Stored
from workshop.domain.organisation_names import known_names
from workshop.domain.organisations import Organisation, key_of
from workshop.domain.people import Grant, Person, Seat
from workshop.domain.record import Occasion, consolidate
from workshop.domain.sheets import Sheet, sheet_id
from workshop.domain.values import Context, check
from workshop.domain.worksheets import Definition, resolve
from workshop.domain.workshops import Workshop, choices_of
from workshop.library import shelf
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Tx

SET = ROOT / "workshop" / "rehearsals" / "konsel"
W = "wks_konsel"
MADE_AT = "2021-09-24T08:32:00.000+00:00"
UNITS = {"individual": "person", "opd": "organisation", "group": "group"}


def read(name: str) -> Any:
    return json.loads((SET / name).read_text("utf-8"))


def table(name: str) -> list[dict[str, str]]:
    with (SET / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def consolidated(things: Iterable[Stored], *, language: str = "id", personal: bool = True) -> dict[str, Any]:
    occasion = Occasion(language=language, made_at=MADE_AT, seq=1234, epoch="epo_1", personal=personal)
    return consolidate(things, occasion)


def fill(path: Path, things: Iterable[Stored]) -> None:
    """A store file with these objects in it, put by the one writer."""
    store = Store(path)
    try:
        store.write(lambda tx: _put_all(tx, things))
    finally:
        store.close()


def _put_all(tx: Tx, things: Iterable[Stored]) -> None:
    for thing in things:
        tx.put(thing, f"{thing.type}_made")


@cache
def two_days() -> tuple[Stored, ...]:
    workshop = the_workshop()
    organisations = the_organisations()
    worksheets = the_worksheets(workshop)
    return (
        workshop,
        *organisations,
        *the_people(organisations),
        *the_staff(),
        *the_groupings(),
        *worksheets.values(),
        *the_answers(worksheets, organisations),
    )


def the_workshop() -> Workshop:
    told, template = read("workshop.json"), shelf.template("tahap-2")
    days = [
        {"date": date, "opens": opens, "closes": "16:20"} for date, opens in zip(told["dates"], told["day_opens"], strict=True)
    ]
    sets = {name: choices for name, choices in shelf.choice_sets().items() if name in template["choice_sets"]}
    return Workshop(
        id=W,
        workshop_id=W,
        title=told["title"],
        stage=told["stage"],
        place=told["venue"],
        region=told["region"],
        organiser=told["organiser"]["organisation"],
        days=days,
        timezone=told["timezone"],
        themes=told["themes"],
        choice_sets=sets,
        join_code="KONSEL",
        rehearsal=True,
        clock_at=MADE_AT,
    )


def the_organisations() -> list[Organisation]:
    return [
        Organisation(
            id=f"org_{number:02}",
            workshop_id=W,
            name=row["name"],
            abbreviation=row["abbreviation"],
            kind=row["kind"],
            position=number,
        )
        for number, row in enumerate(table("organisations.csv"), start=1)
    ]


def the_people(organisations: list[Organisation]) -> list[Stored]:
    ids = {key_of(organisation): organisation.id for organisation in organisations}
    found: list[Stored] = []
    for number, row in enumerate(table("participants.csv"), start=1):
        came = row["day1_arrival_min"] or row["day2_arrival_min"]
        found += [
            Person(
                id=f"per_{row['id']}",
                workshop_id=W,
                name=row["name"],
                position=row["position"],
                sector=row["unsur"],
                sex=row["sex"],
                nip=row["nip"],
                list_key=row["id"],
                status="joined" if came else "announced",
            ),
            Seat(
                id=f"sea_{row['id']}",
                workshop_id=W,
                organisation_id=ids[row["organisation"]],
                person_id=f"per_{row['id']}",
                position=number,
            ),
        ]
    return found


def the_staff() -> list[Stored]:
    people = [Person(id=f"per_{s['id']}", workshop_id=W, name=s["name"], staff=True) for s in read("workshop.json")["staff"]]
    return [*people, Grant(id="grt_f1", workshop_id=W, person_id="per_F1", role="facilitator")]


def the_groupings() -> list[Stored]:
    found: list[Stored] = []
    for told in read("groupings.json")["groupings"]:
        grouping = f"grg_{told['id']}"
        found.append(Grouping(id=grouping, workshop_id=W, key=told["id"], title=told["label_id"]))
        for number, group in enumerate(told["groups"], start=1):
            found.append(_group(grouping, number, group))
            found += [_membership(grouping, group["key"], member) for member in group["members"]]
    return found


def _group(grouping: str, number: int, told: dict[str, Any]) -> Group:
    return Group(
        id=f"{grouping}_{told['key']}",
        workshop_id=W,
        grouping_id=grouping,
        number=number,
        key=told["key"],
        title=told["label_id"],
        theme=told["key"],
        scribe_seat_id=f"sea_{told['notulis']}",
    )


def _membership(grouping: str, group: str, member: str) -> Membership:
    seat = f"sea_{member}"
    return Membership(
        id=membership_id(grouping, seat), workshop_id=W, grouping_id=grouping, seat_id=seat, group_id=f"{grouping}_{group}"
    )


def the_worksheets(workshop: Workshop) -> dict[str, Worksheet]:
    sets = {
        name: tuple(Choice(c["value"], c["label_id"], c["label_en"], c.get("parent")) for c in choices)
        for name, choices in choices_of(workshop).items()
    }
    keys = [told["key"] for told in shelf.template("tahap-2")["worksheets"]]
    return {key: _worksheet(key, position, sets) for position, key in enumerate(keys, start=1)}


def _worksheet(key: str, position: int, sets: dict[str, tuple[Choice, ...]]) -> Worksheet:
    definition = resolve(Definition.from_json(shelf.worksheet(key)), sets)
    return Worksheet(id=f"wsh_{key}", workshop_id=W, key=key, definition=definition.to_json(), position=position, frozen=True)


def the_answers(worksheets: dict[str, Worksheet], organisations: list[Organisation]) -> list[Stored]:
    """Activities, sheets and ready entries as they stand after the last answer."""
    answers = sorted(read("answers.json"), key=lambda answer: (answer["at_minute"], answer["seq"]))
    found: dict[str, Stored] = {}
    context = _context(organisations, {answer["row_key"]: answer["worksheet"] for answer in answers})
    ids = {key_of(organisation): organisation.id for organisation in organisations}
    opening = datetime.fromisoformat(read("workshop.json")["opening"])
    for answer in answers:
        definition = Definition.from_json(worksheets[answer["worksheet"]].definition)
        activity = _activity(definition)
        unit = _unit_id(definition, answer, ids)
        sheet = Sheet(id=sheet_id(activity.id, unit), workshop_id=W, activity_id=activity.id, unit=activity.unit, unit_id=unit)
        at = (opening + timedelta(minutes=answer["at_minute"])).isoformat()
        found.setdefault(activity.id, activity)
        found.setdefault(sheet.id, sheet)
        number = sum(isinstance(one, Entry) and one.sheet_id == sheet.id for one in found.values()) + 1
        fresh = _entry(answer, sheet, number, at, definition, context)
        before = found.get(fresh.id)
        found[fresh.id] = _changed(before, fresh) if isinstance(before, Entry) else fresh
    return list(found.values())


def _context(organisations: list[Organisation], worksheet_of: dict[str, str]) -> Context:
    names = known_names((organisation.id, organisation.name, organisation.abbreviation) for organisation in organisations)
    known: Callable[[str, tuple[str, ...]], bool] = lambda id, keys: worksheet_of.get(id) in keys  # noqa: E731
    return Context(organisations=names, references=known)


def _activity(definition: Definition) -> Activity:
    grouping = {"t1_swot": "grg_komponen"}.get(definition.key, "grg_dimensi")
    return Activity(
        id=f"act_{definition.key}",
        workshop_id=W,
        worksheet_id=f"wsh_{definition.key}",
        unit=definition.unit,
        grouping_id=grouping if definition.unit == "group" else None,
        secret=definition.secret,
        state="open",
        opened_at="2021-09-23T01:00:00+00:00",
    )


def _unit_id(definition: Definition, answer: dict[str, Any], organisations: dict[str, str]) -> str:
    key = answer["unit"]["key"]
    if definition.unit == "organisation":
        return organisations[key]
    if definition.unit == "person":
        return f"per_{key}"
    return f"{_activity(definition).grouping_id}_{key}"


def _entry(answer: dict[str, Any], sheet: Sheet, position: int, at: str, definition: Definition, context: Context) -> Entry:
    author = f"per_{answer['by_id']}" if answer["by_id"] else "per_F1"
    row = check(definition, answer["values"], context)
    return Entry(
        id=answer["row_key"],
        workshop_id=W,
        sheet_id=sheet.id,
        activity_id=sheet.activity_id,
        author_id=author,
        entered_by=author,
        origin=answer["origin"],
        position=position,
        state="ready",
        draft=row.typed,
        values=row.typed,
        parsed=row.parsed,
        created_at=at,
        saved_at=at,
        saved_by=author,
    )


def _changed(before: Entry, after: Entry) -> Entry:
    """Who created a row stays its author."""
    return replace(after, author_id=before.author_id, position=before.position, created_at=before.created_at)
