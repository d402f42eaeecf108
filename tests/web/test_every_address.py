"""VS2: every address that carries a workshop, asked by every role: whom it answers, and that no other gets anything at all."""

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from tests.made import Made, W
from workshop.app import create_app
from workshop.domain.people import Credential, Grant, Person
from workshop.domain.workshops import Workshop
from workshop.service.identity import digest
from workshop.settings import Settings

STAFF = ("cofacilitator", "assessor", "organiser", "observer", "registrar", "projector", "leader", "scribe")
NOBODY = {"": "", "removed": "gone", "of another workshop": "elsewhere", "an id": "per_ann"}
LEADS = {"facilitator", "cofacilitator"}
PAPERS = LEADS | {"organiser"}
READ = PAPERS | {"assessor", "observer"}
HALL = READ | {"registrar", "projector"}
SIGNED_IN = HALL | {"leader", "scribe", "participant"}
TABLE = {
    "GET address": READ,
    "GET attachments/<>/file": SIGNED_IN,
    "POST attachments/<>/ticket": SIGNED_IN,
    "GET backup": READ,
    "GET board": READ | {"projector"},
    "GET chains/<>": LEADS,
    "GET chains/<>/<>": LEADS,
    "POST commands": SIGNED_IN,
    "GET comparison": READ,
    "GET days/<>/plan": READ,
    "GET hall": HALL,
    "GET history": READ,
    "GET homework": READ,
    "POST intake/<>": PAPERS,
    "POST intake/<>/confirm": PAPERS,
    "GET likeness": LEADS | {"assessor"},
    "POST me/ticket": SIGNED_IN - {"projector"},
    "GET me/trace": READ | {"participant"},
    "GET objects": SIGNED_IN,
    "GET papers": PAPERS,
    "POST papers": PAPERS,
    "GET papers/<>": PAPERS,
    "GET papers/<>/file": PAPERS,
    "GET people/<>/mentions": LEADS,
    "POST people/<>/nip": PAPERS,
    "GET plenaries/<>/stage": LEADS | {"projector"},
    "GET privacy": LEADS,
    "GET qr.svg": HALL,
    "GET readiness": LEADS,
    "POST readiness/trial": LEADS,
    "GET record": PAPERS,
    "POST splits": LEADS,
    "POST stage": LEADS,
    "POST stage/bring": LEADS,
    "GET traces/<>": READ,
    "GET turnout": READ | {"leader", "registrar"},
    "GET unsent": READ,
    "GET uploads": SIGNED_IN,
    "POST uploads": PAPERS | {"assessor", "participant"},
    "PUT uploads/<>": SIGNED_IN,
    "DELETE uploads/<>": SIGNED_IN,
    "POST uploads/<>/finish": SIGNED_IN,
    "GET wall/<>": READ | {"projector"},
    "GET wording": PAPERS,
}
# By a ticket alone, which is given to a signed-in person.
BY_TICKET = {"GET me/export"}
BODIES = {
    "POST commands": {"id": "cmd_1", "name": "call_help", "payload": {"help_call": "hlp_1"}},
    "POST uploads": {
        "upload": "upl_1",
        "name": "a.pdf",
        "size": 0,
        "check_sum": "00000000",
        "target": {"unit": "organisation", "unit_id": "org_a"},
    },
}
QUERIES = {"PUT uploads/<>": "?offset=0"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FlaskClient, dict[str, str]]]:
    file = tmp_path_factory.mktemp("addresses") / "hall.sqlite"
    made = Made(file).make()
    for name in ("ann", "gone"):
        made.seats(name, "a")
    for role in STAFF:
        made.leads("add_staff", person=f"per_{role}", name=role, role=role, secret=f"the-secret-of-one-who-is-{role}")
    made.leads("remove_person", person="per_gone")
    made.put(
        Workshop(id="wks_2", workshop_id="wks_2", title="Lain", join_code="LAIN"),
        Person(id="per_else", name="Lain", staff=True, workshop_id="wks_2"),
        Grant(id="grt_else", person_id="per_else", role="facilitator", workshop_id="wks_2"),
        Credential(id="crd_else", person_id="per_else", kind="link", secret_hash=digest("elsewhere"), workshop_id="wks_2"),
    )
    made.close()
    app, _, store = create_app(Settings(store=file))
    tokens = {role: f"the-secret-of-one-who-is-{role}" for role in STAFF}
    yield app.test_client(), tokens | {"facilitator": made.lead, "participant": "ann"}
    store.close()


def addresses(client: FlaskClient) -> set[str]:
    found = set()
    for rule in client.application.url_map.iter_rules():
        way = re.sub(r"^/api/workshops/<\w+>/", "", str(rule))
        if way != str(rule):
            found |= {f"{method} {re.sub(r'<[^>]*>', '<>', way)}" for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}
    return found


def code(client: FlaskClient, address: str, token: str) -> str:
    method, way = address.split(" ")
    way = way.replace("days/<>", "days/1").replace("intake/<>", "intake/people").replace("<>", "x_1")
    body = BODIES.get(address, {}) if method == "POST" else None
    path = f"/api/workshops/{W}/{way}{QUERIES.get(address, '')}"
    answer = client.open(path, method=method, json=body, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code != 500, (address, answer.get_data(as_text=True))
    return str((answer.get_json(silent=True) or {}).get("code", ""))


def test_VS2_the_table_names_every_address_of_a_workshop(house: tuple[FlaskClient, dict[str, str]]) -> None:
    assert addresses(house[0]) == {*TABLE, *BY_TICKET}


@pytest.mark.parametrize("address", TABLE)
def test_VS2_an_address_answers_the_roles_it_is_for_and_no_other(house: tuple[FlaskClient, dict[str, str]], address: str) -> None:
    client, tokens = house
    if address == "POST commands":
        answered = {role for role, token in tokens.items() if code(client, address, token) != "not_signed_in"}
    else:
        answered = {
            role for role, token in tokens.items() if code(client, address, token) not in ("not_allowed", "not_signed_in")
        }

    assert answered == TABLE[address]


@pytest.mark.parametrize("address", TABLE)
def test_VS2_without_a_valid_token_of_this_workshop_nothing_is_told(
    house: tuple[FlaskClient, dict[str, str]], address: str
) -> None:
    for who, token in NOBODY.items():
        assert code(house[0], address, token) == "not_signed_in", who


def test_VS2_a_ticket_is_needed_where_no_token_is_sent(house: tuple[FlaskClient, dict[str, str]]) -> None:
    client, tokens = house

    assert {code(client, "GET me/export", token) for token in (*tokens.values(), *NOBODY.values())} == {"ticket_over"}
