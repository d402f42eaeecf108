"""Office files over HTTP: read, corrected and confirmed.

The same bytes are read again after every decision and once more when they are confirmed.  Reading runs off the loop;
writing goes through the desk like every command, under an id the console made (CM1).
"""

from dataclasses import dataclass, field
from typing import Any

import msgspec
from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import RequestEntityTooLarge

from workshop import clock
from workshop.domain.commands.hall import ImportOrganisations, ImportPeople
from workshop.domain.derived import derived
from workshop.domain.refusals import Refused
from workshop.intake.limits import MAX_BYTES
from workshop.intake.plan import Planned
from workshop.intake.preview import Reading, shown
from workshop.intake.problems import refusal_sentence, words
from workshop.service.desk import Desk, refused
from workshop.service.importing import must_keep_lists
from workshop.service.listed import KINDS, Choices, Lists, lists_of, newly_listed, read_file
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.texts import LANGUAGES
from workshop.web import access

ROOM_FOR_OPTIONS = 512 * 1024
LONGEST_NAME = 200
# Known to this run of the server only: keys are NIPs and names, which a plain hash would give away to whoever guesses.
FORGOTTEN = clock.new_secret()
COMMANDS = {"organisations": ImportOrganisations, "people": ImportPeople}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    columns: dict[str, str] = field(default_factory=dict)
    corrections: dict[int, dict[str, str]] = field(default_factory=dict)
    excluded: list[int] = field(default_factory=list)
    sheet: str = ""
    language: str = "id"
    command: str = ""


def intake(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("intake", __name__, url_prefix="/api/workshops/<workshop_id>/intake/<kind>")
    pages.register_error_handler(Refused, _say)
    pages.register_error_handler(RequestEntityTooLarge, lambda error: _say(Refused("file_too_big", field="file")))

    @pages.post("")
    def preview(workshop_id: str, kind: str) -> dict[str, Any]:
        options, reading, _ = _read(store, workshop_id, kind)
        return {"ok": True, "preview": shown(reading, options.corrections, options.language)}

    @pages.post("/confirm")
    def confirm(workshop_id: str, kind: str) -> Any:
        options, reading, lists = _read(store, workshop_id, kind)
        ack = desk.handle(
            workshop_id, access.bearer(), COMMANDS[kind](id=options.command, rows=_rows(kind, workshop_id, reading, lists))
        )
        if not ack["ok"]:
            return jsonify(ack), access.STATUS.get(ack["code"], 400)
        every = len(reading.plan.writes) + len(reading.plan.unchanged)
        written = {name: ack["written"][name] for name in ("new", "changed")}
        return {"ok": True, "seq": ack["seq"], "written": {**written, "unchanged": every - sum(written.values())}}

    return pages


def _read(store: Store, workshop_id: str, kind: str) -> tuple[Options, Reading, Lists]:
    must_keep_lists(access.viewer(store, workshop_id))
    if kind not in KINDS:
        raise Refused("malformed", kind[:40], "kind")
    options, name, content = _sent()
    choices = Choices(
        columns=options.columns, corrections=options.corrections, excluded=frozenset(options.excluded), sheet=options.sheet
    )
    with store.reading() as reader:
        lists = lists_of(reader, workshop_id)
    return options, store.offload(read_file, kind, content, name, choices, lists), lists


def _sent() -> tuple[Options, str, bytes]:
    request.max_content_length = MAX_BYTES + ROOM_FOR_OPTIONS
    request.max_form_memory_size = ROOM_FOR_OPTIONS
    sent = request.files.get("file")
    if sent is None:
        raise Refused("malformed", "no file", "file")
    return _options(), (sent.filename or "")[-LONGEST_NAME:], sent.read()


def _options() -> Options:
    try:
        options = msgspec.json.decode(request.form.get("options", "{}"), type=Options, strict=True)
    except msgspec.DecodeError as error:
        raise Refused("malformed", str(error)[:200], "options") from None
    if options.language not in LANGUAGES:
        raise Refused("malformed", field="language")
    return options


def _rows(kind: str, workshop_id: str, reading: Reading, lists: Lists) -> list[dict[str, Any]]:
    """New ones whole, changed ones by what changes: a correction made meanwhile by hand is not undone."""
    taken = set(lists.taken)
    rows = []
    for planned in reading.plan.writes:
        id = planned.id or _fresh(kind, planned.key, workshop_id, taken)
        taken.add(id)
        rows.append({"id": id, **_said(kind, planned)})
    return rows + [{"id": id} for id in newly_listed(reading.plan, lists)]


def _said(kind: str, planned: Planned) -> dict[str, Any]:
    if planned.id is not None:
        said: dict[str, Any] = {name: after for name, (_, after) in planned.changes.items()}
    else:
        said = {**planned.values, ("position" if kind == "organisations" else "order"): planned.order}
    if "organisation_id" in said:
        said["organisation"] = said.pop("organisation_id")
    return said


def _fresh(kind: str, key: str, workshop_id: str, taken: set[str]) -> str:
    """The id follows from the key, so that two confirmations of one file at once mean the same people; but nobody finds the
    key again from the id (ND1)."""
    prefix = "org" if kind == "organisations" else "per"
    made = (derived(prefix, workshop_id, FORGOTTEN, key, str(again)) for again in range(len(taken) + 1))
    return next(id for id in made if id not in taken)


def _say(refusal: Refused) -> tuple[Response, int]:
    """With its sentence, where it is about the file."""
    language = _language()
    said = {"sentence": refusal_sentence(refusal, language)} if refusal.code in words() else {}
    return jsonify({**refused(refusal), **said}), access.STATUS.get(refusal.code, 400)


def _language() -> str:
    try:
        return _options().language
    except (Refused, RequestEntityTooLarge):
        return "id"
