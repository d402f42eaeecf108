"""VS1: who sees which object, and how.

`seen_by(object, house)` gives audience → the object as that audience sees it (fields may be left out), richest first.
Snapshot, resync and broadcast all pass through here (RS2), so that what is sent live is what a reload shows.
"""

from collections.abc import Callable, Mapping

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.attachment_views import ATTACHMENT_RULES
from workshop.domain.ballot_views import BALLOT_RULES
from workshop.domain.chain_views import CHAIN_RULES
from workshop.domain.entries import Entry
from workshop.domain.groups import Membership
from workshop.domain.house import House
from workshop.domain.judgements import Review, Source
from workshop.domain.marks import Announcement, AttendanceMark, HelpCall
from workshop.domain.objects import Json, Stored
from workshop.domain.people import Credential, Grant, Person, Seat, masked
from workshop.domain.plenary_views import PLENARY_RULES
from workshop.domain.reach import EVERY_ROW
from workshop.domain.sheets import Sheet
from workshop.domain.substitutions import Substitution

Seen = dict[str, dict[str, Json]]

EVERYBODY = ("everyone", "screen", "desk")
NO_NIP = ("nip", "phone", "rank", "erasure_asked_at")


def seen_by(thing: Stored, house: House) -> Seen:
    """Audience → what it sees of the object; an absent audience sees nothing of it."""
    rule = RULES.get(thing.type)
    return rule(thing, house) if rule else {"staff": thing.to_json()}


def visible_to(thing: Stored, audiences: frozenset[str], house: House) -> dict[str, Json] | None:
    """The richest view that one of the viewer's audiences allows, or nothing."""
    seen = seen_by(thing, house)
    audience = richest(seen, audiences)
    return None if audience is None else seen[audience]


def richest(seen: Seen, audiences: frozenset[str]) -> str | None:
    """The first of the object's audiences that the viewer belongs to: views are ordered, richest first."""
    return next((audience for audience in seen if audience in audiences), None)


def _everybody(thing: Stored, house: House) -> Seen:
    seen = thing.to_json()
    return {"staff": seen, **dict.fromkeys(EVERYBODY, seen)}


def _grouping(thing: Stored, house: House) -> Seen:
    """By which rules the hall is divided, and who has a place of their own in it, is the staff's."""
    whole = thing.to_json()
    without = {name: value for name, value in whole.items() if name not in ("defaults", "overrides", "rules")}
    return {"staff": whole, **dict.fromkeys(EVERYBODY, without)}


def _credential(thing: Stored, house: House) -> Seen:
    """A personal code is read by its owner only; staff see that a claim waits, never a secret."""
    assert isinstance(thing, Credential)
    whole = {k: v for k, v in thing.to_json().items() if k not in ("secret_hash", "device_hash")}
    if thing.kind == "claim":
        return {"staff": {**whole, "code": ""}}
    return {f"person:{thing.person_id}": whole} if thing.kind == "code" else {}


def _grant(thing: Stored, house: House) -> Seen:
    """RV2: the staff know who assesses, since one assessor may write down what another says."""
    assert isinstance(thing, Grant)
    readers = ["leads", f"person:{thing.person_id}", *(["staff"] if thing.role == "assessor" else [])]
    return dict.fromkeys(readers, thing.to_json())


def _person(thing: Stored, house: House) -> Seen:
    """Phone number and the end of the NIP (nobody reads it whole off a view): the papers' keepers and the person; name and
    position: the own organisation and groups.

    Who was merged is seen wherever the survivor is: rows still name the one as their author.
    """
    assert isinstance(thing, Person)
    whole = {**thing.to_json(), "nip": masked(thing.nip)}
    without = {k: v for k, v in whole.items() if k not in NO_NIP}
    name = {k: whole[k] for k in ("id", "workshop_id", "revision", "name", "position", "status", "staff", "merged_into")}
    selves = [thing.id, *([thing.merged_into] if thing.merged_into else [])]
    seen: Seen = {"papers": whole, **{f"person:{one}": whole for one in selves}, "staff": without, "desk": without}
    if thing.staff:
        return {**seen, "everyone": name}
    near = {unit for one in selves for unit in (*_company(one, house), *_other_hands(one, house))}
    return {**seen, **dict.fromkeys(near - seen.keys(), name)}


