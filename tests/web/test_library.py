"""The library over HTTP: titles for whoever looks for a worksheet, nothing of any workshop."""

from pathlib import Path

from workshop.app import create_app
from workshop.library import shelf
from workshop.settings import ROOT, Settings


def test_every_worksheet_of_the_library_is_told_by_its_title_in_both_languages(tmp_path: Path) -> None:
    app, _, store = create_app(Settings(store=tmp_path / "hall.sqlite", root=ROOT))

    told = app.test_client().get("/api/library/worksheets").get_json()["worksheets"]

    assert [worksheet["key"] for worksheet in told] == list(shelf.worksheet_keys())
    assert all(worksheet["title_id"] and worksheet["title_en"] and worksheet["unit"] for worksheet in told)
    store.close()
