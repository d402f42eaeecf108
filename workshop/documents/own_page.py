"""A person's own copy as one page that opens anywhere, without scripts and without the network."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from workshop.documents.moments import Moments
from workshop.texts import text

Rows = Iterable[tuple[str, object]]

STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}"
    "th{text-align:left;vertical-align:top;padding-right:1rem;font-weight:600}"
    "td{overflow-wrap:anywhere}h2{margin-top:2rem}section.row{border-top:1px solid #888;padding:.5rem 0}"
)
OF_A_PERSON = ("name", "position", "rank", "nip", "phone", "sex", "sector", "list_key", "status")


def own_page(copy: Mapping[str, Any], language: str) -> str:
    workshop = copy["workshop"]
    parts = [
        f"<h1>{_said('title', language)}</h1><p>{escape(workshop['title'])}</p>",
        _table(_about(copy, language)),
        *(_person(person, language) for person in copy["people"]),
        _table([(_said("organisations", language), ", ".join(copy["organisations"]))]),
        _groups(copy["groups"], language),
        _attendance(copy, language),
        f"<h2>{_said('rows', language)}</h2>",
        *(_row(row, workshop["timezone"], language) for row in copy["rows"]),
        f"<p>{_said('rest', language)}</p>",
    ]
    title = escape(text("own.title", language))
    head = (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title><style>{STYLE}</style>'
    )
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{"".join(parts)}</body></html>'


def _about(copy: Mapping[str, Any], language: str) -> Rows:
    workshop = copy["workshop"]
    yield _said("organiser", language), workshop["organiser"]
    yield _said("purpose", language), workshop["purpose"]
    yield _said("contact", language), workshop["contact"]
    yield _said("until", language), copy["kept_until"] or ""
    yield _said("made", language), _moment(copy["made_at"], workshop["timezone"], language)


def _person(person: Mapping[str, Any], language: str) -> str:
    return _table((_said(name, language), person.get(name, "")) for name in OF_A_PERSON)


def _groups(groups: Iterable[Mapping[str, Any]], language: str) -> str:
    rows = [(group["grouping"], f"{group['group']} {group['title']}".strip()) for group in groups]
    return f"<h2>{_said('groups', language)}</h2>{_table(rows)}" if rows else ""


def _attendance(copy: Mapping[str, Any], language: str) -> str:
    marks = [mark for mark in copy["others"].get("attendance_mark", []) if not mark["withdrawn"]]
    zone = copy["workshop"]["timezone"]
    rows = [
        (_moment(mark["at"], zone, language), " ".join((_said(mark["kind"], language), mark["reason"])).strip()) for mark in marks
    ]
    return f"<h2>{_said('attendance', language)}</h2>{_table(rows)}" if rows else ""


def _row(row: Mapping[str, Any], timezone: str, language: str) -> str:
    title = escape(row["activity"] or row["worksheet"][language])
    told = [(field["label"][language], _plain(field["text"])) for field in row["fields"]]
    secret = f"<p>{_said('secret', language)}</p>" if row["secret"] else ""
    saved = _moment(row["saved_at"], timezone, language)
    return f'<section class="row"><h3>{title}</h3><p>{saved}</p>{secret}{_table(told)}</section>'


def _table(rows: Rows) -> str:
    """Without what is empty; labels may hold marks of their own, texts never do."""
    lines = [f"<tr><th>{label}</th><td>{escape(str(value))}</td></tr>" for label, value in rows if value not in ("", None)]
    return f"<table>{''.join(lines)}</table>" if lines else ""


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _moment(at: str, timezone: str, language: str) -> str:
    return Moments(language, timezone).day_and_clock(at) if at else ""


def _said(name: str, language: str) -> str:
    return escape(text(f"own.{name}", language))
