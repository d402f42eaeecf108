"""A board: everything one worksheet brought forth, whichever activities and groups it comes from, by column, theme and sub-theme.

Which of the worksheet's choices are columns and themes its design says; nothing of a field of work is known here.  Rows of secret
activities are on no board (VS4).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.clusters import COUNTED, living, standing
from workshop.domain.entries import Entry, counts
from workshop.domain.fields import Field
from workshop.domain.headlines import headline
from workshop.domain.judgements import Cluster, Source
from workshop.domain.objects import Json
from workshop.domain.record_hall import Hall, Shelves, group_title
from workshop.domain.record_reviews import states_of
from workshop.domain.sheets import Sheet
from workshop.domain.worksheets import Definition
from workshop.domain.workshops import Workshop

MOST_COLUMNS = 6
FEWEST_COLUMNS = 2
THEMES = "themes"


@dataclass(frozen=True, slots=True)
class Axes:
    """`column`: the choice that divides the board (S, W, O, T); `theme` and `sub`: a theme and what lies under it."""

    column: Field | None
    theme: Field | None
    sub: Field | None


@dataclass(frozen=True, slots=True)
class Card:
    """A row on the board.  `standing`: whether it counts; `cluster_id`: where it is merged."""

    entry: Entry
    title: str
    column: str
    theme: str
    sub: str
    unit_id: str
    organisation_id: str | None
    standing: str
    cluster_id: str | None

    @property
    def counts(self) -> bool:
        return self.standing == COUNTED


@dataclass(frozen=True, slots=True)
class Board:
    """`cards`: rows that count, and whatever else stands in a cluster."""

    worksheet: Worksheet
    design: Definition
    axes: Axes
    cards: list[Card]
    clusters: list[Cluster]

    def within(self, cluster: Cluster) -> list[Card]:
        return [card for card in self.cards if card.cluster_id == cluster.id]


def axes_of(design: Definition) -> Axes:
    choices = [field for field in design.fields if field.type == "choice" and field.stored]
    theme = next((field for field in choices if THEMES in (field.choice_set or "").split("+")), None)
    sub = next((field for field in choices if theme is not None and field.depends_on == theme.id), None)
    own = [field for field in choices if field.choice_set is None and field.depends_on is None and field.core]
    column = next((field for field in own if FEWEST_COLUMNS <= len(field.choices) <= MOST_COLUMNS), None)
    return Axes(column, theme, sub)


def board_of(shelves: Shelves, hall: Hall, worksheet: Worksheet, design: Definition) -> Board:
    sheets, activities = shelves.by_id(Sheet), _activities(shelves, worksheet)
    clusters = {one.id: one for one in shelves.all(Cluster) if one.worksheet_id == worksheet.id}
    homes = living(clusters, shelves.all(Source))
    states, axes = states_of(shelves), axes_of(design)
    found = [entry for entry in shelves.all(Entry) if entry.activity_id in activities and (counts(entry) or entry.id in homes)]
    cards = [
        _card(entry, sheets[entry.sheet_id], hall, design, axes, states.get(entry.id, ""), homes.get(entry.id))
        for entry in sorted(found, key=lambda one: (one.created_at, one.id))
        if entry.sheet_id in sheets
    ]
    stands = [one for one in sorted(clusters.values(), key=lambda one: (one.at, one.id)) if not one.withdrawn]
    return Board(worksheet, design, axes, cards, stands)


def _activities(shelves: Shelves, worksheet: Worksheet) -> dict[str, Activity]:
    own = (one for one in shelves.all(Activity) if one.worksheet_id == worksheet.id)
    return {one.id: one for one in own if not one.secret}


def _card(entry: Entry, sheet: Sheet, hall: Hall, design: Definition, axes: Axes, review: str, source: Source | None) -> Card:
    said = entry.parsed
    group = hall.groups.get(sheet.unit_id)
    return Card(
        entry=entry,
        title=headline(design, entry.values or entry.draft),
        column=_choice(axes.column, said),
        theme=_choice(axes.theme, said) or (group.theme if group else ""),
        sub=_choice(axes.sub, said),
        unit_id=sheet.unit_id,
        organisation_id=organisation_of(entry, sheet, hall),
        standing=standing(entry, review),
        cluster_id=source.cluster_id if source else None,
    )


def organisation_of(entry: Entry, sheet: Sheet, hall: Hall) -> str | None:
    """Whose proposal it is: of the organisation whose sheet it stands on, else of its author's; the staff propose for nobody."""
    if sheet.unit == "organisation":
        return hall.organisation_id(sheet.unit_id)
    author = hall.person(entry.author_id)
    return None if author is None or author.staff else hall.organisation_of.get(author.id)


