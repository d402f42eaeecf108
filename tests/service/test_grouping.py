"""Dividing the hall over the one path: the preview is the result, late-comers find a place, rows stay where they are."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.service import konsel_hall as konsel
from workshop.app import create_app
from workshop.domain.commands.dividing import MoveSeat, PlaceSeats
from workshop.domain.commands.hall import RemoveGroup, SaveGroup, SaveGrouping
from workshop.domain.commands.work import SaveEntry
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Grouping, Membership
from workshop.domain.people import Person, Seat
from workshop.service import joining
from workshop.service.desk import Desk
from workshop.service.handlers import all_handlers
from workshop.service.identity import as_viewer
from workshop.service.placing import place_by_defaults
from workshop.settings import Settings
from workshop.storage.sqlite import Store

W = konsel.W
DIMENSI = "grg_dimensi"
SET = json.loads((konsel.SET / "groupings.json").read_text("utf-8"))


class Hall:
    """The rehearsal's hall before anybody is placed."""

    def __init__(self, client: FlaskClient, store: Store) -> None:
        self.client, self.store = client, store
        self.desk = Desk(store, all_handlers())
        things = [thing for thing in konsel.the_konsel_hall() if not isinstance(thing, Membership)]
        store.write(lambda tx: [tx.put(thing, "workshop_changed") for thing in things])
        self.sent = 0

    def does(self, kind: Any, who: str = "per_lina", **payload: Any) -> dict[str, Any]:
        self.sent += 1
        return self.desk.handle(W, who, kind(id=f"cmd_{self.sent}", **payload))

    def asks(self, who: str = "per_lina", **question: Any) -> dict[str, Any]:
        question = {"grouping": DIMENSI} | question
        headers = {"Authorization": f"Bearer {who}"}
        return dict(self.client.post(f"/api/workshops/{W}/splits", json=question, headers=headers).get_json())

    def placed(self, grouping: str = DIMENSI) -> dict[str, str | None]:
        with self.store.reading() as reader:
            return {m.seat_id: m.group_id for m in reader.all(Membership, W, grouping_id=grouping)}

    def sets_defaults(self, **more: Any) -> dict[str, Any]:
        told = SET["organisation_default_dimension"]
        defaults = {konsel.ORGANISATION_IDS[name]: f"grp_{group}" for name, group in told.items()}
        return self.does(SaveGrouping, **({"grouping": DIMENSI, "key": "dimensi", "title": "D", "defaults": defaults} | more))

    def joins(self, person: str, organisation: str, name: str = "") -> dict[str, Any]:
        arrival = joining.Arrival(device_key=f"a-key-made-by-{person}", organisation=organisation, person=person, name=name)
        return dict(self.store.write(lambda tx: joining.join(tx, "KONSEL", arrival)))

    def starts(self) -> int:
        return int(self.store.write(lambda tx: place_by_defaults(tx, as_viewer(tx, W, "per_lina"), DIMENSI)))

    def seq(self) -> int:
        with self.store.reading() as reader:
            return reader.seq(W)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    app, _, store = create_app(Settings(store=tmp_path / "hall.sqlite"))
    yield Hall(app.test_client(), store)
    store.close()


@pytest.mark.parametrize("question", [{}, {"rules": {"defaults": False}, "seed": 7}, {"rules": {"organisation": "together"}}])
def test_the_preview_equals_the_result(hall: Hall, question: dict[str, Any]) -> None:
    hall.sets_defaults()
    shown = hall.asks(**question)
    assert hall.asks(**question) == shown
    assert hall.does(PlaceSeats, grouping=DIMENSI, seats=shown["seats"])["ok"]

    assert hall.placed() == shown["seats"]
    assert len(shown["seats"]) == 72


def test_the_preview_counts_each_group_and_says_by_which_rule_everybody_sits_there(hall: Hall) -> None:
    hall.sets_defaults(defaults={konsel.ORGANISATION_IDS["Dinkes"]: "grp_living"})
    shown = hall.asks()

    assert shown["unplaced"] == [] and sum(group["size"] for group in shown["groups"]) == 72
    for group in shown["groups"]:
        for kind in ("sectors", "organisations", "sexes", "why"):
            assert sum(group[kind].values()) == group["size"] == group["here"]
    assert {shown["why"][seat] for seat in shown["seats"]} == {"defaults", "balanced"}


