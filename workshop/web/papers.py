"""Papers of a workshop, in every format of the one list, for those who keep the papers.

The record is read and written off the event loop; documents are built by the press in a process of their own.
"""

import gzip
from typing import Annotated, Any, Literal

import msgspec
from flask import Blueprint, Response, request, send_file

from workshop.documents.comparison import STATES, states_in
from workshop.documents.kinds import BY_KEY, COMPARED
from workshop.documents.offering import offered
from workshop.documents.official_papers import ASKED, is_of_names, key_and_ending
from workshop.domain.chains import Snapshot
from workshop.domain.judgements import DocumentVersion
from workshop.domain.refusals import Refused
from workshop.service.recording import Edition, record_now
from workshop.service.snapshots import NOW
from workshop.service.versions import FINAL, must_keep_papers
from workshop.storage.sqlite import Store
from workshop.texts import LANGUAGES
from workshop.web.access import viewer
from workshop.web.answers import answer_refusals
from workshop.web.paper_press import PaperJob, Press

LARGEST = 1024
# Goes to a child process as a word of its own: letters of ids, nothing that could be an option.
ABOUT = r"^((day|item|group|states):[A-Za-z0-9][A-Za-z0-9._:-]{0,127})?\Z"

VERSION = r"^([A-Za-z0-9][A-Za-z0-9._-]{0,79})?\Z"


class Wish(msgspec.Struct, forbid_unknown_fields=True):
    """Without a language the paper speaks the workshop's own.  `about`: the part it tells of, as the list has it; `version`: a
    final, else a draft of the present state.
    """

    kind: str
    language: Literal["", "id", "en"] = ""
    about: Annotated[str, msgspec.Meta(pattern=ABOUT)] = ""
    version: Annotated[str, msgspec.Meta(pattern=VERSION)] = ""
    reader: Literal["names", "organisation", "public"] = "names"
    silence: bool | None = None


def papers(store: Store, press: Press) -> Blueprint:
    pages = Blueprint("papers", __name__, url_prefix="/api/workshops/<workshop>")
    answer_refusals(pages)

    @pages.get("/record")
    def record(workshop: str) -> Response:
        _must_keep_papers(store, workshop)
        zipped = request.accept_encodings.quality("gzip") > 0
        body = store.offload(_record, store, workshop, _language(), zipped)
        answer = Response(body, mimetype="application/json")
        answer.headers["Vary"] = "Accept-Encoding"
        if zipped:
            answer.headers["Content-Encoding"] = "gzip"
        return answer

    @pages.get("/papers")
    def listed(workshop: str) -> dict[str, Any]:
        _must_keep_papers(store, workshop)
        return {"ok": True, "papers": store.offload(_offered, store, workshop, _language())}

    @pages.post("/papers")
    def start(workshop: str) -> dict[str, Any]:
        _must_keep_papers(store, workshop)
        wish = _wish()
        _must_be_there(store, workshop, wish)
        edition = Edition(wish.version, wish.reader, wish.silence)
        if wish.version:
            _must_be_final(store, workshop, wish.version)
        return {"ok": True, "paper": press.start(workshop, wish.kind, wish.language, wish.about, edition).id}

    @pages.get("/papers/<paper>")
    def state(workshop: str, paper: str) -> dict[str, Any]:
        _must_keep_papers(store, workshop)
        return {"ok": True, **_told(press.job(workshop, paper))}

    @pages.get("/papers/<paper>/file")
    def file(workshop: str, paper: str) -> Response:
        _must_keep_papers(store, workshop)
        job = press.job(workshop, paper)
        if job.file is None:
            raise Refused("paper_failed" if job.state == "failed" else "paper_not_ready", paper)
        try:
            answer = send_file(job.file, _media_type(job.kind), as_attachment=True, download_name=job.file.name)
            answer.headers["Cache-Control"] = "no-store"
            return answer
        except FileNotFoundError:
            raise Refused("unknown_paper", paper) from None

    return pages


def _must_keep_papers(store: Store, workshop: str) -> None:
    must_keep_papers(viewer(store, workshop))


def _must_be_there(store: Store, workshop: str, wish: Wish) -> None:
    """The two states to be compared, in a form that has a table."""
    if not wish.about.startswith(STATES):
        return
    if wish.kind not in COMPARED or wish.version or wish.reader != "names":
        raise Refused("malformed", "kind")
    with store.reading() as reader:
        for name in states_in(wish.about):
            if name != NOW:
                reader.need(Snapshot, workshop, name)


def _must_be_final(store: Store, workshop: str, version: str) -> None:
    with store.reading() as reader:
        if reader.need(DocumentVersion, workshop, version).kind != FINAL:
            raise Refused("not_final", version)


def _language() -> str:
    """Absent is the workshop's own."""
    language = request.args.get("language", "")
    if language and language not in LANGUAGES:
        raise Refused("malformed", field="language")
    return language


def _record(store: Store, workshop: str, language: str, zipped: bool) -> bytes:
    """msgspec is ten times faster than json here, and whoever encodes holds the interpreter from the phones."""
    body = msgspec.json.encode(record_now(store, workshop, language, personal=True))
    return gzip.compress(body, compresslevel=5) if zipped else body


def _media_type(kind: str) -> str:
    if kind in BY_KEY:
        return BY_KEY[kind].media_type
    ending = key_and_ending(kind)[1]
    return BY_KEY[ending].media_type if ending in BY_KEY else "text/plain; charset=utf-8"


def _offered(store: Store, workshop: str, language: str) -> list[dict[str, Any]]:
    record = record_now(store, workshop, language, personal=False)
    return offered(record, language or record["language"])


def _wish() -> Wish:
    if (request.content_length or 0) > LARGEST:
        raise Refused("too_big")
    try:
        wish = msgspec.json.decode(request.get_data(cache=False), type=Wish, strict=True)
    except msgspec.DecodeError as error:
        raise Refused("malformed", str(error)[:200]) from None
    if wish.kind not in BY_KEY and wish.kind not in ASKED:
        raise Refused("malformed", "kind")
    if wish.reader != "names" and is_of_names(wish.kind):
        raise Refused("malformed", "reader")
    return wish


def _told(job: PaperJob) -> dict[str, Any]:
    percent, title = job.done()
    told: dict[str, Any] = {"state": job.state, "percent": percent, "title": title, "filename": "", "size": 0, "pages": 0}
    if job.file is not None and job.file.exists():
        told |= {"filename": job.file.name, "size": job.file.stat().st_size, "pages": job.pages}
    return told | ({"code": "paper_failed"} if job.state == "failed" else {})
