"""What a wall shows of many rows, counted here because a projector holds no right to any row; read off the loop."""

from collections.abc import Callable, Mapping
from typing import Any

from workshop.domain.activities import Activity
from workshop.domain.boards import Board
from workshop.domain.entries import Entry, counts
from workshop.domain.headlines import headline
from workshop.domain.marks import Screen
from workshop.domain.people import Person
from workshop.domain.record_hall import Hall
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.domain.walls import matrix_of, roadmap_of, words_of
from workshop.domain.workshops import Workshop
from workshop.service.boards import board_in
from workshop.service.readying import definition_of
from workshop.service.showing import screen_of
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Reader

Tree = dict[str, Any]


def wall_page(store: Store, viewer: Viewer, page: str) -> Tree:
    """One of `PAGES`, while it is what hangs there: of any other moment a projector is told nothing (VS3)."""
    if not viewer.is_projector and (not viewer.is_staff or viewer.reads_in_part):
        raise Refused("not_allowed")
    with store.reading() as reader:
        screen = screen_of(reader, viewer)
        if page not in PAGES or screen is None or screen.page != page or screen.hidden:
            raise Refused("page_not_shown", page)
        return _drawn(reader, viewer, screen)


def _drawn(reader: Reader, viewer: Viewer, screen: Screen) -> Tree:
    board, hall = board_in(reader, viewer.workshop_id, str(screen.content.get("worksheet", "")))
    workshop = reader.need(Workshop, viewer.workshop_id, viewer.workshop_id)
    return PAGES[screen.page](reader, board, workshop, hall)


def _matrix(reader: Reader, board: Board, workshop: Workshop, hall: Hall) -> Tree:
    return matrix_of(board, workshop, hall)


def _words(reader: Reader, board: Board, workshop: Workshop, hall: Hall) -> Tree:
    return words_of(board, (person.name for person in reader.all(Person, workshop.id)))


def _roadmap(reader: Reader, board: Board, workshop: Workshop, hall: Hall) -> Tree:
    return roadmap_of(board, workshop, hall, _referred(reader, board))


def _referred(reader: Reader, board: Board) -> Mapping[str, str]:
    """What the rows are called that this worksheet's rows refer to."""
    fields = [field.id for field in board.design.fields if field.type == "ref" and field.core]
    ids = {str(id) for card in board.cards for field in fields if (id := card.entry.parsed.get(field))}
    found: dict[str, str] = {}
    for id in ids:
        entry = reader.get(Entry, board.worksheet.workshop_id, id)
        if entry is not None and counts(entry):
            found[id] = _called(reader, entry)
    return found


def _called(reader: Reader, entry: Entry) -> str:
    activity = reader.get(Activity, entry.workshop_id, entry.activity_id)
    if activity is None or activity.secret:
        return ""
    return headline(definition_of(reader, entry.workshop_id, activity.worksheet_id), entry.values or {})


PAGES: dict[str, Callable[[Reader, Board, Workshop, Hall], Tree]] = {"matrix": _matrix, "words": _words, "roadmap": _roadmap}
