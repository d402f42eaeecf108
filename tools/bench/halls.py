"""The hall the product is measured with: phones in groups of twelve from 36 organisations, three consoles, one open worksheet
for groups."""

import sqlite3
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Grouping, Membership, membership_id
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Grant, Person, Seat
from workshop.domain.sheets import Sheet, sheet_id
from workshop.domain.workshops import Workshop
from workshop.service.identity import digest
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Tx

W = "wks_bench"
GROUP_OF = 12
CONSOLES = 3
ORGANISATIONS = 36
FIELDS = [
    {"id": name, "label_id": name, "label_en": name, "type": "longtext"} for name in ("uraian", "indikator", "sumber", "catatan")
]
DEFINITION = {"key": "ukur", "title_id": "Ukur", "title_en": "Measure", "unit": "group", "fields": FIELDS}


@dataclass(frozen=True, slots=True)
class Seated:
    """Phone `n` sits in group `n // 12`; its token is `phone-n`.  Consoles hold `console-n`."""

    phones: int

    @property
    def groups(self) -> int:
        return -(-self.phones // GROUP_OF)

    def group_of(self, phone: int) -> str:
        return f"grp_{phone // GROUP_OF}"


def fill(path: Path, seated: Seated, rows: int = 0) -> None:
    """Writes the hall; `rows`: ready rows spread over the groups."""
    store = Store(path)
    things = [*_room(seated), *_people(seated), *_rows(seated, rows)]
    for at in range(0, len(things), 500):
        part = things[at : at + 500]
        store.write(partial(_put_all, part))
    store.close()


def _put_all(things: list[Stored], tx: Tx) -> None:
    for thing in things:
        tx.put(thing, "workshop_changed")


def lengthen_journal(path: Path, changes: int) -> None:
    """Adds that many lines to the journal, as days of editing would: the group's name, over and over."""
    connection = sqlite3.connect(path)
    seq = connection.execute("SELECT seq FROM counters WHERE workshop_id = ?", (W,)).fetchone()[0]
    line = connection.execute("SELECT object FROM changes WHERE type = 'group' LIMIT 1").fetchone()[0]
    rows = ((W, seq + n, "group_saved", "group", "grp_0", line, "stf_0", f"old{n}", "") for n in range(1, changes + 1))
    with connection:
        connection.executemany("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.execute("UPDATE counters SET seq = ? WHERE workshop_id = ?", (seq + changes, W))
    connection.close()


def _room(seated: Seated) -> list[Stored]:
    return [
        Workshop(id=W, workshop_id=W, title="Ukur", join_code="UKUR22"),
        *(Organisation(id=f"org_{n}", workshop_id=W, name=f"Dinas Ukur {n}") for n in range(ORGANISATIONS)),
        Grouping(id="grg", workshop_id=W, key="meja", title="Meja"),
        *(Group(id=f"grp_{n}", workshop_id=W, grouping_id="grg", number=n + 1) for n in range(seated.groups)),
        Worksheet(id="wsh", workshop_id=W, key="ukur", definition=DEFINITION, frozen=True),
        Activity(id="act", workshop_id=W, worksheet_id="wsh", unit="group", grouping_id="grg", state="open", times_opened=1),
    ]


def _people(seated: Seated) -> list[Stored]:
    found: list[Stored] = []
    for n in range(seated.phones):
        found += [
            Person(id=f"per_{n}", workshop_id=W, name=f"Peserta {n}", status="joined"),
            Seat(id=f"sea_{n}", workshop_id=W, organisation_id=f"org_{n % ORGANISATIONS}", person_id=f"per_{n}"),
            Membership(
                id=membership_id("grg", f"sea_{n}"),
                workshop_id=W,
                grouping_id="grg",
                seat_id=f"sea_{n}",
                group_id=seated.group_of(n),
            ),
            _credential(f"per_{n}", f"phone-{n}"),
        ]
    for n in range(CONSOLES):
        found += [
            Person(id=f"stf_{n}", workshop_id=W, name=f"Fasilitator {n}", staff=True, status="joined"),
            Grant(id=f"grt_{n}", workshop_id=W, person_id=f"stf_{n}", role="facilitator"),
            _credential(f"stf_{n}", f"console-{n}"),
        ]
    return found


def _credential(person: str, token: str) -> Credential:
    return Credential(id=f"crd_{person}", workshop_id=W, person_id=person, kind="device", secret_hash=digest(token))


def _rows(seated: Seated, rows: int) -> list[Stored]:
    sheets = [
        Sheet(id=sheet_id("act", f"grp_{n}"), workshop_id=W, activity_id="act", unit="group", unit_id=f"grp_{n}")
        for n in range(seated.groups if rows else 0)
    ]
    return [*sheets, *(_row(seated, n) for n in range(rows))]


def _row(seated: Seated, n: int) -> Entry:
    said = {field["id"]: f"Baris {n}: " + "layanan kependudukan sampai tingkat kecamatan " * 2 for field in FIELDS}
    return Entry(
        id=f"ent_{n}",
        workshop_id=W,
        sheet_id=sheet_id("act", f"grp_{n % seated.groups}"),
        activity_id="act",
        author_id=f"per_{n % seated.phones}",
        entered_by=f"per_{n % seated.phones}",
        position=n // seated.groups + 1,
        state="ready",
        draft=dict(said),
        values=dict(said),
        parsed=dict(said),
        saved_at="2026-01-01T00:00:00.000+00:00",
    )
