"""Mergings and removals taken back: everything as it was, but for what came since; and whatever happens, no row is lost."""

import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made import Made, W, copied
from workshop.domain.activities import Worksheet
from workshop.domain.catalogue import KINDS
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Grouping, Membership
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Grant, Person, Seat
from workshop.domain.seating import Span, during, spans
from workshop.domain.sheets import Sheet, sheet_id
from workshop.domain.substitutions import Substitution, holders
from workshop.domain.taking_back import taken_back
from workshop.service.identity import ENDED, viewer_of

PEOPLE = ("ann", "bud", "cut", "dian")
PUT_BACK: tuple[type[Stored], ...] = (Person, Organisation, Seat, Membership, Entry, Credential, Grant, Grouping, Substitution)


def furnish(made: Made) -> Made:
    """Four people of two offices at two tables, and an activity of each unit."""
    made.at("08:10")
    sheet = next(one for one in made.all(Worksheet) if one.key == "t2_sasaran")
    made.put(Grouping(id="grg_1", workshop_id=W, key="meja", title="Meja"))
    for number in (1, 2):
        made.put(Group(id=f"grp_{number}", workshop_id=W, grouping_id="grg_1", number=number))
    for number, name in enumerate(PEOPLE):
        made.seats(name, "x" if number < 2 else "y")
        made.leads("move_seat", grouping="grg_1", seat=f"sea_{name}", group=f"grp_{number % 2 + 1}")
    made.leads("save_grouping", grouping="grg_1", key="meja", title="Meja", defaults={"org_x": "grp_1", "org_y": "grp_2"})
    for unit in ("group", "person", "organisation"):
        grouping = {"grouping": "grg_1"} if unit == "group" else {}
        made.leads("save_activity", activity=f"act_{unit}", worksheet=sheet.id, unit=unit, **grouping)
        made.leads("open_activity", activity=f"act_{unit}")
    return made


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    made = furnish(Made(tmp_path_factory.mktemp("undoing") / "hall.sqlite").make())
    made.close()
    return made.store.path, made.lead


@pytest.fixture
def made(furnished: tuple[Path, str], tmp_path: Path) -> Iterator[Made]:
    opened = again(furnished, tmp_path)
    yield opened
    opened.close()


def again(furnished: tuple[Path, str], folder: Path) -> Made:
    """Its commands have ids that nobody used while the hall was furnished (CM1)."""
    opened = Made(copied(furnished[0], folder / "hall.sqlite"))
    opened.lead, opened._numbers = furnished[1], itertools.count(1000)
    return opened


def writes(made: Made, who: str, unit: str, of: str, entry: str, text: str = "Baris") -> dict[str, Any]:
    return made.tells(who, "save_entry", activity=f"act_{unit}", unit=of, entry=entry, values={"sasaran": text})


def everything(made: Made) -> dict[tuple[str, str], dict[str, Any]]:
    """As it is told, but for the count of changes."""
    with made.store.reading() as reader:
        things = [thing for thing in reader.everything(W) if isinstance(thing, PUT_BACK)]
    return {(thing.type, thing.id): {**thing.to_json(), "revision": 0} for thing in things}


def who(made: Made, token: str) -> str:
    with made.store.reading() as reader:
        return viewer_of(reader, W, token).person_id


def test_two_people_merged_and_separated_are_as_they_were(made: Made) -> None:
    for name in PEOPLE[:2]:
        writes(made, name, "person", f"per_{name}", f"ent_{name}")
        made.leads("renew_code", person=f"per_{name}")
    made.put(Person(id="per_bud", workshop_id=W, name="Bud", status="joined"))
    before = everything(made)
    made.leads("merge_person", person="per_ann", into="per_bud")
    assert who(made, "ann") == "per_bud"
    assert {row.sheet_id for row in made.all(Entry)} == {sheet_id("act_person", "per_bud")}
    made.leads("unmerge_person", person="per_ann")

    assert everything(made) == before
    assert who(made, "ann") == "per_ann"


