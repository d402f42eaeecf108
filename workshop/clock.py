"""The only sources of time and of chance (CK1)."""

import secrets
from datetime import UTC, datetime

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_ALPHABET = "ACDEFGHJKLMNPQRTUVWXY34679"


def now(clock_at: str | None = None) -> datetime:
    """The present, or a rehearsal's standing clock."""
    return datetime.fromisoformat(clock_at) if clock_at else datetime.now(UTC)


def stamp(clock_at: str | None = None) -> str:
    return now(clock_at).astimezone(UTC).isoformat(timespec="milliseconds")


def new_id(prefix: str) -> str:
    return prefix + "_" + "".join(secrets.choice(ALPHABET) for _ in range(16))


def new_code(length: int) -> str:
    """To be read aloud and typed: no letter that looks like another."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(length))


def new_secret() -> str:
    return secrets.token_urlsafe(24)