def _other_hands(person_id: str, house: House) -> set[str]:
    """Whom this person stands in for, and by whom the person is stood in for: each reads the other's name."""
    pairs = [{one.predecessor_id, one.substitute_id} for one in house.substitutions.values()]
    return {f"person:{one}" for pair in pairs if person_id in pair for one in pair}


def _company(person_id: str, house: House) -> set[str]:
    """The units the person is in, or was before or as a substitute: who is in one of them too sees the name by the rows."""
    once = {one.seat_id for one in house.substitutions.values() if person_id in (one.predecessor_id, one.substitute_id)}
    held = {*house.seats_of.get(person_id, ()), *(once & house.seats.keys())}
    memberships = [house.memberships[id] for seat in held for id in house.memberships_of.get(seat, frozenset())]
    groups = {f"group:{one.group_id}" for one in memberships if one.group_id}
    return groups | {f"org:{house.seats[seat].organisation_id}" for seat in held}


def _seat(thing: Stored, house: House) -> Seen:
    assert isinstance(thing, Seat)
    seen = thing.to_json()
    return {
        "staff": seen,
        "desk": seen,
        f"person:{thing.person_id}": seen,
        **dict.fromkeys(_company(thing.person_id, house), seen),
    }


def _substitution(thing: Stored, house: House) -> Seen:
    assert isinstance(thing, Substitution)
    both = (f"person:{thing.predecessor_id}", f"person:{thing.substitute_id}")
    return dict.fromkeys(("staff", "desk", *both), thing.to_json())


def _membership(thing: Stored, house: House) -> Seen:
    assert isinstance(thing, Membership)
    seen = thing.to_json()
    seat = house.seats.get(thing.seat_id)
    own = {f"person:{seat.person_id}": seen} if seat else {}
    return {"staff": seen, "desk": seen, **own, **({f"group:{thing.group_id}": seen} if thing.group_id else {})}


def _for_papers(thing: Stored, house: House) -> Seen:
    """Signatories stand in an office with their NIP; versions and the editorial desk's words are theirs who keep the papers."""
    return {"papers": thing.to_json()}


def _worksheet(thing: Stored, house: House) -> Seen:
    """Phones need the design only once it is used."""
    assert isinstance(thing, Worksheet)
    seen = thing.to_json()
    return {"staff": seen, **({"everyone": seen} if thing.frozen else {})}


def _activity(thing: Stored, house: House) -> Seen:
    assert isinstance(thing, Activity)
    seen = thing.to_json()
    if thing.state == "planned":
        return {"staff": seen}
    if not thing.audience or thing.share:
        return {"staff": seen, **dict.fromkeys(EVERYBODY, seen)}
    asked = {f"{prefix}:{unit_id}": seen for prefix in ("group", "org") for unit_id in thing.audience}
    return {"staff": seen, "screen": seen, **asked}


def _unit(sheet: Sheet) -> str:
    prefix = {"person": "person", "organisation": "org", "group": "group"}[sheet.unit]
    return f"{prefix}:{sheet.unit_id}"


def _sheet(thing: Stored, house: House) -> Seen:
    assert isinstance(thing, Sheet)
    activity = house.activities.get(thing.activity_id)
    seen = thing.to_json()
    return {"staff": seen, **({_unit(thing): seen} if activity and activity.see else {})}


