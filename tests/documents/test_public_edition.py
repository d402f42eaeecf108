"""Readers without names: over the whole rehearsal no participant's name and no NIP stands in any paper, in any format."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest

from tests.documents.konsel import MADE_AT, W
from tests.documents.test_attendance import ZONE
from tests.documents.test_official import things
from workshop.documents.offering import offered
from workshop.documents.papers import write_paper
from workshop.domain.attachments import Attachment
from workshop.domain.record import Occasion, consolidate
from workshop.domain.record_edition import for_reader
from workshop.domain.record_names import SHORTEST, Names
from workshop.domain.remarks import Remark

READERS = ("organisation", "public")
TAGS = re.compile(r"<[^>]+>")
BESIDE = ("json", "csv", "xlsx", "html", "docx")


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    """The two days, and a name in each kind of text that others write."""
    remark = Remark(
        id="rmk_n",
        workshop_id=W,
        agenda_item_id="agi_1",
        text="Sukardi dan I MADE SUDIARTA, S.Pd. setuju (NIP 19870512 201001 1 002).",
    )
    letter = Attachment(
        id="att_n",
        workshop_id=W,
        unit="",
        unit_id="",
        size=9,
        media_type="application/pdf",
        content_hash="",
        at=MADE_AT,
        name="Surat Baharuddin Tombili.pdf",
        caption="dari Asriani, S.T.",
    )
    occasion = Occasion(language="id", made_at=MADE_AT, seq=1234, epoch="epo_1", personal=True, zone=ZONE)
    return consolidate([*things(), remark, letter], occasion)


def forbidden(record: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    """The core of every participant's name, and every NIP; who signs for the office is no participant here."""
    signing = {one["name"].split(",")[0] for one in record["office"]["signatories"]}
    people = [one for one in record["people"] if not one["staff"]]
    names = {one["name"].split(",")[0] for one in people} - signing
    nips = {one["nip"] for one in people if one["nip"]}
    return {one: re.compile(rf"(?<!\w){re.escape(one)}(?!\w)", re.I) for one in names | nips if len(one) >= SHORTEST}


def parts(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Every text of a file, through zips in zips."""
    if is_zipfile(io.BytesIO(content)):
        with ZipFile(io.BytesIO(content)) as packed:
            for one in packed.namelist():
                yield from parts(f"{name}/{one}", packed.read(one))
    elif name.endswith((".xml", ".rels", ".html", ".txt", ".json", ".csv")):
        yield name, TAGS.sub(" " if name.endswith(".html") else "\n", content.decode("utf-8"))


def found(record: dict[str, Any], paths: list[Path]) -> set[tuple[str, str]]:
    wanted = forbidden(record)
    texts = [(name, text, text.casefold()) for path in paths for name, text in parts(path.name, path.read_bytes())]
    return {
        (name, word)
        for word, pattern in wanted.items()
        for name, text, folded in texts
        if word.casefold() in folded and pattern.search(text)
    }


def corners(record: dict[str, Any]) -> list[str]:
    rows = [row for one in record["activities"] for sheet in one["sheets"] for row in sheet["rows"]]
    return [row["parsed"]["kuadran"] for row in rows if "kuadran" in row["parsed"]]


def abouts(offer: dict[str, Any]) -> list[str]:
    """What the paper usually is about, and one group; the packet's papers are here themselves."""
    groups = [one["about"] for one in offer["parts"] if one["about"].startswith("group:")]
    return [] if offer["kind"] == "packet" else [offer["usual"], *groups[-1:]]


@pytest.mark.parametrize("reader", READERS)
def test_no_paper_for_a_reader_without_names_has_a_participant_s_name_or_NIP(
    record: dict[str, Any], reader: str, tmp_path: Path
) -> None:
    nameless = for_reader(record, reader)
    official = [(one["kind"], about) for one in offered(nameless, "id") for about in abouts(one) if not one["record"]]
    wanted = [*official, *((kind, "") for kind in BESIDE)] if reader == "public" else [("agreement", ""), ("json", "")]

    paths = [write_paper(nameless, kind, "id", tmp_path, about) for kind, about in wanted]

    assert len(forbidden(record)) > 120 and len(paths) >= 2
    assert found(record, paths) == set()
    assert {word for _, word in found(record, [write_paper(record, "docx", "id", tmp_path)])} > set()


@pytest.mark.parametrize("reader", READERS)
def test_lists_of_names_are_not_offered_and_not_packed(record: dict[str, Any], reader: str, tmp_path: Path) -> None:
    nameless = for_reader(record, reader)
    kinds = {one["kind"] for one in offered(nameless, "id")}
    with ZipFile(write_paper(nameless, "packet", "id", tmp_path, "day:2")) as packed:
        names = packed.namelist()

    assert not kinds & {"attendance", "receipt", "certificates", "attendance_experts", "attendance_committee"}
    assert (
        {"minutes", "agreement", "report", "books"} < kinds and len(names) == 5 and not [one for one in names if "hadir" in one]
    )


def test_what_people_wrote_keeps_its_sense_and_who_wrote_is_told_by_organisation_only_where_that_is_meant(
    record: dict[str, Any],
) -> None:
    public, organisation = (for_reader(record, reader) for reader in READERS[::-1])
    said = [next(one["text"] for one in told["remarks"] if one["id"] == "rmk_n") for told in (public, organisation)]

    assert said[0] == "(nama disamarkan) dan (nama disamarkan) setuju (NIP (nomor disamarkan))."
    assert said[1].startswith("(peserta dari Bappeda) dan (peserta dari ") and "Sudiarta" not in said[1]
    assert [one["name"] for one in public["documents"]] == ["Surat (nama disamarkan).pdf"]
    assert corners(public) == corners(record) and "O" in corners(record)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Drs. H. Ma’ruf Amin, M.Si. hadir", "(nama disamarkan) hadir"),
        ("ma'ruf   AMIN hadir", "(nama disamarkan) hadir"),
        ("Bumi subur, bukan Bumiayu; BUMI", "(nama disamarkan) subur, bukan Bumiayu; (nama disamarkan)"),
        ("bumi kita", "bumi kita"),
        ("Kecamatan Konda", "Kecamatan Konda"),
        ("Konda", "(nama disamarkan)"),
        ("Hubungi 0812-3456-7890", "Hubungi (nomor disamarkan)"),
        ("Rp 250.000.000 untuk 1234 warga", "Rp 250.000.000 untuk 1234 warga"),
        ("O", "O"),
    ],
)
def test_names_are_found_with_degrees_in_any_case_and_words_are_left_alone(text: str, left: str) -> None:
    people = [{"name": name, "organisation_id": None} for name in ("Ma'ruf Amin, S.E.", "Bumi", "Konda", "O")]
    told = {"language": "id", "organisations": [{"id": "o", "key": "k", "name": "Kecamatan Konda"}], "people": people}

    assert Names(told, "public").out_of(text) == left
