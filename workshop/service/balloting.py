"""Ballots from the console: set up, opened, closed, counted at the reveal, begun anew, and paper ballots entered as totals.

VS4: a secret ballot is counted once nobody can vote any more.  After that no single vote may come in or go: two counts that
differ by one vote would tell it.
"""

from dataclasses import replace

from workshop.domain import accepting as take
from workshop.domain import tallying, voting
from workshop.domain.activities import Activity
from workshop.domain.commands.ballots import (
    CloseBallot,
    EnterPaperCount,
    LetInVotes,
    OpenBallot,
    RemoveBallot,
    ResetBallot,
    RevealBallot,
    SaveBallot,
    UndoReset,
    WithdrawPaperCount,
)
from workshop.domain.commands.base import Command
from workshop.domain.entries import Entry
from workshop.domain.groups import Grouping
from workshop.domain.judgements import Ballot, BallotReset, Cluster, PaperCount, Vote
from workshop.domain.objects import Json
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.service.ballot_voters import survivor_of
from workshop.service.desk import Handler
from workshop.service.rights import must_lead
from workshop.storage.history import before_line
from workshop.storage.transaction import Reader, Tx

MOST_BALLOTS = 200
MOST_PAPERS = 5_000
LONGEST_REASON = 500


def save_ballot(tx: Tx, viewer: Viewer, command: SaveBallot) -> None:
    must_lead(viewer)
    before = tx.get(Ballot, viewer.workshop_id, take.fresh_id(command.ballot, "ballot"))
    wanted = _wanted(tx, viewer, command)
    if before is None and tx.count(Ballot, viewer.workshop_id) >= MOST_BALLOTS:
        raise Refused("too_many_items", field="ballot")
    if before is not None:
        if before.state == "open" or before.result is not None or _is_used(tx, before):
            raise Refused("ballot_in_use", before.id)
        kept = {name: getattr(before, name) for name in ("state", "round", "opened_at", "closed_at")}
        wanted = replace(wanted, **kept)
    tx.put(wanted, "ballot_saved")


def _wanted(tx: Tx, viewer: Viewer, command: SaveBallot) -> Ballot:
    kind = take.one_of(command.kind, "kind", voting.KINDS)
    unit = take.one_of(command.unit, "unit", voting.UNITS)
    options = voting.options_of(command.options)
    _must_be_here(tx, viewer, options)
    settings = voting.settings_of(kind, command.settings, len(options))
    if settings.get("assessors") and unit != "person":
        raise Refused("assessors_vote_as_people", field="settings")
    return Ballot(
        id=command.ballot,
        workshop_id=viewer.workshop_id,
        kind=kind,
        question=take.needed(command.question, "question", voting.LONGEST_QUESTION),
        options=options,
        settings=settings,
        unit=unit,
        grouping_id=_grouping(tx, viewer, command.grouping) if unit == "group" else None,
        secret=command.secret,
    )


def _must_be_here(tx: Tx, viewer: Viewer, options: list[dict[str, Json]]) -> None:
    """What an option was taken from; VS4: never a row of a secret sheet."""
    for option in options:
        if option["cluster"] is not None:
            tx.need(Cluster, viewer.workshop_id, option["cluster"])
        if option["entry"] is not None:
            entry = tx.need(Entry, viewer.workshop_id, option["entry"])
            if tx.need(Activity, viewer.workshop_id, entry.activity_id).secret:
                raise Refused("secret_sheet", entry.activity_id, "options")


def _grouping(tx: Tx, viewer: Viewer, id: str | None) -> str:
    if id is None:
        raise Refused("grouping_needed", field="grouping")
    found = tx.get(Grouping, viewer.workshop_id, id)
    if found is None or found.removed:
        raise Refused("unknown_grouping", id, "grouping")
    return id


