"""The rehearsal's hall as stored objects: its organisations, people, groups, worksheets and one activity a worksheet and unit."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.fields import Choice
from workshop.domain.groups import Group, Grouping, Membership, membership_id
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Grant, Person, Seat
from workshop.domain.worksheets import Definition, resolve
from workshop.domain.workshops import Workshop, choices_of
from workshop.service.identity import digest

W = "wks_konsel"
ROOT = Path(__file__).resolve().parents[2] / "workshop"
SET = ROOT / "rehearsals" / "konsel"
ANSWERS: list[dict[str, Any]] = json.loads((SET / "answers.json").read_text("utf-8"))
INVALID: list[dict[str, Any]] = json.loads((SET / "invalid_answers.json").read_text("utf-8"))
GROUPINGS: list[dict[str, Any]] = json.loads((SET / "groupings.json").read_text("utf-8"))["groupings"]
KINDS = {"individual": "person", "opd": "organisation", "group": "group"}


def table(name: str) -> list[dict[str, str]]:
    with (SET / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ORGANISATION_IDS = {row["abbreviation"] or row["name"]: f"org_{n}" for n, row in enumerate(table("organisations.csv"))}
GROUPING_OF = {group["key"]: grouping["id"] for grouping in GROUPINGS for group in grouping["groups"]}


def the_workshop() -> Workshop:
    told = json.loads((SET / "workshop.json").read_text("utf-8"))
    sets = json.loads((ROOT / "library" / "choice_sets.json").read_text("utf-8"))
    return Workshop(id=W, workshop_id=W, title=told["title"], themes=told["themes"], choice_sets=sets, join_code="KONSEL")


def the_people() -> Iterator[Stored]:
    for row in table("organisations.csv"):
        key = row["abbreviation"] or row["name"]
        yield Organisation(id=ORGANISATION_IDS[key], workshop_id=W, name=row["name"], abbreviation=row["abbreviation"])
    for row in table("participants.csv"):
        person = f"per_{row['id']}"
        organisation = ORGANISATION_IDS[row["organisation"]]
        yield Person(id=person, workshop_id=W, name=row["name"], list_key=row["id"], sector=row["unsur"], status="joined")
        yield Seat(id=f"sea_{person}", workshop_id=W, organisation_id=organisation, person_id=person)
        yield Credential(id=f"crd_{person}", workshop_id=W, person_id=person, kind="device", secret_hash=digest(person))


def the_staff() -> Iterator[Stored]:
    yield Person(id="per_lina", workshop_id=W, name="Lina", staff=True)
    yield Grant(id="grt_lina", workshop_id=W, person_id="per_lina", role="facilitator")
    yield Credential(id="crd_lina", workshop_id=W, person_id="per_lina", kind="device", secret_hash=digest("per_lina"))


def the_groups() -> Iterator[Stored]:
    for grouping in GROUPINGS:
        yield Grouping(id=f"grg_{grouping['id']}", workshop_id=W, key=grouping["id"], title=grouping["label_id"])
        for number, group in enumerate(grouping["groups"], start=1):
            place = {"grouping_id": f"grg_{grouping['id']}", "number": number, "key": group["key"]}
            yield Group(id=f"grp_{group['key']}", workshop_id=W, **place)
            for person in group["members"]:
                yield a_membership(person, group["key"])


def a_membership(person: str, group: str) -> Membership:
    grouping, seat = f"grg_{GROUPING_OF[group]}", f"sea_per_{person}"
    return Membership(
        id=membership_id(grouping, seat), workshop_id=W, grouping_id=grouping, seat_id=seat, group_id=f"grp_{group}"
    )


def the_activities() -> Iterator[Stored]:
    choices = {name: [_choice(one) for one in found] for name, found in choices_of(the_workshop()).items()}
    tasks = {(a["worksheet"], a["unit"]["kind"], GROUPING_OF.get(a["unit"]["key"])) for a in (*ANSWERS, *INVALID)}
    for key in sorted({task[0] for task in tasks}):
        definition = Definition.from_json(json.loads((ROOT / "library" / "worksheets" / f"{key}.json").read_text("utf-8")))
        yield Worksheet(id=f"wsh_{key}", workshop_id=W, key=key, definition=resolve(definition, choices).to_json(), frozen=True)
    for key, kind, grouping in sorted(tasks, key=str):
        yield Activity(
            id=activity_id(key, kind, grouping),
            workshop_id=W,
            worksheet_id=f"wsh_{key}",
            unit=KINDS[kind],
            grouping_id=f"grg_{grouping}" if grouping else None,
            state="open",
            share=True,
        )


def activity_id(worksheet: str, kind: str, grouping: str | None) -> str:
    return f"act_{worksheet}_{kind}_{grouping or ''}"


def activity_of(answer: dict[str, Any]) -> str:
    return activity_id(answer["worksheet"], answer["unit"]["kind"], GROUPING_OF.get(answer["unit"]["key"]))


def unit_of(answer: dict[str, Any]) -> str:
    kind, key = answer["unit"]["kind"], answer["unit"]["key"]
    return {"individual": f"per_{key}", "opd": ORGANISATION_IDS.get(key, ""), "group": f"grp_{key}"}[kind]


def the_konsel_hall() -> list[Stored]:
    return [the_workshop(), *the_people(), *the_staff(), *the_groups(), *the_activities()]


def _choice(source: dict[str, Any]) -> Choice:
    return Choice(source["value"], source["label_id"], source["label_en"], source.get("parent"))
