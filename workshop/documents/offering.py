"""Which official papers a record can give now, with their titles and the parts each can be about: what a page offers."""

from typing import Any

from workshop.documents.official_papers import OFFICIAL, PACKET
from workshop.documents.paper import Paper
from workshop.documents.paper_parts import DAY, WHOLE, parts


def offered(record: dict[str, Any], language: str) -> list[dict[str, Any]]:
    """In the order of the list; the day's packet comes first."""
    paper = Paper(record, language)
    packet = _line(paper, PACKET, "zip", (DAY, WHOLE), daily=False)
    return [packet, *(_line(paper, one.key, one.ending, one.parts, one.daily) for one in OFFICIAL if one.fits(paper))]


def _line(paper: Paper, key: str, ending: str, kinds: tuple[str, ...], daily: bool) -> dict[str, Any]:
    told = parts(paper, kinds)
    return {
        "kind": key,
        "ending": ending,
        "title": paper.say(f"signed.paper_{key}"),
        "what": paper.say(f"signed.for_{key}"),
        "daily": daily,
        "parts": [{"about": about, "title": title or paper.say("signed.whole")} for about, title in told],
    }