def test_two_offices_merged_have_one_sheet_with_the_rows_of_both_and_are_separated_again(made: Made) -> None:
    writes(made, "ann", "organisation", "org_x", "ent_x")
    writes(made, "cut", "organisation", "org_y", "ent_y")
    made.leads("mark_done", activity="act_organisation", unit="org_x")
    sheets = made.all(Sheet)
    before = everything(made)
    made.leads("merge_organisation", organisation="org_x", into="org_y")
    assert [(row.sheet_id, row.author_id) for row in sorted(made.all(Entry), key=lambda row: row.id)] == [
        (sheet_id("act_organisation", "org_y"), "per_ann"),
        (sheet_id("act_organisation", "org_y"), "per_cut"),
    ]
    assert writes(made, "ann", "organisation", "org_x", "ent_since")["ok"]
    made.leads("unmerge_organisation", organisation="org_x")

    since = everything(made)
    assert since.pop(("entry", "ent_since"))["sheet_id"] == sheet_id("act_organisation", "org_y"), "what came since stays"
    assert since == before
    assert [one.done for one in made.all(Sheet)] == [one.done for one in sheets]
    assert writes(made, "ann", "organisation", "org_y", "ent_since")["late"]
    assert not writes(made, "ann", "organisation", "org_x", "ent_x", "Ubah")["late"]


def test_a_row_changed_since_goes_back_with_its_changes(made: Made) -> None:
    base = writes(made, "ann", "person", "per_ann", "ent_1", "Lama")["revisions"]
    made.leads("merge_person", person="per_ann", into="per_bud")
    told: dict[str, Any] = {"activity": "act_person", "unit": "per_bud", "entry": "ent_1", "base": base}
    assert made.tells("ann", "save_entry", **told, values={"sasaran": "Baru"})["rivals"] == []
    made.leads("unmerge_person", person="per_ann")

    row = made.get(Entry, "ent_1")
    assert (row.sheet_id, row.draft["sasaran"]) == (sheet_id("act_person", "per_ann"), "Baru")


def test_EN2_what_a_separated_phone_still_sends_for_the_other_is_late_on_that_ones_sheet(made: Made) -> None:
    made.leads("merge_person", person="per_ann", into="per_bud")
    made.leads("unmerge_person", person="per_ann")

    assert writes(made, "ann", "person", "per_bud", "ent_1")["late"]
    assert writes(made, "cut", "person", "per_bud", "ent_2")["code"] == "not_your_sheet"


def test_CM1_what_was_acknowledged_while_merged_is_not_carried_out_again(made: Made) -> None:
    made.leads("merge_person", person="per_ann", into="per_bud")
    told: dict[str, Any] = {"activity": "act_group", "unit": "grp_2", "entry": "ent_1", "values": {"sasaran": "a"}}
    first = made.tells("ann", "save_entry", id="cmd_once", **told)
    made.leads("unmerge_person", person="per_ann")
    seq = made.seq()

    assert made.tells("ann", "save_entry", id="cmd_once", **told) == first
    assert made.seq() == seq


def test_the_list_entry_keeps_what_only_the_other_had_and_gives_it_back(made: Made) -> None:
    made.put(Person(id="per_ann", workshop_id=W, name="Ann", nip="198001012006042001", position="Kabid", status="provisional"))
    made.leads("merge_person", person="per_ann", into="per_bud")
    assert (made.get(Person, "per_bud").nip, made.get(Person, "per_bud").position) == ("198001012006042001", "Kabid")
    made.leads("unmerge_person", person="per_ann")

    assert (made.get(Person, "per_bud").nip, made.get(Person, "per_bud").position) == ("", "")


def test_two_entries_of_the_list_nobody_came_for_stay_announced(made: Made) -> None:
    made.put(Person(id="per_ann", workshop_id=W, name="Ann"), Person(id="per_bud", workshop_id=W, name="Ann"))
    made.leads("merge_person", person="per_ann", into="per_bud")

    assert made.get(Person, "per_bud").status == "announced"


def test_the_later_of_two_mergings_is_undone_first(made: Made) -> None:
    before = everything(made)
    made.leads("merge_person", person="per_ann", into="per_bud")
    made.leads("merge_person", person="per_bud", into="per_cut")
    told = made.tells(made.lead, "unmerge_person", person="per_ann")
    assert told["code"] == "undo_the_later_first"
    made.leads("unmerge_person", person="per_bud")
    made.leads("unmerge_person", person="per_ann")

    since = everything(made)
    assert {key: since[key] for key in before} == before


