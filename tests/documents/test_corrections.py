"""A correction of wording is in every paper made after it, again and again; spreadsheet and tree keep what was typed (P6)."""

import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import jsonschema
import openpyxl
import pytest

from tests.documents.test_schema import SCHEMA
from tests.made import Made, W
from tests.service.test_rights import furnish, row
from tests.service.test_versions import NOON
from workshop.documents.contents import read_paper
from workshop.documents.papers import write_paper
from workshop.domain.attachments import Attachment
from workshop.domain.corrections import correction_id
from workshop.domain.days import DayClosing
from workshop.domain.entries import Entry
from workshop.domain.judgements import Review
from workshop.service.recording import record_now
from workshop.service.verifying import verdict_on

TYPED, WORDED = "tingginya angka stunting yg blm ditangani opd", "Tingginya angka stunting yang belum ditangani OPD"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Made]:
    made = Made(tmp_path / "rembuk.sqlite").make()
    made.at("10:00")
    furnish(made)
    made.put(*(replace(one, saved_at=NOON) for one in made.all(Entry)))
    made.put(*(replace(one, at=NOON) for kind in (Review, Attachment) for one in made.all(kind)))
    made.put(*(replace(one, closed_at=NOON, reopened_at=NOON) for one in made.all(DayClosing)))
    made.put(told("ent_told", TYPED))
    one = {"target": "entry", "target_id": "ent_told", "field": "sasaran", "revision": 0, "kinds": ["short", "abbreviation"]}
    made.leads("correct_wording", corrections=[one | {"original": [TYPED], "text": [WORDED]}])
    yield made
    made.close()


def told(id: str, text: str) -> Any:
    return row(id, state="ready", values={"sasaran": text}, parsed={"sasaran": text}, position=9, saved_at=NOON)


def written(made: Made, kind: str, folder: Path) -> Path:
    return write_paper(record_now(made.store, W, "id", personal=True), kind, "id", folder)


def words_in(path: Path) -> str:
    document = docx.Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_correction_survives_every_re_export_into_word_and_excel(hall: Made, tmp_path: Path) -> None:
    for more in ("ent_more", "ent_again"):
        hall.put(told(more, f"Baris {more}"))
        paper = words_in(written(hall, "docx", tmp_path))
        book = openpyxl.load_workbook(written(hall, "xlsx", tmp_path))
        cells = [str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line]
        desk = [[cell.value for cell in line] for line in book["Perbaikan redaksi"].iter_rows(min_row=2)]

        assert (WORDED in paper, TYPED in paper, f"Baris {more}" in paper) == (True, False, True)
        assert WORDED in cells
        ((_, _, _, number, field, typed, worded, kinds, *_),) = [line for line in desk if line[-1] == "ent_told"]
        assert (number, typed, worded, kinds) == (9, TYPED, WORDED, "Kata disingkat; Singkatan resmi")
        assert field
        assert cells.count(TYPED) == 1, "beside the correction, and nowhere else"


def test_verify_knows_a_paper_by_the_words_it_printed(hall: Made, tmp_path: Path) -> None:
    paper = read_paper(written(hall, "docx", tmp_path))
    with hall.store.reading() as reader:
        fresh = verdict_on(reader, paper, "id")
    hall.leads("undo_wording", corrections=[correction_id("entry", "ent_told", "sasaran")])
    with hall.store.reading() as reader:
        older = verdict_on(reader, paper, "id")

    assert fresh.codes == ("draft", "rows_same", "whole")
    assert older.codes == ("draft", "rows_changed", "whole")


def test_every_other_format_says_the_same(hall: Made, tmp_path: Path) -> None:
    tree = json.loads(written(hall, "json", tmp_path).read_text(encoding="utf-8"))
    page = written(hall, "html", tmp_path).read_text(encoding="utf-8")
    with zipfile.ZipFile(written(hall, "csv", tmp_path)) as tables:
        csv = "\n".join(tables.read(name).decode("utf-8-sig") for name in tables.namelist() if name.endswith(".csv"))
    (found,) = [one for a in tree["activities"] for sheet in a["sheets"] for one in sheet["rows"] if one["id"] == "ent_told"]
    jsonschema.validate({name: part for name, part in tree.items() if name != "stamp"}, SCHEMA)

    assert (found["values"]["sasaran"], found["corrected"]["sasaran"]) == (WORDED, TYPED)
    assert (WORDED in page, TYPED in page) == (True, False)
    assert (WORDED in csv, csv.count(TYPED)) == (True, 1)


@pytest.mark.parametrize("kind", ["pdf", "report_pdf", "agreement_pdf"])
def test_a_printed_paper_says_the_same_each_time_it_is_made(hall: Made, kind: str, tmp_path: Path) -> None:
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        pytest.skip("poppler-utils is absent")
    for more in ("ent_more", "ent_again"):
        hall.put(told(more, f"Baris {more}"))
        path = written(hall, kind, tmp_path)
        said = subprocess.run([pdftotext, path, "-"], check=True, capture_output=True, timeout=60).stdout.decode()
        said = " ".join(said.split())

        assert (WORDED in said, TYPED in said, f"Baris {more}" in said) == (True, False, True)


def test_official_papers_in_word_and_as_pages_say_the_same(hall: Made, tmp_path: Path) -> None:
    for kind in ("report", "agreement", "minutes"):
        paper = words_in(written(hall, kind, tmp_path))
        page = written(hall, f"{kind}_html", tmp_path).read_text(encoding="utf-8")

        assert (WORDED in paper, TYPED in paper) == (WORDED in page, TYPED in page) == (True, False), kind
