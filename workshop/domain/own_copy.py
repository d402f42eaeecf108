"""What a workshop holds about one person, as a tree to be handed to that person.

Every kind of object that names the person takes part, also one that comes later.  Secrets stay secret: how somebody voted,
and what they wrote on a secret sheet, is on no copy that could be shown to others (VS4).
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Grouping, Membership
from workshop.domain.judgements import Ballot, Vote
from workshop.domain.objects import Json, Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Person, Seat
from workshop.domain.record_hall import Shelves
from workshop.domain.workshops import Workshop

FORMAT, VERSION = "rembuk-own-copy", 1
OF_THE_WORKSHOP = ("title", "stage", "place", "organiser", "purpose", "contact", "days", "timezone")
HIDDEN = ("secret_hash", "device_hash", "code", "workshop_id", "seen")
CONTENT = ("draft", "values", "parsed", "rivals", "choice")
# Told in words of their own, and not once more among the rest.
TOLD_APART = ("person", "seat", "membership", "entry")


def own_copy(things: Iterable[Stored], own: Collection[str], made_at: str, until: str | None) -> dict[str, Json]:
    """`own`: the ids of the person, and of those found to be the same.  `until`: the last day on which this is kept."""
    held = list(things)
    shelves = Shelves(held)
    (workshop,) = shelves.all(Workshop)
    seats = [seat for seat in shelves.all(Seat) if seat.person_id in own]
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": made_at,
        "kept_until": until,
        "workshop": {name: getattr(workshop, name) for name in OF_THE_WORKSHOP},
        "people": [_shown(person) for person in shelves.all(Person) if person.id in own],
        "organisations": _organisations(shelves, seats),
        "groups": _groups(shelves, seats),
        "rows": _rows(shelves, own),
        "others": _others(held, shelves, own),
    }


def names_of(thing: Stored) -> set[str]:
    """The ids an object itself names."""
    return {value for name, value in thing.to_json().items() if name != "workshop_id" and isinstance(value, str)}


def _shown(thing: Stored, secret: bool = False) -> dict[str, Json]:
    hidden = (*HIDDEN, *CONTENT) if secret else HIDDEN
    return {name: value for name, value in thing.to_json().items() if name not in hidden}


def _organisations(shelves: Shelves, seats: Iterable[Seat]) -> list[str]:
    offices = shelves.by_id(Organisation)
    return list(dict.fromkeys(offices[seat.organisation_id].name for seat in seats if seat.organisation_id in offices))


def _groups(shelves: Shelves, seats: Iterable[Seat]) -> list[Json]:
    held, groups, groupings = {seat.id for seat in seats}, shelves.by_id(Group), shelves.by_id(Grouping)
    mine = [one for one in shelves.all(Membership) if one.seat_id in held and one.group_id in groups]
    return [
        {
            "grouping": groupings[one.grouping_id].title if one.grouping_id in groupings else "",
            "group": groups[one.group_id or ""].number,
            "title": groups[one.group_id or ""].title,
        }
        for one in mine
    ]


def _rows(shelves: Shelves, own: Collection[str]) -> list[Json]:
    activities, worksheets = shelves.by_id(Activity), shelves.by_id(Worksheet)
    mine = [one for one in shelves.all(Entry) if one.author_id in own or one.entered_by in own]
    found = []
    for entry in sorted(mine, key=lambda one: (one.created_at, one.id)):
        activity = activities.get(entry.activity_id)
        worksheet = worksheets.get(activity.worksheet_id) if activity else None
        found.append(_row(entry, activity, worksheet.definition if worksheet else {}))
    return found


def _row(entry: Entry, activity: Activity | None, design: Mapping[str, Any]) -> dict[str, Json]:
    secret = activity is None or activity.secret
    labels = {field["id"]: {"id": field["label_id"], "en": field["label_en"]} for field in design.get("fields", [])}
    return {
        "id": entry.id,
        "worksheet": {"id": design.get("title_id", ""), "en": design.get("title_en", "")},
        "activity": activity.title if activity else "",
        "state": entry.state,
        "origin": entry.origin,
        "created_at": entry.created_at,
        "saved_at": entry.saved_at,
        "secret": secret,
        "fields": []
        if secret
        else [{"label": labels.get(name, {"id": name, "en": name}), "text": text} for name, text in entry.draft.items()],
    }


def _others(held: Iterable[Stored], shelves: Shelves, own: Collection[str]) -> dict[str, Json]:
    """By kind; of a credential that it is there, of a vote in a secret ballot that it was given."""
    secret = {ballot.id for ballot in shelves.all(Ballot) if ballot.secret}
    found: dict[str, Json] = {}
    for thing in held:
        if thing.type not in TOLD_APART and not isinstance(thing, Workshop) and names_of(thing) & set(own):
            hides = isinstance(thing, Vote) and thing.ballot_id in secret
            found.setdefault(thing.type, []).append(_shown(thing, secret=hides or isinstance(thing, Credential)))
    return found
