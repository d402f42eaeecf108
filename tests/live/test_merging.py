"""A walk-in is found on the list while phones are open: the own one is welcomed again, and every screen is level (RS3, P2)."""

import pytest

from tests.hall import W
from tests.live.test_scope import WHOLE, Hall, opened
from workshop.domain.groups import Membership, membership_id
from workshop.domain.organisations import Organisation
from workshop.domain.people import Person, Seat


def furnish(hall: Hall, status: str) -> None:
    """Cut sits in group 2 as a walk-in; on the list she is in group 1, where Ann and Bud sit."""
    place = {"grouping_id": "grg_1", "seat_id": "sea_list", "group_id": "grp_1"}
    things = [
        Organisation(id="org_list", workshop_id=W, name="Dinas Sosial"),
        Person(id="per_list", workshop_id=W, name="Cut Nyak", status=status),
        Seat(id="sea_list", workshop_id=W, organisation_id="org_list", person_id="per_list"),
        Person(id="per_cut", workshop_id=W, name="Cut", status="provisional"),
        Membership(id=membership_id("grg_1", "sea_list"), workshop_id=W, **place),
    ]
    hall.store.write(lambda tx: [tx.put(thing, "workshop_changed") for thing in things])
    hall.does("lina", "move_seat", grouping="grg_1", seat="sea_bud", group="grp_2")
    hall.does("cut", "save_entry", activity="act_1", unit="grp_2", entry="ent_1", values=WHOLE)
    hall.settles()


@pytest.mark.parametrize(("status", "sits"), [("announced", "grp_2"), ("joined", "grp_1")])
def test_RS3_P2_the_phone_of_a_walk_in_goes_on_as_the_one_on_the_list(status: str, sits: str) -> None:
    with opened() as hall:
        furnish(hall, status)
        assert hall.does("lina", "merge_person", person="per_cut", into="per_list")["ok"]
        hall.settles()

        viewer = hall.publisher.clients["cut"].viewer
        assert (viewer.person_id, viewer.groups) == ("per_list", {sits})
        assert hall.ears["cut"].events[-1] == "welcome" and hall.dropped == set()
        hall.agrees()
        assert hall.does("cut", "save_entry", activity="act_1", unit="grp_2", entry="ent_2", values=WHOLE)["ok"]
        for group in ("grp_1", None, "grp_2"):
            hall.does("lina", "move_seat", grouping="grg_1", seat="sea_list", group=group)
            hall.settles()
            hall.agrees()


def test_VS1_a_neighbour_still_reads_whose_row_it_is() -> None:
    with opened() as hall:
        furnish(hall, "announced")
        hall.does("lina", "merge_person", person="per_cut", into="per_list")
        hall.settles()

        seen = hall.ears["bud"].objects
        assert seen["entry", "ent_1"]["author_id"] == "per_cut"
        assert seen["person", "per_cut"]["merged_into"] == "per_list"
        assert seen["person", "per_list"]["name"] == "Cut Nyak"


def test_RS3_P2_a_merged_organisation_moves_its_people_and_every_screen_is_level() -> None:
    with opened() as hall:
        typed = Organisation(id="org_typed", workshop_id=W, name="Dinsos", status="provisional")
        hall.store.write(lambda tx: tx.put(typed, "workshop_changed"))
        hall.does("lina", "save_person", person="per_bud", name="Bud", organisation="org_typed")
        hall.settles()
        assert hall.does("lina", "merge_organisation", organisation="org_typed", into="org_a")["ok"]
        hall.settles()

        assert hall.publisher.clients["bud"].viewer.organisation_id == "org_a"
        hall.agrees()