def remove_ballot(tx: Tx, viewer: Viewer, command: RemoveBallot) -> None:
    must_lead(viewer)
    ballot = tx.need(Ballot, viewer.workshop_id, command.ballot)
    if ballot.opened_at is not None:
        raise Refused("ballot_in_use", ballot.id)
    tx.put(replace(ballot, removed=command.removed), "ballot_removed" if command.removed else "ballot_saved")


def open_ballot(tx: Tx, viewer: Viewer, command: OpenBallot) -> None:
    must_lead(viewer)
    ballot = tx.need(Ballot, viewer.workshop_id, command.ballot)
    if ballot.state == "open":
        raise Refused("ballot_already_open", ballot.id)
    if ballot.removed or (ballot.result is not None and (ballot.secret or ballot.revealed)):
        raise Refused("ballot_counted", ballot.id)
    fresh = replace(ballot, state="open", opened_at=ballot.opened_at or tx.at, closed_at=None, result=None)
    tx.put(fresh, "ballot_opened" if ballot.state == "planned" else "ballot_reopened")


def close_ballot(tx: Tx, viewer: Viewer, command: CloseBallot) -> None:
    must_lead(viewer)
    ballot = tx.need(Ballot, viewer.workshop_id, command.ballot)
    if ballot.state != "open":
        raise Refused("ballot_not_open", ballot.id)
    tx.put(replace(ballot, state="closed", closed_at=tx.at), "ballot_closed")


def reveal_ballot(tx: Tx, viewer: Viewer, command: RevealBallot) -> None:
    """The count is made here and nowhere else; shown again after being hidden, it holds paper counts that came since."""
    must_lead(viewer)
    ballot = tx.need(Ballot, viewer.workshop_id, command.ballot)
    if not command.revealed:
        tx.put(replace(ballot, revealed=False), "ballot_hidden")
        return
    if ballot.state != "closed":
        raise Refused("ballot_not_closed", ballot.id)
    line = (ballot.result or {}).get(tallying.COUNTED_AT) or tx.seq(ballot.workshop_id)
    counted = {**counted_now(tx, ballot), "at": tx.at, tallying.COUNTED_AT: line}
    tx.put(replace(ballot, revealed=True, result=counted), "ballot_revealed")


def counted_now(reader: Reader, ballot: Ballot) -> dict[str, Json]:
    votes = reader.all(Vote, ballot.workshop_id, ballot_id=ballot.id)
    counts = reader.all(PaperCount, ballot.workshop_id, ballot_id=ballot.id)
    return tallying.tally(ballot, votes, counts, survivor_of(reader, ballot))


def reset_ballot(tx: Tx, viewer: Viewer, command: ResetBallot) -> None:
    must_lead(viewer)
    ballot = tx.need(Ballot, viewer.workshop_id, command.ballot)
    id = take.fresh_id(command.reset, "reset")
    if tx.get(BallotReset, viewer.workshop_id, id) is not None:
        raise Refused("malformed_id", "already there", "reset")
    if ballot.state != "closed":
        raise Refused("ballot_not_closed", ballot.id)
    trace = BallotReset(
        id=id,
        workshop_id=ballot.workshop_id,
        ballot_id=ballot.id,
        round=ballot.round,
        voices=len(tallying.voices(ballot, tx.all(Vote, ballot.workshop_id, ballot_id=ballot.id), survivor_of(tx, ballot))),
        reason=take.text(command.reason, "reason", LONGEST_REASON),
        by=viewer.person_id,
        at=tx.at,
        closed_at=ballot.closed_at,
        result=ballot.result,
    )
    tx.put(trace, "ballot_reset")
    anew = replace(ballot, round=ballot.round + 1, state="planned", closed_at=None, revealed=False, result=None)
    tx.put(anew, "ballot_reset")


