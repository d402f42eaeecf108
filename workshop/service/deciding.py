"""*Penetapan*: a named person decides, the ballot only advised; where the two differ it says why, and both are kept."""

from dataclasses import replace

from workshop.domain import accepting as take
from workshop.domain.commands.ballots import RecordDecision, WithdrawDecision
from workshop.domain.commands.base import Command
from workshop.domain.deciding import departs
from workshop.domain.judgements import Ballot, Decision
from workshop.domain.people import Person
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.domain.voting import MOST_OPTIONS
from workshop.service.desk import Handler
from workshop.service.rights import must_be
from workshop.storage.transaction import Tx

CLERKS = ("facilitator", "cofacilitator", "organiser")
LONGEST_DECISION = 2_000
LONGEST_REASON = 1_000


def record_decision(tx: Tx, viewer: Viewer, command: RecordDecision) -> None:
    must_be(viewer, *CLERKS)
    id = take.fresh_id(command.decision, "decision")
    if tx.get(Decision, viewer.workshop_id, id) is not None:
        raise Refused("malformed_id", "already there", "decision")
    ballot = _counted(tx, viewer, command.ballot)
    options = _options(ballot, command.options)
    decider = _decider(tx, viewer, command.by)
    other = ballot is not None and departs(ballot, options)
    reason = take.text(command.reason, "reason", LONGEST_REASON)
    if other and not reason:
        raise Refused("reason_needed", field="reason")
    fresh = Decision(
        id=id,
        workshop_id=viewer.workshop_id,
        ballot_id=ballot.id if ballot else None,
        round=ballot.round if ballot else 0,
        text=take.needed(command.text, "text", LONGEST_DECISION),
        by=decider.id if decider else "",
        name=decider.name if decider else take.needed(command.name, "name"),
        position=decider.position if decider else take.text(command.position, "position"),
        options=options,
        chosen=[option for option in ballot.options if option["id"] in options] if ballot else [],
        reason=reason,
        departs=other,
        recorded_by=viewer.person_id,
        at=tx.at,
    )
    tx.put(fresh, "decision_recorded")


def _counted(tx: Tx, viewer: Viewer, id: str | None) -> Ballot | None:
    """Whoever departs from a ballot must know it; one that nobody has seen advises nothing."""
    if id is None:
        return None
    ballot = tx.need(Ballot, viewer.workshop_id, id)
    if ballot.result is None:
        raise Refused("ballot_not_counted", id)
    return ballot


def _options(ballot: Ballot | None, options: list[str]) -> list[str]:
    take.rows(options, "options", MOST_OPTIONS)
    take.all_different(options, "options")
    known = {option["id"] for option in ballot.options} if ballot else set()
    for id in options:
        if id not in known:
            raise Refused("unknown_option", f"{id:.60}", "options")
    return list(options)


def _decider(tx: Tx, viewer: Viewer, id: str) -> Person | None:
    """None where a name is typed."""
    if not id:
        return None
    person = tx.need(Person, viewer.workshop_id, id)
    if person.erased_at is not None:
        raise Refused("person_erased", field="by")
    return person


def withdraw_decision(tx: Tx, viewer: Viewer, command: WithdrawDecision) -> None:
    must_be(viewer, *CLERKS)
    held = tx.need(Decision, viewer.workshop_id, command.decision)
    tx.put(replace(held, withdrawn=command.withdrawn), "decision_withdrawn" if command.withdrawn else "decision_recorded")


HANDLERS: dict[type[Command], Handler] = {RecordDecision: record_decision, WithdrawDecision: withdraw_decision}
