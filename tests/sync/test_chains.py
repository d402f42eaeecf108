"""CH1 and CH2 by machine: two facilitators carry, take back and carry again while groups write, assessors judge and rows are
withdrawn.  Whatever happened, a source is one row at most, and a carried row changes only by a hand."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.made import Made, W
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.chains import Carrying, Lineage, carried_id
from workshop.domain.entries import Entry, counts
from workshop.domain.groups import Group, Grouping, Membership, membership_id
from workshop.service import hosting

IDEA = {"key": "t_ide", "title_id": "Ide", "title_en": "Idea", "unit": "group"}
TEXT = {"id": "ide", "label_id": "Ide", "label_en": "Idea", "type": "text", "required": True}
PLAN = {"key": "t_aksi", "title_id": "Aksi", "title_en": "Action", "unit": "group", "carry_from": ["t_ide"]}
SECRETS = ("the-secret-of-one-facilitator", "the-secret-of-the-other-one")

sources = st.sampled_from(["ent_1", "ent_2", "ent_3"])
texts = st.sampled_from(["air bersih", "listrik desa", "jalan tani"])
facilitator = st.sampled_from(SECRETS)


@cache
def furnished() -> Path:
    made = Made(Path(tempfile.mkdtemp()) / "hall.sqlite").make()
    made.at("10:00")
    made.seats("ann", "a")
    made.put(
        Grouping(id="grg_1", workshop_id=W, key="satu", title="Satu"),
        Group(id="grp_1", workshop_id=W, grouping_id="grg_1", number=1),
        Membership(id=membership_id("grg_1", "sea_ann"), workshop_id=W, grouping_id="grg_1", seat_id="sea_ann", group_id="grp_1"),
    )
    for activity, design in (("act_1", IDEA), ("act_2", PLAN)):
        made.put(Worksheet(id=f"wsh_{activity}", workshop_id=W, key=str(design["key"]), definition={**design, "fields": [TEXT]}))
        made.put(Activity(id=activity, workshop_id=W, worksheet_id=f"wsh_{activity}", unit="group", grouping_id="grg_1"))
        made.leads("open_activity", activity=activity)
    for number, secret in enumerate(SECRETS):
        made.leads("add_staff", person=f"per_lead{number}", name=f"Lead {number}", role="cofacilitator", secret=secret)
    made.close()
    return made.store.path


class Travelling(RuleBasedStateMachine):
    """`stands`: source → the carried row's text as a person would keep it; `touched`: rows somebody wrote in since."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.made = Made(Path(shutil.copy(furnished(), self.folder / "hall.sqlite")))
        self.made.lead = self.made.store.write(lambda tx: hosting.enter(tx, W))["token"]
        self.stands: dict[str, str] = {}
        self.touched: set[str] = set()
        self.acts: dict[str, list[str]] = {}

    def teardown(self) -> None:
        self.made.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def entry(self, id: str) -> Entry | None:
        return next(iter(self.made.all(Entry, id=id)), None)

    def saves(self, activity: str, id: str, text: str) -> None:
        base = before.revisions if (before := self.entry(id)) else {}
        told = {"activity": activity, "unit": "grp_1", "entry": id, "values": {"ide": text}, "base": base}
        assert self.made.tells("ann", "save_entry", **told)["ok"]

    @rule(source=sources, text=texts)
    def a_group_writes(self, source: str, text: str) -> None:
        self.saves("act_1", source, text)

    @rule(source=sources, back=st.booleans())
    def a_group_withdraws_or_restores(self, source: str, back: bool) -> None:
        self.made.tells("ann", "restore_entry" if back else "withdraw_entry", entry=source)

    @rule(chosen=st.lists(sources, min_size=1, unique=True), who=facilitator)
    def somebody_carries(self, chosen: list[str], who: str) -> None:
        act = f"cry_{len(self.acts)}"
        fresh = [one for one in chosen if one not in self.stands and (row := self.entry(one)) is not None and counts(row)]
        rows = [{"kind": "entry", "id": one, "unit": "grp_1"} for one in chosen]
        ack = self.made.tells(who, "carry_rows", carrying=act, activity="act_2", rows=rows)
        assert ack["ok"] and len(ack["carried"]) == len(fresh)
        self.acts[act] = fresh
        for one in fresh:
            row = self.entry(one)
            assert row is not None and row.values is not None
            self.stands[one] = row.values["ide"]
            self.touched.discard(one)

    @rule(source=sources, text=texts)
    def a_group_writes_in_a_carried_row(self, source: str, text: str) -> None:
        if source in self.stands and self.stands[source] != text:
            self.saves("act_2", carried_id("act_2", "entry", source), text)
            self.stands[source] = text
            self.touched.add(source)

    @rule(place=st.integers(0, 20), who=facilitator)
    def somebody_takes_an_act_back(self, place: int, who: str) -> None:
        made = [act for act, fresh in self.acts.items() if fresh]
        if not made:
            return
        act = made[place % len(made)]
        ack = self.made.tells(who, "undo_carrying", carrying=act)
        if ack["ok"]:
            for one in self.acts[act]:
                if one not in self.touched:
                    self.stands.pop(one, None)
            self.acts[act] = []
        else:
            assert ack["code"] == "already_undone"

    @invariant()
    def CH1_a_source_is_one_row_and_says_what_a_hand_last_said(self) -> None:
        lineages = [one for one in self.made.all(Lineage) if not one.withdrawn]
        living = {one.source_id: self.entry(one.entry_id) for one in lineages}

        assert len(lineages) == len(living) and living.keys() == self.stands.keys()
        assert {id: row.draft["ide"] for id, row in living.items() if row} == self.stands

    @invariant()
    def CH2_what_was_taken_back_stands_nowhere(self) -> None:
        gone = [one.entry_id for one in self.made.all(Lineage) if one.withdrawn]

        assert all((row := self.entry(id)) is not None and row.state == "withdrawn" for id in gone)
        assert {one.id for one in self.made.all(Carrying) if not one.undone} == {act for act, fresh in self.acts.items() if fresh}


def test_CH1_CH2_hold_whatever_two_facilitators_and_a_group_do() -> None:
    quick = settings(max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Travelling, settings=quick)
