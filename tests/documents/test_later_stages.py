"""Papers of the later stages: commitments an office each, quick wins with amounts spelled out, the roadmap of its own sheet."""

from pathlib import Path
from typing import Any

import docx
import pytest

from tests.documents.konsel import W, consolidated, the_organisations, the_workshop
from tests.documents.test_docx import texts
from workshop.documents.offering import offered
from workshop.documents.papers import write_paper
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry
from workshop.domain.fields import Choice
from workshop.domain.groups import Group, Grouping
from workshop.domain.objects import Stored
from workshop.domain.sheets import Sheet, sheet_id
from workshop.domain.worksheets import Definition, resolve
from workshop.domain.workshops import choices_of
from workshop.library import shelf

AT = "2021-09-24T01:00:00+00:00"
QUICK_WIN = {
    "nama": "Antrean WA RSUD",
    "dimensi": "living",
    "kondisi": "Antre dari subuh",
    "target": "Antre dari rumah",
    "tw1": "Nomor WA",
    "manfaat": "Waktu tunggu turun",
    "opd": "org_09",
    "anggaran": 45_500_000,
}
ROADMAP = {"dimensi": "living", "program": "qw1", "jangka": "pendek", "tahun": [2022, 2024], "opd": "org_09"}
COMMITMENT = {
    "opd": "org_09",
    "nama": "dr. Boni Lambang",
    "nip": "197001012000031001",
    "jabatan": "Kepala Dinas",
    "butir": ["Satu", "Dua"],
}


def sheet_of(key: str, unit_id: str, rows: list[tuple[str, dict[str, Any]]]) -> list[Stored]:
    told = choices_of(the_workshop()) | shelf.choice_sets()
    sets = {
        name: tuple(Choice(c["value"], c["label_id"], c["label_en"], c.get("parent")) for c in one) for name, one in told.items()
    }
    design = resolve(Definition.from_json(shelf.worksheet(key)), sets)
    grouping = "grg_1" if design.unit == "group" else None
    more = {"grouping_id": grouping, "state": "open", "opened_at": AT}
    sheet = Sheet(id=sheet_id(f"act_{key}", unit_id), workshop_id=W, activity_id=f"act_{key}", unit=design.unit, unit_id=unit_id)
    entries = [
        Entry(
            id=id,
            workshop_id=W,
            sheet_id=sheet.id,
            activity_id=sheet.activity_id,
            author_id="",
            entered_by="",
            position=number,
            state="ready",
            values={name: str(value) for name, value in values.items()},
            parsed=values,
            created_at=AT,
            saved_at=AT,
        )
        for number, (id, values) in enumerate(rows, start=1)
    ]
    worksheet = Worksheet(id=f"wsh_{key}", workshop_id=W, key=key, definition=design.to_json(), frozen=True)
    activity = Activity(id=f"act_{key}", workshop_id=W, worksheet_id=worksheet.id, unit=design.unit, **more)
    return [worksheet, activity, sheet, *entries]


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return consolidated(
        [
            the_workshop(),
            *the_organisations(),
            Grouping(id="grg_1", workshop_id=W, key="dimensi", title="Dimensi"),
            Group(id="grp_1", workshop_id=W, grouping_id="grg_1", number=1, title="Smart Living", theme="living"),
            *sheet_of("t3_quickwin", "grp_1", [("qw1", QUICK_WIN)]),
            *sheet_of("t3_peta_jalan", "grp_1", [("pj1", ROADMAP)]),
            *sheet_of("t4_komitmen", "org_09", [("km1", COMMITMENT)]),
            *[
                one
                for one in sheet_of("t4_komitmen", "org_10", [("km2", {**COMMITMENT, "nama": ""})])
                if one.type in ("sheet", "entry")
            ],
        ]
    )


def opened(record: dict[str, Any], kind: str, folder: Path) -> Any:
    return docx.Document(str(write_paper(record, kind, "id", folder)))


def test_a_commitment_is_a_page_each_office_signed_by_who_stands_for_it(record: dict[str, Any], tmp_path: Path) -> None:
    document = opened(record, "commitment", tmp_path)
    said = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell for table in document.tables for row in texts(table) for cell in row]

    assert said.count("LEMBAR KOMITMEN") == 2 == len(document.sections)
    assert "1.\tSatu" in said and "dr. Boni Lambang" in cells
    assert any(cell.endswith("dr. Boni Lambang\nNIP. 197001012000031001") for cell in cells)
    assert any("…………" in cell for cell in cells)


def test_quick_wins_stand_with_their_amounts_spelled_out(record: dict[str, Any], tmp_path: Path) -> None:
    rows = [row for table in opened(record, "agreement_quick_wins", tmp_path).tables for row in texts(table)]

    (row,) = [row for row in rows if len(row) == 5 and row[0] == "1"]
    assert row[1] == "Antrean WA RSUD"
    assert row[4] == "Rp 45.500.000\n(empat puluh lima juta lima ratus ribu rupiah)"


def test_the_roadmap_s_own_sheet_makes_the_chart_and_quick_wins_are_cards(record: dict[str, Any], tmp_path: Path) -> None:
    tables = [texts(table) for table in opened(record, "books", tmp_path).tables]

    assert ["Dimensi", "Program", "Penanggung jawab", "2022", "2023", "2024"] in [table[0] for table in tables]
    assert [row[3:] for table in tables for row in table if row[1:2] == ["Antrean WA RSUD"]] == [["•", "", "•"]]
    (card,) = [cell for table in tables for row in table for cell in row if cell.startswith("Antrean WA RSUD\n")]
    assert "Target: Antre dari rumah" in card and "TW1: Nomor WA" in card


def test_papers_are_offered_only_where_there_is_something_to_say(record: dict[str, Any]) -> None:
    later = {one["kind"] for one in offered(record, "id")}
    before = {one["kind"] for one in offered(consolidated([the_workshop()]), "id")}

    assert {"commitment", "books", "agreement_quick_wins"} <= later and "agreement_vision" not in later
    assert not before & {"commitment", "books", "agreement_quick_wins", "agreement_vision", "certificates", "attendance_experts"}
