"""The ballots of a data set, from its votes.json: what was asked, and every slip that was handed in, good or bad.

`dot_vote` carries times: a slip outside them is not good.  `usg` and weighted scores carry none: they come from whoever is there.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workshop.rehearsal.broken import broken
from workshop.rehearsal.files import read_object

FILE = "votes.json"
PHONE, PAPER = "phone", "paper"
CRITERIA = ("U", "S", "G")

Choice = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Slip:
    """One paper or one press, at its minute; None: whenever the poll is open."""

    voter: str
    choice: Choice
    minute: int | None = None
    channel: str = PHONE


@dataclass(frozen=True, slots=True)
class Poll:
    """`kind`, `options` and `settings` as the product's command has them."""

    key: str
    kind: str
    question: str
    options: tuple[dict[str, Any], ...]
    settings: dict[str, Any]
    secret: bool
    slips: tuple[Slip, ...]
    opens: int | None = None
    closes: int | None = None

    def moved(self, slide: Callable[[int], int]) -> "Poll":
        """The same poll at the minutes of another day."""
        slips = tuple(one if one.minute is None else replace(one, minute=slide(one.minute)) for one in self.slips)
        if self.opens is None or self.closes is None:
            return replace(self, slips=slips)
        return replace(self, slips=slips, opens=slide(self.opens), closes=slide(self.closes))


def read_polls(folder: Path) -> tuple[Poll, ...]:
    """None where the set has no votes."""
    if not (folder / FILE).is_file():
        return ()
    source = read_object(folder, FILE)
    try:
        return tuple(_polls(source))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        broken("rehearsal.broken.row", file=FILE, place=1, detail=repr(error))


def _polls(source: Mapping[str, Any]) -> Iterator[Poll]:
    secret = bool(source.get("secret", True))
    for key, told in source.items():
        if not isinstance(told, Mapping) or not told.get("items"):
            continue
        if "ballots" in told:
            yield _dots(key, told, secret)
        elif "scores" in told:
            yield _scores(key, told, secret)


def _dots(key: str, told: Mapping[str, Any], secret: bool) -> Poll:
    settings = {"dots": int(told.get("dots_per_person", 3))}
    settings["most"] = int(told.get("max_per_item", settings["dots"]))
    opens, closes = told.get("opens"), told.get("closes")
    slips = [_dot_slip(one) for one in told["ballots"]]
    slips.sort(key=lambda one: one.minute if one.minute is not None else 0)
    return Poll(key, "dots", _question(told), _options(told), settings, secret, tuple(slips), opens, closes)


def _dot_slip(one: Mapping[str, Any]) -> Slip:
    choice = {str(item): {"dots": many} for item, many in (one.get("dots") or {}).items() if many != 0}
    minute = one.get("at_minute")
    return Slip(str(one.get("voter") or ""), choice, None if minute is None else int(minute), str(one.get("channel") or PHONE))


def _scores(key: str, told: Mapping[str, Any], secret: bool) -> Poll:
    """USG where the criteria are its own, else weighted by what the set says."""
    criteria = told.get("criteria")
    names = list(_names(criteria)) if criteria else list(CRITERIA)
    by_rater: dict[str, Choice] = {}
    for one in told["scores"]:
        marks = {name: one[name] for name in names if one.get(name) is not None}
        if len(marks) == len(names):
            by_rater.setdefault(str(one["rater"]), {})[str(one["item"])] = marks
    slips = tuple(Slip(rater, choice) for rater, choice in by_rater.items())
    if tuple(names) == CRITERIA:
        return Poll(key, "usg", _question(told), _options(told), {}, secret, slips)
    settings = {"criteria": list(_weights(criteria)), "assessors": True}
    return Poll(key, "weighted", _question(told), _options(told), settings, secret, slips)


def _names(criteria: Any) -> Iterator[str]:
    for one in criteria:
        yield str(one["id"]) if isinstance(one, Mapping) else str(one)


def _weights(criteria: Any) -> Iterator[dict[str, Any]]:
    """As a list of criteria with their weights, or a table of weights."""
    for one in criteria:
        told = one if isinstance(one, Mapping) else {"id": one, "weight": criteria[one]}
        yield {"id": str(told["id"]), "label_id": str(told.get("label_id", told["id"])), "weight": int(told["weight"])}


def _question(told: Mapping[str, Any]) -> str:
    return str(told.get("question") or "Prioritas")


def _options(told: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
    items = sorted(told["items"], key=lambda one: int(one.get("order", 0)))
    return tuple(
        {
            "id": str(one["id"]),
            "title": str(one.get("title") or one["id"]),
            "entry": str(one["row_key"]) if one.get("row_key") else None,
            "eligible": bool(one.get("eligible", True)),
        }
        for one in items
    )
