"""The sentences for what a file got wrong, in both languages, from words.json.

Every code that this package gives has its sentence there: problems by row, and the refusals of whole files.
"""

import json
from functools import cache
from importlib.resources import files

from workshop.domain.refusals import Refused
from workshop.intake.rosters import Problem

LONGEST_SHOWN = 120


@cache
def words() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = json.loads(files("workshop.intake").joinpath("words.json").read_text("utf-8"))
    return loaded


def sentence(problem: Problem, lang: str) -> str:
    """`Baris 27: orang yang sama dengan baris 24 …`"""
    known = words()[problem.code]
    template = known.get(lang, known["id"])
    place = {"row": str(problem.row), "letter": problem.letter, "place": _place(problem, lang)}
    shown = {name: _short(text) for name, text in problem.detail_values.items()}
    return template.format_map(place | shown)


def refusal_sentence(refusal: Refused, lang: str) -> str:
    known = words()[refusal.code]
    return known.get(lang, known["id"])


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _place(problem: Problem, lang: str) -> str:
    row, column = ("Row", "column") if lang == "en" else ("Baris", "kolom")
    return f"{row} {problem.row}, {column} {problem.letter}" if problem.letter else f"{row} {problem.row}"
