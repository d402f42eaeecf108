"""Copies over HTTP: who is told what, a place chosen, and the laptop started again from a copy with phones connected."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.hall import the_hall
from tests.live.test_two_phones import Phone
from tools.chaos.crew import wait_until
from tools.chaos.serving import Server
from workshop.app import create_app
from workshop.settings import Settings
from workshop.storage.sqlite import Store

HALL = "/api/workshops/wks_hall/backup"


class Laptop:
    def __init__(self, client: FlaskClient, store: Store) -> None:
        self.client, self.store = client, store
        with store.reading() as reader:
            self.key = reader.host_key()

    def asks(self, path: str, content: Any = None, key: str | None = None) -> tuple[int, dict[str, Any]]:
        headers = {"Authorization": f"Bearer {self.key if key is None else key}"}
        send = self.client.get if content is None else self.client.post
        answer = send(path, headers=headers, **({} if content is None else {"json": content}))
        return answer.status_code, answer.get_json()


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    app, _, store = create_app(Settings(store=tmp_path / "hall.sqlite"))
    store.write(lambda tx: [tx.put(thing, "workshop_changed") for thing in the_hall()])
    yield Laptop(app.test_client(), store)
    store.close()


def test_a_place_is_chosen_copied_to_and_listed_with_what_each_copy_holds(laptop: Laptop, tmp_path: Path) -> None:
    assert laptop.asks("/api/host/backups")[1]["state"] == "unchosen"
    status, standing = laptop.asks("/api/host/backups/folder", {"folder": str(tmp_path / "stick")})
    whole = laptop.asks("/api/host/backups")[1]

    assert (status, standing["state"], standing["folder"]) == (200, "good", str(tmp_path / "stick"))
    (copy,) = whole["copies"]
    assert copy["workshops"] == ["Bimtek"] and Path(copy["file"]).stat().st_size == copy["size"]
    assert whole["same_disk"] is True and isinstance(whole["places"], list)
    assert laptop.asks("/api/host/backups/look", {"folder": str(tmp_path / "stick")})[1]["copies"] == [copy]
    assert laptop.asks("/api/host/backups/now", {})[1]["age_s"] == 0


def test_staff_are_told_how_the_copies_stand_and_nothing_of_the_laptop(laptop: Laptop, tmp_path: Path) -> None:
    laptop.asks("/api/host/backups/folder", {"folder": str(tmp_path / "stick")})
    status, told = laptop.asks(HALL, key="lina")

    assert (status, told["state"]) == (200, "good")
    assert set(told) == {"ok", "state", "made_at", "age_s", "code", "disk_full"}
    assert laptop.asks(HALL, key="ann")[0] == 403


@pytest.mark.parametrize("path", ["backups", "backups/look", "backups/folder", "backups/now", "restore"])
def test_VS2_only_the_laptops_own_key_opens_its_copies(laptop: Laptop, path: str) -> None:
    content = None if path == "backups" else {}
    for key in ("", "lina", "ann"):
        assert laptop.asks(f"/api/host/{path}", content, key=key)[0] == 401


def test_a_place_that_is_not_there_is_refused_and_a_stick_pulled_later_is_said(laptop: Laptop, tmp_path: Path) -> None:
    codes = [
        laptop.asks("/api/host/backups/folder", {"folder": folder})[1]["code"]
        for folder in ("stick", str(tmp_path / "no" / "stick"), "/\0")
    ]
    laptop.asks("/api/host/backups/folder", {"folder": str(tmp_path / "stick")})
    (tmp_path / "stick").rename(tmp_path / "away")
    told = laptop.asks("/api/host/backups/now", {})[1]

    assert codes == ["not_a_whole_path", "backup_folder_gone", "not_a_whole_path"]
    assert (told["state"], told["code"]) == ("failing", "folder_gone")
    assert laptop.asks("/api/host/backups")[1]["copies"] == []


def test_a_server_that_nobody_starts_again_says_how_it_is_done_by_hand(laptop: Laptop, tmp_path: Path) -> None:
    assert laptop.asks("/api/host/restore", {"file": str(tmp_path / "x.sqlite")})[1]["code"] == "restore_by_hand"


def test_a_workshop_is_taken_away_as_one_file_and_taken_in_elsewhere(laptop: Laptop, tmp_path: Path) -> None:
    headers = {"Authorization": f"Bearer {laptop.key}"}
    answer = laptop.client.get("/api/host/workshops/wks_hall/pack", headers=headers)
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=Bimtek-")
    package = answer.data
    answer.close()
    app, _, store = create_app(Settings(store=tmp_path / "other.sqlite"))
    other = Laptop(app.test_client(), store)
    send = {"data": package, "headers": {"Authorization": f"Bearer {other.key}"}}
    taken = [other.client.post("/api/host/workshops/unpack", **send).get_json() for _ in range(2)]

    assert [one["became"] for one in taken] == ["new", "same"] and taken[0]["title"] == "Bimtek"
    assert other.asks("/api/workshops/wks_hall/objects", key="ann")[0] == 200
    assert other.client.post("/api/host/workshops/unpack", data=b"x", headers=send["headers"]).status_code == 400
    assert other.client.post("/api/host/workshops/unpack", data=package).status_code == 401
    assert other.asks("/api/host/workshops/wks_none/pack")[0] == 404
    store.close()


class Running:
    """The real server with a stick; asked over HTTP."""

    def __init__(self, folder: Path) -> None:
        store = Store(folder / "hall.sqlite")
        store.write(lambda tx: [tx.put(thing, "workshop_changed") for thing in the_hall()])
        with store.reading() as reader:
            self.key = reader.host_key()
        store.close()
        self.server = Server(store.path, arguments=("--backup", str(folder / "stick"), "--backup-every", "86400"))
        self.server.start()
        self.port = self.server.port

    def asks(self, path: str, content: Any = None) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        body = None if content is None else json.dumps(content).encode()
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}/api/host/{path}", body, headers)
        try:
            with urllib.request.urlopen(asked, timeout=10) as answer:
                return dict(json.load(answer))
        except urllib.error.HTTPError as refusal:
            with refusal:
                return dict(json.load(refusal))
        except OSError:
            return {"ok": False, "code": "no_answer"}


@pytest.mark.server
def test_one_button_starts_the_laptop_again_from_a_copy_at_the_same_address(tmp_path: Path) -> None:
    running = Running(tmp_path)
    try:
        assert wait_until(lambda: running.asks("backups").get("state") == "good", 20)
        ann = Phone(running, "ann")  # type: ignore[arg-type]
        early = ann.saves("ent_1", "cmd_1", sasaran="before")
        running.asks("backups/now", {})
        late = ann.saves("ent_2", "cmd_2", sasaran="after")
        (copy, *_) = running.asks("backups")["copies"]
        assert running.asks("restore", {"file": str(tmp_path / "none.sqlite")})["code"] == "backup_no_copy"
        answer = running.asks("restore", {"file": copy["file"]})
        assert (answer["ok"], answer["key"]) == (True, running.key)

        assert wait_until(lambda: not ann.socket.connected, 20)
        since = {"epoch": ann.greeting["epoch"], "seq": late["seq"]}
        assert wait_until(lambda: running.asks("backups").get("state") == "good", 30)
        back = Phone(running, "ann", since)  # type: ignore[arg-type]
        rows = {thing["id"] for thing in back.greeting["objects"] if thing["type"] == "entry"}
        assert (back.greeting["mode"], rows) == ("snapshot", {"ent_1"})
        assert back.greeting["epoch"] != ann.greeting["epoch"]
        assert back.saves("ent_1", "cmd_1", sasaran="before") == early
        assert back.saves("ent_2", "cmd_2", sasaran="after")["ok"]
        back.leaves()
    finally:
        running.server.kill()

    assert len(list(tmp_path.glob("hall-before-*.sqlite"))) == 1
