"""VS1–VS4 as one table: viewer × object → seen whole, in part, or not at all."""

from dataclasses import replace

import pytest

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Grouping, Membership, Seating
from workshop.domain.house import House
from workshop.domain.judgements import Review
from workshop.domain.marks import Announcement, AttendanceMark, HelpCall
from workshop.domain.objects import Stored
from workshop.domain.people import Credential, Grant, Person, Seat
from workshop.domain.plenaries import Plenary, PlenaryAct, Presentation
from workshop.domain.reach import reach_of
from workshop.domain.remarks import Remark
from workshop.domain.sheets import Sheet
from workshop.domain.viewers import Viewer
from workshop.domain.visibility import seen_by, visible_to

W = "wks"


def a_viewer(person: str, *roles: str, org: str | None = None, groups: tuple[str, ...] = ()) -> Viewer:
    return Viewer(workshop_id=W, person_id=person, roles=frozenset(roles), organisation_id=org, groups=frozenset(groups))


VIEWERS = {
    "ann": a_viewer("per_ann", org="org_a", groups=("grp_1",)),
    "groupmate": a_viewer("per_bud", org="org_b", groups=("grp_1",)),
    "colleague": a_viewer("per_col", org="org_a", groups=("grp_2",)),
    "stranger": a_viewer("per_cut", org="org_c", groups=("grp_2",)),
    "facilitator": a_viewer("per_fac", "facilitator"),
    "organiser": a_viewer("per_org", "organiser"),
    "assessor": a_viewer("per_ass", "assessor"),
    "projector": a_viewer("per_scr", "projector"),
}
ORDER = tuple(VIEWERS)

ACTIVITY = Activity(id="act", workshop_id=W, worksheet_id="wsh", unit="group", state="open")
SHEET = Sheet(id="sht", workshop_id=W, activity_id="act", unit="group", unit_id="grp_1")
ENTRY = Entry(
    id="ent",
    workshop_id=W,
    sheet_id="sht",
    activity_id="act",
    author_id="per_ann",
    entered_by="per_ann",
    state="ready",
    draft={"a": "typing"},
    values={"a": "stands"},
)
REVIEW = Review(id="rev", workshop_id=W, target="entry", target_id="ent", activity_id="act", sheet_id="sht", text="Mengapa?")
ANN = Person(id="per_ann", workshop_id=W, name="Ann", nip="199103242019111006", phone="08")


def a_house(activity: Activity = ACTIVITY, sheet: Sheet = SHEET) -> House:
    house = House()
    seat = Seat(id="sea", workshop_id=W, organisation_id="org_a", person_id="per_ann")
    membership = Membership(id="mem", workshop_id=W, grouping_id="grg", seat_id="sea", group_id="grp_1")
    for thing in (activity, sheet, seat, membership):
        house.learn(thing)
    return house


def who_sees(thing: Stored, house: House) -> str:
    seen = {name: visible_to(thing, viewer.audiences(), house) for name, viewer in VIEWERS.items()}
    return " ".join(name for name in ORDER if seen[name] is not None)