def test_balanced_sizes_differ_by_at_most_one(hall: Hall) -> None:
    sizes = [group["size"] for group in hall.asks(rules={"defaults": False}, seed=3)["groups"]]

    assert sum(sizes) == 72 and max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize(
    ("who", "question", "code"),
    [
        ("per_P001", {}, "not_allowed"),
        ("stranger", {}, "not_signed_in"),
        ("per_lina", {"grouping": "grg_none"}, "unknown_grouping"),
        ("per_lina", {"scope": "some"}, "wrong_choice"),
        ("per_lina", {"rules": {"organisation": "mixed"}}, "wrong_choice"),
        ("per_lina", {"rules": {"horoscope": True}}, "unknown_field"),
        ("per_lina", {"rules": {"sex": 1}}, "wrong_type"),
        ("per_lina", {"rules": {"same_as": "grg_dimensi"}}, "unknown_grouping"),
        ("per_lina", {"rules": {"different_from": ["grg_none"]}}, "unknown_grouping"),
        ("per_lina", {"seed": -1}, "number_out_of_range"),
        ("per_lina", {"seed": "x"}, "wrong_type"),
    ],
)
def test_a_split_that_cannot_be_shown_is_refused(hall: Hall, who: str, question: dict[str, Any], code: str) -> None:
    assert hall.asks(who, **question)["code"] == code


def test_by_defaults_places_everybody_nobody_has_decided_on(hall: Hall) -> None:
    hall.sets_defaults()
    hall.does(MoveSeat, grouping=DIMENSI, seat="sea_per_P001", group=None)
    hall.does(MoveSeat, grouping=DIMENSI, seat="sea_per_P002", group="grp_living")
    hall.starts()

    assert (hall.placed()["sea_per_P001"], hall.placed()["sea_per_P002"]) == (None, "grp_living")
    assert len(hall.placed()) == 72, "who is here and has no default goes where late-comers go"
    assert hall.starts() == 0


def test_by_defaults_leaves_who_has_none_unplaced_where_late_placing_is_off(hall: Hall) -> None:
    hall.sets_defaults(late_placing=False)
    shown = hall.asks()
    hall.starts()

    assert hall.placed() == {seat: group for seat, group in shown["seats"].items() if shown["why"][seat] == "defaults"}


def test_a_late_comer_goes_to_the_default_group_else_to_the_smallest(hall: Hall) -> None:
    hall.sets_defaults()
    shown = hall.asks()
    hall.does(PlaceSeats, grouping=DIMENSI, seats=shown["seats"])
    smallest = min(shown["groups"], key=lambda group: group["size"])["group"]
    hall.joins("per_new", konsel.ORGANISATION_IDS["Dinkes"], "Baru")
    assert hall.placed()["sea_per_new"] == "grp_living"
    without = next(org for key, org in konsel.ORGANISATION_IDS.items() if key not in SET["organisation_default_dimension"])
    hall.joins("per_other", without, "Lain")
    assert hall.placed()["sea_per_other"] == smallest


def test_who_joins_before_the_hall_is_placed_or_where_it_is_switched_off_is_not_placed(hall: Hall) -> None:
    hall.sets_defaults()
    hall.joins("per_early", konsel.ORGANISATION_IDS["Dinkes"], "Awal")
    assert hall.placed() == {}

    hall.starts()
    hall.sets_defaults(late_placing=False)
    hall.joins("per_late", konsel.ORGANISATION_IDS["Dinkes"], "Akhir")
    assert "sea_per_late" not in hall.placed() and hall.placed()["sea_per_early"] == "grp_living"


def test_who_was_left_out_on_purpose_stays_out_on_joining(hall: Hall) -> None:
    hall.sets_defaults()
    hall.store.write(lambda tx: tx.put(Person(id="per_list", workshop_id=W, name="Daftar"), "person_saved"))
    seat = Seat(id="sea_per_list", workshop_id=W, organisation_id=konsel.ORGANISATION_IDS["Dinkes"], person_id="per_list")
    hall.store.write(lambda tx: tx.put(seat, "seat_taken"))
    hall.starts()
    hall.does(MoveSeat, grouping=DIMENSI, seat="sea_per_list", group=None)
    hall.joins("per_list", konsel.ORGANISATION_IDS["Dinkes"])

    assert hall.placed()["sea_per_list"] is None


