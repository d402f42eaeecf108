"""Documents on the table over HTTP: piece by piece, over a line that breaks, into the right hands and no others."""

import errno
import io
import itertools
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image

from tests.attached.papers import REFUSED, check_sum, pdf, photo, word
from tests.made import Made, W, copied
from tests.service.test_rights import STAFF, furnish
from workshop import children, clock
from workshop.app import create_app
from workshop.attached import pieces
from workshop.attached.pieces import PIECE
from workshop.domain.attachments import Attachment
from workshop.domain.people import Person
from workshop.service import tickets, uploading
from workshop.service.desk import Desk
from workshop.service.handlers import all_handlers
from workshop.settings import Settings
from workshop.storage import backup, packing, restoring
from workshop.storage.sqlite import Store
from workshop.storage.uploads import incoming

OWN = {"unit": "organisation", "unit_id": "org_a"}
GROUP = {"unit": "group", "unit_id": "grp_1"}
LONG = pdf(size=2 * PIECE + 1000)


class Furnished(Made):
    """Over a store that is open already."""

    def __init__(self, store: Store, lead: str) -> None:
        self.store, self.desk, self.lead = store, Desk(store, all_handlers()), lead
        self._numbers = itertools.count(1000)


class Hall:
    """Ann of organisation a in group 1, Bud of organisation b in group 2, staff by role; each signs in with the own name."""

    def __init__(self, prepared: tuple[Path, str], folder: Path, **limits: Any) -> None:
        self.path, self.limits = copied(prepared[0], folder / "hall.sqlite"), limits
        self.starts(prepared[1])

    def starts(self, lead: str = "") -> None:
        app, _, self.store = create_app(Settings(store=self.path, **self.limits))
        self.made = Furnished(self.store, lead or self.made.lead)
        self.client: FlaskClient = app.test_client()

    def stops(self) -> None:
        self.store.close()

    def token(self, who: str) -> str:
        return {"fac": self.made.lead, "ann": "ann", "bud": "bud"}.get(who, f"the-secret-of-a-link-for-{who}")

    def asks(self, method: str, path: str, who: str, **more: Any) -> Any:
        told = {"Authorization": f"Bearer {self.token(who)}"}
        return self.client.open(f"/api/workshops/{W}/{path}", method=method, headers=told, buffered=True, **more)

    def begins(self, content: bytes, who: str = "ann", upload: str = "upl_1", name: str = "Renstra.pdf", **target: Any) -> Any:
        told = {"upload": upload, "name": name, "size": len(content), "check_sum": check_sum(content), "target": target or OWN}
        return self.asks("POST", "uploads", who, json=told)

    def sends(self, piece: bytes, offset: int, who: str = "ann", upload: str = "upl_1") -> Any:
        return self.asks("PUT", f"uploads/{upload}?offset={offset}", who, data=piece)

    def finishes(self, who: str = "ann", upload: str = "upl_1") -> Any:
        return self.asks("POST", f"uploads/{upload}/finish", who)

    def lays(self, content: bytes, who: str = "ann", upload: str = "upl_1", name: str = "Renstra.pdf", **target: Any) -> Any:
        begun = self.begins(content, who, upload, name, **target)
        if begun.status_code != 200:
            return begun
        for offset in range(begun.json["offset"], len(content), PIECE):
            assert self.sends(content[offset : offset + PIECE], offset, who, upload).status_code == 200
        return self.finishes(who, upload)

    def reads(self, who: str, attachment: str = "upl_1") -> Any:
        return self.asks("GET", f"attachments/{attachment}/file", who)

    def shown(self, who: str) -> list[str]:
        """The ids of the documents that this one is told of."""
        return [one["id"] for one in self.asks("GET", "objects", who).json["objects"] if one["type"] == "attachment"]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The closed store, and its facilitator's token."""
    made = Made(tmp_path_factory.mktemp("prepared") / "hall.sqlite").make()
    furnish(made)
    for who, role in STAFF.items():
        made.leads("add_staff", person=f"per_{who}", name=role, role=role, secret=f"the-secret-of-a-link-for-{who}")
    made.close()
    return made.store.path, made.lead


