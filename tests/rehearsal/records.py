"""Builds the record of a rehearsal straight from its data set, as the rules of its README say, without any server."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from workshop.domain.attendance import HalfDay, begun, half_days_of, running
from workshop.domain.fields import Choice
from workshop.domain.judgements import Ballot, Vote
from workshop.domain.marks import AttendanceMark
from workshop.domain.organisation_names import known_names
from workshop.domain.organisations import Organisation
from workshop.domain.people import Person, Seat
from workshop.domain.record_attendance import attendance_part
from workshop.domain.record_hall import Shelves, hall_of
from workshop.domain.rolls import roll_of
from workshop.domain.tallying import tally
from workshop.domain.values import Context, check
from workshop.domain.worksheets import Definition, resolve
from workshop.domain.workshops import Workshop, choices_of
from workshop.library import shelf
from workshop.rehearsal.dataset import Dataset, Event
from workshop.rehearsal.files import read_table
from workshop.rehearsal.polls import Poll


def final_rows(data: Dataset) -> dict[str, tuple[Event, dict[str, Any]]]:
    """Row → (its first event, its values in the end)."""
    rows: dict[str, tuple[Event, dict[str, Any]]] = {}
    gone: set[str] = set()
    for event in data.originals().values():
        if event.op == "delete":
            gone.add(event.row_key)
        elif event.op == "restore":
            gone.discard(event.row_key)
        else:
            rows[event.row_key] = (rows.get(event.row_key, (event,))[0], event.values)
    return {key: row for key, row in rows.items() if key not in gone}


class RecordOf:
    def __init__(self, data: Dataset) -> None:
        self.data, self.rows = data, final_rows(data)
        held = Workshop(id="w", workshop_id="w", title="", themes=data.workshop["themes"], choice_sets=shelf.choice_sets())
        sets = {name: tuple(choice(one) for one in choices) for name, choices in choices_of(held).items()}
        self.designs = {key: resolve(Definition.from_json(shelf.worksheet(key)), sets) for key in data.worksheets()}
        names = known_names((key, key, key) for key in data.organisations)
        self.context = Context(organisations=names, references=lambda id, worksheets: True)

    def whole(self) -> dict[str, Any]:
        return {
            "organisations": [{"id": f"org_{key}", "key": key} for key in self.data.organisations],
            "people": [
                {
                    "id": one.key,
                    "list_key": one.key,
                    "name": one.name,
                    "sector": person.sector,
                    "sex": person.sex,
                    "organisation_id": f"org_{one.organisation}",
                    "staff": False,
                    "joined": bool(one.stays),
                }
                for one, person in zip(self.data.participants.values(), people_of(self.data), strict=True)
            ],
            "workshop": {"days": days_of(self.data), "timezone": self.data.workshop["timezone"]},
            "attendance": attendance_of(self.data),
            "ballots": [revealed(poll) for poll in self.data.polls],
            "worksheets": [
                {"key": d.key, "rows_min": d.rows_min, "fields": [f.to_json() for f in d.fields]} for d in self.designs.values()
            ],
            "summary": {"rows_per_origin": Counter(event.origin for event, _ in self.rows.values())},
            "activities": [self.activity(key) for key in self.designs],
        }

    def activity(self, worksheet: str) -> dict[str, Any]:
        own = [(event, values) for event, values in self.rows.values() if event.worksheet == worksheet]
        secret = self.designs[worksheet].secret
        kind = own[0][0].unit.kind if own else self.designs[worksheet].unit
        units = [None] if secret else list(dict.fromkeys(event.unit.key for event, _ in own))
        sheets = [
            {
                "unit_key": unit,
                "rows": [self.row(event, values, secret) for event, values in own if unit in (None, event.unit.key)],
            }
            for unit in units
        ]
        people = len({event.person for event, _ in own})
        return {"worksheet": worksheet, "unit": kind, "secret": secret, "people": people, "sheets": sheets}

    def row(self, event: Event, values: dict[str, Any], secret: bool) -> dict[str, Any]:
        design = self.designs[event.worksheet]
        found = check(design, values, self.context)
        shown = {"values": found.typed, "parsed": found.parsed}
        return (
            shown
            if secret
            else {
                **shown,
                "id": event.row_key,
                "author_id": event.person or "staff",
                "theme": "the theme of the group",
                "origin": event.origin,
            }
        )


def revealed(poll: Poll) -> dict[str, Any]:
    """A ballot of the record, where every slip was good and each voter handed in one."""
    asked = Ballot(id=poll.key, workshop_id="w", kind=poll.kind, question="", options=list(poll.options), settings=poll.settings)
    votes = [Vote(id=one.voter, workshop_id="w", ballot_id=poll.key, voter_id=one.voter, choice=one.choice) for one in poll.slips]
    return {"kind": poll.kind, "options": asked.options, "result": tally(asked, votes, [])}


def attendance_of(data: Dataset) -> dict[str, Any]:
    """Marks as desks and phones write them: an arrival at each coming, a departure at each leaving."""
    told = data.workshop
    workshop = Workshop(
        id="w",
        workshop_id="w",
        title="",
        days=days_of(data),
        half_days=[{"key": k, "day": int(k[3]), "start": a, "end": b} for k, (a, b) in told["half_day_windows"].items()],
        timezone=told["timezone"],
    )
    keys = dict.fromkeys([one.organisation for one in data.participants.values()])
    offices = [Organisation(id=f"org_{key}", workshop_id="w", name=key) for key in keys]
    seats = [
        Seat(id=f"sea_{one.key}", workshop_id="w", organisation_id=f"org_{one.organisation}", person_id=one.key)
        for one in data.participants.values()
    ]
    shelves = Shelves(
        [workshop, *offices, *people_of(data), *seats, *marks_of(data, half_days_of(workshop, ZoneInfo(workshop.timezone)))]
    )
    return attendance_part(roll_of(shelves, hall_of(shelves), workshop, ZoneInfo(workshop.timezone)), [])


def marks_of(data: Dataset, half_days: list[HalfDay]) -> Iterator[AttendanceMark]:
    for one in data.participants.values():
        for stay in one.stays:
            for kind, minute, half_day_of in (("arrived", stay.arrival, running), ("left", stay.leave, begun)):
                if minute is not None:
                    at = data.calendar.moment(minute)
                    half = half_day_of(half_days, datetime.fromisoformat(at))
                    assert half is not None
                    id = f"{one.key} {half.key} {kind}"
                    yield AttendanceMark(id=id, workshop_id="w", person_id=one.key, half_day=half.key, kind=kind, at=at)


def people_of(data: Dataset) -> list[Person]:
    rows = read_table(data.folder, "participants.csv", ("id", "name"))
    return [
        Person(
            id=row["id"],
            workshop_id="w",
            name=row["name"],
            sector=row.get("unsur", ""),
            sex=row.get("sex", ""),
            list_key=row["id"],
            substitute_for=row.get("substitute_for_id") or None,
        )
        for row in rows
    ]


def days_of(data: Dataset) -> list[dict[str, str]]:
    days = zip(data.calendar.dates, data.calendar.opens, strict=True)
    return [{"date": date.isoformat(), "opens": f"{opens:%H:%M}"} for date, opens in days]


def choice(one: dict[str, Any]) -> Choice:
    return Choice(value=one["value"], label_id=one["label_id"], label_en=one["label_en"], parent=one.get("parent"))
