"""Rows merged across groups, organisations and activities, and every way back (EN4)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W
from tests.service.test_rights import furnish
from workshop.domain.activities import Activity
from workshop.domain.clusters import living, source_id, standing
from workshop.domain.entries import Entry
from workshop.domain.groups import Group
from workshop.domain.judgements import Cluster, Source
from workshop.domain.sheets import Sheet, sheet_id

RATNA = "the-secret-of-ratnas-link-1"
VALUES = {"dimensi": "governance", "sub_dimensi": "governance.layanan", "sasaran": "Air bersih", "indikator": "cakupan"}


class Board(Made):
    """Rows of two groups in two activities of one worksheet; Ratna assesses."""

    def furnished(self) -> "Board":
        self.make()
        self.at("10:00")
        furnish(self)
        self.leads("add_staff", person="per_ratna", name="Ratna", role="assessor", secret=RATNA)
        self.leads("open_activity", activity="act_next")
        self.leads("save_activity", activity="act_secret", worksheet="wsh_1", unit="group", grouping="grg_1")
        self.put(replace(self.get(Activity, "act_secret"), secret=True))
        self.leads("add_worksheet", worksheet="wsh_other", key="t3_inovasi")
        self.leads("save_activity", activity="act_other", worksheet="wsh_other", unit="group", grouping="grg_1")
        for activity in ("act_1", "act_next", "act_secret", "act_other"):
            self.put(*(a_sheet(activity, group) for group in ("grp_1", "grp_2")))
        self.put(a_row("ent_a", "act_1", "grp_1", "per_ann"), a_row("ent_b", "act_1", "grp_2", "per_bud"))
        self.put(a_row("ent_c", "act_next", "grp_2", "per_bud"), a_row("ent_d", "act_next", "grp_1", "per_ann", state="draft"))
        self.put(a_row("ent_secret", "act_secret", "grp_1", "per_ann"), a_row("ent_other", "act_other", "grp_1", "per_ann"))
        return self

    def merges(self, *entries: str, who: str = "", **more: Any) -> dict[str, Any]:
        told = {"cluster": "clu_a", "title": "Air bersih", "entries": list(entries)} | more
        return self.tells(who or self.lead, "make_cluster", **told)

    def within(self, cluster: str = "clu_a") -> list[str]:
        return sorted(one.entry_id for one in self.all(Source, cluster_id=cluster, withdrawn=False))

    def stands_in(self, entry: str) -> str | None:
        found = living({one.id: one for one in self.all(Cluster)}, self.all(Source)).get(entry)
        return found.cluster_id if found else None


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    made = Board(tmp_path / "hall.sqlite")
    yield made.furnished()
    made.close()


def a_sheet(activity: str, group: str) -> Sheet:
    return Sheet(id=sheet_id(activity, group), workshop_id=W, activity_id=activity, unit="group", unit_id=group)


def a_row(id: str, activity: str, group: str, author: str, **more: Any) -> Entry:
    own = {"sheet_id": sheet_id(activity, group), "activity_id": activity, "author_id": author, "entered_by": author}
    told = {"state": "ready", "draft": VALUES, "values": VALUES, "parsed": VALUES}
    return Entry(id=id, workshop_id=W, created_at="2021-09-23T01:00:00.000+00:00", **(own | told | more))


def test_EN4_rows_of_two_groups_and_two_activities_stand_under_one_title_and_stay_as_they_were(board: Board) -> None:
    before = {id: board.get(Entry, id) for id in ("ent_a", "ent_b", "ent_c")}
    assert board.merges("ent_a", "ent_b", "ent_c", who=RATNA, note="Tiga kelompok sepakat")["ok"]

    cluster = board.get(Cluster, "clu_a")
    assert (cluster.worksheet_id, cluster.by, cluster.note) == ("wsh_1", "per_ratna", "Tiga kelompok sepakat")
    assert cluster.places["dimensi"] == "governance"
    assert board.within() == ["ent_a", "ent_b", "ent_c"]
    assert {id: board.get(Entry, id) for id in before} == before


def test_EN4_the_second_who_merges_a_row_is_told_where_it_is(board: Board) -> None:
    assert board.merges("ent_a", "ent_b")["ok"]
    late = board.merges("ent_b", "ent_c", who=RATNA, cluster="clu_b")

    assert (late["code"], late["detail"]) == ("row_in_a_cluster", "clu_a")
    assert (board.stands_in("ent_c"), board.all(Cluster, id="clu_b")) == (None, [])


def test_EN4_a_row_goes_and_comes_back_as_the_same_source(board: Board) -> None:
    board.merges("ent_a", "ent_b")
    first = board.get(Source, source_id("clu_a", "ent_b"))
    board.leads("leave_cluster", cluster="clu_a", entries=["ent_b"])
    seq = board.seq()
    board.leads("leave_cluster", cluster="clu_a", entries=["ent_b"])
    assert (board.within(), board.seq()) == (["ent_a"], seq), "gone already, nothing more is written"

    board.leads("join_cluster", cluster="clu_a", entries=["ent_b"])
    assert board.within() == ["ent_a", "ent_b"]
    assert board.get(Source, first.id).cluster_id == first.cluster_id


def test_EN4_a_dissolved_cluster_comes_back_without_what_stands_elsewhere_by_then(board: Board) -> None:
    board.merges("ent_a", "ent_b", "ent_c")
    board.leads("dissolve_cluster", cluster="clu_a")
    assert board.stands_in("ent_a") is None
    assert board.tells(board.lead, "join_cluster", cluster="clu_a", entries=["ent_1"])["code"] == "cluster_dissolved"
    board.merges("ent_b", "ent_like", cluster="clu_b")

    assert board.leads("dissolve_cluster", cluster="clu_a", dissolved=False)["left"] == ["ent_b"]
    assert (board.within("clu_a"), board.stands_in("ent_b")) == (["ent_a", "ent_c"], "clu_b")
    assert board.leads("dissolve_cluster", cluster="clu_a", dissolved=False)["left"] == []


def test_EN4_two_clusters_become_one_and_are_two_again(board: Board) -> None:
    board.merges("ent_a", "ent_b")
    board.merges("ent_c", "ent_like", cluster="clu_b")
    board.leads("join_cluster", cluster="clu_a", clusters=["clu_b"], entries=["ent_ready"])
    assert board.within() == ["ent_a", "ent_b", "ent_c", "ent_like", "ent_ready"]

    board.leads("leave_cluster", cluster="clu_a", entries=["ent_c", "ent_like", "ent_ready"])
    assert board.leads("dissolve_cluster", cluster="clu_b", dissolved=False)["left"] == []
    assert (board.within("clu_a"), board.within("clu_b")) == (["ent_a", "ent_b"], ["ent_c", "ent_like"])


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        (["ent_a"], "too_few_items"),
        ([], "missing_required"),
        (["ent_a", "ent_a"], "twice_the_same"),
        (["ent_a", "ent_d"], "row_not_ready"),
        (["ent_a", "ent_secret"], "secret_sheet"),
        (["ent_a", "ent_other"], "other_worksheet"),
        (["ent_a", "ent_nowhere"], "unknown_entry"),
    ],
)
def test_EN4_what_cannot_be_merged_is_refused_whole(board: Board, entries: list[str], code: str) -> None:
    seq = board.seq()
    assert board.merges(*entries)["code"] == code
    assert board.seq() == seq


def test_a_clusters_words_are_those_of_whoever_read_it_last(board: Board) -> None:
    board.merges("ent_a", "ent_b")
    read = board.get(Cluster, "clu_a").revision
    told = {"cluster": "clu_a", "revision": read, "title": "Air bersih untuk semua", "places": {"dimensi": "living"}}
    board.leads("save_cluster", **told)
    assert board.tells(RATNA, "save_cluster", **told)["code"] == "cluster_changed"
    now = board.get(Cluster, "clu_a")
    assert (now.title, now.places) == ("Air bersih untuk semua", {"dimensi": "living"})

    told["revision"] = now.revision
    assert board.tells(RATNA, "save_cluster", **(told | {"places": {"dimensi": "nowhere"}}))["code"] == "wrong_choice"
    assert board.tells(RATNA, "save_cluster", **(told | {"places": {"sasaran": "x"}}))["code"] == "unknown_field"


def test_RV2_an_assessor_merges_only_what_the_grant_reaches(board: Board) -> None:
    board.put(replace(board.get(Group, "grp_1"), theme="living"))
    board.leads("scope_assessor", person="per_ratna", groups=["grp_2"])
    assert board.merges("ent_a", "ent_b", who=RATNA)["code"] == "outside_your_scope"
    assert board.merges("ent_b", "ent_c", who=RATNA)["ok"]
    board.leads("join_cluster", cluster="clu_a", entries=["ent_a"])

    for name, more in (("dissolve_cluster", {}), ("leave_cluster", {"entries": ["ent_a"]})):
        assert board.tells(RATNA, name, cluster="clu_a", **more)["code"] == "outside_your_scope"
    assert board.tells(RATNA, "leave_cluster", cluster="clu_a", entries=["ent_b"])["ok"]


@pytest.mark.parametrize(
    ("change", "review", "word"),
    [
        ({}, "", "counted"),
        ({}, "resubmitted", "counted"),
        ({}, "returned", "returned"),
        ({"state": "withdrawn"}, "accepted", "withdrawn"),
        ({"late": True}, "", "late"),
        ({"state": "draft", "values": None}, "", "draft"),
    ],
)
def test_EN4_a_row_that_no_longer_counts_stays_a_source_and_is_marked(change: dict[str, Any], review: str, word: str) -> None:
    assert standing(replace(a_row("ent_a", "act_1", "grp_1", "per_ann"), **change), review) == word
    assert standing(None, "") == "withdrawn"


def test_EN4_CL7_acts_on_clusters_are_taken_back_out_of_the_history(board: Board) -> None:
    def takes_back(name: str) -> None:
        with board.store.reading() as reader:
            line = max(change.seq for change in reader.changes_since(W, 0) if change.name == name)
        board.leads("undo_act", line=line)

    board.merges("ent_a", "ent_b")
    board.merges("ent_c", "ent_like", cluster="clu_b")
    board.leads("join_cluster", cluster="clu_a", clusters=["clu_b"], entries=["ent_free"])
    takes_back("source_joined")
    assert (board.within("clu_a"), board.within("clu_b"), board.stands_in("ent_c")) == (
        ["ent_a", "ent_b"],
        ["ent_c", "ent_like"],
        "clu_b",
    )
    board.leads("leave_cluster", cluster="clu_a", entries=["ent_b"])
    takes_back("source_left")
    assert board.within("clu_a") == ["ent_a", "ent_b"]
    board.leads("dissolve_cluster", cluster="clu_b")
    takes_back("cluster_dissolved")
    assert board.stands_in("ent_c") == "clu_b"
    board.leads("save_cluster", cluster="clu_a", revision=board.get(Cluster, "clu_a").revision, title="Lain")
    takes_back("cluster_saved")
    assert board.get(Cluster, "clu_a").title == "Air bersih"
    takes_back("cluster_made")
    assert board.stands_in("ent_a") == "clu_a", "the later of two mergings"
    assert board.stands_in("ent_c") is None