def test_moving_a_person_leaves_what_they_wrote(hall: Hall) -> None:
    hall.does(MoveSeat, grouping=DIMENSI, seat="sea_per_P001", group="grp_governance")
    activity = konsel.activity_id("t2_sasaran", "group", "dimensi")
    saved = hall.does(SaveEntry, "per_P001", activity=activity, unit="grp_governance", entry="ent_1", values={"sasaran": "a"})
    hall.does(MoveSeat, grouping=DIMENSI, seat="sea_per_P001", group="grp_living")

    assert saved["ok"]
    with hall.store.reading() as reader:
        entry = reader.need(Entry, W, "ent_1")
    assert entry.sheet_id.endswith("grp_governance") and entry.author_id == "per_P001"


def test_a_removed_group_leaves_its_seats_free_and_its_number_unused(hall: Hall) -> None:
    hall.sets_defaults()
    hall.starts()
    assert hall.does(RemoveGroup, group="grp_living")["ok"]

    assert "grp_living" not in hall.placed().values()
    assert "grp_living" not in [group["group"] for group in hall.asks()["groups"]]
    assert hall.does(MoveSeat, grouping=DIMENSI, seat="sea_per_P001", group="grp_living")["code"] == "unknown_group"


def test_saving_the_same_again_changes_nothing(hall: Hall) -> None:
    hall.sets_defaults()
    group = {"group": "grp_living", "grouping": DIMENSI, "number": 4, "key": "living", "title": "Smart Living"}
    hall.does(SaveGroup, **group)
    seq = hall.seq()
    hall.sets_defaults()
    hall.does(SaveGroup, **group)

    assert hall.seq() == seq
    with hall.store.reading() as reader:
        assert reader.need(Group, W, "grp_living").title == "Smart Living"
        assert reader.need(Grouping, W, DIMENSI).title == "D"


@pytest.mark.parametrize(
    ("kind", "payload", "code"),
    [
        (SaveGrouping, {"grouping": DIMENSI, "key": "d", "title": ""}, "missing_required"),
        (
            SaveGrouping,
            {"grouping": DIMENSI, "key": "d", "title": "D", "defaults": {"org_none": "grp_living"}},
            "unknown_organisation",
        ),
        (SaveGrouping, {"grouping": DIMENSI, "key": "d", "title": "D", "defaults": {"org_0": "grp_nature"}}, "unknown_group"),
        (SaveGrouping, {"grouping": DIMENSI, "key": "d", "title": "D", "overrides": {"sea_x": "grp_living"}}, "unknown_seat"),
        (SaveGroup, {"group": "grp_x", "grouping": "grg_none", "number": 1}, "unknown_grouping"),
        (SaveGroup, {"group": "grp_living", "grouping": "grg_komponen", "number": 1}, "unknown_group"),
        (SaveGroup, {"group": "grp_x", "grouping": DIMENSI, "number": 0}, "number_out_of_range"),
        (SaveGroup, {"group": "grp_x", "grouping": DIMENSI, "number": 1, "theme": "moon"}, "wrong_choice"),
        (SaveGroup, {"group": "grp_x", "grouping": DIMENSI, "number": 1, "scribe_seat": "sea_x"}, "unknown_seat"),
        (PlaceSeats, {"grouping": DIMENSI, "seats": {"sea_x": None}}, "unknown_seat"),
        (PlaceSeats, {"grouping": DIMENSI, "seats": {"sea_per_P001": "grp_nature"}}, "unknown_group"),
        (RemoveGroup, {"group": "grp_x"}, "unknown_group"),
    ],
)
def test_CM2_what_names_something_that_is_not_there_leaves_no_trace(
    hall: Hall, kind: Any, payload: dict[str, Any], code: str
) -> None:
    seq = hall.seq()

    assert hall.does(kind, **payload)["code"] == code
    assert hall.does(kind, "per_P001", **payload)["code"] == "not_allowed"
    assert hall.seq() == seq
