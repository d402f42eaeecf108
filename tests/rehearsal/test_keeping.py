"""What a phone keeps of what was acknowledged, and gives again to a laptop that lacks it (RC1)."""

from typing import Any

from workshop.domain.entries import text_hash
from workshop.rehearsal.keeping import Acknowledged, Kept
from workshop.rehearsal.phones import Phone
from workshop.rehearsal.ways import Way


def done(id: str, seq: int, epoch: str = "epo_1") -> Acknowledged:
    return Acknowledged(id, "save_entry", {"entry": "row"}, epoch, seq)


def test_RC1_a_copy_lets_go_of_what_it_holds_and_a_repeat_is_kept_once() -> None:
    kept = Kept()
    for one in (done("a", 3), done("b", 4), done("b", 4), done("c", 9)):
        kept.keep(one)
    kept.up_to("epo_1", 4)
    kept.keep(done("d", 4))

    assert [one.id for one in kept.held] == ["c"]


def test_RC1_a_laptop_in_a_new_epoch_lacks_all_that_is_kept_and_one_that_lost_its_end_lacks_that() -> None:
    kept = Kept([done("a", 3), done("b", 9)], copied=2)
    assert [one.id for one in kept.missing("epo_1", 5)] == ["b"]
    assert [one.id for one in kept.held] == ["a"] and kept.copied == 2

    assert [one.id for one in kept.missing("epo_2", 40)] == ["a"]
    assert (kept.held, kept.copied) == ([], 0)


def test_RC1_a_phone_owes_a_restored_laptop_what_it_kept() -> None:
    phone = Phone(Way("http://127.0.0.1:9"), "wks", "token", "Ani")
    welcome: dict[str, Any] = {"mode": "snapshot", "objects": []}
    phone._hear_welcome({**welcome, "epoch": "epo_1", "seq": 5})
    phone.kept.keep(done("a", 4))
    phone.kept.keep(done("b", 5))
    phone._hear_presence({"backed_up_seq": 4})
    phone._hear_welcome({**welcome, "epoch": "epo_2", "seq": 4})

    assert [one.id for one in phone.owed] == ["b"]


def test_RC1_a_save_carries_the_hash_of_what_its_writer_saw_and_the_epoch_it_was_typed_in() -> None:
    phone = Phone(Way("http://127.0.0.1:9"), "wks", "token", "Ani")
    shown = {"type": "entry", "id": "row", "revision": 7, "draft": {"a": "1"}, "revisions": {"a": 7}}
    phone._hear_welcome({"mode": "snapshot", "epoch": "epo_1", "seq": 7, "objects": [shown]})
    save = phone.drafts("row", {"a": "2", "b": "new"})
    phone.unsent.append(save)
    later = phone.drafts("row", {"a": "3"})
    phone._hear_welcome({"mode": "snapshot", "epoch": "epo_2", "seq": 3, "objects": [{**shown, "revisions": {"a": 2}}]})

    assert phone.based(save) == {"base": {"a": 7}, "base_epoch": "epo_1", "base_hashes": {"a": text_hash("1")}}
    assert phone.based(later)["base_epoch"] == "mixed"
    assert phone.based(later)["base_hashes"] == {"a": text_hash("2"), "b": text_hash("new")}
