"""A day's closing is green only with 0 unsent rows, or with whoever holds them excused by name and with a reason."""

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.made import DAYS, Made, W
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.days import DayClosing, Waiver
from workshop.domain.entries import Entry
from workshop.domain.people import Credential, Person
from workshop.domain.refusals import Refused
from workshop.domain.sheets import Sheet, sheet_id
from workshop.service import closing_day
from workshop.service.desk import Desk
from workshop.service.handlers import all_handlers
from workshop.service.identity import digest
from workshop.storage.last_heard import Note, write_notes

EARLY, LATE = "2021-09-23T08:15:00+00:00", "2021-09-23T09:40:00+00:00"
WHY = "Baterai habis, dikirim nanti malam"


class Hall(Made):
    """`said`: what phones on the line have said and nobody wrote down yet."""

    said: list[Note]

    def written(self, person: str, unsent: int | None, phone: str = "", at: str = EARLY) -> None:
        self.store.write(lambda tx: write_notes(tx, [note(person, unsent, phone, at)]))

    def says(self, person: str, unsent: int | None, phone: str = "", at: str = LATE) -> None:
        self.said = [one for one in self.said if one.phone != note(person, unsent, phone, at).phone] + [
            note(person, unsent, phone, at)
        ]
        closing_day.note_arrived(self.store, self.said)

    def closes(self, *waived: str, reason: str = "", day: int = 1, token: str = "", id: str | None = None) -> dict[str, Any]:
        return self.tells(token or self.lead, "close_day", id, day=day, waived=list(waived), reason=reason)

    def closing(self) -> DayClosing:
        (found,) = self.all(DayClosing)
        return found

    def restarted(self) -> None:
        """What only stood in memory is gone."""
        self.said = []


def note(person: str, unsent: int | None, phone: str, at: str) -> Note:
    return Note(W, f"per_{person}", unsent, "192.168.1.5:8080", at, phone or f"crd_{person}")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path / "hall.sqlite")
    made.said = []
    made.make()
    made.desk = Desk(made.store, all_handlers() | closing_day.handlers(lambda: made.said))
    for name in ("ann", "bud", "cut"):
        made.seats(name, "a")
    yield made
    made.close()


def test_a_day_nobody_holds_rows_of_is_closed_at_once_and_opened_again(hall: Hall) -> None:
    hall.written("ann", 0)
    since = hall.seq()
    assert hall.closes()["ok"]
    closed = hall.closing()
    assert hall.tells(hall.lead, "reopen_day", day=1)["ok"]
    open_again = hall.closing()

    assert (closed.state, closed.day, closed.times, closed.left_open) == ("closed", 1, 1, 0)
    assert (open_again.state, open_again.reopened_by, open_again.times) == ("open", closed.closed_by, 1)
    assert hall.names(since) == ["day_closed", "day_reopened"]


def test_RC2_while_somebody_said_they_hold_rows_it_is_refused_and_says_how_many(hall: Hall) -> None:
    hall.written("ann", 2)
    hall.says("bud", 3)
    seq = hall.seq()
    refused = hall.closes()

    assert (refused["code"], refused["detail"], refused["field"]) == ("rows_unsent", "2 people, 5 rows", "waived")
    assert hall.closes("per_ann", reason=WHY)["detail"] == "1 people, 3 rows"
    assert hall.seq() == seq


def test_RC2_who_is_excused_is_named_with_rows_hour_and_reason_and_stays_so_after_reopening(hall: Hall) -> None:
    hall.written("ann", 2)
    assert hall.closes("per_ann")["code"] == "missing_required"
    assert hall.closes("per_ann", reason=f"  {WHY} ")["ok"]
    (waiver,) = hall.all(Waiver)
    hall.leads("reopen_day", day=1)

    assert (waiver.person_id, waiver.rows, waiver.heard_at, waiver.reason) == ("per_ann", 2, EARLY, WHY)
    assert (waiver.by, waiver.at, waiver.closing_id) == (hall.closing().closed_by, hall.closing().closed_at, hall.closing().id)
    assert hall.all(Waiver) == [waiver]
    assert hall.closes()["code"] == "rows_unsent"
    assert hall.closes("per_ann", reason="Sekali lagi")["ok"]
    assert sorted((one.closed_for, one.reason) for one in hall.all(Waiver)) == [(1, WHY), (2, "Sekali lagi")]


