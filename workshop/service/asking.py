"""The question a split answers, read from the tables: who has a seat, which rules hold, who sits where by whose word."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from workshop.domain.groups import BY_HAND, LEFT_OPEN, Group, Grouping
from workshop.domain.objects import Json
from workshop.domain.people import HERE
from workshop.domain.refusals import Refused
from workshop.domain.splitting.rules import Rules
from workshop.domain.splitting.seats import Question, Seated, grade
from workshop.service.identity import ENDED
from workshop.storage.glances import places, seats_held
from workshop.storage.transaction import Reader

REST = "rest"


def the_grouping(reader: Reader, workshop_id: str, grouping_id: str) -> Grouping:
    grouping = reader.need(Grouping, workshop_id, grouping_id)
    if grouping.removed:
        raise Refused("unknown_grouping", grouping_id)
    return grouping


def groups_of(reader: Reader, workshop_id: str, grouping_id: str) -> list[Group]:
    """In the order of their numbers."""
    held = [group for group in reader.all(Group, workshop_id, grouping_id=grouping_id) if not group.removed]
    return sorted(held, key=lambda group: (group.number, group.id))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a seat is in a grouping, and by whose word."""

    group_id: str | None
    how: str

    @property
    def fixed(self) -> bool:
        """Somebody said so, also where they said *in no group*: a new split leaves it, until it is released."""
        return self.how == BY_HAND

    @property
    def decided(self) -> bool:
        return self.group_id is not None or self.how not in LEFT_OPEN


def places_in(reader: Reader, workshop_id: str, grouping_id: str) -> dict[str, Place]:
    """By seat."""
    return {seat: Place(group, how) for seat, group, how in places(reader, workshop_id, grouping_id)}


def seated(reader: Reader, workshop_id: str) -> list[Seated]:
    """The seats that participants hold."""
    return [
        Seated(seat, organisation, sector, sex, grade(rank), status in HERE)
        for seat, organisation, sector, sex, rank, status in seats_held(reader, workshop_id)
        if status not in ENDED
    ]


def rules_of(grouping: Grouping) -> Rules:
    return Rules.from_json(grouping.rules)


def rules_told(reader: Reader, grouping: Grouping, told: Mapping[str, Json]) -> Rules:
    """As somebody sends them: other groupings they look at are there, and are others."""
    rules = Rules.from_json(told)
    for other in rules.others():
        if other == grouping.id:
            raise Refused("unknown_grouping", other, "rules")
        the_grouping(reader, grouping.workshop_id, other)
    return rules


def question_of(reader: Reader, grouping: Grouping, rules: Rules, scope: str = "all") -> Question:
    """`scope` rest: whoever sits in a group stays there.  Who was put in no group by hand is not asked about."""
    members = places_in(reader, grouping.workshop_id, grouping.id)
    groups = groups_of(reader, grouping.workshop_id, grouping.id)
    sits = {seat: member.group_id for seat, member in members.items() if member.group_id is not None}
    by_hand = {seat: group for seat, group in sits.items() if members[seat].fixed}
    asked = [seat for seat in seated(reader, grouping.workshop_id) if not _is_left_out(members.get(seat.seat_id))]
    if not rules.hold:
        asked = [seat for seat in asked if seat.here or (scope == REST and seat.seat_id in sits)]
    return Question(
        groups=tuple(group.id for group in groups),
        seats=tuple(asked),
        rules=rules,
        defaults=grouping.defaults,
        fixed={**grouping.overrides, **by_hand},
        standing=sits if scope == REST else {},
        same=_same(reader, grouping.workshop_id, rules.same_as, groups) if rules.same_as else {},
        met={other: _sits(reader, grouping.workshop_id, other) for other in rules.different_from},
    )


def only(question: Question, seats: Collection[str]) -> Question:
    """Asked of these, beside those who sit already."""
    kept = tuple(seat for seat in question.seats if seat.seat_id in question.standing or seat.seat_id in seats)
    return replace(question, seats=kept)


def left_out(reader: Reader, workshop_id: str, grouping_id: str) -> list[str]:
    members = places_in(reader, workshop_id, grouping_id)
    return [seat.seat_id for seat in seated(reader, workshop_id) if _is_left_out(members.get(seat.seat_id))]


def _is_left_out(member: Place | None) -> bool:
    return member is not None and member.fixed and member.group_id is None


def _same(reader: Reader, workshop_id: str, other: str, groups: list[Group]) -> dict[str, str | None]:
    """The group of the same number stands for the one there."""
    own = {group.number: group.id for group in groups}
    there = {group.id: own.get(group.number) for group in groups_of(reader, workshop_id, other)}
    return {seat: there.get(group) for seat, group in _sits(reader, workshop_id, other).items()}


def _sits(reader: Reader, workshop_id: str, grouping_id: str) -> dict[str, str]:
    members = places_in(reader, workshop_id, grouping_id)
    return {seat: member.group_id for seat, member in members.items() if member.group_id is not None}
