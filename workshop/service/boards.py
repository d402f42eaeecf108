"""Boards read from the tables: the rows to compare for likeness, and what the wall shows.

Reading a thousand rows takes its time, so whoever asks runs these off the loop.
"""

from collections.abc import Collection
from typing import Any

from workshop.domain import accepting as take
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.boards import Board, Card, axes_of, board_of, wall_of
from workshop.domain.entries import Entry
from workshop.domain.groups import Group
from workshop.domain.judgements import Cluster, Review, Source
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import Person, Seat
from workshop.domain.record_hall import Hall, Shelves, hall_of
from workshop.domain.refusals import Refused
from workshop.domain.reviews import Place, covers
from workshop.domain.sheets import Sheet
from workshop.domain.substitutions import Substitution
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service.likeness import Text, suggestions
from workshop.service.readying import definition_of
from workshop.service.review_rights import assessor_grants, must_assess
from workshop.service.showing import screen_of
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Reader

WHOSE: tuple[type[Stored], ...] = (Organisation, Person, Seat, Substitution, Group)
WORK: tuple[type[Stored], ...] = (Activity, Sheet, Entry, Review, Cluster, Source)
BOARD, BY = "board", ("column", "theme")
MOST_LINES = 40


def shelves_of(reader: Reader, workshop_id: str, *kinds: type[Stored]) -> tuple[Shelves, Hall]:
    shelves = Shelves(thing for kind in (*WHOSE, *WORK, *kinds) for thing in reader.all(kind, workshop_id))
    return shelves, hall_of(shelves)


def like_rows(store: Store, viewer: Viewer, worksheet_id: str) -> dict[str, Any]:
    """Suggestions for one board, of rows the viewer may merge."""
    must_assess(viewer)
    with store.reading() as reader:
        board, hall = board_in(reader, viewer.workshop_id, worksheet_id)
        grants = [] if viewer.leads else assessor_grants(reader, viewer.workshop_id, viewer.person_id)
    may = [card for card in board.cards if viewer.leads or any(covers(one.scope, _place(card, hall)) for one in grants)]
    known = {one.id for one in board.clusters} if viewer.leads else {card.cluster_id for card in may}
    return {"rows": len(may), "suggestions": suggestions(_texts(board, may, known))}


def board_in(reader: Reader, workshop_id: str, worksheet_id: str) -> tuple[Board, Hall]:
    worksheet = reader.need(Worksheet, workshop_id, worksheet_id)
    shelves, hall = shelves_of(reader, workshop_id)
    return board_of(shelves, hall, worksheet, definition_of(reader, workshop_id, worksheet_id)), hall


def _place(card: Card, hall: Hall) -> Place:
    """As an assessor's grant reaches it (RV2): a group's row belongs to no organisation, whoever wrote it."""
    if card.unit_id in hall.groups:
        return Place(card.theme or None, card.unit_id)
    return Place(card.theme or None, None, frozenset({card.organisation_id} if card.organisation_id else ()))


def _texts(board: Board, may: list[Card], known: Collection[str | None]) -> list[Text]:
    field = board.axes.column
    free = [Text(card.entry.id, card.title, card.column) for card in may if card.counts and card.cluster_id is None]
    seen = [one for one in board.clusters if one.id in known]
    stands = [Text(one.id, one.title, str(one.places.get(field.id, "")) if field else "", True) for one in seen]
    return [*stands, *free]


def wall(store: Store, viewer: Viewer) -> dict[str, Any]:
    """What the projector's page *board* shows, while it shows it: of any other moment a projector is told nothing (VS3)."""
    if not viewer.is_projector and (not viewer.is_staff or viewer.reads_in_part):
        raise Refused("not_allowed")
    with store.reading() as reader:
        screen = screen_of(reader, viewer)
        if screen is None or screen.page != BOARD or screen.hidden:
            raise Refused("board_not_shown")
        board, hall = board_in(reader, viewer.workshop_id, str(screen.content.get("worksheet", "")))
        workshop = reader.need(Workshop, viewer.workshop_id, viewer.workshop_id)
    by = take.one_of(screen.content.get("by", BY[0]), "by", BY)
    return wall_of(board, workshop, hall, by if axes_of(board.design).column else BY[1], MOST_LINES)
