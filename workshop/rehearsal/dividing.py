"""Dividing the hall: groupings with defaults and personal exceptions, the split, the moves, and who sits where in the end."""

from collections.abc import Mapping
from typing import Any

from workshop.rehearsal.dataset import Division, GroupPlan
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.host import must


def make_groupings(hall: Hall) -> None:
    themes = {theme["id"] for theme in hall.data.workshop.get("themes", [])}
    for division in hall.data.divisions:
        shape = {"grouping": hall.grouping_id(division.key), "key": division.key, "title": division.title}
        hall.leads("save_grouping", **shape)
        for number, group in enumerate(division.groups, start=1):
            hall.leads("save_group", **_group(hall, division, group, number, themes))
        hall.leads("save_grouping", **shape, defaults=_defaults(hall, division), overrides=_overrides(hall, division))


def split(hall: Hall, division: Division) -> None:
    """The preview by the grouping's rules, confirmed; who comes later is the server's to place, who belongs nowhere is not."""
    grouping = hall.grouping_id(division.key)
    shown = must(hall.console.post(hall.path("splits"), {"grouping": grouping}), "splits")["seats"]
    later = {hall.seat_of(person) for person in hall.data.participants if _is_placed_on_coming(hall, division, person)}
    nowhere = {hall.seat_of(person) for person in hall.data.participants if person not in division.first}
    seats = {seat: None if seat in nowhere else group for seat, group in shown.items() if seat not in later}
    hall.leads_and_sees("place_seats", grouping=grouping, seats=seats)
    present = [person for person in hall.data.participants if hall.seat_of(person) not in later]
    _compare(hall, division, {person: division.first.get(person) for person in present})


def name_scribes(hall: Hall) -> None:
    themes = {theme["id"] for theme in hall.data.workshop.get("themes", [])}
    for division in hall.data.divisions:
        for number, group in enumerate(division.groups, start=1):
            if group.scribe in hall.people:
                shape = _group(hall, division, group, number, themes)
                hall.leads("save_group", **shape, scribe_seat=hall.seat_of(group.scribe))


def sits_in(hall: Hall, division: str, person: str) -> str | None:
    """The id of the group a person sits in now, as the console shows it."""
    seat, grouping = hall.seat_of(person), hall.grouping_id(division)
    found = [one for one in hall.lead.all("membership") if one["seat_id"] == seat and one["grouping_id"] == grouping]
    return found[0]["group_id"] if found else None


def check_last(hall: Hall) -> None:
    """Who is here sits as the data say; who never came was placed with the rest; who was replaced sits no more."""
    here = [person for person in hall.data.participants if person not in hall.stands_in.values()]
    for division in hall.data.divisions:
        _compare(hall, division, {person: _at_last(hall, division, person) for person in here})


def fills_the_seat(hall: Hall, person: str, replaced: str) -> None:
    """The seat brings its groups along; where the data have the substitute elsewhere, a facilitator moves it."""
    hall.stands_in[person] = replaced
    hall.seats[hall.people[person]] = hall.seat_of(replaced)
    for division in hall.data.divisions:
        group = division.first.get(person)
        if group and sits_in(hall, division.key, person) != _group_of(hall, division, group):
            Tables(hall).seats(division, person, group)


def _at_last(hall: Hall, division: Division, person: str) -> str | None:
    return division.last.get(person) or division.last.get(hall.stands_in.get(person, ""))


class Tables:
    """Who gets up: moves of the data, and guests, who write for another group than their own and then go back."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self._guests: list[tuple[Division, str]] = []

    def seats(self, division: Division, person: str, group: str | None) -> None:
        seat, grouping = self.hall.seat_of(person), self.hall.grouping_id(division.key)
        self.hall.leads_and_sees("move_seat", grouping=grouping, seat=seat, group=_group_of(self.hall, division, group))

    def has(self, division: Division, person: str, group: str) -> bool:
        return sits_in(self.hall, division.key, person) == _group_of(self.hall, division, group)

    def welcomes(self, division: Division, person: str, group: str) -> None:
        """The person sits in that group now, as a facilitator would see to before anybody writes there."""
        if not self.has(division, person, group):
            self.seats(division, person, group)
            self._guests.append((division, person))

    def take_guests_back(self) -> None:
        for division, person in self._guests:
            self.seats(division, person, _at_last(self.hall, division, person))


def _is_placed_on_coming(hall: Hall, division: Division, person: str) -> bool:
    """Who first comes on a later day and has a place by the grouping's rules."""
    stays = hall.data.participants[person].stays
    return bool(stays) and stays[0].day > 1 and person in division.first and bool(set(division.first.values()))


def _compare(hall: Hall, division: Division, wanted: Mapping[str, str | None]) -> None:
    """Who sits where, and who in no group."""
    for person, group in wanted.items():
        found, right = sits_in(hall, division.key, person), _group_of(hall, division, group)
        if found != right:
            values = {"person": person, "grouping": division.key, "expected": group or "–", "got": found or "–"}
            hall.fault("rehearsal.fault.membership", **values)


def _group(hall: Hall, division: Division, group: GroupPlan, number: int, themes: set[str]) -> dict[str, Any]:
    return {
        "group": hall.group_id(division.key, group.key),
        "grouping": hall.grouping_id(division.key),
        "number": number,
        "title": group.title,
        "key": group.key,
        "theme": group.key if group.key in themes else "",
    }


def _defaults(hall: Hall, division: Division) -> dict[str, str]:
    known = {name: group for name, group in division.defaults.items() if name in hall.organisations}
    return {hall.organisations[name]: hall.group_id(division.key, group) for name, group in known.items()}


def _overrides(hall: Hall, division: Division) -> dict[str, str]:
    """Who sits elsewhere than their organisation."""
    found = {}
    for person, group in division.first.items():
        if division.defaults.get(hall.data.participants[person].organisation) != group:
            found[hall.seat_of(person)] = hall.group_id(division.key, group)
    return found


def _group_of(hall: Hall, division: Division, group: str | None) -> str | None:
    return hall.group_id(division.key, group) if group else None
