"""What can be carried: rows that count, clusters of them, and options that were decided for, each as one `Given`.

A source is named `activity:<id>`, `clusters:<worksheet id>` or `decision:<id>`.  A row that stands in a cluster goes on with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from workshop.domain.activities import Activity
from workshop.domain.carrying import Given, naming_field, title_of
from workshop.domain.chains import CLUSTER, ENTRY, FINISHED, OPTION, Lineage
from workshop.domain.clusters import living
from workshop.domain.deciding import chosen_options
from workshop.domain.entries import Entry, counts
from workshop.domain.groups import Group
from workshop.domain.judgements import Ballot, Cluster, Decision, Review, Source
from workshop.domain.objects import Json
from workshop.domain.people import Person, Seat
from workshop.domain.refusals import Refused
from workshop.domain.reviews import state_of
from workshop.domain.sheets import Sheet
from workshop.domain.worksheets import Definition
from workshop.domain.workshops import Workshop
from workshop.service.readying import definition_of
from workshop.service.seats import homes
from workshop.service.sheet_rights import UNITS
from workshop.storage.transaction import Reader

BY_ID = ("opd", "opd_multi")


@dataclass
class Sources:
    """One look at the workshop's rows; what is asked twice is read once."""

    reader: Reader
    workshop_id: str

    def rows(self, source: str) -> list[Given]:
        kind, _, id = source.partition(":")
        if kind == "activity":
            return self.of_activity(self._activity(id))
        if kind == "clusters":
            held = self.reader.all(Cluster, self.workshop_id, worksheet_id=id)
            return [self._of_cluster(one) for one in held if not one.withdrawn]
        if kind == "decision":
            return self._of_decision(self.reader.need(Decision, self.workshop_id, id))
        raise Refused("wrong_choice", "activity, clusters or decision", "source")

    def one(self, kind: str, id: str) -> Given | None:
        """None for what is not there any more, or does not count."""
        if kind == CLUSTER:
            cluster = self.reader.get(Cluster, self.workshop_id, id)
            return self._of_cluster(cluster) if cluster is not None and not cluster.withdrawn else None
        if kind == OPTION:
            decision = self.reader.get(Decision, self.workshop_id, id.partition(":")[0])
            return next((one for one in self._of_decision(decision) if one.id == id), None) if decision else None
        entry = self.reader.get(Entry, self.workshop_id, id)
        return self._of_entry(entry) if entry is not None and counts(entry) else None

    def of_activity(self, activity: Activity) -> list[Given]:
        if activity.secret:
            return []
        held = [one for one in self.reader.all(Entry, self.workshop_id, activity_id=activity.id) if counts(one)]
        said: dict[str, list[Review]] = {}
        for review in self.reader.all(Review, self.workshop_id, activity_id=activity.id):
            said.setdefault(review.target_id, []).append(review)
        found = [self._of_entry(one, said.get(one.id, [])) for one in held]
        return sorted((one for one in found if one is not None), key=lambda one: (one.unit_id, one.number, one.id))

    def title_of_source(self, given: Given) -> str:
        """The sheet as people call it."""
        activity = self.reader.get(Activity, self.workshop_id, given.activity_id) if given.activity_id else None
        return (activity.title if activity else "") or (self.called(given.design) if given.design else "")

    def called(self, design: Definition) -> str:
        """In the workshop's own language: it stands on paper too."""
        return design.title_en if self._language == "en" else design.title_id

    def unit_title(self, unit: str, id: str) -> str:
        found: Any = self.reader.get(UNITS[unit], self.workshop_id, id) if unit else None
        if isinstance(found, Group):
            return found.title or found.key or str(found.number)
        return str(found.name) if found else ""

    def _of_entry(self, entry: Entry, said: list[Review] | None = None) -> Given | None:
        activity = self._activity(entry.activity_id)
        sheet = self.reader.get(Sheet, self.workshop_id, entry.sheet_id)
        if activity.secret or sheet is None:
            return None
        reviews = self.reader.all(Review, self.workshop_id, target_id=entry.id) if said is None else said
        design, state = self.design(activity), state_of(reviews)
        values = by_ids(design, entry)
        return Given(
            kind=ENTRY,
            id=entry.id,
            activity_id=activity.id,
            design=design,
            title=title_of(design, values),
            values=values,
            refs=(entry.id,),
            theme=self.theme_of(design, values, sheet),
            unit=sheet.unit,
            unit_id=sheet.unit_id,
            organisation_id=self._organisation(sheet, entry),
            author_id=entry.author_id,
            fit=(state == "accepted" or (bool(activity.brought_from) and self._goes_on(entry.id)))
            and entry.id not in self._merged,
            state=state,
            number=entry.position,
        )

    def _of_cluster(self, cluster: Cluster) -> Given:
        """What all its rows that count say alike, under the cluster's own title and where it stands on the board."""
        links = self.reader.all(Source, self.workshop_id, cluster_id=cluster.id)
        found = [self.one(ENTRY, link.entry_id) for link in links if not link.withdrawn]
        rows = [row for row in found if row is not None and row.state != "returned"]
        design = definition_of(self.reader, self.workshop_id, cluster.worksheet_id)
        theme, naming = design.theme_field(), naming_field(design)
        values = {**_alike(one.values for one in rows), **cluster.places}
        values |= {naming.id: cluster.title} if naming else {}
        values |= {theme.id: cluster.theme} if theme and cluster.theme else {}
        units = {(one.unit, one.unit_id) for one in rows}
        unit, unit_id = next(iter(units)) if len(units) == 1 else ("", "")
        organisations = {one.organisation_id for one in rows}
        return Given(
            kind=CLUSTER,
            id=cluster.id,
            activity_id="",
            design=design,
            title=cluster.title,
            values=values,
            refs=tuple(one.id for one in rows),
            theme=cluster.theme or _only(one.theme for one in rows),
            unit=unit,
            unit_id=unit_id,
            organisation_id=next(iter(organisations)) if len(organisations) == 1 else None,
        )

    def _of_decision(self, decision: Decision) -> list[Given]:
        """The options in the order decided; one that stands for a row or a cluster is as that is, under its own title."""
        ballot = self.reader.get(Ballot, self.workshop_id, decision.ballot_id) if decision.ballot_id else None
        if decision.withdrawn or ballot is None:
            return []
        chosen = chosen_options(decision, ballot)
        return [self._of_option(decision.id, option, number) for number, option in enumerate(chosen, start=1)]

    def _of_option(self, decision_id: str, option: dict[str, Json], number: int) -> Given:
        meant = {ENTRY: str(option.get("entry") or ""), CLUSTER: str(option.get("cluster") or "")}
        behind = next((found for kind, id in meant.items() if id and (found := self.one(kind, id)) is not None), None)
        plain = behind or Given(kind=OPTION, id="", activity_id="", design=None, title="")
        id, title = f"{decision_id}:{option['id']}", str(option["title"])
        return replace(plain, kind=OPTION, id=id, title=title, number=number, fit=True)

    def design(self, activity: Activity) -> Definition:
        return definition_of(self.reader, self.workshop_id, activity.worksheet_id)

    def lineage_of(self, entry_id: str) -> Lineage | None:
        return self._lineages.get(entry_id)

    def _activity(self, id: str) -> Activity:
        return self.reader.need(Activity, self.workshop_id, id)

    def _goes_on(self, entry_id: str) -> bool:
        lineage = self._lineages.get(entry_id)
        return lineage is None or lineage.mark != FINISHED

    def theme_of(self, design: Definition, values: dict[str, Json], sheet: Sheet) -> str | None:
        """What the row says itself, else what its group stands for."""
        field = design.theme_field()
        if field is not None and values.get(field.id):
            return str(values[field.id])
        group = self.reader.get(Group, self.workshop_id, sheet.unit_id) if sheet.unit == "group" else None
        return (group.theme or None) if group else None

    def _organisation(self, sheet: Sheet, entry: Entry) -> str | None:
        if sheet.unit == "organisation":
            return sheet.unit_id
        person = sheet.unit_id if sheet.unit == "person" else entry.author_id
        seat, author = self._homes.get(person), self.reader.get(Person, self.workshop_id, person)
        return seat.organisation_id if seat and author and not author.staff else None

    @cached_property
    def _language(self) -> str:
        return self.reader.need(Workshop, self.workshop_id, self.workshop_id).language

    @cached_property
    def _merged(self) -> frozenset[str]:
        clusters = {one.id: one for one in self.reader.all(Cluster, self.workshop_id)}
        return frozenset(living(clusters, self.reader.all(Source, self.workshop_id)) if clusters else ())

    @cached_property
    def _homes(self) -> dict[str, Seat]:
        return homes(self.reader, self.workshop_id)

    @cached_property
    def _lineages(self) -> dict[str, Lineage]:
        return {one.entry_id: one for one in self.reader.all(Lineage, self.workshop_id) if not one.withdrawn}


def by_ids(design: Definition, entry: Entry) -> dict[str, Any]:
    """As it counts, with choices and organisations as what they mean."""
    meant = {one.id for one in design.fields if one.choices or one.type in BY_ID}
    return {**(entry.values or {}), **{name: value for name, value in entry.parsed.items() if name in meant}}


def _alike(rows: Iterable[Any]) -> dict[str, Json]:
    every = list(rows)
    return {name: value for name, value in every[0].items() if all(row.get(name) == value for row in every)} if every else {}


def _only(themes: Iterable[str | None]) -> str | None:
    found = set(themes)
    return found.pop() if len(found) == 1 else None
