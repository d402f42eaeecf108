"""ND1: after an erasure nothing tells who it was, in the tables, the journal, the bytes of any file or what anybody is sent; what
was done stays."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.made import W, wish
from tests.service.erasable import Hall, folds_to_its_tables, found_in
from workshop import clock
from workshop.domain.entries import Entry
from workshop.domain.judgements import Review
from workshop.domain.people import ROLES, Credential, Grant, Person, Seat
from workshop.domain.workshops import Workshop
from workshop.service import creating, hosting
from workshop.service.backing_up import BackingUp, Plan
from workshop.service.catching_up import everything_for, house_of, welcome
from workshop.service.clearing import Clearing
from workshop.service.desk import Desk
from workshop.service.handlers import all_handlers
from workshop.service.identity import viewer_of
from workshop.service.mentions import mentions_of
from workshop.service.recording import record_now
from workshop.storage import backup, cleaning, erased_list, restoring
from workshop.storage.erasing import erased_in, scrub_waits
from workshop.storage.sqlite import Store

OTHERS = tuple(role for role in ROLES if role != "facilitator")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    held = Hall(tmp_path)
    yield held
    held.made.close()


def everybody(hall: Hall) -> list[str]:
    """What each role and each participant is sent, as text."""
    staff = {role: f"the-secret-of-the-link-of-{role}" for role in OTHERS}
    for role, secret in staff.items():
        hall.made.leads("add_staff", person=f"per_{role}", name=role, role=role, secret=secret)
    with hall.made.store.reading() as reader:
        viewers = [viewer_of(reader, W, token) for token in (hall.made.lead, *staff.values(), "ann", "bud")]
        epoch = reader.epoch()
        seen = [welcome(reader, one, None) for one in viewers]
        seen += [welcome(reader, one, {"epoch": epoch, "seq": max(0, reader.seq(W) - 4000)}) for one in viewers]
    return [json.dumps(one, ensure_ascii=False) for one in seen]


@given(seed=st.integers(0, 10_000), steps=st.integers(0, 40), gone=st.sets(st.integers(0, 3), min_size=1))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ND1_after_any_life_no_byte_tells_of_the_erased(
    tmp_path_factory: pytest.TempPathFactory, seed: int, steps: int, gone: set[int]
) -> None:
    folder = tmp_path_factory.mktemp("life")
    hall = Hall(folder, seed)
    hall.live(steps)
    ids = [f"per_{number}" for number in gone]
    assert found_in(folder, hall.words(*ids))
    for id in ids:
        hall.made.leads("erase_person", person=id)
    hall.clearing().settle()
    sent, record = everybody(hall), json.dumps(record_now(hall.made.store, W, "id", personal=True))

    assert folds_to_its_tables(hall.made)
    assert [word for word in hall.words(*ids) for text in (*sent, record) if word in text] == []
    assert found_in(folder, hall.words(*ids)) == {}
    others = set(hall.told) - set(ids)
    assert all(hall.name(id).startswith("Zq") for id in others)
    hall.made.close()


def test_ND1_results_and_counts_stay_under_a_number(hall: Hall) -> None:
    hall.writes("per_1")
    before = record_now(hall.made.store, W, "id", personal=True)
    hall.made.leads("erase_person", person="per_1")
    after = record_now(hall.made.store, W, "id", personal=True)

    assert after["summary"] == before["summary"]
    (person,) = (one for one in after["people"] if one["id"] == "per_1")
    assert (person["name"], person["nip"], person["position"], person["joined"]) == ("Peserta (dihapus) 1", "", "", True)
    assert person["organisation_id"] == "org_a"


def test_ND1_the_person_is_out_and_is_told_why(hall: Hall) -> None:
    hall.made.leads("erase_person", person="per_1")
    ack = hall.says("per_1", "call_help", help_call="hlp_late")

    assert ack["code"] == "person_erased"
    assert all(one.revoked_at and not one.code and not one.device_hash for one in hall.made.all(Credential, person_id="per_1"))
    assert hall.made.get(Person, "per_1").status == "erased"
    assert hall.made.leads("erase_person", person="per_2")["erased"] == 1
    assert hall.name("per_2") == "Peserta (dihapus) 2"


def test_ND1_twice_is_once_whether_repeated_or_asked_for_anew(hall: Hall) -> None:
    first = hall.made.tells(hall.made.lead, "erase_person", id="cmd_once", person="per_1")
    seq = hall.made.seq()

    assert hall.made.tells(hall.made.lead, "erase_person", id="cmd_once", person="per_1") == first
    assert hall.made.leads("erase_person", person="per_1")["erased"] == 0
    assert hall.made.seq() == seq


def test_ND1_two_that_were_one_when_they_were_erased_are_not_separated(hall: Hall) -> None:
    hall.made.leads("merge_person", person="per_2", into="per_1")
    hall.made.leads("erase_person", person="per_1")

    assert all(hall.made.get(Person, id).erased_at for id in ("per_1", "per_2"))
    assert hall.made.tells(hall.made.lead, "unmerge_person", person="per_2")["code"] == "person_erased"


def test_ND1_an_erased_person_comes_back_by_no_way(hall: Hall) -> None:
    hall.made.leads("erase_person", person="per_1")
    told = {"name": "Budi", "organisation": "org_a"}

    assert hall.made.tells(hall.made.lead, "save_person", person="per_1", **told)["code"] == "person_erased"
    assert not hall.made.tells(hall.made.lead, "import_people", rows=[{"id": "per_1", **told}])["ok"]
    assert not hall.made.tells(hall.made.lead, "merge_person", person="per_walk", into="per_1")["ok"]
    assert not hall.made.tells(hall.made.lead, "renew_code", person="per_1")["ok"]


def test_ND1_who_was_found_on_the_list_goes_under_both_names(hall: Hall) -> None:
    walk_in = hall.word("per_2") + " di pintu"
    hall.made.put(Person(id="per_two", workshop_id=W, name=walk_in, status="provisional"))
    hall.made.leads("merge_person", person="per_two", into="per_2")
    hall.made.leads("erase_person", person="per_two")
    hall.clearing().settle()

    assert hall.name("per_two") == hall.name("per_2") == "Peserta (dihapus) 1"
    assert found_in(hall.folder, hall.words("per_2")) == {}


def test_ND1_the_personal_columns_of_the_own_rows_go_the_rest_of_the_row_stays(hall: Hall) -> None:
    hall.commits("per_1")
    hall.made.leads("erase_person", person="per_1")
    row = hall.made.get(Entry, "ent_commit_per_1")

    assert row.draft == {"butir": ["Data"]}
    assert row.author_id == "per_1"


def test_ND1_what_an_assessor_had_before_them_of_such_a_row_goes_too(hall: Hall) -> None:
    hall.commits("per_1")
    row = hall.made.get(Entry, "ent_commit_per_1")
    column = next(name for name in hall.columns if name in row.draft)
    said = {"activity_id": row.activity_id, "sheet_id": row.sheet_id, "text": "Lengkapi.", "quoted": row.draft[column]}
    hall.made.put(Review(id="rev_1", workshop_id=W, target="cell", target_id=row.id, field_id=column, seen=row.draft, **said))
    hall.made.leads("erase_person", person="per_1")
    hall.clearing().settle()
    review = hall.made.get(Review, "rev_1")

    assert (review.seen, review.quoted, review.text) == ({"butir": ["Data"]}, "", "Lengkapi.")
    assert found_in(hall.folder, hall.words("per_1")) == {}
    assert folds_to_its_tables(hall.made)


def test_ND1_names_in_texts_of_others_are_listed_and_stay_unless_chosen(hall: Hall) -> None:
    name = hall.name("per_1")
    for entry in ("ent_a", "ent_b"):
        values = {"sasaran": f"usul {name.upper()} diterima"}
        hall.says("per_2", "save_entry", activity="act_own", unit="per_2", entry=entry, values=values)
    hall.made.leads("announce", announcement="ann_2", text=f"Terima kasih {name}")
    hall.made.leads("withdraw_announcement", announcement="ann_2")
    with hall.made.store.reading() as reader:
        found = {one["mention"]: one for one in mentions_of(reader, W, "per_1")}
    assert set(found) == {"entry:ent_a", "entry:ent_b", "announcement:ann_2"}
    assert found["entry:ent_a"]["now"] and name.upper() in found["entry:ent_a"]["text"]
    hall.made.leads("erase_person", person="per_1", mentions=["entry:ent_a", "announcement:ann_2"])
    hall.clearing().settle()

    assert hall.made.get(Entry, "ent_a").draft == {"sasaran": "usul Peserta (dihapus) 1 diterima"}
    assert name.upper() in hall.made.get(Entry, "ent_b").draft["sasaran"]
    assert folds_to_its_tables(hall.made)
    assert found_in(hall.folder, {name}) == {}


def test_ND1_a_reason_beside_an_attendance_mark_goes_too(hall: Hall) -> None:
    hall.absent_because("per_3")
    hall.made.leads("erase_person", person="per_3")
    hall.clearing().settle()

    assert found_in(hall.folder, hall.words("per_3")) == {}


def test_ND1_everyone_but_those_who_lead(hall: Hall) -> None:
    for person, role in (("lead", "cofacilitator"), ("per_ass", "assessor")):
        told = {"name": hall.word(person), "role": role, "secret": f"the-secret-of-{role}-in-a-link"}
        hall.made.leads("add_staff", person=f"per_{role}", **told)
    hall.made.leads("erase_everyone")
    hall.clearing().settle()
    people = hall.made.all(Person)

    assert found_in(hall.folder, hall.words(*(id for id in hall.told if id != "lead"))) == {}
    assert {one.id for one in people if one.erased_at is None} == {"per_cofacilitator", hall.made.get(Workshop, W).owner_id}
    assert hall.name("per_assessor").startswith("Petugas (dihapus)")
    shown = [one.name for one in people if one.merged_into is None]
    assert len(set(shown)) == len(shown)
    assert [grant for grant in hall.made.all(Grant, person_id="per_assessor") if grant.revoked_at is None] == []
    assert len(hall.made.all(Seat, person_id="per_1", status="held")) == 1
    assert hall.made.leads("erase_everyone")["erased"] == 0


def test_ND1_who_leads_is_erased_by_a_facilitator_only_and_the_laptop_still_opens(hall: Hall) -> None:
    secret = "the-secret-of-a-co-lead-1"
    hall.made.leads("add_staff", person="per_co", name="Co", role="cofacilitator", secret=secret)
    owner = hall.made.get(Workshop, W).owner_id

    assert hall.made.tells(secret, "erase_person", person=owner)["code"] == "not_allowed"
    assert hall.made.leads("erase_person", person=owner)["erased"] == 1
    assert hall.made.tells(hall.made.lead, "announce", announcement="ann_x", text="x")["code"] == "person_erased"
    hall.made.lead = hall.made.store.write(lambda tx: hosting.enter(tx, W))["token"]
    hall.made.leads("announce", announcement="ann_x", text="x")
    assert hall.name(owner) == "Petugas (dihapus) 1"


def test_ND1_a_stranger_a_participant_and_another_workshop_erase_nobody(hall: Hall) -> None:
    hall.made.store.write(lambda tx: creating.create(tx, _elsewhere()))
    seq = hall.made.seq()
    acks = [hall.made.tells(token, "erase_person", person="per_1") for token in ("nobody", hall.tokens["per_2"])]
    acks.append(hall.made.tells(hall.tokens["per_1"], "erase_everyone"))
    unknown = hall.made.tells(hall.made.lead, "erase_person", person="per_nobody")

    assert [ack["code"] for ack in acks] == ["not_signed_in", "not_allowed", "not_allowed"]
    assert unknown["code"] == "unknown_person" and hall.made.seq() == seq


def test_ND1_people_ask_for_it_and_may_take_it_back(hall: Hall) -> None:
    hall.says("per_1", "ask_erasure")
    asked = hall.made.get(Person, "per_1").erasure_asked_at
    hall.says("per_1", "ask_erasure")
    assert asked and hall.made.get(Person, "per_1").erasure_asked_at == asked
    hall.says("per_1", "ask_erasure", withdrawn=True)

    assert hall.made.get(Person, "per_1").erasure_asked_at is None


def test_ND1_a_workshop_that_was_put_away_can_still_be_cleared(hall: Hall) -> None:
    hall.made.leads("archive_workshop")

    assert hall.made.leads("erase_everyone")["erased"] > 4


def test_ND1_killed_before_the_pages_were_scrubbed_the_next_start_does_it(hall: Hall, tmp_path: Path) -> None:
    words = hall.words("per_1")
    hall.made.leads("erase_person", person="per_1")
    killed = tmp_path / "killed"
    killed.mkdir()
    for path in hall.folder.glob("hall.sqlite*"):
        shutil.copy(path, killed / path.name)
    assert found_in(killed, words), "the log still has it: that is what is tested"
    store = Store(killed / "hall.sqlite")
    with store.reading() as reader:
        assert scrub_waits(reader)
    Clearing(store, BackingUp(store, Plan()), lambda: None).begin()

    with store.reading() as reader:
        assert not scrub_waits(reader)
    assert found_in(killed, words) == {}
    assert erased_list.read(killed / "hall-erased.json")[0].person_id == "per_1"
    store.close()


def test_ND1_rolled_back_nothing_has_begun(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    seq = hall.made.seq()
    monkeypatch.setattr("workshop.storage.erasing._clean_journal", _fails)
    with pytest.raises(ZeroDivisionError):
        hall.made.tells(hall.made.lead, "erase_person", person="per_1")

    with hall.made.store.reading() as reader:
        assert not scrub_waits(reader) and not erased_in(reader.connection)
    assert hall.made.seq() == seq and hall.name("per_1") in hall.words("per_1")


def test_ND1_a_copy_made_before_is_cleared_and_a_restore_of_it_erases_again(hall: Hall, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    backup.claim(stick)
    copy = backup.take(hall.made.store.path, stick, clock.now() - timedelta(hours=1))
    kept_elsewhere = tmp_path / "drawer" / "old.sqlite"
    kept_elsewhere.parent.mkdir()
    kept_elsewhere.write_bytes(copy.path.read_bytes())
    hall.made.leads("erase_person", person="per_1")
    hall.clearing(stick).settle()

    assert found_in(stick, hall.words("per_1")) == {}
    assert backup.opened(copy.path) == copy.held, "it stays the moment it was"
    assert cleaning.tells_still(kept_elsewhere, erased_list.read(erased_list.in_folder(stick)))
    draft, _ = restoring.prepare(kept_elsewhere, hall.made.store.path, clock.now())
    assert found_in(draft.parent, hall.words("per_1")).keys() == {"old.sqlite"}
    with closing(sqlite3.connect(draft)) as connection:
        row = connection.execute("SELECT name, status FROM persons WHERE id = 'per_1'").fetchone()
    assert row == ("Peserta (dihapus) 1", "erased")


def test_ND1_on_another_laptop_the_list_beside_the_copies_is_enough(hall: Hall, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    backup.claim(stick)
    copy = backup.take(hall.made.store.path, stick, clock.now() - timedelta(hours=1))
    old = copy.path.read_bytes()
    hall.made.leads("erase_person", person="per_1")
    hall.clearing(stick).settle()
    copy.path.write_bytes(old)
    other = tmp_path / "other"
    other.mkdir()
    draft, _ = restoring.prepare(copy.path, other / "hall.sqlite", clock.now())

    restoring.put_in_place(draft, other / "hall.sqlite", clock.now())
    assert found_in(other, hall.words("per_1")) == {}


def test_ND1_an_old_store_put_back_by_hand_is_cleared_before_anybody_connects(hall: Hall) -> None:
    path = hall.made.store.path
    hall.made.close()
    old = path.read_bytes()
    hall.made.store = Store(path)
    hall.made.desk = Desk(hall.made.store, all_handlers())
    hall.made.leads("erase_person", person="per_1")
    hall.clearing().settle()
    hall.made.close()
    path.write_bytes(old)
    hall.made.store = Store(path)
    hall.clearing().begin()

    assert found_in(hall.folder, hall.words("per_1")) == {}
    assert folds_to_its_tables(hall.made)


def test_ND1_the_end_of_retention_erases_by_itself_only_where_it_may(hall: Hall) -> None:
    hall.made.leads("change_workshop", fields={"retention": {"days": 30, "automatic": False}})
    hall.made.leads("set_clock", now="2021-10-25T08:00:00+08:00")
    hall.clearing()._end_of_retention()
    assert hall.made.get(Person, "per_1").erased_at is None
    hall.made.leads("change_workshop", fields={"retention": {"days": 30, "automatic": True}})
    hall.made.leads("set_clock", now="2021-10-24T23:00:00+08:00")
    hall.clearing()._end_of_retention()
    assert hall.made.get(Person, "per_1").erased_at is None
    hall.made.leads("set_clock", now="2021-10-25T08:00:00+08:00")
    hall.clearing()._end_of_retention()

    assert hall.made.get(Person, "per_1").erased_at is not None


def test_RS1_whoever_was_away_hears_only_the_last_state_of_the_erased(hall: Hall) -> None:
    hall.made.put(Seat(id="sea_near", workshop_id=W, organisation_id="org_a", person_id="per_0"))
    with hall.made.store.reading() as reader:
        since = {"epoch": reader.epoch(), "seq": reader.seq(W)}
    hall.is_listed("per_1")
    hall.made.leads("erase_person", person="per_1")
    with hall.made.store.reading() as reader:
        heard = welcome(reader, viewer_of(reader, W, hall.made.lead), since)

    assert heard["mode"] == "changes"
    assert [one["object"]["name"] for one in heard["objects"] if one["id"] == "per_1"] == ["Peserta (dihapus) 1"]


def test_VS1_no_view_of_anybody_holds_a_whole_nip(hall: Hall) -> None:
    nips = {one.nip for one in hall.made.all(Person) if one.nip}
    sent = everybody(hall)
    with hall.made.store.reading() as reader:
        own = json.dumps(everything_for(reader, viewer_of(reader, W, hall.tokens["per_1"]), house_of(reader, W)))

    assert nips and [nip for nip in nips for text in (*sent, own) if nip in text] == []
    assert any("\u2022" * 14 in text for text in sent), "those who keep the lists see its end"


def test_a_masked_nip_sent_back_changes_nothing(hall: Hall) -> None:
    before = hall.made.get(Person, "per_1")
    told = {"person": "per_1", "name": before.name, "organisation": "org_a"}
    hall.made.leads("save_person", **told, nip="\u2022" * 14 + before.nip[-4:])
    hall.made.leads("save_person", **told)
    assert hall.made.get(Person, "per_1").nip == before.nip
    hall.made.leads("save_person", **told, nip="")

    assert hall.made.get(Person, "per_1").nip == ""


def _fails(*told: object) -> None:
    raise ZeroDivisionError


def _elsewhere() -> creating.Wish:
    return wish(id="wks_elsewhere")
