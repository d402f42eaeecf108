"""The shelf: reads the library's files once and hands out copies, so that nobody can change what another gets.

A template names its choice sets and worksheets; its themes and groupings are its own.
"""

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from workshop.domain.refusals import Refused

HERE = Path(__file__).parent
TEMPLATE_ORDER = ("tahap-1", "tahap-2", "tahap-3", "tahap-4", "blank")


def worksheet_keys() -> tuple[str, ...]:
    """The keys of all worksheets, in the order of the alphabet and so of the stages."""
    return tuple(sorted(_read("worksheets")))


def worksheet(key: str) -> dict[str, Any]:
    """The definition as JSON, its choice sets still names."""
    return _copy("worksheets", key, "unknown_worksheet")


def templates() -> list[dict[str, Any]]:
    """All workshop templates, in the order of the stages."""
    return [template(key) for key in TEMPLATE_ORDER]


def template(key: str) -> dict[str, Any]:
    return _copy("templates", key, "unknown_template")


def shared(key: str) -> bool:
    """Whether the templates that hand out the worksheet let everybody read what is written on it."""
    told = [sheet["share"] for template in _read("templates").values() for sheet in template["worksheets"] if sheet["key"] == key]
    return any(told)


def choice_sets() -> dict[str, list[dict[str, str]]]:
    """The default choice sets by name, `themes` and `sub_themes` included."""
    sets: dict[str, list[dict[str, str]]] = deepcopy(_choice_sets())
    return sets


@cache
def _read(folder: str) -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / folder).glob("*.json"))}


@cache
def _choice_sets() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((HERE / "choice_sets.json").read_text(encoding="utf-8"))
    return found


def _copy(folder: str, key: str, code: str) -> dict[str, Any]:
    found = _read(folder).get(key)
    if found is None:
        raise Refused(code, f"{key:.64}")
    return deepcopy(found)
