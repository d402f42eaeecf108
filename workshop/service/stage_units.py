"""Who and what of an earlier stage is known here: organisations, people and groups, by id, else by name, key or theme."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from workshop.domain.derived import derived
from workshop.domain.groups import COLOURS, Group, Grouping
from workshop.domain.objects import Json
from workshop.domain.organisation_names import known_names, name_key
from workshop.domain.organisations import Organisation
from workshop.domain.people import Person
from workshop.domain.stages import Stage, StageActivity, StageRow
from workshop.domain.workshops import Workshop
from workshop.service.seats import new_seat
from workshop.storage.transaction import Reader, Tx


@dataclass
class Units:
    """`told`: a unit there → the unit here, where whoever brings was asked."""

    reader: Reader
    workshop: Workshop
    stage: Stage
    told: Mapping[str, str]
    organisations: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    groups: dict[str, dict[str, str]] = field(default_factory=dict)

    def bring_organisations(self, tx: Tx) -> None:
        """The office's list as it was; one that is here under another id is that one."""
        held = tx.all(Organisation, self.workshop.id)
        known = known_names((one.id, one.name, one.abbreviation) for one in held if one.status != "merged")
        ids = {one.id: one.merged_into or one.id for one in held}
        for one in self.stage.organisations:
            here = ids.get(one["id"]) or known.get(name_key(one["name"]))
            if here is None:
                here = tx.put(Organisation(**one, workshop_id=self.workshop.id), "organisation_imported").id
            self.organisations[one["id"]] = here

    def bring_people(self, tx: Tx) -> None:
        """Announced, as on a list; whoever is here already stays as they are."""
        for order, one in enumerate(self.stage.people):
            if self._person_here(one) or one["organisation"] not in self.organisations:
                continue
            texts = {name: one[name] for name in ("name", "position", "sector", "sex", "list_key")}
            person = tx.put(Person(id=one["id"], workshop_id=self.workshop.id, **texts), "person_imported")
            tx.put(new_seat(tx, person, self.organisations[one["organisation"]], order), "seat_taken")

    def here(self, source: StageActivity, row: StageRow) -> str | None:
        """The unit whose sheet the row belongs on; None where nobody knows."""
        if row.unit_id in self.told:
            return self._told(source.unit, self.told[row.unit_id])
        if source.unit == "organisation":
            return self.organisations.get(row.unit_id)
        if source.unit == "person":
            known = next((one for one in self.stage.people if one["id"] == row.unit_id), {"id": row.unit_id, "list_key": ""})
            return self._person_here(known)
        return self._groups(source.grouping).get(row.unit_id)

    def author(self, id: str) -> str:
        """Whoever wrote it, where they are here; else whoever leads answers for it."""
        known = next((one for one in self.stage.people if one["id"] == id), None)
        return (self._person_here(known) if known else None) or self.workshop.owner_id

    def renamed(self, values: Mapping[str, Json]) -> dict[str, Json]:
        """Organisations that have another id here."""
        other = {there: here for there, here in self.organisations.items() if there != here}

        def told(value: Json) -> Json:
            if isinstance(value, list):
                return [told(part) for part in value]
            return other.get(value, value) if isinstance(value, str) else value

        return {name: told(value) for name, value in values.items()}

    def grouping(self, key: str) -> str | None:
        return self._groupings.get(key)

    def bring_grouping(self, tx: Tx, key: str) -> None:
        """Where this workshop has no division of that key, the earlier one's comes along with its groups."""
        if key in self._groupings or key not in self.stage.groupings:
            return
        source = self.stage.groupings[key]
        id = derived("grg", self.workshop.id, self.stage.workshop, key)
        tx.put(Grouping(id=id, workshop_id=self.workshop.id, key=source["key"], title=source["title"]), "grouping_saved")
        for one in source["groups"]:
            told = {name: one[name] for name in ("number", "key", "title", "theme")}
            colour = COLOURS[(one["number"] - 1) % len(COLOURS)]
            group = Group(id=derived("grp", id, one["id"]), workshop_id=self.workshop.id, grouping_id=id, colour=colour, **told)
            tx.put(group, "group_saved")
        self._groupings[key] = id

    def asked(self) -> list[dict[str, Any]]:
        """Units of the stage that are unknown here, with how many rows wait for an answer: `[{unit, id, title, rows}]`."""
        found: dict[str, dict[str, Any]] = {}
        for source, row in self.stage.rows():
            if row.accepted and self._is_unknown(source, row):
                told = {"unit": source.unit, "id": row.unit_id, "title": row.unit_title, "grouping": source.grouping, "rows": 0}
                found.setdefault(row.unit_id, told)["rows"] += 1
        return list(found.values())

    def _is_unknown(self, source: StageActivity, row: StageRow) -> bool:
        if source.unit == "group":
            return source.grouping in self._groupings and self.here(source, row) is None
        return source.unit == "person" and self.here(source, row) is None

    def _told(self, unit: str, id: str) -> str | None:
        kind: dict[str, type[Any]] = {"organisation": Organisation, "group": Group, "person": Person}
        return id if self.reader.get(kind[unit], self.workshop.id, id) is not None else None

    def _person_here(self, told: Mapping[str, Any]) -> str | None:
        if told["id"] not in self.people:
            found = self.reader.get(Person, self.workshop.id, told["id"])
            same = self._by_list_key.get(told["list_key"]) if told["list_key"] else None
            here = found.id if found is not None and not found.staff else same
            if here is None:
                return None
            self.people[told["id"]] = here
        return self.people[told["id"]]

    def _groups(self, key: str) -> dict[str, str]:
        """Group there → group here: by key, else by theme, else by title."""
        if key in self.groups:
            return self.groups[key]
        held = [one for one in self.reader.all(Group, self.workshop.id, grouping_id=self._groupings.get(key)) if not one.removed]
        found: dict[str, str] = {}
        for one in self.stage.groupings.get(key, {}).get("groups", []):
            same = [
                group for name in ("key", "theme", "title") for group in held if one[name] and getattr(group, name) == one[name]
            ]
            if same:
                found[one["id"]] = same[0].id
        self.groups[key] = found
        return found

    @cached_property
    def _groupings(self) -> dict[str, str]:
        return {one.key: one.id for one in self.reader.all(Grouping, self.workshop.id) if not one.removed}

    @cached_property
    def _by_list_key(self) -> dict[str, str]:
        held = self.reader.all(Person, self.workshop.id, staff=False)
        return {one.list_key: one.id for one in held if one.list_key and one.status not in ("removed", "merged", "erased")}
