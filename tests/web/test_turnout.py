"""What the leadership's phone is told: figures and organisations, never a person's name or a row (VS3); and who may ask."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.made import Made, W
from workshop.app import create_app
from workshop.domain.activities import Worksheet
from workshop.domain.people import Person, Seat
from workshop.settings import Settings

LEADER = "the-secret-of-the-leadership"
STAFF = ("assessor", "organiser", "observer", "registrar", "projector", "leader")


class House:
    def __init__(self, made: Made, client: FlaskClient) -> None:
        self.made, self.client = made, client

    def asks(self, path: str, token: str = LEADER) -> tuple[int, dict[str, Any]]:
        answer = self.client.get(f"/api/workshops/{W}/{path}", headers={"Authorization": f"Bearer {token}"})
        return answer.status_code, answer.get_json()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = Made(tmp_path / "hall.sqlite").make()
    for name in ("ann", "bud"):
        made.seats(name, name[0])
    made.put(
        Person(id="per_cut", workshop_id=W, name="Cut Nyak", sector="akademisi"),
        Seat(id="sea_cut", workshop_id=W, organisation_id="org_a", person_id="per_cut"),
        Person(id="per_dia", workshop_id=W, name="Dia", substitute_for="per_cut", sector="akademisi"),
        Seat(id="sea_dia", workshop_id=W, organisation_id="org_a", person_id="per_dia"),
    )
    for role in STAFF:
        secret = LEADER if role == "leader" else f"the-secret-of-one-who-is-{role}"
        made.leads("add_staff", person=f"per_{role}", name=role, role=role, secret=secret)
    made.at("09:00")
    made.close()
    app, _, store = create_app(Settings(store=tmp_path / "hall.sqlite"))
    made.store, made.desk.store = store, store
    yield House(made, app.test_client())
    store.close()


def test_VS3_the_leadership_sees_counts_and_organisations_and_no_name_of_a_person(house: House) -> None:
    house.made.leads("mark_attendance", person="per_ann")
    house.made.leads("mark_attendance", person="per_dia")
    status, told = house.asks("turnout")

    assert status == 200
    assert told["organisations"] == {
        "present": 1,
        "expected": 2,
        "missing": [{"id": "org_b", "name": "Dinas b", "abbreviation": ""}],
    }
    assert told["people"] == {"present": 2, "expected": 3}
    assert {one["sector"]: (one["present"], one["expected"]) for one in told["sectors"]} == {"akademisi": (1, 1)}
    assert (told["half_day"]["key"], [one["key"] for one in told["half_days"]]) == ("day1_morning", ["day1_morning"])
    said = json.dumps(told)
    assert not any(name in said for name in ("Cut", "Dia", '"ann"', "Lina", "nip", "values"))


@pytest.mark.parametrize(
    ("now", "key"),
    [
        ("2021-09-20T09:00:00+08:00", "day1_morning"),
        ("2021-09-23T23:00:00+08:00", "day1_afternoon"),
        ("2021-09-24T02:00:00+08:00", "day2_morning"),
        ("2021-09-30T02:00:00+08:00", "day2_afternoon"),
    ],
)
def test_between_the_days_the_half_day_that_was_is_shown(house: House, now: str, key: str) -> None:
    house.made.leads("set_clock", now=now)

    assert house.asks("turnout")[1]["half_day"]["key"] == key


def test_whoever_came_back_beside_their_substitute_is_present_and_expected(house: House) -> None:
    for person in ("per_ann", "per_bud", "per_cut", "per_dia"):
        house.made.leads("mark_attendance", person=person)

    assert house.asks("turnout")[1]["people"] == {"present": 4, "expected": 4}


def test_progress_is_told_of_what_is_open_and_stays_when_it_is_closed(house: House) -> None:
    sheet = house.made.all(Worksheet)[0].id
    house.made.leads("save_activity", activity="act", worksheet=sheet, unit="organisation", title="Isu OPD")
    house.made.leads("open_activity", activity="act")
    (work,) = house.asks("turnout")[1]["progress"]

    assert (work["title_id"], work["unit"], work["expected"]) == ("Isu OPD", "organisation", 2)
    assert (work["state"], work["rows"], work["writing"], work["done"]) == ("open", 0, 0, 0)
    house.made.leads("close_activity", activity="act")
    house.made.leads("save_activity", activity="later", worksheet=sheet, unit="organisation", title="Rencana OPD")
    house.made.leads("open_activity", activity="later")
    told = house.asks("turnout")[1]["progress"]

    assert [(work["title_id"], work["state"], work["expected"]) for work in told] == [
        ("Rencana OPD", "open", 2),
        ("Isu OPD", "closed", 2),
    ]


def test_VS2_who_may_ask_for_the_figures(house: House) -> None:
    told = {role: house.asks("turnout", f"the-secret-of-one-who-is-{role}")[0] for role in STAFF if role != "leader"}

    assert told == {"assessor": 200, "organiser": 200, "observer": 200, "registrar": 200, "projector": 403}
    assert [house.asks("turnout", token)[0] for token in ("ann", "nobody")] == [403, 401]


def test_VS1_a_leaders_link_opens_no_object_of_the_workshop(house: House) -> None:
    assert house.asks("objects")[1]["objects"] == []
    assert [house.asks(path)[0] for path in ("record", "hall", "qr.svg")] == [403] * 3


def test_PR1_digits_are_told_to_the_projector_and_never_to_a_phone(house: House) -> None:
    projector = "the-secret-of-one-who-is-projector"
    assert "digits" not in house.asks("hall", projector)[1]
    house.made.leads("change_workshop", fields={"presence_by": "digits"})
    digits = house.asks("hall", projector)[1]["digits"]

    assert len(digits) == 4 and digits.isdecimal()
    assert house.asks("hall", "ann")[0] == 403
    assert house.made.tells("ann", "confirm_presence", digits=digits)["ok"]
    house.made.leads("set_clock", now="2021-10-01T09:00:00+08:00")
    assert "digits" not in house.asks("hall", projector)[1]


def test_who_is_ticked_is_in_on_the_wall_too(house: House) -> None:
    before = house.asks("hall", house.made.lead)[1]["people"]
    house.made.leads("mark_attendance", person="per_cut")

    assert house.asks("hall", house.made.lead)[1]["people"] == {**before, "joined": before["joined"] + 1}
