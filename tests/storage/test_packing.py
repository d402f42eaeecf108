"""A workshop as one file: everything goes and comes with its ids; what went on in two places is not joined."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hall import W, the_hall
from workshop.domain.attachments import Attachment
from workshop.domain.chains import Lineage, Snapshot, SnapshotRow
from workshop.domain.commands.privacy import ErasePerson
from workshop.domain.commands.work import SaveEntry
from workshop.domain.entries import Entry
from workshop.domain.organisations import Organisation
from workshop.domain.people import Person
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop
from workshop.service.desk import Desk
from workshop.service.handlers import all_handlers
from workshop.service.identity import viewer_of
from workshop.storage import packing
from workshop.storage.backup import attachments
from workshop.storage.erasing import erased_in, remember, scrub_waits
from workshop.storage.sqlite import Store

MADE_AT = "2021-09-23T08:15:00+00:00"
PHOTO = hashlib.sha256(b"photo").hexdigest()


class Laptop:
    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.store = Store(folder / f"{name}.sqlite")
        self.desk = Desk(self.store, all_handlers())

    def saves(self, id: str, entry: str) -> dict[str, Any]:
        return self.desk.handle(W, "ann", SaveEntry(id=id, activity="act_1", unit="grp_1", entry=entry, values={"sasaran": "x"}))

    def packs(self, name: str) -> Path:
        target = self.folder / name
        with self.store.reading() as reader:
            packing.pack(reader, W, self.store.path, target, MADE_AT)
        return target

    def takes(self, file: Path) -> str:
        package = packing.opened(file)
        return str(self.store.write(lambda tx: packing.unpack(tx, package)))

    def all(self) -> dict[str, Any]:
        with self.store.reading() as reader:
            rows = reader.connection.execute("SELECT * FROM receipts ORDER BY command_id").fetchall()
            return {"things": list(reader.everything(W)), "journal": reader.changes_since(W, 0), "receipts": rows}


def kept(laptop: Laptop) -> None:
    """One frozen state with a row, and a row that came from it."""
    snapshot = Snapshot(id="snp_1", workshop_id=W, title="Akhir", kind="button", rows=1, digest="x", by="per_lina", at=MADE_AT)
    told = {"snapshot_id": "snp_1", "row_id": "ent_1", "worksheet": "t_sasaran", "title": "x", "unit_title": "1", "theme": ""}
    came = {"entry_id": "ent_1", "activity_id": "act_1", "sheet_id": "sht_act_1_grp_1", "carrying_id": "cry_1"}
    things = (
        snapshot,
        SnapshotRow(id="snr_1", workshop_id=W, values={"sasaran": "Air bersih"}, **told),
        Lineage(id="lin_1", workshop_id=W, source_kind="entry", source_id="ent_0", seen={"sasaran": "Air"}, **came),
    )
    for one in things:
        laptop.store.write(lambda tx, one=one: tx.put(one, "snapshot_taken"))


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    one, other = Laptop(tmp_path, "one"), Laptop(tmp_path, "other")
    one.store.write(lambda tx: [tx.put(thing, "workshop_changed") for thing in the_hall()])
    assert one.saves("cmd_1", "ent_1")["ok"]
    yield one, other
    one.store.close()
    other.store.close()


def test_a_workshop_goes_whole_with_its_ids_its_people_signed_in_and_its_receipts(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    assert other.takes(one.packs("a.zip")) == "new"

    assert other.all() == one.all()
    with other.store.reading() as reader:
        assert viewer_of(reader, W, "ann").person_id == "per_ann"
    before = other.all()
    assert other.saves("cmd_1", "ent_1") == one.saves("cmd_1", "ent_1") and other.all() == before
    assert other.saves("cmd_2", "ent_2")["seq"] > one.saves("cmd_1", "ent_1")["seq"]


def test_it_goes_there_and_back_again(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    other.takes(one.packs("there.zip"))
    other.saves("cmd_2", "ent_2")

    assert one.takes(other.packs("back.zip")) == "newer"
    assert one.all() == other.all()
    assert one.takes(other.packs("again.zip")) == "same"


def test_what_went_further_here_or_on_in_two_places_is_not_replaced(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    old = one.packs("old.zip")
    other.takes(old)
    one.saves("cmd_2", "ent_2")
    codes = []
    for file in (old, other.packs("other.zip")):
        with pytest.raises(Refused) as refusal:
            one.takes(file)
        codes.append(refusal.value.code)
    other.saves("cmd_3", "ent_3")
    with pytest.raises(Refused) as refusal:
        one.takes(other.packs("two.zip"))

    assert [*codes, refusal.value.code] == ["package_older", "package_older", "package_diverged"]
    with one.store.reading() as reader:
        assert {entry.id for entry in reader.all(Entry, W)} == {"ent_1", "ent_2"}


def test_a_join_code_that_another_workshop_has_is_no_reason_to_lose_either(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    lain = Workshop(id="wks_2", workshop_id="wks_2", title="Lain", join_code="ABC234")
    other.store.write(lambda tx: tx.put(lain, "workshop_created"))
    with pytest.raises(Refused) as refusal:
        other.takes(one.packs("a.zip"))

    assert refusal.value.code == "package_collides"
    with other.store.reading() as reader:
        assert reader.seq(W) == 0 and len(reader.where(Workshop, "1 = 1")) == 1


def test_a_neighbour_workshop_stays_out_of_the_file_and_untouched(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    for laptop in laptops:
        beside = Organisation(id="org_b", workshop_id="wks_2", name="Dinas Sosial")
        laptop.store.write(lambda tx, beside=beside: tx.put(beside, "organisation_saved"))
    file = one.packs("a.zip")
    other.takes(file)

    with zipfile.ZipFile(file) as packed:
        assert not any(b"wks_2" in packed.read(name) for name in packed.namelist())
    with other.store.reading() as reader:
        assert [thing.id for thing in reader.everything("wks_2")] == ["org_b"]


def changed(file: Path, name: str, change: Any) -> Path:
    """The same package with one part otherwise, and its hash with it."""
    target = file.with_name(f"changed-{file.name}")
    with zipfile.ZipFile(file) as packed, zipfile.ZipFile(target, "w") as written:
        manifest = json.loads(packed.read("manifest.json"))
        for part in packed.namelist():
            if part != "manifest.json":
                content = change(packed.read(part)) if part == name else packed.read(part)
                manifest["files"][part]["sha256"] = hashlib.sha256(content).hexdigest()
                written.writestr(part, content)
        written.writestr("manifest.json", json.dumps(change(manifest) if name == "manifest.json" else manifest))
    return target


@pytest.mark.parametrize(
    ("name", "change", "code"),
    [
        ("manifest.json", lambda manifest: manifest | {"format": "other"}, "package_unknown"),
        ("manifest.json", lambda manifest: manifest | {"version": 2}, "package_newer"),
        ("manifest.json", lambda manifest: manifest | {"schema": 99}, "package_newer"),
        ("manifest.json", lambda manifest: manifest | {"seq": 7}, "package_damaged"),
        ("manifest.json", lambda manifest: manifest | {"workshop": "wks_2"}, "package_damaged"),
        ("tables/persons.jsonl", lambda content: content.replace(b'"ann"', b'"Ann"'), "package_damaged"),
        ("tables/entries.jsonl", lambda content: content.replace(b"ent_1", b"ent_9"), "package_damaged"),
        ("journal.jsonl", lambda content: content.split(b"\n", 1)[1], "package_damaged"),
        ("journal.jsonl", lambda content: content.replace(b'"organisation"', b'"planet"'), "package_damaged"),
    ],
)
def test_what_does_not_fit_together_is_refused(laptops: tuple[Laptop, Laptop], name: str, change: Any, code: str) -> None:
    one, other = laptops
    file = changed(one.packs("a.zip"), name, change)
    with pytest.raises(Refused) as refusal:
        other.takes(file)

    assert refusal.value.code == code


def test_wherever_a_byte_turned_on_the_way_the_file_is_refused_or_says_the_same(laptops: tuple[Laptop, Laptop]) -> None:
    one, _ = laptops
    content = one.packs("a.zip").read_bytes()
    whole = packing.opened(io.BytesIO(content))
    for at in range(0, len(content), max(1, len(content) // 400)):
        bitten = bytearray(content)
        bitten[at] ^= 0xFF
        try:
            assert packing.opened(io.BytesIO(bitten)) == whole
        except Refused as refusal:
            assert refusal.code in ("package_damaged", "package_unknown", "package_newer", "package_too_big")


def test_a_strange_file_and_one_that_is_not_there_are_unknown(tmp_path: Path) -> None:
    strange = tmp_path / "strange.zip"
    strange.write_text("Berita acara")
    for file in (strange, tmp_path / "none.zip"):
        with pytest.raises(Refused) as refusal:
            packing.opened(file)
        assert refusal.value.code == "package_unknown"


def test_its_attachments_travel_along_and_nobody_elses(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    file = photographed(one)
    other.takes(file)
    packing.take_attachments(file, other.store.path)

    assert [path.name for path in attachments(other.store.path).iterdir()] == [PHOTO]
    assert (attachments(other.store.path) / PHOTO).read_bytes() == b"photo"


def photographed(laptop: Laptop) -> Path:
    """Packed with a photograph of its own; another workshop's lies beside it."""
    told = {"unit": "group", "unit_id": "grp_1", "name": "a.jpg", "media_type": "image/jpeg", "size": 5}
    photo = Attachment(id="att_1", workshop_id=W, content_hash=PHOTO, **told)
    laptop.store.write(lambda tx: tx.put(photo, "attachment_added"))
    folder = attachments(laptop.store.path)
    folder.mkdir()
    (folder / PHOTO).write_bytes(b"photo")
    (folder / hashlib.sha256(b"other").hexdigest()).write_bytes(b"other")
    return laptop.packs("a.zip")


