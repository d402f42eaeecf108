"""Ballots and decisions in a record: what was asked, how many gave their voice, what it came to once revealed, and who decided.

VS4: of a secret ballot the tally and nothing else; of an open one each voice with its voter.  Rounds before a reset stay named.
"""

from workshop.domain.deciding import chosen_options
from workshop.domain.judgements import Ballot, BallotReset, Decision, PaperCount, Vote
from workshop.domain.objects import Json
from workshop.domain.record_hall import Hall, Shelves
from workshop.domain.tallying import COUNTED_AT, Survivor, papers_of, voices
from workshop.domain.voting import rules_of


def ballot_parts(shelves: Shelves, hall: Hall) -> list[Json]:
    """Every ballot that was ever opened, in the order of its opening."""
    opened = [ballot for ballot in shelves.all(Ballot) if ballot.opened_at is not None]
    opened.sort(key=lambda one: (one.opened_at or "", one.id))
    return [_ballot(ballot, shelves, hall) for ballot in opened]


def _ballot(ballot: Ballot, shelves: Shelves, hall: Hall) -> dict[str, Json]:
    own = [vote for vote in shelves.all(Vote) if vote.ballot_id == ballot.id and vote.round == ballot.round]
    heard = voices(ballot, own, _survivor_of(ballot, hall))
    papers = papers_of(ballot, shelves.all(PaperCount))
    return {
        "id": ballot.id,
        "kind": ballot.kind,
        "question": ballot.question,
        "unit": ballot.unit,
        "grouping_id": ballot.grouping_id,
        "secret": ballot.secret,
        "state": ballot.state,
        "round": ballot.round,
        "opened_at": ballot.opened_at,
        "closed_at": ballot.closed_at,
        "revealed": ballot.revealed,
        "criteria": list(rules_of(ballot).criteria),
        "settings": ballot.settings,
        "options": [{**_named(one), "eligible": _eligible(one)} for one in ballot.options],
        "voices": _heard(ballot, heard) + sum(one.papers for one in papers),
        "late": sum(vote.late for vote in own),
        "papers": [_papers(one, hall) for one in papers],
        "result": _shown(ballot) if ballot.revealed else None,
        "votes": [] if ballot.secret or not ballot.revealed else [_vote(ballot, vote, hall) for vote in heard],
        "resets": [_reset(one, hall) for one in _resets(shelves, ballot)],
    }


def _heard(ballot: Ballot, voices: list[Vote]) -> int:
    """VS4: a secret ballot has as many as were counted first, whoever turned out to be one since."""
    if not ballot.secret or ballot.result is None:
        return len(voices)
    return int(ballot.result["phones"]) + int(ballot.result.get("assessor_voices", 0))


def _shown(ballot: Ballot) -> dict[str, Json]:
    return {name: told for name, told in (ballot.result or {}).items() if name != COUNTED_AT}


def _named(option: dict[str, Json]) -> dict[str, Json]:
    """With the row or the cluster it was taken from."""
    taken = {"entry_id": option.get("entry"), "cluster_id": option.get("cluster")}
    return {"id": option["id"], "title": option["title"], **taken}


def _eligible(option: dict[str, Json]) -> bool:
    return bool(option.get("eligible", True))


def _papers(count: PaperCount, hall: Hall) -> dict[str, Json]:
    return {"papers": count.papers, "witnesses": count.witnesses, "by": hall.person_id(count.by), "at": count.at}


def _vote(ballot: Ballot, vote: Vote, hall: Hall) -> dict[str, Json]:
    unit_id = _survivor_of(ballot, hall)(vote.voter_id)
    unit = {"unit_id": unit_id, "unit_key": hall.unit_key(ballot.unit, unit_id)}
    return {**unit, "side": vote.side, "choice": vote.choice, "at": vote.at}


def _resets(shelves: Shelves, ballot: Ballot) -> list[BallotReset]:
    traces = [one for one in shelves.all(BallotReset) if one.ballot_id == ballot.id and not one.withdrawn]
    return sorted(traces, key=lambda one: one.round)


def _reset(trace: BallotReset, hall: Hall) -> dict[str, Json]:
    told = {"round": trace.round, "voices": trace.voices, "counted": trace.result is not None}
    return {**told, "reason": trace.reason, "by": hall.person_id(trace.by), "at": trace.at}


def _survivor_of(ballot: Ballot, hall: Hall) -> Survivor:
    return hall.organisation_id if ballot.unit == "organisation" else hall.person_id


def decision_parts(shelves: Shelves, hall: Hall) -> list[Json]:
    """What stands, in the order of time."""
    standing = [one for one in shelves.all(Decision) if not one.withdrawn]
    ballots = shelves.by_id(Ballot)
    return [_decision(one, ballots.get(one.ballot_id or ""), hall) for one in sorted(standing, key=lambda one: (one.at, one.id))]


def _decision(decision: Decision, ballot: Ballot | None, hall: Hall) -> dict[str, Json]:
    person = hall.person(decision.by) if decision.by else None
    return {
        "id": decision.id,
        "ballot_id": decision.ballot_id,
        "round": decision.round or None,
        "text": decision.text,
        "options": [{"id": one["id"], "title": one["title"]} for one in chosen_options(decision, ballot)],
        "by": {
            "person_id": person.id if person else None,
            "name": person.name if person else decision.name,
            "position": person.position if person else decision.position,
        },
        "departs": decision.departs,
        "reason": decision.reason,
        "at": decision.at,
        "recorded_by": hall.person_id(decision.recorded_by),
    }


def people_of(shelves: Shelves) -> set[str]:
    """Whom these parts name by id."""
    named = {one.by for one in shelves.all(Decision)} | {one.recorded_by for one in shelves.all(Decision)}
    named |= {one.by for one in shelves.all(PaperCount)} | {one.by for one in shelves.all(BallotReset)}
    return named - {""}
