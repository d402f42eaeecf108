"""`/api/verify`: anybody may ask whether a paper belongs to a record kept here; nothing of what is brought is kept.

The answer names the workshop only to who holds a paper of it, and says nothing of anybody in it.  Strangers' files are looked
into by a child process, two at a time.
"""

import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from flask import Blueprint, request

from workshop import children
from workshop.documents.contents import LONGEST_S, told
from workshop.domain.refusals import Refused
from workshop.service.verifying import Verdict, verdict_on, verdict_on_print
from workshop.storage.sqlite import Store
from workshop.texts import LANGUAGES, languages
from workshop.web.answers import answer_refusals

LARGEST = 40 << 20
LONGEST_PRINT = 40
LONGEST_WAIT_S = 30
_room = threading.BoundedSemaphore(2)


def verify(store: Store) -> Blueprint:
    pages = Blueprint("verify", __name__)
    answer_refusals(pages)

    @pages.post("/api/verify")
    def check() -> dict[str, Any]:
        if (request.content_length or LARGEST) >= LARGEST:
            raise Refused("too_big")
        language = request.form.get("language", LANGUAGES[0])
        if language not in languages():
            raise Refused("malformed", field="language")
        typed, file = request.form.get("print", "")[:LONGEST_PRINT], request.files.get("file")
        if file is None and not typed:
            raise Refused("malformed", field="file")
        verdict = store.offload(_typed, store, typed, language) if file is None else _brought(store, file, language)
        return {"ok": True, "belongs": verdict.belongs, "codes": verdict.codes, "sentences": verdict.sentences(language)}

    return pages


def _brought(store: Store, file: Any, language: str) -> Verdict:
    if not _room.acquire(timeout=LONGEST_WAIT_S):
        raise Refused("try_again")
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "paper"
            file.save(path)
            found: Verdict = store.offload(_read, store, _looked_into(path), language)
            return found
    finally:
        _room.release()


def _looked_into(path: Path) -> str:
    said, complaints = path.with_suffix(".said"), path.with_suffix(".log")
    children.run((sys.executable, "-m", "workshop.documents.contents", path), said, complaints, LONGEST_S)
    return said.read_text("utf-8")


def _read(store: Store, lines: str, language: str) -> Verdict:
    with store.reading() as reader:
        return verdict_on(reader, told(lines), language)


def _typed(store: Store, typed: str, language: str) -> Verdict:
    with store.reading() as reader:
        return verdict_on_print(reader, typed, language)
