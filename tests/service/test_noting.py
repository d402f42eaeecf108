"""The notulis' lines: written by several people, in any order of arrival, and nothing of it is lost (PL2)."""

import itertools
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made import LATER, Made, W
from workshop.domain.agenda import AgendaItem
from workshop.domain.groups import Group, Grouping
from workshop.domain.people import Person
from workshop.domain.plenaries import Presentation
from workshop.domain.remarks import Remark
from workshop.domain.visibility import House, visible_to
from workshop.service.identity import viewer_of
from workshop.service.recording import record_now

NOTULIS, SECOND = "the-secret-of-the-note-taker", "the-secret-of-another-note-taker"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    opened = Made(tmp_path / "hall.sqlite").make()
    opened.at("10:00")
    opened.seats("ann", "a")
    opened.put(AgendaItem(id="agi", workshop_id=W, title="Sambutan", start="08:30", end="09:00"))
    opened.put(
        Grouping(id="grg", workshop_id=W, key="uji", title="Uji"),
        Group(id="grp_1", workshop_id=W, grouping_id="grg", number=1, title="Satu"),
    )
    opened.leads("save_plenary", plenary="pln", title="Presentasi", grouping="grg", agenda_item="agi")
    for person, secret in (("per_notulis", NOTULIS), ("per_second", SECOND)):
        opened.leads("add_staff", person=person, name=person, role="scribe", secret=secret)
    yield opened
    opened.close()


def notes(
    made: Made, by: str = NOTULIS, remark: str = "rmk", was: dict[str, str] | None = None, id: str | None = None, **fields: str
) -> dict[str, Any]:
    return made.tells(by, "save_remark", id=id, remark=remark, fields=fields, was=was or {})


def line(made: Made, id: str = "rmk") -> Remark:
    return made.get(Remark, id)


def told(made: Made) -> list[dict[str, Any]]:
    return list(record_now(made.store, W, "id", personal=True)["remarks"])


def test_a_line_of_somebody_who_is_there_and_one_of_somebody_who_is_on_no_list(made: Made) -> None:
    assert notes(made, speaker_id="per_ann", text="Anggaran perlu ditambah")["ok"]
    assert notes(made, remark="rmk_2", speaker_name="Bapak Camat", speaker_from="Kec. Andoolo", text="Setuju")["ok"]
    first, second = told(made)

    assert first["speaker"] == {"person_id": "per_ann", "name": "ann", "position": "", "organisation": "Dinas a"}
    assert second["speaker"] == {"person_id": None, "name": "Bapak Camat", "position": "", "organisation": "Kec. Andoolo"}


def test_a_decision_and_an_action_stand_in_the_record(made: Made) -> None:
    notes(made, text="Pasar digital tahun ini", mark="decision")
    notes(made, remark="rmk_2", text="Data dilengkapi", mark="action", who="Diskominfo", due="30 September")
    notes(made, remark="rmk_3", what="Undangan dikirim", mark="action", who="Bappeda")

    assert [one["mark"] for one in told(made)] == ["decision", "action", "action"]
    assert [one["action"] for one in told(made)] == [
        None,
        {"item": "Data dilengkapi", "who": "Diskominfo", "due": "30 September"},
        {"item": "Undangan dikirim", "who": "Bappeda", "due": ""},
    ]


def test_a_line_about_a_presentation_belongs_to_its_agenda_item(made: Made) -> None:
    (turn,) = made.all(Presentation)
    made.tells(NOTULIS, "save_remark", remark="rmk", fields={"text": "Bagus"}, presentation=turn.id)
    (found,) = told(made)

    assert (found["agenda_item_id"], found["plenary_id"], found["unit_title"]) == ("agi", "pln", "1 Satu")


def test_outside_a_plenary_a_line_belongs_to_any_agenda_item(made: Made) -> None:
    made.tells(NOTULIS, "save_remark", remark="rmk", fields={"text": "Selamat datang"}, agenda_item="agi")

    assert told(made)[0]["agenda_item_id"] == "agi"


def test_CM1_a_line_sent_twice_is_one_line(made: Made) -> None:
    for _ in range(2):
        assert notes(made, id="cmd_once", text="Sekali saja")["ok"]
    seq = made.seq()
    assert notes(made, text="Sekali saja")["ok"]

    assert (len(made.all(Remark)), made.seq()) == (1, seq)


def test_PL2_two_who_change_different_fields_of_a_line_both_stand(made: Made) -> None:
    notes(made, text="Perlu data")
    notes(made, by=SECOND, was={"mark": ""}, mark="action")
    made.tells(
        NOTULIS,
        "save_remark",
        remark="rmk",
        fields={"text": "Perlu data OPD", "due": "besok"},
        was={"text": "Perlu data", "due": ""},
    )

    assert (line(made).text, line(made).mark, line(made).due, line(made).rivals) == ("Perlu data OPD", "action", "besok", {})


def test_PL2_two_texts_of_one_field_are_both_kept_until_somebody_decides(made: Made) -> None:
    notes(made, text="Perlu data")
    notes(made, was={"text": "Perlu data"}, text="Perlu data OPD")
    ack = notes(made, by=SECOND, was={"text": "Perlu data"}, text="Perlu data desa")

    assert (ack["rivals"], line(made).text) == (["text"], "Perlu data OPD")
    assert [one["text"] for one in line(made).rivals["text"]] == ["Perlu data desa"]
    assert told(made)[0]["unsettled"] == ["text"]
    assert made.tells(SECOND, "choose_remark_text", remark="rmk", field="text", text="Perlu data desa")["ok"]
    assert (line(made).text, line(made).rivals) == ("Perlu data desa", {})