def test_a_file_that_is_not_the_content_its_name_says_is_refused_though_the_list_agrees(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    file = changed(photographed(one), f"attachments/{PHOTO}", lambda content: b"virus")
    with pytest.raises(Refused) as refusal:
        other.takes(file)

    assert refusal.value.code == "package_damaged"


@pytest.mark.parametrize("name", [f"attachments/{'0' * 64}", "attachments/../../server.py", "attachments/x/y"])
def test_a_file_that_no_document_of_the_workshop_names_is_refused(laptops: tuple[Laptop, Laptop], name: str) -> None:
    one, other = laptops
    file = photographed(one)
    target = file.with_name("more.zip")
    with zipfile.ZipFile(file) as packed, zipfile.ZipFile(target, "w") as written:
        manifest = json.loads(packed.read("manifest.json"))
        manifest["files"][name] = {"sha256": hashlib.sha256(b"x").hexdigest(), "size": 1}
        for part in packed.namelist():
            written.writestr(part, json.dumps(manifest) if part == "manifest.json" else packed.read(part))
        written.writestr(name, b"x")
    with pytest.raises(Refused) as refusal:
        other.takes(target)

    assert refusal.value.code == "package_damaged"


@pytest.mark.parametrize(("blanks", "most"), [(40 << 20, packing.MOST_TEXT), (2 << 20, 1 << 20)])
def test_a_bomb_is_refused_before_anything_of_it_is_unpacked(laptops: tuple[Laptop, Laptop], blanks: int, most: int) -> None:
    one, _ = laptops
    file = one.packs("a.zip")
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("tables/more.jsonl", b" " * blanks)
    with pytest.raises(Refused) as refusal:
        packing.opened(file, most)

    assert refusal.value.code == "package_too_big"


def test_ND1_who_was_erased_here_is_erased_in_whatever_is_taken_in_later(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    old = one.packs("old.zip")
    assert one.desk.handle(W, "lina", ErasePerson(id="cmd_gone", person="per_bud"))["ok"]
    gone = one.packs("gone.zip")
    other.takes(gone)
    with other.store.reading() as reader:
        assert [found.person_id for found in erased_in(reader.connection)] == ["per_bud"]
        assert reader.need(Person, W, "per_bud").name == "Peserta (dihapus) 1"
    third = Laptop(one.folder, "third")
    third.store.write(lambda tx: remember(tx.connection, packing.opened(gone).erased))
    assert third.takes(old) == "new"
    with third.store.reading() as reader:
        assert reader.need(Person, W, "per_bud").erased_at and scrub_waits(reader)
        folded = {(c.object.type, c.object.id): c.object for c in reader.changes_since(W, 0)}
        assert folded == {(thing.type, thing.id): thing for thing in reader.everything(W)}
    third.store.close()


def test_frozen_states_and_where_rows_come_from_travel_along(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    kept(one)
    other.takes(one.packs("hall.rembuk"))
    with other.store.reading() as reader:
        (row,), (lineage,) = reader.all(SnapshotRow, W), reader.all(Lineage, W)

    assert (row.values, lineage.seen) == ({"sasaran": "Air bersih"}, {"sasaran": "Air"})
    assert other.all() == one.all()
