"""Attendance put right by hand: what a person knows better than phones and ticks, always with its reason.

The journal keeps what stood before; the reason stays on the mark, so that a list says which of its lines were corrected.
"""

from dataclasses import replace
from typing import Any

from workshop.domain import accepting as take
from workshop.domain.attendance import HalfDay, at_clock, moment, of_day, was_there
from workshop.domain.commands.attendance import CorrectAttendance
from workshop.domain.commands.base import Command
from workshop.domain.marks import ARRIVED, LEFT, AttendanceMark
from workshop.domain.people import Person
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import LIFE, Workshop
from workshop.service.attending import marks_of, put_mark
from workshop.service.desk import Handler
from workshop.service.importing import must_keep_lists
from workshop.service.registering import hall_half_days, mark_shape, standing_marks, the_participant
from workshop.service.timezones import hours_of
from workshop.storage.transaction import Tx

LONGEST_REASON = 200


def correct_attendance(tx: Tx, viewer: Viewer, command: CorrectAttendance) -> None:
    """By hand and with a reason, by those who keep the papers; the journal keeps what stood before."""
    must_keep_lists(viewer)
    person = the_participant(tx, viewer, command.person)
    reason = take.needed(command.reason, "reason", LONGEST_REASON)
    half = next((one for one in hall_half_days(tx, viewer) if one.key == command.half_day), None)
    if half is None:
        raise Refused("unknown_half_day", command.half_day[:80], "half_day")
    by_hand: dict[str, Any] = {"source": "hand", "by": viewer.person_id, "reason": reason}
    if command.present:
        _correct_times(tx, person, half, command, by_hand)
    else:
        _correct_to_absent(tx, person, half, by_hand)


def _correct_times(tx: Tx, person: Person, half: HalfDay, command: CorrectAttendance, by_hand: dict[str, Any]) -> None:
    before = standing_marks(tx, person.workshop_id, person.id, half.key, ARRIVED)
    arrived = at_clock(half, clock) if (clock := take.clock_time(command.arrived, "arrived")) else None
    came = arrived or min((moment(mark) for mark in before if mark.at), default=half.starts)
    gone = at_clock(half, clock) if (clock := take.clock_time(command.left, "left")) else None
    if gone is not None and gone <= came:
        raise Refused("bad_time", "leaves after coming", "left")
    for mark in [*before, *standing_marks(tx, person.workshop_id, person.id, half.key, LEFT)]:
        tx.put(replace(mark, withdrawn=True, **by_hand), "attendance_withdrawn")
    put_mark(tx, AttendanceMark(**mark_shape(person, half, ARRIVED, came), **by_hand), "attendance_corrected")
    if gone is not None:
        put_mark(tx, AttendanceMark(**mark_shape(person, half, LEFT, gone), **by_hand), "attendance_corrected")


def _correct_to_absent(tx: Tx, person: Person, half: HalfDay, by_hand: dict[str, Any]) -> None:
    """Also of whoever came earlier that day and was taken to have stayed."""
    for kind in (ARRIVED, LEFT):
        for mark in standing_marks(tx, person.workshop_id, person.id, half.key, kind):
            tx.put(replace(mark, withdrawn=True, **by_hand), "attendance_corrected")
    absent = AttendanceMark(**mark_shape(person, half, ARRIVED, half.starts), **by_hand, withdrawn=True)
    put_mark(tx, absent, "attendance_corrected")
    workshop = tx.need(Workshop, person.workshop_id, person.workshop_id)
    marks = of_day(hours_of(workshop), marks_of(tx, person.workshop_id, person.id), half.day)
    if was_there(half, marks, LIFE):
        put_mark(tx, AttendanceMark(**mark_shape(person, half, LEFT, half.starts), **by_hand), "attendance_corrected")


HANDLERS: dict[type[Command], Handler] = {CorrectAttendance: correct_attendance}
