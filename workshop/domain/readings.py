"""Readings: from what was typed into one field to its meaning, one function a field type.

Each reader either returns a JSON-able meaning or refuses with a code; the caller adds the field.  Typed text is measured
in Unicode code points.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Protocol, TypeVar

from workshop.domain import dates
from workshop.domain.fields import Field
from workshop.domain.numbers import json_number, parse_currency, parse_number, stripped
from workshop.domain.refusals import Refused

T = TypeVar("T")

_WHOLE = re.compile(r"[0-9]{1,9}")
_NIP = r"[0-9]{18}"
_PHONE = r"\+?[0-9]{8,15}"
_BLANKS = re.compile(r"\s+")
_PHONE_MARKS = re.compile(r"[\s().\-]+")
_UNPAIRED = re.compile("[\ud800-\udfff]")


class Surroundings(Protocol):
    """What a row may speak of; `values.Context` is one."""

    @property
    def year_range(self) -> tuple[int, int]: ...

    @property
    def references(self) -> Callable[[str, tuple[str, ...]], bool]: ...

    def organisation(self, typed: str) -> str | None: ...


Reading = Callable[[Field, object, Mapping[str, object], Surroundings], Any]


def safe(typed: object) -> None:
    """Refuses what no store or document can hold."""
    for part in typed if isinstance(typed, list | tuple) else (typed,):
        if isinstance(part, str) and "\0" in part:
            raise Refused("nul_character", "NUL")
        if isinstance(part, str) and _UNPAIRED.search(part):
            raise Refused("wrong_type", "an unpaired surrogate is not text")


def json_result(result: bool | str | Fraction) -> bool | str | int | float:
    """A computed value as JSON."""
    if not isinstance(result, Fraction):
        return result
    return result.numerator if result.denominator == 1 else result.numerator / result.denominator


def _text(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> str:
    text = _string(typed)
    if one.max_len is not None and len(text) > one.max_len:
        raise Refused("too_long", f"{len(text)} of {one.max_len} characters")
    if one.pattern is not None and not re.fullmatch(one.pattern, stripped(text), re.ASCII):
        raise Refused("bad_pattern", one.pattern)
    return text


def _list(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> list[str]:
    texts = [_text(one, part, parsed, around) for part in _elements(typed)]
    return _counted(one, [text for text in texts if stripped(text)])


def _number(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> int | float:
    return json_number(parse_number(_numeral(typed)))


def _integer(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> int:
    value = json_number(parse_number(_numeral(typed)))
    if isinstance(value, float):
        raise Refused("wrong_type", "not a whole number")
    return value


def _currency(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> int:
    return parse_currency(_numeral(typed))


def _scale(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> int:
    value = _whole(typed)
    if not (one.min or 0) <= value <= (one.max or 0):
        raise Refused("scale_out_of_range", f"{one.min} to {one.max}")
    return value


def _boolean(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> bool:
    if not isinstance(typed, bool):
        raise Refused("wrong_type", "neither true nor false")
    return typed


def _choice(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> str:
    value = _string(typed)
    fitting = [choice for choice in one.choices if choice.value == value]
    if not fitting:
        raise Refused("wrong_choice", f"{value!r:.60}")
    if one.depends_on is not None and parsed.get(one.depends_on) not in {choice.parent for choice in fitting}:
        raise Refused("choice_not_allowed_for_parent", f"{value:.60} under {parsed.get(one.depends_on)}")
    return value


def _multichoice(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> list[str]:
    return _counted(one, _distinct(_choice(one, part, parsed, around) for part in _elements(typed)))


def _date(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> str:
    return dates.parse_date(stripped(_string(typed)))


def _datetime(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> str:
    return dates.parse_datetime(stripped(_string(typed)))


def _year(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> int:
    year = _whole(typed)
    first, last = around.year_range
    if not first <= year <= last:
        raise Refused("year_out_of_range", f"{first} to {last}")
    return year


def _years(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> list[int]:
    return sorted(_counted(one, _distinct(_year(one, part, parsed, around) for part in _elements(typed))))


def _organisation(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> str:
    text = _string(typed)
    found = around.organisation(text)
    if found is None:
        raise Refused("unknown_organisation", f"{text!r:.60}")
    return found


def _organisations(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> list[str]:
    return _counted(one, _distinct(_organisation(one, part, parsed, around) for part in _elements(typed)))


def _reference(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> str:
    entry_id = _string(typed)
    if not around.references(entry_id, one.ref):
        raise Refused("unknown_reference", f"{entry_id!r:.60}")
    return entry_id


def _references(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> list[str]:
    return _counted(one, _distinct(_reference(one, part, parsed, around) for part in _elements(typed)))


def _nip(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> str:
    return _matching(one.pattern or _NIP, _BLANKS.sub("", _string(typed)))


def _phone(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> str:
    return _matching(one.pattern or _PHONE, _PHONE_MARKS.sub("", _string(typed)))


def _never(one: Field, typed: object, parsed: Mapping[str, object], around: Surroundings) -> Any:
    raise Refused("unknown_field", "a signature is written on paper and never stored")


READERS: Mapping[str, Reading] = {
    "text": _text,
    "longtext": _text,
    "list": _list,
    "number": _number,
    "integer": _integer,
    "currency": _currency,
    "scale": _scale,
    "boolean": _boolean,
    "choice": _choice,
    "multichoice": _multichoice,
    "date": _date,
    "datetime": _datetime,
    "year": _year,
    "year_multi": _years,
    "opd": _organisation,
    "opd_multi": _organisations,
    "ref": _reference,
    "ref_multi": _references,
    "nip": _nip,
    "phone": _phone,
    "signature_space": _never,
}


def _string(typed: object) -> str:
    if not isinstance(typed, str):
        raise Refused("wrong_type", f"{type(typed).__name__} is not text")
    return typed


def _numeral(typed: object) -> str | int | float:
    if isinstance(typed, bool) or not isinstance(typed, str | int | float):
        raise Refused("wrong_type", f"{type(typed).__name__} is not a number")
    return typed


def _whole(typed: object) -> int:
    """A whole number; forms may send it as text."""
    if isinstance(typed, str) and _WHOLE.fullmatch(stripped(typed)):
        return int(stripped(typed))
    if isinstance(typed, bool) or not isinstance(typed, int | float) or not float(typed).is_integer():
        raise Refused("wrong_type", f"{typed!r:.40} is not a whole number")
    return int(typed)


def _elements(typed: object) -> Sequence[object]:
    if not isinstance(typed, list | tuple):
        raise Refused("wrong_type", f"{type(typed).__name__} is not a list")
    return typed


def _counted(one: Field, elements: list[T]) -> list[T]:
    if one.max_items is not None and len(elements) > one.max_items:
        raise Refused("too_many_items", f"{len(elements)} of {one.max_items}")
    if one.min_items is not None and len(elements) < one.min_items:
        raise Refused("too_few_items", f"{len(elements)} of {one.min_items}")
    return elements


def _distinct(elements: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(elements))


def _matching(pattern: str, text: str) -> str:
    if not re.fullmatch(pattern, text, re.ASCII):
        raise Refused("bad_pattern", pattern)
    return text