def test_a_substitute_found_to_be_the_one_replaced_stands_in_for_nobody_until_they_are_separated(made: Made) -> None:
    made.leads("substitute_person", substitution="sbs_1", predecessor="per_ann", person="per_eva", name="Eva")
    before = everything(made)
    made.leads("merge_person", person="per_eva", into="per_ann")
    assert made.get(Seat, "sea_ann").person_id == "per_ann"
    assert not made.get(Substitution, "sbs_1").standing
    made.leads("unmerge_person", person="per_eva")

    assert everything(made) == before


def test_a_substitute_found_on_the_list_fills_the_seat_and_the_own_one_waits(made: Made) -> None:
    made.leads("substitute_person", substitution="sbs_1", predecessor="per_ann", person="per_eva", name="Eva")
    before = everything(made)
    made.leads("merge_person", person="per_eva", into="per_bud")
    assert (made.get(Seat, "sea_ann").person_id, made.get(Seat, "sea_bud").status) == ("per_bud", "aside")
    assert made.get(Substitution, "sbs_1").substitute_id == "per_bud"
    made.leads("unmerge_person", person="per_eva")

    assert everything(made) == before


def test_SE1_whoever_was_removed_is_back_with_phone_and_place(made: Made) -> None:
    before = everything(made)
    made.leads("remove_person", person="per_ann")
    assert made.tells("ann", "call_help", help_call="hlp_1")["code"] == "not_signed_in"
    made.leads("restore_person", person="per_ann")

    assert everything(made) == before
    assert made.tells("ann", "call_help", help_call="hlp_1")["ok"]
    seq = made.seq()
    made.leads("restore_person", person="per_ann")
    assert made.seq() == seq


def test_what_was_changed_since_stands_and_the_rest_goes_back() -> None:
    told = {"id": "grg", "workshop_id": W, "key": "k", "title": "t"}
    before = Grouping(**told, defaults={"org_a": "grp_1", "org_b": "grp_2"})
    after = Grouping(**told, defaults={"org_b": "grp_1"}, revision=2)
    now = Grouping(**told | {"title": "renamed"}, defaults={"org_b": "grp_1", "org_c": "grp_3"}, revision=3)

    back = taken_back(before, after, now)
    assert (back.title, back.revision) == ("renamed", 3)
    assert back.defaults == {"org_a": "grp_1", "org_b": "grp_2", "org_c": "grp_3"}
    office = {"id": "org", "workshop_id": W, "name": "n"}
    one, two, three = (Organisation(**office, aliases=names) for names in (["a"], ["a", "b"], ["a", "b", "c"]))
    assert taken_back(one, two, three).aliases == ["a", "c"]


def test_EN2_where_a_seat_was_while_one_held_it() -> None:
    held = spans([(1, "per_a"), (5, "per_b"), (9, "per_a")], {"per_b"})

    assert held == [Span(5, 9)]
    assert during([(2, "grp_1"), (4, "grp_2"), (7, None), (8, "grp_3"), (9, "grp_4")], held) == {"grp_2", "grp_3"}


