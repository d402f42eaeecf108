"""The groupings a template brings: their groups are saved as they are, and one that nothing stands on is removed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made
from workshop.domain.agenda import AgendaItem
from workshop.domain.groups import Group, Grouping, Membership


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    opened = Made(tmp_path / "hall.sqlite").make()
    yield opened
    opened.close()


def grouping(made: Made, key: str) -> Grouping:
    return next(one for one in made.all(Grouping) if one.key == key)


def as_told(group: Group, **more: Any) -> dict[str, Any]:
    names = ("number", "title", "key", "theme", "place", "colour")
    return {"group": group.id, "grouping": group.grouping_id, **{name: getattr(group, name) for name in names}, **more}


@pytest.mark.parametrize("key", ["komponen", "dimensi"])
def test_every_group_of_the_template_is_saved_with_a_table(made: Made, key: str) -> None:
    for group in made.all(Group, grouping_id=grouping(made, key).id):
        made.leads("save_group", **as_told(group, place=f"Meja {group.number}"))

    assert all(group.place for group in made.all(Group, grouping_id=grouping(made, key).id))


def test_a_group_stands_for_a_theme_or_a_choice_of_the_workshop_and_for_nothing_else(made: Made) -> None:
    group = made.all(Group, grouping_id=grouping(made, "komponen").id)[0]
    made.leads("save_group", **as_told(group, theme="pendek"))
    ack = made.tells(made.lead, "save_group", **as_told(group, theme="horoskop"))

    assert (ack["code"], ack["field"]) == ("wrong_choice", "theme")


def test_what_a_group_stood_for_may_stay_when_the_list_has_changed(made: Made) -> None:
    group = next(one for one in made.all(Group) if one.theme == "governance")
    themes = [{"id": "lain", "label_id": "Lain", "label_en": "Other"}]
    made.leads("change_workshop", fields={"themes": themes})

    made.leads("save_group", **as_told(group, place="Meja 1"))


def test_a_grouping_that_nothing_uses_goes_with_its_groups(made: Made) -> None:
    made.leads("save_grouping", grouping="grg_own", key="meja", title="Per meja")
    made.leads("save_group", group="grp_own", grouping="grg_own", number=1)
    made.seats("ann", "a")
    made.leads("move_seat", grouping="grg_own", seat="sea_ann", group="grp_own")
    made.leads("remove_grouping", grouping="grg_own")

    assert made.get(Grouping, "grg_own").removed and made.get(Group, "grp_own").removed
    assert [member.group_id for member in made.all(Membership, grouping_id="grg_own")] == [None]
    made.leads("remove_grouping", grouping="grg_own")
    ack = made.tells(made.lead, "save_group", group="grp_two", grouping="grg_own", number=1)
    assert ack["code"] == "unknown_grouping"


def test_a_removed_grouping_comes_back_with_its_groups_and_everybody_in_them(made: Made) -> None:
    made.leads("save_grouping", grouping="grg_own", key="meja", title="Per meja", defaults={})
    for number in (1, 2):
        made.leads("save_group", group=f"grp_{number}", grouping="grg_own", number=number, place=f"Meja {number}")
    for name, group in (("ann", "grp_1"), ("bud", "grp_1"), ("cut", "grp_2")):
        made.seats(name, "a")
        made.leads("move_seat", grouping="grg_own", seat=f"sea_{name}", group=group)
    made.leads("remove_group", group="grp_2")
    sat = {member.seat_id: (member.group_id, member.how) for member in made.all(Membership, grouping_id="grg_own")}
    made.leads("remove_grouping", grouping="grg_own")
    made.leads("restore_grouping", grouping="grg_own")

    assert not made.get(Grouping, "grg_own").removed
    assert (made.get(Group, "grp_1").removed, made.get(Group, "grp_2").removed) == (False, True)
    assert {member.seat_id: (member.group_id, member.how) for member in made.all(Membership, grouping_id="grg_own")} == sat
    seq = made.seq()
    made.leads("restore_grouping", grouping="grg_own")
    assert made.seq() == seq


def test_a_removed_grouping_comes_back_though_an_office_of_its_rules_was_merged_since(made: Made) -> None:
    for name in ("a", "b"):
        made.leads("save_organisation", organisation=f"org_{name}", name=f"Dinas {name}")
    made.leads("save_grouping", grouping="grg_own", key="meja", title="Per meja")
    made.leads("save_group", group="grp_1", grouping="grg_own", number=1)
    made.leads("save_grouping", grouping="grg_own", key="meja", title="Per meja", defaults={"org_a": "grp_1"})
    made.leads("remove_grouping", grouping="grg_own")
    made.leads("merge_organisation", organisation="org_a", into="org_b")
    made.leads("restore_grouping", grouping="grg_own")

    back = made.get(Grouping, "grg_own")
    assert (back.removed, back.defaults, made.get(Group, "grp_1").removed) == (False, {"org_b": "grp_1"}, False)


def test_a_grouping_that_an_agenda_item_or_an_activity_uses_stays(made: Made) -> None:
    seq = made.seq()
    for key in ("komponen", "dimensi"):
        ack = made.tells(made.lead, "remove_grouping", grouping=grouping(made, key).id)
        assert (ack["code"], ack["field"]) == ("grouping_in_use", "grouping")

    assert made.seq() == seq
    for item in made.all(AgendaItem):
        made.leads("remove_agenda_item", agenda_item=item.id)
    made.leads("remove_grouping", grouping=grouping(made, "komponen").id)
