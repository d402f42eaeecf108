"""The stage: who presents now, for how long, and which page of the sheet is on the wall (PL1).

One plenary runs at a time.  The first who is called starts it and turns the projector to it; afterwards the wall is left to
whoever leads.
"""

from dataclasses import replace
from typing import Any

from workshop.domain import accepting as take
from workshop.domain import plenaries
from workshop.domain.commands.base import Command
from workshop.domain.commands.plenaries import (
    CallPresentation,
    EndPlenary,
    ExtendPresentation,
    NextPresentation,
    PausePresentation,
    PreviousPresentation,
    SkipPresentation,
    TurnPage,
)
from workshop.domain.groups import Group
from workshop.domain.plenaries import DONE, PRESENTING, SKIPPED, WAITING, Plenary, Presentation
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.service.plenary_acts import as_seen, keep_act, presentations_of, the_plenary, waiting_in
from workshop.service.rights import must_lead
from workshop.service.showing import turn_screen
from workshop.service.stage import STAGE, pages_of
from workshop.storage.transaction import Tx

LONGEST_EXTENSION = 120
FARTHEST_PAGE = 10_000


def next_presentation(tx: Tx, viewer: Viewer, command: NextPresentation) -> dict[str, Any]:
    must_lead(viewer)
    plenary = the_plenary(tx, viewer, command.plenary)
    current = as_seen(tx, plenary, command.after)
    waiting = waiting_in(tx, plenary)
    if current is None and not waiting:
        raise Refused("nobody_waits", plenary.id)
    _steps_down(tx, current, DONE)
    return _on_stage(tx, viewer, plenary, waiting[0] if waiting else None, "next")


def previous_presentation(tx: Tx, viewer: Viewer, command: PreviousPresentation) -> dict[str, Any]:
    must_lead(viewer)
    plenary = the_plenary(tx, viewer, command.plenary)
    current = as_seen(tx, plenary, command.after)
    been = [one for one in presentations_of(tx, plenary) if one.state in (DONE, SKIPPED) and one.started_at and one.ended_at]
    if not been:
        raise Refused("nobody_was_there", plenary.id)
    _steps_down(tx, current, WAITING)
    return _on_stage(tx, viewer, plenary, max(been, key=lambda one: (one.ended_at or "", one.position)), "previous")


def call_presentation(tx: Tx, viewer: Viewer, command: CallPresentation) -> dict[str, Any]:
    must_lead(viewer)
    turn = tx.need(Presentation, viewer.workshop_id, command.presentation)
    plenary = the_plenary(tx, viewer, turn.plenary_id)
    current = as_seen(tx, plenary, command.after)
    if current is not None and current.id == turn.id:
        return {}
    _steps_down(tx, current, DONE)
    return _on_stage(tx, viewer, plenary, turn, "called")


def skip_presentation(tx: Tx, viewer: Viewer, command: SkipPresentation) -> dict[str, Any]:
    must_lead(viewer)
    turn = tx.need(Presentation, viewer.workshop_id, command.presentation)
    plenary = the_plenary(tx, viewer, turn.plenary_id)
    current = as_seen(tx, plenary, command.after)
    if not command.skipped:
        if turn.state != SKIPPED:
            return {}
        tx.put(replace(turn, state=WAITING, ended_at=None), "presentation_waits")
        return keep_act(tx, plenary, "put_back", turn)
    if turn.state not in (WAITING, PRESENTING):
        raise Refused("presentation_not_waiting", turn.id)
    if current is None or current.id != turn.id:
        tx.put(replace(turn, state=SKIPPED), "presentation_skipped")
        return keep_act(tx, plenary, "skipped", turn)
    _steps_down(tx, current, SKIPPED)
    waiting = waiting_in(tx, plenary)
    return _on_stage(tx, viewer, plenary, waiting[0] if waiting else None, "skipped", turn)


def end_plenary(tx: Tx, viewer: Viewer, command: EndPlenary) -> dict[str, Any]:
    must_lead(viewer)
    plenary = the_plenary(tx, viewer, command.plenary)
    if plenary.state != "running":
        raise Refused("plenary_not_running", plenary.id)
    if plenary.current_id:
        _steps_down(tx, tx.need(Presentation, plenary.workshop_id, plenary.current_id), DONE)
    tx.put(replace(plenary, state="done", current_id=None, ended_at=tx.at), "plenary_ended")
    return keep_act(tx, plenary, "ended")


