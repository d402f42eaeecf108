"""A walk-in is found on the list while the phone is open: it is welcomed again, and every screen is level (RS3, P2)."""

from tests.hall import W
from tests.live.test_scope import WHOLE, opened
from workshop.domain.groups import Membership, membership_id
from workshop.domain.organisations import Organisation
from workshop.domain.people import Person, Seat


def test_RS3_P2_the_phone_of_a_walk_in_goes_on_as_the_one_on_the_list() -> None:
    with opened() as hall:
        listed = [
            Organisation(id="org_list", workshop_id=W, name="Dinas Sosial"),
            Person(id="per_list", workshop_id=W, name="Cut Nyak"),
            Seat(id="sea_list", workshop_id=W, organisation_id="org_list", person_id="per_list"),
            Person(id="per_cut", workshop_id=W, name="Cut", status="provisional"),
            Membership(
                id=membership_id("grg_1", "sea_list"), workshop_id=W, grouping_id="grg_1", seat_id="sea_list", group_id="grp_1"
            ),
        ]
        hall.store.write(lambda tx: [tx.put(thing, "workshop_changed") for thing in listed])
        hall.settles()
        hall.does("cut", "save_entry", activity="act_1", unit="grp_2", entry="ent_1", values=WHOLE)
        assert hall.does("lina", "merge_person", person="per_cut", into="per_list")["ok"]
        hall.settles()

        assert hall.publisher.clients["cut"].viewer.person_id == "per_list"
        assert hall.ears["cut"].events[-1] == "welcome" and hall.dropped == set()
        assert hall.ears["cut"].objects["entry", "ent_1"]["author_id"] == "per_cut"
        assert hall.does("cut", "save_entry", activity="act_1", unit="grp_2", entry="ent_2", values=WHOLE)["ok"]
        hall.settles()
        hall.agrees()


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
