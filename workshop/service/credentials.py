"""What proves a person: a token for one phone, a personal code that brings one back on any, each made and ended here.

Of a token only its hash is kept.  The same phone coming again gets a fresh token on the same credential (CM1).
"""

from dataclasses import replace

from workshop import clock
from workshop.domain.people import Credential, Person
from workshop.service.identity import digest
from workshop.storage.transaction import Reader, Tx

CODE_LENGTH = 6


def on_this_phone(reader: Reader, workshop_id: str, person_id: str, device_key: str) -> Credential | None:
    """The phone's standing credential as this person."""
    held = reader.all(Credential, workshop_id, person_id=person_id, device_hash=digest(device_key), kind="device")
    return next((one for one in held if one.revoked_at is None), None)


def token_for(tx: Tx, person: Person, device_key: str) -> str:
    token = clock.new_secret()
    known = on_this_phone(tx, person.workshop_id, person.id, device_key)
    if known is not None:
        tx.put(replace(known, secret_hash=digest(token)), "credential_renewed")
        return token
    fresh = Credential(
        id=clock.new_id("crd"),
        workshop_id=person.workshop_id,
        person_id=person.id,
        kind="device",
        secret_hash=digest(token),
        device_hash=digest(device_key),
        made_at=tx.at,
    )
    tx.put(fresh, "credential_made")
    return token


def give_code(tx: Tx, person: Person) -> None:
    """The personal code, made on the first arrival."""
    held = tx.all(Credential, person.workshop_id, person_id=person.id, kind="code")
    if all(one.revoked_at is not None for one in held):
        tx.put(_code(tx, person), "credential_made")


def renew_code(tx: Tx, person: Person) -> None:
    """A new code; the old one ends."""
    for held in tx.all(Credential, person.workshop_id, person_id=person.id, kind="code"):
        if held.revoked_at is None:
            tx.put(replace(held, revoked_at=tx.at), "credential_revoked")
    tx.put(_code(tx, person), "credential_renewed")


def holder_of_code(reader: Reader, workshop_id: str, code: str) -> str | None:
    """The person's id, however the code was spaced or cased."""
    typed = "".join(code.split()).upper()
    found = reader.all(Credential, workshop_id, secret_hash=digest(typed), kind="code") if typed else []
    return next((one.person_id for one in found if one.revoked_at is None), None)


def revoke_all(tx: Tx, person: Person) -> None:
    for held in tx.all(Credential, person.workshop_id, person_id=person.id):
        if held.revoked_at is None:
            tx.put(replace(held, revoked_at=tx.at), "credential_revoked")


def _code(tx: Tx, person: Person) -> Credential:
    code = clock.new_code(CODE_LENGTH)
    while tx.all(Credential, person.workshop_id, secret_hash=digest(code), kind="code"):
        code = clock.new_code(CODE_LENGTH)
    return Credential(
        id=clock.new_id("crd"),
        workshop_id=person.workshop_id,
        person_id=person.id,
        kind="code",
        secret_hash=digest(code),
        code=code,
        made_at=tx.at,
    )