@pytest.fixture
def hall(prepared: tuple[Path, str], tmp_path: Path) -> Iterator[Hall]:
    one = Hall(prepared, tmp_path)
    yield one
    one.stops()


def test_AT1_a_renstra_comes_in_pieces_and_lies_there_whole(hall: Hall) -> None:
    ack = hall.lays(LONG).json
    one = hall.made.get(Attachment, "upl_1")

    assert (ack["ok"], ack["attachment"], ack["already"]) == (True, "upl_1", False)
    assert (one.name, one.size, one.media_type, one.unit_id) == ("Renstra.pdf", len(LONG), "application/pdf", "org_a")
    assert (one.organisation_id, one.by) == ("org_a", "per_ann")
    assert hall.reads("ann").data == LONG


def test_AT1_nothing_of_a_half_sent_file_is_anywhere_to_be_seen(hall: Hall) -> None:
    hall.begins(LONG)
    hall.sends(LONG[:PIECE], 0)

    assert hall.finishes().json["code"] == "upload_not_whole"
    assert "upl_1" not in hall.shown("fac") and hall.reads("ann").status_code == 404
    assert hall.made.tells("ann", "add_attachment", attachment="upl_1")["code"] == "upload_not_whole"


def test_AT1_a_piece_that_comes_twice_too_early_or_cut_off_changes_nothing(hall: Hall) -> None:
    assert hall.begins(LONG).json == {"ok": True, "offset": 0, "piece": PIECE}
    assert hall.sends(LONG[PIECE : 2 * PIECE], PIECE).json["offset"] == 0
    assert hall.sends(LONG[:PIECE], 0).json["offset"] == PIECE
    assert hall.sends(LONG[:PIECE], 0).json["offset"] == PIECE
    cut = io.BytesIO(LONG[PIECE : PIECE + 10])
    hall.asks("PUT", f"uploads/upl_1?offset={PIECE}", "ann", input_stream=cut, content_length=PIECE)
    assert hall.begins(LONG).json["offset"] in (PIECE, PIECE + 10)
    assert hall.sends(LONG[PIECE : 2 * PIECE], PIECE).json["offset"] == 2 * PIECE
    assert hall.sends(LONG[2 * PIECE :], 2 * PIECE).json["offset"] == len(LONG)
    assert hall.sends(b"more" * 9, len(LONG)).json["offset"] == len(LONG)

    assert hall.finishes().json["ok"] and hall.reads("ann").data == LONG


def test_CM1_finishing_or_beginning_again_after_it_is_done_is_answered_alike(hall: Hall) -> None:
    first = hall.lays(LONG).json
    seq = hall.made.seq()

    assert hall.finishes().json == first
    assert hall.begins(LONG).json == {"ok": True, "offset": len(LONG), "piece": PIECE, "attachment": "upl_1"}
    assert hall.made.seq() == seq


def test_AT1_a_server_killed_in_the_middle_goes_on_where_it_was(hall: Hall) -> None:
    hall.begins(LONG)
    hall.sends(LONG[:PIECE], 0)
    hall.stops()
    hall.starts()
    assert hall.begins(LONG).json["offset"] == PIECE
    for offset in range(PIECE, len(LONG), PIECE):
        hall.sends(LONG[offset : offset + PIECE], offset)
    hall.stops()
    hall.starts()

    assert hall.finishes().json["ok"] and hall.reads("ann").data == LONG


def test_AT1_a_server_killed_after_it_looked_and_before_it_was_laid_down_lays_it_down(hall: Hall, monkeypatch: Any) -> None:
    def dies(*_: Any) -> None:
        raise OSError(errno.EIO, "the plug")

    with monkeypatch.context() as broken:
        broken.setattr(uploading, "_put_away", dies)
        assert hall.lays(LONG).json["code"] == "try_again"
    hall.stops()
    hall.starts()

    assert hall.finishes().json["ok"] and hall.reads("ann").data == LONG


def test_AT1_two_phones_with_the_same_file_are_one_document_and_the_second_is_told(hall: Hall) -> None:
    hall.lays(LONG)
    again = hall.lays(LONG, "ann", "upl_2").json

    assert (again["attachment"], again["already"]) == ("upl_1", True)
    assert hall.begins(LONG, "ann", "upl_2").json["attachment"] == "upl_1"
    assert hall.lays(LONG, "bud", "upl_3", unit="organisation", unit_id="org_b").json["attachment"] == "upl_3"
    assert len(list(backup.attachments(hall.path).iterdir())) == 1, "the same content lies there once"


