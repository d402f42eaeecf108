"""What was merged, in the record and its papers: every source with its words and its office, and why it does not count (EN4)."""

from dataclasses import replace
from pathlib import Path

import docx
import jsonschema
import openpyxl

from tests.documents.konsel import W, consolidated, two_days
from tests.documents.test_schema import SCHEMA
from workshop.documents.papers import write_paper
from workshop.domain.activities import Activity
from workshop.domain.clusters import source_id
from workshop.domain.entries import Entry, counts
from workshop.domain.judgements import Cluster, Review, Source
from workshop.domain.objects import Stored


def merged() -> tuple[list[Stored], list[Entry]]:
    """Four rows of the busiest worksheet: one counts, one was returned, one withdrawn, one has left the cluster again."""
    things = list(two_days())
    activity = next(one for one in things if isinstance(one, Activity) and not one.secret and one.unit == "group")
    rows = [one for one in things if isinstance(one, Entry) and one.activity_id == activity.id and counts(one)][:4]
    things[things.index(rows[2])] = replace(rows[2], state="withdrawn")
    told = {"worksheet_id": activity.worksheet_id, "title": "Jaringan desa", "note": "Disepakati", "at": "2021-09-24T03:00:00Z"}
    things += [
        Cluster(id="clu_1", workshop_id=W, **told),
        Cluster(id="clu_2", workshop_id=W, worksheet_id=activity.worksheet_id, title="Bubar", withdrawn=True),
        Review(id="rev_1", workshop_id=W, target="entry", target_id=rows[1].id, act="return", text="Sebut angkanya.", number=9),
    ]
    for number, row in enumerate(rows):
        gone = number == 3
        things.append(
            Source(
                id=source_id("clu_1", row.id), workshop_id=W, cluster_id="clu_1", entry_id=row.id, withdrawn=gone, at=str(number)
            )
        )
    return things, rows


def test_EN4_a_record_names_every_source_and_counts_those_that_count() -> None:
    things, rows = merged()
    record = consolidated(things)
    jsonschema.validate(record, SCHEMA)
    (cluster,) = record["clusters"]

    assert [one["entry_id"] for one in cluster["sources"]] == [row.id for row in rows[:3]]
    assert [one["standing"] for one in cluster["sources"]] == ["counted", "returned", "withdrawn"]
    assert (cluster["title"], cluster["rows"], cluster["organisations"]) == ("Jaringan desa", 1, 1)
    named = {one["id"] for one in record["people"]}
    assert {one["author_id"] for one in cluster["sources"]} <= named


def test_the_papers_show_a_table_of_what_was_merged(tmp_path: Path) -> None:
    record = consolidated(merged()[0])
    document = docx.Document(str(write_paper(record, "docx", "id", tmp_path)))
    book = openpyxl.load_workbook(write_paper(record, "xlsx", "id", tmp_path))

    assert "Gabungan usulan" in [paragraph.text for paragraph in document.paragraphs]
    table = next(one for one in document.tables if one.rows[0].cells[1].text == "Gabungan")
    assert table.rows[1].cells[1].text == "Jaringan desa\nDisepakati"
    assert table.rows[1].cells[3].text == "1 usulan dari 1 OPD"
    assert "[dikembalikan, belum dihitung]" in table.rows[1].cells[4].text
    sheet = book["Gabungan usulan"]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == ["Jaringan desa"] * 3
    assert sheet.cell(4, 10).value == "[ditarik, tidak dihitung]"


def test_a_record_without_clusters_has_no_table_of_them(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_paper(consolidated(two_days()), "xlsx", "id", tmp_path))

    assert "Gabungan usulan" not in book.sheetnames
