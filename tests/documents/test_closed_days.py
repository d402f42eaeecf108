"""How days were closed stands in the record, in both languages of both papers, hostile reasons included."""

from pathlib import Path
from typing import Any

import docx
import jsonschema
import openpyxl

from tests.documents.hostile import TEXTS
from tests.documents.konsel import W, consolidated, two_days
from tests.documents.test_docx import texts
from tests.documents.test_schema import SCHEMA
from workshop.documents.papers import write_paper
from workshop.documents.visible import clipped, visible
from workshop.domain.days import DayClosing, Waiver, closing_id
from workshop.domain.objects import Stored
from workshop.domain.people import Grant, Person

CLOSED, HEARD, CAME = "2021-09-23T09:05:00.000+00:00", "2021-09-23T08:31:00+00:00", "2021-09-23T11:42:00.000+00:00"


def days(*reasons: str, **more: Any) -> list[Stored]:
    """Two days with the first closed; each reason excuses another person."""
    things = two_days()
    guests = [one.id for one in things if isinstance(one, Person) and not one.staff]
    lead = next((one.person_id for one in things if isinstance(one, Grant) and one.role == "facilitator"), guests[-1])
    told = {"day": 1, "times": 1, "closed_at": CLOSED, "closed_by": lead, **more}
    closing = DayClosing(id=closing_id(W, 1), workshop_id=W, **told)
    own = {"closing_id": closing.id, "closed_for": 1, "rows": 3, "heard_at": HEARD, "by": lead, "at": CLOSED}
    waivers = [
        Waiver(id=f"wvr_{at}", workshop_id=W, person_id=guests[at], reason=reason, **own) for at, reason in enumerate(reasons)
    ]
    return [*things, closing, *waivers]


def said(things: list[Stored], kind: str, language: str, folder: Path) -> str:
    path = write_paper(consolidated(things, language=language), kind, language, folder)
    if kind == "xlsx":
        book = openpyxl.load_workbook(path)
        lines = [[str(cell.value or "") for cell in row] for row in book.worksheets[0].iter_rows()]
    else:
        lines = texts(docx.Document(str(path)).tables[0])
    return next(line[1] for line in lines if line[0].startswith(("Penutupan hari ke-1", "Closing of day 1")))


def test_the_record_tells_each_closing_and_whom_it_excused() -> None:
    record = consolidated(days("Baterai habis"))
    jsonschema.validate(record, SCHEMA)
    (closing,) = record["closings"]
    (waiver,) = closing["waivers"]

    assert (closing["day"], closing["date"], closing["state"], closing["left_open"]) == (1, "2021-09-23", "closed", 0)
    assert (waiver["rows"], waiver["reason"], waiver["heard_at"], waiver["arrived_at"]) == (3, "Baterai habis", HEARD, None)
    assert waiver["person_id"] in {person["id"] for person in record["people"]} and waiver["organisation_id"]
    assert consolidated(two_days())["closings"] == []


def test_a_green_closing_is_one_sentence_in_both_papers(tmp_path: Path) -> None:
    for kind in ("docx", "xlsx"):
        sentence = said(days(), kind, "id", tmp_path)
        assert sentence == "Ditutup 23 Sep 2021, 17.05; tidak ada baris yang diketahui tertahan di HP."
        assert said(days(), kind, "en", tmp_path) == "Closed 23 Sep 2021, 17:05; no phone was known to hold rows."


def test_whoever_was_excused_is_named_with_the_reason_and_with_what_came_of_it(tmp_path: Path) -> None:
    things = days("Baterai habis", "Pulang lebih dulu", state="open", reopened_at=CAME, reopened_by="per_x")
    came = things.pop()
    assert isinstance(came, Waiver)
    things.append(Waiver(**{**came.to_json(), "arrived_at": CAME, "arrived": 2}))
    names = [one.name for one in things if isinstance(one, Person) and not one.staff]
    for kind in ("docx", "xlsx"):
        first, second, third = said(things, kind, "id", tmp_path).splitlines()
        assert first.startswith("Ditutup 23 Sep 2021, 17.05 oleh ") and first.endswith("Dibuka lagi 23 Sep 2021, 19.42.")
        assert second.startswith(f"Dikecualikan: {names[0]}, ") and second.endswith("Alasan: Baterai habis (Belum masuk.)")
        assert "3 baris belum terkirim, HP terakhir terdengar 23 Sep 2021, 16.31." in second
        assert third.endswith("Alasan: Pulang lebih dulu (Sudah masuk 23 Sep 2021, 19.42.)")


def test_a_reason_is_text_whatever_it_looks_like(tmp_path: Path) -> None:
    for kind in ("docx", "xlsx"):
        sentence = said(days(*TEXTS[:8]), kind, "id", tmp_path)
        for reason in TEXTS[:8]:
            assert clipped(visible(reason), 40).rstrip("…")[:20] in sentence
