"""Rules of docs/sync-rules.md that hold for the code as a whole: who writes rows (CL2), what an object holds (CL6), and what
never happens while the write transaction is open (TX1)."""

import ast
import logging
import re
import subprocess
import threading
import time
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W
from tests.service.test_rights import COMMAND_OF, PAYLOADS, furnish
from tools.dev.places import ROOT
from workshop.domain.catalogue import KINDS, table_of
from workshop.domain.objects import Stored
from workshop.domain.workshops import Workshop
from workshop.live.publisher import Publisher
from workshop.service import joining, returning
from workshop.service.identity import viewer_of
from workshop.service.patience import Patience

STORAGE = ROOT / "workshop" / "storage"
# Rows come in by `Tx.put`, and with a whole workshop's journal from a file; what told of a person is taken out in place (ND1).
WRITERS = {STORAGE / "transaction.py", STORAGE / "packing.py", STORAGE / "erasing.py"}
WRITES = re.compile(r"\b(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+\"?(\w+)")
# What a thing carries as its own: content, settings, and choices among what the workshop itself is made of.
OWN = {
    "workshop": {"days", "half_days", "themes", "choice_sets", "year_range", "profile", "retention"},
    "agenda_item": {"worksheets"},
    "organisation": {"aliases"},
    "grant": {"scope"},
    "person": {"corrected"},
    "grouping": {"defaults", "overrides", "rules"},
    "worksheet": {"definition"},
    "activity": {"audience"},
    "announcement": {"audience"},
    "entry": {"draft", "values", "parsed", "revisions", "rivals", "late_fields"},
    "review": {"seen"},
    "cluster": {"places"},
    "ballot": {"options", "settings", "result"},
    "vote": {"choice", "late_choice"},
    "paper_count": {"totals"},
    "ballot_reset": {"result"},
    "decision": {"options", "chosen"},
    "screen": {"content"},
    "office": {"profile"},
    "lineage": {"seen"},
    "snapshot_row": {"values"},
    "remark": {"rivals"},
    "correction": {"original", "text", "kinds", "above"},
}
CONTENT = {("entry", "draft"), ("entry", "values"), ("entry", "parsed"), ("review", "seen"), ("lineage", "seen")}
# After these nobody may tell any more.
ENDING = {"archive_workshop", "leave"}
# What grows with the hall: nobody lists it.
GROWING = {
    "person",
    "seat",
    "membership",
    "credential",
    "sheet",
    "entry",
    "review",
    "source",
    "vote",
    "attendance_mark",
    "attachment",
    "citation",
    "lineage",
}


def test_CL2_no_other_module_writes_a_row_of_the_model() -> None:
    tables = {table_of(kind) for kind in KINDS}
    found = {
        f"{path.name}: {table}"
        for path in (ROOT / "workshop").rglob("*.py")
        if path not in WRITERS
        for text in literals(path)
        for table in WRITES.findall(text)
        if table in tables | {"changes", "counters", "receipts"}
    }
    users = {path for path in (ROOT / "workshop").rglob("*.py") if "UPSERTS" in path.read_text(encoding="utf-8")}

    assert found == set()
    assert users - {STORAGE / "rows.py"} == WRITERS


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.type)
def test_CL6_an_object_carries_only_what_is_its_own(kind: type[Stored]) -> None:
    many = {name for name, hint in typing.get_type_hints(kind).items() if re.match(r"(list|dict|set|tuple)\b", str(hint))}

    assert many <= OWN.get(kind.type, set()), "a list of other objects? make them objects that point here"


def test_CL6_in_a_hall_no_object_lists_people_seats_sheets_or_rows(house: Made) -> None:
    with house.store.reading() as reader:
        everything = list(reader.everything(W))
    ids = {thing.id for thing in everything if thing.type in GROWING}
    listed = {
        (thing.type, name)
        for thing in everything
        for name in OWN.get(thing.type, set())
        if (thing.type, name) not in CONTENT and name != "rivals" and ids & set(words(getattr(thing, name)))
    }

    assert len(ids) > 10
    assert listed == set()


def test_TX1_nothing_is_sent_slept_on_or_exported_inside_a_transaction(house: Made, watched: list[str]) -> None:
    wire = Wire()
    publisher = Publisher(house.store, wire)
    house.store.on_commit = publisher.publish
    with house.store.reading() as reader:
        publisher.join("sid", viewer_of(reader, W, house.lead))
        code = reader.need(Workshop, W, W).join_code
    threading.Thread(target=publisher.flush_for_ever, daemon=True).start()
    comes = {"organisation": "org_at", "person": "per_at", "organisation_name": "Dinas Tamu", "name": "Tuti"}
    house.store.write(lambda tx: joining.join(tx, code, joining.Arrival(device_key="k" * 20, **comes)))
    house.store.write(lambda tx: returning.claim(tx, code, returning.Claim(device_key="q" * 20, person="per_at")))
    acks = [house.tells(house.lead, COMMAND_OF.get(name, name), **PAYLOADS[name]) for name in PAYLOADS if name not in ENDING]
    wire.heard.wait(10)

    assert sum(ack["ok"] for ack in acks) > 30
    assert wire.heard.is_set()
    assert watched == []


@pytest.mark.parametrize(
    "breach",
    [
        lambda: time.sleep(0),
        lambda: logging.getLogger("x").error("x"),
        lambda: Wire().emit("changes", {}, "sid"),
        lambda: Patience(pause=time.sleep).pause(0),
    ],
    ids=["sleep", "log", "emit", "patience"],
)
def test_TX1_a_breach_would_be_seen(house: Made, watched: list[str], breach: Any) -> None:
    house.store.write(lambda tx: breach())

    assert len(watched) == 1


class Wire:
    """`heard`: something went out."""

    def __init__(self) -> None:
        self.heard = threading.Event()

    def emit(self, event: str, data: Any, to: Any) -> None:
        self.heard.set()

    def disconnect(self, sid: str) -> None: ...


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Made]:
    made = Made(tmp_path / "hall.sqlite").make()
    made.at("10:00")
    furnish(made)
    yield made
    made.close()


@pytest.fixture
def watched(house: Made, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the writer's thread did while its transaction was open, of what it must not do there."""
    seen: list[str] = []
    writer = house.store._thread

    def watch(owner: Any, name: str) -> None:
        real = getattr(owner, name)

        def noted(*arguments: Any, **more: Any) -> Any:
            if threading.current_thread() is writer and house.store._connection.in_transaction:
                seen.append(name)
            return real(*arguments, **more)

        monkeypatch.setattr(owner, name, noted)

    for owner, name in ((time, "sleep"), (logging.Logger, "handle"), (Wire, "emit"), (subprocess.Popen, "__init__")):
        watch(owner, name)
    return seen


def literals(path: Path) -> Iterator[str]:
    """The text of every literal, with the holes of an f-string left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield str(name)
            yield from words(part)
    elif isinstance(value, list):
        for part in value:
            yield from words(part)
    else:
        yield str(value)
