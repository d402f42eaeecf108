"""Standing phrases in the paper's language, and the lessons a certificate counts."""

from pathlib import Path
from typing import Any

import docx
import pytest

from tests.documents.konsel import MADE_AT
from tests.documents.test_attendance import ZONE
from tests.documents.test_official import things
from workshop.documents.compose_certificates import lessons
from workshop.documents.paper import Paper
from workshop.documents.papers import write_paper
from workshop.domain.record import Occasion, consolidate
from workshop.domain.record_edition import for_reader

OWN = {"closing": "Demikian adanya.", "closing_en": "So it was.", "basis": "Perda Nomor 1"}


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    told = consolidate(things(), Occasion(language="id", made_at=MADE_AT, seq=1, epoch="e", personal=True, zone=ZONE))
    return told | {"office": told["office"] | {"phrases": OWN}}


def said(record: dict[str, Any], kind: str, language: str, folder: Path) -> list[str]:
    return [one.text for one in docx.Document(str(write_paper(record, kind, language, folder))).paragraphs]


def test_a_paper_says_the_office_s_phrases_in_its_own_language_and_never_in_another(
    record: dict[str, Any], tmp_path: Path
) -> None:
    indonesian, english = (said(record, "report", language, tmp_path) for language in ("id", "en"))

    assert OWN["closing"] in indonesian and OWN["closing_en"] in english
    assert any(OWN["basis"] in one for one in indonesian) and not any(OWN["basis"] in one for one in english)


def test_the_last_chapter_has_what_participants_suggested_each_once_and_of_nobody(record: dict[str, Any], tmp_path: Path) -> None:
    told = said(record, "report", "id", tmp_path)
    rows = [
        row
        for one in record["activities"]
        if one["worksheet"] == "x_evaluasi"
        for sheet in one["sheets"]
        for row in sheet["rows"]
    ]
    listed = told[told.index("Saran peserta") + 1 : told.index("Penutup")]

    written = {row["values"].get("saran", "") for row in rows}
    told = {one.removeprefix("–\t") for one in listed if one}
    assert told == {one for one in written if len(one.split()) > 1 and one != "tidak ada"} and len(told) > 10
    assert listed == sorted(listed, key=str.casefold)


def test_the_public_is_not_told_what_participants_suggested_in_confidence(record: dict[str, Any], tmp_path: Path) -> None:
    assert "Saran peserta" not in said(for_reader(record, "public"), "report", "id", tmp_path)


def item(kind: str, start: str | None, end: str | None) -> dict[str, Any]:
    return {"kind": kind, "start": start, "end": end}


@pytest.mark.parametrize(
    ("agenda", "hours"),
    [
        ([item("plenary", "08:30", "10:00"), item("break", "10:00", "12:00"), item("group", "12:00", "12:50")], 3),
        ([item("registration", "07:00", "09:00"), item("closing", "16:00", "17:00")], 0),
        ([item("group", None, None), item("group", "09:00", None)], 0),
        ([], 0),
    ],
)
def test_lessons_are_counted_from_the_agenda_without_breaks_and_registration(
    record: dict[str, Any], agenda: list[dict[str, Any]], hours: int
) -> None:
    assert lessons(Paper(record | {"agenda": agenda}, "id")) == hours


def test_a_certificate_says_its_lessons_or_nothing_of_them(record: dict[str, Any], tmp_path: Path) -> None:
    counted, none = said(record, "certificates", "id", tmp_path), said(record | {"agenda": []}, "certificates", "id", tmp_path)

    assert "Beban belajar: 1 jam pelajaran (JP)" in counted
    assert not any("jam pelajaran" in one for one in none)
