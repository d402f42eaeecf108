"""A workshop's own commands: its fields, its joining door, a rehearsal's clock, and its end."""

import json
from dataclasses import replace
from datetime import datetime

from workshop.domain.commands.base import Command
from workshop.domain.commands.hall import ArchiveWorkshop, ChangeWorkshop, SetClock, SetJoining
from workshop.domain.objects import Json
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.domain.workshop_fields import checked
from workshop.domain.workshops import Workshop
from workshop.service.desk import Handler
from workshop.service.rights import must_lead
from workshop.service.snapshots import at_the_end
from workshop.service.timezones import known_timezone
from workshop.storage.transaction import Tx

# A workshop goes whole in one frame to every phone.
LARGEST = 100_000


def change_workshop(tx: Tx, viewer: Viewer, command: ChangeWorkshop) -> None:
    must_lead(viewer)
    tx.put(with_fields(_own(tx, viewer), command.fields), "workshop_changed")


def with_fields(workshop: Workshop, fields: dict[str, Json]) -> Workshop:
    """The workshop with these fields, each checked; refused as a whole when one of them cannot be."""
    told = checked(fields)
    if "timezone" in told:
        known_timezone(told["timezone"])
    changed = replace(workshop, **told)
    if len(json.dumps(changed.to_json(), ensure_ascii=False).encode("utf-8", "replace")) > LARGEST:
        raise Refused("too_big")
    return changed


def archive_workshop(tx: Tx, viewer: Viewer, command: ArchiveWorkshop) -> None:
    must_lead(viewer)
    archived(tx, _own(tx, viewer), command.archived)


def archived(tx: Tx, workshop: Workshop, away: bool) -> Workshop:
    """Put away, a workshop lets nobody in and is only read; it can be brought back as it was."""
    status = "archived" if away else "active"
    if workshop.status == status:
        return workshop
    if away:
        at_the_end(tx, workshop)
    return tx.put(replace(workshop, status=status), "workshop_archived" if away else "workshop_restored")


def set_joining(tx: Tx, viewer: Viewer, command: SetJoining) -> None:
    must_lead(viewer)
    joining = "open" if command.open else "locked"
    tx.put(replace(_own(tx, viewer), joining=joining), "joining_opened" if command.open else "joining_locked")


def set_clock(tx: Tx, viewer: Viewer, command: SetClock) -> None:
    """CK1: only a rehearsal's clock can be set; a real hall's time is the server's."""
    must_lead(viewer)
    workshop = _own(tx, viewer)
    if not workshop.rehearsal:
        raise Refused("not_a_rehearsal")
    tx.put(replace(workshop, clock_at=_moment(command.now)), "clock_set")


def _moment(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Refused("bad_date", f"{text:.40}", "now") from None
    if moment.tzinfo is None:
        raise Refused("bad_date", "an offset is needed", "now")
    return moment.isoformat()


def _own(tx: Tx, viewer: Viewer) -> Workshop:
    return tx.need(Workshop, viewer.workshop_id, viewer.workshop_id)


HANDLERS: dict[type[Command], Handler] = {
    ChangeWorkshop: change_workshop,
    ArchiveWorkshop: archive_workshop,
    SetJoining: set_joining,
    SetClock: set_clock,
}
