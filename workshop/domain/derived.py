"""Ids of things that one command makes: they follow from the ids it names, so that a repeat is the same thing (CM1)."""

from hashlib import sha256

LENGTH = 20


def derived(prefix: str, *parts: str) -> str:
    """The same parts, the same id; a part holds no line feed, so that two lists of parts never read alike."""
    whole = "\n".join(parts).encode()
    return f"{prefix}_{sha256(whole).hexdigest()[:LENGTH]}"