def extend_presentation(tx: Tx, viewer: Viewer, command: ExtendPresentation) -> dict[str, Any]:
    must_lead(viewer)
    turn, plenary = _presenting(tx, viewer, command.presentation)
    minutes = take.whole(command.minutes, "minutes", -LONGEST_EXTENSION, LONGEST_EXTENSION)
    tx.put(plenaries.extended(turn, tx.at, minutes), "presentation_timed")
    return keep_act(tx, plenary, "extended", turn)


def pause_presentation(tx: Tx, viewer: Viewer, command: PausePresentation) -> dict[str, Any]:
    """Twice the same changes nothing: two who lead may mean the same."""
    must_lead(viewer)
    turn, plenary = _presenting(tx, viewer, command.presentation)
    if command.paused == (turn.since is None):
        return {}
    fresh = plenaries.paused(turn, tx.at) if command.paused else plenaries.resumed(turn, tx.at)
    tx.put(fresh, "presentation_timed")
    return keep_act(tx, plenary, "paused" if command.paused else "resumed", turn)


def turn_page(tx: Tx, viewer: Viewer, command: TurnPage) -> None:
    """A page is named, not counted on: two who turn at once turn one page."""
    if not viewer.leads and viewer.seat_id is None:
        raise Refused("not_allowed")
    turn = tx.need(Presentation, viewer.workshop_id, command.presentation)
    plenary = the_plenary(tx, viewer, turn.plenary_id)
    if not viewer.leads and not (plenary.remote and turn.id == plenary.current_id and _presents(tx, viewer, turn)):
        raise Refused("not_allowed")
    pages = pages_of(tx, plenary, turn)
    page = min(pages, take.whole(command.page, "page", 1, FARTHEST_PAGE))
    if (page, pages) != (turn.page, turn.pages):
        tx.put(replace(turn, page=page, pages=pages), "page_turned")


def _presents(tx: Tx, viewer: Viewer, turn: Presentation) -> bool:
    """Chair or speaker of the group; of an organisation whoever sits for it."""
    if turn.unit == "organisation":
        return viewer.organisation_id == turn.unit_id
    group = tx.get(Group, viewer.workshop_id, turn.unit_id)
    return group is not None and viewer.seat_id in (group.chair_seat_id, group.speaker_seat_id)


def _presenting(tx: Tx, viewer: Viewer, id: str) -> tuple[Presentation, Plenary]:
    turn = tx.need(Presentation, viewer.workshop_id, id)
    if turn.state != PRESENTING:
        raise Refused("not_on_stage", turn.id)
    return turn, the_plenary(tx, viewer, turn.plenary_id)


def _steps_down(tx: Tx, turn: Presentation | None, state: str) -> None:
    if turn is not None:
        names = {DONE: "presentation_ended", SKIPPED: "presentation_skipped", WAITING: "presentation_waits"}
        tx.put(plenaries.stepped_down(turn, tx.at, state), names[state])


def _on_stage(
    tx: Tx, viewer: Viewer, plenary: Plenary, turn: Presentation | None, kind: str, about: Presentation | None = None
) -> dict[str, Any]:
    if plenary.state != "running":
        _must_be_alone(tx, plenary)
        turn_screen(tx, viewer, STAGE, {"plenary": plenary.id})
    if turn is not None:
        stepped = replace(plenaries.called(turn, plenary, tx.at), pages=pages_of(tx, plenary, turn))
        tx.put(replace(stepped, page=min(stepped.page, stepped.pages)), "presentation_called")
    fresh = replace(plenary, state="running", started_at=plenary.started_at or tx.at, ended_at=None)
    name = "plenary_turned" if plenary.state == "running" else "plenary_started"
    tx.put(replace(fresh, current_id=turn.id if turn else None), name)
    return keep_act(tx, plenary, kind, about or turn)


def _must_be_alone(tx: Tx, plenary: Plenary) -> None:
    for other in tx.all(Plenary, plenary.workshop_id, state="running"):
        if other.id != plenary.id:
            raise Refused("other_plenary_running", other.id)


HANDLERS: dict[type[Command], Handler] = {
    NextPresentation: next_presentation,
    PreviousPresentation: previous_presentation,
    CallPresentation: call_presentation,
    SkipPresentation: skip_presentation,
    EndPlenary: end_plenary,
    ExtendPresentation: extend_presentation,
    PausePresentation: pause_presentation,
    TurnPage: turn_page,
}
