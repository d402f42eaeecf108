"""Uploads from the first word to the document on the table: begun, sent piece by piece, looked into, laid down.

Every step may be asked for twice.  Pieces are on the disk before they are answered, outside every transaction and off the event
loop (TX1); what is looked into is looked into by a child process.  A few at a time, so that a hall that uploads never keeps a
commit waiting.
"""

import errno
import json
import shutil
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from workshop import children, clock
from workshop.attached.examining import LONGEST_S
from workshop.attached.pieces import PIECE, arrived, settle, take_piece
from workshop.domain import accepting as take
from workshop.domain.commands.attachments import AddAttachment
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service.attaching import Target, asked_for, may_lay
from workshop.storage.backup import FULL, attachments
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Tx
from workshop.storage.uploads import (
    Found,
    Upload,
    bytes_taken,
    contents,
    forget,
    incoming,
    keep,
    older_than,
    on_the_way,
    part_name,
    sweep_unknown,
    unlink_unnamed,
    upload_of,
)

AT_ONCE = 4
EXAMINED_AT_ONCE = 2
LEAST_FREE = 200 * 1024 * 1024
FORGOTTEN_AFTER = timedelta(days=3)
SUM_SIZE = 8
MOST_ON_THE_WAY = 40

Ack = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Limits:
    """In bytes: the largest file, and what all files of one organisation and of one workshop may take together."""

    file: int
    organisation: int
    workshop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """`upload`: made by the sender, and later the document's id.  `check_sum`: CRC-32 of the whole file, in hexadecimal."""

    upload: str
    name: str
    size: int
    check_sum: str
    target: Target


