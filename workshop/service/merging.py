"""Two that are one become one: a walk-in and whoever it is on the list, somebody who joined twice, an office spelled twice.

Whoever is merged stays in the tables as `merged`, and what they wrote keeps them as its author; the record follows
`merged_into`.  Everything that is alive goes over in the same change: phones, place at the table, sheets, marks, calls.
So the phone in the hand simply goes on, as the other person.  `service/undoing.py` takes it back.
"""

from collections.abc import Mapping
from dataclasses import replace

from workshop.domain.activities import Activity
from workshop.domain.commands.base import Command
from workshop.domain.commands.hall import MergeOrganisation, MergePerson
from workshop.domain.groups import ROLES, Group, Grouping, Membership
from workshop.domain.marks import Announcement, AttendanceMark, HelpCall
from workshop.domain.organisation_names import name_key
from workshop.domain.organisations import Organisation
from workshop.domain.people import HERE, Credential, Person, Seat
from workshop.domain.refusals import Refused
from workshop.domain.substitutions import Substitution
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.service.identity import ENDED
from workshop.service.importing import MOST_ALIASES, must_keep_lists
from workshop.service.joining import arrived
from workshop.service.moving import move_documents, move_rows
from workshop.service.placing import put_in
from workshop.service.righting import put_right
from workshop.service.seats import seat_of, set_aside
from workshop.service.substituting import held_for_another
from workshop.storage.rows import Kind
from workshop.storage.transaction import Tx

OF_A_PERSON = ("position", "sector", "sex", "nip", "rank", "phone", "list_key")
OF_AN_ORGANISATION = ("abbreviation", "kind", "sector")


def merge_person(tx: Tx, viewer: Viewer, command: MergePerson) -> None:
    must_keep_lists(viewer)
    walk_in = tx.need(Person, viewer.workshop_id, command.person)
    listed = tx.need(Person, viewer.workshop_id, command.into)
    _must_be_mergeable(walk_in, listed)
    _hand_over_place(tx, walk_in, listed)
    move_rows(tx, viewer.workshop_id, "person", walk_in.id, listed.id)
    _hand_over_phones(tx, walk_in, listed)
    _hand_over_substitutions(tx, walk_in, listed)
    for earlier in tx.all(Person, viewer.workshop_id, merged_into=walk_in.id):
        tx.put(replace(earlier, merged_into=listed.id), "person_merged")
    tx.put(replace(walk_in, status="merged", merged_into=listed.id), "person_merged")
    now = _completed(tx, walk_in, tx.need(Person, viewer.workshop_id, listed.id), OF_A_PERSON)
    put_right(tx, viewer.workshop_id)
    if walk_in.status in HERE:
        arrived(tx, tx.need(Person, now.workshop_id, now.id))


def merge_organisation(tx: Tx, viewer: Viewer, command: MergeOrganisation) -> None:
    must_keep_lists(viewer)
    typed = tx.need(Organisation, viewer.workshop_id, command.organisation)
    listed = tx.need(Organisation, viewer.workshop_id, command.into)
    _must_be_mergeable(typed, listed)
    for seat in tx.all(Seat, viewer.workshop_id, organisation_id=typed.id):
        tx.put(replace(seat, organisation_id=listed.id), "seat_changed")
    move_rows(tx, viewer.workshop_id, "organisation", typed.id, listed.id)
    move_documents(tx, viewer.workshop_id, typed.id, listed.id)
    _mean_instead(tx, typed, listed)
    for earlier in tx.all(Organisation, viewer.workshop_id, merged_into=typed.id):
        tx.put(replace(earlier, merged_into=listed.id), "organisation_merged")
    tx.put(replace(typed, status="merged", merged_into=listed.id), "organisation_merged")
    _learn_spelling(tx, typed, _completed(tx, typed, listed, OF_AN_ORGANISATION))


def _must_be_mergeable(one: Person | Organisation, other: Person | Organisation) -> None:
    if one.status == "merged":
        raise Refused("already_merged", field="person" if isinstance(one, Person) else "organisation")
    if one.status in ENDED or (isinstance(one, Person) and one.staff):
        raise Refused("not_mergeable", one.id)
    if other.id == one.id or other.status in ENDED or (isinstance(other, Person) and other.staff):
        raise Refused("not_mergeable", other.id, "into")


def _completed(tx: Tx, one: Kind, other: Kind, names: tuple[str, ...]) -> Kind:
    """What only the merged one had is not lost; whoever was on a list makes the other listed."""
    missing = {name: getattr(one, name) for name in names if getattr(one, name) and not getattr(other, name)}
    by_list = getattr(one, "status", "") != "provisional" and getattr(other, "status", "") == "provisional"
    told = missing | ({"status": "joined" if isinstance(other, Person) else "listed"} if by_list else {})
    return tx.put(replace(other, **told), f"{other.type}_saved") if told else other