def _entry(thing: Stored, house: House) -> Seen:
    """VS4: of a secret sheet staff see that rows exist, never author and content together."""
    assert isinstance(thing, Entry)
    activity, sheet = house.activities.get(thing.activity_id), house.sheets.get(thing.sheet_id)
    if activity is None or sheet is None:
        return {}
    whole = thing.to_json()
    seen = _to_readers(_emptied(whole) if activity.secret else whole, house, sheet, thing.id)
    if activity.see:
        seen = {_unit(sheet): whole, **seen}
    if activity.share and not activity.secret and thing.state == "ready" and not thing.late:
        seen["everyone"] = {**whole, "draft": whole["values"], "rivals": {}}
    return seen


def _review(thing: Stored, house: House) -> Seen:
    """Whose sheet it is reads what is said of it; a private note stays among assessors."""
    assert isinstance(thing, Review)
    activity, sheet = house.activities.get(thing.activity_id), house.sheets.get(thing.sheet_id)
    if activity is None or sheet is None:
        return {}
    seen = _to_readers(thing.to_json(), house, sheet, thing.target_id, all_of_them="assessors" if thing.private else EVERY_ROW)
    if activity.see and not thing.private:
        seen[_unit(sheet)] = next(iter(seen.values()))
    return seen


def _to_readers(shown: dict[str, Json], house: House, sheet: Sheet, row: str, all_of_them: str = EVERY_ROW) -> Seen:
    """RV2: whoever reads every row, and assessors whose grants name where it stands."""
    return dict.fromkeys((all_of_them, *house.readers_of(sheet, row)), shown)


def _cluster(thing: Stored, house: House) -> Seen:
    return dict.fromkeys((EVERY_ROW, *house.readers_of_cluster(thing.id)), thing.to_json())


def _source(thing: Stored, house: House) -> Seen:
    assert isinstance(thing, Source)
    return dict.fromkeys((EVERY_ROW, *house.readers_of_source(thing)), thing.to_json())


def _emptied(whole: Mapping[str, Json]) -> dict[str, Json]:
    return {**whole, "draft": {}, "values": None, "parsed": {}, "rivals": {}}


def _mark(thing: Stored, house: House) -> Seen:
    assert isinstance(thing, AttendanceMark)
    return dict.fromkeys(("staff", "desk", f"person:{thing.person_id}"), thing.to_json())


def _announcement(thing: Stored, house: House) -> Seen:
    """Said to some, it is theirs and the staff's; on the projector only where it was sent there too."""
    assert isinstance(thing, Announcement)
    if not thing.audience:
        return _everybody(thing, house)
    seen = thing.to_json()
    asked = [f"{prefix}:{unit_id}" for prefix in ("group", "org") for unit_id in thing.audience]
    return dict.fromkeys(("staff", *(["screen"] if thing.on_projector else []), *asked), seen)


def _help(thing: Stored, house: House) -> Seen:
    assert isinstance(thing, HelpCall)
    seen = thing.to_json()
    return {
        "staff": seen,
        f"person:{thing.person_id}": seen,
        **({f"group:{thing.group_id}": seen} if thing.group_id else {}),
    }


RULES: dict[str, Callable[[Stored, House], Seen]] = {
    "workshop": _everybody,
    "agenda_item": _everybody,
    "organisation": _everybody,
    "grouping": _grouping,
    "group": _everybody,
    "announcement": _announcement,
    "screen": _everybody,
    "credential": _credential,
    "grant": _grant,
    "person": _person,
    "seat": _seat,
    "substitution": _substitution,
    "membership": _membership,
    "worksheet": _worksheet,
    "activity": _activity,
    "sheet": _sheet,
    "entry": _entry,
    "review": _review,
    "cluster": _cluster,
    "source": _source,
    "attendance_mark": _mark,
    "help_call": _help,
    "office": _for_papers,
    "document_version": _for_papers,
    "correction": _for_papers,
    **BALLOT_RULES,
    **ATTACHMENT_RULES,
    **CHAIN_RULES,
    **PLENARY_RULES,
}
