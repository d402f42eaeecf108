"""Homework given out with a date and taken back, and how it stands now: who has returned it and who has not."""

from dataclasses import replace

from workshop.domain import accepting as take
from workshop.domain.activities import Activity
from workshop.domain.chains import KINDS_OF_HOMEWORK, Homework
from workshop.domain.commands.base import Command
from workshop.domain.commands.chains import GiveHomework, WithdrawHomework
from workshop.domain.homework import homework_parts
from workshop.domain.objects import Json
from workshop.domain.record import SOURCES
from workshop.domain.record_hall import Shelves, hall_of
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.service.rights import must_lead
from workshop.storage.transaction import Reader, Tx

MOST_HOMEWORK = 200
LONGEST_NOTE = 1_000


def give_homework(tx: Tx, viewer: Viewer, command: GiveHomework) -> None:
    """Given again under its id, it is corrected; since when it counts stays."""
    must_lead(viewer)
    before = tx.get(Homework, viewer.workshop_id, take.fresh_id(command.homework, "homework"))
    if before is None and tx.count(Homework, viewer.workshop_id) >= MOST_HOMEWORK:
        raise Refused("too_many_items", field="homework")
    kind = take.one_of(command.kind, "kind", KINDS_OF_HOMEWORK)
    given = Homework(
        id=command.homework,
        workshop_id=viewer.workshop_id,
        title=take.needed(command.title, "title"),
        due=take.calendar_day(command.due, "due"),
        kind=kind,
        activity_id=_activity(tx, viewer, command.activity) if kind == "activity" else None,
        note=take.text(command.note, "note", LONGEST_NOTE),
        by=viewer.person_id,
        at=before.at if before else tx.at,
    )
    tx.put(given, "homework_given")


def _activity(tx: Tx, viewer: Viewer, id: str | None) -> str:
    if id is None:
        raise Refused("missing_required", field="activity")
    activity = tx.need(Activity, viewer.workshop_id, id)
    if activity.secret:
        raise Refused("secret_sheet", id)
    return activity.id


def withdraw_homework(tx: Tx, viewer: Viewer, command: WithdrawHomework) -> None:
    must_lead(viewer)
    held = tx.need(Homework, viewer.workshop_id, command.homework)
    tx.put(replace(held, withdrawn=command.withdrawn), "homework_withdrawn" if command.withdrawn else "homework_given")


def homework_now(reader: Reader, workshop_id: str) -> list[Json]:
    shelves = Shelves(thing for kind in SOURCES for thing in reader.all(kind, workshop_id))
    return homework_parts(shelves, hall_of(shelves))


HANDLERS: dict[type[Command], Handler] = {GiveHomework: give_homework, WithdrawHomework: withdraw_homework}