def test_PL2_a_text_that_came_after_the_page_was_drawn_is_not_let_go_by_the_choice(made: Made) -> None:
    notes(made, text="Perlu data")
    notes(made, was={"text": "Perlu data"}, text="Perlu data OPD")
    notes(made, by=SECOND, was={"text": "Perlu data"}, text="Perlu data desa")
    seen = ["Perlu data OPD", "Perlu data desa"]
    notes(made, by=SECOND, was={"text": "Perlu"}, text="Perlu data kecamatan")

    assert made.tells(SECOND, "choose_remark_text", remark="rmk", field="text", text="Perlu data desa", seen=seen)["ok"]
    assert line(made).text == "Perlu data desa"
    assert [one["text"] for one in line(made).rivals["text"]] == ["Perlu data kecamatan"]


def test_PL2_in_whatever_order_lines_of_several_arrive_every_text_is_there(made: Made) -> None:
    """Three writers, each with a line of their own and a change of the common one; every interleaving keeps all of it."""
    notes(made, remark="rmk_0", text="awal")
    steps = [(w, n) for w in range(3) for n in range(2)]
    orders = [
        order for order in itertools.permutations(steps) if all(order.index((w, 0)) < order.index((w, 1)) for w in range(3))
    ]
    for number, order in enumerate(random.Random(5).sample(orders, 12)):
        common = f"rmk_c{number}"
        notes(made, remark=common, text="awal")
        for writer, step in order:
            who = (NOTULIS, SECOND, made.lead)[writer]
            if step == 0:
                assert notes(made, by=who, remark=f"rmk_{number}_{writer}", text=f"baris {writer}")["ok"]
            else:
                assert notes(made, by=who, remark=common, was={"text": "awal"}, text=f"ubah {writer}")["ok"]
        kept = {line(made, common).text, *(one["text"] for one in line(made, common).rivals["text"])}
        assert kept == {"ubah 0", "ubah 1", "ubah 2"}
        assert {line(made, f"rmk_{number}_{writer}").text for writer in range(3)} == {"baris 0", "baris 1", "baris 2"}


def test_a_line_typed_without_a_network_stands_where_it_was_said(made: Made) -> None:
    made.at("10:30")
    notes(made, remark="rmk_late", text="kedua")
    made.tells(SECOND, "save_remark", remark="rmk_early", fields={"text": "pertama"}, said_at=LATER.format("10:05"))
    made.tells(SECOND, "save_remark", remark="rmk_wrong", fields={"text": "jam HP salah"}, said_at="2031-01-01T00:00:00Z")

    assert [one["text"] for one in told(made)] == ["pertama", "kedua", "jam HP salah"]
    assert line(made, "rmk_wrong").said_at == line(made, "rmk_wrong").saved_at


def test_what_is_withdrawn_is_in_no_record_and_comes_back(made: Made) -> None:
    notes(made, text="Salah catat")
    for _ in range(2):
        assert made.tells(SECOND, "withdraw_remark", remark="rmk")["ok"]
    assert told(made) == []
    assert made.tells(NOTULIS, "withdraw_remark", remark="rmk", withdrawn=False)["ok"]

    assert [one["text"] for one in told(made)] == ["Salah catat"]


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({}, "missing_required", "text"),
        ({"text": "  "}, "missing_required", "text"),
        ({"text": "x", "mark": "vote"}, "wrong_choice", "mark"),
        ({"text": "x" * 4001}, "too_long", "text"),
        ({"text": "x", "colour": "red"}, "unknown_field", "fields"),
        ({"text": "x", "speaker_id": "per_nobody"}, "unknown_person", None),
    ],
)
def test_CM2_a_line_that_cannot_be_leaves_no_trace(made: Made, fields: dict[str, str], code: str, field: str | None) -> None:
    seq = made.seq()
    ack = made.tells(NOTULIS, "save_remark", remark="rmk", fields=fields)

    assert (ack["code"], ack.get("field")) == (code, field)
    assert made.seq() == seq


def test_VS1_the_notulis_reads_names_and_lines_and_nobody_elses_nip_or_rows(made: Made) -> None:
    notes(made, text="Rahasia dapur")
    person = Person(id="per_x", workshop_id=W, name="X", nip="199103242019111006", phone="08")
    with made.store.reading() as reader:
        seen = {who: viewer_of(reader, W, token).audiences() for who, token in (("notulis", NOTULIS), ("ann", "ann"))}
    shown = visible_to(person, seen["notulis"], House()) or {}

    assert shown["name"] == "X" and "nip" not in shown and "phone" not in shown
    assert visible_to(line(made), seen["notulis"], House()) is not None
    assert visible_to(line(made), seen["ann"], House()) is None
    assert visible_to(line(made), frozenset({"screen"}), House()) is None


def test_ND1_an_erased_speaker_is_named_no_more_and_the_line_stays(made: Made) -> None:
    notes(made, speaker_id="per_ann", text="Anggaran perlu ditambah")
    made.leads("erase_person", person="per_ann", mentions=[])
    (found,) = told(made)

    assert found["text"] == "Anggaran perlu ditambah"
    assert found["speaker"]["name"] != "ann" and found["speaker"]["person_id"] == "per_ann"
