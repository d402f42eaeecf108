"""Seats that change hands while phones are open: told in pieces or anew, every screen is what a reload shows (RS2, RS3, P2)."""

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.live.test_scope import PHONES, WHOLE, Hall, opened, perform
from tests.live.test_scope import steps as ordinary
from workshop.domain.people import Person

who = st.sampled_from(("per_ann", "per_bud", "per_cut", "per_eva"))
turns = st.one_of(
    st.tuples(st.just("replaces"), who, who),
    st.tuples(st.just("ends"), st.booleans()),
    st.tuples(st.just("resumes")),
    st.tuples(st.just("reclaims"), st.sampled_from(("ann", "bud", "cut"))),
    st.tuples(st.just("merges"), who, who),
    st.tuples(st.just("separates"), who),
)
steps = st.one_of(ordinary, turns)


def turn(hall: Hall, step: tuple[Any, ...]) -> None:
    told = sorted((thing["id"] for (kind, _), thing in hall.shown("lina").items() if kind == "substitution"), reverse=True)
    match step:
        case ("replaces", one, other):
            shape = {"substitution": f"sbs_{hall.sent:04}", "predecessor": one, "person": other, "name": "Eva"}
            hall.does("lina", "substitute_person", **shape)
        case ("ends", undone):
            for id in told[:1]:
                hall.does("lina", "end_substitution", substitution=id, undone=undone)
        case ("resumes",):
            for id in told[:1]:
                hall.does("lina", "resume_substitution", substitution=id)
        case ("reclaims", name):
            hall.does(name, "reclaim_seat")
        case ("merges", one, other):
            hall.does("lina", "merge_person", person=one, into=other)
        case ("separates", one):
            hall.does("lina", "unmerge_person", person=one)
        case _:
            perform(hall, step)


def open_the_office(hall: Hall) -> None:
    """An office's sheet and everybody's own, each with a row of Ann."""
    hall.does("lina", "save_organisation", organisation="org_b", name="Dinas B")
    for unit, of in (("organisation", "org_a"), ("person", "per_ann")):
        hall.does("lina", "save_activity", activity=f"act_{unit}", worksheet="wsh_1", unit=unit)
        hall.does("lina", "open_activity", activity=f"act_{unit}")
        hall.does("ann", "save_entry", activity=f"act_{unit}", unit=of, entry=f"ent_{unit}", values=WHOLE)
    hall.settles()


@settings(max_examples=25, deadline=None)
@given(st.lists(steps, max_size=12))
def test_RS2_RS3_P2_whoever_sits_where_every_screen_shows_what_a_reload_would_show(acts: list[tuple[Any, ...]]) -> None:
    with opened() as hall:
        open_the_office(hall)
        for act in acts:
            turn(hall, act)
        hall.settles()
        hall.agrees()


def test_RV2_a_row_that_moves_while_an_assessor_is_given_limits_is_taken_back() -> None:
    with opened() as hall:
        open_the_office(hall)
        turn(hall, ("limits", {"themes": ["living"]}))
        turn(hall, ("merges", "per_ann", "per_bud"))
        hall.settles()
        hall.agrees()


@settings(max_examples=25, deadline=None)
@example([], [("merges", "per_ann", "per_bud")])
@example([("merges", "per_ann", "per_bud")], [("separates", "per_ann")])
@given(st.lists(steps, max_size=5), st.lists(steps, max_size=7))
def test_RS1_RS3_who_was_away_while_seats_changed_hands_is_level(before: list[Any], meanwhile: list[Any]) -> None:
    with opened() as hall:
        open_the_office(hall)
        for act in before:
            turn(hall, act)
        hall.settles()
        for name in PHONES:
            hall.publisher.leave(name)
        for act in meanwhile:
            turn(hall, act)
        hall.settles()
        with hall.store.reading() as reader:
            epoch = reader.epoch()
        for name in PHONES:
            hall.connects(name, {"epoch": epoch, "seq": hall.ears[name].seq})
        hall.agrees()


def test_RS3_VS1_the_seats_sheets_go_to_the_substitute_at_once_and_own_rows_to_nobody() -> None:
    with opened() as hall:
        open_the_office(hall)
        hall.does("lina", "move_seat", grouping="grg_1", seat="sea_cut", group="grp_2")
        hall.does("ann", "save_entry", activity="act_1", unit="grp_1", entry="ent_group", values=WHOLE)
        hall.settles()
        assert ("entry", "ent_group") not in hall.ears["cut"].objects
        hall.does("lina", "substitute_person", substitution="sbs_1", predecessor="per_ann", person="per_cut")
        hall.settles()

        new, old = hall.ears["cut"].objects, hall.ears["ann"].objects
        assert {("entry", "ent_group"), ("entry", "ent_organisation"), ("substitution", "sbs_1")} <= new.keys()
        assert ("entry", "ent_person") not in new and ("entry", "ent_person") in old
        assert not {("entry", "ent_group"), ("entry", "ent_organisation"), ("seat", "sea_ann")} & old.keys()
        assert old["person", "per_cut"]["name"] == "cut", "who left reads who sits there now"
        assert hall.dropped == set()
        hall.agrees()
        hall.does("lina", "end_substitution", substitution="sbs_1", undone=True)
        hall.settles()
        assert ("entry", "ent_group") in hall.ears["ann"].objects
        hall.agrees()


def test_VS2_whoever_is_removed_is_told_farewell_and_dropped_at_once_and_the_seat_is_whose_it_was() -> None:
    with opened() as hall:
        hall.does("lina", "substitute_person", substitution="sbs_1", predecessor="per_ann", person="per_cut")
        hall.settles()
        hall.does("lina", "remove_person", person="per_cut")
        hall.settles()

        assert hall.dropped == {"cut"} and hall.ears["cut"].events[-1] == "farewell"
        assert hall.publisher.clients["ann"].viewer.seat_id == "sea_ann"
        assert (
            hall.does("cut", "save_entry", activity="act_1", unit="grp_1", entry="ent_x", values=WHOLE)["code"] == "not_signed_in"
        )
        hall.agrees()
        hall.does("lina", "restore_person", person="per_cut")
        hall.settles()
        assert hall.connects("cut")["viewer"]["seat"] == "sea_ann"
        with hall.store.reading() as reader:
            assert reader.need(Person, "wks_hall", "per_cut").status not in ("removed", "merged")
