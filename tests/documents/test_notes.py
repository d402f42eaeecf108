"""The minutes in both papers: by agenda item, with their marks, and the actions in a table of their own."""

from pathlib import Path
from typing import Any

import docx
import jsonschema
import openpyxl
import pytest

from tests.documents.konsel import W, consolidated, two_days
from tests.documents.test_schema import SCHEMA
from workshop.documents.papers import write_paper
from workshop.domain.agenda import AgendaItem
from workshop.domain.groups import Group
from workshop.domain.people import Person
from workshop.domain.plenaries import Plenary, Presentation
from workshop.domain.remarks import Remark

BEGAN = "2021-09-24T07:10:00.000+00:00"


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    held = two_days()
    groups = sorted((one for one in held if isinstance(one, Group)), key=lambda one: (one.grouping_id, one.number))[:3]
    speaker = next(one for one in held if isinstance(one, Person) and not one.staff)
    items = [
        AgendaItem(
            id="agi_2", workshop_id=W, day=2, start="15:10", end="15:50", title="Presentasi enam kelompok", kind="presentation"
        ),
        AgendaItem(id="agi_1", workshop_id=W, day=1, start="08:30", end="09:30", title="Pembukaan"),
    ]
    plenary = Plenary(
        id="pln",
        workshop_id=W,
        title="Presentasi kelompok",
        agenda_item_id="agi_2",
        grouping_id=groups[0].grouping_id,
        how="drawn",
        seed=4711,
        minutes=7,
        state="running",
        current_id="prs_2",
        started_at=BEGAN,
    )
    turns = [
        Presentation(id=f"prs_{n}", workshop_id=W, plenary_id="pln", unit="group", unit_id=group.id, position=n, **more)
        for n, group, more in (
            (
                1,
                groups[0],
                {
                    "state": "done",
                    "allotted_s": 420,
                    "spent_s": 425,
                    "started_at": BEGAN,
                    "ended_at": "2021-09-24T07:17:05.000+00:00",
                },
            ),
            (
                2,
                groups[1],
                {"state": "presenting", "allotted_s": 420, "spent_s": 60, "started_at": "2021-09-24T07:18:00.000+00:00"},
            ),
            (3, groups[2], {}),
        )
    ]
    remarks = [
        Remark(
            id="r3",
            workshop_id=W,
            said_at="2021-09-24T07:20:00.000+00:00",
            agenda_item_id="agi_2",
            presentation_id="prs_1",
            speaker_name="Bapak Camat",
            speaker_from="Kec. Andoolo",
            text="Data kunjungan dilengkapi",
            mark="action",
            who="Diskominfo",
            due="30 September",
        ),
        Remark(
            id="r1",
            workshop_id=W,
            said_at="2021-09-23T01:00:00.000+00:00",
            agenda_item_id="agi_1",
            speaker_id=speaker.id,
            text="=1+1 selamat datang",
        ),
        Remark(
            id="r2",
            workshop_id=W,
            said_at="2021-09-24T07:19:00.000+00:00",
            agenda_item_id="agi_2",
            presentation_id="prs_1",
            text="Pasar digital tahun ini",
            mark="decision",
        ),
        Remark(id="r4", workshop_id=W, said_at="2021-09-24T07:21:00.000+00:00", text="Ditarik kembali", withdrawn=True),
        Remark(
            id="r5", workshop_id=W, said_at="2021-09-24T07:22:00.000+00:00", what="Undangan dikirim", mark="action", who="Bappeda"
        ),
    ]
    return consolidated([*held, *items, plenary, *turns, *remarks])


def text_of(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_tree_keeps_to_the_schema(record: dict[str, Any]) -> None:
    jsonschema.validate(record, SCHEMA)
    assert [one["id"] for one in record["remarks"]] == ["r1", "r2", "r3", "r5"]


def test_lines_stand_by_agenda_item_and_actions_in_a_table_of_their_own(record: dict[str, Any], tmp_path: Path) -> None:
    path = write_paper(record, "docx", "id", tmp_path)
    document = docx.Document(str(path))
    headings = [one.text for one in document.paragraphs if one.style is not None and one.style.name.startswith("Heading")]
    notes = headings[headings.index("Notulen") :]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    (actions,) = [table for table in tables if table[0] == ["No.", "Apa", "Siapa", "Kapan", "Dari"]]
    (turns,) = [table for table in tables if table[0][1:] == ["Penyaji", "Mulai", "Waktu terpakai", "Keadaan"]]

    assert notes[1:6] == [
        "Hari 1, 08.30–09.30: Pembukaan",
        "Hari 2, 15.10–15.50: Presentasi enam kelompok",
        "Presentasi kelompok",
        "Di luar acara",
        "Tindak lanjut",
    ]
    assert [row[1:4] for row in actions[1:]] == [
        ["Data kunjungan dilengkapi", "Diskominfo", "30 September"],
        ["Undangan dikirim", "Bappeda", ""],
    ]
    assert [row[2:] for row in turns[1:]] == [
        ["15.10", "7:05", "sudah menyajikan"],
        ["15.18", "1:00", "sedang menyajikan"],
        ["", "", "belum menyajikan"],
    ]
    assert "diundi (angka undian 4711)" in text_of(path)
    assert "Bapak Camat (Kec. Andoolo)" in text_of(path) and "Ditarik kembali" not in text_of(path)


def test_a_line_each_stands_in_the_workbook_and_nothing_is_a_formula(record: dict[str, Any], tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_paper(record, "xlsx", "id", tmp_path))
    rows = list(book["Notulen"].iter_rows(values_only=True))
    said = [row[rows[0].index("Pokok pembicaraan")] for row in rows[1:]]

    assert said == ["=1+1 selamat datang", "Pasar digital tahun ini", "Data kunjungan dilengkapi", None]
    assert all(cell.data_type != "f" for row in book["Notulen"].iter_rows() for cell in row)
    assert [row[rows[0].index("Siapa")] for row in rows[1:]] == [None, None, "Diskominfo", "Bappeda"]
    assert [row[6] for row in book["Pleno"].iter_rows(min_row=2, values_only=True)] == [7.1, 1, None]


def test_the_english_paper_is_english(record: dict[str, Any], tmp_path: Path) -> None:
    found = text_of(write_paper(record, "docx", "en", tmp_path))

    assert "Minutes" in found and "drawn by lot (number 4711)" in found and "Decision" in found
    assert "Tindak lanjut" not in found
