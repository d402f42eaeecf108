"""A record as one reader meets it: in one language, with names instead of ids and labels instead of codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from workshop.documents.moments import Moments
from workshop.domain.fields import Choice, Field
from workshop.texts import enclosed, text

Tree = Mapping[str, Any]

YES_NO = {"id": ("Ya", "Tidak"), "en": ("Yes", "No")}

ORIGIN_KEYS = {
    "live": "paper.origin_live",
    "offline": "paper.origin_offline",
    "prework": "paper.origin_prework",
    "carried": "paper.origin_carried",
    "proxy": "paper.origin_proxy",
    "paper": "paper.origin_paper",
    "file": "paper.origin_file",
}
UNIT_KEYS = {"person": "paper.unit_person", "organisation": "paper.unit_organisation", "group": "paper.unit_group"}


@dataclass(frozen=True, slots=True)
class Design:
    """A worksheet's columns.  `shown`: what can hold a value on paper; signatures are for pens."""

    title: str
    unit: str
    repeated: bool
    shown: tuple[Field, ...]

    def core(self) -> tuple[Field, ...]:
        return tuple(field for field in self.shown if field.core) or self.shown[:6]

    def headline(self) -> Field | None:
        """The field whose text stands for the row where another row refers to it."""
        texts = [field for field in self.shown if field.type in ("text", "longtext")]
        return next((field for field in texts if field.core), texts[0] if texts else None)


class Paper:
    """`record` is never changed; `documents`: the folder where the files lie that people laid on the tables."""

    def __init__(self, record: Tree, language: str, documents: Path | None = None) -> None:
        self.record = record
        self.documents = documents
        self.language: Literal["id", "en"] = "en" if language == "en" else "id"
        self.moments = Moments(self.language, record["workshop"]["timezone"])

    def named(self) -> bool:
        """Whether whoever reads this gets names."""
        return bool(self.record["edition"]["reader"] == "names")

    def say(self, key: str, **values: object) -> str:
        return text(key, self.language, **values)

    def label(self, thing: Tree | Field) -> str:
        """The label of a theme, choice or field in the paper's language."""
        name = f"label_{self.language}"
        return str(getattr(thing, name) if isinstance(thing, Field) else thing[name])

    def label_of(self, choice: Choice) -> str:
        return choice.label_en if self.language == "en" else choice.label_id

    def unit_word(self, unit: str) -> str:
        return text(UNIT_KEYS[unit], self.language)

    def origin(self, origin: str | None) -> str:
        return text(ORIGIN_KEYS[origin], self.language) if origin in ORIGIN_KEYS else (origin or "")

    def yes_no(self, yes: bool) -> str:
        return YES_NO[self.language][0 if yes else 1]

    def state_line(self) -> str:
        """Which moment this is the picture of: `Keadaan per perubahan ke-1.234, 14.32 WITA, Jumat, 24 September 2021`."""
        made, edition = self.record["made_at"], self.record["edition"]
        return self.say(
            "paper.state_final" if edition["state"] == "final" else "paper.state",
            final=edition["number"],
            number=self.count(self.record["seq"]),
            time=self.moments.clock_and_zone(made),
            day=self.moments.weekday(made),
        )

    def until(self) -> str:
        """`16.32 WITA, 24 September 2021`: up to when silence is meant."""
        made = self.record["made_at"]
        return f"{self.moments.clock_and_zone(made)}, {self.moments.day(made)}"

    def count(self, number: int) -> str:
        grouped = f"{number:,}"
        return grouped.replace(",", ".") if self.language == "id" else grouped

    def activities(self) -> list[Tree]:
        """What was opened, or has rows all the same."""
        return [one for one in self.record["activities"] if one["state"] != "planned" or rows_of(one)]

    def design(self, activity: Tree) -> Design:
        return self._designs.get(activity["worksheet_id"]) or Design(activity["title"], activity["unit"], True, ())

    def organisation(self, id: str | None) -> str:
        return str(self._organisations[id]["name"]) if id in self._organisations else (id or "")

    def person(self, id: str | None) -> str:
        return str(self._people[id]["name"]) if id in self._people else (id or "")

    def is_staff(self, id: str | None) -> bool:
        return bool(id in self._people and self._people[id]["staff"])

    def theme(self, id: str | None) -> str:
        """The label of a theme; where groups divide by something else, the title of the group that carries it."""
        return self._themes.get(id or "", id or "")

    def group_themes(self) -> dict[str, str]:
        """Group id → its theme."""
        return {group["id"]: group["theme"] for grouping in self.record["groupings"] for group in grouping["groups"]}

    def contribution(self, organisation: Tree) -> list[int]:
        """People there, rows on its own sheets, rows written by its people."""
        summary, id, key = self.record["summary"], organisation["id"], organisation["key"]
        there = [one for one in self.record["people"] if one["organisation_id"] == id and one["joined"] and not one["staff"]]
        written = (summary[name].get(key, 0) for name in ("rows_per_organisation_unit", "rows_per_author_organisation"))
        return [len(there), *written]

    def names(self, ids: Iterable[str]) -> str:
        return "; ".join(enclosed(self.person(id)) for id in ids)

    def row_text(self, row_id: str) -> str:
        """What a reference says: the headline of the row it names."""
        return self._headlines.get(row_id) or self.say("paper.reference_missing")

    @cached_property
    def _designs(self) -> dict[str, Design]:
        return {worksheet["id"]: self._design(worksheet) for worksheet in self.record["worksheets"]}

    def _design(self, worksheet: Tree) -> Design:
        fields = [Field.from_json(field) for field in worksheet["fields"]]
        shown = tuple(field for field in fields if field.stored and field.type != "signature_space")
        return Design(worksheet[f"title_{self.language}"], worksheet["unit"], worksheet["repeated"], shown)

    @cached_property
    def _organisations(self) -> dict[str | None, Tree]:
        return {organisation["id"]: organisation for organisation in self.record["organisations"]}

    @cached_property
    def _people(self) -> dict[str | None, Tree]:
        return {person["id"]: person for person in self.record["people"]}

    @cached_property
    def _themes(self) -> dict[str, str]:
        groups = [group for grouping in self.record["groupings"] for group in grouping["groups"]]
        by_group = {group["theme"]: group["title"] for group in groups if group["theme"]}
        return by_group | {theme["id"]: self.label(theme) for theme in self.record["themes"]}

    @cached_property
    def _headlines(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for activity in self.record["activities"]:
            headline = self.design(activity).headline()
            if headline is not None and not activity["secret"]:
                found |= {row["id"]: str(row["values"].get(headline.id, "")) for row in rows_of(activity)}
        return found


def rows_of(activity: Tree) -> list[Tree]:
    return [row for sheet in activity["sheets"] for row in sheet["rows"]]
