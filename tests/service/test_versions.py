"""Finals of the record: numbered, frozen by their line of the journal, never overwritten, and found again by verify."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.made import Made, W
from tests.service.test_rights import furnish, row
from workshop.cli import main
from workshop.documents.contents import read_paper
from workshop.documents.kinds import KEYS
from workshop.documents.papers import write_paper
from workshop.documents.stamps import fingerprint
from workshop.domain.activities import Worksheet
from workshop.domain.attachments import Attachment
from workshop.domain.days import DayClosing
from workshop.domain.entries import Entry
from workshop.domain.erasing import Leaving
from workshop.domain.judgements import DocumentVersion, Review
from workshop.domain.people import Person
from workshop.service.recording import Edition, edition_of, record_now
from workshop.service.verifying import Verdict, verdict_on, verdict_on_print
from workshop.storage.erasing import erase

NOON = "2021-09-23T04:00:00.000+00:00"
TEXT = "Stunting turun 3 persen"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Made]:
    made = Made(tmp_path / "rembuk.sqlite").make()
    made.at("10:00")
    furnish(made)
    made.put(told("ent_told", TEXT))
    made.put(replace(made.get(Person, "per_ann"), name="Ibu Annisa"))
    made.put(*(replace(one, saved_at=NOON) for one in made.all(Entry)))
    made.put(*(replace(one, at=NOON) for kind in (Review, Attachment) for one in made.all(kind)))
    made.put(*(replace(one, closed_at=NOON, reopened_at=NOON) for one in made.all(DayClosing)))
    for version in ("dov_1", "dov_2"):
        made.leads("withdraw_version", version=version)
    yield made
    made.close()


def told(id: str, text: str) -> Entry:
    return row(id, state="ready", saved_at=NOON, values={"sasaran": text}, parsed={"sasaran": text})


def final(made: Made, id: str = "dov_a", **more: Any) -> DocumentVersion:
    made.leads("make_final", version=id, **more)
    return made.get(DocumentVersion, id)


def written(made: Made, **wanted: Any) -> dict[str, Any]:
    with made.store.reading() as reader:
        return edition_of(reader, W, "id", Edition(**wanted))


def asked(made: Made, path: Path) -> Verdict:
    with made.store.reading() as reader:
        return verdict_on(reader, read_paper(path), "id")


def test_a_final_is_the_record_as_it_was_whatever_comes_after(hall: Made) -> None:
    before = written(hall)
    version = final(hall)
    hall.put(told("ent_told", "lain"))
    record = written(hall, version="dov_a")

    assert (version.number, version.seq, version.content_hash) == (3, before["seq"], before["rows_hash"])
    assert record["activities"] == [{**one, "silent": []} for one in before["activities"]]
    assert record["rows_hash"] == version.content_hash != written(hall)["rows_hash"]
    assert (record["edition"]["state"], record["edition"]["number"], record["seq"]) == ("final", 3, version.seq)


def test_a_final_lists_what_changed_since_the_last(hall: Made) -> None:
    final(hall)
    hall.put(told("ent_told", "lain"))
    hall.put(told("ent_more", "baru"))
    hall.put(replace(hall.get(Entry, "ent_ready"), state="withdrawn"))
    final(hall, "dov_b")
    edition = written(hall, version="dov_b")["edition"]

    assert edition["since"]["number"] == 3
    assert {(one["what"], one["row_id"], *one["fields"]) for one in edition["changes"]} == {
        ("changed", "ent_told", "sasaran"),
        ("added", "ent_more"),
        ("removed", "ent_ready"),
    }


def test_two_finals_are_two_and_the_same_command_twice_is_one(hall: Made) -> None:
    first = hall.tells(hall.lead, "make_final", version="dov_a")
    second = hall.tells(hall.lead, "make_final", version="dov_b")
    hall.put(told("ent_more", "baru"))
    third = hall.tells(hall.lead, "make_final", version="dov_b")
    taken = hall.tells(hall.lead, "make_final", version="dov_a")

    assert first["ok"] and third["ok"]
    assert (second["code"], taken["code"]) == ("nothing_changed", "malformed_id")
    assert [one.number for one in hall.all(DocumentVersion) if not one.withdrawn] == [3, 4]


def test_a_print_of_rows_that_two_finals_hold_belongs_to_the_one_that_stands(hall: Made) -> None:
    first = final(hall)
    hall.leads("announce", announcement="said_1", text="Makan siang")
    assert final(hall, "dov_b").content_hash == first.content_hash
    hall.leads("withdraw_version", version="dov_b")
    with hall.store.reading() as reader:
        verdict = verdict_on_print(reader, first.content_hash[:16], "id")

    assert (verdict.belongs, verdict.codes, verdict.values["number"]) == ("yes", ("print",), first.number)


def test_a_final_is_withdrawn_and_restored_and_never_overwritten(hall: Made, tmp_path: Path) -> None:
    version = final(hall)
    path = write_paper(written(hall, version="dov_a"), "html", "id", tmp_path)
    hall.leads("withdraw_version", version="dov_a")
    withdrawn = asked(hall, path)
    hall.leads("restore_version", version="dov_a")

    assert (withdrawn.belongs, withdrawn.codes[:2]) == ("once", ("final", "withdrawn"))
    assert asked(hall, path).belongs == "yes"
    assert replace(hall.get(DocumentVersion, "dov_a"), revision=version.revision) == version


def test_silence_is_left_out_of_finals_unless_chosen(hall: Made) -> None:
    hall.put(row("ent_x", state="draft"))
    final(hall)
    silent = [one["silent"] for one in written(hall)["activities"]]

    assert any(silent)
    assert not any(one["silent"] for one in written(hall, version="dov_a")["activities"])
    assert [one["silent"] for one in written(hall, version="dov_a", silence=True)["activities"]] == silent
    assert not any(one["silent"] for one in written(hall, silence=False)["activities"])


def test_ND1_the_hash_of_a_final_is_over_no_personal_field_whoever_reads_it_in_whatever_format(
    hall: Made, tmp_path: Path
) -> None:
    sheet = hall.get(Worksheet, "wsh_1")
    phone = {"id": "hp", "label_id": "Nomor HP", "label_en": "Phone", "type": "phone"}
    hall.put(replace(sheet, definition={**sheet.definition, "fields": [*sheet.definition["fields"], phone]}))
    before = hall.get(Entry, "ent_told")
    said = {"sasaran": TEXT, "hp": "0812 3456 789"}
    hall.put(replace(before, values=said, parsed=said))
    version = final(hall)
    hall.put(replace(hall.get(Entry, "ent_told"), values=said | {"hp": "0899"}, parsed=said | {"hp": "0899"}))
    hall.put(replace(hall.get(Person, "per_ann"), name="Hj. Annisa, S.Sos.", nip="198111272006022006", position="Camat"))

    assert written(hall)["rows_hash"] == version.content_hash
    for reader in ("names", "organisation", "public"):
        record = written(hall, version="dov_a", reader=reader)
        papers = [write_paper(record, kind, "id", tmp_path) for kind in ("docx", "xlsx", "html", "report", "minutes_pdf")]
        assert {stamp.rows for one in papers if (stamp := read_paper(one).stamp)} == {version.content_hash}
    hall.put(told("ent_told", "lain"))
    assert written(hall)["rows_hash"] != version.content_hash


def test_ND1_a_final_verifies_after_its_writer_was_erased(hall: Made, tmp_path: Path) -> None:
    version = final(hall)
    path = write_paper(written(hall, version="dov_a"), "docx", "id", tmp_path)
    hall.store.write(lambda tx: erase(tx, W, [Leaving("per_ann", "Peserta 1")], "2021-09-24T00:00:00+00:00"))
    record = written(hall, version="dov_a")

    assert asked(hall, path).codes == ("final", "whole")
    assert record["rows_hash"] == version.content_hash
    assert "Peserta 1" in {one["name"] for one in record["people"]}


@pytest.mark.parametrize("kind", KEYS)
def test_every_format_says_what_it_is_and_whether_it_was_changed(hall: Made, tmp_path: Path, kind: str) -> None:
    draft = write_paper(written(hall), kind, "id", tmp_path)
    was = asked(hall, draft)
    final(hall)
    path = write_paper(written(hall, version="dov_a"), kind, "id", tmp_path)
    found = asked(hall, path)
    change(path)

    assert (was.belongs, was.codes) == ("once", ("draft", "rows_same", "whole"))
    assert (found.belongs, found.codes) == ("yes", ("final", "whole"))
    assert asked(hall, path).codes == ("final", "altered")


def change(path: Path) -> None:
    """One figure in it is another."""
    if not zipfile.is_zipfile(path):
        content = path.read_bytes()
        at = content.rindex(b"persen") if b"persen" in content else len(content) // 3
        path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        return
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content.replace(b"Stunting", b"Stuntine") if name != "manifest.json" else content)


def test_a_word_changed_in_the_office_is_noticed_in_a_docx(hall: Made, tmp_path: Path) -> None:
    final(hall)
    path = write_paper(written(hall, version="dov_a"), "docx", "id", tmp_path)
    saved, altered = tmp_path / "saved.docx", tmp_path / "altered.docx"
    document = docx.Document(str(path))
    document.save(str(saved))
    document.paragraphs[1].add_run(" (disunting)")
    document.save(str(altered))

    assert asked(hall, saved).codes == ("final", "whole")
    assert asked(hall, altered).codes == ("final", "altered")


def test_who_claims_a_final_that_is_not_on_record_is_told_so(hall: Made, tmp_path: Path) -> None:
    final(hall)
    record = written(hall, version="dov_a")
    forged = record | {"edition": record["edition"] | {"version": "dov_zz"}}
    other = record | {"rows_hash": "0" * 64}
    elsewhere = record | {"workshop": record["workshop"] | {"id": "wks_other"}}
    ahead = written(hall) | {"seq": 10**6}

    codes = [asked(hall, write_paper(one, "html", "id", tmp_path)).codes[0] for one in (forged, other, elsewhere, ahead)]

    assert codes == ["false_final", "false_final", "elsewhere", "false_draft"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"{", b"{}", b"%PDF-1.7", b"rembuk:1:final:", b"\x00" * 5000])
def test_anything_else_is_unknown(hall: Made, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)

    assert asked(hall, path) == Verdict("no", ("unknown",))


def test_a_later_final_and_later_rows_are_told_of(hall: Made, tmp_path: Path) -> None:
    final(hall)
    first = write_paper(written(hall, version="dov_a"), "html", "id", tmp_path)
    draft = write_paper(written(hall), "json", "id", tmp_path)
    hall.put(told("ent_more", "baru"))
    final(hall, "dov_b")

    assert asked(hall, first).codes == ("final", "newer", "whole")
    assert asked(hall, draft).codes == ("draft", "rows_changed", "whole")


def test_the_printed_fingerprint_finds_its_final(hall: Made) -> None:
    version = final(hall)
    with hall.store.reading() as reader:
        found = [verdict_on_print(reader, typed, "id").codes[0] for typed in (fingerprint(version.content_hash), "0" * 16, "abc")]

    assert found == ["print", "unknown_print", "no_print"]


def test_the_command_line_says_it_in_a_sentence(hall: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    final(hall)
    path = write_paper(written(hall, version="dov_a"), "pdf", "id", tmp_path)
    other = tmp_path / "other.txt"
    other.write_text("halo")

    assert main(["verify", str(path), "--store", str(hall.store.path)]) == 0
    assert "versi final ke-3" in capsys.readouterr().out
    assert main(["verify", str(other), "--store", str(hall.store.path)]) == 1
    assert "tidak dikenal" in capsys.readouterr().err


def test_readers_without_names_find_none_in_any_part(hall: Made) -> None:
    names = {one["name"] for one in written(hall)["people"]} - {"", "back"}
    for reader in ("organisation", "public"):
        record = written(hall, reader=reader)
        said = json.dumps(record, ensure_ascii=False)
        assert names and not [name for name in names if f'"{name}"' in said]
        assert record["rows_hash"] == written(hall)["rows_hash"]
        assert sum(len(sheet["rows"]) for one in record["activities"] for sheet in one["sheets"]) > 0
    assert {r["organisation_id"] for a in record["activities"] for s in a["sheets"] for r in s["rows"]} == {None}


def test_the_record_over_the_wire_is_a_draft(hall: Made) -> None:
    record = record_now(hall.store, W, "id", personal=True)

    assert (record["edition"]["state"], record["edition"]["reader"]) == ("draft", "names")


def test_an_edited_file_and_a_signed_scan_stand_beside_their_final_and_are_known_again(hall: Made, tmp_path: Path) -> None:
    final(hall)
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF signed by all")
    scanned = hashlib.sha256(path.read_bytes()).hexdigest()
    hall.put(replace(hall.get(Attachment, "att_ann"), content_hash=scanned, name="ba-ttd.pdf", media_type="application/pdf"))
    hall.leads("bring_version", version="dov_scan", attachment="att_ann", kind="scan", of="dov_a")
    again = hall.tells(hall.lead, "bring_version", version="dov_twice", attachment="att_ann", kind="scan", of="dov_a")
    other = hall.tells(hall.lead, "bring_version", version="dov_x", attachment="att_group", kind="scan", of="dov_scan")
    brought = hall.get(DocumentVersion, "dov_scan")

    assert (brought.kind, brought.of, brought.number, brought.name) == ("scan", "dov_a", 3, "ba-ttd.pdf")
    assert (again["code"], other["code"]) == ("nothing_changed", "not_final")
    assert asked(hall, path).codes == ("brought_in",)
    assert hall.get(DocumentVersion, "dov_a").content_hash != scanned
