"""Builds the record of a rehearsal straight from its data set, as the rules of its README say, without any server."""

from collections import Counter
from typing import Any

from workshop.domain.fields import Choice
from workshop.domain.organisation_names import known_names
from workshop.domain.values import Context, check
from workshop.domain.worksheets import Definition, resolve
from workshop.domain.workshops import Workshop, choices_of
from workshop.library import shelf
from workshop.rehearsal.dataset import Dataset, Event


def final_rows(data: Dataset) -> dict[str, tuple[Event, dict[str, Any]]]:
    """Row → (its first event, its values in the end)."""
    rows: dict[str, tuple[Event, dict[str, Any]]] = {}
    gone: set[str] = set()
    for event in data.originals().values():
        if event.op == "delete":
            gone.add(event.row_key)
        elif event.op == "restore":
            gone.discard(event.row_key)
        else:
            rows[event.row_key] = (rows.get(event.row_key, (event,))[0], event.values)
    return {key: row for key, row in rows.items() if key not in gone}


class RecordOf:
    def __init__(self, data: Dataset) -> None:
        self.data, self.rows = data, final_rows(data)
        held = Workshop(id="w", workshop_id="w", title="", themes=data.workshop["themes"], choice_sets=shelf.choice_sets())
        sets = {name: tuple(choice(one) for one in choices) for name, choices in choices_of(held).items()}
        self.designs = {key: resolve(Definition.from_json(shelf.worksheet(key)), sets) for key in data.worksheets()}
        names = known_names((key, key, key) for key in data.organisations)
        self.context = Context(organisations=names, references=lambda id, worksheets: True)

    def whole(self) -> dict[str, Any]:
        return {
            "organisations": [{"id": f"org_{key}", "key": key} for key in self.data.organisations],
            "people": [
                {"id": one.key, "organisation_id": f"org_{one.organisation}", "staff": False, "joined": bool(one.stays)}
                for one in self.data.participants.values()
            ],
            "worksheets": [
                {"key": d.key, "rows_min": d.rows_min, "fields": [f.to_json() for f in d.fields]} for d in self.designs.values()
            ],
            "summary": {"rows_per_origin": Counter(event.origin for event, _ in self.rows.values())},
            "activities": [self.activity(key) for key in self.designs],
        }

    def activity(self, worksheet: str) -> dict[str, Any]:
        own = [(event, values) for event, values in self.rows.values() if event.worksheet == worksheet]
        secret = self.designs[worksheet].secret
        kind = own[0][0].unit.kind if own else self.designs[worksheet].unit
        units = [None] if secret else list(dict.fromkeys(event.unit.key for event, _ in own))
        sheets = [
            {
                "unit_key": unit,
                "rows": [self.row(event, values, secret) for event, values in own if unit in (None, event.unit.key)],
            }
            for unit in units
        ]
        people = len({event.person for event, _ in own})
        return {"worksheet": worksheet, "unit": kind, "secret": secret, "people": people, "sheets": sheets}

    def row(self, event: Event, values: dict[str, Any], secret: bool) -> dict[str, Any]:
        design = self.designs[event.worksheet]
        found = check(design, values, self.context)
        shown = {"values": found.typed, "parsed": found.parsed}
        return (
            shown
            if secret
            else {
                **shown,
                "id": event.row_key,
                "author_id": event.person or "staff",
                "theme": "the theme of the group",
                "origin": event.origin,
            }
        )


def choice(one: dict[str, Any]) -> Choice:
    return Choice(value=one["value"], label_id=one["label_id"], label_en=one["label_en"], parent=one.get("parent"))
