"""People, their credentials and grants, and the seats they fill.

A seat is an organisation's place; it outlives the person in it.  A person has several revocable credentials; of a token
only its hash is kept.  A grant is person × role × scope.
"""

from dataclasses import dataclass, field
from typing import ClassVar, Literal, get_args

from workshop.domain.objects import Stored

Role = Literal["facilitator", "cofacilitator", "assessor", "organiser", "scribe", "observer", "projector", "registrar", "leader"]
ROLES: tuple[str, ...] = get_args(Role)
HERE = ("joined", "provisional")
MASK = "\u2022"
OPEN_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Stored):
    """`status`: announced (on the list, not yet here), joined, provisional (not on the list), removed, merged; erased: was
    here, and what told who it was is gone (ND1).  `erased_at` says the same of whoever was not here.
    `corrected`: what the list said of name and position before the person put it right, until staff have looked at it."""

    type: ClassVar[str] = "person"

    name: str
    position: str = ""
    sector: str = ""
    sex: str = ""
    nip: str = ""
    rank: str = ""
    phone: str = ""
    list_key: str = ""
    status: str = "announced"
    staff: bool = False
    substitute_for: str | None = None
    merged_into: str | None = None
    corrected: dict[str, str] = field(default_factory=dict)
    erasure_asked_at: str | None = None
    erased_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Stored):
    type: ClassVar[str] = "seat"

    organisation_id: str
    person_id: str
    position: int = 0
    status: str = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential(Stored):
    """`kind`: device (phone), code (personal code, readable by its owner only), link (staff), claim (waits for *Izinkan*).

    `secret_hash` is the SHA-256 of what the holder presents; `device_hash` that of the key the phone made.
    """

    type: ClassVar[str] = "credential"

    person_id: str
    kind: str
    secret_hash: str
    device_hash: str = ""
    code: str = ""
    label: str = ""
    made_at: str = ""
    revoked_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant(Stored):
    """`scope`: {} is the whole workshop; an assessor's may be `themes`, `groups` and `organisations`, any of which covers."""

    type: ClassVar[str] = "grant"

    person_id: str
    role: str
    scope: dict[str, list[str]] = field(default_factory=dict)
    revoked_at: str | None = None


def masked(nip: str) -> str:
    """A NIP tells date of birth and sex: only its last digits are read off a list."""
    return MASK * (len(nip) - OPEN_DIGITS) + nip[-OPEN_DIGITS:] if len(nip) > OPEN_DIGITS else MASK * len(nip)


def is_masked(nip: str) -> bool:
    return MASK in nip
