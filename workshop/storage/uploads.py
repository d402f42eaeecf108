"""Uploads on their way: who sends what to whose table, and what it was found to be once it had arrived whole.

Never journalled: they outlive the server, and are gone once the document lies on the table or nobody sent on for days.
"""

import hashlib
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from workshop.domain.attachments import Attachment
from workshop.storage.rows import dumps
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Reader, Tx

# Held by whoever puts a content under its name, which its upload has told before, and by whoever takes one away.
contents = threading.RLock()
COLUMNS = "workshop_id, id, person_id, organisation_id, name, size, check_sum, target, found, at"


@dataclass(frozen=True, slots=True)
class Found:
    """What a file is by its content.  `size` and `content_hash` are of what is kept: a photograph was written anew."""

    media_type: str
    size: int
    content_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """`check_sum`: of the whole file as its sender has it.  `target`: whose table, as it was asked for."""

    workshop_id: str
    id: str
    person_id: str
    organisation_id: str | None
    name: str
    size: int
    check_sum: str
    target: dict[str, Any]
    found: Found | None = None
    at: str = ""


def incoming(store: Path) -> Path:
    """Where the pieces lie until they are whole."""
    return store.with_name(f".{store.stem}-incoming")


def part_name(workshop_id: str, id: str) -> str:
    """An id may hold signs that a file system does not like."""
    return hashlib.sha256(f"{workshop_id} {id}".encode()).hexdigest()[:40]


def sweep_unknown(store: Store) -> None:
    """ND1: pieces of what is no longer on the way.  The files are listed first: whatever is sent has its row before its bytes."""
    files = store.offload(_files_in, incoming(store.path))
    if files:
        with store.reading() as reader:
            rows = reader.connection.execute("SELECT workshop_id, id FROM uploads").fetchall()
        known = {part_name(workshop_id, id) for workshop_id, id in rows}
        store.offload(_unlink, [file for file in files if file.name.split(".")[0] not in known])


def upload_of(reader: Reader, workshop_id: str, id: str) -> Upload | None:
    sql = f"SELECT {COLUMNS} FROM uploads WHERE workshop_id = ? AND id = ?"
    row = reader.connection.execute(sql, (workshop_id, id)).fetchone()
    return _upload(row) if row else None


def older_than(reader: Reader, at: str) -> list[Upload]:
    return [_upload(row) for row in reader.connection.execute(f"SELECT {COLUMNS} FROM uploads WHERE at < ?", (at,)).fetchall()]


def keep(tx: Tx, upload: Upload) -> None:
    found = dumps([upload.found.media_type, upload.found.size, upload.found.content_hash]) if upload.found else None
    told = (upload.person_id, upload.organisation_id, upload.name, upload.size, upload.check_sum, dumps(upload.target), found)
    tx.connection.execute(
        "INSERT OR REPLACE INTO uploads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (upload.workshop_id, upload.id, *told, upload.at)
    )


def forget(tx: Tx, workshop_id: str, id: str) -> None:
    tx.connection.execute("DELETE FROM uploads WHERE workshop_id = ? AND id = ?", (workshop_id, id))


def bytes_taken(reader: Reader, workshop_id: str, organisation_id: str | None = None) -> int:
    """By what lies there, withdrawn or not, and by what is on its way: of the workshop, or of one organisation in it."""
    only, asked = (" AND organisation_id = ?", (organisation_id,)) if organisation_id else ("", ())
    return sum(
        int(
            reader.connection.execute(
                f"SELECT coalesce(sum(size), 0) FROM {table} WHERE workshop_id = ?{only}", (workshop_id, *asked)
            ).fetchone()[0]
        )
        for table in ("attachments", "uploads")
    )


def on_the_way(reader: Reader, workshop_id: str, person_id: str) -> int:
    sql = "SELECT count(*) FROM uploads WHERE workshop_id = ? AND person_id = ?"
    return int(reader.connection.execute(sql, (workshop_id, person_id)).fetchone()[0])


def is_named(reader: Reader, content_hash: str) -> bool:
    """Whether any attachment of any workshop names this content, or what is on its way was found to be it."""
    sql = (
        "SELECT 1 FROM attachments WHERE content_hash = ?1 "
        "UNION ALL SELECT 1 FROM uploads WHERE json_extract(found, '$[2]') = ?1 LIMIT 1"
    )
    return reader.connection.execute(sql, (content_hash,)).fetchone() is not None


def unlink_unnamed(store: Store, paths: list[Path]) -> None:
    """Contents that nothing names any more; while it looks and takes away, nothing is put there under the same name."""
    with contents:
        with store.reading() as reader:
            gone = [path for path in paths if not is_named(reader, path.name)]
        if gone:
            store.offload(_unlink, gone)


def lying_there(reader: Reader, attachment: Attachment) -> Attachment | None:
    """The very same content on the very same table, put there before."""
    same = reader.all(
        Attachment,
        attachment.workshop_id,
        content_hash=attachment.content_hash,
        unit=attachment.unit,
        unit_id=attachment.unit_id,
        withdrawn=0,
    )
    return next((one for one in same if one.agenda_item_id == attachment.agenda_item_id), None)


def _upload(row: tuple[Any, ...]) -> Upload:
    workshop_id, id, person_id, organisation_id, name, size, check_sum, target, found, at = row
    return Upload(
        workshop_id=workshop_id,
        id=id,
        person_id=person_id,
        organisation_id=organisation_id,
        name=name,
        size=size,
        check_sum=check_sum,
        target=msgspec.json.decode(target),
        found=Found(*msgspec.json.decode(found)) if found else None,
        at=at,
    )


def _files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _unlink(files: list[Path]) -> None:
    """What cannot be removed now is when it is swept next."""
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)
