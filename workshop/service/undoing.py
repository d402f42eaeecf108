"""Mergings and removals taken back: what the one command changed goes back, object by object; what came since stands."""

from dataclasses import replace

from workshop.domain.commands.base import Command
from workshop.domain.commands.dividing import RestoreGrouping
from workshop.domain.commands.seats import RestorePerson, UnmergeOrganisation, UnmergePerson
from workshop.domain.groups import Grouping, Membership
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import HERE, Credential, Person
from workshop.domain.refusals import Refused
from workshop.domain.taking_back import taken_back
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.service.importing import must_keep_lists
from workshop.service.righting import put_right
from workshop.service.rights import must_lead
from workshop.storage.history import Turn, removal_of, turns_of_command, versions
from workshop.storage.rows import Kind
from workshop.storage.transaction import Tx

SAID_BACK = {
    "grouping_removed": "grouping_restored",
    "group_removed": "group_restored",
    "person_merged": "person_unmerged",
    "organisation_merged": "organisation_unmerged",
    "person_removed": "person_restored",
    "credential_revoked": "credential_restored",
    "seat_given_back": "seat_handed_over",
    "substitution_undone": "substitution_resumed",
}


def unmerge_person(tx: Tx, viewer: Viewer, command: UnmergePerson) -> None:
    must_keep_lists(viewer)
    one = _merged(tx, viewer, Person, command.person)
    other = tx.need(Person, viewer.workshop_id, one.merged_into or "")
    _take_back(tx, _turns(tx, one, "merged"))
    # Both phones look again who they are, also where the other person is as before.
    other = tx.put(_still_here(tx, tx.need(Person, viewer.workshop_id, other.id)), "person_unmerged")
    tx.copy_receipts(viewer.workshop_id, other.id, one.id)
    put_right(tx, viewer.workshop_id)


def unmerge_organisation(tx: Tx, viewer: Viewer, command: UnmergeOrganisation) -> None:
    must_keep_lists(viewer)
    _take_back(tx, _turns(tx, _merged(tx, viewer, Organisation, command.organisation), "merged"))


def restore_person(tx: Tx, viewer: Viewer, command: RestorePerson) -> None:
    must_lead(viewer)
    person = tx.need(Person, viewer.workshop_id, command.person)
    if person.status in HERE or person.status == "announced":
        return
    if person.erased_at is not None:
        raise Refused("person_erased", field="person")
    if person.status != "removed":
        raise Refused("access_ended", field="person")
    _take_back(tx, _turns(tx, person, "removed"))
    put_right(tx, viewer.workshop_id)


def restore_grouping(tx: Tx, viewer: Viewer, command: RestoreGrouping) -> None:
    must_lead(viewer)
    grouping = tx.need(Grouping, viewer.workshop_id, command.grouping)
    if grouping.removed:
        _take_back(tx, turns_of_command(tx, viewer.workshop_id, removal_of(tx, viewer.workshop_id, grouping)))


def _merged(tx: Tx, viewer: Viewer, kind: type[Kind], id: str) -> Kind:
    """Whoever is merged, into somebody who is not: the later of two mergings is undone first."""
    found = tx.need(kind, viewer.workshop_id, id)
    assert isinstance(found, Person | Organisation)
    if isinstance(found, Person) and found.erased_at is not None:
        raise Refused("person_erased", field="person")
    if found.status != "merged" or found.merged_into is None:
        raise Refused("not_merged", id)
    if tx.need(type(found), viewer.workshop_id, found.merged_into).status == "merged":
        raise Refused("undo_the_later_first", found.merged_into)
    return found


def _turns(tx: Tx, one: Person | Organisation, status: str) -> list[Turn]:
    """What the command did by which it became so; refused where a later merging has carried it on."""
    told = versions(tx, type(one), one.workshop_id, one.id)
    at = max(n for n, version in enumerate(told) if version.status == status and (n == 0 or told[n - 1].status != status))
    if told[at].merged_into != one.merged_into:
        raise Refused("undo_the_later_first", one.merged_into or "")
    return turns_of_command(tx, one.workshop_id, told[at].revision)


def _take_back(tx: Tx, turns: list[Turn]) -> None:
    for turn in turns:
        now = tx.need(type(turn.after), turn.after.workshop_id, turn.after.id)
        before = turn.before or _without(turn.after)
        back = taken_back(before, turn.after, now) if before else now
        if back != now:
            tx.put(back, SAID_BACK.get(turn.name, turn.name))


def _without(made: Stored) -> Stored | None:
    """What the command made is not unmade; a place in a group is given up."""
    return replace(made, group_id=None) if isinstance(made, Membership) else None


def _still_here(tx: Tx, person: Person) -> Person:
    """Whose phone came in meanwhile is not announced again."""
    phones = tx.all(Credential, person.workshop_id, person_id=person.id, kind="device")
    if person.status == "announced" and any(one.revoked_at is None for one in phones):
        return replace(person, status="joined")
    return person


HANDLERS: dict[type[Command], Handler] = {
    UnmergePerson: unmerge_person,
    UnmergeOrganisation: unmerge_organisation,
    RestorePerson: restore_person,
    RestoreGrouping: restore_grouping,
}
