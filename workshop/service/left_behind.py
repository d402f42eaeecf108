"""The phones' address belongs to the workshop: whether this laptop still answers under it, and who is left behind if not.

A phone's page, its sign-in and what it has not sent belong to the address it was opened with.  A laptop with another address
is another place to it, until the old one answers again.
"""

import ipaddress
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from workshop.domain.organisations import Organisation
from workshop.domain.people import Person, Seat
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop
from workshop.storage.last_heard import Note, notes_of, write_notes
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Reader, Tx

NOTE_EVERY_S = 2.0


@dataclass(frozen=True, slots=True)
class Moved:
    """`old`: where phones went before; `left`: who was heard there last, those with unsent rows first."""

    old: str
    left: list[dict[str, Any]]

    @property
    def unsent(self) -> int:
        return sum(int(one["unsent"]) for one in self.left)


def moved(reader: Reader, workshop: Workshop, ours: Iterable[str]) -> Moved | None:
    """None where this laptop answers under the address phones know; a few who stayed away hold nothing and are no reason.

    `ours`: addresses that reach it, with their ports."""
    here = {place_of(base) for base in ours}
    heard = _heard(reader, workshop.id, notes_of(reader, workshop.id))
    left = [one for one in heard if is_elsewhere(str(one["address"]), here)]
    kept = place_of(str(workshop.profile.get("address") or ""))
    if is_elsewhere(kept, here):
        return Moved(kept, left)
    if not any(one["unsent"] for one in left) and 2 * len(left) <= len(heard):
        return None
    return Moved(Counter(str(one["address"]) for one in left).most_common(1)[0][0], left) if left else None


def place_of(base: str) -> str:
    """Host and port of an address, as a phone's browser names them."""
    found = urlsplit(base if "//" in base else f"//{base}")
    return found.netloc.lower()


def host_of(place: str) -> str:
    return urlsplit(f"//{place}").hostname or ""


def is_elsewhere(place: str, here: Iterable[str]) -> bool:
    """A name may lead anywhere, so only a bare address can be another laptop's by now."""
    try:
        address = ipaddress.ip_address(host_of(place))
    except ValueError:
        return False
    return not address.is_loopback and place not in set(here)


def keep_notes(store: Store, heard: Callable[[], list[Note]], sleep: Callable[[float], Any]) -> None:
    """While the store is open: what changed is noted, a few seconds late; what a full disk refuses, with the next."""
    known: dict[tuple[str, str, str], tuple[int | None, str]] = {}
    while not store.closed:
        sleep(NOTE_EVERY_S)
        said = {(note.workshop_id, note.person_id, note.phone): note for note in heard()}
        news = {key: note for key, note in said.items() if known.get(key) != (note.unsent, note.address)}
        if news:
            with suppress(Refused):
                store.write(partial(_write, list(news.values())))
                known |= {key: (note.unsent, note.address) for key, note in news.items()}


def _write(notes: list[Note], tx: Tx) -> None:
    write_notes(tx, notes)


def _heard(reader: Reader, workshop_id: str, notes: Iterable[Note]) -> list[dict[str, Any]]:
    """Participants only, once for each address; staff sign in by a link, wherever the laptop is."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for note in notes:
        person = reader.get(Person, workshop_id, note.person_id)
        if person is None or person.staff or person.status in ("removed", "merged"):
            continue
        told = {"person": person.id, "name": person.name, "organisation": _organisation(reader, person)}
        one = found.setdefault((person.id, note.address), {**told, "unsent": 0, "address": note.address, "at": note.at})
        one["unsent"] += note.unsent or 0
        one["at"] = max(one["at"], note.at)
    return sorted(found.values(), key=lambda one: (-int(one["unsent"]), str(one["name"])))


def _organisation(reader: Reader, person: Person) -> str:
    for seat in reader.all(Seat, person.workshop_id, person_id=person.id, status="held"):
        held = reader.get(Organisation, person.workshop_id, seat.organisation_id)
        return (held.abbreviation or held.name) if held else ""
    return ""