STAFF = "facilitator organiser assessor"
PHONES = "ann groupmate colleague stranger"


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        (Group(id="grp_1", workshop_id=W, grouping_id="grg", number=1), f"{PHONES} {STAFF} projector"),
        (ANN, f"ann groupmate colleague {STAFF}"),
        (SHEET, f"ann groupmate {STAFF}"),
        (ENTRY, f"ann groupmate {STAFF}"),
        (REVIEW, f"ann groupmate {STAFF}"),
        (replace(REVIEW, private=True), "facilitator assessor"),
        (replace(ACTIVITY, state="planned"), STAFF),
        (replace(ACTIVITY, audience=["grp_1"]), f"ann groupmate {STAFF} projector"),
        (Worksheet(id="wsh", workshop_id=W, key="k"), STAFF),
        (Worksheet(id="wsh", workshop_id=W, key="k", frozen=True), f"{PHONES} {STAFF}"),
        (AttendanceMark(id="m", workshop_id=W, person_id="per_ann", half_day="d1"), f"ann {STAFF}"),
        (HelpCall(id="h", workshop_id=W, person_id="per_ann", group_id="grp_1"), f"ann groupmate {STAFF}"),
        (Credential(id="c", workshop_id=W, person_id="per_ann", kind="device", secret_hash="s"), ""),
        (Credential(id="c", workshop_id=W, person_id="per_ann", kind="code", secret_hash="s"), "ann"),
        (Credential(id="c", workshop_id=W, person_id="per_ann", kind="claim", secret_hash="s"), STAFF),
        (Plenary(id="p", workshop_id=W, title="Pleno"), f"{PHONES} {STAFF} projector"),
        (Presentation(id="p", workshop_id=W, plenary_id="p", unit="group", unit_id="grp_1"), f"{PHONES} {STAFF} projector"),
        (PlenaryAct(id="p", workshop_id=W, plenary_id="p", kind="next"), STAFF),
        (Remark(id="r", workshop_id=W, text="Setuju"), STAFF),
        (Announcement(id="n", workshop_id=W, text="Halo"), f"{PHONES} {STAFF} projector"),
        (Announcement(id="n", workshop_id=W, text="Halo", audience=["grp_1"]), f"ann groupmate {STAFF}"),
        (Announcement(id="n", workshop_id=W, text="Halo", audience=["org_c"], on_projector=True), f"stranger {STAFF} projector"),
    ],
    ids=lambda value: value.type if isinstance(value, Stored) else "",
)
def test_VS1_who_sees_the_object(thing: Stored, expected: str) -> None:
    assert who_sees(thing, a_house()) == expected


def test_no_view_of_a_credential_carries_its_secret() -> None:
    for kind in ("device", "code", "claim", "link"):
        thing = Credential(id="c", workshop_id=W, person_id="per_ann", kind=kind, secret_hash="s3cret", device_hash="d3vice")
        assert "s3cret" not in str(seen_by(thing, a_house())) and "d3vice" not in str(seen_by(thing, a_house()))


@pytest.mark.parametrize(
    ("viewer", "nip"),
    [("ann", True), ("facilitator", True), ("organiser", True), ("assessor", False), ("groupmate", False), ("colleague", False)],
)
def test_a_nip_is_seen_by_its_owner_and_the_keepers_of_the_papers_only(viewer: str, nip: bool) -> None:
    seen = visible_to(ANN, VIEWERS[viewer].audiences(), a_house())

    assert seen is not None and ("nip" in seen) is nip


def test_VS3_a_projector_sees_no_name_and_no_draft() -> None:
    screen = VIEWERS["projector"].audiences()

    assert [visible_to(thing, screen, a_house()) for thing in (ANN, SHEET, ENTRY)] == [None, None, None]


def test_VS4_of_a_secret_sheet_staff_see_that_a_row_exists_but_not_what_it_says() -> None:
    house = a_house(replace(ACTIVITY, secret=True))
    seen = visible_to(ENTRY, VIEWERS["facilitator"].audiences(), house)
    own = visible_to(ENTRY, VIEWERS["ann"].audiences(), house)

    assert seen is not None and (seen["draft"], seen["values"], seen["state"]) == ({}, None, "ready")
    assert own is not None and own["draft"] == {"a": "typing"}


def test_VS4_sharing_never_opens_a_secret_sheet() -> None:
    assert "stranger" not in who_sees(ENTRY, a_house(replace(ACTIVITY, secret=True, share=True)))


def test_a_shared_activity_shows_ready_rows_as_they_stand_never_what_is_being_typed() -> None:
    house = a_house(replace(ACTIVITY, share=True))
    seen = visible_to(ENTRY, VIEWERS["stranger"].audiences(), house)

    assert seen is not None and seen["draft"] == {"a": "stands"}
    for hidden in (replace(ENTRY, state="draft"), replace(ENTRY, late=True), replace(ENTRY, state="withdrawn")):
        assert "stranger" not in who_sees(hidden, house)


def test_with_see_switched_off_the_group_sees_neither_sheet_nor_rows() -> None:
    house = a_house(replace(ACTIVITY, see=False))

    assert [who_sees(thing, house) for thing in (SHEET, ENTRY, REVIEW)] == [STAFF, STAFF, STAFF]