def test_the_rest_that_came_between_the_look_and_the_closing_needs_no_excuse(hall: Hall) -> None:
    hall.written("ann", 2)
    hall.says("ann", 0)

    assert hall.closes("per_ann", reason=WHY)["ok"]
    assert hall.all(Waiver) == []


def test_RC2_what_phones_said_is_known_after_a_restart(hall: Hall) -> None:
    hall.written("ann", 2)
    hall.restarted()
    assert hall.closes()["code"] == "rows_unsent"
    hall.says("ann", None)
    assert hall.closes()["code"] == "rows_unsent", "a phone that came back and has not spoken holds what it held"
    hall.says("ann", 0)
    assert hall.closes()["ok"]


def test_RC2_one_phone_of_a_person_does_not_hide_what_the_other_holds(hall: Hall) -> None:
    hall.put(phone("crd_second", "per_ann", "device 2"))
    hall.written("ann", 3)
    hall.says("ann", 0, "crd_second")

    assert hall.closes()["detail"] == "1 people, 3 rows"
    hall.says("ann", 1, "crd_second")
    assert hall.closes()["detail"] == "1 people, 4 rows"


def test_the_same_phone_signed_in_anew_holds_only_what_it_says_now(hall: Hall) -> None:
    hall.put(phone("crd_old", "per_ann", "one device"), phone("crd_new", "per_ann", "one device"))
    hall.written("ann", 3, "crd_old")
    hall.says("ann", 0, "crd_new")

    assert hall.closes()["ok"]


def test_before_phones_were_told_apart_the_word_of_any_of_them_counts(hall: Hall) -> None:
    hall.store.write(lambda tx: write_notes(tx, [Note(W, "per_ann", 2, "", EARLY)]))
    assert hall.closes()["code"] == "rows_unsent"
    hall.says("ann", 0)
    assert hall.closes()["ok"]


def test_rows_of_a_walk_in_are_those_of_whoever_they_were_found_to_be(hall: Hall) -> None:
    hall.written("bud", 2)
    hall.put(
        replace(hall.get(Person, "per_bud"), status="merged", merged_into="per_ann"),
        replace(hall.get(Credential, "crd_bud"), person_id="per_ann"),
    )
    assert hall.closes("per_bud", reason=WHY)["code"] == "rows_unsent"
    assert hall.closes("per_ann", reason=WHY)["ok"]
    hall.says("ann", 0, "crd_bud")

    (waiver,) = hall.all(Waiver)
    assert (waiver.person_id, waiver.arrived) == ("per_ann", 0)


def test_nobody_waits_for_whose_access_was_taken_back(hall: Hall) -> None:
    hall.written("bud", 2)
    hall.leads("remove_person", person="per_bud")

    assert hall.closes()["ok"]


def test_EN2_rows_that_wake_up_after_closing_are_kept_and_the_excuse_says_that_they_came(hall: Hall) -> None:
    sheet = next(one for one in hall.all(Worksheet) if one.key == "t2_sasaran")
    own = {"worksheet_id": sheet.id, "unit": "person", "times_opened": 1}
    hall.put(Activity(id="act_1", workshop_id=W, state="closed", **own))
    hall.says("ann", 2)
    assert hall.closes("per_ann", reason=WHY)["ok"]
    since = hall.seq()
    ack = hall.tells("ann", "save_entry", activity="act_1", unit="per_ann", entry="ent_1", values={"sasaran": "Air bersih"})
    hall.says("ann", 0)
    (waiver,) = hall.all(Waiver)
    closing_day.note_arrived(hall.store, hall.said)

    assert ack["late"] and hall.get(Entry, "ent_1").draft == {"sasaran": "Air bersih"}
    assert (waiver.rows, waiver.reason, waiver.arrived) == (2, WHY, 1)
    assert waiver.arrived_at is not None and waiver.arrived_at >= waiver.at
    assert hall.closing().state == "closed"
    assert hall.names(since)[-1] == "waived_rows_arrived" and hall.names(since).count("waived_rows_arrived") == 1
    assert hall.all(Sheet)[0].id == sheet_id("act_1", "per_ann")


