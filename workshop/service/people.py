"""People and organisations by hand: corrected, added, admitted, removed; and what a person does with the own phone.

Nobody is deleted: a removed person's phones are nobody's at once, what was written stays.
"""

from dataclasses import replace
from typing import Any

from workshop.domain import accepting as take
from workshop.domain.commands.base import Command
from workshop.domain.commands.hall import AdmitClaim, Leave, RemovePerson, RenewCode, SaveOrganisation, SavePerson
from workshop.domain.organisation_names import known_names, name_key
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Grant, Person, Seat, is_masked
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.service import credentials, returning
from workshop.service.desk import Handler
from workshop.service.identity import ENDED
from workshop.service.importing import LAST, must_keep_lists
from workshop.service.joining import LONGEST_NAME
from workshop.service.righting import put_right
from workshop.service.rights import must_lead
from workshop.service.seats import home_of, new_seat
from workshop.service.substituting import held_for_another
from workshop.storage.transaction import Tx


def save_organisation(tx: Tx, viewer: Viewer, command: SaveOrganisation) -> None:
    """What staff have looked at is listed."""
    must_keep_lists(viewer)
    before = tx.get(Organisation, viewer.workshop_id, take.fresh_id(command.organisation, "organisation"))
    name, short = take.needed(command.name, "name", LONGEST_NAME), take.text(command.abbreviation, "abbreviation", LONGEST_NAME)
    _must_be_the_only_one(tx, viewer, command.organisation, {"name": name, "abbreviation": short})
    after = replace(
        before or Organisation(id=command.organisation, workshop_id=viewer.workshop_id, name=name, position=LAST),
        name=name,
        abbreviation=short,
        kind=take.text(command.kind, "kind"),
        sector=take.text(command.sector, "sector"),
    )
    if command.position is not None:
        after = replace(after, position=take.whole(command.position, "position", 0, LAST))
    if after.status == "provisional":
        after = replace(after, status="listed")
    if after != before:
        tx.put(after, "organisation_saved")


def save_person(tx: Tx, viewer: Viewer, command: SavePerson) -> None:
    """Those who keep the lists save anybody; a participant corrects the own entry, but not where it belongs."""
    before = tx.get(Person, viewer.workshop_id, take.fresh_id(command.person, "person"))
    seat = home_of(tx, viewer.workshop_id, command.person)
    _may_save(viewer, before, seat, command)
    organisation = tx.need(Organisation, viewer.workshop_id, command.organisation)
    said: dict[str, Any] = {name: take.text(getattr(command, name), name) for name in ("position", "sector", "sex", "list_key")}
    if command.nip is not None and not is_masked(command.nip):
        said["nip"] = take.text(command.nip, "nip")
    said |= {"name": take.needed(command.name, "name", LONGEST_NAME), "sector": said["sector"] or organisation.sector}
    after = replace(before or Person(id=command.person, workshop_id=viewer.workshop_id, name=""), **said)
    if after.status in ENDED:
        after = replace(after, status="announced")
    _put_seat(tx, seat, after, command)
    if after != before:
        tx.put(after, "person_saved")


def remove_person(tx: Tx, viewer: Viewer, command: RemovePerson) -> None:
    must_lead(viewer)
    person = _participant(tx, viewer, command.person)
    if person.status in ENDED:
        return
    credentials.revoke_all(tx, person)
    for grant in tx.all(Grant, viewer.workshop_id, person_id=person.id):
        if grant.revoked_at is None:
            tx.put(replace(grant, revoked_at=tx.at), "role_revoked")
    tx.put(replace(person, status="removed"), "person_removed")
    put_right(tx, viewer.workshop_id)


def admit_claim(tx: Tx, viewer: Viewer, command: AdmitClaim) -> None:
    """*Izinkan* is any staff member's; the first decision stands."""
    if not viewer.is_staff:
        raise Refused("not_allowed")
    held = tx.need(Credential, viewer.workshop_id, command.credential)
    if held.kind != "claim":
        raise Refused("unknown_claim", field="credential")
    if held.revoked_at is None:
        returning.decide(tx, held, command.admit)


def renew_code(tx: Tx, viewer: Viewer, command: RenewCode) -> None:
    """The new code is read by its owner only, under *Saya*."""
    if command.person != viewer.person_id:
        must_lead(viewer)
    person = _participant(tx, viewer, command.person)
    if person.status in ENDED:
        raise Refused("access_ended", field="person")
    credentials.renew_code(tx, person)


def leave(tx: Tx, viewer: Viewer, command: Leave) -> None:
    """*Bukan saya*: this phone is nobody's again; other phones of the person stay."""
    held = tx.need(Credential, viewer.workshop_id, viewer.credential_id)
    tx.put(replace(held, revoked_at=tx.at), "credential_revoked")


def _may_save(viewer: Viewer, before: Person | None, seat: Seat | None, command: SavePerson) -> None:
    if before is not None and before.merged_into is not None:
        raise Refused("already_merged", field="person")
    if before is not None and before.staff:
        raise Refused("not_allowed", field="person")
    if before is not None and before.erased_at is not None:
        raise Refused("person_erased", field="person")
    if viewer.keeps_papers:
        return
    if before is None or viewer.person_id != command.person:
        raise Refused("not_allowed", field="person")
    if seat is None or command.organisation != seat.organisation_id:
        raise Refused("not_allowed", field="organisation")
    if command.list_key != before.list_key:
        raise Refused("not_allowed", field="list_key")


def _put_seat(tx: Tx, seat: Seat | None, person: Person, command: SavePerson) -> None:
    """A seat that another fills stays with its organisation; who belongs to a new one sits there on a seat of their own."""
    if seat is None or (seat.person_id != person.id and seat.organisation_id != command.organisation):
        tx.put(new_seat(tx, person, command.organisation, LAST), "seat_taken")
    elif seat.organisation_id != command.organisation:
        if held_for_another(tx, seat) is not None:
            raise Refused("already_substitute", person.id, "organisation")
        tx.put(replace(seat, organisation_id=command.organisation), "seat_changed")


def _participant(tx: Tx, viewer: Viewer, person_id: str) -> Person:
    person = tx.need(Person, viewer.workshop_id, person_id)
    if person.staff:
        raise Refused("not_allowed", field="person")
    return person


def _must_be_the_only_one(tx: Tx, viewer: Viewer, own_id: str, names: dict[str, str]) -> None:
    """Two organisations of one name would make every mention of it a guess."""
    others = [one for one in tx.all(Organisation, viewer.workshop_id) if one.id != own_id and one.status != "merged"]
    known = known_names((one.id, one.name, one.abbreviation) for one in others)
    for field, text in names.items():
        if text and name_key(text) in known:
            raise Refused("organisation_exists", text[:80], field)


HANDLERS: dict[type[Command], Handler] = {
    SaveOrganisation: save_organisation,
    SavePerson: save_person,
    RemovePerson: remove_person,
    AdmitClaim: admit_claim,
    RenewCode: renew_code,
    Leave: leave,
}
