"""Computed fields: a small, closed expression form in JSON, never evaluated as code.

An expression is a number, the id of a field, or an object with exactly one key:

    {"sum": [a, b, …]}  {"product": [a, b, …]}  {"difference": [a, b]}        numbers
    {"all": [a, b, …]}  {"any": [a, b, …]}                                    booleans
    {"weighted_sum": {"divide_by": 5}}          Σ weight·value over the fields with a weight, divided
    {"quadrant": {"up": f, "across": g, "cut": 3, "high_low": v, "high_high": v, "low_low": v, "low_high": v}}
    {"source": "ballot"}                        filled from elsewhere; no value here

A missing operand makes the whole result missing.  Arithmetic is exact.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import prod

from workshop.domain.refusals import Refused

Number = int | Decimal | Fraction
Result = bool | str | Fraction | None

CORNERS = ("high_low", "high_high", "low_low", "low_high")
SOURCES = ("ballot",)


def evaluate(formula: object, values: Mapping[str, object], weights: Mapping[str, int]) -> Result:
    """The value of a checked expression over parsed values; `weights` by field id."""
    if isinstance(formula, str):
        return _operand(values.get(formula))
    if isinstance(formula, int):
        return Fraction(formula)
    kind, inside = _only(formula)
    if kind in _LOGIC:
        return _LOGIC[kind](_all_true_or_false(inside, values, weights))
    if kind in _ARITHMETIC:
        return _numeric(_ARITHMETIC[kind], [evaluate(part, values, weights) for part in _parts(inside)])
    if kind == "weighted_sum":
        return _weighted_sum(inside, values, weights)
    return _quadrant_of(inside, values) if kind == "quadrant" else None


def quadrant(up: Number, across: Number, rule: Mapping[str, object]) -> str:
    """The corner a point lies in: a value equal to the cut counts as high, on both axes."""
    cut = _fraction(rule["cut"])
    corner = f"{'high' if Fraction(up) >= cut else 'low'}_{'high' if Fraction(across) >= cut else 'low'}"
    return str(rule[corner])


def weighted_total(scores: Mapping[str, Number], weights: Mapping[str, int], divide_by: int) -> Fraction:
    """Σ weight·score / divide_by, exactly."""
    return sum((Fraction(scores[name]) * weight for name, weight in weights.items()), Fraction(0)) / divide_by


def mentioned(formula: object) -> set[str]:
    """The fields an expression reads; refuses an expression that is not of the form above."""
    if isinstance(formula, str):
        return {formula}
    if isinstance(formula, int) and not isinstance(formula, bool):
        return set()
    kind, inside = _only(formula)
    if kind in _LOGIC or kind in _ARITHMETIC:
        return set().union(*(mentioned(part) for part in _counted(kind, _parts(inside))))
    if kind == "weighted_sum":
        return _weighted_form(inside)
    if kind == "quadrant":
        return _quadrant_form(inside)
    if kind == "source" and inside in SOURCES:
        return set()
    raise _unreadable(formula)


_LOGIC: dict[str, Callable[[Sequence[bool | None]], bool | None]] = {
    "all": lambda parts: None if None in parts else all(parts),
    "any": lambda parts: None if None in parts else any(parts),
}
_ARITHMETIC: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "sum": lambda parts: sum(parts, Fraction(0)),
    "product": lambda parts: prod(parts, start=Fraction(1)),
    "difference": lambda parts: parts[0] - parts[1],
}


def _only(formula: object) -> tuple[str, object]:
    if not isinstance(formula, Mapping) or len(formula) != 1:
        raise _unreadable(formula)
    ((kind, inside),) = formula.items()
    return str(kind), inside


def _parts(inside: object) -> Sequence[object]:
    if not isinstance(inside, list | tuple) or not inside:
        raise _unreadable(inside)
    return inside


def _counted(kind: str, parts: Sequence[object]) -> Sequence[object]:
    if kind == "difference" and len(parts) != 2:
        raise _unreadable(parts)
    return parts


def _weighted_form(inside: object) -> set[str]:
    if not isinstance(inside, Mapping) or set(inside) != {"divide_by"} or _fraction(inside["divide_by"]) <= 0:
        raise _unreadable(inside)
    return set()


def _quadrant_form(inside: object) -> set[str]:
    if not isinstance(inside, Mapping) or set(inside) != {"up", "across", "cut", *CORNERS}:
        raise _unreadable(inside)
    _fraction(inside["cut"])
    return {str(inside["up"]), str(inside["across"])}


def _operand(value: object) -> Result:
    if value is None or isinstance(value, bool | str):
        return value
    return _fraction(value)


def _fraction(value: object) -> Fraction:
    """A JSON number; a float by its shortest text, so that 0.1 means one tenth."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | Fraction):
        raise _unreadable(value)
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)


def _numeric(compute: Callable[[Sequence[Fraction]], Fraction], parts: Sequence[Result]) -> Fraction | None:
    numbers = [part for part in parts if isinstance(part, Fraction)]
    return compute(numbers) if len(numbers) == len(parts) else None


def _all_true_or_false(inside: object, values: Mapping[str, object], weights: Mapping[str, int]) -> list[bool | None]:
    results = [evaluate(part, values, weights) for part in _parts(inside)]
    return [result if isinstance(result, bool) else None for result in results]


def _weighted_sum(inside: object, values: Mapping[str, object], weights: Mapping[str, int]) -> Fraction | None:
    if not isinstance(inside, Mapping) or any(values.get(name) is None for name in weights):
        return None
    scores = {name: _fraction(values[name]) for name in weights}
    return weighted_total(scores, weights, int(_fraction(inside["divide_by"])))


def _quadrant_of(inside: object, values: Mapping[str, object]) -> str | None:
    if not isinstance(inside, Mapping):
        return None
    up, across = values.get(str(inside["up"])), values.get(str(inside["across"]))
    return None if up is None or across is None else quadrant(_fraction(up), _fraction(across), inside)


def _unreadable(part: object) -> Refused:
    return Refused("bad_worksheet", f"not a formula: {part!r:.80}")