def undo_reset(tx: Tx, viewer: Viewer, command: UndoReset) -> None:
    must_lead(viewer)
    trace = tx.need(BallotReset, viewer.workshop_id, command.reset)
    ballot = tx.need(Ballot, viewer.workshop_id, trace.ballot_id)
    if trace.withdrawn or ballot.round != trace.round + 1 or ballot.state == "open" or _is_used(tx, ballot):
        raise Refused("ballot_in_use", ballot.id)
    if _asked(ballot) != _asked(before_line(tx, ballot, trace.revision) or ballot):
        raise Refused("ballot_asked_otherwise", ballot.id)
    tx.put(replace(trace, withdrawn=True), "reset_undone")
    tx.put(replace(ballot, round=trace.round, state="closed", closed_at=trace.closed_at, result=trace.result), "reset_undone")


def _asked(ballot: Ballot) -> list[Json]:
    """What the voices of a round were given to."""
    return [getattr(ballot, name) for name in ("kind", "options", "settings", "unit", "grouping_id", "secret")]


def _is_used(tx: Tx, ballot: Ballot) -> bool:
    """Whether there is a voice of this round, even one that came late or was taken back."""
    votes = tx.all(Vote, ballot.workshop_id, ballot_id=ballot.id, round=ballot.round)
    counts = tx.all(PaperCount, ballot.workshop_id, ballot_id=ballot.id, round=ballot.round, withdrawn=False)
    return bool(votes or counts)


def let_in_votes(tx: Tx, viewer: Viewer, command: LetInVotes) -> None:
    must_lead(viewer)
    ballot = tx.need(Ballot, viewer.workshop_id, command.ballot)
    if ballot.result is not None:
        raise Refused("ballot_counted", ballot.id)
    votes = tx.all(Vote, ballot.workshop_id, ballot_id=ballot.id, round=ballot.round)
    late = [vote for vote in votes if vote.late_choice is not None]
    if not late:
        raise Refused("not_late", ballot.id)
    for vote in late:
        choice = vote.late_choice or {}
        tx.put(replace(vote, choice=choice, withdrawn=not choice, late=False, late_choice=None), "vote_let_in")


def enter_paper_count(tx: Tx, viewer: Viewer, command: EnterPaperCount) -> None:
    must_lead(viewer)
    ballot = _countable(tx, viewer, command.ballot)
    id = take.fresh_id(command.paper_count, "paper_count")
    if tx.get(PaperCount, viewer.workshop_id, id) is not None:
        raise Refused("malformed_id", "already there", "paper_count")
    papers = take.whole(command.papers, "papers", 1, MOST_PAPERS)
    fresh = PaperCount(
        id=id,
        workshop_id=ballot.workshop_id,
        ballot_id=ballot.id,
        round=ballot.round,
        papers=papers,
        totals=voting.counted_totals(ballot, papers, command.totals),
        witnesses=take.needed(command.witnesses, "witnesses", LONGEST_REASON),
        by=viewer.person_id,
        at=tx.at,
    )
    tx.put(fresh, "papers_counted")


def withdraw_paper_count(tx: Tx, viewer: Viewer, command: WithdrawPaperCount) -> None:
    must_lead(viewer)
    held = tx.need(PaperCount, viewer.workshop_id, command.paper_count)
    _countable(tx, viewer, held.ballot_id)
    tx.put(replace(held, withdrawn=command.withdrawn), "paper_count_withdrawn" if command.withdrawn else "papers_counted")


def _countable(tx: Tx, viewer: Viewer, id: str) -> Ballot:
    """What everybody sees is not changed under their eyes: it is hidden first."""
    ballot = tx.need(Ballot, viewer.workshop_id, id)
    if ballot.revealed:
        raise Refused("ballot_counted", ballot.id)
    if ballot.state == "planned":
        raise Refused("ballot_not_open", ballot.id)
    return ballot


HANDLERS: dict[type[Command], Handler] = {
    SaveBallot: save_ballot,
    RemoveBallot: remove_ballot,
    OpenBallot: open_ballot,
    CloseBallot: close_ballot,
    RevealBallot: reveal_ballot,
    ResetBallot: reset_ballot,
    UndoReset: undo_reset,
    LetInVotes: let_in_votes,
    EnterPaperCount: enter_paper_count,
    WithdrawPaperCount: withdraw_paper_count,
}
