"""CSV and the archive read back: exact tables, no formula, hashes that are right."""

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.documents.hostile import TEXTS, hostile_record
from tests.documents.konsel import consolidated, read, two_days
from workshop.documents.csv_record import safe
from workshop.documents.papers import write_paper

STARTS = ("=", "+", "-", "@")


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return consolidated(two_days())


def tables(path: Path, delimiter: str) -> dict[str, list[list[str]]]:
    with zipfile.ZipFile(path) as file:
        return {name: _table(file.read(name), delimiter) for name in file.namelist() if name.endswith(".csv")}


def _table(content: bytes, delimiter: str) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_every_worksheet_is_a_table_with_all_its_rows(record: dict[str, Any], tmp_path: Path) -> None:
    path = write_paper(record, "csv", "id", tmp_path)
    found = {name.split("_", 1)[1].removesuffix(".csv"): rows for name, rows in tables(path, ";").items()}

    assert path.name.endswith(".csv.zip")
    assert len(found["Analisis-SWOT"]) - 1 == read("expected.json")["rows_per_worksheet"]["t1_swot"]
    assert found["Analisis-SWOT"][0][:3] == ["No.", "Lembar kerja", "Nama unit"]
    head, *programmes = found["Pemetaan-program-Renstra-ke-dimensi"]
    money = [amount for row in programmes if (amount := row[head.index("Pagu (Rp)")])]
    assert money and all(amount.isdecimal() for amount in money)


def test_English_tables_use_commas_between_columns_and_points_in_numbers(record: dict[str, Any], tmp_path: Path) -> None:
    found = tables(write_paper(record, "csv", "en", tmp_path), ",")

    assert any(rows[0][0] == "No." for rows in found.values())


def test_nothing_in_a_table_is_a_formula(tmp_path: Path) -> None:
    found = tables(write_paper(hostile_record(), "csv", "id", tmp_path), ";")
    cells = [cell for rows in found.values() for row in rows for cell in row]

    assert not [cell for cell in cells if cell.startswith(STARTS)]
    assert [text for text in TEXTS if text not in cells and f"'{text}" not in cells] == []


@pytest.mark.parametrize("text", ["=1", " =1", "\t=1", "\n@x", "\u200b=1", "＝1", "198111272006022006", "00123"])
def test_what_a_spreadsheet_would_change_has_an_apostrophe(text: str) -> None:
    assert safe(text).startswith("'")


@pytest.mark.parametrize("text", ["Dinas", "12", "0", "2021-09-23", "a=b"])
def test_what_it_would_not_change_has_none(text: str) -> None:
    assert safe(text) == text


def test_the_archive_has_everything_and_its_hashes_are_right(record: dict[str, Any], tmp_path: Path) -> None:
    path = write_paper(record, "zip", "id", tmp_path)
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        manifest = json.loads(file.read("manifest.json"))
        names = set(file.namelist()) - {"manifest.json"}
        assert {name: hashlib.sha256(file.read(name)).hexdigest() for name in names} == {
            name: told["sha256"] for name, told in manifest["files"].items()
        }
        assert json.loads(file.read("record.json")) == record
        assert manifest["stamp"].startswith("rembuk:1:draft:wks_konsel::1234:")
    endings = {name.rsplit(".", 1)[1] for name in names}
    assert {"json", "docx", "xlsx", "pdf", "html", "csv"} == endings
    assert (manifest["workshop"], manifest["seq"]) == ("wks_konsel", 1234)


def test_documents_of_the_tables_are_in_the_archive_for_readers_with_names_only(tmp_path: Path) -> None:
    record = consolidated([two_days()[0]])
    content = b"%PDF Renstra"
    hashed = hashlib.sha256(content).hexdigest()
    folder = tmp_path / "hall-attachments"
    folder.mkdir()
    (folder / f"{hashed}.pdf").write_bytes(content)
    (folder / f"{'b' * 64}.pdf").write_bytes(b"of another workshop")
    lies = {"media_type": "application/pdf", "size": 12, "caption": "", "number": 1, "replaces": None, "unit": "workshop"}
    lies |= {
        "activity_id": None,
        "unit_id": None,
        "unit_title": "",
        "organisation_id": None,
        "agenda_item_id": None,
        "shared": False,
    }
    lies |= {"at": record["made_at"]}
    documents = [
        {**lies, "id": "att_1", "content_hash": hashed, "name": "../Renstra: 2021.pdf"},
        {**lies, "id": "att_2", "content_hash": "c" * 64, "name": "hilang.pdf"},
    ]
    told = record | {"documents": documents}

    found = {}
    for reader in ("names", "public"):
        one = told | {"edition": record["edition"] | {"reader": reader}}
        with zipfile.ZipFile(write_paper(one, "zip", "id", tmp_path, documents=folder)) as file:
            found[reader] = [name for name in file.namelist() if name.startswith("documents/")]

    assert found == {"names": ["documents/001_..-Renstra- 2021.pdf"], "public": []}
