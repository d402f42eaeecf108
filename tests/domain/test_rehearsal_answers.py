"""Every answer of the rehearsal is taken by the library's worksheets, and every invalid one refused for its reason."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workshop.domain.fields import Choice
from workshop.domain.organisation_names import known_names
from workshop.domain.refusals import Refused
from workshop.domain.values import Context, check
from workshop.domain.worksheets import Definition, resolve

ROOT = Path(__file__).resolve().parents[2] / "workshop"
SET = ROOT / "rehearsals" / "konsel"
ANSWERS = json.loads((SET / "answers.json").read_text("utf-8"))
INVALID = json.loads((SET / "invalid_answers.json").read_text("utf-8"))


def choice_sets() -> dict[str, tuple[Choice, ...]]:
    sets = json.loads((ROOT / "library" / "choice_sets.json").read_text("utf-8"))
    return {name: tuple(_choice(choice) for choice in choices) for name, choices in sets.items()}


def _choice(c: dict[str, Any]) -> Choice:
    return Choice(value=c["value"], label_id=c["label_id"], label_en=c["label_en"], parent=c.get("parent"))


def definitions() -> dict[str, Definition]:
    files = sorted((ROOT / "library" / "worksheets").glob("*.json"))
    return {path.stem: resolve(Definition.from_json(json.loads(path.read_text("utf-8"))), choice_sets()) for path in files}


SHEETS = definitions()


def knows_rows() -> Callable[[str, tuple[str, ...]], bool]:
    worksheet_of = {answer["row_key"]: answer["worksheet"] for answer in ANSWERS}
    return lambda id, worksheets: worksheet_of.get(id) in worksheets


def the_context() -> Context:
    with (SET / "organisations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = known_names((row["abbreviation"] or row["name"], row["name"], row["abbreviation"]) for row in rows)
    return Context(organisations=names, references=knows_rows(), year_range=(1990, 2060))


CONTEXT = the_context()


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: f"{answer['seq']}-{answer['row_key']}")
def test_EN3_a_valid_row_is_ready_and_kept_as_typed(answer: dict[str, Any]) -> None:
    parsed = check(SHEETS[answer["worksheet"]], answer["values"], CONTEXT)

    assert all(parsed.typed.get(name) == text for name, text in answer["values"].items() if text not in (None, "", []))


@pytest.mark.parametrize("answer", INVALID, ids=lambda answer: str(answer["id"]))
def test_EN3_an_invalid_row_is_refused_with_its_field_and_reason(answer: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refusal:
        check(SHEETS[answer["worksheet"]], answer["values"], CONTEXT)

    assert (refusal.value.code, refusal.value.field) == (answer["reason"], answer["invalid_field"])


def test_rupiah_means_what_the_expected_figures_say() -> None:
    expected = json.loads((SET / "expected.json").read_text("utf-8"))["currency"]
    typed = {f"{a['row_key']}.{name}": (a, name) for a in ANSWERS for name in a["values"]}
    for key, wanted in expected.items():
        answer, name = typed[key]
        assert check(SHEETS[answer["worksheet"]], answer["values"], CONTEXT).parsed[name] == wanted["rupiah"], key
