"""People by hand: who may correct whom, who is removed at once, and what a person does with the own phone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hall import W, the_hall
from workshop.domain.commands.hall import ArchiveWorkshop, Leave, RemovePerson, RenewCode, SaveOrganisation, SavePerson
from workshop.domain.commands.work import SaveEntry
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Grant, Person, Seat
from workshop.domain.refusals import Refused
from workshop.service.desk import Desk
from workshop.service.handlers import all_handlers
from workshop.service.identity import digest
from workshop.service.patience import FREE, LONGEST_S, Patience
from workshop.storage.sqlite import Store

ANN = {"person": "per_ann", "name": "Ann Baru", "organisation": "org_a", "position": "Kabid"}


class Hall:
    def __init__(self, path: Path) -> None:
        self.store = Store(path / "hall.sqlite")
        self.desk = Desk(self.store, all_handlers())
        staff = [
            Person(id="per_ayu", workshop_id=W, name="Ayu", staff=True),
            Grant(id="grt_ayu", workshop_id=W, person_id="per_ayu", role="assessor"),
            Credential(id="crd_ayu", workshop_id=W, person_id="per_ayu", kind="link", secret_hash=digest("ayu")),
            Organisation(id="org_b", workshop_id=W, name="Dinas Sosial", abbreviation="Dinsos", status="provisional"),
        ]
        for thing in (*the_hall(), *staff):
            self.put(thing)
        self.sent = 0

    def put(self, thing: Any) -> None:
        self.store.write(lambda tx: tx.put(thing, "workshop_changed"))

    def does(self, who: str, kind: Any, **payload: Any) -> dict[str, Any]:
        self.sent += 1
        return self.desk.handle(W, who, kind(id=f"cmd_{self.sent}", **payload))

    def all(self, kind: Any) -> dict[str, Any]:
        with self.store.reading() as reader:
            return {thing.id: thing for thing in reader.all(kind, W)}

    def codes(self, person: str = "per_ann") -> list[Credential]:
        held = [one for one in self.all(Credential).values() if one.kind == "code" and one.person_id == person]
        return [one for one in held if one.revoked_at is None]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    opened = Hall(tmp_path)
    yield opened
    opened.store.close()


@pytest.mark.parametrize("who", ["ann", "lina"])
def test_a_participant_corrects_the_own_entry_and_who_keeps_the_lists_anybodys(hall: Hall, who: str) -> None:
    assert hall.does(who, SavePerson, **ANN)["ok"]
    assert (hall.all(Person)["per_ann"].name, hall.all(Person)["per_ann"].position) == ("Ann Baru", "Kabid")


@pytest.mark.parametrize(
    ("who", "changed", "field"),
    [
        ("bud", {}, "person"),
        ("ayu", {}, "person"),
        ("ann", {"organisation": "org_b"}, "organisation"),
        ("ann", {"list_key": "P001"}, "list_key"),
        ("ann", {"person": "per_new"}, "person"),
        ("lina", {"person": "per_ayu"}, "person"),
    ],
)
def test_nobody_corrects_what_is_not_theirs(hall: Hall, who: str, changed: dict[str, str], field: str) -> None:
    ack = hall.does(who, SavePerson, **{**ANN, **changed})

    assert (ack["code"], ack["field"]) == ("not_allowed", field)


def test_a_person_added_by_hand_is_announced_and_has_a_seat(hall: Hall) -> None:
    assert hall.does("lina", SavePerson, person="per_new", name="Dian", organisation="org_b")["ok"]

    assert hall.all(Person)["per_new"].status == "announced"
    assert hall.all(Seat)["sea_per_new"].organisation_id == "org_b"


def test_a_person_at_another_organisation_keeps_the_seat(hall: Hall) -> None:
    hall.does("lina", SavePerson, **{**ANN, "organisation": "org_b"})

    assert [seat.organisation_id for seat in hall.all(Seat).values() if seat.person_id == "per_ann"] == ["org_b"]


def test_saving_the_same_again_writes_nothing(hall: Hall) -> None:
    hall.does("lina", SavePerson, **ANN)
    before = hall.all(Person)["per_ann"].revision
    hall.does("lina", SavePerson, **ANN)

    assert hall.all(Person)["per_ann"].revision == before


def test_VS2_a_removed_person_is_nobody_at_once_and_what_they_wrote_stays(hall: Hall) -> None:
    saved = {"activity": "act_1", "unit": "grp_1", "values": {"sasaran": "a"}}
    hall.does("ann", SaveEntry, entry="ent_1", **saved)
    assert hall.does("bud", RemovePerson, person="per_ann")["code"] == "not_allowed"
    assert hall.does("lina", RemovePerson, person="per_ann")["ok"]

    assert hall.does("ann", SaveEntry, entry="ent_2", **saved)["code"] == "not_signed_in"
    assert all(one.revoked_at for one in hall.all(Credential).values() if one.person_id == "per_ann")
    assert hall.does("lina", RemovePerson, person="per_ann")["ok"], "again is the same"
    hall.does("lina", SavePerson, **ANN)
    assert hall.all(Person)["per_ann"].status == "announced"


def test_staff_are_not_removed_as_participants_are(hall: Hall) -> None:
    assert hall.does("lina", RemovePerson, person="per_lina")["code"] == "not_allowed"


def test_bukan_saya_ends_this_phone_and_no_other(hall: Hall) -> None:
    hall.put(Credential(id="crd_two", workshop_id=W, person_id="per_ann", kind="device", secret_hash=digest("ann2")))
    assert hall.does("ann", Leave)["ok"]

    assert hall.does("ann", Leave)["code"] == "not_signed_in"
    assert hall.does("ann2", RenewCode, person="per_ann")["ok"]


@pytest.mark.parametrize("who", ["ann", "lina"])
def test_a_new_personal_code_ends_the_old_one_and_stands_in_no_receipt(hall: Hall, who: str) -> None:
    hall.does("ann", RenewCode, person="per_ann")
    first = hall.codes()[0]
    ack = hall.does(who, RenewCode, person="per_ann")

    assert len(hall.codes()) == 1 and hall.codes()[0].code != first.code
    assert hall.codes()[0].code not in str(ack)
    assert hall.does("bud", RenewCode, person="per_ann")["code"] == "not_allowed"


def test_an_organisation_that_staff_save_is_listed(hall: Hall) -> None:
    assert hall.does("lina", SaveOrganisation, organisation="org_b", name="Dinas Sosial", abbreviation="Dinsos")["ok"]
    assert hall.all(Organisation)["org_b"].status == "listed"
    assert hall.does("ann", SaveOrganisation, organisation="org_c", name="X")["code"] == "not_allowed"


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"name": " "}, "missing_required", "name"),
        ({"name": "dinas  SOSIAL"}, "organisation_exists", "name"),
        ({"name": "Baru", "abbreviation": "dinsos"}, "organisation_exists", "abbreviation"),
        ({"name": "x" * 121}, "too_long", "name"),
    ],
)
def test_two_organisations_of_one_name_would_make_every_mention_a_guess(
    hall: Hall, said: dict[str, str], code: str, field: str
) -> None:
    ack = hall.does("lina", SaveOrganisation, organisation="org_c", **said)

    assert (ack["code"], ack["field"]) == (code, field)


def test_an_archived_workshop_is_read_and_left_and_nothing_else(hall: Hall) -> None:
    hall.does("lina", ArchiveWorkshop)
    save = {"activity": "act_1", "unit": "grp_1", "entry": "ent_1", "values": {"sasaran": "a"}}
    assert hall.does("ann", SaveEntry, **save)["code"] == "workshop_archived"
    assert hall.does("lina", SavePerson, **ANN)["code"] == "workshop_archived"
    assert hall.does("bud", Leave)["ok"]

    hall.does("lina", ArchiveWorkshop, archived=False)
    assert hall.does("ann", SaveEntry, **save)["ok"]


def test_guessing_is_slowed_in_its_lane_up_to_a_bound_and_forgotten_in_time() -> None:
    waited: list[float] = []
    now = [0.0]
    patience = Patience(pause=waited.append, now=lambda: now[0])
    for _ in range(FREE):
        patience.failed("a")
        patience.wait("a")
    assert waited == [], "a hall that mistypes is not slowed"
    for _ in range(200):
        patience.failed("a")
        patience.wait("a")
    patience.wait("b")

    assert len(waited) == 200 and max(waited) <= LONGEST_S and waited[-1] > 2.5
    now[0] += 3600
    patience.wait("a")
    assert len(waited) == 200


def test_more_tries_than_can_wait_are_told_to_come_again() -> None:
    patience = Patience(pause=lambda seconds: patience.wait("a"))
    for _ in range(2 * FREE):
        patience.failed("a")

    with pytest.raises(Refused, match="try_again"):
        patience.wait("a")
