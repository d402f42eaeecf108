"""A third language needs only a file: it is offered by every page, handed out, and says the rest in the language it is like."""

import html
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from workshop import texts
from workshop.app import create_app
from workshop.settings import ROOT, Settings
from workshop.web.pages import PAGES

JAVANESE = {
    "name": "Basa Jawa",
    "like": "id",
    "texts": {"connection.online": "Kasambung", "nobody.says.this": "…", "common.save": " "},
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    further = tmp_path / "languages"
    further.mkdir()
    monkeypatch.setenv(texts.FURTHER, str(further))
    return further


@pytest.fixture
def client(folder: Path, tmp_path: Path) -> Iterator[FlaskClient]:
    (folder / "jv.json").write_text(json.dumps(JAVANESE), encoding="utf-8")
    dist = tmp_path / "static" / "dist"
    dist.mkdir(parents=True)
    (dist / "manifest.json").write_text(json.dumps({page.surface: {"js": "one.js", "later": {}} for page in PAGES}))
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    app, _, store = create_app(Settings(store=tmp_path / "hall.sqlite", root=tmp_path))
    yield app.test_client()
    store.close()


def offered(page: str) -> dict[str, dict[str, str]]:
    found = re.findall(r'data-languages="([^"]*)"', page)
    return dict(json.loads(html.unescape(found[0]))) if found else {}


def test_every_page_offers_it_by_its_own_name(client: FlaskClient) -> None:
    for page in PAGES:
        address = re.sub(r"<\w+>", "x", page.addresses[0])

        assert {code: offer["name"] for code, offer in offered(client.get(address).text).items()} == {"jv": "Basa Jawa"}, address


def test_its_texts_are_handed_out_and_kept_under_a_name_of_their_own(client: FlaskClient, folder: Path) -> None:
    [offer] = offered(client.get("/").text).values()
    answer = client.get(offer["file"])

    assert answer.json == {"name": "Basa Jawa", "like": "id", "texts": {"connection.online": "Kasambung"}}
    assert "immutable" in answer.headers["Cache-Control"]
    assert client.get("/texts/jv.000000000000.json").status_code == 404
    assert client.get("/texts/id.json").status_code == 404


def test_what_it_leaves_out_is_said_in_the_language_it_is_like(folder: Path) -> None:
    (folder / "jv.json").write_text(json.dumps(JAVANESE), encoding="utf-8")
    (folder / "tet.json").write_text(json.dumps({"name": "Tetun", "like": "en", "texts": {}}), encoding="utf-8")

    assert texts.languages() == ("id", "en", "jv", "tet")
    assert texts.text("connection.online", "jv") == "Kasambung"
    assert texts.text("common.save", "jv") == "Simpan"
    assert texts.text("common.save", "tet") == "Save"


@pytest.mark.parametrize("said", ["", "[]", '{"name": "X"}', '{"name": "X", "like": "fr", "texts": {}}'])
def test_a_file_that_is_no_language_is_named(folder: Path, said: str) -> None:
    (folder / "xx.json").write_text(said, encoding="utf-8")

    with pytest.raises(texts.NotALanguage, match=r"xx\.json"):
        texts.further()
