"""What a wall shows of many rows: figures, words and years of rows that count, and never a name (VS3)."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.made import W
from tests.service.test_clustering import VALUES, Board, a_row, a_sheet
from workshop.domain.activities import Worksheet
from workshop.domain.entries import Entry
from workshop.domain.marks import SCREEN, Screen, own_screen
from workshop.domain.people import Person
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.service.identity import viewer_of
from workshop.service.walls import wall_page

WALL = {key: f"the-secret-of-the-{key}-projector-1" for key in ("left", "right")}


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    made = Board(tmp_path / "hall.sqlite").furnished()
    for key, secret in WALL.items():
        made.leads("add_staff", person=f"per_{key}", name=f"Layar {key}", role="projector", secret=secret)
    yield made
    made.close()


def viewer(board: Board, key: str) -> Viewer:
    with board.store.reading() as reader:
        return viewer_of(reader, W, WALL[key])


def worked_on(board: Board, key: str, activity: str) -> str:
    found = [one.id for one in board.all(Worksheet) if one.key == key]
    if not found:
        board.leads("add_worksheet", worksheet="wsh_own", key=key)
    worksheet = found[0] if found else "wsh_own"
    board.leads("save_activity", activity=activity, worksheet=worksheet, unit="group", grouping="grg_1")
    return worksheet


def told(board: Board, page: str, worksheet: str = "wsh_1") -> dict[str, Any]:
    board.leads("show_page", page=page, content={"worksheet": worksheet})
    return wall_page(board.store, viewer(board, "left"), page)


def refusal(board: Board, key: str, page: str) -> str:
    with pytest.raises(Refused) as refused:
        wall_page(board.store, viewer(board, key), page)
    return refused.value.code


def test_VS3_the_matrix_counts_rows_and_offices_by_theme_and_names_nobody(board: Board) -> None:
    found = told(board, "matrix")
    (row,) = [one for one in found["themes"] if one["key"] == "governance"]

    assert (row["rows"], row["organisations"]) == (3, 2), "no draft, no row of a secret sheet"
    assert "per_" not in json.dumps(found) and "Ann" not in json.dumps(found)


def test_the_matrix_has_the_columns_of_its_worksheet(board: Board) -> None:
    worksheet = worked_on(board, "t1_swot", "act_swot")

    assert [one["key"] for one in told(board, "matrix", worksheet)["columns"]] == ["S", "W", "O", "T"]


def test_VS3_words_are_ranked_by_the_rows_that_say_them_and_leave_out_what_is_somebodys_name(board: Board) -> None:
    ann = board.get(Person, "per_ann")
    board.put(replace(ann, name="Ann Suryani, S.Sos."))
    said_of = {"ent_a": "Layanan air bersih Suryani", "ent_b": "Air bersih dan layanan", "ent_c": "Suryani untuk layanan"}
    for id, said in said_of.items():
        values = VALUES | {"sasaran": said}
        board.put(replace(board.get(Entry, id), values=values, draft=values))
    many = {one["word"]: one["rows"] for one in told(board, "words")["words"]}

    assert (many["layanan"], many["bersih"]) == (3, 2)
    assert "suryani" not in many and "untuk" not in many


def test_short_answers_are_counted_whole_where_enough_of_them_meet_else_word_by_word(board: Board) -> None:
    worksheet = worked_on(board, "t1_katakunci", "act_words")
    board.put(replace(a_sheet("act_1", "grp_1"), id="sht_words", activity_id="act_words"))

    def says(*answers: str) -> list[dict[str, Any]]:
        for number, said in enumerate(answers):
            values = {"kata_kunci": said}
            board.put(
                a_row(f"ent_w{number}", "act_words", "grp_1", "per_ann", values=values, parsed=values, sheet_id="sht_words")
            )
        found: list[dict[str, Any]] = told(board, "words", worksheet)["words"]
        return found

    assert says("Lumbung pangan", "pangan sehat", "Ann", "Ann") == [{"word": "pangan", "rows": 2}]
    meeting = ("lumbung pangan", " Lumbung  PANGAN. ", *("maritim", "adil", "sehat", "cerdas") * 2)
    assert says(*meeting)[-1] == {"word": "sehat", "rows": 2}
    assert {one["word"] for one in says(*meeting)} == {"lumbung pangan", "maritim", "adil", "sehat", "cerdas"}


def test_a_roadmap_is_a_bar_a_row_from_its_first_year_to_its_last_the_earliest_first(board: Board) -> None:
    worksheet = worked_on(board, "t2_rencana_aksi", "act_plan")
    board.put(replace(a_sheet("act_1", "grp_1"), id="sht_plan", activity_id="act_plan"))
    for id, first, last in (("ent_late", 2026, 2026), ("ent_early", 2024, 2025)):
        values = {"program": id, "dimensi": "governance", "mulai": str(first), "selesai": str(last)}
        parsed = values | {"mulai": first, "selesai": last}
        board.put(a_row(id, "act_plan", "grp_1", "per_ann", values=values, parsed=parsed, sheet_id="sht_plan"))
    found = told(board, "roadmap", worksheet)

    assert found["years"] == [2024, 2025, 2026]
    assert [one["years"] for one in found["bars"]] == [[2024, 2025], [2026]]


def test_VS3_a_projector_is_told_only_what_hangs_on_its_own_wall(board: Board) -> None:
    assert refusal(board, "left", "matrix") == "page_not_shown"
    board.leads("show_page", page="matrix", content={"worksheet": "wsh_1"})
    assert wall_page(board.store, viewer(board, "left"), "matrix")["themes"]
    board.leads("show_page", page="words", content={"worksheet": "wsh_1"}, projector="per_right")

    assert wall_page(board.store, viewer(board, "right"), "words")["words"]
    assert {refusal(board, "left", "words"), refusal(board, "right", "matrix")} == {"page_not_shown"}
    board.leads("show_page", page="matrix", content={"worksheet": "wsh_1"}, hidden=True)
    assert {refusal(board, "left", "matrix"), refusal(board, "right", "words")} == {"page_not_shown"}, "all at once"


def test_one_projector_stays_on_its_page_while_the_others_turn_until_it_follows_again(board: Board) -> None:
    board.leads("show_page", page="tables", projector="per_right")
    board.leads("show_page", page="agenda")
    assert (board.get(Screen, SCREEN).page, board.get(Screen, own_screen("per_right")).page) == ("agenda", "tables")
    board.leads("show_page", page="follow", projector="per_right")

    assert board.get(Screen, own_screen("per_right")).page == "follow"
    board.leads("show_page", page="matrix", content={"worksheet": "wsh_1"})
    board.leads("show_page", page="follow", projector="per_right", hidden=True)
    assert wall_page(board.store, viewer(board, "left"), "matrix")["themes"]
    assert refusal(board, "right", "matrix") == "page_not_shown", "it follows, and is hidden alone"
    board.leads("show_page", page="follow", projector="per_right")
    assert wall_page(board.store, viewer(board, "right"), "matrix")["themes"]
    assert board.tells(board.lead, "show_page", page="follow")["code"] == "wrong_choice"
    assert board.tells(board.lead, "show_page", page="agenda", projector="per_ann")["code"] == "unknown_person"


def test_CL7_what_one_projector_shows_is_taken_back_to_following(board: Board) -> None:
    line = board.leads("show_page", page="tables", projector="per_right")["seq"]
    board.leads("undo_act", line=line)

    assert board.get(Screen, own_screen("per_right")).page == "follow"