def test_who_was_excused_and_is_silent_or_gone_has_not_arrived(hall: Hall) -> None:
    hall.written("ann", 2)
    hall.written("bud", 1)
    assert hall.closes("per_ann", "per_bud", reason=WHY)["ok"]
    hall.says("cut", 0)
    hall.leads("remove_person", person="per_bud")
    closing_day.note_arrived(hall.store, [])

    assert [waiver.arrived_at for waiver in hall.all(Waiver)] == [None, None]
    assert [waiver.rows for waiver in sorted(hall.all(Waiver), key=lambda one: one.person_id)] == [2, 1]


def test_arrivals_are_noted_by_themselves_but_not_in_what_was_put_away(hall: Hall) -> None:
    hall.written("ann", 2)
    assert hall.closes("per_ann", reason=WHY)["ok"]
    hall.leads("archive_workshop", archived=True)
    hall.says("ann", 0)
    away = [waiver.arrived_at for waiver in hall.all(Waiver)]
    hall.leads("archive_workshop", archived=False)
    turns = iter([None])

    def sleep(seconds: float) -> None:
        if next(turns, "over") == "over":
            raise Finished

    with pytest.raises(Finished):
        closing_day.note_arrivals(hall.store, lambda: hall.said, sleep)
    assert (away, [waiver.arrived_at is None for waiver in hall.all(Waiver)]) == ([None], [False])


def test_a_look_that_fails_is_repeated(hall: Hall) -> None:
    hall.written("ann", 2)
    assert hall.closes("per_ann", reason=WHY)["ok"]
    hall.written("ann", 0, at=LATE)
    answers = iter([Refused("try_again"), sqlite3.OperationalError("disk I/O error"), []])

    def heard() -> list[Note]:
        answer = next(answers, None)
        if isinstance(answer, Exception):
            raise answer
        if answer is None:
            raise Finished
        return answer

    with pytest.raises(Finished):
        closing_day.note_arrivals(hall.store, heard, lambda seconds: None)
    assert [waiver.arrived_at is None for waiver in hall.all(Waiver)] == [False]


def test_CM1_the_same_closing_twice_and_two_facilitators_at_once_close_it_once(hall: Hall) -> None:
    hall.leads("add_staff", person="per_co", name="Rina", role="cofacilitator", secret="the-secret-of-a-second-link")
    hall.written("ann", 2)
    since, acks = hall.seq(), []
    tokens = (hall.lead, "the-secret-of-a-second-link")
    both = [
        threading.Thread(target=lambda token=token: acks.append(hall.closes("per_ann", reason=WHY, token=token)))
        for token in tokens
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()
    first = hall.closes(id="cmd_again", day=2, reason=WHY, token=tokens[0])
    assert first["code"] == "rows_unsent"
    again = [hall.closes("per_ann", reason=WHY, id="cmd_twice", day=2) for _ in range(2)]

    assert sorted(ack.get("code", "done") for ack in acks) == ["day_already_closed", "done"]
    assert again[0] == again[1] and again[0]["ok"]
    assert hall.names(since) == ["day_closed", "rows_waived"] * 2


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"day": 3}, "unknown_day"),
        ({"day": 0}, "number_out_of_range"),
        ({"day": 32}, "number_out_of_range"),
        ({"day": 1, "waived": ["per_nobody"]}, "unknown_person"),
        ({"day": 1, "reason": "x" * 501}, "too_long"),
        ({"day": 1, "reason": "a\0b"}, "nul_character"),
    ],
)
def test_what_is_no_closing_is_refused(hall: Hall, payload: dict[str, Any], code: str) -> None:
    seq = hall.seq()

    assert len(DAYS) == 2 and hall.tells(hall.lead, "close_day", **payload)["code"] == code
    assert hall.tells(hall.lead, "reopen_day", day=1)["code"] == "day_not_closed"
    assert hall.seq() == seq


def test_what_is_open_is_not_closed_by_force_but_counted(hall: Hall) -> None:
    sheet = next(one for one in hall.all(Worksheet) if one.key == "t2_sasaran")
    hall.put(Activity(id="act_1", workshop_id=W, worksheet_id=sheet.id, unit="person", state="open"))
    assert hall.closes()["ok"]

    assert (hall.closing().left_open, hall.get(Activity, "act_1").state) == (1, "open")


def phone(id: str, person: str, device: str) -> Credential:
    hashes = {"secret_hash": digest(id), "device_hash": digest(device)}
    return Credential(id=id, workshop_id=W, person_id=person, kind="device", **hashes)


class Finished(Exception): ...
