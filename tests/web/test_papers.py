"""Papers over HTTP: only for those who keep them, built beside the server, ended when they take too long."""

import gzip
import io
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.documents.konsel import W, consolidated, fill, two_days
from workshop.app import create_app
from workshop.documents.kinds import BY_KEY
from workshop.domain.people import Credential, Grant, Person
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop
from workshop.service.identity import digest
from workshop.settings import Settings
from workshop.web.paper_press import PaperJob, Press, Words

KEEPERS = ("facilitator", "cofacilitator", "organiser")
OTHERS = ("assessor", "observer", "projector", "scribe")


def staff(workshop: str, role: str) -> list[Any]:
    person = f"per_{role}"
    return [
        Person(id=person, workshop_id=workshop, name=role, staff=True),
        Grant(id=f"grt_{role}", workshop_id=workshop, person_id=person, role=role),
        Credential(
            id=f"crd_{role}", workshop_id=workshop, person_id=person, kind="link", secret_hash=digest(f"{workshop}/{role}")
        ),
    ]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    path = tmp_path_factory.mktemp("papers") / "rembuk.sqlite"
    phone = Credential(id="crd_p", workshop_id=W, person_id="per_P001", kind="device", secret_hash=digest(f"{W}/phone"))
    other = Workshop(id="wks_2", workshop_id="wks_2", title="Lain", join_code="LAIN")
    people = [one for role in (*KEEPERS, *OTHERS) for one in staff(W, role)]
    fill(path, [*two_days(), *people, phone, other, *staff("wks_2", "facilitator")])
    app, _, store = create_app(Settings(store=path))
    yield app.test_client()
    store.close()


def get(client: FlaskClient, path: str, who: str = "facilitator", workshop: str = W, **headers: str) -> TestResponse:
    bearer = {"Authorization": f"Bearer {workshop}/{who}"} | headers
    return client.get(f"/api/workshops/{workshop}{path}", headers=bearer)


def wish(client: FlaskClient, body: Any, who: str = "facilitator") -> TestResponse:
    return client.post(f"/api/workshops/{W}/papers", json=body, headers={"Authorization": f"Bearer {W}/{who}"})


def ready(client: FlaskClient, paper: str) -> dict[str, Any]:
    until = time.monotonic() + 60
    while (told := get(client, f"/papers/{paper}").get_json())["state"] == "building" and time.monotonic() < until:
        time.sleep(0.05)
    return dict(told)


@pytest.mark.parametrize("who", KEEPERS)
def test_the_record_comes_to_who_keeps_the_papers(client: FlaskClient, who: str) -> None:
    record = get(client, "/record", who).get_json()

    assert record["summary"]["rows_total"] == 439
    assert record["activities"] == consolidated(two_days())["activities"]
    assert any(person["nip"] for person in record["people"])


