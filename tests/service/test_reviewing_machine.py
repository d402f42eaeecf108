"""Reviews by machine (RV1–RV3, CM1): two assessors and a group act in any order, commands come twice, judgements name what their
sender knew.  A model of a few lines says how each row must stand, whether it is open for correction, and who must be refused."""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.made import copied
from tests.service.test_reviewing import RATNA, SHEET, WINDI, Desk
from workshop.domain.activities import Activity
from workshop.domain.entries import Entry
from workshop.domain.judgements import Review
from workshop.domain.reviews import state_of

ROWS = ("ent_a", "ent_b")
AFTER = {"return": "returned", "accept": "accepted", "postpone": "postponed", "reopen": ""}
who = st.sampled_from([RATNA, WINDI])
row = st.sampled_from(ROWS)
judged = st.sampled_from(sorted(AFTER))


@dataclass
class Row:
    """`judged`: the number of the last judgement that stands; `told`: (number, act, id) of all that stands; `read`: what the row
    said then."""

    told: list[tuple[int, str, str]] = field(default_factory=list)
    read: dict[str, str] = field(default_factory=dict)
    last: int = 0
    counted: str = "cakupan"

    @property
    def judgement(self) -> tuple[int, str]:
        return next(((number, act) for number, act, _ in reversed(self.told) if act in AFTER), (0, ""))

    @property
    def state(self) -> str:
        found, accepted = "", ""
        for _, act, id in self.told:
            if act in AFTER:
                found, accepted = AFTER[act], self.read[id]
            elif act == "comment":
                found = found or "commented"
            elif found == "returned":
                found = "resubmitted"
            elif found in ("accepted", "changed"):
                found = "accepted" if self.read[id] == accepted else "changed"
        return found


