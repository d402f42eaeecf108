"""What the writer remembers is never more than what stands in the tables: rolled back, written past it, or by another."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Person, Seat
from workshop.domain.refusals import Refused
from workshop.service.identity import digest, viewer_of
from workshop.storage.known import Known
from workshop.storage.sqlite import Store, connect
from workshop.storage.transaction import Tx

W = "wks_1"
NAMED = Organisation(id="org_1", workshop_id=W, name="Dinas Satu")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "hall.sqlite")
    opened.write(lambda tx: tx.put(NAMED, "organisation_saved"))
    yield opened
    opened.close()


def name_now(tx: Tx) -> str:
    return tx.need(Organisation, W, "org_1").name


def test_TX1_what_was_rolled_back_is_not_remembered(store: Store) -> None:
    def breaks(tx: Tx) -> None:
        tx.put(Organisation(id="org_1", workshop_id=W, name="Salah"), "organisation_saved")
        raise Refused("not_allowed")

    with pytest.raises(Refused):
        store.write(breaks)

    assert store.write(name_now) == "Dinas Satu"


def test_TX1_what_is_written_past_the_writer_is_noticed(store: Store) -> None:
    def past(tx: Tx) -> str:
        name_now(tx)
        tx.connection.execute("UPDATE organisations SET name = 'Dinas Dua'")
        return name_now(tx)

    assert store.write(past) == "Dinas Dua"
    with connect(store.path) as other:
        other.execute("UPDATE organisations SET name = 'Dinas Tiga'")
    other.close()
    assert store.write(name_now) == "Dinas Tiga"


def test_TX1_a_put_after_a_write_past_it_hides_nothing(store: Store) -> None:
    def past(tx: Tx) -> str:
        name_now(tx)
        tx.connection.execute("UPDATE organisations SET name = 'Dinas Dua'")
        tx.put(Organisation(id="org_2", workshop_id=W, name="Lain"), "organisation_saved")
        tx.keep_receipt(W, {"ok": True})
        return name_now(tx)

    assert store.write(past) == "Dinas Dua"


def test_VS2_who_somebody_is_follows_every_change_of_it(store: Store) -> None:
    def sits(organisation: str, tx: Tx) -> None:
        tx.put(Seat(id="sea_1", workshop_id=W, organisation_id=organisation, person_id="per_1"), "seat_changed")

    def comes(tx: Tx) -> None:
        tx.put(Person(id="per_1", workshop_id=W, name="Ani", status="joined"), "person_joined")
        held = Credential(id="crd_1", workshop_id=W, person_id="per_1", kind="device", secret_hash=digest("ani"))
        tx.put(held, "credential_made")

    store.write(comes)
    seen = []
    for organisation in ("org_1", "org_2"):
        store.write(lambda tx: viewer_of(tx, W, "ani"))
        store.write(partial(sits, organisation))
        seen.append(store.write(lambda tx: viewer_of(tx, W, "ani")).organisation_id)
    assert seen == ["org_1", "org_2"]


def test_what_is_remembered_has_an_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workshop.storage.known.MOST", 3)
    known = Known(store._connection)
    for number in range(9):
        known.fact((str(number),), partial(str, number))
    assert len(known.facts) <= 4


def test_a_receipt_kept_makes_nothing_unknown(store: Store) -> None:
    asked: list[str] = []

    def looks_twice(tx: Tx) -> None:
        tx.actor, tx.command_id, tx.at = "per_1", "cmd_1", "2026-01-01T00:00:00.000+00:00"
        name_now(tx)
        tx.keep_receipt(W, {"ok": True})
        tx.connection.set_trace_callback(asked.append)
        name_now(tx)
        tx.connection.set_trace_callback(None)

    store.write(looks_twice)
    assert asked == []


def test_CL1_a_number_given_in_what_was_rolled_back_is_given_again(store: Store) -> None:
    def breaks(tx: Tx) -> None:
        tx.put(NAMED, "organisation_saved")
        raise Refused("not_allowed", str(tx.seq(W)))

    with pytest.raises(Refused) as refusal:
        store.write(breaks)
    assert (refusal.value.detail, store.write(lambda tx: tx.seq(W))) == ("2", 1)
    assert store.write(lambda tx: tx.put(NAMED, "organisation_saved").revision) == 2
