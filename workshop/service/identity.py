"""Who sends: the viewer resolved from the tables for every command, never from a cookie's word (VS2)."""

import hashlib

from workshop.domain.groups import Membership
from workshop.domain.people import Credential, Grant, Person, Seat
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.storage.transaction import Reader

ENDED = ("removed", "merged")


def digest(secret: str) -> str:
    """SHA-256: the secrets are long and random, so a slow hash would protect nothing."""
    return hashlib.sha256(secret.encode()).hexdigest()


def viewer_of(reader: Reader, workshop_id: str, token: str) -> Viewer:
    """The holder of the token in this workshop; a token of another workshop, or a revoked one, is none."""
    for kind in ("device", "link"):
        for found in reader.all(Credential, workshop_id, secret_hash=digest(token), kind=kind):
            if found.revoked_at is None:
                return as_viewer(reader, workshop_id, found.person_id, found.id)
    raise Refused("not_signed_in")


def as_viewer(reader: Reader, workshop_id: str, person_id: str, credential_id: str = "") -> Viewer:
    person = reader.get(Person, workshop_id, person_id)
    if person is None or person.status in ENDED:
        raise Refused("not_signed_in")
    roles = frozenset(g.role for g in reader.all(Grant, workshop_id, person_id=person_id) if g.revoked_at is None)
    seat = next((s for s in reader.all(Seat, workshop_id, person_id=person_id) if s.status == "held"), None)
    return Viewer(
        workshop_id=workshop_id,
        person_id=person_id,
        name=person.name,
        roles=roles,
        seat_id=seat.id if seat else None,
        organisation_id=seat.organisation_id if seat else None,
        groups=_groups_of(reader, workshop_id, seat),
        credential_id=credential_id,
    )


def _groups_of(reader: Reader, workshop_id: str, seat: Seat | None) -> frozenset[str]:
    if seat is None:
        return frozenset()
    memberships = reader.all(Membership, workshop_id, seat_id=seat.id)
    return frozenset(m.group_id for m in memberships if m.group_id)