def _choice(field: Field | None, said: Mapping[str, Json]) -> str:
    value = said.get(field.id) if field else None
    return value if isinstance(value, str) else ""


def organisations_in(cards: Iterable[Card]) -> int:
    """Of how many organisations: *gabungan dari 5 OPD*."""
    return len({card.organisation_id for card in cards if card.counts and card.organisation_id})


def wall_of(board: Board, workshop: Workshop, hall: Hall, by: str, most: int) -> dict[str, Any]:
    """The board as a wall shows it (VS3): what was merged first, with its counts, then single rows; no name, only what counts.
    `by`: column or theme."""
    groups: dict[str, list[tuple[int, int, str]]] = {}
    for cluster in board.clusters:
        within = [card for card in board.within(cluster) if card.counts]
        if within:
            groups.setdefault(_where(cluster, board, by), []).append((len(within), organisations_in(within), cluster.title))
    for card in board.cards:
        if card.counts and card.cluster_id is None:
            groups.setdefault(card.column if by == "column" else card.theme, []).append((1, 0, card.title))
    labels = labels_by(board, workshop, hall, by)
    keys = [*labels, *(key for key in groups if key not in labels)]
    return {
        "title_id": board.design.title_id,
        "title_en": board.design.title_en,
        "by": by,
        "cells": [_cell(key, labels.get(key, (key, key)), groups.get(key, []), most) | _subs(board, key, by) for key in keys],
    }


def _subs(board: Board, theme: str, by: str) -> dict[str, Any]:
    """How many rows each sub-theme has, where there are any."""
    field = board.axes.sub if by == "theme" else None
    under = [choice for choice in (field.choices if field else ()) if choice.parent == theme]
    many = Counter(card.sub for card in board.cards if card.counts and card.theme == theme)
    told = [{"label_id": one.label_id, "label_en": one.label_en, "rows": many[one.value]} for one in under if many[one.value]]
    return {"subs": told}


def _where(cluster: Cluster, board: Board, by: str) -> str:
    field = board.axes.column if by == "column" else board.axes.theme
    placed = _choice(field, cluster.places)
    return placed if by == "column" else placed or cluster.theme


def labels_by(board: Board, workshop: Workshop, hall: Hall, by: str) -> dict[str, tuple[str, str]]:
    """In the order they are to stand; a column that is empty says something by that."""
    field = board.axes.column if by == "column" else board.axes.theme
    if field is not None:
        return {choice.value: (choice.label_id, choice.label_en) for choice in field.choices}
    if by == "column":
        return {}
    used = Counter(card.theme for card in board.cards if card.theme)
    known = [theme for theme in workshop.themes if theme["id"] in used]
    named = {str(theme["id"]): (str(theme["label_id"]), str(theme["label_en"])) for theme in known}
    groups = {group.theme: (group_title(group), group_title(group)) for group in hall.groups.values() if group.theme in used}
    return groups | named


def _cell(key: str, label: tuple[str, str], lines: list[tuple[int, int, str]], most: int) -> dict[str, Any]:
    ordered = sorted(lines, key=lambda line: (line[0] == 1, -line[0]))
    return {
        "key": key,
        "label_id": label[0],
        "label_en": label[1],
        "rows": sum(rows for rows, _, _ in lines),
        "lines": [{"title": title, "rows": rows, "organisations": offices} for rows, offices, title in ordered[:most]],
    }