people = st.sampled_from([f"per_{name}" for name in (*PEOPLE, "eva", "fajar")])
offices = st.sampled_from(("org_x", "org_y"))
steps = st.one_of(
    st.tuples(st.just("writes"), st.sampled_from(PEOPLE), st.sampled_from(("person", "organisation", "group"))),
    st.tuples(st.just("renames"), people),
    st.tuples(st.just("renames_office"), offices),
    st.tuples(st.just("merges"), people, people),
    st.tuples(st.just("separates"), people),
    st.tuples(st.just("merges_office"), offices, offices),
    st.tuples(st.just("separates_office"), offices),
    st.tuples(st.just("substitutes"), people, people),
    st.tuples(st.just("ends"), st.integers(0, 3), st.booleans()),
    st.tuples(st.just("resumes"), st.integers(0, 3)),
    st.tuples(st.just("reclaims"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("removes"), people),
    st.tuples(st.just("restores"), people),
    st.tuples(st.just("moves"), st.sampled_from(PEOPLE), st.sampled_from(("grp_1", "grp_2"))),
)


class Play:
    def __init__(self, made: Made) -> None:
        self.made, self.written = made, 0

    def performs(self, step: tuple[Any, ...]) -> None:
        made = self.made
        match step:
            case ("writes", who, unit):
                self.writes(who, unit)
            case ("renames", person):
                made.tells(made.lead, "save_person", person=person, name=f"Nama {made.seq()}", organisation="org_x")
            case ("renames_office", office):
                made.tells(made.lead, "save_organisation", organisation=office, name=f"Dinas {made.seq()}")
            case ("merges", one, other):
                made.tells(made.lead, "merge_person", person=one, into=other)
            case ("separates", one):
                made.tells(made.lead, "unmerge_person", person=one)
            case ("merges_office", one, other):
                made.tells(made.lead, "merge_organisation", organisation=one, into=other)
            case ("separates_office", one):
                made.tells(made.lead, "unmerge_organisation", organisation=one)
            case ("substitutes", one, other):
                told = {"substitution": f"sbs_{made.seq()}", "predecessor": one, "person": other, "name": "Ganti"}
                made.tells(made.lead, "substitute_person", **told)
            case ("ends", place, undone):
                self.turns("end_substitution", place, undone=undone)
            case ("resumes", place):
                self.turns("resume_substitution", place)
            case ("reclaims", who):
                made.tells(who, "reclaim_seat")
            case ("removes", person):
                made.tells(made.lead, "remove_person", person=person)
            case ("restores", person):
                made.tells(made.lead, "restore_person", person=person)
            case ("moves", who, group):
                made.tells(made.lead, "move_seat", grouping="grg_1", seat=f"sea_{who}", group=group)

    def turns(self, name: str, place: int, **more: bool) -> None:
        known = sorted(one.id for one in self.made.all(Substitution))
        if known:
            self.made.tells(self.made.lead, name, substitution=known[place % len(known)], **more)

    def writes(self, who: str, unit: str) -> None:
        units = {"person": f"per_{who}", "organisation": "org_x", "group": "grp_1"}
        ack = writes(self.made, who, unit, units[unit], f"ent_{self.made.seq()}")
        self.written += ack["ok"]


def assert_sound(made: Made, written: int) -> None:
    """P1, CL5: every row is there and on a sheet; the journal folds to the tables; nobody has two seats, or none at all."""
    rows, sheets = made.all(Entry), {sheet.id for sheet in made.all(Sheet)}
    assert len(rows) == written and {row.sheet_id for row in rows} <= sheets
    with made.store.reading() as reader:
        folded = {(line.object.type, line.object.id): line.object for line in reader.changes_since(W, 0)}
        assert folded == {(thing.type, thing.id): thing for kind in KINDS for thing in reader.all(kind, W)}
    held = [seat.person_id for seat in made.all(Seat, status="held")]
    assert len(held) == len(set(held))
    standing = [one for one in made.all(Substitution) if one.standing]
    replaced = {one.predecessor_id for one in standing}
    living = [person for person in made.all(Person) if not person.staff and person.status not in ENDED]
    assert [person.id for person in living if person.id not in replaced and person.id not in held] == []
    seats = {seat.id: seat for seat in made.all(Seat)}
    now = {one.seat_id: one.person_id for one in holders(seats.values(), standing) if one.until is None}
    gone = {person.id for person in made.all(Person) if person.status in ENDED}
    assert [one for one in standing if now[one.seat_id] not in (seats[one.seat_id].person_id, *gone)] == []


@settings(max_examples=30, deadline=None)
@given(acts=st.lists(steps, max_size=14))
def test_SE1_P1_CL5_whatever_is_renamed_merged_replaced_and_undone_no_row_is_lost(
    furnished: tuple[Path, str], acts: list[tuple[Any, ...]]
) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = again(furnished, Path(folder))
        try:
            play = Play(made)
            for act in acts:
                play.performs(act)
            assert_sound(made, play.written)
        finally:
            made.close()
