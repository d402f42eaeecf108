"""How a record's papers call things, and by which key each goes in the record."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workshop.texts import text

Record = Mapping[str, Any]
NOON = 12


class Words:
    def __init__(self, record: Record) -> None:
        self.record, self.language = record, str(record["language"])
        open_ones = [one for one in record["activities"] if not one["secret"]]
        self.worksheets = {one["title"]: one["worksheet"] for one in record["activities"]}
        self.units_of = {one["title"]: one["unit"] for one in record["activities"]}
        self.kinds = {one["title"]: one["unit"] for one in open_ones}
        self.units = {(one["title"], sheet["unit_title"]): sheet["unit_key"] for one in open_ones for sheet in one["sheets"]}
        self.organisations = {one["name"]: one["key"] for one in record["organisations"]}
        label = f"label_{self.language}"
        self.themes = {one[label]: one["id"] for one in record["themes"]}
        self.sectors = {one[label]: one["value"] for one in record["attendance"]["sectors"]}
        self.fields = [(one["key"], field, str(field[label])) for one in record["worksheets"] for field in one["fields"]]
        self.half_days = {(one["day"], self._half(one)): one["key"] for one in record["attendance"]["half_days"]}

    def say(self, key: str) -> str:
        return text(key, self.language)

    def label(self, worksheet: str, field: str) -> str:
        return next((label for key, one, label in self.fields if key == worksheet and one["id"] == field), "")

    def activity_of(self, row: Mapping[str, Any]) -> str:
        return str(row[self.say("paper.worksheet")])

    def worksheet_of(self, row: Mapping[str, Any]) -> str:
        return str(self.worksheets[self.activity_of(row)])

    def options(self, kind: str) -> tuple[str, dict[str, str]]:
        """The question of the first ballot of a kind, and its options by their titles."""
        ballot = next((one for one in self.record["ballots"] if one["kind"] == kind and one["result"]), None)
        return (ballot["question"], {one["title"]: one["id"] for one in ballot["options"]}) if ballot else ("", {})

    def _half(self, half: Mapping[str, Any]) -> str:
        morning = datetime.fromisoformat(half["starts_at"]).hour < NOON
        return self.say("paper.morning" if morning else "paper.afternoon")
