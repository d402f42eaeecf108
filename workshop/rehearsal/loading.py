"""From the files of a folder to a data set.  What a row lacks is told with its file and place."""

import functools
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from workshop.rehearsal.broken import broken
from workshop.rehearsal.dataset import (
    UNITS,
    Attempt,
    Calendar,
    Dataset,
    Division,
    Event,
    GroupPlan,
    Move,
    Participant,
    StaffMember,
    Stay,
    Unit,
)
from workshop.rehearsal.files import read_object, read_rows, read_table
from workshop.rehearsal.polls import read_polls
from workshop.rehearsal.soundness import check

NO_PHONE = "none"
DEFAULT = Path(__file__).resolve().parents[1] / "rehearsals" / "konsel"


def read(folder: Path) -> Dataset:
    """The data set in `folder`, checked; raises `Broken` with a sentence."""
    if not folder.is_dir():
        broken("rehearsal.broken.no_folder", folder=folder)
    workshop = read_object(folder, "workshop.json")
    calendar = _calendar(workshop)
    organisations = read_table(folder, "organisations.csv", ("name", "abbreviation"))
    participants = _by_key(_participants(folder, calendar))
    found = Dataset(
        folder=folder,
        workshop={**workshop, "agenda": list(workshop.get("agenda", []))},
        calendar=calendar,
        organisations=tuple(dict.fromkeys(row["abbreviation"] or row["name"] for row in organisations)),
        participants=participants,
        staff=tuple(_staff(workshop)),
        divisions=tuple(_divisions(read_object(folder, "groupings.json"), participants)),
        events=tuple(sorted(_events(folder), key=lambda event: (event.minute, event.seq))),
        attempts=tuple(_attempts(folder)),
        expected=read_object(folder, "expected.json"),
        polls=read_polls(folder),
    )
    check(found)
    return found


def _calendar(workshop: dict[str, Any]) -> Calendar:
    try:
        opening = datetime.fromisoformat(workshop["opening"])
        dates = tuple(date.fromisoformat(day) for day in workshop["dates"])
        opens = tuple(clock_time(text) for text in workshop.get("day_opens", []))
    except (KeyError, ValueError, TypeError) as error:
        broken("rehearsal.broken.days", detail=repr(error))
    if not dates or len(opens) != len(dates) or opening.tzinfo is None:
        broken("rehearsal.broken.days", detail="dates, day_opens, opening")
    return Calendar(opening, dates, opens)


@functools.cache
def clock_time(text: str) -> time:
    """`8:00` and `08.00` are what people write too."""
    return time.fromisoformat(text.replace(".", ":").rjust(5, "0"))


def _by_key(people: Iterator[Participant]) -> dict[str, Participant]:
    found: dict[str, Participant] = {}
    for person in people:
        if person.key in found or not person.key:
            broken("rehearsal.broken.person_twice", person=person.key or person.name)
        found[person.key] = person
    return found


def _participants(folder: Path, calendar: Calendar) -> Iterator[Participant]:
    for row in read_table(folder, "participants.csv", ("id", "name", "organisation")):
        yield Participant(
            key=row["id"],
            name=row["name"],
            organisation=row["organisation"],
            stays=tuple(_stays(row, calendar)),
            shares_phone_of=row.get("phone_shared_with", ""),
            has_phone=row.get("phone", "") != NO_PHONE,
        )


def _stays(row: dict[str, str], calendar: Calendar) -> Iterator[Stay]:
    for day in range(1, len(calendar.dates) + 1):
        arrival, leave = row.get(f"day{day}_arrival_min", ""), row.get(f"day{day}_leave_min", "")
        if arrival:
            zero = calendar.day_zero(day)
            try:
                yield Stay(day, zero + int(arrival), zero + int(leave) if leave else None)
            except ValueError:
                broken("rehearsal.broken.arrival", person=row["id"], text=f"{arrival} {leave}")


def _staff(workshop: dict[str, Any]) -> Iterator[StaffMember]:
    for row in workshop.get("staff", []):
        yield StaffMember(str(row["id"]), str(row["name"]), str(row.get("role", "")))


def _divisions(source: dict[str, Any], participants: Mapping[str, Participant]) -> Iterator[Division]:
    for grouping in source.get("groupings", []):
        groups = tuple(_group(group) for group in grouping.get("groups", []))
        keys = {group.key for group in groups}
        moves = tuple(_moves(source, grouping, keys))
        listed = {person: group.key for group in groups for person in group.members}
        defaults = _defaults(source, grouping, keys) or _by_majority(listed, participants)
        yield Division(
            key=str(grouping["id"]),
            title=str(grouping.get("label_id", grouping["id"])),
            groups=groups,
            defaults=defaults,
            first=_first(listed, moves, defaults, participants),
            last=_last(listed, moves),
            moves=moves,
        )


