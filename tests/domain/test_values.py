"""Values against the rehearsal's contract: every good row passes, every bad one is refused by code and field."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import workshop
from workshop.domain.organisation_names import known_names, name_key
from workshop.domain.refusals import Refused
from workshop.domain.values import Context, check, draft_text, is_blank
from workshop.domain.worksheets import Choice, Definition, resolve
from workshop.library import shelf

KONSEL = Path(workshop.__file__).parent / "rehearsals" / "konsel"
ANSWERS = json.loads((KONSEL / "answers.json").read_text(encoding="utf-8"))
INVALID = json.loads((KONSEL / "invalid_answers.json").read_text(encoding="utf-8"))
EXPECTED = json.loads((KONSEL / "expected.json").read_text(encoding="utf-8"))
ROWS = {answer["row_key"]: answer["worksheet"] for answer in ANSWERS}

SETS = {name: tuple(Choice.from_json(choice) for choice in choices) for name, choices in shelf.choice_sets().items()}
DEFINITIONS = {key: resolve(Definition.from_json(shelf.worksheet(key)), SETS) for key in shelf.worksheet_keys()}


def organisations() -> dict[str, str]:
    with (KONSEL / "organisations.csv").open(encoding="utf-8-sig", newline="") as file:
        return known_names((f"org_{n}", row["name"], row["abbreviation"]) for n, row in enumerate(csv.DictReader(file)))


def referable(entry_id: str, worksheets: tuple[str, ...]) -> bool:
    return entry_id in ROWS and ("*" in worksheets or ROWS[entry_id] in worksheets)


HALL = Context(organisations(), referable, (1990, 2060))


def worksheet(*fields: Mapping[str, Any], **over: Any) -> Definition:
    full = [{"label_id": "Kolom", "label_en": "Field", **field} for field in fields]
    return Definition.from_json({"key": "w", "title_id": "L", "title_en": "W", "unit": "group", "fields": full, **over})


def refusal_of(definition: Definition, values: Mapping[str, object]) -> tuple[str, str | None]:
    with pytest.raises(Refused) as refusal:
        check(definition, values, HALL)
    return refusal.value.code, refusal.value.field


@pytest.mark.parametrize("answer", INVALID, ids=lambda answer: answer["id"])
def test_EN3_every_invalid_answer_is_refused_for_its_reason(answer: Any) -> None:
    assert refusal_of(DEFINITIONS[answer["worksheet"]], answer["values"]) == (answer["reason"], answer["invalid_field"])


def test_all_answers_of_the_rehearsal_pass_and_stay_as_typed() -> None:
    assert len(ANSWERS) == 443
    for answer in ANSWERS:
        definition = DEFINITIONS[answer["worksheet"]]
        found = check(definition, answer["values"], HALL)
        assert found.typed == {key: value for key, value in answer["values"].items() if not is_blank(value)}, answer["row_key"]
        assert draft_text(definition, answer["values"]) == answer["values"]
        json.dumps(found.parsed, allow_nan=False)


def test_all_rupiah_of_the_rehearsal_mean_what_is_expected() -> None:
    currency = {(key, field): cell for name, cell in EXPECTED["currency"].items() for key, _, field in [name.rpartition(".")]}
    final = {answer["row_key"]: answer for answer in ANSWERS}

    for (row_key, field), cell in currency.items():
        parsed = check(DEFINITIONS[ROWS[row_key]], final[row_key]["values"], HALL).parsed
        assert parsed[field] == cell["rupiah"], (row_key, cell["typed"])
    assert len(currency) > 100


@pytest.mark.parametrize(
    ("field", "typed", "meaning"),
    [
        ({"type": "text", "max_len": 3}, "\U0001f642\U0001f642\U0001f642", "\U0001f642\U0001f642\U0001f642"),
        ({"type": "text"}, "=SUM(A1)", "=SUM(A1)"),
        ({"type": "text"}, " <b>tes</b> ", " <b>tes</b> "),
        ({"type": "list", "max_len": 5}, ["satu", " ", "dua"], ["satu", "dua"]),
        ({"type": "number"}, "4.310", 4310),
        ({"type": "number"}, "54,70", 54.7),
        ({"type": "integer"}, "1.200", 1200),
        ({"type": "currency"}, "1,4 M", 1_400_000_000),
        ({"type": "scale", "min": 1, "max": 5}, 4.0, 4),
        ({"type": "scale", "min": 1, "max": 5}, "4", 4),
        ({"type": "boolean"}, False, False),
        ({"type": "multichoice", "choice_set": "partners"}, ["media", "bisnis", "media"], ["media", "bisnis"]),
        ({"type": "date"}, "4/10/2021", "2021-10-04"),
        ({"type": "date"}, "04-10-2021", "2021-10-04"),
        ({"type": "date"}, "29/02/2024", "2024-02-29"),
        ({"type": "datetime"}, "2021-09-24T13:30:00+08:00", "2021-09-24T13:30:00+08:00"),
        ({"type": "datetime"}, "2021-09-24 13:30", "2021-09-24T13:30:00"),
        ({"type": "year"}, " 2021 ", 2021),
        ({"type": "year_multi"}, [2023, "2022", 2023], [2022, 2023]),
        ({"type": "opd"}, "dinas  KESEHATAN", "org_4"),
        ({"type": "opd"}, "Dinkes", "org_4"),
        ({"type": "opd"}, "org_4", "org_4"),
        ({"type": "opd_multi"}, ["Dinkes", "Dinas Kesehatan"], ["org_4"]),
        ({"type": "ref", "ref": ["*"]}, "t1_swot:nature:001", "t1_swot:nature:001"),
        ({"type": "nip"}, "19870101 201001 1 002", "198701012010011002"),
        ({"type": "phone"}, "+62 812-3456-7890", "+6281234567890"),
    ],
)
def test_a_value_is_kept_as_typed_and_read(field: Mapping[str, Any], typed: object, meaning: object) -> None:
    found = check(resolve(worksheet({"id": "f", **field}), SETS), {"f": typed}, HALL)

    assert found.typed == {"f": typed}
    assert found.parsed == {"f": meaning}


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ({"type": "text", "max_len": 3}, "abcd", "too_long"),
        ({"type": "text"}, 5, "wrong_type"),
        ({"type": "text"}, "a\0b", "nul_character"),
        ({"type": "text"}, "a\ud800b", "wrong_type"),
        ({"type": "text", "pattern": r"\d+"}, "x", "bad_pattern"),
        ({"type": "list"}, "satu", "wrong_type"),
        ({"type": "list"}, [1], "wrong_type"),
        ({"type": "list"}, ["a\0"], "nul_character"),
        ({"type": "list", "max_len": 3}, ["abcd"], "too_long"),
        ({"type": "list", "max_items": 1}, ["a", "b"], "too_many_items"),
        ({"type": "list", "min_items": 2}, ["a", " "], "too_few_items"),
        ({"type": "number"}, True, "wrong_type"),
        ({"type": "number"}, [1], "wrong_type"),
        ({"type": "integer"}, "1,5", "wrong_type"),
        ({"type": "currency"}, "secukupnya", "not_a_number"),
        ({"type": "scale", "min": 1, "max": 5}, 6, "scale_out_of_range"),
        ({"type": "scale", "min": 1, "max": 5}, 3.5, "wrong_type"),
        ({"type": "scale", "min": 1, "max": 5}, float("inf"), "wrong_type"),
        ({"type": "boolean"}, "ya", "wrong_type"),
        ({"type": "choice", "choice_set": "themes"}, "mobility", "wrong_choice"),
        ({"type": "multichoice", "choice_set": "partners"}, ["tetangga"], "wrong_choice"),
        ({"type": "date"}, "31/02/2021", "bad_date"),
        ({"type": "date"}, "2021-02-31", "bad_date"),
        ({"type": "date"}, "2021-W38-5", "bad_date"),
        ({"type": "date"}, "4/10-2021", "bad_date"),
        ({"type": "date"}, 20211004, "wrong_type"),
        ({"type": "datetime"}, "pagi", "bad_date"),
        ({"type": "datetime"}, "2021-09-24T25:00", "bad_date"),
        ({"type": "year"}, 1989, "year_out_of_range"),
        ({"type": "year"}, "dua ribu", "wrong_type"),
        ({"type": "year_multi"}, [2022, 2061], "year_out_of_range"),
        ({"type": "opd"}, "Dinas Sihir", "unknown_organisation"),
        ({"type": "opd_multi"}, "Dinkes", "wrong_type"),
        ({"type": "ref", "ref": ["t2_sasaran"]}, "t1_swot:nature:001", "unknown_reference"),
        ({"type": "ref_multi", "ref": ["t1_swot"]}, ["t1_swot:nature:001", "?"], "unknown_reference"),
        ({"type": "nip"}, "12345", "bad_pattern"),
        ({"type": "nip"}, 198701012010011002, "wrong_type"),
        ({"type": "phone"}, "hubungi panitia", "bad_pattern"),
    ],
)
def test_a_bad_value_is_refused_by_code_and_field(field: Mapping[str, Any], typed: object, code: str) -> None:
    definition = resolve(worksheet({"id": "first", "type": "text"}, {"id": "f", **field}), SETS)

    assert refusal_of(definition, {"first": "fine", "f": typed}) == (code, "f")


@pytest.mark.parametrize("blank", [None, "", " \n\t", "\u00a0\u2003", "\u200b", [], ["", " "]])
def test_blanks_of_every_kind_are_missing(blank: object) -> None:
    definition = worksheet({"id": "a", "type": "text"}, {"id": "b", "type": "list", "required": True})

    assert refusal_of(definition, {"a": blank, "b": blank}) == ("missing_required", "b")
    assert check(definition, {"a": blank, "b": ["x"]}, HALL).typed == {"b": ["x"]}


def test_fields_that_may_not_be_there_are_named_before_anything_else() -> None:
    definition = worksheet(
        {"id": "a", "type": "text", "required": True},
        {"id": "twice", "type": "integer", "computed": True, "formula": {"product": ["a", 2]}},
        {"id": "sign", "type": "signature_space", "stored": False, "required": True},
    )

    assert refusal_of(definition, {"colour": "red", "twice": 3}) == ("unknown_field", "colour")
    assert refusal_of(definition, {"twice": 3}) == ("computed_field", "twice")
    assert refusal_of(definition, {"sign": "X"}) == ("unknown_field", "sign")
    assert refusal_of(definition, {"twice": None}) == ("missing_required", "a")


def test_the_first_bad_field_is_the_one_refused() -> None:
    definition = worksheet({"id": "a", "type": "number"}, {"id": "b", "type": "number"})

    assert refusal_of(definition, {"b": "x", "a": "y"}) == ("not_a_number", "a")


def test_a_choice_must_fit_the_choice_it_depends_on() -> None:
    gap = DEFINITIONS["t1_gap"]

    assert refusal_of(gap, {"dimensi": "living", "sub_dimensi": "environment.sampah"}) == (
        "choice_not_allowed_for_parent",
        "sub_dimensi",
    )


def test_registration_asks_for_an_office_or_another_institution() -> None:
    row = {"nama": "Sukardi", "unsur": "bisnis", "jabatan": "Staf", "setuju": True}

    assert refusal_of(DEFINITIONS["x_registrasi"], row) == ("missing_required", "opd")
    assert check(DEFINITIONS["x_registrasi"], {**row, "instansi_lain": "Bank"}, HALL).parsed["instansi_lain"] == "Bank"


@pytest.mark.parametrize(
    ("key", "values", "field", "result"),
    [
        ("t1_pestel", {"faktor": "P", "tren": "x", "arah": "peluang", "dampak": 4, "kemungkinan": 5}, "nilai", 20),
        ("t1_apkl", {"isu": "x", "aktual": True, "problematik": True, "kekhalayakan": False, "layak": True}, "lolos", False),
    ],
)
def test_computed_fields_appear_in_the_meaning_only(key: str, values: dict[str, object], field: str, result: object) -> None:
    found = check(DEFINITIONS[key], values, HALL)

    assert found.parsed[field] == result
    assert field not in found.typed


def test_EN3_a_draft_may_be_anything_storable() -> None:
    sasaran = DEFINITIONS["t2_sasaran"]
    half = {"baseline": "belum tahu", "sasaran": "x" * 20_000, "dimensi": "mobility", "opd": None}

    assert draft_text(sasaran, half) == half


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"warna": "merah"}, "unknown_field"),
        ({"suara": 3}, "computed_field"),
        ({"bukti": "a\0"}, "nul_character"),
        ({"bukti": "a\udfff"}, "wrong_type"),
        ({"bukti": "x" * 20_001}, "too_long"),
        ({"bukti": ["x" * 15_000] * 2}, "too_long"),
        ({"bukti": ["x"] * 201}, "too_many_items"),
        ({"bukti": {"a": 1}}, "wrong_type"),
        ({"bukti": [["x"]]}, "wrong_type"),
        ({"bukti": float("nan")}, "wrong_type"),
        ({"bukti": 10**19}, "wrong_type"),
    ],
)
def test_EN3_a_draft_that_would_harm_the_hall_is_refused(values: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        draft_text(DEFINITIONS["t1_swot"], values)
    assert (refusal.value.code, refusal.value.field) == (code, next(iter(values)))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda part: st.lists(part, max_size=4),
    max_leaves=6,
)


@given(st.sampled_from(sorted(DEFINITIONS)), st.data())
def test_no_value_however_odd_breaks_the_check(key: str, source: st.DataObject) -> None:
    definition = DEFINITIONS[key]
    values = {field.id: source.draw(anything) for field in definition.fields if field.stored and not field.computed}

    try:
        check(definition, values, HALL)
    except Refused as refusal:
        assert refusal.field in values


def test_names_of_offices_meet_in_spite_of_case_blanks_and_apostrophes() -> None:
    names = known_names(
        [("1", "Kecamatan Andoolo", "Kec. Andoolo"), ("2", "Kecamatan Andoolo Barat", ""), ("3", "Ma’ruf", "Kec. Andoolo")]
    )

    assert names[name_key(" kec.\u00a0ANDOOLO ")] == "1"
    assert names[name_key("KECAMATAN andoolo  barat")] == "2"
    assert names[name_key("Ma'ruf")] == "3"
    assert name_key("Andoolo") not in names