def test_the_record_is_packed_where_the_browser_takes_it(client: FlaskClient) -> None:
    packed = get(client, "/record?language=en", **{"Accept-Encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.data))["language"] == "en"


def test_an_unknown_language_or_kind_is_refused(client: FlaskClient) -> None:
    assert get(client, "/record?language=fr").get_json()["code"] == "malformed"
    for body in ({"kind": "doc"}, {"kind": "docx", "language": "fr"}, {"kind": "docx", "more": 1}, [], "docx"):
        assert (wish(client, body).status_code, wish(client, body).get_json()["code"]) == (400, "malformed")
    assert wish(client, {"kind": "x" * 2000}).get_json()["code"] == "too_big"


def test_each_kind_of_paper_is_built_and_comes_whole(client: FlaskClient) -> None:
    papers = {kind: wish(client, {"kind": kind, "language": "id"}).get_json()["paper"] for kind in ("json", "docx", "xlsx")}
    files = {}
    for kind, paper in papers.items():
        told = ready(client, paper)
        file = get(client, f"/papers/{paper}/file")
        assert told["state"] == "ready" and told["size"] == len(file.data) > 1000
        assert told["filename"].startswith("2021-09-23_Rekaman_Bimbingan-Teknis") and told["filename"].endswith(f".{kind}")
        assert told["filename"] in file.headers["Content-Disposition"]
        assert file.headers["Cache-Control"] == "no-store"
        files[kind] = file.data
        file.close()

    assert json.loads(files["json"])["summary"]["rows_total"] == 439
    assert docx.Document(io.BytesIO(files["docx"])).tables
    assert "Rencana aksi" in openpyxl.load_workbook(io.BytesIO(files["xlsx"])).sheetnames


def test_a_paper_of_another_workshop_is_unknown(client: FlaskClient) -> None:
    paper = wish(client, {"kind": "json"}).get_json()["paper"]
    ready(client, paper)
    answer = get(client, f"/papers/{paper}/file", workshop="wks_2")

    assert (answer.status_code, answer.get_json()["code"]) == (404, "unknown_paper")


SLOW = "import sys, time; time.sleep({seconds}); open(sys.argv[1] + '/x.' + sys.argv[2], 'w').write('done')"


def slow(seconds: float) -> Any:
    def command(store: Path, job: PaperJob) -> Words:
        return (sys.executable, "-c", SLOW.format(seconds=seconds), job.folder, job.kind)

    return command


def state_of(job: PaperJob) -> str:
    until = time.monotonic() + 30
    while job.state == "building" and time.monotonic() < until:
        time.sleep(0.02)
    return job.state


def test_the_same_wish_while_building_is_the_same_paper_and_another_waits(tmp_path: Path) -> None:
    press = Press(tmp_path / "rembuk.sqlite", slow(0.4))
    first, again = press.start(W, "docx", "id"), press.start(W, "docx", "id")
    english = press.start(W, "docx", "en")

    assert again is first and english is not first
    assert state_of(first) == "ready" and english.state == "building"
    assert state_of(english) == "ready"
    assert press.start(W, "docx", "id") is not first


def test_the_whole_package_says_how_far_it_is_while_it_is_built_and_stays_under_5_MB(client: FlaskClient) -> None:
    paper = wish(client, {"kind": "packet", "language": "id"}).get_json()["paper"]
    told = [get(client, f"/papers/{paper}").get_json()]
    until = time.monotonic() + 90
    while told[-1]["state"] == "building" and time.monotonic() < until:
        time.sleep(0.05)
        told.append(get(client, f"/papers/{paper}").get_json())
    percents = [one["percent"] for one in told]

    assert told[-1]["state"] == "ready" and percents == sorted(percents) and percents[-1] == 100
    assert len({percent for percent in percents if 0 < percent < 100}) > 5
    assert 100_000 < told[-1]["size"] < 5_000_000
    # Whoever asks now and then may miss a paper that was made in between.
    assert len({one["title"] for one in told} - {""}) >= 3


def test_an_official_paper_is_shown_as_a_page_for_the_reader_who_is_meant(client: FlaskClient) -> None:
    paper = wish(client, {"kind": "agreement_html", "language": "id", "reader": "public"}).get_json()["paper"]
    assert ready(client, paper)["filename"] == "2021-09-24_Berita-acara_Tahap-II_Publik.html"
    with get(client, f"/papers/{paper}/file") as file:
        assert file.mimetype == "text/html" and "BERITA ACARA" in file.get_data(as_text=True)


def test_what_a_build_that_was_ended_had_laid_aside_lies_in_its_own_folder(tmp_path: Path) -> None:
    dies = "import os, tempfile; tempfile.mkdtemp(prefix='names-'); os._exit(9)"
    press = Press(tmp_path / "rembuk.sqlite", lambda store, job: (sys.executable, "-c", dies))
    job = press.start(W, "docx", "id")

    assert state_of(job) == "failed" and [path.name[:6] for path in job.folder.iterdir() if path.is_dir()] == ["names-"]


def test_a_build_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    press = Press(tmp_path / "rembuk.sqlite", slow(60), longest_s=0.3)
    started = time.monotonic()

    assert state_of(press.start(W, "docx", "id")) == "failed"
    assert time.monotonic() - started < 10


def test_a_build_that_breaks_is_refused_with_a_sentence(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(Path(sys.executable).with_name("no-python-here")))
    paper = wish(client, {"kind": "xlsx"}).get_json()["paper"]
    told = ready(client, paper)
    answer = get(client, f"/papers/{paper}/file")

    assert (told["state"], told["filename"], told["code"]) == ("failed", "", "paper_failed")
    assert (answer.status_code, answer.get_json()["code"]) == (500, "paper_failed")


def test_a_paper_still_being_built_is_not_handed_out(client: FlaskClient) -> None:
    paper = wish(client, {"kind": "docx", "language": "en"}).get_json()["paper"]
    answer = get(client, f"/papers/{paper}/file")

    assert (answer.status_code, answer.get_json()["code"]) == (409, "paper_not_ready")
    assert ready(client, paper)["state"] == "ready"


def test_old_papers_are_removed_from_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    press = Press(tmp_path / "rembuk.sqlite", slow(0))
    old = press.start(W, "json", "id")
    assert state_of(old) == "ready" and old.file is not None
    monkeypatch.setattr("workshop.web.paper_press.KEPT_S", 0.0)
    press.start(W, "json", "id")

    assert not old.file.exists()
    with pytest.raises(Refused, match="unknown_paper"):
        press.job(W, old.id)


def test_a_restart_begins_with_no_papers(tmp_path: Path) -> None:
    store = tmp_path / "rembuk.sqlite"
    first = Press(store, slow(0)).start(W, "json", "id")
    assert state_of(first) == "ready" and first.file is not None
    Press(store)

    assert not first.file.exists()


def test_official_papers_are_offered_with_their_parts_and_built_for_the_chosen_one(client: FlaskClient) -> None:
    papers = {one["kind"]: one for one in get(client, "/papers?language=id").get_json()["papers"]}
    (group,) = [part["about"] for part in papers["minutes"]["parts"] if part["about"].endswith("_living")]
    paper = wish(client, {"kind": "minutes", "language": "id", "about": group}).get_json()["paper"]

    assert next(iter(papers)) == "packet" and papers["attendance"]["title"] == "Daftar hadir peserta"
    assert papers["attendance"]["parts"][0]["holds"] == "72 orang, 57 instansi"
    assert papers["docx"]["parts"][0]["holds"] == "13 lembar kerja, 439 baris"
    assert ready(client, paper)["filename"] == "2021-09-24_Notulen_Tahap-II_Kelompok-Smart-Living.docx"
    with get(client, f"/papers/{paper}/file") as file:
        assert file.mimetype == BY_KEY["docx"].media_type


@pytest.mark.parametrize("who", [*OTHERS, "phone"])
def test_VS2_nobody_else_is_offered_papers(client: FlaskClient, who: str) -> None:
    assert get(client, "/papers", who).status_code == 403


@pytest.mark.parametrize("about", ["--out", "day:", "room:1", "day:1 2", "group:../x", "day:1\n"])
def test_a_part_that_is_no_word_of_ids_is_refused(client: FlaskClient, about: str) -> None:
    assert wish(client, {"kind": "minutes", "about": about}).get_json()["code"] == "malformed"
