"""Computed fields: exact, closed, and silent when something is missing."""

from fractions import Fraction

import pytest

from workshop.domain.formulas import evaluate, mentioned, quadrant
from workshop.domain.refusals import Refused
from workshop.domain.worksheets import Definition
from workshop.library import shelf

RULE = {
    "up": "dampak",
    "across": "upaya",
    "cut": 3,
    "high_low": "quick",
    "high_high": "besar",
    "low_low": "isian",
    "low_high": "tunda",
}


@pytest.mark.parametrize(
    ("formula", "values", "result"),
    [
        ({"sum": ["a", "b", 1]}, {"a": 2, "b": 3}, Fraction(6)),
        ({"product": ["a", "b"]}, {"a": 4, "b": 5}, Fraction(20)),
        ({"difference": ["a", "b"]}, {"a": 2, "b": 5}, Fraction(-3)),
        ({"sum": ["a", {"product": ["b", 2]}]}, {"a": 0.1, "b": 0.1}, Fraction(3, 10)),
        ({"all": ["a", "b"]}, {"a": True, "b": True}, True),
        ({"all": ["a", "b"]}, {"a": True, "b": False}, False),
        ({"any": ["a", "b"]}, {"a": True, "b": False}, True),
        ({"source": "ballot"}, {}, None),
    ],
)
def test_an_expression_gives_its_exact_result(formula: object, values: dict[str, object], result: object) -> None:
    assert evaluate(formula, values, {}) == result


@pytest.mark.parametrize("formula", [{"sum": ["a", "b"]}, {"product": ["a", "b"]}, {"all": ["a", "b"]}, {"any": ["a", "b"]}])
def test_a_missing_operand_makes_the_result_missing(formula: object) -> None:
    assert evaluate(formula, {"a": True}, {}) is None
    assert evaluate(formula, {"b": 1}, {}) is None


@pytest.mark.parametrize(
    ("up", "across", "corner"),
    [(3, 2, "quick"), (5, 1, "quick"), (3, 3, "besar"), (2, 2, "isian"), (2, 3, "tunda"), (Fraction(299, 100), 1, "isian")],
)
def test_a_value_on_the_cut_counts_as_high(up: Fraction, across: Fraction, corner: str) -> None:
    assert quadrant(up, across, RULE) == corner
    assert evaluate({"quadrant": RULE}, {"dampak": 5, "upaya": None}, {}) is None


def test_the_quick_win_score_runs_from_20_to_100() -> None:
    definition = Definition.from_json(shelf.worksheet("t3_skor_quickwin"))
    weights = definition.weights()
    formula = {"weighted_sum": {"divide_by": 5}}

    assert sum(weights.values()) == 100
    assert evaluate(formula, dict.fromkeys(weights, 1), weights) == 20
    assert evaluate(formula, dict.fromkeys(weights, 5), weights) == 100
    assert evaluate(formula, {**dict.fromkeys(weights, 3), "dampak": 4}, weights) == 66
    assert evaluate(formula, {"dampak": 5}, weights) is None


@pytest.mark.parametrize(
    "formula",
    [
        {"eval": "1+1"}, {"sum": []}, {"sum": "a"}, {"difference": ["a"]}, {"sum": ["a"], "product": ["a"]}, None, [], True,
        {"weighted_sum": {"divide_by": 0}}, {"quadrant": {"up": "a"}}, {"source": "elsewhere"}, {"sum": [{"sum": [None]}]},
    ],
)  # fmt: skip
def test_anything_else_is_not_a_formula(formula: object) -> None:
    with pytest.raises(Refused) as refusal:
        mentioned(formula)
    assert refusal.value.code == "bad_worksheet"


def test_a_formula_tells_which_fields_it_reads() -> None:
    assert mentioned({"sum": ["a", {"product": ["b", 2]}]}) == {"a", "b"}
    assert mentioned({"quadrant": RULE}) == {"dampak", "upaya"}
