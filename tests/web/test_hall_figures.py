"""What the projector asks for over HTTP: figures without names (VS3, VS4), and codes that phones can read."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.hall import W, the_hall
from workshop import addresses
from workshop.app import create_app
from workshop.domain.activities import Activity
from workshop.domain.entries import Entry
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Grant, Person
from workshop.domain.sheets import Sheet, sheet_id
from workshop.domain.workshops import Workshop
from workshop.service.identity import digest
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.web.addresses import wifi_text

PROJECTOR: list[Stored] = [
    Person(id="per_screen", workshop_id=W, name="Layar", staff=True, status="joined"),
    Grant(id="grt_screen", workshop_id=W, person_id="per_screen", role="projector"),
    Credential(id="crd_screen", workshop_id=W, person_id="per_screen", kind="link", secret_hash=digest("screen")),
]


class Hall:
    def __init__(self, client: FlaskClient, store: Store) -> None:
        self.client, self.store = client, store

    def put(self, *things: Stored) -> None:
        for thing in things:
            self.store.write(lambda tx, thing=thing: tx.put(thing, "workshop_changed"))

    def rows(self, unit_id: str, *states: str, activity: str = "act_1", done: bool = False) -> None:
        sheet = sheet_id(activity, unit_id)
        unit = "group" if unit_id.startswith("grp") else "organisation"
        self.put(Sheet(id=sheet, workshop_id=W, activity_id=activity, unit=unit, unit_id=unit_id, done=done))
        for number, state in enumerate(states):
            values = {"sasaran": "rahasia Ann"} if state == "ready" else None
            entry = Entry(
                id=f"{sheet}_{number}", workshop_id=W, sheet_id=sheet, activity_id=activity, author_id="a", entered_by="a"
            )
            self.put(replace(entry, state=state, values=values, draft={"sasaran": "rahasia Ann"}))

    def asks(self, path: str, token: str = "screen", base: str = "http://127.0.0.1:8080") -> TestResponse:
        return self.client.get(path, base_url=base, headers={"Authorization": f"Bearer {token}"})

    def figures(self, token: str = "screen") -> dict[str, Any]:
        answer: dict[str, Any] = self.asks(f"/api/workshops/{W}/hall", token).get_json()
        return answer


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    app, _, store = create_app(Settings(store=tmp_path / "hall.sqlite", host="127.0.0.1"))
    hall = Hall(app.test_client(), store)
    hall.put(*the_hall(), *PROJECTOR)
    yield hall
    store.close()


def test_people_and_organisations_are_counted_without_staff(hall: Hall) -> None:
    hall.put(Person(id="per_ann", workshop_id=W, name="Ann", status="joined"))
    hall.put(Person(id="per_bud", workshop_id=W, name="Bud", status="removed"))
    hall.put(Organisation(id="org_b", workshop_id=W, name="Bappeda"))
    figures = hall.figures()

    assert figures["people"] == {"joined": 1, "expected": 2}
    assert figures["organisations"] == {"present": 1, "expected": 1}


def test_VS3_a_group_is_a_count_of_ready_rows_never_drafts_or_names(hall: Hall) -> None:
    hall.rows("grp_1", "ready", "ready", "draft", "withdrawn", done=True)
    answer = hall.asks(f"/api/workshops/{W}/hall")

    assert answer.get_json()["activities"]["act_1"] == {
        "rows": 2,
        "groups": {"grp_1": {"rows": 2, "done": True}, "grp_2": {"rows": 0, "done": False}},
    }
    assert "Ann" not in answer.text and "rahasia" not in answer.text


def test_only_the_groups_of_the_audience_are_shown(hall: Hall) -> None:
    activity = Activity(id="act_1", workshop_id=W, worksheet_id="w", unit="group", grouping_id="grg_1", state="open")
    hall.put(replace(activity, audience=["grp_2"]))

    assert set(hall.figures()["activities"]["act_1"]["groups"]) == {"grp_2"}


def test_VS3_of_organisations_only_numbers_are_told_so_that_nobody_is_seen_to_be_silent(hall: Hall) -> None:
    hall.put(Activity(id="act_2", workshop_id=W, worksheet_id="w", unit="organisation", state="open"))
    hall.rows("org_a", "ready", activity="act_2")

    assert hall.figures()["activities"]["act_2"] == {"rows": 1, "units": {"writing": 1, "done": 0, "expected": 1}}


def test_sheets_of_people_are_expected_from_the_groups_they_were_handed_to(hall: Hall) -> None:
    for name in ("ann", "bud", "cut"):
        hall.put(Person(id=f"per_{name}", workshop_id=W, name=name, status="joined"))
    hall.put(Activity(id="act_2", workshop_id=W, worksheet_id="w", unit="person", state="open", audience=["grp_1"]))

    assert hall.figures()["activities"]["act_2"]["units"] == {"writing": 0, "done": 0, "expected": 2}


def test_VS4_of_a_secret_activity_only_the_sum_is_told(hall: Hall) -> None:
    hall.put(Activity(id="act_1", workshop_id=W, worksheet_id="w", unit="group", grouping_id="grg_1", state="open", secret=True))
    hall.rows("grp_1", "ready")

    assert hall.figures()["activities"]["act_1"] == {"rows": 1}


def test_a_closed_activity_is_not_on_the_wall(hall: Hall) -> None:
    hall.put(Activity(id="act_1", workshop_id=W, worksheet_id="w", unit="group", grouping_id="grg_1", state="closed"))

    assert hall.figures()["activities"] == {}


@pytest.mark.parametrize("path", [f"/api/workshops/{W}/hall", f"/api/workshops/{W}/qr.svg"])
@pytest.mark.parametrize(("token", "status"), [("screen", 200), ("lina", 200), ("ann", 403), ("nobody", 401), ("", 401)])
def test_VS2_the_figures_and_codes_are_for_the_projector_and_staff(hall: Hall, path: str, token: str, status: int) -> None:
    assert hall.asks(path, token).status_code == status


def test_the_code_leads_to_the_address_the_projector_was_opened_with(hall: Hall) -> None:
    own = hall.asks(f"/api/workshops/{W}/hall", base="http://192.168.10.2:8080").get_json()["address"]

    assert own == "http://192.168.10.2:8080"


def test_the_laptop_itself_is_no_address_for_phones(hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "lan_addresses", lambda: ["192.168.1.7", "10.0.0.3"])
    app, _, store = create_app(Settings(store=tmp_path / "other.sqlite"))
    with store.reading() as reader:
        key = reader.host_key()
    asked = app.test_client().get(
        "/api/host/addresses", base_url="http://localhost:8080", headers={"Authorization": f"Bearer {key}"}
    )
    store.close()

    assert asked.get_json() == {
        "ok": True,
        "addresses": ["http://192.168.1.7:8080", "http://10.0.0.3:8080"],
        "chosen": "http://192.168.1.7:8080",
    }
    assert hall.asks("/api/host/addresses").status_code == 401


def test_the_address_the_workshop_keeps_goes_before_all(hall: Hall) -> None:
    kept = {"address": "https://rembuk.konsel.test/"}
    hall.put(Workshop(id=W, workshop_id=W, title="Bimtek", join_code="ABC234", profile=kept))

    assert hall.figures()["address"] == "https://rembuk.konsel.test"


def test_a_code_to_scan_is_dark_on_white_and_fetched_anew(hall: Hall) -> None:
    code = hall.asks(f"/api/workshops/{W}/qr.svg")

    assert code.headers["Content-Type"].startswith("image/svg+xml") and "#0b1a18" in code.text and "viewBox" in code.text
    assert code.headers["Cache-Control"] == "no-store"


def test_without_a_wifi_name_there_is_no_code_for_it(hall: Hall) -> None:
    assert hall.asks(f"/api/workshops/{W}/qr.svg?what=wifi").get_json()["code"] == "no_wifi"
    assert hall.asks(f"/api/workshops/{W}/qr.svg?what=secrets").get_json()["code"] == "malformed"


@pytest.mark.parametrize(
    ("kept", "says"),
    [
        ("AULA", "WIFI:T:nopass;S:AULA;;"),
        ({"name": "AULA"}, "WIFI:T:nopass;S:AULA;;"),
        ({"name": 'Aula; "1"', "password": "a:b\\c"}, 'WIFI:T:WPA;S:Aula\\; \\"1\\";P:a\\:b\\\\c;;'),
    ],
)
def test_a_wifi_code_is_written_as_cameras_read_it(kept: Any, says: str) -> None:
    assert wifi_text(Workshop(id=W, workshop_id=W, title="Bimtek", profile={"wifi": kept})) == says
