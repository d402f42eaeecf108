"""Joining over HTTP: no account, no trap between look-alike names, nobody silently shared."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.hall import W
from workshop.app import create_app
from workshop.domain.commands.hall import AdmitClaim, RemovePerson, RevokeCredentials
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Grant, Person, Seat
from workshop.domain.workshops import Workshop
from workshop.service import joining, patience
from workshop.service.desk import Desk
from workshop.service.handlers import all_handlers
from workshop.service.identity import digest, viewer_of
from workshop.settings import Settings
from workshop.storage.sqlite import Store

KEY, OTHER_KEY = "a-key-this-phone-made", "a-key-another-phone-made"


class Door:
    def __init__(self, client: FlaskClient, store: Store) -> None:
        self.client, self.store = client, store

    def joins(self, key: str = KEY, person: str = "per_ann", code: str = "AC34DE", **more: Any) -> tuple[int, dict[str, Any]]:
        arrival = {"device_key": key, "organisation": "org_andoolo", "person": person, **more}
        answer = self.client.post(f"/api/door/{code}/join", json=arrival)
        return answer.status_code, answer.get_json()

    def put(self, thing: Any) -> None:
        self.store.write(lambda tx: tx.put(thing, "workshop_changed"))

    def holder(self, token: str) -> str:
        with self.store.reading() as reader:
            return viewer_of(reader, W, token).person_id

    def asks(self, path: str, **body: Any) -> dict[str, Any]:
        return dict(self.client.post(f"/api/door/AC34DE/{path}", json={"device_key": KEY} | body).get_json())

    def staff_does(self, kind: Any, **payload: Any) -> dict[str, Any]:
        desk = Desk(self.store, all_handlers())
        return desk.handle(W, "lina", kind(id=f"cmd_{kind.__name__}_{self.seq()}", **payload))

    def credentials(self, kind: str) -> list[Credential]:
        with self.store.reading() as reader:
            return reader.all(Credential, W, kind=kind)

    def seq(self) -> int:
        with self.store.reading() as reader:
            return reader.seq(W)


WORKSHOP = Workshop(id=W, workshop_id=W, title="Bimtek", join_code="AC34DE")


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    app, _, store = create_app(Settings(store=tmp_path / "hall.sqlite"))
    opened = Door(app.test_client(), store)
    opened.put(WORKSHOP)
    for key, name in (("andoolo", "Kecamatan Andoolo"), ("andoolo_barat", "Kecamatan Andoolo Barat")):
        opened.put(Organisation(id=f"org_{key}", workshop_id=W, name=name))
    opened.put(Person(id="per_ann", workshop_id=W, name="Darwis", nip="198507192016071003"))
    opened.put(Seat(id="sea_ann", workshop_id=W, organisation_id="org_andoolo", person_id="per_ann"))
    opened.put(Person(id="per_lina", workshop_id=W, name="Lina", staff=True))
    opened.put(Grant(id="grt_lina", workshop_id=W, person_id="per_lina", role="facilitator"))
    opened.put(Credential(id="crd_lina", workshop_id=W, person_id="per_lina", kind="link", secret_hash=digest("lina")))
    yield opened
    store.close()


def test_the_code_shows_organisations_and_no_names(door: Door) -> None:
    answer = door.client.get("/api/door/ac3 4de")

    assert [o["name"] for o in answer.get_json()["organisations"]] == ["Kecamatan Andoolo", "Kecamatan Andoolo Barat"]
    assert "Darwis" not in answer.get_data(as_text=True)


def test_a_hall_with_few_phones_is_told_so_at_the_door(door: Door) -> None:
    def told() -> dict[str, Any]:
        workshop: dict[str, Any] = door.client.get("/api/door/AC34DE").get_json()["workshop"]
        return workshop

    assert "phones" not in told()
    for kept, expected in (("organisation", "organisation"), ("each", None), ({"a": 1}, None)):
        door.put(replace(WORKSHOP, profile={"phones": kept}))
        assert told().get("phones") == expected


def test_names_are_shown_within_the_chosen_organisation_only_and_without_a_nip(door: Door) -> None:
    own = door.client.get("/api/door/AC34DE/organisations/org_andoolo")
    other = door.client.get("/api/door/AC34DE/organisations/org_andoolo_barat")

    assert own.get_json()["people"] == [{"id": "per_ann", "name": "Darwis", "taken": False}]
    assert "1985" not in own.get_data(as_text=True)
    assert other.get_json()["people"] == []


def test_who_joins_holds_a_token_and_the_name_is_flagged_as_taken(door: Door) -> None:
    status, answer = door.joins()

    assert (status, door.holder(answer["token"])) == (200, "per_ann")
    assert door.client.get("/api/door/AC34DE/organisations/org_andoolo").get_json()["people"][0]["taken"]


def test_CM1_the_same_phone_again_is_the_same_person_with_a_fresh_token(door: Door) -> None:
    first, again = door.joins()[1], door.joins()[1]

    assert again["person"] == first["person"] and again["token"] != first["token"]
    assert door.holder(again["token"]) == "per_ann"


def test_a_taken_name_is_never_silently_shared(door: Door) -> None:
    door.joins()
    seq = door.seq()

    assert door.joins(OTHER_KEY)[0:1] == (409,)
    assert door.seq() == seq


def test_who_is_not_on_the_list_is_in_at_once(door: Door) -> None:
    status, answer = door.joins(
        person="per_new", organisation="org_new", organisation_name="  Desa   Wonua ", name="  O’Brien <b> "
    )

    assert status == 200 and door.holder(answer["token"]) == "per_new"
    with door.store.reading() as reader:
        assert reader.need(Organisation, W, "org_new").name == "Desa Wonua"
        assert reader.need(Person, W, "per_new").name == "O’Brien <b>"


def test_a_walk_in_on_another_phone_cannot_take_over_the_first(door: Door) -> None:
    door.joins(person="per_new", name="Baru")

    assert door.joins(OTHER_KEY, person="per_new", name="Baru")[1]["code"] == "name_taken"


def test_a_locked_door_still_lets_the_phones_of_the_house_back_in(door: Door) -> None:
    door.joins()
    door.put(Workshop(id=W, workshop_id=W, title="Bimtek", join_code="AC34DE", joining="locked"))

    assert door.joins()[0] == 200
    assert door.joins(person="per_new", name="Baru")[1]["code"] == "joining_locked"


@pytest.mark.parametrize(
    ("arrival", "code"),
    [
        ({"code": "XXXXXX"}, "unknown_code"),
        ({"key": "short"}, "malformed"),
        ({"person": "no blanks"}, "malformed_id"),
        ({"person": "per_new", "name": " \n "}, "missing_required"),
        ({"person": "per_new", "name": "x" * 121}, "too_long"),
        ({"person": "per_new", "name": "a\0b"}, "nul_character"),
        ({"person": 7}, "wrong_type"),
        ({"colour": "red"}, "unknown_field"),
        ({"name": "x" * 5000}, "too_big"),
    ],
)
def test_CM2_what_is_malformed_is_refused_and_leaves_no_trace(door: Door, arrival: dict[str, Any], code: str) -> None:
    seq = door.seq()

    assert door.joins(**arrival)[1]["code"] == code
    assert door.seq() == seq


def test_who_types_the_very_name_of_a_listed_organisation_means_that_one(door: Door) -> None:
    door.joins(person="per_new", name="Baru", organisation="org_new", organisation_name="kecamatan  ANDOOLO barat")

    with door.store.reading() as reader:
        assert reader.need(Seat, W, "sea_per_new").organisation_id == "org_andoolo_barat"
        assert reader.get(Organisation, W, "org_new") is None


def test_CM1_a_substitute_is_in_at_once_and_a_repeat_is_the_same_whoever_comes_second_is_told(door: Door) -> None:
    told = {"name": "Joko", "position": "Analis", "substitute_for": "per_ann"}
    first, again = door.joins(person="per_joko", **told)[1], door.joins(person="per_joko", **told)[1]
    late = door.joins(OTHER_KEY, person="per_kiki", **told)

    assert first["person"] == again["person"] == door.holder(again["token"]) == "per_joko"
    assert (late[0], late[1]["code"]) == (409, "seat_filled")
    names = door.client.get("/api/door/AC34DE/organisations/org_andoolo").get_json()["people"]
    assert [(one["name"], one.get("replaced_by")) for one in names] == [("Joko", None), ("Darwis", "Joko")]
    with door.store.reading() as reader:
        assert (reader.need(Seat, W, "sea_ann").person_id, reader.need(Person, W, "per_joko").position) == ("per_joko", "Analis")


def test_staff_are_no_name_at_the_door(door: Door) -> None:
    assert door.joins(person="per_lina")[1]["code"] == "name_taken"
    assert door.asks("claim", person="per_lina")["code"] == "unknown_person"


def test_a_personal_code_is_made_on_the_first_arrival_and_brings_one_back_on_any_phone(door: Door) -> None:
    door.joins()
    door.joins()
    codes = door.credentials("code")
    assert len(codes) == 1 and len(codes[0].code) == 6
    back = door.asks("return", device_key=OTHER_KEY, code=f" {codes[0].code[:3].lower()} {codes[0].code[3:]} ")

    assert (back["person"], door.holder(back["token"])) == ("per_ann", "per_ann")
    again = door.asks("return", device_key=OTHER_KEY, code=codes[0].code)
    assert again["person"] == "per_ann" and len(door.credentials("device")) == 2


@pytest.mark.parametrize("code", ["", "XXXXXX", "x" * 500, "\0"])
def test_a_wrong_personal_code_is_refused_without_a_trace(door: Door, code: str) -> None:
    seq = door.seq()

    assert door.asks("return", code=code)["code"] == "unknown_personal_code"
    assert door.seq() == seq


def test_a_claim_waits_for_izinkan_and_then_brings_the_phone_in(door: Door) -> None:
    door.joins(OTHER_KEY)
    claim = door.asks("claim", person="per_ann")["claim"]
    assert door.asks("claim", person="per_ann")["claim"] == claim, "the same phone waits in the same place"
    assert door.asks(f"claim/{claim}")["state"] == "waiting"
    assert door.asks(f"claim/{claim}", device_key=OTHER_KEY)["code"] == "unknown_claim", "the claim is the phone's"

    assert door.staff_does(AdmitClaim, credential=claim)["ok"]
    entered = door.asks(f"claim/{claim}")
    assert (entered["state"], door.holder(entered["token"])) == ("admitted", "per_ann")
    assert door.asks(f"claim/{claim}")["state"] == "admitted", "an answer that was lost is given again"


def test_a_refused_claim_says_so_and_a_decision_stands(door: Door) -> None:
    door.joins(OTHER_KEY)
    claim = door.asks("claim", person="per_ann")["claim"]
    door.staff_does(AdmitClaim, credential=claim, admit=False)
    door.staff_does(AdmitClaim, credential=claim, admit=True)

    assert door.asks(f"claim/{claim}")["state"] == "refused"
    assert door.asks("claim", person="per_ann")["claim"] != claim


def test_an_admitted_phone_that_was_revoked_does_not_come_in_by_the_old_claim(door: Door) -> None:
    door.joins(OTHER_KEY)
    claim = door.asks("claim", person="per_ann")["claim"]
    door.staff_does(AdmitClaim, credential=claim)
    door.asks(f"claim/{claim}")
    door.staff_does(RevokeCredentials, person="per_ann")

    assert door.asks(f"claim/{claim}")["state"] == "refused"


def test_too_many_claims_for_one_name_are_refused_and_other_names_are_free(door: Door) -> None:
    door.joins(OTHER_KEY)
    door.put(Person(id="per_bud", workshop_id=W, name="Bud", status="joined"))
    asked = [door.asks("claim", person="per_ann", device_key=f"a-key-of-phone-{n:02}") for n in range(6)]

    assert [one.get("code") for one in asked] == [None] * 5 + ["too_many_tries"]
    assert door.asks("claim", person="per_bud")["ok"]


def test_a_removed_person_comes_in_by_no_door(door: Door) -> None:
    door.joins()
    code = door.credentials("code")[0].code
    claim = door.asks("claim", person="per_ann", device_key=OTHER_KEY)["claim"]
    door.staff_does(RemovePerson, person="per_ann")

    assert door.joins()[1]["code"] == "access_ended"
    assert door.asks("return", code=code)["code"] == "unknown_personal_code"
    assert door.asks(f"claim/{claim}", device_key=OTHER_KEY)["state"] == "refused"
    assert door.asks("claim", person="per_ann")["code"] == "access_ended"


def test_a_hall_of_wrong_guesses_locks_nobody_out(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "LONGEST_S", 0.0)
    door.joins(OTHER_KEY)
    for _ in range(3 * patience.FREE):
        door.asks("return", code="WRONGX")
        door.client.get("/api/door/WRONGX")

    assert door.client.get("/api/door/AC34DE").status_code == 200
    assert door.asks("return", code=door.credentials("code")[0].code)["ok"]


def test_names_written_for_ever_fill_no_hall_and_keep_out_nobody_on_the_list(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "MOST_PEOPLE", 4)
    answers = [door.joins(person=f"per_flood_{n}", name=f"Nama {n}") for n in range(5)]

    assert [status for status, _ in answers] == [200, 200, 403, 403, 403]
    assert answers[-1][1]["code"] == "too_many_people"
    assert door.joins(OTHER_KEY)[0] == 200
    assert door.joins(person="per_flood_0", name="Nama 0")[0] == 200