def test_AT1_who_gives_up_a_file_takes_no_content_away_that_another_phone_has_just_put_there(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    does = uploading._put_away

    def then_dies(*told: Any) -> None:
        does(*told)
        raise OSError(errno.EIO, "the plug")

    with monkeypatch.context() as broken:
        broken.setattr(uploading, "_put_away", then_dies)
        assert hall.lays(LONG).json["code"] == "try_again"
        assert hall.lays(LONG, "bud", "upl_2", unit="organisation", unit_id="org_b").json["code"] == "try_again"
    assert hall.asks("DELETE", "uploads/upl_1", "ann").json["ok"]

    assert hall.finishes("bud", "upl_2").json["ok"] and hall.reads("bud", "upl_2").data == LONG
    assert hall.lays(pdf(3)).json["ok"] and len(list(backup.attachments(hall.path).iterdir())) == 2
    hall.lays(pdf(4), "ann", "upl_4")
    assert hall.asks("DELETE", "uploads/upl_4", "ann").json["ok"], "laid down already"


def test_somebody_elses_upload_is_as_unknown_as_none(hall: Hall) -> None:
    hall.begins(LONG)

    assert hall.begins(LONG, "bud").json["code"] == "unknown_upload"
    assert hall.sends(LONG[:9], 0, "bud").json["code"] == "unknown_upload"
    assert hall.finishes("bud").json["code"] == "unknown_upload"
    assert hall.asks("DELETE", "uploads/upl_1", "bud").json["ok"]
    assert hall.begins(pdf(2)).json["code"] == "upload_differs"
    assert hall.begins(LONG).json["offset"] == 0
    assert hall.asks("DELETE", "uploads/upl_1", "ann").json["ok"]
    assert hall.sends(LONG[:9], 0).json["code"] == "unknown_upload"


@pytest.mark.parametrize("step", ["looked into", "put away"])
def test_what_is_given_up_while_it_is_looked_into_stays_given_up(hall: Hall, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    owner, name = {"looked into": (children, "run"), "put away": (uploading, "_put_away")}[step]
    does = getattr(owner, name)

    def then_given_up(*told: Any) -> Any:
        done = does(*told)
        assert hall.asks("DELETE", "uploads/upl_1", "ann").json["ok"]
        return done

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(owner, name, then_given_up)
        assert hall.lays(LONG).json["code"] == "unknown_upload"

    assert hall.finishes().json["code"] == "unknown_upload" and "upl_1" not in hall.shown("fac")
    assert not list(incoming(hall.path).iterdir()) and not list(backup.attachments(hall.path).glob("*"))
    assert hall.lays(LONG).json["attachment"] == "upl_1"


@pytest.mark.parametrize("what", ["a Windows program", "a page", "Word with macros", "a bomb", "a picture of far too many dots"])
def test_AT2_what_is_refused_leaves_nothing_behind(hall: Hall, what: str) -> None:
    content, code = REFUSED[what]
    answer = hall.lays(content)

    assert (answer.status_code, answer.json["code"], answer.json["field"]) == (400, code, "file")
    assert "upl_1" not in hall.shown("fac")
    assert list(hall.path.with_name(".hall-incoming").iterdir()) == [] and not backup.attachments(hall.path).exists()


def test_AT1_bytes_that_turned_on_the_way_are_refused_and_sent_anew(hall: Hall) -> None:
    hall.begins(LONG)
    for offset in range(0, len(LONG), PIECE):
        hall.sends(LONG[offset : offset + PIECE].replace(b"x", b"y"), offset)
    assert hall.finishes().json["code"] == "upload_damaged"

    assert hall.lays(LONG).json["ok"]


def test_AT2_a_photo_lies_there_without_the_place_where_it_was_taken(hall: Hall) -> None:
    hall.lays(photo(3000, 2000), name="IMG_2201.HEIC.JPG")
    kept = hall.reads("ann").data
    with Image.open(io.BytesIO(kept)) as image:
        assert dict(image.getexif()) == {} and image.size == (2560, 1707)

    assert hall.made.get(Attachment, "upl_1").size == len(kept)


def test_AT2_a_document_is_handed_out_to_be_saved_and_runs_nowhere(hall: Hall) -> None:
    hall.lays(word(), name='..\\Renstra "akhir"\u202e.pdf')
    answer = hall.reads("ann")

    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "Renstra akhir.docx" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"].endswith("wordprocessingml.document")


def test_a_link_opens_one_document_for_two_minutes(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    hall.lays(LONG)
    hall.lays(pdf(), "ann", "upl_2")
    ticket = hall.asks("POST", "attachments/upl_1/ticket", "ann").json["ticket"]
    path = f"/api/workshops/{W}/attachments"

    assert hall.client.get(f"{path}/upl_1/file?ticket={ticket}", buffered=True).data == LONG
    assert hall.client.get(f"{path}/upl_2/file?ticket={ticket}").json["code"] == "ticket_over"
    assert hall.client.get(f"{path}/upl_1/file?ticket=x").status_code == 401
    assert hall.client.get(f"{path}/upl_1/file").status_code == 401
    monkeypatch.setattr(tickets, "TICKET_S", -1.0)
    late = hall.asks("POST", "attachments/upl_1/ticket", "ann").json["ticket"]
    assert hall.client.get(f"{path}/upl_1/file?ticket={late}").status_code == 401


READERS = """
             fac co  ass org obs scr ann bud
organisation  x   x   x   x   x   .   x   .
group         x   x   x   x   x   .   x   .
workshop      x   x   x   x   x   .   .   .
shared        x   x   x   x   x   .   x   x
"""
LAYERS = """
             fac co  ass org obs scr ann bud
organisation  x   x   x   x   .   .   x   .
group         x   x   x   x   .   .   x   .
workshop      x   x   x   x   .   .   .   .
"""


def table(text: str) -> dict[str, dict[str, bool]]:
    head, *lines = [line.split() for line in text.strip().splitlines()]
    return {name: dict(zip(head, (mark == "x" for mark in marks), strict=True)) for name, *marks in lines}


TARGETS = {"organisation": OWN, "group": GROUP, "workshop": {"unit": "workshop"}, "shared": OWN}


@pytest.mark.parametrize("where", table(READERS))
def test_VS1_who_sees_a_document_downloads_it_and_nobody_else_knows_of_it(hall: Hall, where: str) -> None:
    hall.lays(pdf(), "fac", **TARGETS[where])
    if where == "shared":
        hall.made.leads("share_attachment", attachment="upl_1")
    may = table(READERS)[where]

    assert {who: "upl_1" in hall.shown(who) for who in may} == may
    assert {who: hall.reads(who).status_code == 200 for who in may} == may
    assert {who: hall.asks("POST", "attachments/upl_1/ticket", who).status_code == 200 for who in may} == may
    assert {hall.reads(who).json["code"] for who, sees in may.items() if not sees} <= {"unknown_attachment"}


@pytest.mark.parametrize(
    ("where", "scope", "reads"),
    [
        ("group", {"groups": ["grp_1"]}, True),
        ("group", {"groups": ["grp_2"]}, False),
        ("organisation", {"organisations": ["org_a"]}, True),
        ("organisation", {"organisations": ["org_b"]}, False),
        ("workshop", {"groups": ["grp_2"]}, True),
        ("shared", {"groups": ["grp_2"]}, True),
    ],
)
def test_RV2_an_assessor_with_limits_reads_documents_as_far_as_they_reach(
    hall: Hall, where: str, scope: dict[str, list[str]], reads: bool
) -> None:
    hall.lays(pdf(), "fac", **TARGETS[where])
    if where == "shared":
        hall.made.leads("share_attachment", attachment="upl_1")
    hall.made.leads("scope_assessor", person="per_ass", **scope)

    assert ("upl_1" in hall.shown("ass"), hall.reads("ass").status_code == 200) == (reads, reads)
    if where in ("group", "organisation"):
        assert (hall.begins(pdf(2), "ass", "upl_2", **TARGETS[where]).status_code == 200) == reads


def test_VS2_what_everybody_reads_is_renamed_by_who_keeps_the_papers_and_not_by_its_table(hall: Hall) -> None:
    hall.lays(pdf())
    assert hall.made.tells("ann", "change_attachment", attachment="upl_1", name="Renja")["ok"]
    hall.made.leads("share_attachment", attachment="upl_1")
    assert hall.made.tells("ann", "change_attachment", attachment="upl_1", name="Lelucon")["code"] == "document_shared"
    assert hall.made.tells(hall.token("org"), "change_attachment", attachment="upl_1", name="Renstra Dinkes")["ok"]
    assert hall.made.get(Attachment, "upl_1").name == "Renstra Dinkes.pdf"


def refers(hall: Hall, withdrawn: bool = False) -> None:
    """Ann's row in group 1 to her own organisation's Renstra; Bud sits in that group too, of another organisation."""
    told = {"citation": "cit_1", "entry": "ent_ready", "attachment": "upl_1", "place": "hal. 12"}
    assert hall.made.tells("ann", "cite_attachment", **told)["ok"]
    assert hall.made.tells("ann", "withdraw_citation", citation="cit_1", withdrawn=withdrawn)["ok"]


def test_VS1_whoever_reads_a_row_opens_the_document_it_refers_to_as_long_as_it_does(hall: Hall) -> None:
    hall.lays(pdf())
    hall.made.leads("move_seat", grouping="grg_1", seat="sea_bud", group="grp_1")
    assert ("upl_1" in hall.shown("bud"), hall.reads("bud").json["code"]) == (False, "unknown_attachment")
    refers(hall)
    assert "upl_1" in hall.shown("bud") and hall.reads("bud").data == pdf()
    assert hall.made.tells("bud", "change_attachment", attachment="upl_1", name="Lain")["code"] == "not_allowed"
    refers(hall, withdrawn=True)
    assert ("upl_1" in hall.shown("bud"), hall.reads("bud").json["code"]) == (False, "unknown_attachment")
    refers(hall)
    assert hall.made.tells("ann", "withdraw_attachment", attachment="upl_1")["ok"]
    assert "upl_1" not in hall.shown("bud"), "it was taken off the table"


def test_RV2_an_assessor_with_limits_opens_what_a_row_within_reach_refers_to_and_changes_nothing_of_it(hall: Hall) -> None:
    hall.lays(pdf())
    hall.made.leads("scope_assessor", person="per_ass", groups=["grp_1"])
    assert hall.reads("ass").json["code"] == "unknown_attachment"
    refers(hall)
    assert "upl_1" in hall.shown("ass") and hall.reads("ass").data == pdf()
    assert hall.made.tells(hall.token("ass"), "change_attachment", attachment="upl_1", name="x")["code"] == "outside_your_scope"
    hall.made.leads("scope_assessor", person="per_ass", groups=["grp_2"])
    assert "upl_1" not in hall.shown("ass") and hall.reads("ass").json["code"] == "unknown_attachment"


@pytest.mark.parametrize("where", table(LAYERS))
def test_VS2_who_may_lay_a_document_on_whose_table(hall: Hall, where: str) -> None:
    may = table(LAYERS)[where]
    answers = {who: hall.begins(pdf(), who, f"upl_{who}", **TARGETS[where]) for who in may}

    assert {who: answer.status_code == 200 for who, answer in answers.items()} == may
    assert {answer.json["code"] for who, answer in answers.items() if not may[who]} <= {"not_allowed"}


def test_VS2_who_writes_the_minutes_photographs_the_agenda_and_lays_nothing_else(hall: Hall) -> None:
    secret = "the-secret-of-a-link-for-not"
    hall.made.leads("add_staff", person="per_not", name="Notulis", role="scribe", secret=secret)
    ack = hall.lays(photo(), "not", unit="workshop", agenda_item="agi_now", caption="Pembukaan")

    assert ack.json["ok"] and hall.shown("not") == ["upl_1"] and hall.reads("not").status_code == 200
    assert hall.made.tells(secret, "change_attachment", attachment="upl_1", caption="Sambutan", agenda_item="agi_next")["ok"]
    assert "upl_1" not in hall.shown("ann")
    for target in ({"unit": "workshop"}, OWN, GROUP):
        assert hall.begins(pdf(), "not", "upl_2", **target).json["code"] == "not_allowed"
    assert hall.made.tells(secret, "withdraw_attachment", attachment="att_ann")["code"] == "unknown_attachment"


def test_VS2_who_lost_the_right_meanwhile_lays_nothing_down(hall: Hall) -> None:
    hall.begins(LONG, **GROUP)
    for offset in range(0, len(LONG), PIECE):
        hall.sends(LONG[offset : offset + PIECE], offset)
    hall.made.leads("move_seat", grouping="grg_1", seat="sea_ann", group="grp_2")

    assert hall.finishes().json["code"] == "not_allowed"
    assert "upl_1" not in hall.shown("fac")


def test_a_new_version_stands_beside_the_old_one_on_the_same_table(hall: Hall) -> None:
    hall.lays(pdf(), **GROUP)
    hall.lays(pdf(2), "ann", "upl_2", replaces="upl_1")
    hall.lays(pdf(3), "fac", "upl_3", replaces="upl_1")
    versions = [hall.made.get(Attachment, id) for id in ("upl_1", "upl_2", "upl_3")]

    assert [(one.number, one.replaces) for one in versions] == [(1, None), (2, "upl_1"), (3, "upl_2")]
    assert {(one.unit, one.unit_id) for one in versions} == {("group", "grp_1")}
    assert hall.begins(pdf(4), "bud", "upl_4", replaces="upl_1").json["code"] == "unknown_attachment"
    assert hall.reads("ann", "upl_1").data == pdf()


def test_VS2_a_new_version_of_what_everybody_reads_is_shared_by_whoever_may_share_alone(hall: Hall) -> None:
    hall.lays(pdf())
    hall.made.leads("share_attachment", attachment="upl_1")
    hall.lays(pdf(2), "ann", "upl_2", replaces="upl_1")
    assert (hall.made.get(Attachment, "upl_2").shared, hall.shown("bud")) == (False, ["upl_1"])
    hall.made.leads("share_attachment", attachment="upl_2")
    hall.lays(pdf(3), "org", "upl_3", replaces="upl_2")
    assert not hall.made.get(Attachment, "upl_3").shared, "an organiser does not share"
    hall.lays(pdf(4), "fac", "upl_4", replaces="upl_3")
    assert not hall.made.get(Attachment, "upl_4").shared, "the one before was not"
    hall.made.leads("share_attachment", attachment="upl_4")
    hall.lays(pdf(5), "fac", "upl_5", replaces="upl_4")

    assert hall.made.get(Attachment, "upl_5").shared and hall.reads("bud", "upl_5").status_code == 200


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({"document_mb": 1}, "attachment_too_big"),
        ({"documents_per_organisation_mb": 1}, "organisation_table_full"),
        ({"documents_per_workshop_mb": 1}, "workshop_table_full"),
    ],
)
def test_when_there_is_no_room_it_is_said_which_room(
    prepared: tuple[Path, str], tmp_path: Path, limits: dict[str, int], code: str
) -> None:
    hall = Hall(prepared, tmp_path, **limits)
    small, large = pdf(size=600_000), pdf(size=1_200_000)
    begun = [hall.begins(small, "ann", "upl_a"), hall.begins(large if "document_mb" in limits else small, "ann", "upl_b")]

    assert [one.status_code for one in begun] == [200, 413]
    assert begun[1].json["code"] == code
    assert hall.asks("DELETE", "uploads/upl_a", "ann").json["ok"]
    assert hall.begins(small, "ann", "upl_c").status_code == 200, "what was given up makes room"
    told = hall.asks("GET", "uploads", "ann").json
    assert told["taken_by_organisation"] == len(small) and told["taken"] == 0
    hall.stops()


def test_nobody_begins_uploads_without_end(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "MOST_ON_THE_WAY", 2)
    begun = [hall.begins(pdf(), "ann", f"upl_{number}").json.get("code", "") for number in range(3)]

    assert begun == ["", "", "too_many_uploads"]
    assert hall.begins(pdf(), "ann", "upl_0").json["ok"] and hall.lays(pdf(), "ann", "upl_0").json["ok"]
    assert hall.begins(pdf(2), "ann", "upl_3").status_code == 200


def test_a_full_disk_is_said_and_what_has_arrived_stays(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    hall.begins(LONG)
    hall.sends(LONG[:PIECE], 0)

    def full(*_: Any) -> int:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as disk:
        disk.setattr(uploading, "take_piece", full)
        refused = hall.sends(LONG[PIECE : 2 * PIECE], PIECE)
        assert (refused.status_code, refused.json["code"]) == (507, "disk_full")
    with monkeypatch.context() as disk:
        disk.setattr(uploading, "LEAST_FREE", 1 << 62)
        assert hall.begins(pdf(), "ann", "upl_2").json["code"] == "disk_full"
        assert hall.begins(LONG).json["offset"] == PIECE
    for offset in range(PIECE, len(LONG), PIECE):
        hall.sends(LONG[offset : offset + PIECE], offset)

    assert hall.finishes().json["ok"]


def test_what_nobody_sends_on_for_days_makes_room(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    hall.begins(LONG)
    hall.sends(LONG[:PIECE], 0)
    monkeypatch.setattr(uploading, "FORGOTTEN_AFTER", -uploading.FORGOTTEN_AFTER)
    hall.stops()
    hall.starts()
    hall.begins(pdf(), "ann", "upl_2")

    assert hall.sends(LONG[:9], 0).json["code"] == "unknown_upload"
    assert list(hall.path.with_name(".hall-incoming").iterdir()) == []


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"size": 0}, "file_empty"),
        ({"size": "9"}, "wrong_type"),
        ({"check_sum": "xyz"}, "malformed"),
        ({"name": ""}, "missing_required"),
        ({"upload": "../x"}, "malformed_id"),
        ({"target": {"unit": "planet"}}, "wrong_choice"),
        ({"target": {"unit": "group", "unit_id": "grp_none"}}, "unknown_group"),
        ({"target": {"unit": "workshop", "unit_id": "wks_made"}}, "wrong_choice"),
        ({"target": {"replaces": "att_none"}}, "unknown_attachment"),
        ({"media_type": "text/html"}, "unknown_field"),
    ],
)
def test_a_beginning_that_makes_no_sense_is_refused_with_its_field(hall: Hall, told: dict[str, Any], code: str) -> None:
    good = {"upload": "upl_1", "name": "a.pdf", "size": 9, "check_sum": "0" * 8, "target": {"unit": "workshop"}}

    assert hall.asks("POST", "uploads", "fac", json=good | told).json["code"] == code


