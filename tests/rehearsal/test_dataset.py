"""A data set that does not hang together is told in one clear sentence, with its file and place."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workshop.rehearsal.broken import Broken
from workshop.rehearsal.loading import DEFAULT, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DEFAULT, tmp_path / "set"))


def change(folder: Path, name: str, alter: Callable[[Any], None]) -> None:
    content = json.loads((folder / name).read_text("utf-8"))
    alter(content)
    (folder / name).write_text(json.dumps(content), "utf-8")


def complaint(folder: Path) -> str:
    with pytest.raises(Broken) as broken:
        read(folder)
    return str(broken.value)


def test_the_default_set_is_sound() -> None:
    found = read(DEFAULT)

    assert (len(found.participants), len(found.events), len(found.attempts)) == (72, 443, 45)
    assert found.calendar.day_zero(2) == 1440 and found.calendar.moment(1440) == "2021-09-24T08:00:00+08:00"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "Folder data geladi tidak ada" in complaint(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["workshop.json", "answers.json", "participants.csv", "expected.json", "groupings.json"])
def test_a_file_that_is_missing_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()

    assert complaint(folder).startswith(f"Berkas {name} tidak ada")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("answers.json", "[{", "answers.json bukan JSON yang sah"),
        ("answers.json", "{}", "answers.json harus berisi daftar"),
        ("workshop.json", "[]", "workshop.json harus berisi satu objek"),
        ("participants.csv", "name,organisation\n", "participants.csv tidak punya kolom id"),
        ("participants.csv", "id,name,organisation\n", "tidak memuat seorang pun"),
        ("participants.csv", "id,name,organisation\nP001,Ani,Dinas Sihir\n", "P001: instansi Dinas Sihir tidak ada"),
    ],
)
def test_a_file_that_is_not_what_it_says(folder: Path, name: str, content: str, words: str) -> None:
    (folder / name).write_text(content, "utf-8")

    assert words in complaint(folder)


def _answer(**fields: Any) -> Callable[[Any], None]:
    return lambda answers: answers[4].update(fields)


@pytest.mark.parametrize(
    ("name", "alter", "words"),
    [
        ("workshop.json", lambda w: w.update(day_opens=["08:00"]), "hari atau jam buka tidak lengkap"),
        ("workshop.json", lambda w: w.update(opening="2021-09-23T08:00:00"), "hari atau jam buka tidak lengkap"),
        ("answers.json", _answer(by_id="P999"), "sub-00005: peserta P999 tidak ada"),
        ("answers.json", _answer(worksheet="t9_sihir"), "sub-00005: lembar kerja t9_sihir tidak ada"),
        ("answers.json", _answer(worksheet="x_registrasi"), "sub-00005: lembar kerja x_registrasi tidak ada"),
        ("answers.json", _answer(unit={"kind": "group", "key": "mars"}), "sub-00005: group mars tidak ada"),
        ("answers.json", _answer(unit={"kind": "planet", "key": "mars"}), "isian ke-5: tidak lengkap"),
        ("answers.json", _answer(op="erase"), "sub-00005: op erase tidak dikenal"),
        ("answers.json", _answer(op="update"), "baris t1_swot:infrastruktur:001 belum pernah dibuat"),
        ("answers.json", lambda answers: answers[0].pop("row_key"), "answers.json, isian ke-1"),
        ("invalid_answers.json", lambda rows: rows[1].pop("reason"), "invalid_answers.json, isian ke-2"),
        ("groupings.json", lambda g: g["groupings"][0]["groups"][0]["members"].append("P999"), "peserta P999 tidak ada"),
        ("groupings.json", lambda g: g["groupings"][0]["groups"][0]["members"].append("P033"), "P033 ada di dua kelompok"),
    ],
)
def test_a_row_that_speaks_of_nothing_is_told_with_its_place(
    folder: Path, name: str, alter: Callable[[Any], None], words: str
) -> None:
    change(folder, name, alter)

    assert words in complaint(folder)


def test_every_complaint_is_in_both_languages(folder: Path) -> None:
    (folder / "answers.json").unlink()

    assert complaint(folder).splitlines()[1].startswith("answers.json is missing")


def test_defaults_are_the_groupings_own_and_a_mover_starts_elsewhere(folder: Path) -> None:
    def move(groupings: Any) -> None:
        groupings["moves"] = [{"at_minute": 1500, "participant": "P001", "from": "branding", "to": "governance"}]

    change(folder, "groupings.json", move)
    dimensi, komponen = read(folder).divisions

    assert (dimensi.first["P001"], dimensi.last["P001"], len(dimensi.moves)) == ("branding", "governance", 1)
    assert (komponen.moves, komponen.defaults["DLH"], dimensi.defaults["DLH"]) == ((), "nature", "environment")
    assert "P071" not in komponen.first


def test_without_a_table_of_defaults_most_of_an_organisation_decide(folder: Path) -> None:
    change(folder, "groupings.json", lambda g: [g.pop(name) for name in list(g) if name.startswith("organisation_")])

    assert read(folder).divisions[0].defaults["Diskominfo dan Sandi"] == "governance"
