"""What lay on the tables in the record and its papers: whose by organisation, which version, how often a row refers to it."""

from pathlib import Path
from typing import Any

import docx
import jsonschema
import openpyxl
import pytest

from tests.documents.konsel import W, consolidated, two_days
from tests.documents.test_schema import SCHEMA
from workshop.documents.papers import write_paper
from workshop.domain.activities import Activity
from workshop.domain.agenda import AgendaItem
from workshop.domain.attachments import Attachment, Citation
from workshop.domain.entries import Entry
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation

AT = "2021-09-23T03:{:02}:00.000+00:00"


def lying(id: str, office: Organisation, **more: Any) -> Attachment:
    told = {"name": "Renstra.pdf", "media_type": "application/pdf", "size": 2_345_678, "content_hash": "ab" * 32}
    where = {"unit": "organisation", "unit_id": office.id, "organisation_id": office.id, "at": AT.format(1)}
    return Attachment(id=id, workshop_id=W, **(told | where | more))


def with_documents() -> list[Stored]:
    """Two versions of one, a photo of the opening, one that was withdrawn; rows refer to the second version and to that one."""
    things = list(two_days())
    office = next(one for one in things if isinstance(one, Organisation))
    open_ones = {one.id for one in things if isinstance(one, Activity) and not one.secret}
    rows = [one for one in things if isinstance(one, Entry) and one.activity_id in open_ones]
    opening = AgendaItem(id="agi_opening", workshop_id=W, title="Pembukaan", start="08:30")
    photo = {
        "unit": "workshop",
        "unit_id": "",
        "organisation_id": None,
        "agenda_item_id": opening.id,
        "caption": "=Sambutan Bupati",
    }
    return [
        *things,
        opening,
        lying("att_1", office),
        lying("att_2", office, name="Renstra v2.pdf", number=2, replaces="att_1", at=AT.format(2)),
        lying("att_photo", office, name="IMG_1.jpg", media_type="image/jpeg", at=AT.format(3), **photo),
        lying("att_gone", office, name="Salah kirim.pdf", withdrawn=True),
        *(_citation(row, "att_2", number) for number, row in enumerate(rows[:3])),
        _citation(rows[0], "att_gone", 9),
    ]


def _citation(row: Entry, document: str, number: int) -> Citation:
    of = {"entry_id": row.id, "sheet_id": row.sheet_id, "activity_id": row.activity_id}
    return Citation(id=f"cit_{number}", workshop_id=W, attachment_id=document, place="hal. 12", at=AT.format(number), **of)


def test_the_record_lists_what_was_not_withdrawn_with_its_hash_and_whose_it_is() -> None:
    record = consolidated(with_documents())
    jsonschema.validate(record, SCHEMA)

    assert [(one["id"], one["number"], one["replaces"]) for one in record["documents"]] == [
        ("att_1", 1, None),
        ("att_2", 2, "att_1"),
        ("att_photo", 1, None),
    ]
    assert record["documents"][0]["organisation_id"] == record["organisations"][0]["id"]
    assert (record["documents"][2]["organisation_id"], record["documents"][2]["agenda_item_id"]) == (None, "agi_opening")
    assert [(one["document_id"], one["place"]) for one in record["citations"]] == [("att_2", "hal. 12")] * 3


@pytest.mark.parametrize("language", ["id", "en"])
def test_both_papers_have_them_as_a_list(tmp_path: Path, language: str) -> None:
    record = consolidated(with_documents(), language=language)
    document = docx.Document(str(write_paper(record, "docx", language, tmp_path)))
    book = openpyxl.load_workbook(write_paper(record, "xlsx", language, tmp_path))
    written = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    title = {"id": "Dokumen di meja", "en": "Documents on the table"}[language]
    lines = [list(row) for row in book[title].iter_rows(values_only=True)]

    line = next(row for row in written if row[0].startswith("Renstra v2.pdf"))
    assert line[3:5] == [{"id": "2.346", "en": "2,346"}[language], "3"]
    assert any(line[0] == "Renstra.pdf" for line in lines) and not any("Salah kirim.pdf" in map(str, line) for line in lines)
    photo = next(line for line in lines if line[0] == "IMG_1.jpg")
    assert "=Sambutan Bupati" in photo and "Pembukaan" in photo
    assert next(line for line in lines if line[0] == "Renstra v2.pdf")[8] == 3


def test_where_nothing_lay_on_a_table_the_papers_say_nothing_of_it(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_paper(consolidated(two_days()), "xlsx", "id", tmp_path))

    assert "Dokumen di meja" not in book.sheetnames
