"""The office that signs: changed part by part by those who keep the papers, taken back, and carried over to a copy."""

import base64
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W, wish
from workshop.domain.emblems import LARGEST_SIDE, SIGNATURE
from workshop.domain.offices import DEFAULTS, Office, as_it_stands, office_id
from workshop.domain.viewers import Viewer
from workshop.domain.visibility import House, visible_to
from workshop.domain.workshops import Workshop
from workshop.service import creating
from workshop.service.recording import record_now


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    made = Made(tmp_path / "hall.sqlite").make(region="Kabupaten Konawe Selatan", organiser="Diskominfo", place="Aula, Andoolo")
    yield made
    made.close()


def part(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body), kind) + body + struct.pack(">I", zlib.crc32(kind + body))


def picture(wide: int = 4, high: int = 3, points: bytes | None = None, more: bytes = b"") -> str:
    head = struct.pack(">IIBBBBB", wide, high, 8, 6, 0, 0, 0)
    drawn = zlib.compress((b"\0" + b"\x10\x20\x30\xff" * wide) * high if points is None else points)
    return base64.b64encode(SIGNATURE + part(b"IHDR", head) + more + part(b"IDAT", drawn) + part(b"IEND", b"")).decode()


def office(made: Made) -> Office:
    return made.get(Office, office_id(W))


def test_a_template_brings_standing_phrases_in_the_language_of_the_workshop(made: Made) -> None:
    assert office(made).profile["phrases"]["basis"].startswith("Undang-Undang Nomor 23 Tahun 2014")
    made.store.write(lambda tx: creating.create(tx, wish(id="wks_en", language="en")))
    with made.store.reading() as reader:
        told = reader.need(Office, "wks_en", office_id("wks_en")).profile

    assert told["phrases"]["basis"].startswith("Law Number 23 of 2014")
    assert told["phrases"]["basis_id"] == office(made).profile["phrases"]["basis"]
    assert office(made).profile["phrases"]["basis_en"] == told["phrases"]["basis"]


def test_what_was_never_set_follows_from_the_workshop(made: Made) -> None:
    told = as_it_stands(made.get(Workshop, W), {"margins": {"left": 30}})

    assert [line["text"] for line in told["lines"]] == ["PEMERINTAH KABUPATEN KONAWE SELATAN", "DISKOMINFO"]
    assert (told["place"], told["paper"]) == ("Andoolo", "A4")
    assert told["margins"] == {**DEFAULTS["margins"], "left": 30}


def test_only_the_named_parts_change_and_undoing_goes_one_change_back_and_forth(made: Made) -> None:
    made.leads("change_office", fields={"place": "Andoolo", "paper": "F4"})
    made.leads("change_office", fields={"place": "Kendari"}, emblem=picture())

    assert (office(made).profile["place"], office(made).profile["paper"], office(made).emblem != "") == ("Kendari", "F4", True)
    made.leads("undo_office")
    assert (office(made).profile["place"], office(made).emblem) == ("Andoolo", "")
    made.leads("undo_office")
    assert (office(made).profile["place"], office(made).emblem != "") == ("Kendari", True)


def test_a_change_that_changes_nothing_writes_nothing(made: Made) -> None:
    made.leads("change_office", fields={"place": "Andoolo"})
    seq = made.seq()
    made.leads("change_office", fields={"place": "Andoolo"})

    assert made.seq() == seq


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"papers": "A4"}, "unknown_field", "papers"),
        ({"paper": "Letter"}, "wrong_choice", "paper"),
        ({"font": "Comic Sans MS"}, "wrong_choice", "font"),
        ({"margins": {"left": 5}}, "number_out_of_range", "margins"),
        ({"margins": {"inner": 20}}, "unknown_field", "margins"),
        ({"lines": [{"text": "x", "size": 99}]}, "number_out_of_range", "lines"),
        ({"lines": [{"text": "x", "bold": 1}]}, "wrong_type", "lines"),
        ({"signatories": [{"role": "bupati", "name": "A"}]}, "wrong_choice", "signatories"),
        ({"phrases": {"basis": "x" * 3001}}, "too_long", "phrases"),
        ({"phrases": {"oath": "x"}}, "unknown_field", "phrases"),
        ({"columns": ["nip", "nip"]}, "twice_the_same", "columns"),
        ({"columns": ["shoe"]}, "wrong_choice", "columns"),
        ({"blank_rows": 41}, "number_out_of_range", "blank_rows"),
        ({"place": "a\0b"}, "nul_character", "place"),
    ],
)
def test_what_a_profile_cannot_hold_is_refused_with_its_field(made: Made, fields: dict[str, Any], code: str, field: str) -> None:
    seq = made.seq()
    ack = made.tells(made.lead, "change_office", fields=fields)

    assert (ack["ok"], ack["code"], ack.get("field"), made.seq()) == (False, code, field, seq)


def test_an_emblem_keeps_its_points_and_nothing_else(made: Made) -> None:
    made.leads("change_office", emblem=picture(more=part(b"tEXt", b"Author\0Lina")))
    kept = base64.b64decode(office(made).emblem)

    assert b"Lina" not in kept and kept.startswith(SIGNATURE) and kept.count(b"IDAT") == 1
    made.leads("change_office", emblem="")
    assert office(made).emblem == ""


@pytest.mark.parametrize(
    "emblem",
    [
        "no base64!",
        base64.b64encode(b"<svg/>").decode(),
        base64.b64encode(b"\xff\xd8\xff\xe0jpeg").decode(),
        picture(wide=LARGEST_SIDE + 1),
        picture(points=b"\0" * 5),
        picture(points=b"\0" * 5_000_000),
        picture(points=b"\x09" + b"\0" * 50),
        picture()[:40],
    ],
)
def test_what_is_no_small_picture_is_refused(made: Made, emblem: str) -> None:
    ack = made.tells(made.lead, "change_office", emblem=emblem)

    assert (ack["ok"], ack["code"], ack.get("field")) == (False, "not_a_picture", "emblem")


def test_a_copy_of_the_workshop_has_the_same_office(made: Made) -> None:
    made.leads("change_office", fields={"place": "Kendari"}, emblem=picture())
    made.store.write(lambda tx: creating.copy(tx, W, "wks_next", "Tahap III"))
    with made.store.reading() as reader:
        told = reader.need(Office, "wks_next", office_id("wks_next"))

    assert (told.profile, told.emblem) == (office(made).profile, office(made).emblem)


def test_the_record_has_signatories_and_their_nip_only_for_whoever_keeps_the_papers(made: Made) -> None:
    one = {"role": "chair", "name": "Drs. H. Arsalim", "position": "Kepala Dinas", "rank": "IV/c", "nip": "196505101990031001"}
    made.leads("change_office", fields={"signatories": [one, {"role": "scribe"}]})

    assert record_now(made.store, W, "id", personal=True)["office"]["signatories"] == [one]
    assert record_now(made.store, W, "id", personal=False)["office"]["signatories"] == [{**one, "nip": ""}]


def test_VS1_only_those_who_keep_the_papers_see_it(made: Made) -> None:
    seen = [
        role
        for role in ("facilitator", "cofacilitator", "organiser", "assessor", "observer", "registrar", "projector")
        if visible_to(office(made), Viewer(workshop_id=W, person_id="p", roles=frozenset({role})).audiences(), House())
    ]

    assert seen == ["facilitator", "cofacilitator", "organiser"]
