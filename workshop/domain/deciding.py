"""What a decision chose, and whether it departs from what a ballot advised."""

from collections.abc import Sequence
from typing import Any

from workshop.domain.judgements import Ballot, Decision
from workshop.domain.tallying import HALL


def departs(ballot: Ballot, options: Sequence[str]) -> bool:
    """Other options than the first so many that may be chosen; which of those that are level comes first is the person's to say.

    Nothing decided for, where the ballot ranks something, departs too.
    """
    eligible = {option["id"] for option in ballot.options if option.get("eligible", True)}
    places = [place for place in (ballot.result or {}).get(HALL, []) if place["option"] in eligible and place["n"]]
    if not options:
        return bool(places)
    rank = {place["option"]: place["rank"] for place in places}
    wanted = [place["rank"] for place in places[: len(options)]]
    return [rank.get(id) for id in options] != wanted


def chosen_options(decision: Decision, ballot: Ballot | None) -> list[dict[str, Any]]:
    """In the order decided, as the ballot has them now; one that a further round left out is as it stood then."""
    now = {option["id"]: option for option in (*decision.chosen, *(ballot.options if ballot else ()))}
    return [now.get(id, {"id": id, "title": id}) for id in decision.options]
