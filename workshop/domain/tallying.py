"""Counting a ballot: voices and paper counts into one ranked list, by exact fractions; ties stay ties and are shown as such.

Only what counts is counted: votes of the present round, not withdrawn, not late; of a voter who was merged with another, the
later voice.  Assessors, where they vote too, are counted apart.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from workshop.domain.judgements import Ballot, PaperCount, Vote
from workshop.domain.objects import Json
from workshop.domain.voting import EFFORT, IMPACT, USG, rules_of

HALL, ASSESSORS = "hall", "assessors"
# In a result: the journal's line at which it was counted first.
COUNTED_AT = "line"
QUADRANTS = ("quick", "besar", "isian", "tunda")
DECIMALS = 4
PER_MARK = 5

Survivor = Callable[[str], str]


@dataclass(slots=True)
class Sum:
    """All marks of one option by one criterion."""

    n: int = 0
    sum: int = 0
    counts: dict[int, int] = field(default_factory=dict)

    @property
    def mean(self) -> Fraction:
        return Fraction(self.sum, self.n) if self.n else Fraction(0)


Sums = dict[str, dict[str, Sum]]


@dataclass(frozen=True, slots=True)
class Place:
    """An option with what it came to.  `worth`: higher is better, compared one after the other; equal worths are a tie."""

    option: dict[str, Json]
    sums: Mapping[str, Sum]
    score: Fraction
    worth: tuple[Fraction, ...]
    quadrant: str | None = None


def voices(ballot: Ballot, votes: Iterable[Vote], survivor: Survivor = str) -> list[Vote]:
    """The votes that count, one a voter."""
    latest: dict[str, Vote] = {}
    for vote in sorted(votes, key=lambda one: (one.at, one.revision)):
        if vote.ballot_id == ballot.id and vote.round == ballot.round and not vote.withdrawn and vote.choice:
            latest[survivor(vote.voter_id)] = vote
    return list(latest.values())


def papers_of(ballot: Ballot, counts: Iterable[PaperCount]) -> list[PaperCount]:
    return [one for one in counts if one.ballot_id == ballot.id and one.round == ballot.round and not one.withdrawn]


def tally(ballot: Ballot, votes: Iterable[Vote], counts: Iterable[PaperCount], survivor: Survivor = str) -> dict[str, Json]:
    """`{round, phones, papers, voices, hall: [place …], assessors?: [place …]}`, best first."""
    heard, papers = voices(ballot, votes, survivor), papers_of(ballot, counts)
    hall = [vote for vote in heard if vote.side == HALL]
    many = sum(one.papers for one in papers)
    found: dict[str, Json] = {
        "round": ballot.round,
        "phones": len(hall),
        "papers": many,
        "voices": len(hall) + many,
        HALL: _ranked(ballot, _summed(ballot, hall, papers)),
    }
    if ballot.settings.get("assessors"):
        apart = [vote for vote in heard if vote.side == ASSESSORS]
        found |= {"assessor_voices": len(apart), ASSESSORS: _ranked(ballot, _summed(ballot, apart, []))}
    return found


def _summed(ballot: Ballot, votes: Iterable[Vote], counts: Iterable[PaperCount]) -> Sums:
    criteria = rules_of(ballot).criteria
    sums: Sums = {option["id"]: {one: Sum() for one in criteria} for option in ballot.options}
    for vote in votes:
        for option, marks in vote.choice.items():
            for criterion, mark in marks.items():
                _add(sums[option][criterion], 1, mark, {mark: 1})
    for count in counts:
        for option, totals in count.totals.items():
            for criterion, total in totals.items():
                by_mark = {int(mark): many for mark, many in total.get("counts", {}).items()}
                _add(sums[option][criterion], total["n"], total["sum"], by_mark)
    return sums


def _add(sum: Sum, n: int, marks: int, counts: Mapping[int, int]) -> None:
    sum.n += n
    sum.sum += marks
    for mark, many in counts.items():
        sum.counts[mark] = sum.counts.get(mark, 0) + many


def _ranked(ballot: Ballot, sums: Sums) -> list[Json]:
    """Best first; who is level keeps the order of the list and shares the place."""
    places = [_place(ballot, option, sums[option["id"]]) for option in ballot.options]
    places.sort(key=lambda one: tuple(-part for part in one.worth))
    worths = [one.worth for one in places]
    return [_shown(one, worths.index(one.worth) + 1, worths.count(one.worth) > 1) for one in places]


def _place(ballot: Ballot, option: dict[str, Json], sums: Mapping[str, Sum]) -> Place:
    means = {name: one.mean for name, one in sums.items()}
    first = next(iter(sums.values()))
    if ballot.kind == "usg":
        total = sum(means.values(), Fraction(0))
        return Place(option, sums, total, (total, *(means[name] for name in USG[:2])))
    if ballot.kind == "weighted":
        score = sum((one["weight"] * means[one["id"]] for one in ballot.settings["criteria"]), Fraction(0)) / PER_MARK
        return Place(option, sums, score, (score, *list(means.values())[:2]))
    if ballot.kind == "impact_effort":
        quadrant = quadrant_of(means[IMPACT], means[EFFORT], ballot.settings["cut"]) if first.n else None
        worth = (Fraction(-QUADRANTS.index(quadrant) if quadrant else -len(QUADRANTS)), means[IMPACT], -means[EFFORT])
        return Place(option, sums, means[IMPACT], worth, quadrant)
    if ballot.kind == "ranking":
        points = Fraction(first.n * (ballot.settings["places"] + 1) - first.sum)
        return Place(option, sums, points, (points,))
    score = first.mean if ballot.kind == "consent" else Fraction(first.sum)
    return Place(option, sums, score, (score,))


def quadrant_of(impact: Fraction, effort: Fraction, cut: int) -> str:
    """*Quick win*, *proyek besar*, *isian* or *tunda*; what lies on the cut counts as high."""
    if impact >= cut:
        return "besar" if effort >= cut else "quick"
    return "tunda" if effort >= cut else "isian"


def _shown(place: Place, rank: int, tied: bool) -> dict[str, Json]:
    sums = place.sums
    found: dict[str, Json] = {
        "option": place.option["id"],
        "rank": rank,
        "tied": tied,
        "n": max(one.n for one in sums.values()),
        "score": shown_number(place.score),
        "sums": {name: one.sum for name, one in sums.items()},
        "means": {name: shown_number(one.mean) for name, one in sums.items()},
    }
    if place.quadrant:
        found["quadrant"] = place.quadrant
    if "fist" in sums:
        found["counts"] = {str(mark): many for mark, many in sorted(sums["fist"].counts.items())}
    return found


def shown_number(value: Fraction) -> Json:
    """A whole number as such."""
    return int(value) if value.denominator == 1 else round(float(value), DECIMALS)
