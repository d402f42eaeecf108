"""What somebody's own tables wrote, as one page that opens anywhere, without scripts and without the network."""

from collections.abc import Mapping
from html import escape
from typing import Any

from workshop.documents.own_page import STYLE
from workshop.texts import text


def results_page(results: Mapping[str, Any], language: str) -> str:
    title = escape(text("own.results_title", language))
    sheets = "".join(_sheet(one, language) for one in results["sheets"]) or f"<p>{escape(text('own.results_none', language))}</p>"
    units = escape(", ".join(results["units"]))
    meta = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    head = f"{meta}<title>{title}</title><style>{STYLE}td,th{{white-space:pre-wrap}}</style>"
    body = f"<h1>{title}</h1><p>{escape(results['title'])}</p><p>{units}</p>{sheets}"
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'


def _sheet(sheet: Mapping[str, Any], language: str) -> str:
    title = escape(sheet["activity"] or sheet["worksheet"][language])
    rows = "".join(
        f'<section class="row"><h3>{number}</h3><table>{_fields(row, language)}</table></section>'
        for number, row in enumerate(sheet["rows"], start=1)
    )
    return f"<h2>{title}</h2><p>{escape(sheet['unit'])}</p>{rows}"


def _fields(row: list[Mapping[str, Any]], language: str) -> str:
    return "".join(f"<tr><th>{escape(one['label'][language])}</th><td>{escape(one['said'][language])}</td></tr>" for one in row)
