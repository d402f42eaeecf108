"""Who sends: the viewer resolved from the tables for every command, never from a cookie's word (VS2)."""

import hashlib

from workshop.domain.reach import EVERYWHERE, reach_of
from workshop.domain.refusals import Refused
from workshop.domain.viewers import STAFF_ROLES, Viewer
from workshop.storage.standing import Standing, holder_of, standing_of, was_erased
from workshop.storage.transaction import Reader

ENDED = ("removed", "merged", "erased")


def digest(secret: str) -> str:
    """SHA-256: the secrets are long and random, so a slow hash would protect nothing."""
    return hashlib.sha256(secret.encode()).hexdigest()


def viewer_of(reader: Reader, workshop_id: str, token: str) -> Viewer:
    """The holder of the token in this workshop; a token of another workshop, or a revoked one, is none."""
    secret_hash = digest(token)
    return reader.fact(("viewer", workshop_id, secret_hash), lambda: _viewer_of(reader, workshop_id, secret_hash))


def _viewer_of(reader: Reader, workshop_id: str, secret_hash: str) -> Viewer:
    held = holder_of(reader, workshop_id, secret_hash)
    if held is None:
        raise Refused("person_erased" if was_erased(reader, workshop_id, secret_hash) else "not_signed_in")
    credential_id, person_id = held
    return as_viewer(reader, workshop_id, person_id, credential_id)


def as_viewer(reader: Reader, workshop_id: str, person_id: str, credential_id: str = "") -> Viewer:
    found = standing_of(reader, workshop_id, person_id)
    if found is None or found.status in ENDED:
        raise Refused("not_signed_in")
    return Viewer(
        workshop_id=workshop_id,
        person_id=person_id,
        name=found.name,
        roles=found.roles,
        seat_id=found.seat_id,
        organisation_id=found.organisation_id,
        groups=found.groups,
        reach=_reach(found),
        credential_id=credential_id,
    )


def _reach(found: Standing) -> frozenset[str]:
    """Only whoever is an assessor and nothing else of the staff has limits to what is read."""
    if found.roles & STAFF_ROLES != {"assessor"}:
        return EVERYWHERE
    return reach_of(scope for role, scope in found.scopes if role == "assessor")
