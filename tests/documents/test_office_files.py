"""What `office_files` is for it does see: each kind of damage, named."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from PIL import Image

from tests.documents.office_files import complaints

CONTENT, RELATIONS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    document = docx.Document()
    document.add_paragraph("satu").paragraph_format.keep_with_next = True
    for _ in range(2):
        document.add_picture(str(tmp_path / "a.png"))
    document.add_table(1, 2, style="Table Grid")
    document.add_paragraph("akhir")
    for number, one in enumerate(document.element.body.iter(qn("wp:docPr")), start=7):
        one.set("id", str(number))
    document.save(str(tmp_path / "a.docx"))
    return tmp_path / "a.docx"


def damaged(path: Path, name: str, old: str, new: str) -> Path:
    """The same file, one part of it changed."""
    with ZipFile(path) as packed:
        parts = {one: packed.read(one) for one in packed.namelist()}
    said = parts[name].decode()
    assert re.search(old, said, re.DOTALL)
    parts[name] = re.sub(old, new, said, count=1, flags=re.DOTALL).encode()
    with ZipFile(path, "w") as packed:
        for one, content in parts.items():
            packed.writestr(one, content)
    return path


def test_files_as_they_should_be_have_no_complaints(path: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", 1])
    book.save(tmp_path / "a.xlsx")

    assert complaints(path) == complaints(tmp_path / "a.xlsx") == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (CONTENT, "<w:keepNext/>", '<w:jc w:val="left"/><w:keepNext/>', "<pPr> is out of order: jc keepNext"),
        (CONTENT, "<w:keepNext/>", "<w:keepNext/><w:keepNext/>", "<pPr> has keepNext more than once"),
        (CONTENT, "<w:keepNext/>", "<w:bold/>", "<pPr> holds bold"),
        (CONTENT, '<wp:docPr id="8"', '<wp:docPr id="7"', "a picture's id '7' is there 2 times"),
        (CONTENT, 'w:tblStyle w:val="TableGrid"', 'w:tblStyle w:val="Nobody"', "no table style is Nobody"),
        (CONTENT, "<w:gridCol[^>]*/>", "", "a table of 1 columns has rows of [2]"),
        (CONTENT, "</w:tbl><w:p>.*?</w:p>", "</w:tbl>", "a table has no paragraph after it"),
        (CONTENT, "<w:t>satu</w:t>", '<w:fldChar w:fldCharType="begin"/>', "a field does not end"),
        (CONTENT, "<w:t>satu</w:t>", "<w:t>satu </w:t>", "spaces at an edge are lost: 'satu '"),
        (CONTENT, "<w:t>satu", '<w:bookmarkStart w:id="1" w:name="a"/><w:t>satu', "a bookmark that does not end"),
        (RELATIONS, 'Target="media/[^"]*"', 'Target="media/gone.png"', "leads to nothing: word/media/gone.png"),
        (CONTENT, 'r:embed="[^"]*"', 'r:embed="rId99"', "nothing is called rId99"),
        (TYPES, '<Default Extension="png"[^>]*/>', "", "no content type: word/media/image1.png"),
    ],
)
def test_each_damage_is_seen_and_named(path: Path, name: str, old: str, new: str, said: str) -> None:
    found = complaints(damaged(path, name, old, new))

    assert found and said in found[0]


def _far_look(content: str) -> str:
    return content.replace('<c r="A1"', '<c r="A1" s="99"')


def _formula(content: str) -> str:
    return content.replace("<v>1</v>", "<f>1+1</f><v>1</v>")


@pytest.mark.parametrize(("change", "said"), [(_far_look, "a look that is not there"), (_formula, "B1 is a formula")])
def test_each_damage_to_a_workbook_is_seen(change: Callable[[str], str], said: str, tmp_path: Path) -> None:
    book: Any = openpyxl.Workbook()
    book.active.append(["a", 1])
    book.save(tmp_path / "a.xlsx")
    with ZipFile(tmp_path / "a.xlsx") as packed:
        content = packed.read("xl/worksheets/sheet1.xml").decode()
    damaged(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", ".*", change(content).replace("\\", "\\\\"))

    assert said in complaints(tmp_path / "a.xlsx")[0]
