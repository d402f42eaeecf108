"""Who somebody is in a workshop, in one look: it is asked before every command."""

from dataclasses import dataclass

import msgspec

from workshop.storage.transaction import Reader

# A credential of a kind that signs in, not revoked; a device before a link, as they came.
_HOLDER = (
    "SELECT id, person_id FROM credentials WHERE secret_hash = ? AND workshop_id = ? "
    "AND kind IN ('device', 'link') AND revoked_at IS NULL ORDER BY kind, rowid LIMIT 1"
)
_STANDING = """
SELECT p.name, p.status, s.id, s.organisation_id,
  (SELECT json_group_array(json_array(g.role, json(g.scope))) FROM grants g
    WHERE g.workshop_id = p.workshop_id AND g.person_id = p.id AND g.revoked_at IS NULL),
  (SELECT json_group_array(m.group_id) FROM memberships m
    WHERE m.workshop_id = p.workshop_id AND m.seat_id = s.id AND m.group_id <> '')
FROM persons p
LEFT JOIN seats s ON s.workshop_id = p.workshop_id AND s.person_id = p.id AND s.status = 'held'
WHERE p.workshop_id = ? AND p.id = ? ORDER BY s.rowid LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """A person with the first seat they hold, their roles, the limits of each role held, and the groups of that seat."""

    name: str
    status: str
    seat_id: str | None
    organisation_id: str | None
    roles: frozenset[str]
    scopes: tuple[tuple[str, dict[str, list[str]]], ...]
    groups: frozenset[str]


def holder_of(reader: Reader, workshop_id: str, secret_hash: str) -> tuple[str, str] | None:
    """Credential and person of whoever presents this secret in this workshop."""
    row = reader.connection.execute(_HOLDER, (secret_hash, workshop_id)).fetchone()
    return (row[0], row[1]) if row else None


def was_erased(reader: Reader, workshop_id: str, secret_hash: str) -> bool:
    """Whether the secret was that of somebody whose data are gone: their phone lets go of its own (ND1)."""
    sql = (
        "SELECT 1 FROM credentials c JOIN persons p ON p.workshop_id = c.workshop_id AND p.id = c.person_id "
        "WHERE c.secret_hash = ? AND c.workshop_id = ? AND p.erased_at IS NOT NULL"
    )
    return reader.connection.execute(sql, (secret_hash, workshop_id)).fetchone() is not None


def standing_of(reader: Reader, workshop_id: str, person_id: str) -> Standing | None:
    row = reader.connection.execute(_STANDING, (workshop_id, person_id)).fetchone()
    if row is None:
        return None
    name, status, seat_id, organisation_id, grants, groups = row
    scopes = msgspec.json.decode(grants, type=tuple[tuple[str, dict[str, list[str]]], ...])
    return Standing(name, status, seat_id, organisation_id, frozenset(role for role, _ in scopes), scopes, _names(groups))


def _names(listed: str) -> frozenset[str]:
    return frozenset(msgspec.json.decode(listed, type=list[str]))
