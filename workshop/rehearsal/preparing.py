"""Before the doors open: the workshop from a template, its staff, and the office's own files through the intake."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workshop import clock
from workshop.domain.accepting import LONGEST_LINE
from workshop.domain.offices import LONGEST_ADDRESS, MOST_LINES
from workshop.library import shelf
from workshop.rehearsal.dataset import Dataset
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.host import Answer, must
from workshop.rehearsal.phones import Phone
from workshop.rehearsal.soundness import FORMS_AT_THE_DOOR
from workshop.rehearsal.stumble import Stumbled

LEADING = "fasilitator"
ROLES = {
    "fasilitator": "cofacilitator",
    "asesor": "assessor",
    "asisten_asesor": "assessor",
    "panitia": "organiser",
    "pengamat": "observer",
}
MESSY = {"organisations": "organisations_messy.xlsx", "people": "participants_messy.xlsx"}
CLEAN = {"organisations": "organisations.csv", "people": "participants.csv"}
FIGURE_NAMES = {"organisations": "organisations_messy", "people": "participants_messy"}
OFFICE_FILES = [(kind, names[kind]) for names in (MESSY, CLEAN) for kind in ("organisations", "people")]


def make_workshop(hall: Hall) -> None:
    must(hall.host.post("/api/host/workshops", _wish(hall)), "create_workshop")
    hall.enter()
    hall.leads("set_clock", now=hall.data.calendar.moment(min([0, *(event.minute for event in hall.data.events[:1])])))
    if office := _office(hall.data):
        hall.leads("change_office", fields=office)


def _office(data: Dataset) -> Answer:
    """Letterhead and who signs, as far as the data set has them."""
    organiser = data.workshop.get("organiser")
    told = organiser if isinstance(organiser, dict) else {}
    lines = [
        {"text": str(line)[:LONGEST_LINE], "bold": number > 0} for number, line in enumerate(told.get("kop", [])[:MOST_LINES])
    ]
    committee = [member.name[:LONGEST_LINE] for member in data.staff if ROLES.get(member.role) == "organiser"]
    found: Answer = {
        "lines": lines,
        "address": str(told.get("address", ""))[:LONGEST_ADDRESS],
        "signatories": [{"role": "committee", "name": name} for name in committee[:1]],
    }
    return {name: value for name, value in found.items() if value}


def add_staff(hall: Hall) -> None:
    """The data set's facilitator leads; who enters rows for others must lead too."""
    leader = _leader(hall.data)
    for member in hall.data.staff:
        if member.key == leader:
            hall.staff[member.name] = hall.lead
            continue
        enters = any(event.by == member.name and not event.person for event in hall.data.events)
        role = "cofacilitator" if enters else ROLES.get(member.role, "observer")
        secret = clock.new_secret()
        hall.leads("add_staff", person=hall.made("per", member.key), name=member.name, role=role, secret=secret)
        if role in ("cofacilitator", "assessor"):
            hall.assessors[member.key] = Phone(hall.laptop, hall.workshop, secret, member.name)
        if role == "cofacilitator":
            hall.staff[member.name] = hall.assessors[member.key]


def import_lists(hall: Hall) -> dict[str, Any]:
    """As an office sends them, then the corrected lists; taken again, none changes anything.  Returns the figure `imports`."""
    for kind, name in _present(hall.data.folder):
        _take(hall, kind, name)
    for kind, name in _present(hall.data.folder):
        _take_again(hall, kind, name)
    figures = {FIGURE_NAMES[kind]: _preview(hall, kind, name)["figures"] for kind, name in _present(hall.data.folder, MESSY)}
    _know_everybody(hall)
    return figures


def _wish(hall: Hall) -> Answer:
    """What the data set says about its workshop; the template gives the rest."""
    told, stage = hall.data.workshop, str(hall.data.workshop.get("stage", ""))
    fitting = [template["key"] for template in shelf.templates() if stage and template["stage"] == stage]
    leader = next((member.name for member in hall.data.staff if member.key == _leader(hall.data)), "Fasilitator")
    organiser = told.get("organiser") or {}
    return {
        "id": hall.workshop,
        "template": fitting[0] if fitting else "blank",
        "title": told.get("title", "Geladi"),
        "stage": stage,
        "place": told.get("venue", ""),
        "region": told.get("region", ""),
        "organiser": str(organiser.get("organisation", "")) if isinstance(organiser, dict) else str(organiser),
        "days": _days(hall.data),
        "timezone": told.get("timezone", "Asia/Jakarta"),
        "language": told.get("language", "id"),
        "year_range": told.get("year_range", [1990, 2060]),
        "rehearsal": True,
        "themes": told.get("themes", []),
        "half_days": list(_half_days(told)),
        "agenda": [],
        "groupings": [],
        "worksheets": _worksheets(hall.data),
        "facilitator": leader,
    }


def _leader(data: Dataset) -> str:
    return next((member.key for member in data.staff if member.role == LEADING), "")


def _days(data: Dataset) -> list[Answer]:
    days = zip(data.calendar.dates, data.calendar.opens, strict=True)
    return [{"date": date.isoformat(), "opens": f"{opens:%H:%M}"} for date, opens in days]


def _half_days(told: dict[str, Any]) -> Iterator[Answer]:
    for key, window in told.get("half_day_windows", {}).items():
        day = re.search(r"\d+", key)
        yield {"key": key, "day": int(day[0]) if day else 1, "start": window[0], "end": window[1]}


def _worksheets(data: Dataset) -> list[str]:
    named = [key for item in data.workshop["agenda"] for key in item.get("worksheets", [])]
    known = set(shelf.worksheet_keys()) - set(FORMS_AT_THE_DOOR)
    return [key for key in dict.fromkeys([*named, *data.worksheets()]) if key in known]


def _present(folder: Path, names: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """A set may come without the office's own spreadsheets."""
    wanted = [(kind, name) for kind, name in OFFICE_FILES if names is None or names[kind] == name]
    return [(kind, name) for kind, name in wanted if (folder / name).is_file()]


def _take(hall: Hall, kind: str, name: str) -> Answer:
    options = {"language": "id", "command": hall.command_id(f"import-{kind}")}
    answer = hall.console.upload(hall.path(f"intake/{kind}/confirm"), hall.data.folder / name, options)
    return must(answer, f"import {name}")


def _preview(hall: Hall, kind: str, name: str) -> Answer:
    answer = hall.console.upload(hall.path(f"intake/{kind}"), hall.data.folder / name, {"language": "id"})
    return dict(must(answer, f"preview {name}")["preview"])


def _take_again(hall: Hall, kind: str, name: str) -> None:
    before = _seq(hall)
    written = _take(hall, kind, name)["written"]
    if written["new"] or written["changed"] or _seq(hall) != before:
        hall.fault("rehearsal.fault.import_again", file=name, detail=written)


def _seq(hall: Hall) -> int:
    return int(must(hall.console.get(hall.path("objects")), "objects")["seq"])


def _know_everybody(hall: Hall) -> None:
    """The lists as the console holds them are the data set's."""
    hall.lead.disconnect()
    hall.lead.connect()
    hall.learn_people()
    lost = [key for key in hall.data.organisations if key not in hall.organisations]
    lost += [person.key for person in hall.data.participants.values() if person.key not in hall.people]
    if lost:
        raise Stumbled("rehearsal.stumble.not_imported", names=", ".join(lost[:10]))
