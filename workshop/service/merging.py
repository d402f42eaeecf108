"""A walk-in and whoever they really are become one: at the door anybody comes in at once, the lists are put right later.

Whoever is merged stays in the tables as `merged`, and what they wrote keeps them as its author; the record follows
`merged_into`.  Everything that is alive goes over in the same change: phones, place at the table, sheets, marks, calls.
So the phone in the hand simply goes on, as the other person.
"""

from collections.abc import Mapping
from dataclasses import replace

from workshop.domain.activities import Activity
from workshop.domain.commands.base import Command
from workshop.domain.commands.hall import MergeOrganisation, MergePerson
from workshop.domain.groups import Group, Grouping, Membership
from workshop.domain.marks import AttendanceMark, HelpCall
from workshop.domain.organisation_names import name_key
from workshop.domain.organisations import Organisation
from workshop.domain.people import HERE, Credential, Person, Seat
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.service.identity import ENDED
from workshop.service.importing import MOST_ALIASES, must_keep_lists
from workshop.service.joining import arrived
from workshop.service.moving import move_rows
from workshop.service.placing import put_in
from workshop.storage.transaction import Tx


def merge_person(tx: Tx, viewer: Viewer, command: MergePerson) -> None:
    must_keep_lists(viewer)
    walk_in = tx.need(Person, viewer.workshop_id, command.person)
    listed = tx.need(Person, viewer.workshop_id, command.into)
    _must_have_come_in_at_the_door(walk_in.status, "person")
    if listed.staff or listed.status in (*ENDED, "provisional"):
        raise Refused("not_on_the_list", listed.id, "into")
    _hand_over_place(tx, walk_in, listed)
    move_rows(tx, viewer.workshop_id, "person", walk_in.id, listed.id)
    _hand_over_phones(tx, walk_in, listed)
    for earlier in tx.all(Person, viewer.workshop_id, merged_into=walk_in.id):
        tx.put(replace(earlier, merged_into=listed.id), "person_merged")
    tx.put(replace(walk_in, status="merged", merged_into=listed.id), "person_merged")
    arrived(tx, listed)


def merge_organisation(tx: Tx, viewer: Viewer, command: MergeOrganisation) -> None:
    must_keep_lists(viewer)
    typed = tx.need(Organisation, viewer.workshop_id, command.organisation)
    listed = tx.need(Organisation, viewer.workshop_id, command.into)
    _must_have_come_in_at_the_door(typed.status, "organisation")
    if listed.status != "listed":
        raise Refused("not_on_the_list", listed.id, "into")
    for seat in tx.all(Seat, viewer.workshop_id, organisation_id=typed.id):
        tx.put(replace(seat, organisation_id=listed.id), "seat_changed")
    move_rows(tx, viewer.workshop_id, "organisation", typed.id, listed.id)
    _mean_instead(tx, typed, listed)
    for earlier in tx.all(Organisation, viewer.workshop_id, merged_into=typed.id):
        tx.put(replace(earlier, merged_into=listed.id), "organisation_merged")
    tx.put(replace(typed, status="merged", merged_into=listed.id), "organisation_merged")
    _learn_spelling(tx, typed, listed)


def _must_have_come_in_at_the_door(status: str, field: str) -> None:
    if status == "merged":
        raise Refused("already_merged", field=field)
    if status != "provisional":
        raise Refused("not_a_walk_in", field=field)


def _hand_over_place(tx: Tx, walk_in: Person, listed: Person) -> None:
    """Where the walk-in sits now is where the person sits, unless that one is here already and in a group."""
    left, kept = _seat(tx, walk_in), _seat(tx, listed)
    if left is None:
        return
    if kept is None:
        tx.put(replace(left, person_id=listed.id), "seat_changed")
        return
    for member in tx.all(Membership, left.workshop_id, seat_id=left.id):
        _hand_over_membership(tx, member, kept, stays=listed.status in HERE)
    for group in tx.all(Group, left.workshop_id, scribe_seat_id=left.id):
        tx.put(replace(group, scribe_seat_id=kept.id), "group_saved")
    for grouping in tx.all(Grouping, left.workshop_id):
        if left.id in grouping.overrides:
            tx.put(replace(grouping, overrides=_renamed(grouping.overrides, left.id, kept.id)), "grouping_saved")
    tx.put(replace(left, status="merged"), "seat_changed")


def _hand_over_membership(tx: Tx, member: Membership, kept: Seat, stays: bool) -> None:
    if member.group_id is None:
        return
    grouping = tx.need(Grouping, member.workshop_id, member.grouping_id)
    own = next(iter(tx.all(Membership, kept.workshop_id, grouping_id=grouping.id, seat_id=kept.id)), None)
    if not stays or own is None or own.group_id is None:
        put_in(tx, grouping, kept.id, member.group_id, "merged", "seat_moved")
    tx.put(replace(member, group_id=None, how="merged"), "seat_moved")


def _hand_over_phones(tx: Tx, walk_in: Person, listed: Person) -> None:
    """Tokens, the personal code, marks, raised hands; a command that was carried out is not carried out again (CM1)."""
    id = walk_in.workshop_id
    tx.hand_over_receipts(id, walk_in.id, listed.id)
    for held in tx.all(Credential, id, person_id=walk_in.id):
        if held.revoked_at is None:
            tx.put(replace(held, person_id=listed.id), "credential_handed_over")
    for mark in tx.all(AttendanceMark, id, person_id=walk_in.id):
        if not tx.all(AttendanceMark, id, person_id=listed.id, half_day=mark.half_day, kind=mark.kind, at=mark.at):
            tx.put(replace(mark, person_id=listed.id), "attendance_marked")
    for call in tx.all(HelpCall, id, person_id=walk_in.id):
        if call.ended_at is None:
            tx.put(replace(call, person_id=listed.id), "help_called")
    for person in tx.all(Person, id, substitute_for=walk_in.id):
        tx.put(replace(person, substitute_for=listed.id), "person_saved")


def _mean_instead(tx: Tx, typed: Organisation, listed: Organisation) -> None:
    """Rules and audiences that name the one mean the other."""
    for grouping in tx.all(Grouping, typed.workshop_id):
        if typed.id in grouping.defaults:
            tx.put(replace(grouping, defaults=_renamed(grouping.defaults, typed.id, listed.id)), "grouping_saved")
    for activity in tx.all(Activity, typed.workshop_id):
        if typed.id in activity.audience:
            named = dict.fromkeys(listed.id if one == typed.id else one for one in activity.audience)
            tx.put(replace(activity, audience=list(named)), "activity_switched")


def _learn_spelling(tx: Tx, typed: Organisation, listed: Organisation) -> None:
    """The next file that writes it so means the one on the list."""
    known = {name_key(name) for name in (listed.name, listed.abbreviation, *listed.aliases)}
    if name_key(typed.name) not in known and len(listed.aliases) < MOST_ALIASES:
        tx.put(replace(listed, aliases=[*listed.aliases, typed.name]), "organisation_saved")


def _renamed(rules: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    """A rule the new one has of its own stands."""
    return {new: rules[old], **{name: group for name, group in rules.items() if name != old}}


def _seat(tx: Tx, person: Person) -> Seat | None:
    return next(iter(tx.all(Seat, person.workshop_id, person_id=person.id, status="held")), None)


HANDLERS: dict[type[Command], Handler] = {MergePerson: merge_person, MergeOrganisation: merge_organisation}
