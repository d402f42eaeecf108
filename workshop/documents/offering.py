"""Which papers a record can give now: their titles, the parts each can be about and what those hold."""

from typing import Any

from workshop.documents.holding import holding, whole_record
from workshop.documents.kinds import KINDS, Kind
from workshop.documents.official_papers import OFFICIAL, PACKET
from workshop.documents.paper import Paper
from workshop.documents.paper_office import workshop_days
from workshop.documents.paper_parts import DAY, WHOLE, last_day, parts


def offered(record: dict[str, Any], language: str) -> list[dict[str, Any]]:
    """In the order of the lists; the day's packet comes first, the record in its formats last."""
    paper = Paper(record, language)
    packet = _line(paper, PACKET, "zip", (DAY, WHOLE), daily=False)
    official = [_line(paper, one.key, one.ending, one.parts, one.daily, one.names) for one in OFFICIAL if one.given(paper)]
    return [packet, *official, *(_format(paper, one) for one in KINDS)]


def _format(paper: Paper, kind: Kind) -> dict[str, Any]:
    """The record itself, in one format."""
    told = {"kind": kind.key, "ending": kind.ending, "title": paper.say(kind.title), "what": paper.say(kind.about)}
    return {
        **told,
        "daily": False,
        "names": False,
        "record": True,
        "usual": "",
        "parts": [{"about": "", "title": paper.say("signed.whole"), "holds": whole_record(paper)}],
    }


def _line(paper: Paper, key: str, ending: str, kinds: tuple[str, ...], daily: bool, names: bool = False) -> dict[str, Any]:
    told = parts(paper, kinds) or [("", "")]
    return {
        "kind": key,
        "ending": ending,
        "title": paper.say(f"signed.paper_{key}"),
        "what": paper.say(f"signed.for_{key}"),
        "daily": daily,
        "names": names,
        "record": False,
        "usual": _usual(paper, [about for about, _ in told]),
        "parts": [
            {"about": about, "title": title or paper.say("signed.whole"), "holds": holding(paper, key, about)}
            for about, title in told
        ],
    }


def _usual(paper: Paper, abouts: list[str]) -> str:
    """The day that is, or was last, where the paper is of a day first."""
    days, now = workshop_days(paper), last_day(paper)
    today = f"day:{days.index(now) + 1}" if now in days else ""
    return today if abouts[0].startswith(f"{DAY}:") and today in abouts else abouts[0]
