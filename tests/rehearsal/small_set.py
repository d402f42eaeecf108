"""A second data set, made here: another town, days that are not consecutive, groups that are no themes, and every kind of event.

Nothing of it resembles the set in the library, so that whoever plays it has nothing to fall back on.
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl

from tests.rehearsal.records import RecordOf
from tests.rehearsal.small_reviews import REVIEWED, reviews
from workshop.rehearsal.figures import FROM_THE_RECORD
from workshop.rehearsal.loading import read

DAY_2 = 2 * 1440 - 30
ORGANISATIONS = [
    ("Dinas Kelautan Kota Sagara", "DKKS", "dinas"),
    ("Kelurahan Muara", "", "kelurahan"),
    ("Koperasi Nelayan Sejahtera", "KNS", "usaha"),
    ("Kelurahan Muara Hulu", "", "kelurahan"),
    ("Politeknik Sagara", "Poltesa", "kampus"),
]
# key, name, organisation, arrival and leave of day 1, of day 2, in whose place, on whose phone
PEOPLE = [
    ("S-1", "Ari Wibowo", "DKKS", "-10", "", "0", "", "", ""),
    ("S-2", "Ari Wibowo", "Kelurahan Muara", "5", "", "", "", "", ""),
    ("S-3", "Bu Citra", "KNS", "12", "90", "15", "200", "", ""),
    ("S-4", "Dewa O’Hara", "Kelurahan Muara", "0", "", "5", "", "", "S-2"),
    ("S-5", "Eka", "Poltesa", "20", "", "20", "", "", ""),
    ("S-6", "Fajar", "Kelurahan Muara", "", "", "10", "", "S-2", ""),
    ("S-7", "Gita", "DKKS", "", "", "", "", "", ""),
]
SECTORS = {"KNS": "bisnis", "Poltesa": "akademisi"}
PHONES = {"S-7": "none", "S-6": "none"}
THEMES = [
    {"id": "laut", "label_id": "Laut", "label_en": "Sea", "sub": [{"id": "laut.ikan", "label_id": "Ikan", "label_en": "Fish"}]},
    {
        "id": "darat",
        "label_id": "Darat",
        "label_en": "Land",
        "sub": [{"id": "darat.sawah", "label_id": "Sawah", "label_en": "Rice"}],
    },
]
AGENDA = [
    {"day": 1, "start": "09:00", "end": "10:00", "title": "Kata kunci", "kind": "worksheet", "worksheets": ["t1_katakunci"]},
    {"day": 1, "start": "10:00", "end": "11:00", "title": "Sasaran", "worksheets": ["t2_sasaran"], "grouping": "meja"},
    {
        "day": 2,
        "start": "08:30",
        "end": "09:30",
        "title": "Strategi",
        "worksheets": ["t2_strategi", "x_evaluasi", "t1_katakunci", "t1_swot"],
        "grouping": "meja",
    },
]
ORGANISER = {"id": "Z2", "role": "panitia", "name": "Hani Staf"}
ASSESSOR = {"id": "Z3", "role": "asesor", "name": "Prof. Wulan"}
MEJA = {"groups": [("m1", ["S-1", "S-3", "S-6"]), ("m2", ["S-2", "S-4", "S-7"])], "defaults": {}}
SASARAN = {
    "dimensi": "laut",
    "sub_dimensi": "laut.ikan",
    "sasaran": "Hasil naik",
    "indikator": "ton",
    "satuan": "ton",
    "opd": "DKKS",
}
PROGRAM = {"program": "Cold storage", "dimensi": "laut", "relevansi": "tinggi", "pagu": "1,5 M"}
AKSI = {
    "dimensi": "darat", "sub_dimensi": "darat.sawah", "kategori": "aplikasi", "program": "Bibit", "output": "10 ha",
    "jangka": "pendek", "mulai": 2025, "selesai": 2026, "opd": "Kelurahan Muara", "anggaran": "750 jt", "status": "baru",
}  # fmt: skip


def group(key: str) -> dict[str, str]:
    return {"kind": "group", "key": key}


def person(key: str) -> dict[str, str]:
    return {"kind": "individual", "key": key}


def office(key: str) -> dict[str, str]:
    return {"kind": "opd", "key": key}


def row(minute: int, worksheet: str, unit: dict[str, str], by: str, key: str, values: Any = None, **more: Any) -> dict[str, Any]:
    shape = {"at_minute": minute, "worksheet": worksheet, "unit": unit, "by_id": by, "row_key": key, "values": values or {}}
    return {**shape, "by": "Hani Staf", "op": "create", "origin": "live", **more}


def answers() -> list[dict[str, Any]]:
    rows = list(_answers())
    for number, one in enumerate(rows, start=1):
        one.setdefault("submission_id", f"s{number}")
        one["seq"] = number
    return rows


def _answers() -> Iterator[dict[str, Any]]:
    yield row(-4000, "t2_program_renstra", office("DKKS"), "S-7", "prog:1", PROGRAM, origin="prework")
    yield row(-3000, "t2_program_renstra", office("KNS"), "", "prog:2", {**PROGRAM, "pagu": "90 jt"}, origin="proxy")
    yield row(
        21,
        "t1_katakunci",
        person("S-1"),
        "S-1",
        "kata:1",
        {"kata_kunci": "Bahari", "alasan": "laut kita"},
        submission_id="dua-kali",
    )
    yield row(22, "t1_katakunci", person("S-1"), "S-1", "kata:1", {"kata_kunci": "Bahari"}, submission_id="dua-kali", resend=True)
    yield row(25, "t1_katakunci", person("S-4"), "S-4", "kata:2", {"kata_kunci": "Muara"}, resend=True)
    yield row(26, "t1_katakunci", person("S-5"), "S-5", "kata:3", {"kata_kunci": "Ilmu"})
    yield row(27, "t1_katakunci", person("S-5"), "S-5", "kata:3", op="delete")
    yield row(28, "t1_katakunci", person("S-5"), "S-5", "kata:3", op="restore")
    yield row(29, "t1_katakunci", person("S-5"), "S-5", "kata:4", {"kata_kunci": "Salah tulis"})
    yield row(30, "t1_katakunci", person("S-5"), "S-5", "kata:4", op="delete")
    yield row(61, "t2_sasaran", group("m1"), "S-1", "sas:1", {**SASARAN, "baseline": "26,4", "sumber": "BPS"})
    yield row(63, "t2_sasaran", group("m1"), "S-3", "sas:2", SASARAN, origin="offline", received_minute=80)
    yield row(
        64,
        "t2_sasaran",
        group("m1"),
        "S-3",
        "sas:2",
        {**SASARAN, "satuan": "kg"},
        op="update",
        origin="offline",
        received_minute=80,
    )
    yield row(
        65,
        "t2_sasaran",
        group("m1"),
        "S-3",
        "sas:1",
        {**SASARAN, "baseline": "26,4", "sumber": "BPS", "target_1": 30},
        op="update",
        received_minute=80,
    )
    yield row(70, "t2_sasaran", group("m1"), "S-1", "sas:1", {**SASARAN, "baseline": "27"}, op="update")
    yield row(
        72,
        "t2_sasaran",
        group("m2"),
        "S-4",
        "sas:3",
        {**SASARAN, "dimensi": "darat", "sub_dimensi": "darat.sawah", "opd": "Kelurahan Muara"},
    )
    land = {**SASARAN, "dimensi": "darat", "sub_dimensi": "darat.sawah", "opd": "Kelurahan Muara"}
    yield row(73, "t2_sasaran", group("m2"), "S-4", "sas:3", {**land, "satuan": "kg"}, op="update", received_minute=85)
    yield row(74, "t2_sasaran", group("m2"), "S-2", "sas:3", {**land, "satuan": "kuintal"}, op="update")
    yield row(75, "t2_rencana_aksi", group("laut"), "S-5", "aksi:1", AKSI)
    yield row(
        76,
        "t2_rencana_aksi",
        group("laut"),
        "S-5",
        "aksi:2",
        {**AKSI, "dimensi": "laut", "sub_dimensi": "laut.ikan", "anggaran": "Rp. 2.000.000,-"},
    )
    strategi = {"dimensi": "laut", "sasaran_ref": "sas:2", "strategi": "Pasar ikan"}
    yield row(DAY_2 + 12, "t2_strategi", group("m1"), "S-6", "str:1", strategi)
    yield row(DAY_2 + 15, "t2_strategi", group("m2"), "S-4", "str:2", {**strategi, "sasaran_ref": "sas:1"})
    before = {"origin": "offline", "received_minute": DAY_2 + 25}
    yield row(DAY_2 + 19, "t2_sasaran", group("m1"), "S-1", "sas:4", SASARAN, **before)
    yield row(DAY_2 + 21, "t2_strategi", group("m2"), "S-1", "str:3", strategi)
    scores = dict.fromkeys(("materi", "asesor", "waktu", "alat", "tempat", "peran"), 4)
    yield row(DAY_2 + 30, "x_evaluasi", person("S-5"), "S-5", "eval:1", scores)
    yield row(DAY_2 + 31, "x_evaluasi", person("S-3"), "S-3", "eval:2", scores)


def invalid_answers() -> list[dict[str, Any]]:
    def bad(id: str, worksheet: str, unit: dict[str, str], by: str, values: Any, field: str, reason: str) -> dict[str, Any]:
        shape = {"id": id, "worksheet": worksheet, "unit": unit, "by_id": by, "values": values}
        return {**shape, "invalid_field": field, "reason": reason}

    strategi = {"dimensi": "laut", "sasaran_ref": "sas:99", "strategi": "x"}
    return [
        bad("x1", "t2_sasaran", group("m1"), "S-1", {**SASARAN, "dimensi": "udara"}, "dimensi", "wrong_choice"),
        bad("x2", "t2_strategi", group("m1"), "S-3", strategi, "sasaran_ref", "unknown_reference"),
        bad("x3", "t1_katakunci", person("S-5"), "S-5", {"kata_kunci": "\u00a0 "}, "kata_kunci", "missing_required"),
        bad("x4", "t2_program_renstra", office("DKKS"), "S-1", {**PROGRAM, "pagu": "banyak"}, "pagu", "not_a_number"),
        bad("x5", "t2_sasaran", group("m2"), "S-4", {**SASARAN, "sasaran": "a\0b"}, "sasaran", "nul_character"),
    ]


def write(folder: Path) -> Path:
    """The set in `folder`, with the figures that its README's rules give."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _json_files():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    _write_table(folder / "organisations.csv", ("name", "abbreviation", "kind"), ORGANISATIONS)
    _write_table(folder / "participants.csv", _columns(), [_person(one) for one in PEOPLE])
    _messy(
        folder / "organisations_messy.xlsx",
        ("No", "Nama Instansi", "Singkatan"),
        [one[:2] for one in [*ORGANISATIONS, ORGANISATIONS[0]]],
    )
    _messy(folder / "participants_messy.xlsx", ("No", "Nama", "Instansi"), [one[1:3] for one in [*PEOPLE, PEOPLE[4]]])
    expected = {name: figure(RecordOf(read(folder)).whole()) for name, figure in FROM_THE_RECORD.items()}
    expected |= {"invalid_rows": 5, "imports": _imports(), "reviews": REVIEWED, "after_reviews_rows_total": 16}
    (folder / "expected.json").write_text(json.dumps(expected, ensure_ascii=False), "utf-8")
    return folder


