"""The HTML read back: one file that asks nothing of any network and shows every text as it was typed."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.documents.hostile import TEXTS, UNPRINTABLE, hostile_record
from tests.documents.konsel import consolidated, two_days
from workshop.documents.papers import write_paper

ASKING = ("script", "link", "iframe", "object", "embed", "base", "form", "audio", "video")


class Cells(HTMLParser):
    """Tags with their attributes, and the text of every cell."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self.heads: list[str] = []
        self._into: list[str] | None = None
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("td", "th"):
            self._into = self.cells if tag == "td" else self.heads
            self._into.append("")

    def handle_endtag(self, tag: str) -> None:
        self._into = None if tag in ("td", "th") else self._into

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return consolidated(two_days())


@pytest.fixture(scope="module")
def source(record: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    return write_paper(record, "html", "id", tmp_path_factory.mktemp("html")).read_text("utf-8")


def test_nothing_in_it_asks_anything_of_a_network(source: str, tmp_path: Path) -> None:
    for page in (source, write_paper(hostile_record(), "html", "id", tmp_path).read_text("utf-8")):
        found = Cells(page)
        addresses = [value for _, told in found.tags for name, value in told.items() if name in ("src", "href", "action", "data")]
        assert not [tag for tag, _ in found.tags if tag in ASKING]
        assert all(address and address.startswith(("#", "data:image/")) for address in addresses)
        assert not [name for _, told in found.tags for name in told if name.startswith("on") or name == "style"]
        assert "url(" not in page and "@import" not in page
        assert "default-src 'none'" in page


def test_every_row_is_there_with_its_number(source: str, record: dict[str, Any]) -> None:
    cells = Cells(source).cells

    assert "Rp 14.200.000.000" in cells and "Ancaman (Threats)" in cells
    assert len(cells) > sum(record["summary"]["rows_per_activity"].values())


def test_hostile_texts_are_kept_exactly(tmp_path: Path) -> None:
    cells = Cells(write_paper(hostile_record(), "html", "id", tmp_path).read_text("utf-8")).cells

    assert [text for text in (*TEXTS, *UNPRINTABLE.values()) if text not in cells] == []


def test_headings_and_heads_of_tables_are_real(source: str) -> None:
    tags = [tag for tag, _ in Cells(source).tags]
    anchors = set(re.findall(r'href="#(h\d+)"', source))

    assert tags.count("h1") == 1 and tags.count("h2") > 10 and tags.count("thead") > 20
    assert anchors and all(f'id="{anchor}"' in source for anchor in anchors)


def test_it_is_of_the_language_and_prints_on_the_office_paper(source: str) -> None:
    assert '<html lang="id">' in source
    assert "@page{size:210mm 297mm" in source and "@page wide{size:297mm 210mm}" in source
    assert '"Halaman " counter(page) " dari " counter(pages)' in source