class Uploads:
    """`lay`: the desk's one path, for the command that lays a document down."""

    def __init__(self, store: Store, limits: Limits, lay: Callable[[str, str, AddAttachment], Ack]) -> None:
        self.store = store
        self.limits = limits
        self._lay = lay
        self._folder = incoming(store.path)
        self._room = threading.BoundedSemaphore(AT_ONCE)
        self._looking = threading.BoundedSemaphore(EXAMINED_AT_ONCE)
        self._turns: dict[Path, threading.Lock] = {}
        self._swept: datetime | None = None

    def begin(self, viewer: Viewer, wish: Wish) -> Ack:
        """Where to go on: at 0, where it broke off, or nowhere because it lies there already."""
        take.fresh_id(wish.upload, "upload")
        self._sweep()
        free = shutil.disk_usage(self.store.path.parent).free
        told = self.store.write(lambda tx: self._begun(tx, viewer, wish, free))
        return told or {"offset": arrived(self._part(viewer.workshop_id, wish.upload)), "piece": PIECE}

    def piece(self, viewer: Viewer, id: str, offset: int, piece: bytes) -> int:
        upload = self._own(viewer, id)
        if upload.found is not None:
            return upload.size
        part = self._part(viewer.workshop_id, id)
        with self._turn(part), self._room:
            return int(self._on_disk(take_piece, part, offset, piece, upload.size))

    def finish(self, viewer: Viewer, token: str, id: str) -> Ack:
        """The acknowledgement of the command that lays it down; the same again for the same upload."""
        part = self._part(viewer.workshop_id, id)
        with self._turn(part):
            upload = self._held(viewer, id)
            taken = self._take(upload, part) if upload is not None else None
            ack = self._lay(viewer.workshop_id, token, AddAttachment(id=id, attachment=id))
            if taken is not None and self._held(viewer, id) is None and not ack["ok"]:
                self._drop(taken)
        self._turns.pop(part, None)
        return ack

    def give_up(self, viewer: Viewer, id: str) -> None:
        upload = self._held(viewer, id)
        if upload is not None:
            self._drop(upload)

    def _begun(self, tx: Tx, viewer: Viewer, wish: Wish, free: int) -> Ack | None:
        workshop = tx.need(Workshop, viewer.workshop_id, viewer.workshop_id)
        if workshop.status == "archived":
            raise Refused("workshop_archived")
        if earlier := tx.receipt(viewer.person_id, wish.upload):
            return {"offset": wish.size, "piece": PIECE, "attachment": earlier.get("attachment", wish.upload)}
        held = upload_of(tx, viewer.workshop_id, wish.upload)
        if held is not None:
            self._must_be_same(held, viewer, wish)
            return None
        may_lay(tx, viewer, wish.target)
        self._must_fit(tx, viewer, wish, free)
        keep(tx, self._fresh(viewer, wish))
        return None

    def _fresh(self, viewer: Viewer, wish: Wish) -> Upload:
        if len(wish.check_sum) != SUM_SIZE or not set(wish.check_sum) <= set("0123456789abcdef"):
            raise Refused("malformed", field="check_sum")
        return Upload(
            workshop_id=viewer.workshop_id,
            id=wish.upload,
            person_id=viewer.person_id,
            organisation_id=viewer.organisation_id,
            name=take.needed(wish.name, "name", 300),
            size=wish.size,
            check_sum=wish.check_sum,
            target=asked_for(wish.target),
            at=clock.stamp(),
        )

    def _must_be_same(self, held: Upload, viewer: Viewer, wish: Wish) -> None:
        if held.person_id != viewer.person_id:
            raise Refused("unknown_upload", wish.upload)
        if (held.size, held.check_sum) != (wish.size, wish.check_sum):
            raise Refused("upload_differs", wish.upload)

    def _must_fit(self, tx: Tx, viewer: Viewer, wish: Wish, free: int) -> None:
        """Counted where one writer writes: two that begin together do not share the last free place."""
        if wish.size <= 0:
            raise Refused("file_empty", field="file")
        if wish.size > self.limits.file:
            raise Refused("attachment_too_big", f"{wish.size} of {self.limits.file}", "file")
        id = viewer.workshop_id
        if on_the_way(tx, id, viewer.person_id) >= MOST_ON_THE_WAY:
            raise Refused("too_many_uploads", f"{MOST_ON_THE_WAY}", "file")
        if bytes_taken(tx, id) + wish.size > self.limits.workshop:
            raise Refused("workshop_table_full", f"{self.limits.workshop}", "file")
        office = viewer.organisation_id
        if office and bytes_taken(tx, id, office) + wish.size > self.limits.organisation:
            raise Refused("organisation_table_full", f"{self.limits.organisation}", "file")
        if free < LEAST_FREE + 2 * wish.size:
            raise Refused("disk_full", field="file")

    def _take(self, upload: Upload, part: Path) -> Upload:
        """Looked into, noted as found, and put under the name of its content; each once, wherever it was broken off."""
        if upload.found is None:
            if arrived(part) < upload.size:
                raise Refused("upload_not_whole", f"{arrived(part)} of {upload.size}")
            upload = self._examined(upload, part)
        assert upload.found is not None
        target = attachments(self.store.path) / upload.found.content_hash
        with contents:
            self._on_disk(_put_away, [part, _kept(part)], upload.found.size, target)
        return upload

    def _examined(self, upload: Upload, part: Path) -> Upload:
        said, complaints = part.with_suffix(".said"), part.with_suffix(".log")
        words = (sys.executable, "-m", "workshop.attached.examining", part.resolve(), _kept(part).resolve(), upload.check_sum)
        with self._looking:
            code = children.run(words, said, complaints, LONGEST_S)
        told = json.loads(said.read_text("utf-8")) if code == 0 else {"code": "file_unreadable", "detail": f"exit code {code}"}
        for path in (said, complaints):
            path.unlink(missing_ok=True)
        if "code" in told:
            self._drop(upload)
            raise Refused(told["code"], told["detail"], "file")
        (part if told["kept"] == _kept(part).name else _kept(part)).unlink(missing_ok=True)
        found = replace(upload, found=Found(str(told["media_type"]), int(told["size"]), str(told["content_hash"])))
        if not self.store.write(lambda tx: _noted(tx, found)):
            self._drop(upload)
            raise Refused("unknown_upload", upload.id)
        return found

    def _on_disk(self, act: Callable[..., Any], *arguments: Any) -> Any:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            return self.store.offload(act, *arguments)
        except OSError as error:
            raise Refused("disk_full" if error.errno in FULL else "try_again", str(error), "file") from None

    def _own(self, viewer: Viewer, id: str) -> Upload:
        upload = self._held(viewer, id)
        if upload is None:
            raise Refused("unknown_upload", id)
        return upload

    def _held(self, viewer: Viewer, id: str) -> Upload | None:
        """Somebody else's is as unknown as none."""
        with self.store.reading() as reader:
            upload = upload_of(reader, viewer.workshop_id, take.fresh_id(id, "upload"))
        return upload if upload is not None and upload.person_id == viewer.person_id else None

    def _drop(self, upload: Upload) -> None:
        self.store.write(lambda tx: forget(tx, upload.workshop_id, upload.id))
        part = self._part(upload.workshop_id, upload.id)
        for path in (part, _kept(part)):
            path.unlink(missing_ok=True)
        self._turns.pop(part, None)
        if upload.found is not None:
            unlink_unnamed(self.store, [attachments(self.store.path) / upload.found.content_hash])

    def _sweep(self) -> None:
        """Once an hour: what nobody sends on for days makes room."""
        now = clock.now()
        if self._swept is not None and now - self._swept < timedelta(hours=1):
            return
        self._swept = now
        with self.store.reading() as reader:
            old = older_than(reader, (now - FORGOTTEN_AFTER).isoformat(timespec="milliseconds"))
        for upload in old:
            self._drop(upload)
        sweep_unknown(self.store)

    def _turn(self, part: Path) -> threading.Lock:
        return self._turns.setdefault(part, threading.Lock())

    def _part(self, workshop_id: str, id: str) -> Path:
        return self._folder / f"{part_name(workshop_id, id)}.part"


def _noted(tx: Tx, found: Upload) -> bool:
    """Not of what was given up, or whose sender was erased, while it was looked into."""
    if upload_of(tx, found.workshop_id, found.id) is None:
        return False
    keep(tx, found)
    return True


def _kept(part: Path) -> Path:
    return part.with_suffix(".kept")


def _put_away(candidates: list[Path], size: int, target: Path) -> None:
    """What was found to be good gets the name of its content at once and whole; it may lie there already."""
    target.parent.mkdir(parents=True, exist_ok=True)
    there = target.is_file() and target.stat().st_size == size
    for path in candidates:
        if path.is_file() and there:
            path.unlink()
        elif path.is_file():
            settle(path)
            path.replace(target)
            there = True
    if not there:
        raise FileNotFoundError(errno.ENOENT, "what had arrived is gone", str(target))
