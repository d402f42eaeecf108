"""The office as its papers say it: who signs, which number, where and when, and the phrases that stand in every paper."""

from typing import Any

from workshop.documents.paper import Paper, Tree
from workshop.documents.passages import Passage, Signer, Signing, Text
from workshop.documents.spelled import spelled
from workshop.documents.visible import visible

DOTS = "…" * 12
NUMBER_DOTS = "……"
STANDARD_PHRASES = {
    "basis": "signed.basis",
    "purpose": "signed.purpose",
    "background": "signed.background",
    "method": "signed.method",
    "preface": "signed.preface",
    "closing": "signed.closing",
}
ROLE_WORDS = {
    "chair": "signed.chair",
    "scribe": "signed.scribe",
    "committee": "signed.committee",
    "acknowledging": "signed.acknowledging",
}


def office_of(paper: Paper) -> Tree:
    found: Tree = paper.record["office"]
    return found


def phrase(paper: Paper, name: str) -> str:
    """The office's own in the language of the paper, else a standing one."""
    told = paper.record["workshop"]
    beside = "" if told["language"] == paper.language else f"_{paper.language}"
    own = str(office_of(paper)["phrases"].get(f"{name}{beside}", ""))
    return visible(own) if own else paper.say(STANDARD_PHRASES[name], title=visible(told["title"]))


def number_line(paper: Paper, day: str) -> str:
    """`Nomor: 000.1.5/……/Diskominfo/2021`: what the office fills in by hand stays dotted."""
    pattern = str(office_of(paper)["numbering"]) or "{nomor}/{nomor}/{tahun}"
    filled = pattern.replace("{nomor}", NUMBER_DOTS).replace("{tahun}", day[:4]).replace("{bulan}", roman(int(day[5:7])))
    return paper.say("signed.number", number=visible(filled))


def roman(month: int) -> str:
    return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")[month - 1]


def place_and_date(paper: Paper, day: str) -> str:
    place = visible(office_of(paper)["place"]) or DOTS
    return f"{place}, {paper.moments.day(day)}"


def signatory(paper: Paper, role: str) -> Tree:
    """The first of the role; without one a line to be filled in."""
    found = (one for one in office_of(paper)["signatories"] if one["role"] == role)
    blank: dict[str, Any] = {"role": role, "name": "", "position": "", "rank": "", "nip": ""}
    return next(found, blank)


def has_signatory(paper: Paper, role: str) -> bool:
    return any(one["role"] == role for one in office_of(paper)["signatories"])


def signer(paper: Paper, role: str, *above: str) -> Signer:
    """`above` stands over the position: place and date, or *Mengetahui*."""
    one = signatory(paper, role)
    position = visible(one["position"]).upper() or paper.say(ROLE_WORDS[role]).upper()
    nip = f"NIP. {visible(one['nip'])}" if one["nip"] else ""
    below = tuple(line for line in (visible(one["rank"]), nip) if line)
    # Who is elected has neither; who is not named yet may have both.
    return Signer(
        (*above, f"{position},"), visible(one["name"]), below or (() if one["position"] and one["name"] else (f"NIP. {DOTS}",))
    )


def signed_by(paper: Paper, day: str, left: str, right: str) -> Passage:
    """The maker to the right under place and date; to the left who acknowledges, where the office has one."""
    maker = signer(paper, right, place_and_date(paper, day))
    if left == "acknowledging" and not has_signatory(paper, left):
        return Signing((maker,))
    over = paper.say("signed.acknowledged") if left == "acknowledging" else ""
    return Signing((signer(paper, left, over), maker))


def heads(paper: Paper, title: str, day: str, numbered: bool) -> list[Passage]:
    """The title in capitals, and the number beneath it where this paper has one."""
    lines: list[Passage] = [Text(title.upper(), "title", space=0 if numbered else 6)]
    if numbered:
        lines.append(Text(number_line(paper, day), "centred", space=10))
    return lines


def counted(paper: Paper, number: int) -> str:
    """`69 (enam puluh sembilan)`."""
    return f"{paper.count(number)} ({spelled(number, paper.language)})"


def workshop_days(paper: Paper) -> list[str]:
    return [day["date"] for day in paper.record["workshop"]["days"] if day.get("date")]


def today(paper: Paper) -> str:
    """The day a paper is signed on: the record's, as the hall's clock had it."""
    return paper.moments.local(paper.record["made_at"]).date().isoformat()


def venue(paper: Paper) -> str:
    told = paper.record["workshop"]
    parts = [told["place"], *([told["region"]] if told["region"] not in told["place"] else [])]
    return visible(", ".join(part for part in parts if part))
