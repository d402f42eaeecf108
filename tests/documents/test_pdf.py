"""The PDF read back by poppler: the same content as the DOCX, type embedded, bookmarks, page x of y, no empty page."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.text.paragraph import Paragraph

from tests.documents.hostile import TEXTS, hostile_record
from tests.documents.konsel import consolidated, two_days
from tests.documents.laid_out import faults
from workshop.documents.papers import write_paper
from workshop.web.paper_press import pages_of

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is absent")


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return consolidated(two_days())


@pytest.fixture(scope="module")
def path(record: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_paper(record, "pdf", "id", tmp_path_factory.mktemp("pdf"))


def said(program: str, *words: str | Path) -> str:
    return subprocess.run([program, *words], check=True, capture_output=True, timeout=120).stdout.decode()


def pages(path: Path) -> list[str]:
    return said("pdftotext", "-layout", path, "-").split("\f")[:-1]


def letters(text: str) -> str:
    return "".join(text.split())


def test_every_page_is_numbered_x_of_y_and_none_is_empty(path: Path) -> None:
    found = pages(path)

    assert [f"Halaman {number} dari {len(found)}" in page for number, page in enumerate(found, 1)] == [True] * len(found)
    assert all(len(letters(page)) > 150 for page in found)
    assert faults(path) == []


def test_it_says_everything_the_DOCX_says(path: Path, record: dict[str, Any], tmp_path: Path) -> None:
    whole = letters(" ".join(pages(path)))
    document = docx.Document(str(write_paper(record, "docx", "id", tmp_path)))
    words = {
        word
        for block in document.element.body.iter()
        if block.tag.endswith("}p")
        for word in Paragraph(block, document).text.split()
    }
    printable = {word for word in words if all(ord(one) < 0x500 for one in word) and len(word) < 12}

    assert len(printable) > 1000
    assert sorted(word for word in printable if word not in whole) == []


def test_the_type_is_embedded_and_cut_to_what_is_used(path: Path) -> None:
    fonts = said("pdffonts", path).splitlines()[2:]

    assert fonts and all("NotoSans" in line and re.search(r"yes yes yes", line) for line in fonts)
    assert path.stat().st_size < 1_000_000


def test_headings_are_bookmarks(path: Path, record: dict[str, Any]) -> None:
    content = path.read_bytes()

    assert content.count(b"/Title ") > len(record["activities"])
    assert b"/Outlines" in content


def test_pages_are_A4_upright_and_sideways(path: Path) -> None:
    sizes = set(re.findall(r"size:\s+([\d.]+) x ([\d.]+)", said("pdfinfo", "-l", "99", path)))

    assert {tuple(sorted((round(float(a)), round(float(b))))) for a, b in sizes} == {(595, 842)}
    assert len(sizes) == 2


def test_what_it_is_stands_in_its_properties(path: Path) -> None:
    told = said("pdfinfo", path)

    assert "Bimbingan Teknis Penyusunan Master Plan Smart City Tahap II" in told
    assert "Keadaan per perubahan ke-1.234" in told


def test_hostile_texts_are_there_and_what_the_type_lacks_is_named_by_its_number(tmp_path: Path) -> None:
    path = write_paper(hostile_record(), "pdf", "id", tmp_path)
    whole = letters(" ".join(pages(path)))
    plain = [text for text in TEXTS if text.isascii() and text.strip() and len(text) < 100]

    assert [text for text in plain if letters(text) not in whole] == []
    assert whole.count("x" * 20) > 90 and "[U+1F33E]" in whole
    assert path.read_bytes().count(b"/URI") == 0


def test_a_row_longer_than_a_page_goes_on_on_the_next(tmp_path: Path) -> None:
    record = hostile_record()
    long = " ".join(f"kata{number}" for number in range(3000))
    record["activities"][0]["sheets"][0]["rows"][0]["values"]["isi"] = long
    record["activities"][0]["sheets"][0]["rows"][0]["parsed"]["isi"] = long
    whole = letters(" ".join(pages(write_paper(record, "pdf", "id", tmp_path))))

    assert [number for number in range(3000) if f"kata{number}" not in whole] == []


def test_an_empty_workshop_has_a_paper(tmp_path: Path) -> None:
    assert len(pages(write_paper(consolidated([two_days()[0]]), "pdf", "en", tmp_path))) == 1


def test_a_report_has_contents_with_pages_and_numbered_captions(record: dict[str, Any], tmp_path: Path) -> None:
    file = write_paper(record, "report_pdf", "id", tmp_path)
    found = pages(file)
    assert pages_of(file) == len(found), "as the page of the papers tells"
    contents = next(page for page in found if "Daftar Isi" in page)
    number = next(number for number, page in enumerate(found, 1) if "BAB II Pelaksanaan" in page and page is not contents)

    assert re.search(rf"BAB II Pelaksanaan[ .]+{number}\b", contents)
    assert "Tabel 1. " in "".join(found) and "Gambar 1. " in "".join(found)
    assert all(len(letters(page)) > 60 for page in found)
    assert "".join(found).count("Ruang lingkup") == 2


def test_names_stand_on_the_page_of_their_signatures(record: dict[str, Any], tmp_path: Path) -> None:
    found = pages(write_paper(record, "agreement_pdf", "id", tmp_path))
    (signed,) = [page for page in found if "PIMPINAN," in page]

    assert signed.count("NIP. …") == 2
