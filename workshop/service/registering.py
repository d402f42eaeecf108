"""The *meja registrasi*: people are ticked in and out, guests registered, and what the desk got wrong is taken back.

Two desks that tick the same person, and a tick that comes twice, are one mark.  What a person says stands above what a phone
says.
"""

import hmac
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from workshop.domain import accepting as take
from workshop.domain.attendance import HalfDay, begun, moment, of_day, running
from workshop.domain.commands.attendance import (
    ConfirmPresence,
    MarkAttendance,
    RegisterGuest,
    UndoAttendance,
    WithdrawGuest,
)
from workshop.domain.commands.base import Command
from workshop.domain.entries import Entry
from workshop.domain.marks import ARRIVED, LEFT, AttendanceMark
from workshop.domain.people import Credential, Person, Seat
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service import credentials, joining
from workshop.service.allowance import Allowance
from workshop.service.attending import digits_of, marks_of, put_mark
from workshop.service.desk import Handler
from workshop.service.identity import ENDED
from workshop.service.placing import place_late_comer
from workshop.service.timezones import hours_of
from workshop.storage.transaction import Tx

KINDS = {"in": ARRIVED, "out": LEFT}
SEXES = ("", "L", "P")
# A tablet's clock may be a little ahead; what is older than a day is no tick of today.
AHEAD, BEHIND = timedelta(minutes=2), timedelta(hours=24)
# Of ten thousand a half-day of guessing finds one in a hundred.
FREE_TRIES, TRIES_PER_SECOND = 5.0, 1 / 120

tries = Allowance(FREE_TRIES, TRIES_PER_SECOND)


def mark_attendance(tx: Tx, viewer: Viewer, command: MarkAttendance) -> dict[str, Any]:
    """`{half_day, at}`: the mark that stands now, whoever wrote it."""
    _must_keep_the_desk(viewer)
    person = the_participant(tx, viewer, command.person)
    at, half_days = _moment(command.at, tx.at), hall_half_days(tx, viewer)
    if take.one_of(command.direction, "direction", tuple(KINDS)) == "in":
        half = _today(running(half_days, at))
        stands = arrives(tx, half, AttendanceMark(**mark_shape(person, half, ARRIVED, at), source="desk", by=viewer.person_id))
        for seat in tx.all(Seat, viewer.workshop_id, person_id=person.id, status="held"):
            place_late_comer(tx, seat)
    else:
        half = _today(begun(half_days, at))
        today = of_day(half_days, marks_of(tx, viewer.workshop_id, person.id), half.day)
        if not any(since <= at for since in _arrivals(today)):
            raise Refused("not_arrived", person.id, "person")
        stands = _leaves(tx, AttendanceMark(**mark_shape(person, half, LEFT, at), source="desk", by=viewer.person_id), today)
    return {"half_day": stands.half_day, "at": stands.at}


def undo_attendance(tx: Tx, viewer: Viewer, command: UndoAttendance) -> None:
    """A registrar takes back what a desk wrote; who keeps the papers, any mark."""
    _must_keep_the_desk(viewer)
    kind = KINDS[take.one_of(command.direction, "direction", tuple(KINDS))]
    standing = standing_marks(tx, viewer.workshop_id, command.person, command.half_day, kind)
    if not standing:
        raise Refused("nothing_to_undo", command.half_day)
    if not viewer.keeps_papers and any(mark.source != "desk" for mark in standing):
        raise Refused("not_allowed", field="half_day")
    for mark in standing:
        tx.put(replace(mark, withdrawn=True, by=viewer.person_id), "attendance_withdrawn")


def confirm_presence(tx: Tx, viewer: Viewer, command: ConfirmPresence) -> None:
    """The digits show that the phone is in the hall.  Guessing is bounded for each person, and locks out nobody else."""
    if viewer.seat_id is None:
        raise Refused("not_allowed")
    half_days = hall_half_days(tx, viewer)
    half = _today(running(half_days, _moment(None, tx.at)))
    if not tries.takes(f"{tx.epoch()} {viewer.workshop_id} {viewer.person_id}"):
        raise Refused("too_many_digits", field="digits")
    typed = "".join(take.needed(command.digits, "digits").split())
    if not hmac.compare_digest(typed.encode(), digits_of(tx, viewer.workshop_id, half).encode()):
        raise Refused("wrong_digits", field="digits")
    person = the_participant(tx, viewer, viewer.person_id)
    at = _moment(None, tx.at)
    arrives(tx, half, AttendanceMark(**mark_shape(person, half, ARRIVED, at), source="digits", by=person.id))


