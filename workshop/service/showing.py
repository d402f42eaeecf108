"""What the hall is told and shown: announcements, calls for help, the projector."""

import json
from dataclasses import replace

from workshop.domain import accepting as take
from workshop.domain.agenda import AgendaItem
from workshop.domain.commands.base import Command
from workshop.domain.commands.work import Announce, AnswerHelp, CallHelp, ShowPage, WithdrawAnnouncement
from workshop.domain.groups import Group
from workshop.domain.marks import FOLLOW, PAGES, SCREEN, Announcement, HelpCall, Screen, on_the_wall, own_screen
from workshop.domain.objects import Json
from workshop.domain.organisations import Organisation
from workshop.domain.people import Grant
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.service.rights import must_be, must_lead
from workshop.storage.transaction import Reader, Tx

LONGEST_ANNOUNCEMENT = 1_000
MOST_TOLD = 500
LARGEST_CONTENT = 10_000
HELPERS = ("facilitator", "cofacilitator", "assessor", "organiser")


def announce(tx: Tx, viewer: Viewer, command: Announce) -> None:
    must_lead(viewer)
    told = take.needed(command.text, "text", LONGEST_ANNOUNCEMENT)
    id = take.fresh_id(command.announcement, "announcement")
    if tx.get(Announcement, viewer.workshop_id, id) is not None:
        raise Refused("malformed_id", "already there", "announcement")
    fresh = Announcement(
        id=id,
        workshop_id=viewer.workshop_id,
        text=told,
        at=tx.at,
        by=viewer.person_id,
        on_projector=command.on_projector,
        audience=_audience(tx, viewer, command.audience),
    )
    tx.put(fresh, "announced")


def _audience(tx: Tx, viewer: Viewer, asked: list[str]) -> list[str]:
    """Who was merged meanwhile is told where they are now."""
    named: list[str] = []
    for id in take.rows(asked, "audience", MOST_TOLD):
        kinds = (Group, Organisation) if isinstance(id, str) else ()
        found = next((one for kind in kinds if (one := tx.get(kind, viewer.workshop_id, str(id)))), None)
        if found is None:
            raise Refused("unknown_group", f"{id!s:.64}", "audience")
        named.append((isinstance(found, Organisation) and found.merged_into) or found.id)
    return list(dict.fromkeys(named))


def withdraw_announcement(tx: Tx, viewer: Viewer, command: WithdrawAnnouncement) -> None:
    must_lead(viewer)
    said = tx.need(Announcement, viewer.workshop_id, command.announcement)
    tx.put(replace(said, withdrawn=True), "announcement_withdrawn")


def call_help(tx: Tx, viewer: Viewer, command: CallHelp) -> dict[str, Json]:
    """A hand that is up stays up: asking again is the same call."""
    if viewer.seat_id is None:
        raise Refused("not_allowed")
    id = take.fresh_id(command.help_call, "help_call")
    calls = tx.all(HelpCall, viewer.workshop_id)
    waiting = next((call for call in calls if call.person_id == viewer.person_id and call.ended_at is None), None)
    if waiting is not None:
        return {"help_call": waiting.id}
    if any(call.id == id for call in calls):
        raise Refused("malformed_id", "already there", "help_call")
    group = _table(tx, viewer)
    tx.put(HelpCall(id=id, workshop_id=viewer.workshop_id, person_id=viewer.person_id, group_id=group, at=tx.at), "help_called")
    return {"help_call": id}


def answer_help(tx: Tx, viewer: Viewer, command: AnswerHelp) -> None:
    """Staff say that they come, or that it is done; who called may take the hand down."""
    call = tx.get(HelpCall, viewer.workshop_id, command.help_call)
    own = call is not None and call.person_id == viewer.person_id and command.ended
    if not own:
        must_be(viewer, *HELPERS)
    if call is None:
        raise Refused("unknown_help_call", command.help_call)
    if call.ended_at is not None:
        raise Refused("help_already_ended", call.id)
    if command.ended:
        tx.put(replace(call, ended_at=tx.at), "help_ended")
    else:
        tx.put(replace(call, answered_by=viewer.person_id), "help_answered")


def show_page(tx: Tx, viewer: Viewer, command: ShowPage) -> None:
    must_lead(viewer)
    page = take.one_of(command.page, "page", (*PAGES, FOLLOW) if command.projector else PAGES)
    content = take.storable(command.content, "content")
    if len(json.dumps(content, ensure_ascii=False)) > LARGEST_CONTENT:
        raise Refused("too_big", field="content")
    turn_screen(tx, viewer, page, content, command.hidden, _screen(tx, viewer, command.projector))


def _screen(tx: Tx, viewer: Viewer, projector: str) -> str:
    if projector == "":
        return SCREEN
    grants = tx.all(Grant, viewer.workshop_id, person_id=projector, role="projector")
    if not any(grant.revoked_at is None for grant in grants):
        raise Refused("unknown_person", projector, "projector")
    return own_screen(projector)


def turn_screen(tx: Tx, viewer: Viewer, page: str, content: dict[str, Json], hidden: bool = False, id: str = SCREEN) -> None:
    fresh = Screen(id=id, workshop_id=viewer.workshop_id, page=page, content=content, hidden=hidden)
    tx.put(fresh, "screen_changed")


def screen_of(reader: Reader, viewer: Viewer) -> Screen | None:
    """What hangs before this viewer: a projector's own page, else everybody's."""
    shared = reader.get(Screen, viewer.workshop_id, SCREEN)
    own = reader.get(Screen, viewer.workshop_id, own_screen(viewer.person_id)) if viewer.is_projector else None
    return on_the_wall(shared, own)


def _table(tx: Tx, viewer: Viewer) -> str | None:
    """The caller's group now: of the running item's division, else of any."""
    groups = [group for id in sorted(viewer.groups) if (group := tx.get(Group, viewer.workshop_id, id)) is not None]
    running = {item.grouping_id for item in tx.all(AgendaItem, viewer.workshop_id, state="running")}
    groups.sort(key=lambda group: group.grouping_id not in running)
    return groups[0].id if groups else None


HANDLERS: dict[type[Command], Handler] = {
    Announce: announce,
    WithdrawAnnouncement: withdraw_announcement,
    CallHelp: call_help,
    AnswerHelp: answer_help,
    ShowPage: show_page,
}
