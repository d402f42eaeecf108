"""EN4, CM1 by machine: two people merge, undo, take out and bring back at the same time, rows are withdrawn and restored beneath
them, commands come twice.  No row is lost, none stands in two clusters, and the journal folds to the tables (CL5)."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests.made import W, copied
from tests.service.test_clustering import RATNA, Board, a_row
from workshop.domain.clusters import living
from workshop.domain.entries import Entry
from workshop.domain.judgements import Cluster, Source

ROWS = tuple(f"ent_m{number}" for number in range(6))
NAMES = ("clu_x", "clu_y", "clu_z")

row = st.sampled_from(ROWS)
rows = st.lists(row, min_size=1, max_size=4, unique=True)
cluster = st.sampled_from(NAMES)


class Merging(RuleBasedStateMachine):
    """`members`: cluster → rows as a person would note them down, also of a dissolved one."""

    made_file: Path
    lead: str

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.board = Board(copied(self.made_file, self.folder / "hall.sqlite"))
        self.board.lead = self.lead
        self.began = self.board.seq()
        self.texts = {id: self.board.get(Entry, id).values for id in ROWS}
        self.members: dict[str, set[str]] = {}
        self.dissolved: set[str] = set()
        self.gone: set[str] = set()
        self.sent: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = []

    def teardown(self) -> None:
        self.board.close()
        shutil.rmtree(self.folder)

    def tells(self, who: bool, name: str, **payload: Any) -> dict[str, Any]:
        token, id = (RATNA if who else self.lead), f"cmd_machine_{len(self.sent)}"
        answer = self.board.tells(token, name, id=id, **payload)
        self.sent.append((token, name, {"id": id, **payload}, answer))
        return answer

    def home(self, entry: str) -> str | None:
        return next((name for name, held in self.members.items() if entry in held and name not in self.dissolved), None)

    def may_come(self, entries: list[str], name: str) -> bool:
        return all(entry not in self.gone and self.home(entry) in (None, name) for entry in entries)

    @rule(who=st.booleans(), name=cluster, entries=rows)
    def merges(self, who: bool, name: str, entries: list[str]) -> None:
        may = name not in self.members and len(entries) > 1 and self.may_come(entries, name)
        assert self.tells(who, "make_cluster", cluster=name, title=name, entries=entries)["ok"] == may
        if may:
            self.members[name] = set(entries)

    @rule(who=st.booleans(), name=cluster, entries=rows)
    def brings_in(self, who: bool, name: str, entries: list[str]) -> None:
        may = name in self.members and name not in self.dissolved and self.may_come(entries, name)
        assert self.tells(who, "join_cluster", cluster=name, entries=entries)["ok"] == may
        if may:
            self.members[name] |= set(entries)

    @rule(who=st.booleans(), name=cluster, other=cluster)
    def merges_two_clusters(self, who: bool, name: str, other: str) -> None:
        both = name in self.members and other in self.members and not {name, other} & self.dissolved
        may = both and name != other
        assert self.tells(who, "join_cluster", cluster=name, clusters=[other])["ok"] == may
        if may:
            self.members[name] |= self.members[other]
            self.dissolved.add(other)

    @rule(who=st.booleans(), name=cluster, entries=rows)
    def takes_out(self, who: bool, name: str, entries: list[str]) -> None:
        answer = self.tells(who, "leave_cluster", cluster=name, entries=entries)
        if answer["ok"]:
            self.members[name] -= set(entries)
        else:
            assert answer["code"] in ("unknown_source", "unknown_cluster")

    @rule(who=st.booleans(), name=cluster, dissolved=st.booleans())
    def dissolves_or_brings_back(self, who: bool, name: str, dissolved: bool) -> None:
        answer = self.tells(who, "dissolve_cluster", cluster=name, dissolved=dissolved)
        assert answer["ok"] == (name in self.members)
        if answer["ok"] and not dissolved and name in self.dissolved:
            elsewhere = {entry for entry in self.members[name] if self.home(entry) is not None}
            assert set(answer["left"]) == elsewhere
            self.members[name] -= elsewhere
            self.dissolved.discard(name)
        elif answer["ok"] and dissolved:
            self.dissolved.add(name)

    @rule(entry=row)
    def a_row_is_withdrawn_or_restored(self, entry: str) -> None:
        name = "restore_entry" if entry in self.gone else "withdraw_entry"
        assert self.tells(False, name, entry=entry)["ok"]
        self.gone ^= {entry}

    @precondition(lambda self: self.sent)
    @rule(pick=st.integers(0, 10_000))
    def arrives_twice(self, pick: int) -> None:
        token, name, payload, first = self.sent[pick % len(self.sent)]
        if first["ok"]:
            seq = self.board.seq()
            assert self.board.tells(token, name, **payload) == first
            assert self.board.seq() == seq

    @invariant()
    def every_row_is_where_the_notes_have_it_and_reads_as_it_did(self) -> None:
        held: dict[str, set[str]] = {name: set() for name in self.members}
        for source in self.board.all(Source, withdrawn=False):
            if source.cluster_id in held:
                held[source.cluster_id].add(source.entry_id)
        assert held == self.members
        clusters, sources = {one.id: one for one in self.board.all(Cluster)}, self.board.all(Source, withdrawn=False)
        assert {name for name in self.members if clusters[name].withdrawn} == self.dissolved
        homes = [source.entry_id for source in sources if not clusters[source.cluster_id].withdrawn]
        assert len(homes) == len(set(homes)), "no row in two clusters"
        stands = {entry: source.cluster_id for entry, source in living(clusters, sources).items() if entry in ROWS}
        assert stands == {entry: home for entry in ROWS if (home := self.home(entry)) is not None}
        assert {id: self.board.get(Entry, id).values for id in ROWS} == self.texts

    @invariant()
    def CL5_the_journal_folds_to_the_tables(self) -> None:
        with self.board.store.reading() as reader:
            lines = reader.changes_since(W, self.began)
        last = {(line.object.type, line.object.id): line.object for line in lines}
        for kind in (Cluster, Source):
            for thing in self.board.all(kind):
                assert last.get((thing.type, thing.id), thing) == thing


def test_EN4_CM1_CL5_whatever_two_people_merge_and_undo_no_row_is_lost(tmp_path: Path) -> None:
    made = Board(tmp_path / "hall.sqlite").furnished()
    made.put(*(a_row(id, "act_1" if number % 2 else "act_next", "grp_1", "per_ann") for number, id in enumerate(ROWS)))
    made.close()
    Merging.made_file, Merging.lead = made.store.path, made.lead
    quick = settings(max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Merging, settings=quick)  # type: ignore[no-untyped-call]
