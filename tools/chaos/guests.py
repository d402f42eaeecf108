"""People who are on the list and have not come in yet: they find their way through the door of the page itself."""

from pathlib import Path

from tools.bench.halls import W
from tools.chaos.handset import Handset
from tools.chaos.serving import posted
from workshop.domain.groups import Membership, membership_id
from workshop.domain.objects import Stored
from workshop.domain.people import Credential, Person, Seat
from workshop.storage.sqlite import Store

LETTERS = "ABCDEFGHIJKL"
DOOR = "/j/UKUR22"
OFFICE = "Dinas Ukur"
ONLINE = "Tersambung"


def invite(path: Path) -> None:
    """Before the doors open; all of them sit with the first group."""
    store = Store(path)
    store.write(lambda tx: [tx.put(thing, "workshop_changed") for letter in LETTERS for thing in _guest(letter)])
    store.close()


def name_of(letter: str) -> str:
    return f"Tamu {letter}"


def id_of(letter: str) -> str:
    return f"per_guest_{letter.lower()}"


def comes_in(handset: Handset, letter: str) -> str:
    """By the code on the wall; returns the personal code that brings this person back."""
    handset.opens(DOOR)
    handset.taps(OFFICE)
    return takes_place(handset, letter)


def takes_place(handset: Handset, letter: str) -> str:
    handset.person = id_of(letter)
    handset.taps(name_of(letter))
    handset.is_told(ONLINE)
    handset.goes_to("#/self")
    return handset.page.locator("p.code").inner_text()


def returns(handset: Handset, code: str) -> None:
    handset.opens(DOOR)
    handset.taps("Punya kode pribadi")
    handset.page.get_by_label("Kode pribadi").fill(code.lower())
    handset.taps("Masuk")
    handset.is_told(ONLINE)


def is_let_in(handset: Handset, letter: str, store: Path, port: int) -> None:
    """The name is taken, by this very person on another browser: asks, and staff press *Izinkan*."""
    handset.opens(DOOR)
    for tap in (OFFICE, name_of(letter), "Minta izin panitia"):
        handset.taps(tap)
    handset.is_told("Menunggu izin panitia")
    claim = _claim_of(store, id_of(letter))
    ack = posted(port, "console-0", {"id": f"in_{claim}", "name": "admit_claim", "payload": {"credential": claim}})
    if ack is None or not ack["ok"]:
        raise RuntimeError(f"{handset.name} was not let in: {ack}")
    handset.is_told(ONLINE)


def _claim_of(path: Path, person: str) -> str:
    store = Store(path)
    try:
        with store.reading() as reader:
            (claim,) = reader.all(Credential, W, person_id=person, kind="claim")
        return claim.id
    finally:
        store.close()


def _guest(letter: str) -> list[Stored]:
    person, seat = id_of(letter), f"sea_guest_{letter.lower()}"
    place = membership_id("grg", seat)
    return [
        Person(id=person, workshop_id=W, name=name_of(letter)),
        Seat(id=seat, workshop_id=W, organisation_id="org_0", person_id=person),
        Membership(id=place, workshop_id=W, grouping_id="grg", seat_id=seat, group_id="grp_0"),
    ]
