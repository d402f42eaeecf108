"""Staff: a link whose secret the server never keeps, roles, and the end of both (VS2)."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W
from workshop.domain.people import ROLES, Credential, Grant, Person
from workshop.domain.workshops import Workshop
from workshop.service import hosting
from workshop.service.identity import digest, viewer_of

SECRET = "a-secret-the-console-made-1"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    opened = Made(tmp_path / "hall.sqlite").make()
    yield opened
    opened.close()


def adds(made: Made, role: str, name: str = "Ratna", secret: str = SECRET) -> str:
    made.leads("add_staff", person=f"per_{name}", name=name, role=role, secret=secret)
    return secret


def roles(made: Made, token: str) -> frozenset[str]:
    with made.store.reading() as reader:
        return viewer_of(reader, W, token).roles


@pytest.mark.parametrize("role", ROLES)
def test_a_staff_member_is_in_with_the_link_and_has_the_role(made: Made, role: str) -> None:
    assert roles(made, adds(made, role)) == {role}
    assert made.get(Person, "per_Ratna").staff


def test_the_secret_is_nowhere_in_the_store(made: Made) -> None:
    adds(made, "assessor")
    made.store.close()
    lines = "\n".join(sqlite3.connect(made.store.path).iterdump())

    assert digest(SECRET) in lines
    assert SECRET not in lines


def test_another_role_or_another_link_is_added_to_the_same_person(made: Made) -> None:
    adds(made, "assessor")
    adds(made, "organiser", secret=SECRET + "-again")

    assert roles(made, SECRET) == roles(made, SECRET + "-again") == {"assessor", "organiser"}
    assert len([grant for grant in made.all(Grant) if grant.person_id == "per_Ratna"]) == 2


def test_a_link_that_is_ended_is_worth_nothing_and_the_roles_end_with_it(made: Made) -> None:
    adds(made, "assessor")
    made.leads("revoke_credentials", person="per_Ratna")

    assert made.tells(SECRET, "show_page", page="blank")["code"] == "not_signed_in"
    assert all(grant.revoked_at for grant in made.all(Grant, person_id="per_Ratna"))
    assert roles(made, adds(made, "assessor", secret=SECRET + "-new")) == {"assessor"}
    assert made.tells(SECRET, "show_page", page="blank")["code"] == "not_signed_in"


def test_a_participants_phones_are_signed_out_too(made: Made) -> None:
    made.seats("ann", "a")
    made.leads("revoke_credentials", person="per_ann")

    assert made.tells("ann", "call_help", help_call="hlp_1")["code"] == "not_signed_in"


def test_a_cofacilitator_brings_in_staff_but_nobody_who_leads_and_ends_no_facilitator(made: Made) -> None:
    co = adds(made, "cofacilitator")
    told = {"person": "per_x", "name": "X", "secret": SECRET + "-x"}
    owner = made.get(Workshop, W).owner_id

    assert made.tells(co, "add_staff", **told, role="facilitator")["code"] == "not_allowed"
    assert made.tells(co, "add_staff", **told, role="cofacilitator")["code"] == "not_allowed"
    assert made.tells(co, "revoke_credentials", person=owner)["code"] == "not_allowed"
    assert made.tells(co, "add_staff", **told, role="organiser")["ok"]
    assert made.tells(co, "revoke_credentials", person="per_x")["ok"]


def test_the_laptops_facilitator_comes_back_whatever_was_ended(made: Made) -> None:
    made.leads("revoke_credentials", person=made.get(Workshop, W).owner_id)
    assert made.tells(made.lead, "set_joining", open=True)["code"] == "not_signed_in"
    made.lead = made.store.write(lambda tx: hosting.enter(tx, W))["token"]

    assert made.leads("set_joining", open=True)["ok"]


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"role": "king"}, "wrong_choice", "role"),
        ({"name": " "}, "missing_required", "name"),
        ({"person": "per ann"}, "malformed_id", "person"),
        ({"person": "per_ann"}, "not_staff", "person"),
        ({"secret": "short"}, "weak_secret", "secret"),
        ({"secret": "x" * 201}, "weak_secret", "secret"),
        ({"secret": "rahasia yang ada spasinya"}, "weak_secret", "secret"),
    ],
)
def test_CM2_staff_that_cannot_be_is_refused_by_name(made: Made, more: dict[str, Any], code: str, field: str) -> None:
    made.seats("ann", "a")
    seq = made.seq()
    told = {"person": "per_x", "name": "X", "role": "assessor", "secret": SECRET} | more
    ack = made.tells(made.lead, "add_staff", **told)

    assert (ack["code"], ack.get("field")) == (code, field)
    assert made.seq() == seq


def test_CM1_the_same_invitation_again_is_the_same_link(made: Made) -> None:
    told = {"person": "per_x", "name": "X", "role": "assessor", "secret": SECRET}
    first = made.tells(made.lead, "add_staff", id="cmd_once", **told)

    assert made.tells(made.lead, "add_staff", id="cmd_once", **told) == first
    assert len(made.all(Credential, person_id="per_x")) == 1