def _json_files() -> Iterator[tuple[str, Any]]:
    yield "workshop.json", {
        "title": "Lokakarya Pesisir", "stage": "", "venue": "Balai Kota Sagara", "region": "Kota Sagara",
        "dates": ["2024-05-14", "2024-05-16"], "day_opens": ["09:00", "08:30"], "opening": "2024-05-14T09:00:00+07:00",
        "timezone": "Asia/Jakarta", "language": "id", "year_range": [2000, 2040], "themes": THEMES, "agenda": AGENDA,
        "staff": [{"id": "Z1", "role": "fasilitator", "name": "Ibu Hana"}, ORGANISER, ASSESSOR],
        "half_day_windows": {"day1_morning": ["09:00", "12:00"], "day2_morning": ["08:30", "12:00"]},
    }  # fmt: skip
    groupings = [_grouping("meja", MEJA["groups"]), _grouping("bidang", [("laut", ["S-5"]), ("darat", [])])]
    moves = [{"at_minute": DAY_2 + 20, "participant": "S-1", "grouping": "meja", "from": "m1", "to": "m2"}]
    yield "groupings.json", {"groupings": groupings, "moves": moves}
    yield "answers.json", answers()
    yield "invalid_answers.json", invalid_answers()
    yield "reviews.json", {"reviews": reviews(SASARAN)}
    yield "expected.json", {}


