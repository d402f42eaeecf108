"""PR1 at the server: the first sign of life is written once, at its moment, and nothing a phone does is a departure."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W
from workshop.domain.marks import AttendanceMark
from workshop.domain.people import Person
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service.attending import Attending, digits_now
from workshop.service.identity import viewer_of


class Hall:
    def __init__(self, made: Made, hosted: bool = False) -> None:
        self.made = made
        self.attending = Attending(made.store, hosted)
        made.store.on_commit = self.attending.learn

    def viewer(self, token: str) -> Viewer:
        with self.made.store.reading() as reader:
            return viewer_of(reader, W, token)

    def hears(self, token: str) -> None:
        self.attending.write(self.attending.heard(self.viewer(token)))

    def marks(self, **equals: Any) -> list[tuple[str, str, str]]:
        held = self.made.all(AttendanceMark, **equals)
        return [(mark.half_day, mark.kind, mark.at[11:16]) for mark in held if not mark.withdrawn]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Made(tmp_path / "hall.sqlite").make()
    made.seats("ann", "a")
    made.seats("bud", "b")
    yield Hall(made)
    made.close()


def test_PR1_the_first_sign_of_life_of_a_half_day_is_an_arrival_and_no_other_is(hall: Hall) -> None:
    for clock in ("08:39", "09:00", "11:59", "12:30", "13:20", "16:00"):
        hall.made.at(clock)
        hall.hears("ann")

    assert hall.marks() == [("day1_morning", "arrived", "00:39"), ("day1_afternoon", "arrived", "05:20")]
    (first,) = hall.made.all(AttendanceMark, half_day="day1_morning")
    assert (first.source, first.by, first.person_id) == ("phone", "per_ann", "per_ann")


def test_PR1_what_is_known_costs_no_look_into_the_tables_and_writes_nothing(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    hall.made.leads("change_workshop", fields={"title": "Sungguhan"})
    hall.made.put(Workshop(**{**hall.made.get(Workshop, W).to_json(), "rehearsal": False, "clock_at": None}))
    today = "2021-09-23T01:00:00+00:00"
    monkeypatch.setattr("workshop.clock.now", lambda clock_at=None: __import__("datetime").datetime.fromisoformat(today))
    ann = hall.viewer("ann")
    hall.attending.write(hall.attending.heard(ann))
    seq = hall.made.seq()
    monkeypatch.setattr(hall.made.store, "reading", lambda: pytest.fail("a look into the tables"))

    assert [hall.attending.heard(ann) for _ in range(3)] == [None] * 3
    monkeypatch.undo()
    assert hall.made.seq() == seq and hall.marks() == [("day1_morning", "arrived", "01:00")]


def test_PR1_staff_projectors_and_days_without_a_workshop_write_nothing(hall: Hall) -> None:
    hall.made.leads("add_staff", person="per_org", name="Panitia", role="organiser", secret="the-secret-of-an-organiser")
    hall.made.at("09:00")
    hall.hears(hall.made.lead)
    hall.hears("the-secret-of-an-organiser")
    hall.made.leads("set_clock", now="2021-09-21T09:00:00+08:00")
    hall.hears("ann")

    assert hall.marks() == []


def test_PR1_after_a_restart_a_phone_that_is_known_is_no_news(hall: Hall) -> None:
    hall.made.at("08:39")
    hall.hears("ann")
    hall.made.at("10:00")
    again = Hall(hall.made)
    again.hears("ann")

    assert hall.marks() == [("day1_morning", "arrived", "00:39")]


def test_PR1_a_departure_that_a_person_wrote_stands_whatever_the_phone_says(hall: Hall) -> None:
    hall.made.at("08:39")
    hall.hears("ann")
    hall.made.at("12:10")
    hall.made.leads("mark_attendance", person="per_ann", direction="out")
    hall.made.at("13:30")
    hall.hears("ann")

    assert hall.marks() == [("day1_morning", "arrived", "00:39"), ("day1_morning", "left", "04:10")]


def test_PR1_a_tick_that_was_undone_leaves_the_phone_its_word(hall: Hall) -> None:
    hall.made.at("08:10")
    hall.made.leads("mark_attendance", person="per_ann")
    hall.hears("ann")
    hall.made.leads("undo_attendance", person="per_ann", half_day="day1_morning")
    hall.made.at("08:39")
    hall.hears("ann")

    assert hall.marks() == [("day1_morning", "arrived", "00:39")]


def test_PR1_who_was_found_absent_by_hand_is_not_brought_back_by_a_phone(hall: Hall) -> None:
    hall.made.at("08:39")
    hall.hears("ann")
    absent = {"person": "per_ann", "half_day": "day1_morning", "present": False, "reason": "HP dibawa rekan"}
    hall.made.leads("correct_attendance", **absent)
    hall.made.at("09:00")
    hall.hears("ann")

    assert hall.marks() == []


def test_PR1_a_disk_that_is_full_loses_nothing(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    hall.made.at("08:39")
    arrival = hall.attending.heard(hall.viewer("ann"))

    def full(job: Any) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(hall.made.store, "write", full)
    hall.attending.write(arrival)
    monkeypatch.undo()
    hall.made.at("08:50")
    hall.hears("ann")

    assert hall.marks() == [("day1_morning", "arrived", "00:50")]


def test_PR1_of_somebody_removed_meanwhile_nothing_is_written(hall: Hall) -> None:
    hall.made.at("08:39")
    arrival = hall.attending.heard(hall.viewer("ann"))
    hall.made.leads("remove_person", person="per_ann")
    hall.attending.write(arrival)

    assert hall.marks() == [] and hall.made.get(Person, "per_ann").status == "removed"


def shown(hall: Hall) -> str:
    with hall.made.store.reading() as reader:
        return digits_now(reader, reader.need(Workshop, W, W))


def test_PR1_on_a_hosted_server_a_sign_of_life_counts_for_nothing(hall: Hall) -> None:
    hosted = Hall(hall.made, hosted=True)
    hosted.made.at("08:39")
    hosted.hears("ann")

    assert hosted.marks() == []
    assert hosted.made.get(Workshop, W).presence_by == "digits"
    hosted.made.leads("change_workshop", fields={"presence_by": "life"})
    hosted.hears("ann")
    assert (hosted.marks(), hosted.made.get(Workshop, W).presence_by) == ([], "digits")


def test_PR1_the_half_days_digits_are_an_arrival_and_another_half_days_are_not(hall: Hall) -> None:
    hall.made.leads("change_workshop", fields={"presence_by": "digits"})
    hall.made.at("08:39")
    morning = shown(hall)
    assert hall.made.tells("ann", "confirm_presence", digits=f"{morning[:2]} {morning[2:]}")["ok"]
    hall.made.at("13:20")
    afternoon = shown(hall)

    assert len(morning) == len(afternoon) == 4
    assert hall.marks() == [("day1_morning", "arrived", "00:39")]
    if morning != afternoon:
        assert hall.made.tells("ann", "confirm_presence", digits=morning)["code"] == "wrong_digits"
    assert hall.made.tells("ann", "confirm_presence", digits=afternoon)["ok"]
    assert hall.made.all(AttendanceMark, half_day="day1_afternoon")[0].source == "digits"


def test_PR1_guessing_digits_ends_soon_and_for_the_guesser_alone(hall: Hall) -> None:
    hall.made.leads("change_workshop", fields={"presence_by": "digits"})
    hall.made.at("08:39")
    right = shown(hall)
    wrong = "0000" if right != "0000" else "0001"
    codes = [hall.made.tells("ann", "confirm_presence", digits=wrong)["code"] for _ in range(7)]

    assert codes == ["wrong_digits"] * 5 + ["too_many_digits"] * 2
    assert hall.made.tells("ann", "confirm_presence", digits=right)["code"] == "too_many_digits"
    assert hall.made.tells("bud", "confirm_presence", digits=right)["ok"]


def test_digits_are_nobodys_to_work_out_and_outlive_a_restart(hall: Hall, tmp_path: Path) -> None:
    hall.made.leads("change_workshop", fields={"presence_by": "digits"})
    hall.made.at("08:39")
    other = Made(tmp_path / "other.sqlite").make()
    other.leads("change_workshop", fields={"presence_by": "digits"})
    days = [f"{day}T{hour}:00:00+08:00" for day in ("2021-09-23", "2021-09-24") for hour in ("09", "14")]

    def of(made: Made) -> list[str]:
        found = []
        for now in days:
            made.leads("set_clock", now=now)
            found.append(shown(Hall(made)))
        return found

    assert of(hall.made) == of(hall.made) != of(other)
    other.close()
