"""Showing a value in a document or a list: labels instead of codes, names instead of ids, text as it was typed."""

from collections.abc import Callable
from typing import Literal

from workshop.domain.fields import Choice, Field

Language = Literal["id", "en"]

YES_NO = {"id": ("Ya", "Tidak"), "en": ("Yes", "No")}


def display(field: Field, typed: object, lang: Language, names: Callable[[str], str]) -> str:
    """The value as a reader sees it; `names` gives the name of an organisation (or the text of a reference) by id."""
    if typed is None:
        return ""
    if isinstance(typed, list | tuple):
        return "\n".join(display(field, part, lang, names) for part in typed)
    if isinstance(typed, bool):
        return YES_NO[lang][0 if typed else 1]
    if field.type in ("choice", "multichoice"):
        return _label(field, str(typed), lang)
    if field.type in ("opd", "opd_multi", "ref", "ref_multi"):
        return names(str(typed))
    return str(typed)


def label(choice: Choice | Field, lang: Language) -> str:
    return choice.label_id if lang == "id" else choice.label_en


def _label(field: Field, value: str, lang: Language) -> str:
    return next((label(choice, lang) for choice in field.choices if choice.value == value), value)
