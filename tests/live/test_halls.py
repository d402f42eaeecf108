"""Over real sockets, on green and on real threads: scope, presence, an ended access, a client that sends poison."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hall import W, the_hall
from tests.live.actors import Handset, ThreadedServer, a_hall
from tests.live.test_two_phones import Server
from workshop.domain.groups import Membership, membership_id
from workshop.domain.people import Credential, Person, Seat
from workshop.service.identity import digest

WHOLE = {"sasaran": "Stunting turun", "satuan": "%"}


@pytest.fixture(params=[Server, ThreadedServer], ids=["eventlet", "threading"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    running = request.param(a_hall(tmp_path / "hall.sqlite", the_hall()))
    yield running
    running.kill()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Server]:
    running = Server(a_hall(tmp_path / "hall.sqlite", the_hall()))
    yield running
    running.kill()


def moves(lead: Handset, id: str, who: str, group: str | None) -> None:
    assert lead.tells(id, "move_seat", grouping="grg_1", seat=f"sea_{who}", group=group)["ok"]


def writes(phone: Handset, entry: str, unit: str) -> None:
    payload = {"activity": "act_1", "unit": unit, "entry": entry, "values": WHOLE, "ready": True}
    assert phone.tells(f"cmd_{entry}", "save_entry", **payload)["ok"]


def test_RS3_who_is_moved_sees_the_new_group_and_no_longer_the_old_one(server: Server) -> None:
    lina, ann, bud, cut = (Handset(server, name) for name in ("lina", "ann", "bud", "cut"))
    writes(bud, "ent_old", "grp_1")
    writes(cut, "ent_new", "grp_2")
    assert ann.until(lambda: ann.has("entry", "ent_old")) and not ann.has("entry", "ent_new")
    moves(lina, "cmd_move", "ann", "grp_2")

    assert ann.until(lambda: ann.has("entry", "ent_new") and not ann.has("entry", "ent_old"))
    assert ann.has("sheet", "sht_act_1_grp_2") and not ann.has("sheet", "sht_act_1_grp_1")
    assert cut.until(
        lambda: (cut.objects.get(("membership", membership_id("grg_1", "sea_ann"))) or {}).get("group_id") == "grp_2"
    )
    assert bud.until(lambda: not bud.has("membership", membership_id("grg_1", "sea_ann")))
    for phone in (lina, ann, bud, cut):
        phone.leaves()


def test_RS3_share_on_shows_the_ready_rows_and_off_takes_them_away(house: Server) -> None:
    lina, ann, cut = (Handset(house, name) for name in ("lina", "ann", "cut"))
    writes(ann, "ent_1", "grp_1")
    lina.tells("cmd_on", "set_switches", activity="act_1", share=True)
    assert cut.until(lambda: cut.has("entry", "ent_1"))
    lina.tells("cmd_off", "set_switches", activity="act_1", share=False)

    assert cut.until(lambda: not cut.has("entry", "ent_1"))
    assert ann.until(lambda: ann.has("entry", "ent_1"))
    for phone in (lina, ann, cut):
        phone.leaves()


def test_VS2_whose_access_ended_hears_farewell_and_is_out(server: Server) -> None:
    lina, ann = Handset(server, "lina"), Handset(server, "ann")
    assert lina.tells("cmd_out", "remove_person", person="per_ann")["ok"]

    assert ann.hears("farewell") == {"reason": "access_ended"}
    assert ann.until(lambda: not ann.socket.connected)
    with pytest.raises(Exception, match=r"not_signed_in|refused|One or more"):
        Handset(server, "ann")
    lina.leaves()


def test_bukan_saya_ends_this_phone_after_its_answer(house: Server) -> None:
    ann = Handset(house, "ann")

    assert ann.tells("cmd_leave", "leave")["ok"]
    assert ann.hears("farewell") == {"reason": "access_ended"}


def test_PR1_staff_see_who_is_here_and_what_their_phones_hold(server: Server) -> None:
    lina, ann = Handset(server, "lina"), Handset(server, "ann")
    assert ann.says(unsent=3) == {"ok": True}

    assert lina.until(lambda: lina.people.get("per_ann", {}).get("unsent") == 3)
    assert lina.people["per_ann"]["online"] and lina.people["per_ann"]["heard_at"]
    ann.leaves()
    assert lina.until(lambda: not lina.people["per_ann"]["online"])
    assert lina.people["per_ann"]["unsent"] == 3, "what was told last stands until it is heard otherwise"
    lina.leaves()


def test_PR1_phones_of_the_unit_see_who_writes_where_and_others_do_not(house: Server) -> None:
    ann, bud, cut = (Handset(house, name) for name in ("ann", "bud", "cut"))
    writes(ann, "ent_1", "grp_1")
    ann.says(writing={"entry": "ent_1", "field": "sasaran"})

    assert bud.until(lambda: bud.writing == {"ent_1": {"sasaran": {"person": "per_ann", "name": "ann"}}})
    late = Handset(house, "lina")
    ann.says()
    assert bud.until(lambda: bud.writing == {})
    assert cut.writing == {} and cut.people == {} and bud.people == {}
    for phone in (ann, bud, cut, late):
        phone.leaves()


@pytest.mark.parametrize(
    "nonsense", [None, 7, {"unsent": "three"}, {"unsent": -1}, {"colour": "red"}, {"writing": {"entry": "e" * 999, "field": "f"}}]
)
def test_PR1_nonsense_is_refused_and_tells_nobody_anything(house: Server, nonsense: object) -> None:
    lina, ann = Handset(house, "lina"), Handset(house, "ann")

    assert ann.socket.call("presence", nonsense, timeout=10)["code"] == "malformed"
    assert lina.until(lambda: lina.people.get("per_ann", {}).get("unsent") == 0)
    for phone in (lina, ann):
        phone.leaves()


def test_a_flood_of_one_client_harms_no_other(house: Server) -> None:
    poison, ann = Handset(house, "cut"), Handset(house, "ann")
    for number in range(600):
        poison.socket.emit("command", {"id": f"c{number}", "name": "nonsense", "payload": {"x": "y" * 1000}})
        poison.socket.emit("presence", {"unsent": number})
    payload = {"activity": "act_1", "unit": "grp_1", "entry": "ent_1", "values": WHOLE}

    assert ann.tells("cmd_1", "save_entry", **payload)["ok"]
    assert ann.until(lambda: ann.has("entry", "ent_1"))
    for phone in (poison, ann):
        phone.leaves()


def test_names_of_the_own_unit_are_seen_and_nobody_elses(tmp_path: Path) -> None:
    others = [
        Person(id="per_dia", workshop_id=W, name="Dia", nip="199103242019111006"),
        Seat(id="sea_dia", workshop_id=W, organisation_id="org_z", person_id="per_dia"),
        Credential(id="crd_dia", workshop_id=W, person_id="per_dia", kind="device", secret_hash=digest("dia")),
    ]
    running = Server(a_hall(tmp_path / "hall.sqlite", [*the_hall(), *others]))
    ann, dia, lina = (Handset(running, name) for name in ("ann", "dia", "lina"))
    assert not ann.has("person", "per_dia") and not dia.has("person", "per_ann") and lina.has("person", "per_dia")
    moves(lina, "cmd_move", "dia", "grp_1")

    assert ann.until(lambda: ann.has("person", "per_dia")) and "nip" not in ann.objects["person", "per_dia"]
    assert dia.until(lambda: dia.has("person", "per_ann"))
    moves(lina, "cmd_away", "dia", None)
    assert ann.until(lambda: not ann.has("person", "per_dia"))
    for phone in (ann, dia, lina):
        phone.leaves()
    running.kill()


def test_RS4_many_saves_while_phones_come_and_go_lose_nothing(server: Server) -> None:
    ann = Handset(server, "ann")
    for number in range(100):
        writes(ann, f"ent_{number}", "grp_1")
        if number % 25 == 0:
            passer_by = Handset(server, "bud")
            passer_by.leaves()
    bud = Handset(server, "bud")
    for number in range(100, 110):
        writes(ann, f"ent_{number}", "grp_1")

    assert bud.until(lambda: all(bud.has("entry", f"ent_{number}") for number in range(110)))
    for phone in (ann, bud):
        phone.leaves()


def test_who_is_in_no_group_is_a_membership_too(house: Server) -> None:
    lina, ann = Handset(house, "lina"), Handset(house, "ann")
    moves(lina, "cmd_out", "ann", None)
    none = Membership(id=membership_id("grg_1", "sea_ann"), workshop_id=W, grouping_id="grg_1", seat_id="sea_ann")

    assert ann.until(lambda: (ann.objects.get(("membership", none.id)) or {}).get("group_id", "") is None)
    for phone in (lina, ann):
        phone.leaves()
