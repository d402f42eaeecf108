"""`/api/verify` is open to anybody: a file made to harm gets an ordinary answer soon, and keeps nobody else waiting."""

import io
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.attached.papers import zipped
from workshop.app import create_app
from workshop.documents.contents import read_paper
from workshop.settings import Settings

STAMP = f"rembuk:1:draft:wks_1::1:epoch:{'0' * 64}:docx:names:{'0' * 64}"
RECORD: dict[str, Any] = {
    "edition": {"state": "draft", "version": "", "reader": "names"},
    "workshop": {"id": "wks_1"},
    "seq": 1,
    "epoch": "epoch",
    "rows_hash": "0" * 64,
    "worksheets": [],
    "activities": [],
}


def many_parts() -> bytes:
    return zipped({"docProps/core.xml": STAMP} | {f"part_{number}": "" for number in range(30_000)})


def unpacking_to_gigabytes() -> bytes:
    zeros = "0" * (90 << 20)
    return zipped({"docProps/core.xml": STAMP} | {f"part_{number}": zeros for number in range(5)})


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    app, _, store = create_app(Settings(store=tmp_path_factory.mktemp("verify") / "hall.sqlite"))
    yield app.test_client()
    store.close()


def asked(client: FlaskClient, content: bytes) -> list[str]:
    answer = client.post("/api/verify", data={"file": (io.BytesIO(content), "paper")}, content_type="multipart/form-data")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return list(answer.get_json()["codes"])


@pytest.mark.parametrize(
    "content",
    [
        zipped({"manifest.json": "[]"}),
        zipped({"manifest.json": '{"files": {"a": "x"}, "stamp": ""}', "a": ""}),
        json.dumps(RECORD).replace('"seq": 1', '"seq": 1e999').encode(),
        b'{"a":' + b"[" * 100_000,
        json.dumps(RECORD | {"activities": [{"sheets": ["x"]}]}).encode(),
        zipped({"docProps/core.xml": STAMP, "word/document.xml": "<?xml version='1.0' encoding='none'?><a/>"}),
    ],
)
def test_a_broken_paper_is_one_that_is_not_known(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "paper").write_bytes(content)

    assert read_paper(tmp_path / "paper").stamp is None


@pytest.mark.parametrize("made", [many_parts, unpacking_to_gigabytes])
def test_a_small_file_that_unpacks_to_much_is_not_unpacked(tmp_path: Path, made: Any) -> None:
    (tmp_path / "paper").write_bytes(made())
    began = time.monotonic()

    assert read_paper(tmp_path / "paper").stamp is None
    assert time.monotonic() - began < 5


def test_signs_that_no_store_takes_are_of_no_paper_of_ours(client: FlaskClient) -> None:
    for id in ("\ud800", "a\0b", "a\nb"):
        assert asked(client, json.dumps(RECORD | {"workshop": {"id": id}}).encode()) == ["unknown"]


def test_a_paper_is_looked_into_beside_the_server(client: FlaskClient) -> None:
    assert asked(client, zipped({"docProps/core.xml": STAMP})) == ["elsewhere"]
    assert asked(client, json.dumps(RECORD).encode()) == ["elsewhere"]
