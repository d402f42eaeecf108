"""The assessor's desk: who may judge what (RV2), two at once (RV1), and the loop of return and correction (RV3)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W
from tests.service.test_rights import furnish
from workshop.domain.activities import Activity
from workshop.domain.entries import Entry
from workshop.domain.judgements import Review
from workshop.domain.people import Grant, Seat
from workshop.domain.reviews import covers, state_of
from workshop.domain.sheets import Sheet, sheet_id
from workshop.service.review_rights import place_of

SHEET = sheet_id("act_1", "grp_1")
VALID = {
    **{"dimensi": "governance", "sub_dimensi": "governance.layanan", "sasaran": "Air bersih", "indikator": "cakupan"},
    **{"satuan": "%", "opd": "org_a"},
}
RATNA, WINDI = "the-secret-of-ratnas-link-1", "the-secret-of-windis-link-1"


class Desk(Made):
    """Ratna and Windi assess; Ann writes in group 1, where two rows are ready."""

    def furnished(self) -> "Desk":
        self.make()
        self.at("10:00")
        furnish(self)
        for name, secret in (("ratna", RATNA), ("windi", WINDI)):
            self.leads("add_staff", person=f"per_{name}", name=name, role="assessor", secret=secret)
        self.put(*(row(id, state="ready", values=VALID, draft=VALID) for id in ("ent_a", "ent_b")))
        return self

    def says(self, who: str, entry: str, act: str, **more: Any) -> dict[str, Any]:
        return self.tells(who, "review_entry", **({"review": f"rev_{self.seq()}", "entry": entry, "act": act} | more))

    def accepts(self, who: str, entry: str, **more: Any) -> dict[str, Any]:
        return self.says(who, entry, "accept", **({"revision": self.get(Entry, entry).revision} | more))

    def state(self, entry: str) -> str:
        return state_of(self.all(Review, target_id=entry))

    def writes(self, entry: str, ready: bool | None = True, **values: Any) -> dict[str, Any]:
        base = self.get(Entry, entry).revisions
        told = {"activity": "act_1", "unit": "grp_1", "entry": entry, "values": values, "base": base, "ready": ready}
        return self.tells("ann", "save_entry", **told)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "hall.sqlite")
    yield made.furnished()
    made.close()


def row(id: str, **more: Any) -> Entry:
    own = {"sheet_id": SHEET, "activity_id": "act_1", "author_id": "per_ann", "entered_by": "per_ann"}
    return Entry(id=id, workshop_id=W, created_at="2021-09-23T01:00:00.000+00:00", **own, **more)


def test_RV3_a_returned_row_is_corrected_after_closing_and_its_neighbour_is_late(desk: Desk) -> None:
    desk.leads("close_activity", activity="act_1")
    assert desk.says(RATNA, "ent_a", "return", field="indikator", text="Sebut angkanya.")["ok"]
    remark = desk.all(Review, target_id="ent_a")[0]
    assert (remark.target, remark.quoted, remark.by, remark.seen) == ("cell", "cakupan", "per_ratna", VALID)
    assert desk.state("ent_a") == "returned"

    assert desk.writes("ent_a", indikator="cakupan air, %")["late"] is False
    assert desk.writes("ent_b", indikator="lain")["late"] is True
    assert desk.state("ent_a") == "resubmitted"
    assert (desk.get(Entry, "ent_a").values or {})["indikator"] == "cakupan air, %"
    assert (desk.get(Entry, "ent_b").values or {})["indikator"] == "cakupan"

    assert desk.accepts(WINDI, "ent_a", after=1)["ok"]
    assert desk.state("ent_a") == "accepted"
    assert desk.writes("ent_a", indikator="sesudah diterima")["late"] is True, "the door is closed again"


def test_RV3_text_stored_while_typing_is_one_correction_and_each_finishing_is_its_own(desk: Desk) -> None:
    desk.says(RATNA, "ent_a", "return", text="Perjelas.")
    desk.writes("ent_a", ready=None, indikator="cak")
    desk.writes("ent_a", ready=None, indikator="cakupan a")
    assert len([one for one in desk.all(Review, target_id="ent_a") if one.act == "correct"]) == 1
    desk.writes("ent_a", indikator="cakupan air")
    corrections = [one for one in desk.all(Review, target_id="ent_a") if one.act == "correct"]

    assert [one.seen["indikator"] for one in corrections] == ["cakupan a", "cakupan air"]
    assert {(one.by, one.round) for one in corrections} == {("per_ann", 1)}
    before = desk.seq()
    desk.writes("ent_a", indikator="cakupan air")
    assert desk.names(before) == [], "nothing changed, nothing said"


def test_RV3_a_group_answers_without_a_change(desk: Desk) -> None:
    assert desk.tells("ann", "answer_review", review="rev_x", entry="ent_a")["code"] == "nothing_to_answer"
    desk.says(RATNA, "ent_a", "return", text="Yakin?")
    assert desk.tells("bud", "answer_review", review="rev_x", entry="ent_a", text="Ya.")["code"] == "not_your_sheet"
    assert desk.tells("ann", "answer_review", review="rev_x", entry="ent_a", text="Ya, sudah dicek.")["ok"]

    assert desk.state("ent_a") == "resubmitted"
    assert desk.tells("ann", "answer_review", review="rev_x", entry="ent_a")["code"] == "review_exists"


def test_RV1_the_second_of_two_judgements_is_refused_and_overwrites_nothing(desk: Desk) -> None:
    assert desk.accepts(RATNA, "ent_a")["ok"]
    late = desk.says(WINDI, "ent_a", "return", text="Belum.")
    assert (late["code"], late["detail"]) == ("judged_meanwhile", "per_ratna")
    assert desk.state("ent_a") == "accepted"
    assert desk.says(WINDI, "ent_a", "comment", text="Bagus.")["ok"], "a comment is in nobody's way"
    assert desk.says(WINDI, "ent_a", "return", text="Belum.", after=1)["ok"]


def test_RV1_what_is_accepted_is_what_was_read(desk: Desk) -> None:
    read = desk.get(Entry, "ent_a").revision
    desk.writes("ent_a", indikator="lain sekali")
    assert desk.accepts(RATNA, "ent_a", revision=read)["code"] == "row_changed_meanwhile"
    assert desk.state("ent_a") == ""


def test_RV1_a_row_written_over_after_it_was_accepted_waits_for_the_assessor_again(desk: Desk) -> None:
    desk.accepts(RATNA, "ent_a")
    desk.writes("ent_a", ready=None, indikator="cak")
    desk.writes("ent_a", ready=None, indikator="cakupan lain")
    assert desk.state("ent_a") == "changed"
    accepted, change = sorted(desk.all(Review, target_id="ent_a"), key=lambda one: one.number)
    assert (change.act, change.by, change.seen["indikator"]) == ("correct", "per_ann", "cakupan lain")
    assert accepted.seen["indikator"] == "cakupan", "old and new stand side by side"

    assert desk.accepts(WINDI, "ent_a", after=1)["ok"]
    assert desk.state("ent_a") == "accepted"
    desk.writes("ent_a", indikator="lagi")
    desk.writes("ent_a", indikator="cakupan lain")
    assert desk.state("ent_a") == "accepted", "it reads again as it was accepted"


def test_RV1_late_text_let_in_after_the_acceptance_is_a_change_and_its_undoing_leaves_the_row_accepted(desk: Desk) -> None:
    desk.accepts(RATNA, "ent_a")
    desk.leads("close_activity", activity="act_1")
    desk.writes("ent_a", indikator="terlambat")
    assert desk.state("ent_a") == "accepted"
    line = int(desk.leads("let_in_entry", entry="ent_a")["seq"])
    assert desk.state("ent_a") == "changed"
    desk.leads("undo_act", line=line)
    assert (desk.get(Entry, "ent_a").values or {})["indikator"] == "cakupan"
    assert desk.state("ent_a") == "accepted"


def test_RV1_the_rest_is_accepted_but_for_what_was_changed_or_remarked_on(desk: Desk) -> None:
    desk.put(row("ent_c", state="ready", values=VALID), row("ent_d", state="ready", values=VALID))
    read = {id: desk.get(Entry, id).revision for id in ("ent_a", "ent_b", "ent_c", "ent_d", "ent_1")}
    desk.writes("ent_b", indikator="lain")
    desk.says(WINDI, "ent_c", "comment", text="Sebut tahunnya.", kind="add")
    desk.says(WINDI, "ent_d", "comment", text="Bagus.")
    ack = desk.tells(RATNA, "accept_rest", id="cmd_rest", sheet=SHEET, entries=read)

    assert sorted(ack["left"]) == ["ent_1", "ent_b", "ent_c"]
    assert desk.state("ent_a") == desk.state("ent_d") == "accepted", "a mere note keeps no row back"
    assert desk.tells(RATNA, "accept_rest", id="cmd_rest", sheet=SHEET, entries=read) == ack, "arrives twice"
    assert desk.tells(RATNA, "withdraw_reviews", reviews=ack["reviews"])["ok"]
    assert desk.state("ent_a") == ""


@pytest.mark.parametrize(
    ("scope", "may"),
    [
        ({"groups": ["grp_1"]}, True),
        ({"groups": ["grp_2"]}, False),
        ({"themes": ["governance"]}, True),
        ({"themes": ["living"]}, False),
        ({"organisations": ["org_a"]}, False),
    ],
)
def test_RV2_an_assessor_reviews_what_the_grant_reaches(desk: Desk, scope: dict[str, list[str]], may: bool) -> None:
    desk.put(row("ent_t", state="ready", values=VALID, parsed={"dimensi": "governance"}))
    desk.leads("scope_assessor", person="per_ratna", **scope)
    before = desk.seq()
    ack = desk.says(RATNA, "ent_t", "comment", text="Bagus.")

    assert ack.get("code") == (None if may else "outside_your_scope")
    assert may or desk.seq() == before
    assert desk.says(WINDI, "ent_t", "comment", text="Bagus.")["ok"], "whoever has no limits reviews everything"


def test_RV2_a_scope_names_what_the_workshop_has_and_goes_back_to_everything(desk: Desk) -> None:
    for wrong in ({"themes": ["x"]}, {"groups": ["x"]}, {"organisations": ["x"]}):
        assert not desk.tells(desk.lead, "scope_assessor", person="per_ratna", **wrong)["ok"]
    assert desk.tells(desk.lead, "scope_assessor", person="per_ann")["code"] == "not_an_assessor"
    desk.leads("scope_assessor", person="per_ratna", groups=["grp_2", "grp_2"])
    (grant,) = desk.all(Grant, person_id="per_ratna")
    assert grant.scope == {"groups": ["grp_2"]}
    desk.leads("scope_assessor", person="per_ratna")
    assert desk.all(Grant, person_id="per_ratna")[0].scope == {}


def test_RV2_an_assistant_writes_down_what_the_lead_says(desk: Desk) -> None:
    assert desk.says(WINDI, "ent_a", "comment", text="Satukan.", spoken_by="per_ratna")["ok"]
    (said,) = desk.all(Review, target_id="ent_a")
    assert (said.by, said.recorded_by) == ("per_ratna", "per_windi")
    assert desk.says(WINDI, "ent_a", "comment", text="x", spoken_by="per_ann")["code"] == "not_an_assessor"
    desk.leads("scope_assessor", person="per_ratna", groups=["grp_2"])
    assert desk.says(WINDI, "ent_a", "comment", text="x", spoken_by="per_ratna")["code"] == "not_an_assessor"


def test_RV3_a_review_taken_back_leaves_the_row_as_before(desk: Desk) -> None:
    desk.leads("close_activity", activity="act_1")
    desk.says(RATNA, "ent_a", "return", review="rev_back", text="Keliru.")
    assert desk.get(Entry, "ent_a").reopened
    assert desk.tells(WINDI, "withdraw_reviews", reviews=["rev_back"])["code"] == "not_allowed"
    assert desk.tells(RATNA, "withdraw_reviews", reviews=["rev_back"])["ok"]
    assert desk.tells(RATNA, "withdraw_reviews", reviews=["rev_back"])["ok"], "taken back stays taken back"

    assert desk.state("ent_a") == ""
    assert not desk.get(Entry, "ent_a").reopened
    assert desk.writes("ent_a", indikator="lain")["late"] is True


def test_RV3_postponed_and_reopened_are_one_step_behind(desk: Desk) -> None:
    desk.says(RATNA, "ent_a", "postpone")
    assert desk.state("ent_a") == "postponed"
    desk.accepts(RATNA, "ent_a", after=1)
    desk.says(RATNA, "ent_a", "reopen", after=2)
    assert desk.state("ent_a") == ""


def test_RV3_a_sheet_returned_as_a_whole_is_open_again_until_accepted(desk: Desk) -> None:
    desk.leads("close_activity", activity="act_1")
    told = {"sheet": SHEET, "text": "Satuan tiap sasaran?"}
    assert desk.tells(RATNA, "review_sheet", review="rev_s", act="return", **told)["ok"]
    assert desk.get(Sheet, SHEET).reopened
    assert desk.writes("ent_b", indikator="lain")["late"] is False
    assert desk.tells("ann", "mark_done", activity="act_1", unit="grp_1")["ok"]
    assert state_of(desk.all(Review, target_id=SHEET)) == "resubmitted"
    assert desk.tells(WINDI, "review_sheet", review="rev_t", act="accept", sheet=SHEET)["code"] == "judged_meanwhile"
    assert desk.tells(WINDI, "review_sheet", review="rev_t", act="accept", sheet=SHEET, after=1)["ok"]
    assert not desk.get(Sheet, SHEET).reopened


def test_RV3_a_sheet_marked_done_is_handed_in_again_by_one_press(desk: Desk) -> None:
    desk.tells("ann", "mark_done", activity="act_1", unit="grp_1")
    before = desk.seq()
    desk.tells("ann", "mark_done", activity="act_1", unit="grp_1")
    assert desk.names(before) == [], "done is done while nobody returned it"
    desk.tells(RATNA, "review_sheet", review="rev_s", act="return", sheet=SHEET, text="Sudah dicek?")
    for _ in range(2):
        assert desk.tells("ann", "mark_done", activity="act_1", unit="grp_1")["ok"]
    assert state_of(desk.all(Review, target_id=SHEET)) == "resubmitted"
    assert [one.act for one in desk.all(Review, target_id=SHEET)] == ["return", "correct"]


def test_RV3_of_a_sheet_returned_as_a_whole_each_changed_row_shows_old_and_new_and_is_judged_by_itself(desk: Desk) -> None:
    desk.leads("close_activity", activity="act_1")
    desk.tells(RATNA, "review_sheet", review="rev_s", act="return", sheet=SHEET, text="Satuan tiap sasaran?")
    desk.writes("ent_a", ready=None, indikator="cakupan b")
    desk.writes("ent_a", indikator="cakupan air")
    asked, first, last = sorted(desk.all(Review, target_id="ent_a"), key=lambda one: one.number)

    assert (asked.act, asked.by, asked.text, asked.seen["indikator"]) == (
        "return",
        "per_ratna",
        "Satuan tiap sasaran?",
        "cakupan",
    )
    assert [one.seen["indikator"] for one in (first, last)] == ["cakupan b", "cakupan air"]
    assert (desk.state("ent_a"), desk.state("ent_b")) == ("resubmitted", "")
    assert desk.accepts(RATNA, "ent_a", after=1)["ok"]
    assert not desk.get(Entry, "ent_a").reopened
    assert desk.tells(RATNA, "withdraw_reviews", reviews=["rev_s"])["ok"]
    assert desk.state("ent_a") == "accepted"


def test_RV3_a_sheets_return_taken_back_goes_from_its_rows_too(desk: Desk) -> None:
    desk.leads("close_activity", activity="act_1")
    desk.tells(RATNA, "review_sheet", review="rev_s", act="return", sheet=SHEET, text="Keliru.")
    desk.writes("ent_a", indikator="cakupan air")
    desk.tells(RATNA, "withdraw_reviews", reviews=["rev_s"])

    assert (desk.state("ent_a"), desk.get(Entry, "ent_a").reopened, desk.get(Sheet, SHEET).reopened) == ("", False, False)
    assert desk.writes("ent_a", indikator="lagi")["late"] is True


def test_RV2_a_grant_that_ends_at_a_theme_returns_the_rows_of_that_theme_and_opens_no_other(desk: Desk) -> None:
    own = {"state": "ready", "values": VALID, "draft": VALID, "parsed": {"dimensi": "governance"}}
    desk.put(row("ent_t", **own), row("ent_u", **(own | {"parsed": {"dimensi": "living"}})), row("ent_v", **own))
    desk.leads("scope_assessor", person="per_ratna", themes=["governance"])
    desk.accepts(RATNA, "ent_v")
    desk.leads("close_activity", activity="act_1")
    told = {"sheet": SHEET, "act": "return", "text": "Lengkapi."}
    ack = desk.tells(RATNA, "review_sheet", review="rev_s", **told)

    assert (sorted(set(ack["entries"]) - {"ent_a", "ent_b"}), len(ack["reviews"])) == (["ent_t"], len(ack["entries"]))
    assert (desk.state("ent_t"), desk.state("ent_u"), desk.state("ent_v")) == ("returned", "", "accepted")
    assert not desk.get(Sheet, SHEET).reopened
    assert desk.writes("ent_t", indikator="lain")["late"] is False
    assert desk.writes("ent_u", indikator="lain")["late"] is True
    assert desk.tells(RATNA, "withdraw_reviews", reviews=ack["reviews"])["ok"]
    assert desk.state("ent_t") == ""
    desk.leads("scope_assessor", person="per_ratna", themes=["branding"])
    assert desk.tells(RATNA, "review_sheet", review="rev_t", **told)["code"] == "outside_your_scope"
    desk.tells(WINDI, "review_sheet", review="rev_w", **told)
    accepts = {"sheet": SHEET, "act": "accept", "after": 1}
    desk.leads("scope_assessor", person="per_ratna", themes=["governance"])
    assert desk.tells(RATNA, "review_sheet", review="rev_x", **accepts)["code"] == "outside_your_scope"
    assert desk.tells(WINDI, "review_sheet", review="rev_x", **accepts)["ok"]
    desk.leads("scope_assessor", person="per_ratna", groups=["grp_1"], themes=["branding"])
    assert desk.tells(RATNA, "review_sheet", review="rev_u", **told, after=2)["ok"]
    assert desk.get(Sheet, SHEET).reopened, "whose group it is reaches all of it"


def test_RV2_a_persons_row_stands_with_every_organisation_the_person_has_a_seat_of(desk: Desk) -> None:
    (seat,) = desk.all(Seat, person_id="per_ann")
    desk.put(replace(seat, id="sea_second", organisation_id="org_b", status="aside"))
    sheet = Sheet(id="sht_own", workshop_id=W, activity_id="act_1", unit="person", unit_id="per_ann")
    desk.put(sheet)
    with desk.store.reading() as reader:
        place = place_of(reader, sheet)
    assert all(covers({"organisations": [one]}, place) for one in ("org_a", "org_b"))
    assert not covers({"organisations": ["org_c"]}, place)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"act": "return"}, "missing_required"),
        ({"act": "comment", "text": " "}, "missing_required"),
        ({"act": "comment", "text": "x" * 2_001}, "too_long"),
        ({"act": "correct", "text": "x"}, "wrong_choice"),
        ({"act": "return", "text": "x", "private": True}, "wrong_choice"),
        ({"act": "comment", "text": "x", "kind": "hapus"}, "wrong_choice"),
        ({"act": "comment", "text": "x", "theme": "x"}, "wrong_choice"),
        ({"act": "comment", "text": "x", "field": "x"}, "unknown_field"),
        ({"act": "comment", "text": "x", "entry": "ent_1"}, "row_not_ready"),
        ({"act": "comment", "text": "x", "entry": "ent_x"}, "unknown_entry"),
        ({"act": "comment", "text": "x", "review": "not an id"}, "malformed_id"),
    ],
)
def test_a_review_that_says_nothing_or_means_nothing_leaves_no_trace(desk: Desk, more: dict[str, Any], code: str) -> None:
    before = desk.seq()
    assert desk.tells(RATNA, "review_entry", **({"review": "rev_n", "entry": "ent_a"} | more))["code"] == code
    assert desk.seq() == before


def test_VS4_rows_of_a_secret_sheet_are_not_reviewed(desk: Desk) -> None:
    desk.put(replace(desk.get(Activity, "act_1"), secret=True))
    assert desk.says(RATNA, "ent_a", "comment", text="x")["code"] == "secret_sheet"