def _group(source: dict[str, Any]) -> GroupPlan:
    title = str(source.get("label_id", source["key"]))
    return GroupPlan(str(source["key"]), title, tuple(map(str, source.get("members", []))), str(source.get("notulis") or ""))


def _moves(source: dict[str, Any], grouping: dict[str, Any], keys: set[str]) -> Iterator[Move]:
    """Of this grouping: named, or told by the group it leads to."""
    for row in sorted([*source.get("moves", []), *grouping.get("moves", [])], key=lambda row: int(row.get("at_minute", 0))):
        to, origin = row.get("to", row.get("group")), row.get("from")
        if row.get("grouping", grouping["id"]) == grouping["id"] and (to in keys or origin in keys):
            yield Move(int(row.get("at_minute", 0)), str(row.get("participant", row.get("id"))), to, origin)


def _defaults(source: dict[str, Any], grouping: dict[str, Any], keys: set[str]) -> dict[str, str]:
    """Organisation → group: the grouping's own table, or the one at the top of the file that speaks of its groups."""
    own = grouping.get("defaults") or grouping.get("organisation_defaults")
    tables = [own] if own else [table for name, table in source.items() if name.startswith("organisation_default")]
    fitting = [table for table in tables if isinstance(table, dict) and table and set(table.values()) <= keys | {None}]
    return {str(name): str(group) for name, group in (fitting[0] if fitting else {}).items() if group}


def _by_majority(listed: Mapping[str, str], participants: Mapping[str, Participant]) -> dict[str, str]:
    votes: dict[str, list[str]] = {}
    for person, group in listed.items():
        if person in participants:
            votes.setdefault(participants[person].organisation, []).append(group)
    return {organisation: max(groups, key=groups.count) for organisation, groups in votes.items()}


def _first(
    listed: dict[str, str], moves: tuple[Move, ...], defaults: Mapping[str, str], participants: Mapping[str, Participant]
) -> dict[str, str]:
    """Where the list shows the end already, who moved starts in the group they left, else in their organisation's."""
    found = dict(listed)
    for person in {move.person for move in moves}:
        own = [move for move in moves if move.person == person]
        if listed.get(person) == own[-1].group and person in participants:
            found.pop(person, None)
            start = own[0].origin or defaults.get(participants[person].organisation)
            found |= {person: start} if start else {}
    return found


def _last(listed: dict[str, str], moves: tuple[Move, ...]) -> dict[str, str]:
    found: dict[str, str | None] = {**listed}
    for move in moves:
        found[move.person] = move.group
    return {person: group for person, group in found.items() if group}


def _events(folder: Path) -> Iterator[Event]:
    for place, row in enumerate(read_rows(folder, "answers.json"), start=1):
        try:
            minute = int(row["at_minute"])
            yield Event(
                minute=minute,
                received=max(minute, int(row.get("received_minute") or minute)),
                seq=int(row.get("seq", place)),
                submission=str(row.get("submission_id") or f"row-{place}"),
                worksheet=str(row["worksheet"]),
                unit=_unit(row["unit"]),
                by=str(row.get("by") or ""),
                person=str(row.get("by_id") or ""),
                row_key=str(row["row_key"]),
                op=str(row.get("op") or "create"),
                origin=str(row.get("origin") or "live"),
                values=dict(row.get("values") or {}),
                resend=bool(row.get("resend")),
            )
        except (KeyError, ValueError, TypeError) as error:
            broken("rehearsal.broken.row", file="answers.json", place=place, detail=repr(error))


def _attempts(folder: Path) -> Iterator[Attempt]:
    for place, row in enumerate(read_rows(folder, "invalid_answers.json"), start=1):
        try:
            yield Attempt(
                id=str(row.get("id") or f"invalid-{place}"),
                worksheet=str(row["worksheet"]),
                unit=_unit(row["unit"]),
                person=str(row.get("by_id") or ""),
                values=dict(row["values"]),
                field=str(row["invalid_field"]),
                reason=str(row["reason"]),
            )
        except (KeyError, ValueError, TypeError) as error:
            broken("rehearsal.broken.row", file="invalid_answers.json", place=place, detail=repr(error))


def _unit(source: dict[str, Any]) -> Unit:
    return Unit(UNITS[str(source["kind"])], str(source["key"]))
