"""Photographs in the report: by agenda item, with counted captions, upright, small enough to be sent on, and for names only."""

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from PIL import Image

from tests.documents.konsel import MADE_AT, W
from tests.documents.office_files import complaints
from tests.documents.test_attendance import ZONE
from tests.documents.test_official import things
from workshop.documents.papers import write_paper
from workshop.domain.attachments import Attachment
from workshop.domain.record import Occasion, consolidate
from workshop.domain.record_edition import for_reader

TURNED = 6
WIDE, TALL = (2400, 1600), (1200, 2000)


def photograph(folder: Path, colour: str, size: tuple[int, int], orientation: int = 1) -> str:
    """The hash under which it lies in the folder."""
    made = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.effect_noise(size, 60).convert("RGB").save(made, "JPEG", exif=exif, quality=90)
    content = made.getvalue() + colour.encode()
    name = hashlib.sha256(content).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.jpg").write_bytes(content)
    return name


def brought(number: int, content_hash: str, **more: Any) -> Attachment:
    told = {
        "unit": "",
        "unit_id": "",
        "size": 1,
        "media_type": "image/jpeg",
        "name": f"IMG_{number}.jpg",
        "at": f"2021-09-23T0{number}:00:00+00:00",
    } | more
    return Attachment(id=f"att_{number}", workshop_id=W, content_hash=content_hash, **told)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("attachments")


@pytest.fixture(scope="module")
def record(folder: Path) -> dict[str, Any]:
    pictures = [
        brought(1, photograph(folder, "a", WIDE), agenda_item_id="agi_1", caption="Bupati membuka kegiatan"),
        brought(2, photograph(folder, "b", WIDE, TURNED), agenda_item_id="agi_1", caption="Peserta = 72 orang"),
        brought(3, photograph(folder, "c", TALL), agenda_item_id="agi_1"),
        brought(4, photograph(folder, "d", WIDE), caption="Foto bersama"),
        brought(5, photograph(folder, "e", WIDE)),
        brought(6, "0" * 64, agenda_item_id="agi_1", caption="Tidak ada berkasnya"),
        brought(7, photograph(folder, "f", WIDE), agenda_item_id="agi_1", caption="Foto bersama, diperbaiki", replaces="att_4"),
    ]
    occasion = Occasion(language="id", made_at=MADE_AT, seq=1234, epoch="epo_1", personal=True, zone=ZONE)
    return consolidate([*things(), *pictures], occasion)


@pytest.fixture(scope="module")
def path(record: dict[str, Any], folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_paper(record, "report", "id", tmp_path_factory.mktemp("report"), documents=folder)


def below(document: Document, heading: str) -> list[str]:
    """Captions and headings after a heading."""
    said = [
        ("".join(part.text or "" for part in one.iter(qn("w:t"))), one.style) for one in document.element.body.iter(qn("w:p"))
    ]
    start = next(number for number, (text, style) in enumerate(said) if text == heading and style == "Heading1")
    return [text for text, style in said[start + 1 :] if style in ("Heading2", "Caption")]


def test_photographs_stand_by_agenda_item_with_their_captions_counted_on(path: Path) -> None:
    document = docx.Document(str(path))
    told = below(document, "Dokumentasi Foto")

    first = int(told[1].split(".")[0].removeprefix("Gambar "))
    assert first > 1
    assert told == [
        "Pembukaan",
        f"Gambar {first}. Bupati membuka kegiatan",
        f"Gambar {first + 1}. Peserta = 72 orang",
        f"Gambar {first + 2}. Pembukaan",
        f"Gambar {first + 3}. Foto bersama, diperbaiki",
    ]


def test_they_are_upright_made_small_and_told_to_who_does_not_see_them(path: Path) -> None:
    assert complaints(path) == []
    document = docx.Document(str(path))
    drawn = list(document.element.body.iter(qn("wp:inline")))
    contents = [document.part.related_parts[one.find(f".//{qn('a:blip')}").get(qn("r:embed"))].blob for one in drawn]
    sizes = [Image.open(BytesIO(content)).size for content in contents]

    assert sizes == [(1200, 800), (800, 1200), (720, 1200), (1200, 800)]
    assert [one.docPr.get("descr") for one in drawn] == [
        "Bupati membuka kegiatan",
        "Peserta = 72 orang",
        "Pembukaan",
        "Foto bersama, diperbaiki",
    ]
    assert [bool(Image.open(BytesIO(content)).getexif()) for content in contents] == [False] * 4
    room = document.sections[-1].page_width - document.sections[-1].left_margin - document.sections[-1].right_margin
    assert max(one.extent.cx for one in drawn) < room / 2


@pytest.mark.parametrize("reader", ["organisation", "public"])
def test_who_gets_no_names_gets_no_faces(record: dict[str, Any], folder: Path, reader: str, tmp_path: Path) -> None:
    document = docx.Document(str(write_paper(for_reader(record, reader), "report", "id", tmp_path, documents=folder)))

    assert "Dokumentasi Foto" not in [one.text for one in document.paragraphs]
    assert list(document.element.body.iter(qn("wp:inline"))) == []


@pytest.mark.parametrize("kind", ["report_pdf", "report_html"])
def test_they_are_printed_and_shown_too(record: dict[str, Any], folder: Path, kind: str, tmp_path: Path) -> None:
    content = write_paper(record, kind, "id", tmp_path, documents=folder).read_bytes()

    assert content.count(b"/DCTDecode") == 4 if kind == "report_pdf" else content.count(b"data:image/jpeg") == 4


def test_the_packet_of_a_day_has_them_in_its_report(record: dict[str, Any], folder: Path, tmp_path: Path) -> None:
    with ZipFile(write_paper(record, "packet", "id", tmp_path, "day:2", documents=folder)) as packed:
        report = next(name for name in packed.namelist() if "Laporan" in name)
        with ZipFile(BytesIO(packed.read(report))) as parts:
            assert sum(name.startswith("word/media/") and name.endswith((".jpg", ".jpeg")) for name in parts.namelist()) == 4


def test_without_a_file_on_the_disk_the_report_has_no_such_chapter(record: dict[str, Any], tmp_path: Path) -> None:
    document = docx.Document(str(write_paper(record, "report", "id", tmp_path, documents=tmp_path / "nowhere")))

    assert "Dokumentasi Foto" not in [one.text for one in document.paragraphs]
