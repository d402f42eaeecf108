"""A rehearsal's phone keeps what it was told and what it could not send yet."""

from typing import Any

from workshop.rehearsal.phones import Phone
from workshop.rehearsal.ways import Way


def phone_showing(**entry: Any) -> Phone:
    phone = Phone(Way("http://127.0.0.1:9"), "wks", "token", "Ani")
    told = {"type": "entry", "id": "row", "revision": 7, "draft": {}, "revisions": {}, **entry}
    phone._hear_welcome({"mode": "snapshot", "epoch": "epo", "seq": 7, "objects": [told]})
    return phone


def test_EN1_an_update_sends_what_differs_and_clears_what_is_gone() -> None:
    phone = phone_showing(draft={"a": "1", "b": "2", "c": 1}, revisions={"a": 3, "b": 5, "c": 5})
    save = phone.drafts("row", {"a": "1", "b": "3", "d": "4", "e": None})

    assert save.values == {"b": "3", "d": "4", "c": None}
    assert save.base == {"b": 5, "c": 5}


def test_as_typed_a_number_is_not_its_text_and_true_is_not_one() -> None:
    phone = phone_showing(draft={"a": 1, "b": "26"})

    assert phone.drafts("row", {"a": True, "b": 26}).values == {"a": True, "b": 26}


def test_RC1_a_second_save_of_a_field_waits_for_the_revision_of_the_first() -> None:
    phone = phone_showing(draft={"a": "1"}, revisions={"a": 3})
    phone.unsent.append(phone.drafts("row", {"a": "2"}))
    second = phone.drafts("row", {"a": "3"})
    assert (second.values, second.base) == ({"a": "3"}, {"a": 3})

    line = {"type": "entry", "id": "row", "revision": 9, "object": {"id": "row", "revision": 9, "revisions": {"a": 9}}}
    phone._hear_changes({"seq": 9, "changes": [line]})

    assert phone.based(second)["base"] == {"a": 9}


def test_a_save_held_while_away_keeps_the_revision_it_knew() -> None:
    phone = phone_showing(draft={"a": "1"}, revisions={"a": 3})
    held = phone.drafts("row", {"a": "2"})
    line = {"type": "entry", "id": "row", "revision": 9, "object": {"id": "row", "revision": 9, "revisions": {"a": 9}}}
    phone._hear_changes({"seq": 9, "changes": [line]})

    assert phone.based(held)["base"] == {"a": 3}


def test_CL3_CL4_an_older_line_changes_nothing_and_null_takes_the_object_away() -> None:
    phone = phone_showing(draft={"a": "new"})
    phone._hear_changes({"seq": 7, "changes": [{"type": "entry", "id": "row", "revision": 2, "object": {"revision": 2}}]})
    assert phone.get("entry", "row") is not None and phone.drafts("row", {"a": "new"}).values == {}

    phone._hear_changes({"seq": 8, "changes": [{"type": "entry", "id": "row", "revision": 8, "object": None}]})
    assert phone.get("entry", "row") is None


def test_RS4_changes_before_the_welcome_wait_for_it() -> None:
    phone = Phone(Way("http://127.0.0.1:9"), "wks", "token", "Ani")
    line = {"type": "entry", "id": "row", "revision": 8, "object": {"type": "entry", "id": "row", "revision": 8}}
    phone._hear_changes({"seq": 8, "changes": [line]})
    phone._hear_welcome({"mode": "snapshot", "epoch": "epo", "seq": 7, "objects": []})

    assert phone.get("entry", "row") == line["object"] and phone.welcome["seq"] == 8


def test_P2_a_phone_that_does_not_follow_is_noticed(monkeypatch: Any) -> None:
    monkeypatch.setattr("workshop.rehearsal.phones.FOLLOWS_WITHIN_S", 0.05)

    assert phone_showing().follows("entry", "row", 7)
    assert not phone_showing().follows("entry", "row", 8)
