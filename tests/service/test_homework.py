"""Homework: given out with a date, it counts by itself who has returned it; who has not is named with what is owed."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.made import Made, W
from tests.service.test_carrying import accepts, hall, hands_out, writes  # noqa: F401
from workshop.domain.entries import Entry
from workshop.service.homework import homework_now


@pytest.fixture
def owing(hall: Made) -> Iterator[Made]:  # noqa: F811
    """One row returned to Ann's office, one to Bud's, one accepted, one nobody looked at."""
    for who, id, unit in (
        ("ann", "ent_a", "grp_l"),
        ("bud", "ent_b", "grp_e"),
        ("ann", "ent_ok", "grp_l"),
        ("ann", "ent_new", "grp_l"),
    ):
        writes(hall, who, id, unit)
    for id in ("ent_a", "ent_b"):
        hall.leads("review_entry", review=f"rev_{id}", entry=id, act="return", text="Sebut angkanya.")
    accepts(hall, "ent_ok")
    hall.at("12:00")
    yield hall


def gives(made: Made, kind: str = "returned", **more: Any) -> None:
    made.leads("give_homework", homework="hwk_1", title="Perbaiki", due="2021-10-01", kind=kind, **more)
    made.at("15:00")


def units(made: Made) -> dict[str, tuple[bool, list[tuple[str, bool]]]]:
    with made.store.reading() as reader:
        (given,) = homework_now(reader, W)
    return {one["unit_id"]: (one["returned"], [(row["id"], row["returned"]) for row in one["rows"]]) for one in given["units"]}


def test_each_office_owes_its_returned_rows_until_they_are_corrected(owing: Made) -> None:
    gives(owing)
    before = units(owing)
    writes(owing, "ann", "ent_a", strategi="Puskesmas buka sampai 21.00")

    assert before == {"org_a": (False, [("ent_a", False)]), "org_b": (False, [("ent_b", False)])}
    assert units(owing) == {"org_a": (True, [("ent_a", True)]), "org_b": (False, [("ent_b", False)])}


def test_what_is_not_accepted_yet_may_be_asked_for_too_and_is_back_once_it_is(owing: Made) -> None:
    gives(owing, "unaccepted")
    assert units(owing)["org_a"][1] == [("ent_a", False), ("ent_new", False)]
    accepts(owing, "ent_new")
    assert units(owing)["org_a"][1] == [("ent_a", False), ("ent_new", True)]


def test_a_row_that_is_returned_after_the_homework_is_none_of_it(owing: Made) -> None:
    gives(owing)
    owing.leads("review_entry", review="rev_n", entry="ent_new", act="return", text="Mengapa?")

    assert [id for id, _ in units(owing)["org_a"][1]] == ["ent_a"]


def test_a_sheet_as_homework_is_returned_by_who_wrote_on_it(owing: Made) -> None:
    hands_out(owing, "act_p", "t2_program_renstra")
    owing.leads("open_activity", activity="act_p")
    gives(owing, "activity", activity="act_p")
    told = {"program": "A", "indikator": "x", "pagu": "1000", "dimensi": "living", "sub_dimensi": "living.kesehatan"}
    ack = owing.tells("ann", "save_entry", activity="act_p", unit="org_a", entry="ent_p", values={**told, "relevansi": "tinggi"})
    assert ack["ok"]
    if ack["state"] != "ready":
        owing.tells("ann", "mark_done", activity="act_p", unit="org_a")

    assert {id: returned for id, (returned, _) in units(owing).items()} == {"org_a": True, "org_b": False}


def test_it_is_corrected_under_its_id_and_taken_back(owing: Made) -> None:
    gives(owing)
    owing.leads("give_homework", homework="hwk_1", title="Perbaiki angka", due="2021-10-08")
    assert units(owing)["org_b"][0] is False, "since when it counts stays"
    owing.leads("withdraw_homework", homework="hwk_1")
    with owing.store.reading() as reader:
        assert homework_now(reader, W) == []
    assert owing.get(Entry, "ent_a").state == "ready"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"due": "1 Oktober"}, "bad_date"),
        ({"kind": "all"}, "wrong_choice"),
        ({"kind": "activity"}, "missing_required"),
        ({"title": " "}, "missing_required"),
    ],
)
def test_CM2_what_cannot_be_is_refused(owing: Made, more: dict[str, Any], code: str) -> None:
    told = {"homework": "hwk_1", "title": "Perbaiki", "due": "2021-10-01"}

    assert owing.tells(owing.lead, "give_homework", **{**told, **more})["code"] == code