def test_RV2_sharing_a_sheet_shows_nobody_else_what_assessors_said_of_it() -> None:
    assert who_sees(REVIEW, a_house(replace(ACTIVITY, share=True))) == f"ann groupmate {STAFF}"


def test_VS1_by_which_rules_the_hall_is_divided_is_seen_by_staff_only() -> None:
    rules = {"organisation": "apart"}
    told = Grouping(id="grg", workshop_id=W, key="k", title="T", defaults={"org": "grp"}, overrides={"sea": "grp"}, rules=rules)

    for name in ("ann", "projector"):
        seen = visible_to(told, VIEWERS[name].audiences(), a_house())
        assert seen is not None and seen["title"] == "T" and not {"defaults", "overrides", "rules"} & set(seen)
    assert visible_to(told, VIEWERS["assessor"].audiences(), a_house()) == told.to_json()
    act = Seating(id="stg", workshop_id=W, grouping_id="grg", kind="move", by="per_fac", at="")
    assert visible_to(act, VIEWERS["ann"].audiences(), a_house()) is None


def an_assessor_of(**scope: list[str]) -> Viewer:
    return replace(a_viewer("per_ass", "assessor"), reach=reach_of([scope]))


THEMED = Worksheet(id="wsh", workshop_id=W, key="k", definition={"fields": [{"id": "dimensi", "choice_set": "themes"}]})
OF_GROUP = Group(id="grp_1", workshop_id=W, grouping_id="grg", number=1, theme="living")


@pytest.mark.parametrize(
    ("scope", "said", "reads"),
    [
        ({"groups": ["grp_1"]}, "", True),
        ({"groups": ["grp_2"]}, "", False),
        ({"themes": ["living"]}, "", True),
        ({"themes": ["living"]}, "economy", False),
        ({"themes": ["economy"]}, "economy", True),
        ({"themes": ["economy"], "groups": ["grp_1"]}, "living", True),
        ({"organisations": ["org_a"]}, "", False),
        ({}, "economy", True),
    ],
)
def test_RV2_an_assessor_reads_rows_and_what_is_said_of_them_as_far_as_the_grant_reaches(
    scope: dict[str, list[str]], said: str, reads: bool
) -> None:
    house, entry = a_house(), replace(ENTRY, parsed={"dimensi": said})
    for thing in (THEMED, OF_GROUP, entry):
        house.learn(thing)
    seen = [
        visible_to(thing, an_assessor_of(**scope).audiences(), house) for thing in (entry, REVIEW, replace(REVIEW, private=True))
    ]

    assert [one is not None for one in seen] == [reads] * 3
    assert visible_to(SHEET, an_assessor_of(**scope).audiences(), house) is not None


def test_RV2_assessors_in_part_too_know_who_else_assesses_and_nobody_outside_the_staff_does() -> None:
    grant = Grant(id="grt", workshop_id=W, person_id="per_ann", role="assessor")
    other = an_assessor_of(organisations=["org_b"]).audiences()

    assert visible_to(grant, other, a_house()) is not None
    assert visible_to(replace(grant, role="registrar"), other, a_house()) is None
    assert visible_to(grant, VIEWERS["stranger"].audiences(), a_house()) is None


def test_RV2_the_sheet_of_an_organisation_or_a_person_is_read_by_the_assessor_of_that_organisation() -> None:
    for unit, id in (("organisation", "org_a"), ("person", "per_ann")):
        house = a_house(sheet=replace(SHEET, unit=unit, unit_id=id))

        assert visible_to(ENTRY, an_assessor_of(organisations=["org_a"]).audiences(), house) is not None
        assert visible_to(ENTRY, an_assessor_of(organisations=["org_b"]).audiences(), house) is None


def test_RV2_a_row_that_names_another_theme_is_known_by_it_and_an_older_version_teaches_nothing() -> None:
    house = a_house()
    house.learn(THEMED)
    house.learn(replace(ENTRY, revision=3, parsed={"dimensi": "economy"}))
    house.learn(replace(ENTRY, revision=2, parsed={"dimensi": "living"}))

    assert house.theme_of("ent") == "economy"
    assert house.is_moved_by(replace(ENTRY, revision=4, parsed={"dimensi": "living"}))
    assert not house.is_moved_by(replace(ENTRY, revision=4, parsed={"dimensi": "economy"}))