def test_a_piece_is_never_larger_than_agreed_and_an_offset_is_a_number(hall: Hall) -> None:
    hall.begins(LONG)

    assert hall.sends(LONG[: PIECE + 1], 0).json["code"] == "too_big"
    assert hall.asks("PUT", "uploads/upl_1?offset=-1", "ann", data=b"x").json["code"] == "malformed"
    assert pieces.arrived(hall.path.with_name("none")) == 0


def test_a_restored_copy_has_the_documents_it_names(hall: Hall, tmp_path: Path) -> None:
    hall.lays(LONG)
    stick, now = tmp_path / "stick", datetime.now(UTC)
    stick.mkdir()
    backup.claim(stick)
    copy = backup.take(hall.path, stick, now)
    other = tmp_path / "other" / "hall.sqlite"
    draft, _ = restoring.prepare(copy.path, other, now)
    restoring.put_in_place(draft, other, now)
    hall.stops()
    hall.path = other
    hall.starts()

    assert hall.reads("ann").data == LONG


def test_ND1_a_document_erased_for_good_is_gone_here_in_the_copies_and_in_whatever_is_restored(
    hall: Hall, tmp_path: Path
) -> None:
    content = pdf(size=5_000) + b"% NIP 197001011990031001\n%%EOF\n"
    stick = tmp_path / "stick"
    hall.lays(content, name="Daftar NIP Rahasia.pdf")
    stick.mkdir()
    backup.claim(stick)
    hall.stops()
    hall.limits = {"backup": stick}
    hall.starts()
    _until(lambda: bool(backup.names(stick)) and (stick / backup.ATTACHMENTS).is_dir())
    old = copied(stick / backup.names(stick)[0][1], tmp_path / "rembuk-20210101T000000Z-abcdef.sqlite")
    hall.made.leads("erase_attachment", attachment="upl_1")
    _until(lambda: not _telling(tmp_path / "stick") and not _telling(hall.path.parent, but=(old,)))
    gone = hall.made.get(Attachment, "upl_1")

    assert (gone.name, gone.size, gone.withdrawn) == ("Dokumen (dihapus)", 0, True)
    assert hall.reads("fac").json["code"] == "attachment_gone"
    assert (
        hall.made.tells(hall.made.lead, "withdraw_attachment", attachment="upl_1", withdrawn=False)["code"] == "document_erased"
    )
    hall.made.leads("erase_person", person="per_ann")
    assert hall.made.get(Person, "per_ann").name == "Peserta (dihapus) 1", "a document takes no number"
    hall.stops()
    draft, _ = restoring.prepare(old, hall.path, datetime.now(UTC))
    restoring.put_in_place(draft, hall.path, datetime.now(UTC))
    hall.starts()
    assert hall.made.get(Attachment, "upl_1").name == "Dokumen (dihapus)"


