"""Rows that travel, over HTTP: who may ask, the next stage by file and by the laptop's key, and the comparison as a paper."""

import io
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook

from tests.made import DAYS, Made, W
from tests.service.test_carrying import accepts, hall, writes  # noqa: F401
from tests.service.test_rights import token
from workshop.app import create_app
from workshop.settings import Settings

JsonDict = dict[str, Any]


@pytest.fixture
def app(hall: Made) -> Iterator[Flask]:  # noqa: F811
    writes(hall, "ann", "ent_a")
    accepts(hall, "ent_a")
    hall.leads("add_staff", person="per_obs", name="Pengamat", role="observer", secret=token(hall, "obs"))
    hall.leads("add_staff", person="per_ass", name="Asesor", role="assessor", secret=token(hall, "ass"))
    hall.leads("scope_assessor", person="per_ass", groups=["grp_e"])
    hall.leads("take_snapshot", snapshot="snp_1", title="Keadaan siang")
    made, _, store = create_app(Settings(store=hall.store.path))
    made.extensions["hall"] = hall
    yield made
    store.close()


def asks(app: Flask, path: str, bearer: str, body: JsonDict | None = None) -> tuple[int, JsonDict]:
    headers = {"Authorization": f"Bearer {bearer}"}
    client = app.test_client()
    answer = client.get(path, headers=headers) if body is None else client.post(path, json=body, headers=headers)
    return answer.status_code, answer.get_json()


def sends(app: Flask, path: str, bearer: str, file: bytes, **options: Any) -> JsonDict:
    form = {"file": (io.BytesIO(file), "tahap.json"), "options": json.dumps(options)}
    answer = app.test_client().post(path, data=form, headers={"Authorization": f"Bearer {bearer}"})
    return dict(answer.get_json())


def here(path: str) -> str:
    return f"/api/workshops/{W}/{path}"


def test_VS2_only_who_leads_sees_what_can_be_carried_and_only_staff_how_it_stands(app: Flask) -> None:
    made = app.extensions["hall"]
    leads = [here("chains/act_r"), here("chains/act_r/activity:act_s")]
    staff = [here("comparison?before=snp_1"), here("homework")]

    for path in (*leads, *staff):
        assert asks(app, path, made.lead)[0] == 200, path
        assert asks(app, path, "ann")[0] == 403, path
        assert asks(app, path, "nobody")[0] == 401, path
    assert {asks(app, path, token(made, "ass"))[0] for path in (*leads, *staff)} == {403}, "with limits, not every row (RV2)"
    assert [asks(app, path, token(made, "obs"))[0] for path in (*leads, *staff)] == [403, 403, 200, 200]


def test_a_snapshot_is_compared_with_the_present(app: Flask) -> None:
    made = app.extensions["hall"]
    _, found = asks(app, here("comparison?before=snp_1"), made.lead)

    assert (found["before"], found["after"], found["of"], found["differences"]) == ("Keadaan siang", "", [1, 1], [])
    assert asks(app, here("comparison?before=snp_9"), made.lead)[1]["code"] == "unknown_snapshot"


def test_the_next_stage_is_opened_with_the_laptops_key_and_a_repeat_opens_none(app: Flask) -> None:
    made = app.extensions["hall"]
    with made.store.reading() as reader:
        key = reader.host_key()
    wish = {"id": "wks_next", "template": "tahap-3", "title": "Tahap III", "days": DAYS, "facilitator": "Lina"}
    body = {"wish": wish, "rows": ["ent_a"], "carrying": "cry_1", "people": True}
    path = f"/api/host/workshops/{W}/next"
    _, found = asks(app, path, key, body)

    assert asks(app, path, made.lead, body)[0] == 401
    assert (found["workshop"]["id"], found["brought"]) == ("wks_next", {"rows": 1, "left": []})
    assert asks(app, path, key, body)[1]["brought"]["rows"] == 0


def test_a_file_is_read_first_and_then_taken(app: Flask, tmp_path: Path) -> None:
    made = app.extensions["hall"]
    with made.store.reading() as reader:
        key = reader.host_key()
    _, record = asks(app, here("record"), made.lead)
    wish = {"id": "wks_next", "template": "tahap-3", "title": "Tahap III", "days": DAYS, "facilitator": "Lina"}
    asks(app, "/api/host/workshops", key, wish)
    lead = asks(app, "/api/host/workshops/wks_next/enter", key, {})[1]["token"]
    file = json.dumps(record).encode()
    shown = sends(app, "/api/workshops/wks_next/stage", lead, file)
    told = {"rows": ["ent_a"], "carrying": "cry_1", "people": True, "command": "cmd_1"}
    taken = sends(app, "/api/workshops/wks_next/stage/bring", lead, file, **told)

    assert ([row["id"] for one in shown["activities"] for row in one["rows"]], shown["asked"]) == (["ent_a"], [])
    assert (taken["ok"], taken["rows"]) == (True, 1)
    assert sends(app, "/api/workshops/wks_next/stage/bring", lead, file, **told) == taken, "the same command is carried out once"
    assert sends(app, "/api/workshops/wks_next/stage", lead, b"not a record")["code"] == "record_unknown"
    assert sends(app, "/api/workshops/wks_next/stage", "ann", file)["code"] == "not_signed_in"


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_the_comparison_is_a_paper_built_beside_the_server(app: Flask, kind: str, tmp_path: Path) -> None:
    made = app.extensions["hall"]
    writes(made, "ann", "ent_b", strategi="Ambulans desa")
    accepts(made, "ent_b")
    _, started = asks(app, here("papers"), made.lead, {"kind": kind, "about": "states:snp_1..now"})
    path = here(f"papers/{started['paper']}")
    for _ in range(600):
        state = asks(app, path, made.lead)[1]
        if state["state"] != "building":
            break
        time.sleep(0.1)
    with app.test_client().get(f"{path}/file", headers={"Authorization": f"Bearer {made.lead}"}) as answer:
        file = answer.data

    assert (state["state"], "Perbandingan" in state["filename"]) == ("ready", True), state
    if kind == "xlsx":
        rows = list(load_workbook(io.BytesIO(file)).active.iter_rows(values_only=True))
        assert [row[0] for row in rows] == ["Perubahan", "baru"] and "Ambulans desa" in rows[1][3]
    assert asks(app, here("papers"), made.lead, {"kind": kind, "about": "states:snp_9..now"})[1]["code"] == "unknown_snapshot"
