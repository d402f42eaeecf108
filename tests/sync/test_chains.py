"""CH1 and CH2 by machine: two facilitators carry, take back and carry again while groups write, assessors judge and rows are
withdrawn.  Whatever happened, a source is one row at most, and a carried row changes only by a hand: whatever
a hand touched comes back as it stands."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

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
    """`says`: source → the carried row's text as a person would keep it; `linked`: those that count as carried; `withdrawn`:
    those that stand nowhere; `touched`: those a hand wrote in, withdrew or restored."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.made = Made(Path(shutil.copy(furnished(), self.folder / "hall.sqlite")))
        self.made.lead = self.made.store.write(lambda tx: hosting.enter(tx, W))["token"]
        self.says: dict[str, str] = {}
        self.linked: set[str] = set()
        self.withdrawn: set[str] = set()
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

    @initialize(text=texts, who=facilitator)
    def the_hall_is_at_work(self, text: str, who: str) -> None:
        for source in ("ent_1", "ent_2"):
            self.saves("act_1", source, text)
        self.somebody_carries(["ent_1", "ent_2"], who)

    @rule(source=sources, text=texts)
    def a_group_writes(self, source: str, text: str) -> None:
        self.saves("act_1", source, text)

    @rule(source=sources, back=st.booleans())
    def a_group_withdraws_or_restores(self, source: str, back: bool) -> None:
        self.made.tells("ann", "restore_entry" if back else "withdraw_entry", entry=source)

    @rule(chosen=st.lists(sources, min_size=1, unique=True), who=facilitator)
    def somebody_carries(self, chosen: list[str], who: str) -> None:
        act = f"cry_{len(self.acts)}"
        counting = [one for one in chosen if (row := self.entry(one)) is not None and counts(row)]
        fresh = [one for one in counting if one not in self.says or one not in self.linked | self.touched]
        rows = [{"kind": "entry", "id": one, "unit": "grp_1"} for one in chosen]
        ack = self.made.tells(who, "carry_rows", carrying=act, activity="act_2", rows=rows)
        assert ack["ok"] and len(ack["carried"]) == len(fresh)
        self.acts[act] = fresh
        self.withdrawn -= {one for one in counting if one not in self.linked}
        self.linked |= set(counting)
        for one in fresh:
            row = self.entry(one)
            assert row is not None and row.values is not None
            self.says[one] = row.values["ide"]

    @rule(source=sources, text=texts)
    def a_group_writes_in_a_carried_row_standing_or_taken_back(self, source: str, text: str) -> None:
        if source in self.says and self.says[source] != text:
            self.saves("act_2", carried_id("act_2", "entry", source), text)
            self.says[source] = text
            self.touched.add(source)

    @rule(source=sources, back=st.booleans())
    def a_group_withdraws_or_restores_a_carried_row(self, source: str, back: bool) -> None:
        command = "restore_entry" if back else "withdraw_entry"
        ack = self.made.tells("ann", command, entry=carried_id("act_2", "entry", source))
        assert ack["ok"] == (source in self.says and (source in self.withdrawn) == back)
        if ack["ok"]:
            self.withdrawn ^= {source}
            self.touched.add(source)

    @rule(place=st.integers(0, 20), who=facilitator)
    def somebody_takes_an_act_back(self, place: int, who: str) -> None:
        made = [act for act, fresh in self.acts.items() if fresh]
        if not made:
            return
        act = made[place % len(made)]
        ack = self.made.tells(who, "undo_carrying", carrying=act)
        assert ack["ok"]
        untouched = set(self.acts[act]) - self.touched
        self.linked -= untouched
        self.withdrawn |= untouched
        self.acts[act] = []

    @invariant()
    def CH1_a_source_is_one_row_and_says_what_a_hand_last_said(self) -> None:
        rows = {source: self.entry(carried_id("act_2", "entry", source)) for source in self.says}

        assert {one.id for one in self.made.all(Entry, activity_id="act_2")} == {row.id for row in rows.values() if row}
        assert {source: row.draft["ide"] for source, row in rows.items() if row} == self.says
        assert not any(row.rivals for row in rows.values() if row)

    @invariant()
    def CH2_what_was_taken_back_stands_nowhere_until_a_hand_or_a_carrying_restores_it(self) -> None:
        rows = self.made.all(Entry, activity_id="act_2")
        gone = {carried_id("act_2", "entry", source) for source in self.withdrawn}

        assert {one.id for one in rows if one.state == "withdrawn"} == gone
        assert {one.source_id for one in self.made.all(Lineage) if not one.withdrawn} == self.linked
        assert {one.id for one in self.made.all(Carrying) if not one.undone} == {act for act, fresh in self.acts.items() if fresh}


def test_CH1_CH2_hold_whatever_two_facilitators_and_a_group_do() -> None:
    quick = settings(max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Travelling, settings=quick)
