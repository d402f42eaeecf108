"""Boards over HTTP: likeness for who assesses, the wall without names and only while it is shown (VS3), and each organisation's
own trace (VS1)."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.made import W
from tests.service.test_clustering import RATNA, VALUES, Board, a_row
from workshop.app import create_app
from workshop.domain.entries import Entry
from workshop.domain.sheets import Sheet
from workshop.settings import Settings

STAFF = ("organiser", "observer", "registrar", "projector", "leader")


class House:
    def __init__(self, board: Board, client: FlaskClient) -> None:
        self.board, self.client = board, client

    def asks(self, path: str, token: str = "") -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {token or self.board.lead}"}
        found: dict[str, Any] = self.client.get(f"/api/workshops/{W}/{path}", headers=headers).get_json()
        return found

    def trace(self, organisation: str, token: str = "") -> dict[str, dict[str, Any]]:
        return {row["entry"]: row for row in self.asks(f"traces/{organisation}", token)["rows"]}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    board = Board(tmp_path / "hall.sqlite").furnished()
    for role in STAFF:
        board.leads("add_staff", person=f"per_{role}", name=role, role=role, secret=f"the-secret-of-one-who-is-{role}")
    board.close()
    app, _, store = create_app(Settings(store=tmp_path / "hall.sqlite"))
    board.store, board.desk.store = store, store
    yield House(board, app.test_client())
    store.close()


def secret(role: str) -> str:
    return f"the-secret-of-one-who-is-{role}"


def test_like_rows_are_suggested_to_who_assesses_and_within_their_reach(house: House) -> None:
    found = house.asks("likeness?worksheet=wsh_1")
    assert {"ent_a", "ent_b", "ent_c"} <= {row["entry"] for one in found["suggestions"] for row in one["rows"]}
    assert "ent_secret" not in json.dumps(found)

    house.board.leads("scope_assessor", person="per_ratna", groups=["grp_2"])
    near = house.asks("likeness?worksheet=wsh_1", RATNA)
    assert {row["entry"] for one in near["suggestions"] for row in one["rows"]} == {"ent_b", "ent_c"}
    for who in ("ann", *(secret(role) for role in STAFF)):
        assert house.asks("likeness?worksheet=wsh_1", who)["code"] == "not_allowed"
    assert house.asks("likeness?worksheet=nowhere")["code"] == "unknown_worksheet"


def test_RV2_likeness_tells_an_assessor_of_one_organisation_nothing_of_groups_rows_and_their_clusters(house: House) -> None:
    house.board.merges("ent_a", "ent_b", title="Air bersih untuk semua")
    house.board.leads("scope_assessor", person="per_ratna", organisations=["org_a"])

    told = house.asks("likeness?worksheet=wsh_1", RATNA)
    assert told["rows"] == 0 and told["suggestions"] == []


def test_VS3_the_wall_shows_merged_rows_first_without_names_and_only_while_it_is_shown(house: House) -> None:
    assert house.asks("board", secret("projector"))["code"] == "board_not_shown"
    house.board.merges("ent_a", "ent_b", "ent_c", title="Air bersih untuk semua")
    house.board.leads("show_page", page="board", content={"worksheet": "wsh_1", "by": "theme"})
    told = house.asks("board", secret("projector"))

    (cell,) = [cell for cell in told["cells"] if cell["key"] == "governance"]
    assert cell["lines"][0] == {"title": "Air bersih untuk semua", "rows": 3, "organisations": 2}
    assert (cell["rows"], cell["subs"][0]["rows"]) == (3, 3)
    for name in ("ann", "bud", "per_", "ent_d", "Dinas"):
        assert name not in json.dumps(told), name
    assert house.asks("board", "ann")["code"] == house.asks("board", secret("leader"))["code"] == "not_allowed"
    house.board.leads("show_page", page="board", content={"worksheet": "wsh_1"}, hidden=True)
    assert house.asks("board", secret("projector"))["code"] == "board_not_shown"


def test_a_wall_that_asks_just_as_it_is_turned_is_refused_without_an_error_status(house: House) -> None:
    for path in ("board", "wall/matrix"):
        told = house.client.get(f"/api/workshops/{W}/{path}", headers={"Authorization": f"Bearer {secret('projector')}"})
        assert told.status_code == 200 and told.get_json()["ok"] is False, path


def test_VS1_a_trace_is_the_staffs_of_any_and_a_participants_of_the_own_organisation(house: House) -> None:
    assert set(house.trace("org_a")) >= {"ent_a", "ent_d", "ent_gone", "ent_late"}
    assert set(house.trace("org_b")) == {"ent_b", "ent_c"}
    assert house.trace("org_b", secret("observer")).keys() == house.trace("org_b").keys()
    assert set(house.trace("org_b", "bud")) == {"ent_b", "ent_c"}
    for who in ("ann", secret("leader"), secret("registrar"), secret("projector")):
        assert house.asks("traces/org_b", who)["code"] == "not_allowed"
    assert "ent_secret" not in json.dumps(house.asks("traces/org_a")), "VS4: of a secret sheet nobody knows whose a row is"


def test_RV2_an_assessor_with_limits_reads_no_other_rows_in_a_trace_and_no_wall(house: House) -> None:
    house.board.leads("show_page", page="board", content={"worksheet": "wsh_1", "by": "theme"})
    house.board.leads("scope_assessor", person="per_ratna", groups=["grp_2"])
    assert house.trace("org_a", RATNA) == {}
    assert house.asks("traces/org_a", RATNA)["hidden"] > 0
    assert set(house.trace("org_b", RATNA)) == {"ent_b", "ent_c"}
    assert house.asks("board", RATNA)["code"] == "not_allowed"


def test_VS1_a_participant_does_not_read_a_colleagues_draft_or_own_sheet(house: House) -> None:
    own = house.trace("org_a", "ann")
    assert {"ent_a", "ent_d"} <= set(own)
    house.board.seats("col", "a")
    seen = house.asks("traces/org_a", "col")
    assert "ent_a" in {row["entry"] for row in seen["rows"]}, "handed in at a group's table for the organisation"
    assert "ent_d" not in {row["entry"] for row in seen["rows"]}

    sheet = Sheet(id="sht_own", workshop_id=W, activity_id="act_1", unit="person", unit_id="per_ann")
    house.board.put(sheet, replace(a_row("ent_own", "act_1", "grp_1", "per_ann"), sheet_id="sht_own"))
    told = house.asks("traces/org_a", "col")
    assert "ent_own" not in {row["entry"] for row in told["rows"]}
    assert told["hidden"] == seen["hidden"] + 1
    assert "ent_own" in house.trace("org_a", "ann")


def test_RV2_an_assessor_with_limits_reads_a_trace_as_far_as_they_reach(house: House) -> None:
    house.board.leads("scope_assessor", person="per_ratna", groups=["grp_2"])
    assert set(house.trace("org_b", RATNA)) == {"ent_b", "ent_c"}
    assert "ent_a" not in house.trace("org_a", RATNA)
    house.board.leads("scope_assessor", person="per_ratna")
    assert "ent_a" in house.trace("org_a", RATNA)


def test_a_trace_says_how_it_went_to_the_end(house: House) -> None:
    board = house.board
    board.merges("ent_a", "ent_b", title="Air bersih")
    told = {"review": "rev_x", "entry": "ent_c", "act": "return", "text": "Sebut angkanya."}
    board.leads("review_entry", **told)
    options = [{"id": "o1", "title": "Air bersih", "cluster": "clu_a"}, {"id": "o2", "title": "Lain", "entry": "ent_like"}]
    board.leads("save_ballot", ballot="bal_x", kind="dots", question="Mana dahulu?", options=options)
    row = house.trace("org_b")["ent_b"]
    assert (row["state"], row["cluster"]["title"], row["cluster"]["organisations"], row["ballots"]) == ("", "Air bersih", 2, [])
    returned = house.trace("org_b")["ent_c"]
    assert (returned["state"], returned["reason"]) == ("returned", "Sebut angkanya.")

    board.leads("open_ballot", ballot="bal_x")
    board.tells("bud", "cast_vote", ballot="bal_x", choice={"o1": {"dots": 1}})
    assert house.trace("org_b")["ent_b"]["ballots"][0]["open"] is True
    board.leads("close_ballot", ballot="bal_x")
    board.leads("reveal_ballot", ballot="bal_x")
    board.leads("record_decision", decision="dec_x", text="Air bersih tahun ini", ballot="bal_x", options=["o1"], name="Bupati")
    (ballot,) = house.trace("org_b", "bud")["ent_b"]["ballots"]
    (decision,) = ballot["decisions"]
    assert (ballot["rank"], ballot["of"], decision["chosen"], decision["by"]) == (1, 2, True, "Bupati")
    assert house.trace("org_a")["ent_like"]["ballots"][0]["decisions"][0]["chosen"] is False


def test_a_row_that_was_withdrawn_is_a_source_and_counts_no_more(house: House) -> None:
    house.board.merges("ent_a", "ent_b", "ent_c")
    house.board.leads("withdraw_entry", entry="ent_b")
    row = house.trace("org_a")["ent_a"]
    assert (row["cluster"]["rows"], row["cluster"]["organisations"]) == (2, 2)
    assert house.trace("org_b")["ent_b"]["state"] == "withdrawn"
    assert house.board.get(Entry, "ent_b").values == VALUES


def test_an_option_comes_from_what_the_workshop_has(house: House) -> None:
    def asked(**option: str) -> str | None:
        told = {"ballot": "bal_y", "kind": "dots", "question": "Mana?", "options": [{"id": "o", "title": "O", **option}]}
        code: str | None = house.board.tells(house.board.lead, "save_ballot", **told).get("code")
        return code

    assert [asked(entry="ent_nowhere"), asked(cluster="clu_nowhere")] == ["unknown_entry", "unknown_cluster"]
    assert [asked(entry="ent_secret"), asked(entry="ent_a")] == ["secret_sheet", None]
