"""The real server goes on answering while papers are built, and hands them out whole."""

import io
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
import requests

from tests.documents.konsel import W, fill, two_days
from tools.dev.places import ROOT
from workshop.domain.people import Credential
from workshop.service.identity import digest

KEEPER = {"Authorization": "Bearer the-facilitators-own-token"}
LONGEST_WAIT_S = 0.5


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    store, port = tmp_path / "rembuk.sqlite", tmp_path / "port"
    token = KEEPER["Authorization"].removeprefix("Bearer ")
    link = Credential(id="crd_f1", workshop_id=W, person_id="per_F1", kind="link", secret_hash=digest(token))
    fill(store, [*two_days(), link])
    words = ["--store", store, "--host", "127.0.0.1", "--port", "0", "--port-file", port, "--no-browser"]
    server = subprocess.Popen([sys.executable, ROOT / "server.py", *words], stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 30
        while not (port.exists() and port.read_text("utf-8").strip()) and time.monotonic() < until:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port.read_text('utf-8').strip()}"
    finally:
        server.terminate()
        server.wait(20)


@pytest.mark.server
def test_phones_are_answered_while_papers_are_built(address: str) -> None:
    papers = f"{address}/api/workshops/{W}/papers"
    with requests.Session() as keeper, requests.Session() as phone:
        keeper.headers.update(KEEPER)
        wishes = [keeper.post(papers, json={"kind": kind}, timeout=10).json()["paper"] for kind in ("docx", "xlsx")]
        longest, until = 0.0, time.monotonic() + 60
        states = {"building"}
        while "building" in states and time.monotonic() < until:
            asked = time.monotonic()
            assert phone.get(f"{address}/health", timeout=10).json() == {"ok": True}
            longest = max(longest, time.monotonic() - asked)
            states = {keeper.get(f"{papers}/{paper}", timeout=10).json()["state"] for paper in wishes}
            time.sleep(0.02)
        file = keeper.get(f"{papers}/{wishes[0]}/file", timeout=10)

    assert states == {"ready"}
    assert longest < LONGEST_WAIT_S
    assert docx.Document(io.BytesIO(file.content)).tables
