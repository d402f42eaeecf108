"""Rules that a split could not keep, each named with whom it concerns: nothing is dropped without a word.

`least` and `most` are what came out; `best` is what was to be had at best with these numbers, so that one sees whether
another hall or only other fixed places would help.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from workshop.domain.objects import Json
from workshop.domain.splitting.seats import Question, Seated
from workshop.domain.splitting.solving import Split

SHARES: tuple[tuple[str, Callable[[Seated], str]], ...] = (
    ("sector", lambda seat: seat.sector),
    ("sex", lambda seat: seat.sex),
    ("seniority", lambda seat: seat.seniority),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """`rule`: fixed, same_as, defaults, together, apart, different_from, no_lone, size, sector, sex, seniority.  `about`: an
    organisation, a grouping, or the value whose share is uneven.
    """

    rule: str
    seats: tuple[str, ...] = ()
    about: str = ""
    group: str = ""
    least: int = 0
    most: int = 0
    best: int = 0

    def to_json(self) -> dict[str, Json]:
        told = {name: getattr(self, name) for name in ("rule", "about", "group", "least", "most", "best")}
        return {**told, "seats": [*self.seats]}


def unmet(question: Question, split: Split) -> list[Unmet]:
    """The stronger rule first; without a group there is nothing to keep."""
    if not question.groups:
        return []
    delegation = _together if question.rules.organisation == "together" else _apart
    parts = (_lost_places, delegation, _company, _lone, _sizes, _shares)
    return [one for part in parts for one in part(question, split)]


def _lost_places(question: Question, split: Split) -> Iterator[Unmet]:
    """Places in groups that are gone or have no counterpart here, and a grouping to go by in which nobody sits."""
    present, known = set(question.groups), {seat.seat_id for seat in question.seats}
    fixed = [seat for seat, group in question.fixed.items() if group not in present and seat in known]
    if fixed:
        yield Unmet(rule="fixed", seats=tuple(sorted(fixed)))
    same = [seat for seat, group in question.same.items() if seat in known and split.placed[seat] != group]
    if same or (question.rules.same_as and not question.same):
        yield Unmet(rule="same_as", about=question.rules.same_as, seats=tuple(sorted(same)))
    for organisation, group in sorted(question.defaults.items()):
        its = [seat.seat_id for seat in question.seats if seat.organisation_id == organisation]
        if question.rules.defaults and group not in present and its:
            yield Unmet(rule="defaults", about=organisation, seats=tuple(its))


def _together(question: Question, split: Split) -> Iterator[Unmet]:
    for organisation, seats in _by(question.seats, lambda seat: seat.organisation_id):
        where = Counter(split.placed[seat.seat_id] for seat in seats)
        if len(where) > 1:
            main = max(where, key=lambda group: (where[group], group or ""))
            away = tuple(seat.seat_id for seat in seats if split.placed[seat.seat_id] != main)
            yield Unmet(rule="together", about=organisation, seats=away, group=main or "", least=len(where), best=1)


def _apart(question: Question, split: Split) -> Iterator[Unmet]:
    """An organisation with a group of its own is together on purpose."""
    if question.rules.organisation != "apart":
        return
    for organisation, seats in _by(question.seats, lambda seat: seat.organisation_id):
        if not question.own_group(organisation):
            yield from _sharing("apart", organisation, seats, question, split)


def _company(question: Question, split: Split) -> Iterator[Unmet]:
    for other in question.rules.different_from:
        met = question.met.get(other, {})
        if not met:
            yield Unmet(rule="different_from", about=other)
        companies = _by(question.seats, partial(_company_of, met))
        again = [one for _, seats in companies for one in _sharing("different_from", other, seats, question, split)]
        if again:
            again.sort(key=lambda one: (one.best - one.most, one.seats))
            seats = tuple(seat for one in again for seat in one.seats)
            yield replace(again[0], seats=seats)


def _company_of(met: Mapping[str, str], seat: Seated) -> str:
    return met.get(seat.seat_id, "")


def _sharing(rule: str, about: str, seats: list[Seated], question: Question, split: Split) -> Iterator[Unmet]:
    """Who of these shares a group with another of them."""
    where = Counter(split.placed[seat.seat_id] for seat in seats)
    sharing = tuple(seat.seat_id for seat in seats if where[split.placed[seat.seat_id]] > 1)
    if sharing:
        best = -(-len(seats) // len(question.groups))
        yield Unmet(rule=rule, about=about, seats=sharing, most=max(where.values()), best=best)


def _lone(question: Question, split: Split) -> Iterator[Unmet]:
    largest = question.largest_sector()
    if question.rules.sector != "no_lone":
        return
    voices = [seat for seat in question.seats if seat.sector and seat.sector != largest]
    for group, seats in _by(voices, lambda seat: split.placed[seat.seat_id] or ""):
        if len(seats) == 1:
            yield Unmet(
                rule="no_lone", about=seats[0].sector, group=group, seats=(seats[0].seat_id,), most=1, best=min(2, len(voices))
            )


def _sizes(question: Question, split: Split) -> Iterator[Unmet]:
    sizes = [list(split.placed.values()).count(group) for group in question.groups]
    if max(sizes) - min(sizes) > 1:
        yield Unmet(rule="size", least=min(sizes), most=max(sizes), best=-(-len(question.seats) // len(sizes)))


def _shares(question: Question, split: Split) -> Iterator[Unmet]:
    """What was to be even beside the sizes, and is not: one word for the most uneven value of each kind."""
    for rule, kind in SHARES:
        asked = question.rules.sector == "even" if rule == "sector" else getattr(question.rules, rule)
        uneven: list[Unmet] = []
        for value, seats in _by(question.seats, kind) if asked else ():
            held = Counter(split.placed[seat.seat_id] for seat in seats)
            least, most = min(held[group] for group in question.groups), max(held[group] for group in question.groups)
            if most - least > 1:
                best = -(-len(seats) // len(question.groups))
                uneven.append(Unmet(rule=rule, about=value, least=least, most=most, best=best))
        yield from sorted(uneven, key=lambda one: (one.least - one.most, one.about))[:1]


def _by(seats: Iterable[Seated], kind: Callable[[Seated], str]) -> list[tuple[str, list[Seated]]]:
    """Value → seats of it; of whom nothing is known belongs nowhere."""
    found: dict[str, list[Seated]] = defaultdict(list)
    for seat in seats:
        if value := kind(seat):
            found[value].append(seat)
    return sorted(found.items())
