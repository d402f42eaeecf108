"""Before the doors open: phones are counted on the test page, and the laptop says only what it knows."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.made import Made, W
from workshop import laptop
from workshop.app import create_app
from workshop.domain.workshops import Workshop
from workshop.settings import Settings
from workshop.trying import GONE_AFTER_S, MOST_PHONES, Tried, Trying


class House:
    def __init__(self, made: Made, client: FlaskClient) -> None:
        self.made, self.client = made, client
        self.code = made.get(Workshop, W).join_code

    def asks(self, token: str = "", path: str = "readiness", body: dict[str, Any] | None = None) -> tuple[int, dict[str, Any]]:
        send = self.client.get if body is None else self.client.post
        more = {} if body is None else {"json": body}
        answer = send(f"/api/workshops/{W}/{path}", headers={"Authorization": f"Bearer {token or self.made.lead}"}, **more)
        return answer.status_code, answer.get_json()

    def tries(self, device: str, code: str = "", **more: Any) -> dict[str, Any]:
        told = {"device": device, "clock_ms": int(time.time() * 1000), "took_ms": 40, "line": True}
        answer = self.client.post(f"/api/door/{code or self.code}/tries", json=told | more)
        found: dict[str, Any] = answer.get_json()
        return found


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = Made(tmp_path / "hall.sqlite").make()
    made.seats("ann", "a")
    made.leads("add_staff", person="per_ass", name="Sri", role="assessor", secret="the-secret-of-an-assessor")
    app, _, store = create_app(Settings(store=tmp_path / "hall.sqlite"))
    yield House(made, app.test_client())
    store.close()
    made.close()


def test_phones_that_open_the_test_page_are_counted_with_how_they_came(house: House) -> None:
    seq = house.made.seq()
    first, second = house.tries("phone-one"), house.tries("phone-two", line=False, took_ms=900)
    house.tries("phone-one", clock_ms=int((time.time() - 300) * 1000))
    status, told = house.asks()

    assert (first["title"], first["here"], second["here"]) == ("Bimtek", 1, 2)
    tried = told["tried"]
    assert status == 200 and (tried["opened"], tried["here"], tried["most"], tried["without_line"]) == (2, 2, 2, 1)
    assert tried["slowest_ms"] == 900 and tried["by_address"] == {"http://localhost": 2} and -151 <= tried["clock_off_s"] <= -148
    assert house.made.seq() == seq, "nothing of it is kept (PR1)"
    assert house.asks(path="readiness/trial", body={})[1]["tried"]["opened"] == 0


def test_the_laptop_says_what_it_knows_to_whoever_leads(house: House) -> None:
    _, told = house.asks()

    assert set(told["laptop"]) == {"disk", "battery", "sleep", "clock_synced", "wifi"}
    assert 0 < told["laptop"]["disk"]["free"] <= told["laptop"]["disk"]["total"]
    assert (told["people"], told["organisations"]) == ({"joined": 1, "expected": 1}, {"present": 1, "expected": 1})
    assert told["chosen"] == told["addresses"][0] and told["backup"]["state"] == "unchosen" and told["hosted"] is False


def test_VS2_the_test_page_is_told_no_name_and_the_readings_are_the_facilitators(house: House) -> None:
    assert set(house.tries("phone-one")) == {"ok", "title", "here"}
    assert [house.asks(token)[0] for token in ("the-secret-of-an-assessor", "ann", "nobody")] == [403, 403, 401]
    assert [house.asks(token, "readiness/trial", {})[0] for token in ("the-secret-of-an-assessor", "ann")] == [403, 403]
    assert house.tries("phone-one", code="XXXXXX")["code"] == "unknown_code"
    assert house.tries("x")["code"] == "malformed_id"
    assert house.tries("phone-one", line="yes")["code"] == "wrong_type"


def test_the_code_to_scan_leads_to_the_test_page_by_any_address_of_this_laptop_and_no_other(house: House) -> None:
    base = house.asks()[1]["addresses"][0]
    pictures = [
        house.client.get(f"/api/workshops/{W}/qr.svg", query_string=query, headers=bearer(house)).data
        for query in ({"what": "try"}, {"what": "try", "address": base}, {"what": "try", "address": "http://evil.example"})
    ]

    assert pictures[0].startswith(b"<?xml") and len(set(pictures)) == 1


def bearer(house: House) -> dict[str, str]:
    return {"Authorization": f"Bearer {house.made.lead}"}


def test_who_puts_the_page_aside_is_here_no_more_and_the_count_has_an_end() -> None:
    now = [0.0]
    trying = Trying(lambda: now[0])
    for number in range(MOST_PHONES + 5):
        trying.heard("w", f"phone-{number}", Tried("http://a", 10, True, 0.0, 0.0))
    now[0] = GONE_AFTER_S + 1
    trying.heard("w", "phone-1", Tried("http://a", 10, True, 0.0, 0.0))

    told = trying.standing("w")
    assert (told["opened"], told["here"], told["most"]) == (MOST_PHONES, 1, MOST_PHONES)
    assert trying.standing("elsewhere")["opened"] == 0


def test_programs_of_the_system_are_not_asked_every_few_seconds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    asked: list[Path] = []

    def told_by(store: Path) -> dict[str, Any]:
        asked.append(store)
        return {"disk": None, "wifi": "Aula"}

    monkeypatch.setattr(laptop, "readings", told_by)
    readings = laptop.Readings(tmp_path / "hall.sqlite", lambda: now[0])
    for second in (0.0, 3.0, laptop.KEPT_S + 1):
        now[0] = second
        told = readings.take()

    assert len(asked) == 2 and told["wifi"] == "Aula" and told["disk"]["free"] > 0


def supply(folder: Path, **told: str) -> None:
    folder.mkdir(parents=True)
    for name, value in told.items():
        (folder / name).write_text(f"{value}\n")


def test_a_battery_is_read_as_the_kernel_lists_it(tmp_path: Path) -> None:
    supply(tmp_path / "AC", type="Mains", online="0")
    supply(tmp_path / "BAT0", type="Battery", capacity="41", status="Discharging")
    supply(tmp_path / "mouse", type="Battery", capacity="90", status="Discharging", scope="Device")

    assert laptop.linux_battery(tmp_path) == {"percent": 41, "plugged": False}
    assert laptop.linux_battery(tmp_path / "nowhere") is None
    (tmp_path / "AC" / "online").write_text("1\n")
    assert laptop.linux_battery(tmp_path) == {"percent": 41, "plugged": True}


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (laptop.mac_battery(" -InternalBattery-0 (id=1)\t76%; discharging; 4:10"), {"percent": 76, "plugged": False}),
        (laptop.mac_battery("Now drawing from 'AC Power'"), {"percent": None, "plugged": True}),
        (laptop.mac_battery(""), None),
        (laptop.mac_sleep("Battery Power:\n sleep 1\nAC Power:\n displaysleep 10\n sleep                15"), 15),
        (laptop.mac_sleep(""), None),
        (laptop.windows_sleep("  AC: 0x00000708\n  Indeks DC: 0x00000384\n"), 30),
        (laptop.windows_sleep("nothing of the kind"), None),
        (laptop.windows_battery([1, 2, 80]), {"percent": 80, "plugged": True}),
        (laptop.windows_battery([0, 128, 255]), {"percent": None, "plugged": False}),
        (laptop.windows_battery([255, 255, 255]), None),
        (laptop.gnome_sleep("'nothing'", "1200"), 0),
        (laptop.gnome_sleep("'suspend'", "1200"), 20),
        (laptop.gnome_sleep("", ""), None),
        (laptop.said_by("a-program-that-is-not-there"), ""),
    ],
)
def test_what_a_system_says_is_read_and_what_it_does_not_say_is_unknown(got: Any, expected: Any) -> None:
    assert got == expected
