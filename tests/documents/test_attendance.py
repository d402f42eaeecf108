"""Attendance in both papers, from the marks of two days: counts, times on the hall's clock, substitutes, reasons."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import docx
import openpyxl
import pytest

from tests.documents.konsel import MADE_AT, W, consolidated, two_days
from tests.rehearsal.records import marks_of
from workshop.documents.papers import write_paper
from workshop.domain.attendance import half_days_of
from workshop.domain.marks import AttendanceMark
from workshop.domain.objects import Stored
from workshop.domain.people import Person
from workshop.domain.record import Occasion, consolidate
from workshop.domain.workshops import Workshop
from workshop.rehearsal.loading import DEFAULT, read

KONSEL = read(DEFAULT)
ZONE = ZoneInfo("Asia/Makassar")
HALVES = [
    {"key": key, "day": int(key[3]), "start": start, "end": end}
    for key, (start, end) in KONSEL.workshop["half_day_windows"].items()
]


def with_marks() -> Iterator[Stored]:
    for thing in two_days():
        if isinstance(thing, Workshop):
            thing = replace(thing, half_days=HALVES)
            for mark in marks_of(KONSEL, half_days_of(thing, ZONE)):
                yield replace(mark, workshop_id=W, person_id=f"per_{mark.person_id}", **corrected(mark))
        if isinstance(thing, Person) and thing.id == "per_P071":
            thing = replace(thing, substitute_for="per_P017")
        yield thing


def corrected(mark: AttendanceMark) -> dict[str, str]:
    """Somebody with a formula for a reason."""
    return {"reason": "=1+1", "source": "hand"} if mark.id == "P002 day1_morning arrived" else {}


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    occasion = Occasion(language="id", made_at=MADE_AT, seq=1, epoch="e", personal=True, zone=ZONE)
    return consolidate(list(with_marks()), occasion)


def test_the_record_counts_as_the_set_expects(record: dict[str, Any]) -> None:
    expected = KONSEL.expected["attendance"]
    counts = {one["key"]: one["people"] for one in record["attendance"]["half_days"]}

    assert counts == expected["attendance_per_half_day"]
    days = {str(one["day"]): one["organisations"] for one in record["attendance"]["days"]}
    assert days == expected["organisations_present_per_day"]


def test_the_docx_has_the_half_days_in_figures_and_a_list_a_day(record: dict[str, Any], tmp_path: Path) -> None:
    document = docx.Document(str(write_paper(record, "docx", "id", tmp_path)))
    tables = [table for table in document.tables if table.rows[0].cells[-1].text == "Keterangan"]
    first, second = ([[cell.text for cell in row.cells] for row in table.rows] for table in tables)

    assert first[0][4:] == second[0][4:] == ["Pagi", "Siang", "Keterangan"]
    by_name = {row[1]: row for row in first[1:]}
    assert by_name["Dra. Hj. St. Hadijah Pagala, M.M."][4:6] == ["09.35–12.10", "–"]
    assert by_name["Hasmirawati, S.Kom."][4:] == ["08.48", "tetap", "=1+1"]
    assert {row[1]: row[-1] for row in second[1:]}["Junaedi Pratama, S.STP., M.A.P."] == "menggantikan Herman"
    assert len(first) == len(second) == 73


def test_the_docx_counts_each_half_day_by_sector_and_sex_as_the_set_expects(record: dict[str, Any], tmp_path: Path) -> None:
    document = docx.Document(str(write_paper(record, "docx", "id", tmp_path)))
    figures = next(table for table in document.tables if table.rows[0].cells[1].text == "Paruh hari")
    head, morning = ([cell.text for cell in row.cells] for row in figures.rows[:2])
    told = dict(zip(head, morning, strict=True))
    expected = KONSEL.expected["attendance"]["attendance_per_half_day_by_unsur"]["day1_morning"]
    words = {one["value"]: one["label_id"] for one in record["attendance"]["sectors"]}

    assert {words[sector]: str(count) for sector, count in expected.items()}.items() <= told.items()
    assert int(told["Laki-laki"]) + int(told["Perempuan"]) == int(told["Peserta hadir"])


def test_the_xlsx_has_a_line_a_person_and_half_day_and_a_reason_is_no_formula(record: dict[str, Any], tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(write_paper(record, "xlsx", "id", tmp_path))["Kehadiran"]
    head, *rows = sheet.iter_rows(values_only=True)
    lines = [dict(zip(head, row, strict=True)) for row in rows]
    present = [line for line in lines if line["Hadir"] == "Ya"]

    assert len(lines) == 72 * 4
    assert {line["Unsur"] for line in lines} == {one["label_id"] for one in record["attendance"]["sectors"]}
    assert len(present) == sum(KONSEL.expected["attendance"]["attendance_per_half_day"].values())
    reason = next(line for line in lines if line["Alasan koreksi"])
    assert (reason["Alasan koreksi"], reason["Dicatat lewat"]) == ("=1+1", "panitia")
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_where_nobody_was_noted_the_papers_say_nothing_of_it(tmp_path: Path) -> None:
    bare = consolidated(two_days())
    book = openpyxl.load_workbook(write_paper(bare, "xlsx", "id", tmp_path))
    document = docx.Document(str(write_paper(bare, "docx", "id", tmp_path)))

    assert "Kehadiran" not in book.sheetnames
    assert "Kehadiran" not in [one.text for one in document.paragraphs]
