"""Personal data over HTTP: who sees how they stand, opens a NIP, looks for a name; everybody's own copy by a short link."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.made import W
from tests.service.erasable import Hall, found_in
from tests.service.test_rights import row
from workshop.app import create_app
from workshop.domain.activities import Activity
from workshop.domain.people import Person
from workshop.domain.workshops import Workshop
from workshop.service import tickets
from workshop.service.desk import Desk
from workshop.service.handlers import all_handlers
from workshop.settings import Settings
from workshop.storage import backup

ORGANISER, ASSESSOR = "the-secret-of-an-organiser", "the-secret-of-an-assessor"


class Served:
    def __init__(self, folder: Path, stick: Path | None = None) -> None:
        self.hall = Hall(folder)
        for role, secret in (("organiser", ORGANISER), ("assessor", ASSESSOR)):
            self.hall.made.leads("add_staff", person=f"per_{role}", name=role, role=role, secret=secret)
        self.hall.made.close()
        app, _, self.store = create_app(Settings(store=self.hall.made.store.path, backup=stick))
        self.hall.made.store = self.store
        self.hall.made.desk = Desk(self.store, all_handlers())
        self.client: FlaskClient = app.test_client()

    def get(self, path: str, token: str) -> Any:
        return self.client.get(f"/api/workshops/{W}/{path}", headers={"Authorization": f"Bearer {token}"})

    def post(self, path: str, token: str, **body: Any) -> Any:
        return self.client.post(f"/api/workshops/{W}/{path}", json=body, headers={"Authorization": f"Bearer {token}"})

    def downloads(self, token: str, form: str = "json", **body: Any) -> Any:
        ticket = self.post("me/ticket", token, **body).get_json()["ticket"]
        return self.client.get(f"/api/workshops/{W}/me/export?ticket={ticket}&form={form}")

    def until_clear(self) -> dict[str, Any]:
        for _ in range(400):
            told: dict[str, Any] = self.get("privacy", self.hall.made.lead).get_json()
            if not told["scrubbing"] and not told["uncleared"]:
                return told
            time.sleep(0.05)
        raise AssertionError("it was never cleared")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    one = Served(tmp_path)
    yield one
    one.store.close()


def test_ND1_the_running_server_clears_what_an_erasure_leaves_by_itself(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (tmp_path / "laptop").mkdir()
    one = Served(tmp_path / "laptop", stick)
    _wait(lambda: bool(backup.names(stick)))
    words = one.hall.words("per_1")
    paper = one.post("papers", one.hall.made.lead, kind="json").get_json()["paper"]
    _wait(lambda: one.get(f"papers/{paper}", one.hall.made.lead).get_json().get("state") == "ready")
    assert found_in(tmp_path, words)
    one.hall.made.leads("erase_person", person="per_1")
    one.until_clear()
    _wait(lambda: found_in(tmp_path, words) == {})

    assert one.get(f"papers/{paper}", one.hall.made.lead).get_json()["code"] == "unknown_paper"
    one.store.close()


def test_ND1_of_each_address_nothing_tells_of_the_erased(served: Served) -> None:
    served.hall.commits("per_1")
    words, lead = served.hall.words("per_1"), served.hall.made.lead
    code = served.hall.made.get(Workshop, W).join_code
    paths = [f"/api/workshops/{W}/{rest}" for rest in ("objects", "record", "hall", "turnout", "unsent", "privacy", "address")]
    paths += [f"/api/door/{code}", f"/api/door/{code}/organisations/org_a"]
    served.hall.made.leads("erase_person", person="per_1")
    tokens = (lead, ORGANISER, ASSESSOR, "ann", served.hall.tokens["per_2"])
    answers = [served.client.get(path, headers={"Authorization": f"Bearer {token}"}) for path in paths for token in tokens]
    split = served.post("splits", lead, grouping="grg_1")

    assert [word for word in words for one in (*answers, split) if word.encode() in one.data] == []
    assert b"Peserta (dihapus)" not in served.client.get(paths[-1]).data, "nobody comes in under a number"


def test_who_leads_is_told_how_personal_data_stand(served: Served) -> None:
    served.hall.made.leads("change_workshop", fields={"retention": {"days": 90}, "contact": "Pak Lutfi"})
    served.hall.says("per_1", "ask_erasure")
    told = served.get("privacy", served.hall.made.lead).get_json()
    assert (told["until"], told["over"], told["asked"]) == ("2021-12-23", False, ["per_1"])
    assert told["people"] >= 4
    served.hall.made.leads("set_clock", now="2021-12-24T08:00:00+08:00")

    assert served.get("privacy", served.hall.made.lead).get_json()["over"] is True
    for token in (ORGANISER, ASSESSOR, "ann"):
        assert served.get("privacy", token).status_code == 403


def test_the_door_says_why_and_how_long_before_a_name_is_given(served: Served) -> None:
    served.hall.made.leads(
        "change_workshop", fields={"retention": {"days": 1}, "contact": "Pak Lutfi", "purpose": "Daftar hadir"}
    )
    code = served.hall.made.get(Workshop, W).join_code
    notice = served.client.get(f"/api/door/{code}").get_json()["notice"]

    assert (notice["purpose"], notice["contact"], notice["until"]) == ("Daftar hadir", "Pak Lutfi", "2021-09-25")


def test_a_nip_is_opened_by_who_keeps_the_papers_and_the_journal_says_by_whom(served: Served) -> None:
    nip = served.hall.made.get(Person, "per_1").nip
    assert served.post("people/per_1/nip", ORGANISER).get_json() == {"ok": True, "nip": nip}
    with served.store.reading() as reader:
        line = reader.changes_since(W, reader.seq(W) - 1)[0]
    assert (line.name, line.actor, line.object.id) == ("nip_opened", "per_organiser", "per_1")

    for token in (ASSESSOR, "ann", served.hall.tokens["per_1"], "nobody"):
        assert served.post("people/per_1/nip", token).status_code in (401, 403)


def test_names_in_texts_are_shown_to_who_leads_only_and_of_secret_sheets_nothing_but_that(served: Served) -> None:
    name = served.hall.name("per_1")
    served.hall.made.leads("announce", announcement="ann_n", text=f"Selamat {name}")
    (found,) = served.get("people/per_1/mentions", served.hall.made.lead).get_json()["mentions"]

    assert (found["mention"], found["text"], found["now"]) == ("announcement:ann_n", f"Selamat {name}", True)
    assert served.get("people/per_1/mentions", ORGANISER).status_code == 403


def test_everybody_takes_the_own_copy_in_both_forms(served: Served) -> None:
    served.hall.commits("per_1")
    served.hall.absent_because("per_1")
    token = served.hall.tokens["per_1"]
    copy = json.loads(served.downloads(token).data)
    page = served.downloads(token, "html")
    person = served.hall.made.get(Person, "per_1")

    assert copy["people"][0]["nip"] == person.nip and copy["rows"][0]["fields"]
    assert copy["others"]["attendance_mark"][0]["reason"] in served.hall.words("per_1")
    assert person.name.encode() in page.data and person.nip.encode() in page.data
    assert "attachment" in page.headers["Content-Disposition"] and page.headers["Cache-Control"] == "no-store"
    others = served.hall.words("per_0", "per_2", "per_3")
    assert [word for word in others if word.encode() in page.data or word in json.dumps(copy)] == []
    assert b"secret_hash" not in served.downloads(token).data


def test_VS4_a_copy_holds_nothing_of_what_was_written_in_secret(served: Served) -> None:
    served.hall.writes("per_1")
    served.hall.made.put(replace(served.hall.made.get(Activity, "act_own"), secret=True))
    copy = json.loads(served.downloads(served.hall.tokens["per_1"]).data)

    assert [(row["secret"], row["fields"]) for row in copy["rows"]] == [(True, [])]


def test_VS2_a_ticket_opens_one_persons_copy_for_two_minutes(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    token = served.hall.tokens["per_1"]
    ticket = served.post("me/ticket", token).get_json()["ticket"]
    path = f"/api/workshops/{W}/me/export?ticket={ticket}"

    assert served.client.get(path).status_code == served.client.get(path).status_code == 200
    assert served.client.get(f"/api/workshops/wks_else/me/export?ticket={ticket}").status_code == 401
    assert served.client.get(f"/api/workshops/{W}/me/export?ticket=x").get_json()["code"] == "ticket_over"
    assert served.post("me/ticket", token, person="per_2").status_code == 403
    assert served.post("me/ticket", ORGANISER, person="per_2").status_code == 200
    assert served.post("me/ticket", "nobody").status_code == 401
    monkeypatch.setattr(tickets, "TICKET_S", -1.0)
    late = served.post("me/ticket", token).get_json()["ticket"]
    assert served.client.get(f"/api/workshops/{W}/me/export?ticket={late}").status_code == 401


def test_VS1_everybody_opens_the_own_groups_results_and_a_stranger_nobodys(served: Served) -> None:
    served.hall.made.put(row("ent_own", state="ready", values={"sasaran": "Stunting turun tajam"}, parsed={}))
    page = served.downloads("ann", "results")
    assert "Stunting turun tajam" in page.get_data(as_text=True) and "attachment" in page.headers["Content-Disposition"]

    assert "tajam" not in served.downloads("bud", "results").get_data(as_text=True)
    assert served.post("me/ticket", "a stranger").get_json()["code"] == "not_signed_in"
    assert served.post("me/ticket", "bud", person="per_ann").get_json()["code"] == "not_allowed"
    for ticket in ("", "x"):
        assert served.client.get(f"/api/workshops/{W}/me/export?ticket={ticket}&form=results").status_code == 401


def test_an_own_copy_escapes_what_people_typed(served: Served) -> None:
    served.hall.says("per_1", "correct_own_details", name="<script>alert(1)</script>", position="&")

    page = served.downloads(served.hall.tokens["per_1"], "html").data
    assert b"<script" not in page and b"&lt;script&gt;" in page


def _wait(seen: Any) -> None:
    for _ in range(600):
        if seen():
            return
        time.sleep(0.05)
    raise AssertionError("it never came")
