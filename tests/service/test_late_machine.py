"""EN2 by machine: whoever writes in time or late, in whatever order, a row counts as a person with a pencil would have it."""

import itertools
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.hall import SASARAN
from tests.made import Made, W, copied
from workshop.domain.activities import Worksheet
from workshop.domain.entries import Entry, counts
from workshop.domain.groups import Group, Grouping, Membership, membership_id

FIELDS = ("sasaran", "satuan")
ROW = {"activity": "act_1", "unit": "grp_1", "entry": "ent_1"}
texts = st.sampled_from(("satu", "dua", "tiga"))


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Ann sits where the sheet is, Bud has left it."""
    made = Made(tmp_path_factory.mktemp("late") / "hall.sqlite").make()
    made.at("10:00")
    made.put(Worksheet(id="wsh_1", workshop_id=W, key="uji", definition=SASARAN, frozen=True))
    made.put(Grouping(id="grg_1", workshop_id=W, key="meja", title="Meja"))
    made.put(*(Group(id=f"grp_{number}", workshop_id=W, grouping_id="grg_1", number=number) for number in (1, 2)))
    for name, groups in (("ann", ["grp_1"]), ("bud", ["grp_1", "grp_2"])):
        made.seats(name, name[0])
        id = membership_id("grg_1", f"sea_{name}")
        for group in groups:
            made.put(Membership(id=id, workshop_id=W, grouping_id="grg_1", seat_id=f"sea_{name}", group_id=group))
    made.leads("save_activity", activity="act_1", worksheet="wsh_1", unit="group", grouping="grg_1")
    made.leads("open_activity", activity="act_1")
    made.close()
    return made.store.path, made.lead


class Late(RuleBasedStateMachine):
    """`draft`: what was typed last; `counted`: what counts; `late`: the fields that wait; `whole`: nobody wrote it in time."""

    furnished: tuple[Path, str]

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.made = Made(copied(self.furnished[0], Path(self.folder.name) / "hall.sqlite"))
        self.made.lead, self.made._numbers = self.furnished[1], itertools.count(1000)
        self.draft: dict[str, str] = {}
        self.counted: dict[str, str] | None = None
        self.late: set[str] = set()
        self.whole = False
        self.open = True

    def teardown(self) -> None:
        self.made.close()
        self.folder.cleanup()

    def row(self) -> Entry | None:
        return next(iter(self.made.all(Entry)), None)

    def saves(self, who: str, field: str, text: str) -> dict[str, Any]:
        row = self.row()
        base = {field: row.revisions.get(field, 0)} if row else {}
        ack = self.made.tells(who, "save_entry", **ROW, values={field: text}, base=base)
        assert ack["ok"] and ack["rivals"] == [], ack
        return ack

    @rule(field=st.sampled_from(FIELDS), text=texts, leads=st.booleans())
    def writes_as_the_sheet_takes_it(self, field: str, text: str, leads: bool) -> None:
        ack = self.saves(self.made.lead if leads else "ann", field, text)
        if leads or self.open:
            self._in_time(field, text)
        else:
            self._late(field, text)
        assert ack["late"] == (self.whole or bool(self.late) or not (leads or self.open))

    @rule(field=st.sampled_from(FIELDS), text=texts)
    def writes_from_another_table(self, field: str, text: str) -> None:
        self.saves("bud", field, text)
        self._late(field, text)

    @rule()
    def is_closed_or_opened(self) -> None:
        self.made.leads("close_activity" if self.open else "open_activity", activity="act_1")
        self.open = not self.open

    @rule()
    def is_asked_for_the_last_texts(self) -> None:
        if self.open:
            self.made.leads("begin_closing", activity="act_1")
            self.saves("ann", FIELDS[0], "satu")
            self._in_time(FIELDS[0], "satu")
            self.made.leads("cancel_closing", activity="act_1")

    @rule()
    def is_let_in(self) -> None:
        if not (self.whole or self.late):
            assert self.made.tells(self.made.lead, "let_in_late")["code"] == "not_late"
            return
        self.made.leads("let_in_late")
        self.late, self.whole = set(), False
        self._counts(self.draft)

    def _in_time(self, field: str, text: str) -> None:
        if self.draft.get(field) == text:
            return
        self.draft[field] = text
        self.late.discard(field)
        before = self.counted or {}
        seen = {name: said for name, said in self.draft.items() if name not in self.late}
        self._counts({**seen, **{name: before[name] for name in self.late if name in before}})

    def _late(self, field: str, text: str) -> None:
        if self.row() is not None and not self.draft:
            self.whole = True
        if self.draft.get(field) == text:
            return
        self.draft[field] = text
        if self.whole:
            self._counts(self.draft)
        else:
            self.late.add(field)
        self.late = {name for name in self.late if self.draft[name] != (self.counted or {}).get(name)}

    def _counts(self, whole: dict[str, str]) -> None:
        if set(whole) == set(FIELDS):
            self.counted = dict(whole)

    @invariant()
    def the_row_is_as_the_pencil_has_it(self) -> None:
        row = self.row()
        if row is None:
            assert self.draft == {}
            return
        assert (row.draft, row.values) == (self.draft, self.counted)
        assert (row.late, set(row.late_fields), row.late_edit) == (self.whole, self.late, bool(self.late))
        assert counts(row) == (self.counted is not None and not self.whole)


def test_EN2_in_time_and_late_in_any_order(furnished: tuple[Path, str]) -> None:
    Late.furnished = furnished
    run_state_machine_as_test(Late, settings=settings(max_examples=20, stateful_step_count=14, deadline=None))