class Assessing(RuleBasedStateMachine):
    made_file: Path
    lead: str

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.desk = Desk(copied(self.made_file, self.folder / "hall.sqlite"))
        self.desk.lead = self.lead
        self.rows = {id: Row() for id in ROWS}
        self.sent = 0
        self.last: tuple[str, str, str, dict[str, Any], dict[str, Any]] | None = None

    def teardown(self) -> None:
        self.desk.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def tells(self, token: str, name: str, **payload: Any) -> dict[str, Any]:
        self.sent += 1
        id = f"mach_{self.sent}"
        ack = self.desk.tells(token, name, id=id, **payload)
        if ack["ok"]:
            self.last = (token, name, id, payload, ack)
        return ack

    def noted(self, id: str, act: str, review: str) -> None:
        one = self.rows[id]
        one.last += 1
        one.told.append((one.last, act, review))
        one.read[review] = one.counted

    @rule(token=who, id=row, act=judged, stale=st.booleans())
    def judges(self, token: str, id: str, act: str, stale: bool) -> None:
        number, _ = self.rows[id].judgement
        review = f"rvm_{self.sent}"
        revision = self.desk.get(Entry, id).revision
        told = {"review": review, "entry": id, "act": act, "text": "Mengapa?", "after": number + stale, "revision": revision}
        ack = self.tells(token, "review_entry", **told)
        assert ack.get("code") == ("judged_meanwhile" if stale else None)
        if not stale:
            self.noted(id, act, review)

    @rule(token=who, id=row, private=st.booleans())
    def comments(self, token: str, id: str, private: bool) -> None:
        review = f"rvm_{self.sent}"
        told = {"review": review, "entry": id, "act": "comment", "text": "Bagus.", "private": private}
        assert self.tells(token, "review_entry", **told)["ok"]
        self.noted(id, "private" if private else "comment", review)
        if private:
            self.rows[id].told.pop()

    @rule(token=who, id=row)
    def accepts_what_was_read_before_it_changed(self, token: str, id: str) -> None:
        number, _ = self.rows[id].judgement
        revision = self.desk.get(Entry, id).revision - 1
        told = {"review": f"rvm_{self.sent}", "entry": id, "act": "accept", "after": number, "revision": revision}
        assert self.tells(token, "review_entry", **told)["code"] == "row_changed_meanwhile"

    @rule(token=who)
    def accepts_the_rest(self, token: str) -> None:
        read = {id: self.desk.get(Entry, id).revision for id in ROWS}
        ack = self.tells(token, "accept_rest", sheet=SHEET, entries=read)
        fresh = [id for id in ROWS if self.rows[id].state in ("", "commented")]
        assert sorted(ack["left"]) == sorted(set(ROWS) - set(fresh))
        for id, review in zip(fresh, ack["reviews"], strict=True):
            self.noted(id, "accept", review)

    @rule(id=row, ready=st.sampled_from([True, None]))
    def the_group_writes(self, id: str, ready: bool | None) -> None:
        before, one = self.desk.get(Entry, id), self.rows[id]
        closed = self.desk.get(Activity, "act_1").state == "closed"
        corrections = sum(review.act == "correct" for review in self.desk.all(Review, target_id=id))
        text = f"cakupan {self.sent}"
        values = {"activity": "act_1", "unit": "grp_1", "entry": id, "values": {"indikator": text}, "base": before.revisions}
        ack = self.tells("ann", "save_entry", **values, ready=ready)
        waits = closed and not before.reopened
        assert ack["late"] is (waits or (before.late_edit and not before.reopened and closed))
        if waits:
            return
        one.counted = text
        judged = before.reopened or one.state in ("accepted", "changed")
        made = [review for review in self.desk.all(Review, target_id=id) if review.act == "correct"]
        assert bool(before.reopened) is (one.judgement[1] == "return")
        if len(made) > corrections:
            self.noted(id, "correct", max(made, key=lambda review: review.number).id)
        elif judged:
            one.read[one.told[-1][2]] = text
        assert (len(made) > corrections) <= judged

    @rule(id=row)
    def the_group_answers(self, id: str) -> None:
        review, said = f"rvm_{self.sent}", bool(self.rows[id].told)
        ack = self.tells("ann", "answer_review", review=review, entry=id, text="Sudah.")
        assert ack.get("code") == (None if said else "nothing_to_answer")
        if said:
            self.noted(id, "correct", review)

    @rule(id=row, place=st.integers(0, 9))
    def a_review_is_taken_back(self, id: str, place: int) -> None:
        standing = [one for one in self.rows[id].told if one[1] != "correct"]
        if standing:
            chosen = standing[place % len(standing)]
            assert self.tells(self.lead, "withdraw_reviews", reviews=[chosen[2]])["ok"]
            self.rows[id].told.remove(chosen)

    @rule()
    def the_last_command_comes_twice(self) -> None:
        if self.last is not None:
            token, name, id, payload, ack = self.last
            seq = self.desk.seq()
            assert self.desk.tells(token, name, id=id, **payload) == ack
            assert self.desk.seq() == seq

    @rule(shut=st.booleans())
    def the_activity_closes_or_opens(self, shut: bool) -> None:
        self.tells(self.lead, "close_activity" if shut else "open_activity", activity="act_1")

    @invariant()
    def rows_stand_as_the_model_has_them(self) -> None:
        for id, one in self.rows.items():
            reviews, entry = self.desk.all(Review, target_id=id), self.desk.get(Entry, id)
            assert state_of(reviews) == one.state, id
            assert entry.reopened is (one.judgement[1] == "return"), id
            assert (entry.values or {})["indikator"] == one.counted, id
            numbers = [review.number for review in reviews]
            assert sorted(numbers) == list(range(1, len(numbers) + 1)), "one after another, none twice"


def test_RV1_RV3_CM1_rows_stand_as_a_model_of_a_few_lines_has_them(tmp_path: Path) -> None:
    made = Desk(tmp_path / "hall.sqlite").furnished()
    made.close()
    Assessing.made_file, Assessing.lead = made.store.path, made.lead
    quick = settings(max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Assessing, settings=quick)  # type: ignore[no-untyped-call]