def _hand_over_place(tx: Tx, walk_in: Person, listed: Person) -> None:
    """Where the walk-in sits now is where the person sits, unless that one is here already and in a group."""
    left, kept = seat_of(tx, walk_in.workshop_id, walk_in.id), seat_of(tx, listed.workshop_id, listed.id)
    if left is None:
        return
    if kept is not None and held_for_another(tx, left) is not None:
        if held_for_another(tx, kept) is not None:
            raise Refused("already_substitute", listed.id, "into")
        # The seat is whose it was: it goes back to them one day, and so is not merged into another.
        set_aside(tx, kept)
        kept = None
    if kept is None:
        tx.put(replace(left, person_id=listed.id), "seat_changed")
        return
    for member in tx.all(Membership, left.workshop_id, seat_id=left.id):
        _hand_over_membership(tx, member, kept, stays=listed.status in HERE)
    for role in ROLES:
        for group in tx.all(Group, left.workshop_id, **{role: left.id}):
            tx.put(group.with_role(role, kept.id), "group_saved")
    for grouping in tx.all(Grouping, left.workshop_id):
        if left.id in grouping.overrides:
            tx.put(replace(grouping, overrides=_renamed(grouping.overrides, left.id, kept.id)), "grouping_saved")
    tx.put(replace(left, status="merged"), "seat_changed")


def _hand_over_substitutions(tx: Tx, walk_in: Person, listed: Person) -> None:
    """Who stood in for the one stands in for the other; who stood in for themselves stands in for nobody."""
    id = walk_in.workshop_id
    for one in tx.all(Substitution, id):
        before, after = (listed.id if id == walk_in.id else id for id in (one.predecessor_id, one.substitute_id))
        if walk_in.id in (one.predecessor_id, one.substitute_id):
            changed = replace(one, predecessor_id=before, substitute_id=after, undone=one.undone or before == after)
            tx.put(changed, "substitution_changed")
    for person in tx.all(Person, id, substitute_for=walk_in.id):
        tx.put(replace(person, substitute_for=None if person.id == listed.id else listed.id), "person_saved")
    own = tx.need(Person, id, listed.id)
    if walk_in.substitute_for and walk_in.substitute_for != own.id and own.substitute_for is None:
        tx.put(replace(own, substitute_for=walk_in.substitute_for), "person_saved")


def _hand_over_membership(tx: Tx, member: Membership, kept: Seat, stays: bool) -> None:
    if member.group_id is None:
        return
    grouping = tx.need(Grouping, member.workshop_id, member.grouping_id)
    own = next(iter(tx.all(Membership, kept.workshop_id, grouping_id=grouping.id, seat_id=kept.id)), None)
    if not stays or own is None or own.group_id is None:
        put_in(tx, grouping, kept.id, member.group_id, member.how or "merged", "seat_moved")
    tx.put(replace(member, group_id=None, how="merged"), "seat_moved")


def _hand_over_phones(tx: Tx, walk_in: Person, listed: Person) -> None:
    """Tokens, the personal code, marks, raised hands; a command that was carried out is not carried out again (CM1)."""
    id = walk_in.workshop_id
    tx.copy_receipts(id, walk_in.id, listed.id)
    for held in tx.all(Credential, id, person_id=walk_in.id):
        if held.revoked_at is None:
            tx.put(replace(held, person_id=listed.id), "credential_handed_over")
    for mark in tx.all(AttendanceMark, id, person_id=walk_in.id):
        if not tx.all(AttendanceMark, id, person_id=listed.id, half_day=mark.half_day, kind=mark.kind, at=mark.at):
            tx.put(replace(mark, person_id=listed.id), "attendance_marked")
    for call in tx.all(HelpCall, id, person_id=walk_in.id):
        if call.ended_at is None:
            tx.put(replace(call, person_id=listed.id), "help_called")


def _mean_instead(tx: Tx, typed: Organisation, listed: Organisation) -> None:
    """Rules and audiences that name the one mean the other."""
    for grouping in tx.all(Grouping, typed.workshop_id):
        if typed.id in grouping.defaults:
            tx.put(replace(grouping, defaults=_renamed(grouping.defaults, typed.id, listed.id)), "grouping_saved")
    for activity in tx.all(Activity, typed.workshop_id):
        if typed.id in activity.audience:
            tx.put(replace(activity, audience=_asked_instead(activity.audience, typed, listed)), "activity_switched")
    for said in tx.all(Announcement, typed.workshop_id):
        if typed.id in said.audience:
            tx.put(replace(said, audience=_asked_instead(said.audience, typed, listed)), "announced")


def _asked_instead(audience: list[str], typed: Organisation, listed: Organisation) -> list[str]:
    return list(dict.fromkeys(listed.id if one == typed.id else one for one in audience))


def _learn_spelling(tx: Tx, typed: Organisation, listed: Organisation) -> None:
    """The next file that writes it so means the one on the list."""
    known = {name_key(name) for name in (listed.name, listed.abbreviation, *listed.aliases)}
    if name_key(typed.name) not in known and len(listed.aliases) < MOST_ALIASES:
        tx.put(replace(listed, aliases=[*listed.aliases, typed.name]), "organisation_saved")


def _renamed(rules: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    """A rule the new one has of its own stands."""
    return {new: rules[old], **{name: group for name, group in rules.items() if name != old}}


HANDLERS: dict[type[Command], Handler] = {MergePerson: merge_person, MergeOrganisation: merge_organisation}
