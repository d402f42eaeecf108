"""The laptop's own facilitator over HTTP: workshops listed, made, copied, put away and entered."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from workshop.app import create_app
from workshop.service.identity import viewer_of
from workshop.settings import Settings
from workshop.storage.sqlite import Store

W = "wks_1"
DAYS = [{"date": "2021-09-23", "opens": "08:00"}]
WISH = {"id": W, "template": "tahap-2", "title": "Bimtek Tahap II", "facilitator": "Lina", "days": DAYS}


class Laptop:
    def __init__(self, client: FlaskClient, store: Store) -> None:
        self.client, self.store = client, store
        with store.reading() as reader:
            self.key = reader.host_key()

    def asks(self, path: str, content: Any = None, key: str | None = None) -> tuple[int, dict[str, Any]]:
        headers = {"Authorization": f"Bearer {self.key if key is None else key}"}
        send = self.client.get if content is None else self.client.post
        answer = send(f"/api/host/{path}", headers=headers, **({} if content is None else {"json": content}))
        return answer.status_code, answer.get_json()

    def makes(self, **more: Any) -> dict[str, Any]:
        status, answer = self.asks("workshops", WISH | more)
        assert status == 200, answer
        return dict(answer["workshop"])

    def listed(self) -> list[dict[str, Any]]:
        return list(self.asks("workshops")[1]["workshops"])


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    app, _, store = create_app(Settings(store=tmp_path / "hall.sqlite"))
    yield Laptop(app.test_client(), store)
    store.close()


def test_a_workshop_is_made_listed_and_entered(laptop: Laptop) -> None:
    made = laptop.makes(place="Aula", rehearsal=True)
    status, entered = laptop.asks(f"workshops/{W}/enter", {})

    assert laptop.listed() == [made]
    assert set(made) == {
        *("id", "title", "stage", "place", "days", "status", "join_code", "rehearsal", "created_at", "template"),
    }
    assert (made["title"], made["place"], made["stage"], made["rehearsal"]) == ("Bimtek Tahap II", "Aula", "II", True)
    assert (status, entered["workshop"]) == (200, W)
    with laptop.store.reading() as reader:
        viewer = viewer_of(reader, W, entered["token"])
    assert (viewer.person_id, viewer.name, viewer.leads) == (entered["person"], "Lina", True)


def test_every_entering_brings_a_link_of_its_own(laptop: Laptop) -> None:
    laptop.makes()
    tokens = [laptop.asks(f"workshops/{W}/enter", {})[1]["token"] for _ in range(2)]

    with laptop.store.reading() as reader:
        assert tokens[0] != tokens[1]
        assert [viewer_of(reader, W, token).leads for token in tokens] == [True, True]


def test_CM1_making_it_again_is_the_same_workshop(laptop: Laptop) -> None:
    assert laptop.makes() == laptop.makes(title="Other")
    assert len(laptop.listed()) == 1


def test_the_newest_workshop_comes_first(laptop: Laptop) -> None:
    for number in (1, 2, 3):
        laptop.makes(id=f"wks_{number}")

    made = [one["created_at"] for one in laptop.listed()]
    assert len(made) == 3 and made == sorted(made, reverse=True)


def test_two_workshops_have_two_codes(laptop: Laptop) -> None:
    assert laptop.makes()["join_code"] != laptop.makes(id="wks_2")["join_code"]


def test_the_door_opens_to_its_code_and_not_to_an_archived_one(laptop: Laptop) -> None:
    code = laptop.makes()["join_code"]
    assert laptop.client.get(f"/api/door/{code}").status_code == 200

    assert laptop.asks(f"workshops/{W}/archive", {"archived": True})[1]["workshop"]["status"] == "archived"
    assert laptop.client.get(f"/api/door/{code}").status_code == 404
    assert laptop.asks(f"workshops/{W}/archive", {"archived": False})[1]["workshop"]["status"] == "active"
    assert laptop.client.get(f"/api/door/{code}").status_code == 200


def test_a_copy_is_listed_beside_its_original(laptop: Laptop) -> None:
    laptop.makes()
    status, answer = laptop.asks(f"workshops/{W}/copy", {"id": "wks_2", "title": "Bimtek lagi"})

    assert (status, answer["workshop"]["title"], answer["workshop"]["template"]) == (200, "Bimtek lagi", "tahap-2")
    assert {one["id"] for one in laptop.listed()} == {W, "wks_2"}


def test_the_templates_are_told_in_both_languages(laptop: Laptop) -> None:
    templates = laptop.asks("templates")[1]["templates"]

    assert [one["key"] for one in templates] == ["tahap-1", "tahap-2", "tahap-3", "tahap-4", "blank"]
    assert all(one["title_id"] and one["title_en"] and one["description_en"] and one["agenda"] for one in templates)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("workshops", None),
        ("templates", None),
        ("workshops", WISH),
        (f"workshops/{W}/enter", {}),
        (f"workshops/{W}/copy", {"id": "wks_2", "title": "A"}),
        (f"workshops/{W}/archive", {"archived": True}),
    ],
)
@pytest.mark.parametrize("key", ["", "guessed", "ключ"])
def test_VS2_only_the_laptops_own_key_opens_any_of_it(laptop: Laptop, path: str, content: Any, key: str) -> None:
    laptop.makes()
    status, answer = laptop.asks(path, content, key=key.encode().decode("latin-1"))

    assert (status, answer["code"]) == (401, "not_signed_in")
    assert [one["status"] for one in laptop.listed()] == ["active"]


def test_VS2_a_facilitators_link_is_not_the_laptops_key(laptop: Laptop) -> None:
    laptop.makes()
    token = laptop.asks(f"workshops/{W}/enter", {})[1]["token"]

    assert laptop.asks("workshops", key=token)[0] == 401


@pytest.mark.parametrize(
    ("wish", "status", "code", "field"),
    [
        ({"title": None}, 400, "wrong_type", "title"),
        ({"days": [{"date": "2021-02-30"}]}, 400, "bad_date", "days"),
        ({"days": "besok"}, 400, "wrong_type", "days"),
        ({"colour": "red"}, 400, "unknown_field", "colour"),
        ({"template": "tahap-9"}, 404, "unknown_template", None),
        ({"timezone": "Mars"}, 400, "bad_timezone", "timezone"),
        ({"profile": {"note": "x" * 300_000}}, 413, "too_big", None),
    ],
)
def test_CM2_a_wish_that_cannot_be_is_refused_with_its_field(
    laptop: Laptop, wish: dict[str, Any], status: int, code: str, field: str | None
) -> None:
    answered, answer = laptop.asks("workshops", WISH | wish)

    assert (answered, answer["ok"], answer["code"], answer.get("field")) == (status, False, code, field)
    assert laptop.listed() == []


@pytest.mark.parametrize("missing", ["id", "template", "title", "facilitator", "days"])
def test_what_a_workshop_cannot_do_without_is_asked_for_by_name(laptop: Laptop, missing: str) -> None:
    status, answer = laptop.asks("workshops", {name: value for name, value in WISH.items() if name != missing})

    assert (status, answer["code"], answer["field"]) == (400, "missing_required", missing)


@pytest.mark.parametrize("body", [b"{", b"[]", b'"a"', b"{" * 5000, b'{"id": NaN}', b"\xff\xfe", b'{"title": "\\ud800"}'])
def test_nonsense_is_refused_in_words(laptop: Laptop, body: bytes) -> None:
    headers = {"Authorization": f"Bearer {laptop.key}"}
    answer = laptop.client.post("/api/host/workshops", headers=headers, data=body)

    assert (answer.status_code, answer.get_json()["code"]) == (400, "malformed")


@pytest.mark.parametrize("act", ["enter", "copy", "archive"])
def test_a_workshop_that_is_not_there_is_not_found(laptop: Laptop, act: str) -> None:
    content = {"enter": {}, "copy": {"id": "wks_2", "title": "A"}, "archive": {"archived": True}}[act]
    status, answer = laptop.asks(f"workshops/wks_none/{act}", content)

    assert (status, answer["code"]) == (404, "unknown_workshop")


def test_a_body_without_an_announced_length_is_read_no_further_than_allowed(laptop: Laptop) -> None:
    headers = {"Authorization": f"Bearer {laptop.key}"}
    announced = {"wsgi.input_terminated": True, "CONTENT_LENGTH": "", "wsgi.input": BytesIO(b" " * 300_000)}
    answer = laptop.client.post("/api/host/workshops", headers=headers, environ_overrides=announced)

    assert (answer.status_code, answer.get_json()["code"]) == (413, "too_big")