def register_guest(tx: Tx, viewer: Viewer, command: RegisterGuest) -> dict[str, Any]:
    """`{person}`: in at once like anybody at the door, to be merged later where they were on the list after all."""
    _must_keep_the_desk(viewer)
    at, half_days = _moment(command.at, tx.at), hall_half_days(tx, viewer)
    half = _today(running(half_days, at))
    person = tx.get(Person, viewer.workshop_id, take.fresh_id(command.person, "person"))
    if person is None:
        sex, position = take.one_of(command.sex, "sex", SEXES), take.text(command.position, "position", joining.LONGEST_NAME)
        names = {"organisation": command.organisation, "organisation_name": command.organisation_name, "name": command.name}
        person = joining.at_the_door(tx, viewer.workshop_id, joining.Arrival(device_key="", person=command.person, **names))
        person = tx.put(replace(person, sex=sex, position=position), "person_saved") if sex or position else person
        joining.arrived(tx, person)
    arrives(tx, half, AttendanceMark(**mark_shape(person, half, ARRIVED, at), source="desk", by=viewer.person_id))
    return {"person": person.id}


def withdraw_guest(tx: Tx, viewer: Viewer, command: WithdrawGuest) -> None:
    _must_keep_the_desk(viewer)
    person = the_participant(tx, viewer, command.person)
    if person.status != "provisional":
        raise Refused("not_a_walk_in", field="person")
    phones = tx.all(Credential, viewer.workshop_id, person_id=person.id, kind="device")
    if any(one.revoked_at is None for one in phones) or tx.all(Entry, viewer.workshop_id, author_id=person.id):
        raise Refused("guest_is_in", person.id, "person")
    for mark in marks_of(tx, viewer.workshop_id, person.id):
        tx.put(replace(mark, withdrawn=True, by=viewer.person_id), "attendance_withdrawn")
    credentials.revoke_all(tx, person)
    tx.put(replace(person, status="removed"), "person_removed")


def arrives(tx: Tx, half: HalfDay, mark: AttendanceMark) -> AttendanceMark:
    """The arrival that stands; an earlier one is the truer.  Who was seen leaving in this half-day is back."""
    for left in standing_marks(tx, mark.workshop_id, mark.person_id, half.key, LEFT):
        if moment(left) <= moment(mark):
            tx.put(replace(left, withdrawn=True, by=mark.by), "attendance_withdrawn")
    standing = standing_marks(tx, mark.workshop_id, mark.person_id, half.key, ARRIVED)
    known = next((one for one in standing if one.at and moment(one) <= moment(mark)), None)
    return known or put_mark(tx, mark)


def _leaves(tx: Tx, mark: AttendanceMark, today: list[AttendanceMark]) -> AttendanceMark:
    """What the phone in the pocket said after that is no arrival."""
    for later in today:
        if later.source == "phone" and not later.withdrawn and moment(later) > moment(mark):
            tx.put(replace(later, withdrawn=True, by=mark.by), "attendance_withdrawn")
    standing = standing_marks(tx, mark.workshop_id, mark.person_id, mark.half_day, LEFT)
    return standing[0] if standing else put_mark(tx, mark)


def standing_marks(tx: Tx, workshop_id: str, person_id: str, half_day: str, kind: str) -> list[AttendanceMark]:
    return tx.all(AttendanceMark, workshop_id, person_id=person_id, half_day=half_day, kind=kind, withdrawn=False)


def mark_shape(person: Person, half: HalfDay, kind: str, at: datetime) -> dict[str, Any]:
    told = at.astimezone(UTC).isoformat(timespec="milliseconds")
    return {"id": "", "workshop_id": person.workshop_id, "person_id": person.id, "half_day": half.key, "kind": kind, "at": told}


def _arrivals(marks: list[AttendanceMark]) -> list[datetime]:
    return [moment(mark) for mark in marks if mark.kind == ARRIVED and not mark.withdrawn and mark.at]


def hall_half_days(tx: Tx, viewer: Viewer) -> list[HalfDay]:
    return hours_of(tx.need(Workshop, viewer.workshop_id, viewer.workshop_id))


def _today(half: HalfDay | None) -> HalfDay:
    if half is None:
        raise Refused("no_half_day")
    return half


def _moment(told: str | None, now: str) -> datetime:
    """A tick that waited on a tablet keeps its own time, as far as that can be."""
    present = datetime.fromisoformat(now)
    if told is None:
        return present
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        raise Refused("bad_date", f"{told:.40}", "at") from None
    if at.tzinfo is None:
        raise Refused("bad_date", "an offset is needed", "at")
    return at if present - BEHIND <= at <= present + AHEAD else present


def the_participant(tx: Tx, viewer: Viewer, person_id: str) -> Person:
    person = tx.need(Person, viewer.workshop_id, person_id)
    if person.staff:
        raise Refused("unknown_person", field="person")
    if person.status in ENDED:
        raise Refused("access_ended", field="person")
    return person


def _must_keep_the_desk(viewer: Viewer) -> None:
    if not viewer.keeps_the_desk:
        raise Refused("not_allowed")


HANDLERS: dict[type[Command], Handler] = {
    MarkAttendance: mark_attendance,
    UndoAttendance: undo_attendance,
    ConfirmPresence: confirm_presence,
    RegisterGuest: register_guest,
    WithdrawGuest: withdraw_guest,
}