def test_ND1_what_an_erased_person_had_half_sent_is_gone_here_and_in_the_copies(hall: Hall, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backup.claim(stick)
    hall.begins(LONG, name="Daftar NIP Rahasia.pdf")
    hall.sends(b"197001011990031001" * 2_000, 0)
    hall.begins(LONG, "bud", "upl_2", unit="organisation", unit_id="org_b")
    hall.sends(LONG[:PIECE], 0, "bud", "upl_2")
    hall.stops()
    hall.limits = {"backup": stick}
    hall.starts()
    _until(lambda: bool(backup.names(stick)))
    assert _telling(stick) and len(_telling(hall.path.parent)) > 1
    hall.made.leads("erase_person", person="per_ann")
    _until(lambda: not _telling(stick) and not _telling(hall.path.parent))

    assert [path.stat().st_size for path in incoming(hall.path).iterdir()] == [PIECE], "what others are sending stays"
    assert hall.begins(LONG, "bud", "upl_2", unit="organisation", unit_id="org_b").json["offset"] == PIECE


def test_ND1_what_another_document_holds_too_stays_for_that_one(hall: Hall) -> None:
    hall.lays(LONG)
    hall.lays(LONG, "bud", "upl_2", unit="organisation", unit_id="org_b")
    hall.made.leads("erase_attachment", attachment="upl_1")
    _until(lambda: hall.asks("GET", "privacy", "fac").json["scrubbing"] is False)

    assert hall.reads("bud", "upl_2").data == LONG
    assert hall.reads("ann").json["code"] == "attachment_gone"


def _telling(folder: Path, but: tuple[Path, ...] = ()) -> list[Path]:
    """Files in which the document's name or content still stands."""
    files = [path for path in folder.rglob("*") if path.is_file() and path not in but]
    return [path for path in files if b"Daftar NIP" in (held := _held_in(path)) or b"197001011990031001" in held]


def _held_in(path: Path) -> bytes:
    """A file that is removed while others are read tells nothing any more."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _until(holds: Callable[[], bool]) -> None:
    for _ in range(400):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to that")


def test_a_packed_workshop_brings_its_documents_to_another_laptop(hall: Hall, tmp_path: Path) -> None:
    hall.lays(LONG)
    hall.lays(photo(), "fac", "upl_2", unit="workshop")
    file, other = tmp_path / "packed.zip", tmp_path / "other" / "hall.sqlite"
    with hall.store.reading() as reader:
        packing.pack(reader, W, hall.path, file, clock.stamp())
    pictured = hall.reads("fac", "upl_2").data
    hall.stops()
    hall.path = other
    hall.starts()
    package = packing.opened(file)
    hall.store.write(lambda tx: packing.unpack(tx, package))
    packing.take_attachments(file, other)

    assert hall.reads("ann").data == LONG
    assert hall.reads("fac", "upl_2").data == pictured


def test_a_hash_that_a_strange_file_claims_leads_nowhere(hall: Hall) -> None:
    claimed = {"unit": "workshop", "unit_id": "", "name": "x.pdf", "media_type": "text/html", "size": 1}
    strange = Attachment(id="att_x", workshop_id=W, content_hash="../hall", **claimed)
    hall.made.put(strange)

    assert hall.reads("fac", "att_x").json["code"] == "attachment_gone"
