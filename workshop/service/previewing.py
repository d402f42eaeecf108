"""A split before it is taken: what `place_seats` is to be told, why everybody sits where, and which rules could not be kept.

Reading is short; dealing is pure and takes its time, so whoever asks runs it off the loop.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshop.domain import accepting as take
from workshop.domain.objects import Json
from workshop.domain.splitting.explaining import made
from workshop.domain.splitting.seats import Question
from workshop.domain.splitting.solving import split
from workshop.domain.splitting.unmet import unmet
from workshop.service.asking import REST, left_out, question_of, rules_of, rules_told, the_grouping
from workshop.service.dividing import LARGEST_SEED
from workshop.storage.transaction import Reader

SCOPES = ("all", REST)


@dataclass(frozen=True, slots=True)
class Asked:
    """`as_of`: the hall as it was read.  `left_out`: who is in no group by hand."""

    question: Question
    seed: int
    as_of: int
    left_out: list[str]


def asked(reader: Reader, workshop_id: str, grouping_id: str, rules: Mapping[str, Json] | None, scope: str, seed: int) -> Asked:
    """`rules` None: the grouping's own."""
    grouping = the_grouping(reader, workshop_id, grouping_id)
    told = rules_of(grouping) if rules is None else rules_told(reader, grouping, rules)
    question = question_of(reader, grouping, told, take.one_of(scope, "scope", SCOPES))
    number = take.whole(seed, "seed", 0, LARGEST_SEED)
    return Asked(question, number, reader.seq(workshop_id), left_out(reader, workshop_id, grouping.id))


def shown(asked: Asked) -> dict[str, Any]:
    """`seats`: seat → group, of those the split is about; `unplaced`: where there is no group; `left_out`: by hand."""
    found = split(asked.question, asked.seed)
    about = {seat: group for seat, group in found.placed.items() if seat not in asked.question.standing}
    return {
        "as_of": asked.as_of,
        "seed": asked.seed,
        "rules": asked.question.rules.to_json(),
        "seats": about,
        "why": found.why,
        "unplaced": [seat for seat, group in about.items() if group is None],
        "left_out": asked.left_out,
        "groups": [group.to_json() for group in made(asked.question, found)],
        "unmet": [one.to_json() for one in unmet(asked.question, found)],
    }
