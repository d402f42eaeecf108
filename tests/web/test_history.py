"""The history over HTTP: staff only, in pages, in the language that is asked for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.made import Made, W
from workshop.app import create_app
from workshop.settings import Settings

LINK = "tautan-pengamat-untuk-uji-coba"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[tuple[FlaskClient, Made]]:
    made = Made(tmp_path / "hall.sqlite").make()
    made.at("10:00")
    made.seats("ann", "a")
    made.leads("add_staff", person="per_obs", name="Ratna", role="observer", secret=LINK)
    for number in range(3):
        made.leads("announce", announcement=f"ann_{number}", text=f"Kabar {number}")
    app, _, store = create_app(Settings(store=made.store.path, async_mode="threading"))
    yield app.test_client(), made
    store.close()
    made.close()


def asks(client: FlaskClient, token: str, query: str = "") -> tuple[int, dict[str, Any]]:
    answer = client.get(f"/api/workshops/{W}/history{query}", headers={"Authorization": f"Bearer {token}"})
    return answer.status_code, dict(answer.get_json())


def test_staff_read_who_did_what_in_their_language_and_page_by_page(hall: tuple[FlaskClient, Made]) -> None:
    client, made = hall
    status, answer = asks(client, made.lead, "?kind=telling&language=en")
    assert status == 200 and answer["next"] is None
    assert [act["sentence"] for act in answer["acts"]] == [f"Lina announced: Kabar {number}" for number in (2, 1, 0)]
    _, older = asks(client, LINK, f"?kind=telling&before={answer['acts'][0]['line']}&language=xx")

    assert [act["sentence"] for act in older["acts"]] == ["Lina mengumumkan: Kabar 1", "Lina mengumumkan: Kabar 0"]


def test_VS2_participants_and_strangers_read_nothing_of_it(hall: tuple[FlaskClient, Made]) -> None:
    client, _ = hall
    refused = [asks(client, token) for token in ("ann", "nobody-has-this")]

    assert [(status, answer["code"]) for status, answer in refused] == [(403, "not_allowed"), (401, "not_signed_in")]


def test_RV2_an_assessor_with_limits_reads_nothing_of_it(hall: tuple[FlaskClient, Made]) -> None:
    client, made = hall
    secret = "the-secret-of-a-link-for-ass"
    made.leads("add_staff", person="per_ass", name="Sari", role="assessor", secret=secret)
    before, _ = asks(client, secret)
    made.leads("scope_assessor", person="per_ass", organisations=["org_a"])
    after, answer = asks(client, secret)

    assert (before, after, answer["code"]) == (200, 403, "not_allowed")
    assert "acts" not in answer
