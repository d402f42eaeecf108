"""Coming back on another phone: by *Izinkan* of any staff member, or by the personal code.

A claim waits until staff decide, and is the phone's that made it.  Once admitted it gives that phone a token, again and
again while the phone's credential stands (a lost answer), and soon ends if nobody comes for it.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from workshop import clock
from workshop.domain.people import Credential, Person
from workshop.domain.refusals import Refused
from workshop.service.credentials import holder_of_code, on_this_phone, token_for
from workshop.service.identity import ENDED, digest
from workshop.service.joining import arrived, key_of_phone, workshop_at
from workshop.storage.transaction import Tx

MOST_CLAIMS = 5
ADMITTED, REFUSED, ENTERED = "admitted", "refused", "entered"
COME_WITHIN = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    device_key: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    device_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    device_key: str
    code: str


def claim(tx: Tx, code: str, asked: Claim) -> dict[str, Any]:
    """`{claim}`: the same phone asking again waits in the same place."""
    workshop, key = workshop_at(tx, code), key_of_phone(asked.device_key)
    person = _person(tx, workshop.id, asked.person)
    waiting = [one for one in tx.all(Credential, workshop.id, person_id=person.id, kind="claim") if one.revoked_at is None]
    if known := next((one for one in waiting if one.device_hash == digest(key)), None):
        return {"claim": known.id}
    if len(waiting) >= MOST_CLAIMS:
        raise Refused("too_many_tries", field="person")
    tx.at, tx.actor = clock.stamp(workshop.clock_at), person.id
    fresh = Credential(
        id=clock.new_id("crd"),
        workshop_id=workshop.id,
        person_id=person.id,
        kind="claim",
        secret_hash="",
        device_hash=digest(key),
        made_at=tx.at,
    )
    return {"claim": tx.put(fresh, "claim_made").id}


def decide(tx: Tx, held: Credential, admit: bool) -> None:
    """Staff said who it is; either way it waits no longer."""
    label = ADMITTED if admit else REFUSED
    tx.put(replace(held, label=label, revoked_at=tx.at), "claim_admitted" if admit else "claim_refused")


def claimed(tx: Tx, code: str, claim_id: str, phone: Phone) -> dict[str, Any]:
    """`{state}`: waiting, refused, or admitted with `{workshop, person, token}`."""
    workshop, key = workshop_at(tx, code), key_of_phone(phone.device_key)
    held = tx.get(Credential, workshop.id, claim_id)
    if held is None or held.kind != "claim" or held.device_hash != digest(key):
        raise Refused("unknown_claim")
    tx.at, tx.actor = clock.stamp(workshop.clock_at), held.person_id
    person = tx.need(Person, workshop.id, held.person_id)
    if held.revoked_at is None and person.status not in ENDED:
        return {"state": "waiting"}
    if person.status in ENDED or not _stands(tx, held, key):
        return {"state": REFUSED}
    entered = _enter(tx, person, key)
    if held.label != ENTERED:
        tx.put(replace(held, label=ENTERED), "claim_admitted")
    return {"state": ADMITTED, **entered}


def come_back(tx: Tx, code: str, back: Return) -> dict[str, Any]:
    """`{workshop, person, token}` for who knows the personal code."""
    workshop, key = workshop_at(tx, code), key_of_phone(back.device_key)
    holder = holder_of_code(tx, workshop.id, back.code)
    if holder is None:
        raise Refused("unknown_personal_code", field="code")
    tx.at, tx.actor = clock.stamp(workshop.clock_at), holder
    return _enter(tx, _person(tx, workshop.id, holder), key)


def _stands(tx: Tx, held: Credential, key: str) -> bool:
    if held.label == ENTERED:
        return on_this_phone(tx, held.workshop_id, held.person_id, key) is not None
    since = datetime.fromisoformat(tx.at) - datetime.fromisoformat(held.revoked_at or tx.at)
    return held.label == ADMITTED and since <= COME_WITHIN


def _enter(tx: Tx, person: Person, key: str) -> dict[str, Any]:
    token = token_for(tx, person, key)
    arrived(tx, person)
    return {"workshop": person.workshop_id, "person": person.id, "token": token}


def _person(tx: Tx, workshop_id: str, person_id: str) -> Person:
    """Staff come back by their link, never through the door."""
    person = tx.need(Person, workshop_id, person_id)
    if person.staff:
        raise Refused("unknown_person", field="person")
    if person.status in ENDED:
        raise Refused("access_ended", field="person")
    return person