def _grouping(key: str, groups: Any) -> dict[str, Any]:
    shown = [{"key": name, "label_id": f"Kelompok {name}", "members": members, "notulis": None} for name, members in groups]
    return {"id": key, "label_id": key, "groups": shown}


def _columns() -> tuple[str, ...]:
    days = [f"day{day}_{what}_min" for day in (1, 2) for what in ("arrival", "leave")]
    return ("id", "name", "organisation", *days, "substitute_for_id", "phone_shared_with", "unsur", "sex", "phone")


def _person(one: tuple[str, ...]) -> tuple[str, ...]:
    return (*one, SECTORS.get(one[2], "pemerintah"), "P" if one[1].startswith("Bu") else "L", PHONES.get(one[0], "android"))


def _write_table(path: Path, header: tuple[str, ...], rows: Any) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def _messy(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["DAFTAR KOTA SAGARA"])
    sheet.append([])
    sheet.append(list(header))
    for number, one in enumerate(rows, start=1):
        sheet.append([number, *one])
    book.save(path)


def _imports() -> dict[str, Any]:
    return {
        "organisations_messy": {
            "header_row": 3,
            "data_rows_including_duplicates": 6,
            "distinct_organisations": 5,
            "duplicates": ["DKKS"],
            "non_data_rows": ["title rows", "empty row"],
        },
        "participants_messy": {"header_row": 3, "person_rows": 8, "distinct_people": 7, "duplicate_person_rows": ["S-5"]},
    }
