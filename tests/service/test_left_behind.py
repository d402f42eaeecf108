"""The phones' address belongs to the workshop: a laptop at another one says so, names who is left behind, and the way back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.hall import W, the_hall
from workshop import aliases
from workshop.app import create_app
from workshop.banner import Place, Terminal, banner
from workshop.domain.workshops import Workshop
from workshop.live.presence import Presence
from workshop.live.publisher import Publisher
from workshop.service import left_behind
from workshop.service.identity import viewer_of
from workshop.service.left_behind import Moved, moved
from workshop.settings import Settings
from workshop.storage.last_heard import Note, notes_of, write_notes
from workshop.storage.sqlite import Store

OLD, NEW = "http://192.168.1.5:8080", "http://192.168.1.9:8080"
AT = "2021-09-23T08:15:00+00:00"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "hall.sqlite")
    opened.write(lambda tx: [tx.put(thing, "workshop_changed") for thing in the_hall()])
    yield opened
    opened.close()


def heard(store: Store, **unsent: int) -> None:
    """Phones at the old address."""
    notes = [Note(W, f"per_{name}", count, "192.168.1.5:8080", AT) for name, count in unsent.items()]
    store.write(lambda tx: write_notes(tx, notes))


def away(store: Store, *ours: str, kept: str = "") -> Moved | None:
    with store.reading() as reader:
        workshop = reader.need(Workshop, W, W)
        return moved(reader, replace(workshop, profile={"address": kept}) if kept else workshop, ours)


def test_phones_left_at_another_address_are_named_those_with_unsent_rows_first(store: Store) -> None:
    heard(store, ann=0, bud=3, cut=1, lina=5)
    found = away(store, NEW)

    assert found is not None and (found.old, found.unsent) == ("192.168.1.5:8080", 4)
    assert [(one["name"], one["organisation"], one["unsent"]) for one in found.left] == [
        ("bud", "Dinas Kesehatan", 3),
        ("cut", "Dinas Kesehatan", 1),
        ("ann", "Dinas Kesehatan", 0),
    ]


def test_under_the_address_phones_know_nothing_is_said(store: Store) -> None:
    heard(store, ann=2)

    assert away(store, NEW, OLD) is None
    assert away(store, NEW, "192.168.1.5:8080") is None
    assert away(store, "http://192.168.1.5:9000") is not None


def test_one_who_stayed_away_and_holds_nothing_is_no_reason_to_complain(store: Store) -> None:
    heard(store, ann=0)
    assert away(store, NEW) is not None
    store.write(lambda tx: write_notes(tx, [Note(W, f"per_{name}", 0, "192.168.1.9:8080", AT) for name in ("bud", "cut")]))
    assert away(store, NEW) is None
    heard(store, ann=1)
    assert away(store, NEW) is not None


def test_a_chosen_address_that_is_not_this_laptops_is_said_before_anybody_came(store: Store) -> None:
    found = away(store, NEW, kept=OLD)

    assert found is not None and (found.old, found.left) == ("192.168.1.5:8080", [])
    assert away(store, NEW, kept=NEW) is None
    assert away(store, NEW, kept="https://rembuk.example") is None


def test_the_banner_says_it_with_the_commands_and_carries_the_kept_address_while_it_is_ours(store: Store) -> None:
    heard(store, bud=3)
    said = banner(store, Place(bases=[NEW], own="http://127.0.0.1:8080"), Terminal(encoding="ascii"))
    assert "192.168.1.5:8080" in said and "bud (Dinas Kesehatan): 3" in said
    assert any(f"{command}" in said for command in aliases.commands("192.168.1.5", "192.168.1.9"))
    assert said.startswith(f"Rembuk: {NEW}/\n")

    with store.reading() as reader:
        workshop = replace(reader.need(Workshop, W, W), profile={"address": OLD})
    store.write(lambda tx: tx.put(workshop, "workshop_changed"))
    fine = banner(store, Place(bases=[NEW, OLD], own="http://127.0.0.1:8080"), Terminal(encoding="ascii"))
    assert f"(scan to join): {OLD}/j/ABC234" in fine and "!!" not in fine


def test_the_command_is_the_systems_own() -> None:
    linux, mac, windows = (aliases.commands("192.168.1.5", "127.0.0.1", name)[1] for name in ("linux", "darwin", "win32"))

    assert linux.startswith("sudo ip address add 192.168.1.5/24 dev ") and " alias 192.168.1.5 " in mac
    assert windows.startswith("New-NetIPAddress ") and "127.0.0.1" in windows


def test_PR1_how_phones_were_heard_is_noted_late_and_outlives_the_server(store: Store) -> None:
    publisher = Publisher(store, Silent())
    presence = Presence(publisher, Silent())
    with store.reading() as reader:
        ann, bud = (viewer_of(reader, W, name) for name in ("ann", "bud"))
    turns = iter(
        [lambda: presence.arrive("1", ann, "192.168.1.5:8080"), lambda: None, lambda: presence.hear("1", ann, {"unsent": 2})]
    )

    def sleep(seconds: float) -> None:
        try:
            next(turns)()
        except StopIteration:
            raise Finished from None

    seq = store.write(lambda tx: tx.seq(W))
    with pytest.raises(Finished):
        left_behind.keep_notes(store, presence.notes, sleep)
    presence.arrive("2", bud, "192.168.1.5:8080")
    presence.leave("1")
    store.write(lambda tx: write_notes(tx, presence.notes()))

    with store.reading() as reader:
        notes = {note.person_id: (note.unsent, note.address) for note in notes_of(reader, W)}
        assert notes == {"per_ann": (2, "192.168.1.5:8080"), "per_bud": (0, "192.168.1.5:8080")}
        assert reader.seq(W) == seq
    assert presence.addresses() == {"192.168.1.5:8080"}


def test_staff_are_told_in_the_console_and_nobody_else(tmp_path: Path) -> None:
    app, _, store = create_app(Settings(store=tmp_path / "hall.sqlite"))
    store.write(lambda tx: [tx.put(thing, "workshop_changed") for thing in the_hall()])
    heard(store, bud=3)
    client = app.test_client()

    def asks(token: str) -> Any:
        return client.get(f"/api/workshops/{W}/address", headers={"Authorization": f"Bearer {token}"}).get_json()

    told = asks("lina")
    assert (told["moved"], told["old"], told["unsent"], len(told["commands"])) == (True, "192.168.1.5:8080", 3, 2)
    assert asks("bud")["code"] == "not_allowed"
    store.write(lambda tx: tx.connection.execute("DELETE FROM last_heard"))
    assert asks("lina") == {"ok": True, "moved": False}
    store.close()


class Finished(Exception): ...


class Silent:
    def emit(self, event: str, data: Any, to: str | list[str]) -> None: ...

    def disconnect(self, sid: str) -> None: ...
