"""RC3 over real sockets: phones answer a closing, staff alone are told who is missing, and it closes by itself or by a person."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hall import the_hall
from tests.live.actors import Handset, a_hall
from tests.live.test_two_phones import Server
from workshop.domain.activities import Activity


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(a_hall(tmp_path / "hall.sqlite", the_hall()))
    yield running
    running.kill()


class Seen(Handset):
    """What staff are told of closings, and what a phone answers."""

    def __init__(self, *parts: Any, **more: Any) -> None:
        self.closing: dict[str, Any] | None = None
        super().__init__(*parts, **more)

    def _take(self, event: str, message: Any) -> None:
        super()._take(event, message)
        if event == "presence" and "closing" in message:
            self.closing = message["closing"]

    def answers(self, unsent: int = 0, away: bool = False) -> None:
        assert self.until(lambda: self.state() == "closing")
        asked = self.objects["activity", "act_1"]["closing_at"]
        self.socket.call("presence", {"unsent": unsent, "answered": {"act_1": asked}, "away": away}, timeout=10)

    def state(self) -> str:
        return str((self.objects.get(("activity", "act_1")) or {}).get("state"))

    def missing(self) -> dict[str, Any]:
        return dict((self.closing or {}).get("act_1", {}).get("missing", {"?": ""}))


def test_RC3_it_closes_by_itself_once_everybody_has_answered(server: Server) -> None:
    lead, ann, bud, cut = (Seen(server, name) for name in ("lina", "ann", "bud", "cut"))
    for phone in (ann, bud, cut):
        phone.says()
    assert lead.tells("c1", "begin_closing", activity="act_1")["ok"]
    assert lead.until(lambda: set(lead.missing()) == {"per_ann", "per_bud", "per_cut"})
    ann.answers()
    bud.answers(unsent=1)
    cut.answers()

    assert lead.until(lambda: set(lead.missing()) == {"per_bud"})
    assert (lead.closing or {})["act_1"]["of"] == 3
    assert lead.missing()["per_bud"]["unsent"] == 1 and lead.missing()["per_bud"]["online"]
    assert lead.state() == "closing"
    bud.answers()
    assert lead.until(lambda: lead.state() == "closed")
    assert lead.until(lambda: lead.closing == {})
    assert all(phone.closing is None for phone in (ann, bud, cut)), "the console alone is told"


def test_RC3_who_went_away_without_an_answer_is_named_until_a_person_decides(server: Server) -> None:
    lead, ann, bud, cut = (Seen(server, name) for name in ("lina", "ann", "bud", "cut"))
    for phone in (ann, bud, cut):
        phone.says()
    cut.socket.call("presence", {"unsent": 0, "away": True}, timeout=10)
    bud.leaves()
    cut.leaves()
    lead.tells("c1", "begin_closing", activity="act_1")
    ann.answers()

    assert lead.until(lambda: set(lead.missing()) == {"per_bud"}), "a phone put aside with all sent holds nobody up"
    assert not lead.missing()["per_bud"]["online"] and lead.missing()["per_bud"]["heard_at"]
    late_comer = Seen(server, "lina")
    assert late_comer.until(lambda: set(late_comer.missing()) == {"per_bud"})
    assert lead.tells("c2", "close_activity", activity="act_1")["ok"]
    back = Seen(server, "bud")
    assert back.saves("ent_1", "cmd_late", sasaran="Tertinggal")["late"]


def test_RC3_a_server_started_again_in_the_middle_is_answered_again(server: Server) -> None:
    lead, ann = Seen(server, "lina"), Seen(server, "ann")
    ann.says(unsent=2)
    lead.tells("c1", "begin_closing", activity="act_1")
    assert lead.until(lambda: lead.missing().get("per_ann", {}).get("unsent") == 2)
    server.kill()
    server.start()

    lead, ann = Seen(server, "lina"), Seen(server, "ann")
    assert lead.until(lambda: set(lead.missing()) == {"per_ann"})
    assert lead.state() == "closing"
    ann.answers()
    assert lead.until(lambda: lead.missing() == {})
    assert lead.tells("c3", "close_activity", activity="act_1")["ok"]


def test_RC3_two_facilitators_at_once_close_it_once(server: Server) -> None:
    lead, other = Seen(server, "lina"), Seen(server, "lina")
    acks = [one.tells(f"c{number}", "begin_closing", activity="act_1") for number, one in enumerate((lead, other))]
    closed = [one.tells(f"d{number}", "close_activity", activity="act_1") for number, one in enumerate((lead, other))]

    assert [ack["ok"] for ack in acks] == [True, True]
    assert sorted(ack["ok"] for ack in closed) == [False, True]


def test_the_hall_has_the_activity_these_tests_close() -> None:
    assert [one.state for one in the_hall() if isinstance(one, Activity)] == ["open"]
