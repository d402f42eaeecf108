"""What the terminal shows after a start: where phones go, the code to scan, and the facilitator's own way in.

The first line is for scripts too: it begins with `Rembuk: ` and the address.
"""

import io
from dataclasses import dataclass

import segno

from workshop.aliases import commands
from workshop.domain.workshops import Workshop
from workshop.service.left_behind import Moved, host_of, moved, place_of
from workshop.storage.sqlite import Store
from workshop.texts import LANGUAGES, text

MOST_NAMED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`bases`: where phones reach the server, the likeliest first; `own`: the same from its own laptop."""

    bases: list[str]
    own: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """What the terminal can show.  Without colours a code on a light ground would be drawn inside out."""

    encoding: str = "utf-8"
    colours: bool = False


def banner(store: Store, place: Place, terminal: Terminal) -> str:
    with store.reading() as reader:
        workshop = newest(reader.where(Workshop, "status = 'active' AND join_code <> ''"))
        away = moved(reader, workshop, [*place.bases, place.own]) if workshop else None
    base = _base(place, workshop)
    door = f"{base}/j/{workshop.join_code}" if workshop else f"{base}/"
    lines = [f"Rembuk: {place.bases[0]}/", "", _both("banner.phones"), *(f"    {base}" for base in place.bases), ""]
    if workshop:
        lines += [f"  {workshop.title}", f"{_both('banner.code')}: {workshop.join_code}"]
    lines += _warning(away, place.bases[0]) if away else []
    lines += [f"{_both('banner.scan')}: {door}", "", *qr(door, terminal)]
    lines += [_both("banner.facilitator"), f"    {link(store, place)}", _both("banner.again"), "", _both("banner.stop")]
    return "\n".join(lines) + "\n"


def link(store: Store, place: Place) -> str:
    """The facilitator's way in.  The key stands behind the `#`, which no browser sends and no log sees."""
    with store.reading() as reader:
        return f"{place.own}/console#key={reader.host_key()}"


def newest(workshops: list[Workshop]) -> Workshop | None:
    """The one people will join now: real before rehearsal, then the latest made."""
    return max(workshops, key=lambda w: (not w.rehearsal, w.created_at, w.id), default=None)


def qr(address: str, terminal: Terminal) -> list[str]:
    """The code in half blocks, light on dark; nothing where the terminal has no blocks."""
    drawn = io.StringIO()
    segno.make(address, error="l", micro=False).terminal(drawn, border=2, compact=True)
    before, after = ("\033[97;40m", "\033[0m") if terminal.colours else ("", "")
    try:
        drawn.getvalue().encode(terminal.encoding)
    except (UnicodeEncodeError, LookupError):
        return []
    return [*(f"{before}{line}{after}" for line in drawn.getvalue().splitlines()), ""]


def _base(place: Place, workshop: Workshop | None) -> str:
    """The address the workshop keeps, as long as this laptop answers there."""
    kept = str(workshop.profile.get("address") or "").rstrip("/") if workshop else ""
    return kept if kept in place.bases else place.bases[0]


def _warning(away: Moved, base: str) -> list[str]:
    """Before doors open: phones know another address, and what to do about it."""
    told = {"old": away.old, "own": place_of(base), "phones": len(away.left), "rows": away.unsent}
    lines = ["", *(f"  !! {text('moved.banner', language, **told)}" for language in LANGUAGES)]
    lines += [f"     {one['name']} ({one['organisation']}): {one['unsent']}" for one in away.left[:MOST_NAMED] if one["unsent"]]
    lines += [_both("moved.alias"), *(f"    {command}" for command in commands(host_of(away.old), host_of(place_of(base))))]
    return [*lines, _both("moved.scan"), ""]


def _both(key: str) -> str:
    indonesian, english = (text(key, language) for language in LANGUAGES)
    return f"  {indonesian} ({english})"
