"""What `laid_out` is for it does see: a word beyond the edge, words on each other, a page with next to nothing on it."""

import shutil
from pathlib import Path

import pytest
from fpdf import FPDF

from tests.documents.laid_out import faults

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is absent")


def written(path: Path, *words: tuple[float, float, str]) -> Path:
    pdf = FPDF(unit="pt", format=(600, 800))
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    for left, top, text in words:
        pdf.text(left, top, text)
    pdf.output(str(path))
    return path


def test_pages_that_are_well_laid_out_have_no_faults(tmp_path: Path) -> None:
    lines = [(60.0, 100.0 + 16 * line, "satu dua tiga empat lima") for line in range(3)]

    assert faults(written(tmp_path / "a.pdf", *lines)) == []


def test_each_fault_is_seen_and_named(tmp_path: Path) -> None:
    path = written(tmp_path / "a.pdf", (575, 100, "terpotong"), (60, 200, "bertumpuk"), (70, 201, "tindih"))

    assert faults(path) == [
        "a.pdf, page 1: 'terpo' leaves the page",
        "a.pdf, page 1: 'bertumpuk' lies on 'tindih'",
        "a.pdf, page 1: 3 words",
    ]
