"""From stage to stage: the next workshop opens with the accepted rows of this one, on the same laptop or from a file of it."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.made import DAYS, Made, W, wish
from tests.service.test_carrying import accepts, hall, writes  # noqa: F401
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.chains import Lineage, Snapshot, SnapshotRow, lineage_id, mark_of
from workshop.domain.entries import Entry, counts
from workshop.domain.groups import Group, Grouping
from workshop.domain.organisations import Organisation
from workshop.domain.people import Person
from workshop.domain.refusals import Refused
from workshop.domain.sheets import Sheet
from workshop.service import carry_previews, creating, hosting, next_stage, snapshots
from workshop.service.mentions import mentions_of
from workshop.service.recording import record_of
from workshop.service.wire import command_of
from workshop.storage import packing

NEXT = "wks_next"


class Later(Made):
    """The next stage, told to its own facilitator."""

    def __init__(self, before: Made) -> None:
        self.store, self.desk, self._numbers = before.store, before.desk, before._numbers
        self.lead = self.store.write(lambda tx: hosting.enter(tx, NEXT))["token"]

    def tells(self, token: str, name: str, /, id: str | None = None, **payload: Any) -> dict[str, Any]:
        number = next(self._numbers)
        return self.desk.handle(NEXT, token, command_of({"id": id or f"cmd_{number}", "name": name, "payload": payload}))

    def all(self, kind: Any, /, **equals: Any) -> Any:
        with self.store.reading() as reader:
            return reader.all(kind, NEXT, **equals)

    def get(self, kind: Any, id: str) -> Any:
        with self.store.reading() as reader:
            return reader.need(kind, NEXT, id)


def record(made: Made) -> dict[str, Any]:
    with made.store.reading() as reader:
        return next_stage.record_for(reader, W)


def opens_next(made: Made, *rows: str, template: str = "tahap-3", carrying: str = "cry_n", people: bool = True) -> dict[str, Any]:
    told, before = wish(id=NEXT, template=template, title="Bimtek, Tahap III", days=DAYS), record(made)
    _, brought = made.store.write(lambda tx: next_stage.opened(tx, before, told, list(rows), carrying, people))
    return brought


@pytest.fixture
def stage(hall: Made) -> Iterator[Made]:  # noqa: F811
    writes(hall, "ann", "ent_a")
    writes(hall, "ann", "ent_b", strategi="Ambulans desa")
    writes(hall, "bud", "ent_c", unit="grp_e", dimensi="economy", sub_dimensi="economy.industri", strategi="Pasar tani")
    for id in ("ent_a", "ent_c"):
        accepts(hall, id)
    yield hall


def test_the_next_stage_opens_with_the_chosen_rows_under_the_ids_they_always_had(stage: Made) -> None:
    brought = opens_next(stage, "ent_a", "ent_c")
    later = Later(stage)
    row, (activity,) = later.get(Entry, "ent_a"), later.all(Activity)

    assert brought == {"rows": 2, "left": []}
    assert counts(row) and row.values == stage.get(Entry, "ent_a").values and row.parsed == stage.get(Entry, "ent_a").parsed
    assert (row.author_id, row.origin) == ("per_ann", "carried")
    assert (activity.brought_from, activity.state, activity.title) == ("Tahap II", "closed", "Strategi per dimensi · Tahap II")
    lineage = later.get(Lineage, lineage_id("ent_a"))
    assert (lineage.source_workshop, lineage.source_id, mark_of(lineage, row.values)) == (W, "ent_a", "continued")


def test_CH1_organisations_people_and_the_division_come_along_and_nobody_twice(stage: Made) -> None:
    opens_next(stage, "ent_a", "ent_c")
    later = Later(stage)
    grouping = next(one for one in later.all(Grouping) if one.key == "dua")

    assert {one.id for one in later.all(Organisation)} >= {"org_a", "org_b"}
    assert later.get(Person, "per_ann").status == "announced"
    assert {one.theme for one in later.all(Group, grouping_id=grouping.id)} == {"living", "economy"}
    again = opens_next(stage, "ent_a", "ent_c", carrying="cry_again")
    assert again == {"rows": 0, "left": []}
    assert len(later.all(Entry)) == 2 and len(later.all(Activity)) == 1


def test_without_the_list_of_people_whoever_leads_answers_for_the_rows(stage: Made) -> None:
    opens_next(stage, "ent_a", people=False)
    later = Later(stage)

    assert [one for one in later.all(Person) if not one.staff] == []
    assert later.get(Entry, "ent_a").author_id in {one.id for one in later.all(Person) if one.staff}


def test_brought_rows_are_offered_to_the_next_worksheet_until_they_are_finished(stage: Made) -> None:
    opens_next(stage, "ent_a", "ent_c", template="tahap-2")
    later = Later(stage)
    sheet = next(one for one in later.all(Worksheet) if one.key == "t2_rencana_aksi")
    grouping = next(one for one in later.all(Grouping) if one.key == "dua")
    assert later.tells(later.lead, "save_activity", activity="act_r", worksheet=sheet.id, grouping=grouping.id)["ok"]
    assert later.tells(later.lead, "mark_row", entry="ent_c", mark="finished")["ok"]
    with later.store.reading() as reader:
        (offer,) = carry_previews.offers(reader, NEXT, "act_r")["offers"]

    assert (offer["named"], offer["stage"], offer["rows"], offer["fresh"]) == (True, "Tahap II", 2, 1)


def test_a_brought_row_that_is_written_in_reads_as_changed_and_a_word_of_a_person_stands_above(stage: Made) -> None:
    opens_next(stage, "ent_a", template="blank")
    later = Later(stage)
    (activity,) = later.all(Activity)
    unit = later.get(Entry, "ent_a").sheet_id.split("_", 1)[1].removeprefix(f"{activity.id}_")
    base = later.get(Entry, "ent_a").revisions
    told = {"activity": activity.id, "unit": unit, "entry": "ent_a", "values": {"strategi": "Puskesmas 24 jam"}, "base": base}
    assert later.tells(later.lead, "save_entry", **told)["ok"]
    row, lineage = later.get(Entry, "ent_a"), later.get(Lineage, lineage_id("ent_a"))

    assert mark_of(lineage, row.values) == "changed"
    assert later.tells(later.lead, "mark_row", entry="ent_a", mark="finished")["ok"]
    assert mark_of(later.get(Lineage, lineage_id("ent_a")), row.values) == "finished"


def test_the_end_of_the_last_stage_is_compared_with_the_present_of_this_one(stage: Made) -> None:
    opens_next(stage, "ent_a", "ent_c")
    later = Later(stage)
    (snapshot,) = later.all(Snapshot)
    assert later.tells(later.lead, "mark_row", entry="ent_c", mark="finished")["ok"]
    assert later.tells(later.lead, "withdraw_entry", entry="ent_a")["ok"]
    with later.store.reading() as reader:
        found = snapshots.comparison(reader, NEXT, snapshot.id, "now")

    assert (snapshot.title, snapshot.rows) == ("Keadaan akhir Tahap II", 2)
    assert found["counts"] == {"added": 0, "changed": 0, "finished": 1, "gone": 1}


def test_a_row_brings_along_what_it_refers_to(stage: Made) -> None:
    writes(stage, "ann", "ent_d", strategi="Kartu sehat")
    told = {"dimensi": "living", "sub_dimensi": "living.kesehatan", "rujukan": "ent_b", "kategori": "aplikasi", "program": "x"}
    stage.leads("open_activity", activity="act_r")
    stage.leads("save_entry", activity="act_r", unit="grp_l", entry="ent_r", values=told)
    held = stage.get(Entry, "ent_r")
    stage.put(replace(held, state="ready", values=told, parsed=told))
    accepts(stage, "ent_r")
    opens_next(stage, "ent_r")
    later = Later(stage)

    assert {one.id for one in later.all(Entry)} == {"ent_r", "ent_b"}
    assert later.get(Entry, "ent_r").parsed["rujukan"] == "ent_b"


def test_another_laptop_takes_the_stage_from_its_package_or_its_record(stage: Made, tmp_path: Path) -> None:
    packed, told = io.BytesIO(), io.BytesIO()
    with stage.store.reading() as reader:
        packing.pack(reader, W, stage.store.path, packed, "2021-09-24T09:00:00.000+00:00")
        told.write(json.dumps(record_of(reader, W, "id", personal=True)).encode())
    other = _elsewhere(tmp_path)
    for file in (packed, told):
        file.seek(0)
        found = next_stage.record_in(file)
        with other.store.reading() as reader:
            shown = next_stage.shown(reader, NEXT, found)
        assert [[row["id"] for row in one["rows"]] for one in shown["activities"]] == [["ent_a", "ent_c"]]
    ack = other.tells(other.lead, "bring_stage", carrying="cry_f", record=found, rows=["ent_a", "ent_c"], people=True)

    assert (ack["rows"], ack["left"]) == (2, [])
    assert other.get(Entry, "ent_c").values == stage.get(Entry, "ent_c").values
    other.store.close()


def _elsewhere(tmp_path: Path) -> Later:
    made = Made(tmp_path / "other.sqlite")
    made.store.write(lambda tx: creating.create(tx, wish(id=NEXT, template="tahap-3", title="Tahap III")))
    return Later(made)


def test_a_group_that_is_unknown_here_is_asked_for_and_taken_as_answered(stage: Made, tmp_path: Path) -> None:
    other = _elsewhere(tmp_path)
    other.store.write(lambda tx: tx.put(Grouping(id="grg_n", workshop_id=NEXT, key="dua", title="Dua"), "grouping_saved"))
    group = Group(id="grp_n", workshop_id=NEXT, grouping_id="grg_n", number=1, key="x", title="Gabungan", theme="living")
    other.store.write(lambda tx: tx.put(group, "group_saved"))
    found = record(stage)
    with other.store.reading() as reader:
        asked = next_stage.shown(reader, NEXT, found)["asked"]
    first = other.tells(other.lead, "bring_stage", carrying="cry_1", record=found, rows=["ent_a", "ent_c"])
    told = {"record": found, "rows": ["ent_a", "ent_c"], "units": {"grp_e": "grp_n"}}
    second = other.tells(other.lead, "bring_stage", carrying="cry_2", **told)

    assert [(one["id"], one["rows"]) for one in asked] == [("grp_e", 1)]
    assert (first["rows"], first["left"], second["rows"]) == (1, ["ent_c"], 1)
    other.store.close()


def test_CH2_undoing_takes_brought_rows_back_until_somebody_worked_on_them(stage: Made) -> None:
    opens_next(stage, "ent_a", "ent_c")
    later = Later(stage)
    assert later.tells(later.lead, "mark_row", entry="ent_c", mark="changed")["ok"]

    assert later.tells(later.lead, "undo_carrying", carrying="cry_n")["kept"] == ["ent_c"]
    assert later.get(Entry, "ent_a").state == "withdrawn"
    assert opens_next(stage, "ent_a", carrying="cry_m")["rows"] == 1
    assert later.get(Entry, "ent_a").state == "ready"


@pytest.mark.parametrize("restored", [True, False])
def test_CH2_a_brought_row_that_was_taken_back_and_touched_since_comes_back_as_it_stands(stage: Made, restored: bool) -> None:
    opens_next(stage, "ent_a")
    later = Later(stage)
    (activity,) = later.all(Activity)
    unit = later.get(Sheet, later.get(Entry, "ent_a").sheet_id).unit_id
    assert later.tells(later.lead, "undo_carrying", carrying="cry_n")["ok"]
    if restored:
        assert later.tells(later.lead, "restore_entry", entry="ent_a")["ok"]
    base = later.get(Entry, "ent_a").revisions
    told = {"activity": activity.id, "unit": unit, "entry": "ent_a", "values": {"strategi": "Puskesmas 24 jam"}, "base": base}
    assert later.tells(later.lead, "save_entry", **told)["ok"]
    assert opens_next(stage, "ent_a", carrying="cry_m") == {"rows": 0, "left": []}
    row = later.get(Entry, "ent_a")

    assert (row.state, row.draft["strategi"]) == ("ready", "Puskesmas 24 jam")
    assert not later.get(Lineage, lineage_id("ent_a")).withdrawn


@pytest.mark.parametrize("spoilt", [b"", b"PK", b"[]", b"{}", b'{"format": "rembuk-record", "version": 9}', b"\xff\xfe"])
def test_a_file_that_is_none_is_refused(stage: Made, spoilt: bytes) -> None:
    with pytest.raises(Refused) as refusal, stage.store.reading() as reader:
        next_stage.shown(reader, NEXT, next_stage.record_in(io.BytesIO(spoilt)))

    assert refusal.value.code in ("record_unknown", "package_unknown", "package_damaged")


def test_a_record_with_a_turned_part_is_refused_and_leaves_no_trace(stage: Made, tmp_path: Path) -> None:
    other, whole = _elsewhere(tmp_path), record(stage)
    with other.store.reading() as reader:
        seq = reader.seq(NEXT)
    for part in ("workshop", "activities", "organisations", "people", "groupings", "worksheets"):
        for bad in (None, [None], {"id": 1}, [{"id": "../x"}]):
            ack = other.tells(other.lead, "bring_stage", carrying="cry_1", record={**whole, part: bad}, rows=["ent_a"])
            assert ack["code"] == "record_unknown", (part, bad, ack)
    with other.store.reading() as reader:
        assert reader.seq(NEXT) == seq
    other.store.close()


def test_this_very_workshop_is_no_earlier_stage(stage: Made) -> None:
    assert stage.tells(stage.lead, "bring_stage", carrying="cry_1", record=record(stage), rows=[])["code"] == "same_stage"


def test_putting_a_workshop_away_keeps_what_it_came_to_once(stage: Made) -> None:
    stage.leads("archive_workshop")
    stage.leads("archive_workshop", archived=False)
    stage.leads("archive_workshop")
    (kept,) = stage.all(Snapshot)

    assert (kept.title, kept.kind, kept.rows) == ("Keadaan akhir Tahap II", "archive", 2)
    assert {one.row_id for one in stage.all(SnapshotRow)} == {"ent_a", "ent_c"}


def test_ND1_a_name_in_a_frozen_row_is_found_and_taken_out_of_it(stage: Made) -> None:
    stage.put(replace(stage.get(Person, "per_ann"), name="Annisa Wati"))
    writes(stage, "ann", "ent_n", strategi="Usul Annisa Wati")
    accepts(stage, "ent_n")
    stage.leads("take_snapshot", snapshot="snp_n", title="Siang")
    row = next(one for one in stage.all(SnapshotRow, snapshot_id="snp_n") if one.row_id == "ent_n")
    with stage.store.reading() as reader:
        found = {one["mention"] for one in mentions_of(reader, W, "per_ann")}
    stage.leads("erase_person", person="per_ann", mentions=[f"snapshot_row:{row.id}"])
    with stage.store.reading() as reader:
        lines = [line.object for line in reader.changes_since(W, 0) if line.object.id == row.id]

    assert f"snapshot_row:{row.id}" in found
    assert lines and all("Annisa" not in str(line.to_json()) for line in lines)
    assert "Annisa" not in str(stage.get(SnapshotRow, row.id).to_json())
