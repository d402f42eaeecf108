"""The pages: thin shells, files kept for ever under the hash of their content, and nothing from anywhere else (P3)."""

import gzip
import html
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from workshop.app import create_app
from workshop.domain.workshops import Workshop
from workshop.settings import ROOT, Settings
from workshop.storage.sqlite import Store

W = "wks_hall"
SHELLS = {"/": "participant", "/j/ABC234": "participant", f"/w/{W}": "participant", "/console": "console"}
SHELLS |= {f"/console/{W}": "console", f"/screen/{W}": "screen"}
SCRIPT = b"alert('Selamat datang');" * 20


class House:
    """A server over a folder of built files that a test can change."""

    def __init__(self, folder: Path) -> None:
        self.dist = folder / "static" / "dist"
        self.dist.mkdir(parents=True)
        shutil.copytree(ROOT / "templates", folder / "templates")
        shutil.copy(ROOT / "static" / "icon.svg", folder / "static")
        app, _, self.store = create_app(Settings(store=folder / "hall.sqlite", root=folder))
        self.client: FlaskClient = app.test_client()

    def builds(self, mark: str = "AAAAAAAA") -> None:
        manifest: dict[str, object] = {}
        for surface in ("participant", "console", "screen"):
            script, sheet, part = f"{surface}.{mark}.js", f"{surface}.{mark}.css", f"{surface}-later_self.{mark}.js"
            manifest[surface] = {"js": script, "css": sheet, "later": {"later_self": [part]}}
            for name in (script, sheet, part):
                (self.dist / name).write_bytes(SCRIPT)
                (self.dist / f"{name}.gz").write_bytes(gzip.compress(SCRIPT))
                (self.dist / f"{name}.br").write_bytes(b"as brotli has it")
        (self.dist / "manifest.json").write_text(json.dumps(manifest))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    put(house.store, Workshop(id=W, workshop_id=W, title="Bimtek"))
    house.builds()
    yield house
    house.store.close()


def put(store: Store, workshop: Workshop) -> None:
    store.write(lambda tx: tx.put(workshop, "workshop_changed"))


def test_only_the_pages_of_a_hosted_server_say_so(house: House, tmp_path: Path) -> None:
    app, _, store = create_app(Settings(store=tmp_path / "other.sqlite", root=tmp_path, hosted=True))

    assert "data-hosted" not in house.client.get("/").text
    assert "data-hosted" in app.test_client().get("/").text
    store.close()


@pytest.mark.parametrize(("path", "surface"), SHELLS.items())
def test_every_address_has_the_shell_of_its_surface(house: House, path: str, surface: str) -> None:
    page = house.client.get(path)

    assert page.status_code == 200
    assert f'<script type="module" src="/static/dist/{surface}.AAAAAAAA.js"></script>' in page.text
    assert f'href="/static/dist/{surface}.AAAAAAAA.css"' in page.text
    assert 'name="viewport" content="width=device-width, initial-scale=1' in page.text
    assert "<noscript>" in page.text


def test_a_shell_names_what_comes_later_and_loads_none_of_it(house: House) -> None:
    page = house.client.get("/").text
    named = html.unescape(re.findall(r'data-later="([^"]*)"', page)[0])

    assert json.loads(named) == {"later_self": ["participant-later_self.AAAAAAAA.js"]}
    assert page.count("/static/dist/") == 2
    assert house.client.get("/static/dist/participant-later_self.AAAAAAAA.js").status_code == 200


def test_only_the_projector_is_bright(house: House) -> None:
    assert 'data-theme="layar"' in house.client.get(f"/screen/{W}").text
    assert "data-theme" not in house.client.get("/").text


def test_a_shell_speaks_the_language_of_its_workshop_and_indonesian_where_there_is_none(house: House) -> None:
    assert '<html lang="id">' in house.client.get(f"/w/{W}").text
    put(house.store, Workshop(id=W, workshop_id=W, title="Bimtek", language="en"))

    assert '<html lang="en">' in house.client.get(f"/w/{W}").text
    assert '<html lang="id">' in house.client.get("/w/wks_other").text


@pytest.mark.parametrize("path", ["/", f"/screen/{W}", "/health", "/static/dist/participant.AAAAAAAA.js", "/nowhere"])
def test_P3_no_page_may_load_anything_from_elsewhere(house: House, path: str) -> None:
    headers = house.client.get(path, base_url="http://192.168.1.5:8080").headers
    policy = headers["Content-Security-Policy"]

    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "connect-src 'self' ws://192.168.1.5:8080 wss://192.168.1.5:8080;" in policy
    assert "frame-ancestors 'none'" in policy and "unsafe" not in policy and "*" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_a_forged_host_cannot_write_into_the_policy(house: House) -> None:
    page = house.client.get("/health", headers={"Host": "evil.test; script-src *"})

    assert "evil" not in page.headers.get("Content-Security-Policy", "")


def test_P3_a_shell_names_no_other_host(house: House) -> None:
    assert "//" not in "".join(house.client.get(path).text for path in SHELLS)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", None), (None, None)],
)
def test_a_built_file_comes_as_small_as_the_browser_can_read_it(house: House, accepted: str | None, encoding: str | None) -> None:
    headers = {"Accept-Encoding": accepted} if accepted else {}
    file = house.client.get("/static/dist/participant.AAAAAAAA.js", headers=headers)

    assert file.headers.get("Content-Encoding") == encoding
    assert file.headers["Vary"] == "Accept-Encoding"
    assert file.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert file.headers["Content-Type"] == "text/javascript; charset=utf-8"
    if encoding is None:
        assert file.data == SCRIPT


@pytest.mark.parametrize("name", ["manifest.json", "participant.js", "..%2F..%2Fserver.py", "other.AAAAAAAA.js", ".sources.json"])
def test_nothing_but_built_files_is_handed_out(house: House, name: str) -> None:
    (house.dist / ".sources.json").write_text("{}")

    assert house.client.get(f"/static/dist/{name}").status_code == 404


def test_a_page_built_while_the_server_runs_is_there_at_the_next_load(house: House) -> None:
    before = house.client.get("/")
    house.builds("BBBBBBBB")
    after = house.client.get("/", headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200 and "participant.BBBBBBBB.js" in after.text


def test_an_unchanged_shell_is_not_sent_twice(house: House) -> None:
    first = house.client.get("/")
    again = house.client.get("/", headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "no-cache"
    assert again.status_code == 304 and again.data == b""


def test_where_nothing_is_built_a_sentence_says_what_to_do_in_both_languages(house: House) -> None:
    (house.dist / "manifest.json").unlink()
    page = house.client.get("/console")

    assert page.status_code == 503
    assert page.text.count("python3 dev.py build") == 2


def test_an_address_that_is_none_is_said_in_both_languages_and_to_scripts_as_a_code(house: House) -> None:
    page, answer = house.client.get("/nowhere"), house.client.get("/api/nowhere")

    assert page.status_code == 404 and "Halaman ini tidak ada." in page.text and "There is no such page." in page.text
    assert answer.status_code == 404 and answer.get_json()["code"] == "unknown_address"
    assert house.client.delete("/").status_code == 405


def test_the_mark_of_the_house_is_there(house: House) -> None:
    assert house.client.get("/icon.svg").headers["Content-Type"].startswith("image/svg+xml")
