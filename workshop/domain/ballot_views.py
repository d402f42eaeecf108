"""VS4: who sees what of a ballot.  Staff see who has voted, never how; a result is nobody's before it is revealed, and single
votes of a secret ballot are read by their voter alone, for ever."""

from collections.abc import Callable, Mapping
from typing import Any

from workshop.domain.judgements import Ballot, Decision, PaperCount, Vote
from workshop.domain.objects import Json, Stored

Views = dict[str, dict[str, Json]]

UNIT_AUDIENCES = {"person": "person", "organisation": "org", "group": "group"}
# Who voted, and when, is not for a wall.
ON_THE_SCREEN = ("id", "workshop_id", "revision", "ballot_id", "round", "late", "withdrawn", "side")


def _ballot(thing: Stored, house: object) -> Views:
    assert isinstance(thing, Ballot)
    whole = thing.to_json()
    if thing.opened_at is None:
        return {"staff": whole}
    seen = whole if thing.revealed else {**whole, "result": None}
    return {"staff": whole, "everyone": seen, "screen": seen}


def _vote(thing: Stored, house: object) -> Views:
    """The voter is a person, an organisation or a group; ids are told apart by nobody else having them (VS2)."""
    assert isinstance(thing, Vote)
    whole = thing.to_json()
    emptied = {**whole, "choice": {}, "late_choice": None} if thing.secret else whole
    own = {f"{prefix}:{thing.voter_id}": whole for prefix in UNIT_AUDIENCES.values()}
    return {**own, "staff": emptied, "screen": _without_voter(whole)}


def _without_voter(vote: Mapping[str, Json]) -> dict[str, Json]:
    return {name: vote[name] for name in ON_THE_SCREEN}


def _paper_count(thing: Stored, house: object) -> Views:
    """Its totals are a part of the result: staff who do not lead, and the wall, see how many papers there are."""
    assert isinstance(thing, PaperCount)
    whole = thing.to_json()
    return {"leads": whole, "staff": {**whole, "totals": {}}, "screen": {**whole, "totals": {}, "witnesses": "", "by": ""}}


def _decision(thing: Stored, house: object) -> Views:
    assert isinstance(thing, Decision)
    seen = thing.to_json()
    return {"staff": seen, "everyone": seen, "screen": seen}


BALLOT_RULES: dict[str, Callable[[Stored, Any], Views]] = {
    "ballot": _ballot,
    "vote": _vote,
    "paper_count": _paper_count,
    "decision": _decision,
}
