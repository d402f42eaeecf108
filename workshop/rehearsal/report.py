"""What a rehearsal says: its steps as they happen, the table of figures, and the same as JSON."""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from workshop.rehearsal.comparing import Figure, differing
from workshop.rehearsal.seen import Seen
from workshop.texts import text

SHOWN_DIFFERENCES = 12
LONGEST = 60
EQUAL, DIFFERENT, LATER = "rehearsal.equal", "rehearsal.different", "rehearsal.not_yet"
COLOURS = {EQUAL: "\x1b[32m", DIFFERENT: "\x1b[31m", LATER: "\x1b[2m"}
PLAIN = "\x1b[0m"


def both(sentence: str, /, **values: object) -> str:
    return f"{text(sentence, 'id', **values)} ({text(sentence, 'en', **values)})"


def say(sentence: str, /, *details: object, **values: object) -> None:
    """A step, in both languages, and what it is about once."""
    print(f"· {': '.join([both(sentence, **values), *map(str, details)])}", flush=True)


def complain(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        print(f"! {sentence}", file=sys.stderr, flush=True)


def table(figures: Sequence[Figure], later: Sequence[str], colours: bool) -> str:
    """One line a figure: its name, what was expected and got where that fits, and how they compare."""
    rows = [
        (figure.name, _short(figure.expected), _short(figure.got), EQUAL if figure.equal else DIFFERENT) for figure in figures
    ]
    rows += [(name, "", "", LATER) for name in later]
    head = tuple(text(f"rehearsal.head_{name}", "id") for name in ("figure", "expected", "got"))
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(3)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(head, widths, strict=True)).rstrip()]
    lines.append("  ".join("─" * width for width in widths))
    lines += [_line(row, widths, colours) for row in rows]
    return "\n".join(lines)


def differences(figures: Sequence[Figure]) -> list[str]:
    """Where each differing figure differs, the first few places of each."""
    found = []
    for figure in figures:
        places = [] if figure.equal else list(differing(figure))
        for place, expected, got in places[:SHOWN_DIFFERENCES]:
            name = f"{figure.name}.{place}" if place else figure.name
            found.append(both("rehearsal.differs", name=name, expected=_whole(expected), got=_whole(got)))
        if len(places) > SHOWN_DIFFERENCES:
            found.append(both("rehearsal.differs_more", name=figure.name, n=len(places) - SHOWN_DIFFERENCES))
    return found


def disturbances(seen: Sequence[Seen]) -> None:
    """One line each: what was done to the hall, and how long until all was level."""
    for one in seen:
        say(one.sentence, **one.figures, **({} if one.played else {"name": one.name}))


def write_json(path: Path, figures: Sequence[Figure], faults: Sequence[str], seen: Sequence[Seen] | None = None) -> None:
    """`seen`: of a disturbed rehearsal."""
    unequal = sum(not figure.equal for figure in figures)
    content = {"figures": [figure.to_json() for figure in figures], "differences": unequal, "faults": list(faults)}
    if seen is not None:
        content["disturbances"] = [one.to_json() for one in seen]
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _line(row: tuple[str, str, str, str], widths: Sequence[int], colours: bool) -> str:
    cells = "  ".join(cell.ljust(width) for cell, width in zip(row[:3], widths, strict=True))
    verdict = both(row[3])
    return f"{cells}  {COLOURS[row[3]]}{verdict}{PLAIN}" if colours else f"{cells}  {verdict}"


def _short(found: Any) -> str:
    """A number as it is; of anything longer, how much there is of it."""
    if isinstance(found, dict):
        return text("rehearsal.entries", "id", n=len(found))
    if isinstance(found, list):
        return text("rehearsal.names", "id", n=len(found))
    return "–" if found is None else str(found)


def _whole(found: Any) -> str:
    told = json.dumps(found, ensure_ascii=False)
    return told if len(told) <= LONGEST else told[: LONGEST - 1] + "…"
