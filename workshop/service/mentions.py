"""Where somebody's name stands in texts that others typed, now or before: listed for the organisers to decide about (ND1)."""

from collections.abc import Collection, Iterator
from typing import Any

import msgspec

from workshop.domain.activities import Activity
from workshop.domain.catalogue import BY_NAME
from workshop.domain.entries import Entry
from workshop.domain.erasing import FREE_TEXT, texts_in
from workshop.domain.objects import Json, Stored
from workshop.domain.people import Person
from workshop.storage.erasing import with_merged, words_about
from workshop.storage.rows import dumps
from workshop.storage.transaction import Reader

MOST = 200
AROUND = 60


def mentions_of(reader: Reader, workshop_id: str, person_id: str) -> list[dict[str, Any]]:
    """`{mention, kind, where, text, now}`: `now` is false where only an earlier text has it.  The newest come first."""
    reader.need(Person, workshop_id, person_id)
    words = words_about(reader, workshop_id, with_merged(reader, workshop_id, person_id))
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for kind, id, row in _lines(reader, workshop_id, words) if words else ():
        if text := _first(kind, row, words):
            found.setdefault((kind, id), _told(reader, workshop_id, kind, id, text, words))
        if len(found) >= MOST:
            break
    return list(found.values())


def _lines(reader: Reader, workshop_id: str, words: Collection[str]) -> Iterator[tuple[str, str, dict[str, Json]]]:
    kinds = ", ".join(f"'{kind}'" for kind in FREE_TEXT)
    like = " OR ".join("object LIKE ? ESCAPE '!'" for _ in words)
    rows = reader.connection.execute(
        f"SELECT type, object_id, object FROM changes WHERE workshop_id = ? AND type IN ({kinds}) AND ({like}) ORDER BY seq DESC",
        (workshop_id, *(_pattern(word) for word in words)),
    )
    for kind, id, text in rows:
        yield kind, id, msgspec.json.decode(text)


def _pattern(word: str) -> str:
    inside = dumps(word)[1:-1]
    for sign in "!%_":
        inside = inside.replace(sign, f"!{sign}")
    return f"%{inside}%"


def _first(kind: str, row: dict[str, Json], words: Collection[str]) -> str:
    """The text that has one of the words; an id or a key that looks like one is none."""
    texts = (text for name in FREE_TEXT[kind] if name in row for text in texts_in(row[name]))
    return next((text for text in texts if _place(text, words) >= 0), "")


def _place(text: str, words: Collection[str]) -> int:
    plain = text.casefold()
    return max((plain.find(word.casefold()) for word in words), default=-1)


def _told(reader: Reader, workshop_id: str, kind: str, id: str, text: str, words: Collection[str]) -> dict[str, Any]:
    thing = reader.get(BY_NAME[kind], workshop_id, id)
    activity = reader.get(Activity, workshop_id, thing.activity_id) if isinstance(thing, Entry) else None
    at = max(0, _place(text, words) - AROUND // 2)
    # VS4: of a secret sheet nobody reads more than that it is one.
    shown = "" if activity is not None and activity.secret else text[at : at + 2 * AROUND]
    return {
        "mention": f"{kind}:{id}",
        "kind": kind,
        "where": activity.title if activity else "",
        "text": shown,
        "now": thing is not None and _stands(thing, words),
    }


def _stands(thing: Stored, words: Collection[str]) -> bool:
    return _first(thing.type, thing.to_json(), words) != ""
