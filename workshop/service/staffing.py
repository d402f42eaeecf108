"""Staff: roles, grants and sign-in links.

The console makes the secret and builds the link; of it only the hash is kept.  Who leads may bring in staff; only a
facilitator makes or ends another who leads.  The facilitator the workshop was made with can always enter from the laptop.
"""

from dataclasses import replace

from workshop.domain import accepting as take
from workshop.domain.commands.base import Command
from workshop.domain.commands.hall import AddStaff, RevokeCredentials
from workshop.domain.derived import derived
from workshop.domain.people import ROLES, Credential, Grant, Person
from workshop.domain.refusals import Refused
from workshop.domain.viewers import LEADS, Viewer
from workshop.domain.workshops import Workshop
from workshop.service.desk import Handler
from workshop.service.identity import ENDED, digest
from workshop.service.rights import must_be, must_lead
from workshop.storage.transaction import Tx

SHORTEST_SECRET, LONGEST_SECRET = 24, 200


def add_staff(tx: Tx, viewer: Viewer, command: AddStaff) -> None:
    must_lead(viewer)
    role = take.one_of(command.role, "role", ROLES)
    if role in LEADS:
        must_be(viewer, "facilitator")
    name = take.needed(command.name, "name")
    secret = _secret(command.secret)
    person = tx.get(Person, viewer.workshop_id, take.fresh_id(command.person, "person"))
    if person is not None and (not person.staff or person.status in ENDED):
        raise Refused("not_staff", field="person")
    put_staff(tx, Person(id=command.person, workshop_id=viewer.workshop_id, name=name), role)
    put_link(tx, viewer.workshop_id, command.person, secret)


def put_staff(tx: Tx, person: Person, role: str) -> Person:
    """The person, with the role; both may be there already."""
    fresh = replace(person, status="joined", staff=True)
    if tx.get(Person, person.workshop_id, person.id) != fresh:
        tx.put(fresh, "staff_added")
    id = derived("grt", person.workshop_id, person.id, role)
    grant = tx.get(Grant, person.workshop_id, id)
    if grant is None or grant.revoked_at is not None:
        tx.put(Grant(id=id, workshop_id=person.workshop_id, person_id=person.id, role=role), "role_granted")
    return fresh


def put_link(tx: Tx, workshop_id: str, person_id: str, secret: str) -> None:
    link = Credential(
        id=derived("crd", workshop_id, person_id, digest(secret)),
        workshop_id=workshop_id,
        person_id=person_id,
        kind="link",
        secret_hash=digest(secret),
        made_at=tx.at,
    )
    tx.put(link, "credential_made")


def revoke_credentials(tx: Tx, viewer: Viewer, command: RevokeCredentials) -> None:
    must_lead(viewer)
    person = tx.need(Person, viewer.workshop_id, command.person)
    grants = [g for g in tx.all(Grant, viewer.workshop_id, person_id=person.id) if g.revoked_at is None]
    if any(grant.role in LEADS for grant in grants):
        must_be(viewer, "facilitator")
    for held in tx.all(Credential, viewer.workshop_id, person_id=person.id):
        if held.revoked_at is None:
            tx.put(replace(held, revoked_at=tx.at), "credential_revoked")
    if not _is_owner(tx, person):
        for grant in grants:
            tx.put(replace(grant, revoked_at=tx.at), "role_revoked")


def _is_owner(tx: Tx, person: Person) -> bool:
    return tx.need(Workshop, person.workshop_id, person.workshop_id).owner_id == person.id


def _secret(text: str) -> str:
    if not SHORTEST_SECRET <= len(text) <= LONGEST_SECRET or not text.isascii() or not text.isprintable() or " " in text:
        raise Refused("weak_secret", f"{SHORTEST_SECRET} to {LONGEST_SECRET} signs", "secret")
    return text


HANDLERS: dict[type[Command], Handler] = {AddStaff: add_staff, RevokeCredentials: revoke_credentials}
