"""What the terminal shows after a start: where phones go, the code to scan, and the facilitator's own way in.

The first line is for scripts too: it begins with `Rembuk: ` and the address.
"""

import io
from dataclasses import dataclass

import segno

from workshop.domain.workshops import Workshop
from workshop.storage.sqlite import Store
from workshop.texts import LANGUAGES, text


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
    door = f"{place.bases[0]}/j/{workshop.join_code}" if workshop else f"{place.bases[0]}/"
    lines = [f"Rembuk: {place.bases[0]}/", "", _both("banner.phones"), *(f"    {base}" for base in place.bases), ""]
    if workshop:
        lines += [f"  {workshop.title}", f"{_both('banner.code')}: {workshop.join_code}"]
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


def _both(key: str) -> str:
    indonesian, english = (text(key, language) for language in LANGUAGES)
    return f"  {indonesian} ({english})"
