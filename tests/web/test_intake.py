"""Office files over HTTP: shown, corrected, confirmed once; taken again they change nothing and lose nobody's work."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tests.intake.books import KONSEL, workbook
from workshop.app import create_app
from workshop.domain.commands.hall import ImportOrganisations, ImportPeople
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Grant, Person, Seat
from workshop.domain.workshops import Workshop
from workshop.service.desk import Desk
from workshop.service.handlers import all_handlers
from workshop.service.identity import digest
from workshop.settings import Settings
from workshop.storage.sqlite import Store

W = "wks_office"
FILES = {
    "organisations": ("organisations_messy.xlsx", "organisations.csv"),
    "people": ("participants_messy.xlsx", "participants.csv"),
}
STAFF = {"lina": "facilitator", "omar": "organiser", "ayu": "assessor"}


class Office:
    def __init__(self, client: FlaskClient, store: Store) -> None:
        self.client, self.store = client, store
        self.desk = Desk(store, all_handlers())
        self.put(Workshop(id=W, workshop_id=W, title="Bimtek", join_code="AC34DE"))
        for name, role in STAFF.items():
            self.put(Person(id=f"per_{name}", workshop_id=W, name=name, staff=True))
            self.put(Grant(id=f"grt_{name}", workshop_id=W, person_id=f"per_{name}", role=role))
            self.put(Credential(id=f"crd_{name}", workshop_id=W, person_id=f"per_{name}", kind="link", secret_hash=digest(name)))
        self.sent = 0

    def put(self, thing: Any) -> None:
        self.store.write(lambda tx: tx.put(thing, "workshop_changed"))

    def sends(self, kind: str, name: str, content: bytes, step: str = "", who: str = "lina", **options: Any) -> dict[str, Any]:
        form = {"file": FileStorage(io.BytesIO(content), name), "options": json.dumps(options)}
        boundary, body = encode_multipart(form)
        headers = {"Authorization": f"Bearer {who}", "Content-Type": f"multipart/form-data; boundary={boundary}"}
        answer = self.client.post(f"/api/workshops/{W}/intake/{kind}{step}", data=body, headers=headers)
        return dict(answer.get_json())

    def previews(self, kind: str, name: str, **options: Any) -> dict[str, Any]:
        return self.sends(kind, name, (KONSEL / name).read_bytes(), **options)

    def takes(self, kind: str, name: str, content: bytes | None = None, **options: Any) -> dict[str, Any]:
        self.sent += 1
        options = {"command": f"cmd_{self.sent}"} | options
        return self.sends(kind, name, (KONSEL / name).read_bytes() if content is None else content, "/confirm", **options)

    def takes_all(self, which: int = 0) -> None:
        for kind in ("organisations", "people"):
            assert self.takes(kind, FILES[kind][which])["ok"]

    def everything(self, kind: Any) -> list[Any]:
        with self.store.reading() as reader:
            return list(reader.all(kind, W))

    def participants(self) -> list[Person]:
        return [person for person in self.everything(Person) if not person.staff]

    def seq(self) -> int:
        with self.store.reading() as reader:
            return reader.seq(W)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    app, _, store = create_app(Settings(store=tmp_path / "hall.sqlite"))
    yield Office(app.test_client(), store)
    store.close()


def test_the_messy_files_are_shown_with_every_problem_in_words(office: Office) -> None:
    offices = office.previews("organisations", "organisations_messy.xlsx")["preview"]
    office.takes("organisations", "organisations_messy.xlsx")
    people = office.previews("people", "participants_messy.xlsx", language="en")["preview"]

    assert (offices["counts"]["new"], people["counts"]["new"]) == (74, 72)
    assert offices["figures"]["distinct_organisations"] == 74
    assert people["problems"][0]["sentence"].startswith("Row 27")
    assert set(people["columns"]) <= set(people["headings"]) and all(people["headings"].values())
    assert people["rows"][0]["values"]["organisation"] and people["rows"][0]["status"] == "new"
    assert office.seq() < 90, "a preview writes nothing"


def test_confirming_writes_organisations_people_and_seats_once(office: Office) -> None:
    office.takes_all()

    assert len(office.everything(Organisation)) == 74
    assert len(office.participants()) == 72
    assert {person.status for person in office.participants()} == {"announced"}
    assert {seat.person_id for seat in office.everything(Seat)} == {person.id for person in office.participants()}


def test_importing_again_and_the_other_spelling_of_it_change_nothing(office: Office) -> None:
    office.takes_all(0)
    office.takes_all(1)
    seq = office.seq()
    for kind, names in FILES.items():
        for name in names:
            written = office.takes(kind, name)["written"]
            assert (written["new"], written["changed"]) == (0, 0)

    assert office.seq() == seq
    assert len(office.participants()) == 72


def test_who_stands_in_for_whom_is_resolved_and_stays(office: Office) -> None:
    office.takes_all(1)
    by_key = {person.list_key: person for person in office.participants()}
    substitutes = {key: person.substitute_for for key, person in by_key.items() if person.substitute_for}

    assert len(substitutes) == 2
    assert all(target in {person.id for person in office.participants()} for target in substitutes.values())


def test_CM1_the_same_confirmation_again_is_the_same_import(office: Office) -> None:
    first = office.takes("organisations", "organisations.csv", command="cmd_same")
    again = office.takes("organisations", "organisations.csv", command="cmd_same")

    assert again["seq"] == first["seq"] and again["written"]["new"] == 74


def test_a_corrected_file_updates_people_who_are_in_and_leaves_them_in(office: Office) -> None:
    rows = (("No", "Nama", "OPD", "Jabatan"), ("1", "Budi", "Dinkes", "Staf"))
    office.takes(
        "organisations",
        "o.xlsx",
        workbook({"a": [("No", "Nama OPD", "Singkatan"), ("1", "Dinas Kesehatan", "Dinkes"), ("2", "Dinas Sosial", "Dinsos")]}),
    )
    office.takes("people", "p.xlsx", workbook({"a": rows}))
    person = office.participants()[0]
    office.client.post(
        "/api/door/AC34DE/join",
        json={"device_key": "a-key-this-phone-made", "organisation": "x", "person": person.id},
    )
    changed = (rows[0], ("1", "Budi", "Dinkes", "Kepala Bidang"))
    assert office.takes("people", "p.xlsx", workbook({"a": changed}))["written"] == {"new": 0, "changed": 1, "unchanged": 0}

    after = office.participants()[0]
    assert (after.id, after.position, after.status) == (person.id, "Kepala Bidang", "joined")


def test_a_person_listed_under_another_office_keeps_the_seat(office: Office) -> None:
    office.put(Organisation(id="org_a", workshop_id=W, name="Dinas A"))
    office.put(Organisation(id="org_b", workshop_id=W, name="Dinas B"))
    for office_name in ("Dinas A", "Dinas B"):
        office.takes("people", "p.xlsx", workbook({"a": [("ID", "Nama", "OPD"), ("P1", "Budi", office_name)]}))

    assert [(seat.organisation_id, seat.person_id) for seat in office.everything(Seat)] == [
        ("org_b", office.participants()[0].id)
    ]


def test_who_came_in_at_the_door_and_is_listed_later_is_the_same_person(office: Office) -> None:
    office.put(Organisation(id="org_door", workshop_id=W, name="Dinas Kesehatan", status="provisional"))
    office.put(Person(id="per_door", workshop_id=W, name="Budi", status="provisional"))
    office.put(Seat(id="sea_door", workshop_id=W, organisation_id="org_door", person_id="per_door"))
    office.takes("organisations", "o.xlsx", workbook({"a": [("No", "Nama OPD"), ("1", "Dinas Kesehatan")]}))
    office.takes("people", "p.xlsx", workbook({"a": [("No", "Nama", "OPD"), ("1", "Budi", "Dinas Kesehatan")]}))

    assert [(one.id, one.status) for one in office.everything(Organisation)] == [("org_door", "listed")]
    assert [(one.id, one.status) for one in office.participants()] == [("per_door", "joined")]


def test_a_removed_person_is_not_brought_back_by_a_file(office: Office) -> None:
    office.takes_all()
    gone = office.participants()[0]
    office.put(Person(id=gone.id, workshop_id=W, name=gone.name, status="removed"))
    office.takes("people", "participants_messy.xlsx")

    assert len(office.participants()) == 72
    assert next(one for one in office.participants() if one.id == gone.id).status == "removed"


def test_a_held_row_shows_what_stands_in_it_and_goes_in_once_corrected(office: Office) -> None:
    office.put(Organisation(id="org_a", workshop_id=W, name="Dinas Kesehatan"))
    file = workbook({"a": [("No", "Nama", "OPD"), ("1", "Budi", "Antah Berantah")]})
    held = office.sends("people", "p.xlsx", file)["preview"]["rows"][0]
    right = office.sends("people", "p.xlsx", file, corrections={"2": {"organisation": "Dinas Kesehatan"}})["preview"]["rows"][0]
    out = office.sends("people", "p.xlsx", file, excluded=[2])["preview"]

    assert (held["status"], held["values"]["name"], held["values"]["organisation"]) == ("held", "Budi", "Antah Berantah")
    assert right["status"] == "new"
    assert out["rows"] == [] and out["skipped"][-1]["reason"] == "excluded"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("foto.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 50, "file_not_a_table"),
        ("kosong.csv", b"  \n", "file_empty"),
        ("besar.csv", b"a;b\n" * (6 * 1024 * 1024 // 4), "file_too_big"),
        ("raksasa.csv", b"a;b\n" * (8 * 1024 * 1024 // 4), "file_too_big"),
        ("lama.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "file_old_excel"),
    ],
)
def test_what_is_no_list_is_refused_in_words(office: Office, name: str, content: bytes, code: str) -> None:
    answer = office.sends("people", name, content, language="en")

    assert (answer["ok"], answer["code"]) == (False, code)
    assert answer["sentence"].endswith(".")


@pytest.mark.parametrize("who", ["ayu", "stranger", ""])
def test_only_who_keeps_the_lists_may_open_a_file(office: Office, who: str) -> None:
    assert office.previews("people", "participants.csv", who=who)["code"] in ("not_allowed", "not_signed_in")
    assert office.previews("people", "participants.csv", who="omar")["ok"]


@pytest.mark.parametrize(
    "options", [{"columns": 7}, {"language": "xx"}, {"corrections": {"a": {}}}, {"columns": {"A": "colour"}}]
)
def test_options_that_mean_nothing_are_refused(office: Office, options: dict[str, Any]) -> None:
    assert office.sends("people", "p.csv", b"Nama;OPD\nBudi;Dinkes\n", **options)["code"] in ("malformed", "unknown_field")


@pytest.mark.parametrize(
    ("kind", "row", "code"),
    [
        (ImportOrganisations, {"id": "org_1"}, "missing_required"),
        (ImportOrganisations, {"id": "no blanks", "name": "a"}, "malformed_id"),
        (ImportOrganisations, {"id": "org_1", "name": "a\0"}, "nul_character"),
        (ImportOrganisations, {"id": "org_1", "name": "a", "colour": "red"}, "unknown_field"),
        (ImportPeople, {"id": "per_1", "name": "a", "organisation": "org_none"}, "unknown_organisation"),
        (ImportPeople, {"id": "per_1", "name": "a"}, "missing_required"),
        (ImportPeople, {"id": "per_lina", "name": "a"}, "unknown_person"),
    ],
)
def test_CM2_rows_that_cannot_be_written_leave_no_trace(office: Office, kind: Any, row: dict[str, Any], code: str) -> None:
    seq = office.seq()
    good = {"id": "org_good", "name": "Baik"} if kind is ImportOrganisations else row

    assert office.desk.handle(W, "lina", kind(id="cmd_bad", rows=[good, row]))["code"] == code
    assert office.desk.handle(W, "ayu", kind(id="cmd_bad", rows=[row]))["code"] == "not_allowed"
    assert office.seq() == seq
