"""No page has what was taken out of Pico (static/needed.mjs): whoever brings it in takes its rules back."""

import re

from tools.dev.places import ROOT

WITHOUT = re.compile(
    r"<(?:dialog|progress|hgroup|blockquote|samp|iframe|audio|video|canvas)\b|data-tooltip|type=\"(?:range|color)\"|\bdir=\"rtl\""
)


def test_no_page_has_what_was_taken_out_of_pico() -> None:
    sources = [*(ROOT / "static" / "src").rglob("*.tsx"), *(ROOT / "templates").glob("*.html")]
    found = [(path.name, said) for path in sources for said in WITHOUT.findall(path.read_text(encoding="utf-8"))]

    assert found == []
