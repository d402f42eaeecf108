"""A voice is cast: by a person, or for an organisation or a group by any of its phones; one row a voter (UNIQUE), the later
one standing.  What comes after the closing waits beside what was in time (EN2)."""

from dataclasses import replace

from workshop.domain.commands.ballots import CastVote
from workshop.domain.commands.base import Command
from workshop.domain.derived import derived
from workshop.domain.groups import Group
from workshop.domain.judgements import Ballot, Vote
from workshop.domain.objects import Json
from workshop.domain.refusals import Refused
from workshop.domain.tallying import ASSESSORS, HALL
from workshop.domain.viewers import Viewer
from workshop.domain.voting import checked
from workshop.service.desk import Handler
from workshop.storage.transaction import Tx


def cast_vote(tx: Tx, viewer: Viewer, command: CastVote) -> dict[str, Json]:
    if viewer.seat_id is None and "assessor" not in viewer.roles:
        raise Refused("not_allowed")
    ballot = tx.need(Ballot, viewer.workshop_id, command.ballot)
    if ballot.opened_at is None or ballot.removed:
        raise Refused("ballot_not_open", ballot.id)
    voter, side = _voter(tx, viewer, ballot)
    if command.round != ballot.round:
        raise Refused("ballot_begun_anew", str(ballot.round))
    if ballot.state == "planned":
        raise Refused("ballot_not_open", ballot.id)
    choice = checked(ballot, command.choice)
    id = vote_id(ballot.id, voter)
    before = tx.get(Vote, ballot.workshop_id, id)
    stands = before if before is not None and before.round == ballot.round else _unvoted(ballot, id, voter, side)
    if ballot.state == "open":
        told = replace(stands, cast_by=viewer.person_id, at=tx.at, late=False, late_choice=None)
        tx.put(replace(told, choice=choice, withdrawn=not choice), "vote_cast")
        return {}
    told = replace(stands, cast_by=stands.cast_by or viewer.person_id, at=stands.at or tx.at)
    tx.put(replace(told, late=True, late_choice=choice), "vote_came_late")
    return {"late": True}


def _unvoted(ballot: Ballot, id: str, voter: str, side: str) -> Vote:
    return Vote(
        id=id,
        workshop_id=ballot.workshop_id,
        ballot_id=ballot.id,
        voter_id=voter,
        side=side,
        round=ballot.round,
        secret=ballot.secret,
        withdrawn=True,
    )


def vote_id(ballot_id: str, voter_id: str) -> str:
    return derived("vot", ballot_id, voter_id)


def _voter(tx: Tx, viewer: Viewer, ballot: Ballot) -> tuple[str, str]:
    """Whose voice this is: the unit's the sender sits for; the staff have none, but for assessors where they are asked too."""
    if viewer.seat_id is None:
        if ballot.settings.get("assessors"):
            return viewer.person_id, ASSESSORS
        raise Refused("not_allowed")
    if ballot.unit == "person":
        return viewer.person_id, HALL
    if ballot.unit == "organisation" and viewer.organisation_id:
        return viewer.organisation_id, HALL
    for id in sorted(viewer.groups):
        group = tx.get(Group, viewer.workshop_id, id)
        if ballot.unit == "group" and group is not None and group.grouping_id == ballot.grouping_id:
            return id, HALL
    raise Refused("no_voice", ballot.id)


HANDLERS: dict[type[Command], Handler] = {CastVote: cast_vote}
