"""The command line: the sign-in link and the papers, without a server, beside one, and in words when something is wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.documents.konsel import W, consolidated, fill, the_workshop, two_days
from tools.dev.places import ROOT
from workshop.cli import main
from workshop.domain.workshops import Workshop
from workshop.storage.sqlite import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "rembuk.sqlite"
    fill(path, two_days())
    return path


def test_export_writes_all_papers_without_a_server_and_changes_nothing_in_the_store(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = store.read_bytes()
    assert main(["export", "--store", str(store), "--out", str(tmp_path / "new")]) == 0
    assert store.read_bytes() == before

    written = {Path(line).suffix: Path(line) for line in capsys.readouterr().out.splitlines()}
    record = json.loads(written[".json"].read_text("utf-8"))
    assert record["summary"] == consolidated(two_days())["summary"]
    assert record["activities"] == consolidated(two_days())["activities"]
    assert docx.Document(str(written[".docx"])).tables and openpyxl.load_workbook(written[".xlsx"]).sheetnames
    assert sorted(written) == [".docx", ".html", ".json", ".pdf", ".xlsx", ".zip"]


def test_export_runs_beside_an_open_store_and_sees_only_what_is_committed(tmp_path: Path) -> None:
    path = tmp_path / "rembuk.sqlite"
    store = Store(path)
    try:
        store.write(lambda tx: tx.put(the_workshop(), "workshop_made"))
        assert main(["export", "--store", str(path), "--out", str(tmp_path), "--kind", "json"]) == 0
        (written,) = tmp_path.glob("*.json")
        assert json.loads(written.read_text("utf-8"))["seq"] == 1
        store.write(lambda tx: tx.put(the_workshop(), "workshop_changed"))
    finally:
        store.close()


def test_export_speaks_the_language_asked_for(store: Path, tmp_path: Path) -> None:
    assert main(["export", "--store", str(store), "--out", str(tmp_path), "--kind", "json", "--language", "en"]) == 0
    (written,) = tmp_path.iterdir()

    assert "_Record_" in written.name
    assert json.loads(written.read_text("utf-8"))["language"] == "en"


def test_export_lists_the_workshops(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--store", str(store), "--list"]) == 0
    assert f"{W}  Bimbingan Teknis" in capsys.readouterr().out


@pytest.mark.parametrize("verb", [["key"], ["export"]])
def test_without_a_store_it_says_how_to_get_one(verb: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "none.sqlite"
    assert main([*verb, "--store", str(missing)]) == 1

    indonesian, english = capsys.readouterr().err.splitlines()
    assert indonesian.startswith("Tidak ada penyimpanan di") and english.startswith("There is no store at")
    assert not missing.exists()


def test_a_file_that_is_no_store_is_refused_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.sqlite"
    for content in (b"not a database", b""):
        other.write_bytes(content)
        assert main(["key", "--store", str(other)]) == 1
        assert "tidak dapat dibaca" in capsys.readouterr().err


def test_an_unknown_workshop_is_answered_with_those_there_are(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--store", str(store), "--workshop", "wks_other"]) == 1
    assert W in capsys.readouterr().err


def test_of_several_workshops_one_has_to_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "two.sqlite"
    fill(path, [the_workshop(), Workshop(id="wks_2", workshop_id="wks_2", title="Lain", join_code="LAIN")])

    assert main(["export", "--store", str(path), "--out", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "--workshop" in said and W in said and "wks_2" in said
    assert main(["export", "--store", str(path), "--workshop", "LAIN", "--kind", "json", "--out", str(tmp_path)]) == 0


def test_a_store_without_workshops_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none.sqlite"
    fill(path, [])

    assert main(["export", "--store", str(path)]) == 1
    assert "Belum ada kegiatan" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_named(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")

    assert main(["export", "--store", str(store), "--out", str(blocked)]) == 1
    assert "Cannot write to" in capsys.readouterr().err


def test_key_shows_the_sign_in_link_again(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["key", "--store", str(store), "--port", "9000"]) == 0
    opened = Store(store)
    try:
        with opened.reading() as reader:
            assert capsys.readouterr().out == f"http://127.0.0.1:9000/console#key={reader.host_key()}\n"
    finally:
        opened.close()


def test_it_starts_as_a_program_from_any_folder(store: Path, tmp_path: Path) -> None:
    asked = [sys.executable, "-W", "error", "-m", "workshop.cli", "export", "--store", str(store), "--kind", "json"]
    ran = subprocess.run(asked, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, timeout=60)

    assert ran.returncode == 0, ran.stderr.decode()
    assert len(list(tmp_path.glob("*.json"))) == 1
