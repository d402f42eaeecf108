"""*Daftar hadir*: the list to sign, a day and a role at a time, in protocol order, and lists with the office's own columns.

While a day lasts everybody on the list stands in it; once it is over, those who came.  Signatures zigzag, so that they do not
collide; blank rows wait for late-comers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.shared import Cm

from workshop.documents import passages as b
from workshop.documents.docx_table import Cell, Table
from workshop.documents.paper import Paper, Tree
from workshop.documents.paper_attendance import lines
from workshop.documents.paper_office import counted, heads, office_of, signed_by, venue, workshop_days
from workshop.documents.paper_parts import DAY, Part, day_of, is_over
from workshop.documents.visible import visible

ROW_HEIGHT = int(Cm(1.15))
MOST_UPRIGHT = 5
PARTICIPANTS, EXPERTS, COMMITTEE, RECEIPT = "participants", "experts", "committee", "receipt"
# Column → its share of the page.
SHARES = {
    "number": 11,
    "name": 40,
    "rank": 22,
    "position": 30,
    "organisation": 30,
    "sex": 10,
    "phone": 24,
    "times": 20,
    "sign": 20,
    "extra": 24,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: who, for which organisation, with which remark, and when they came and went."""

    person: Tree
    organisation: str
    remark: str = ""
    times: str = ""


def compose_roll(paper: Paper, part: Part, role: str) -> b.Work:
    """Of one day, or of every day one after another."""
    days = [part.number()] if part.kind == DAY else list(range(1, len(workshop_days(paper)) + 1)) or [1]
    found: list[b.Passage] = []
    for day in days:
        found += [b.NewPage(letterhead=True)] if found else []
        found += _of_a_day(paper, day, role)
    title = paper.say(f"signed.roll_{role}")
    return b.Work(
        title, tuple(found), running=f"{title} · {visible(paper.record['workshop']['title'])}", sideways=_wide(paper, role)
    )


def _columns(paper: Paper, role: str) -> list[str]:
    """The chosen ones; the NIP stands under the name."""
    chosen = [name for name in office_of(paper)["columns"] if name != "nip"]
    if role == RECEIPT:
        return [name for name in chosen if name in ("position", "organisation")]
    return [name for name in chosen if not (role == EXPERTS and name in ("rank", "phone"))]


def _extra(paper: Paper, role: str) -> list[str]:
    if role != RECEIPT:
        return []
    return [visible(head) for head in office_of(paper)["extra_columns"]] or [paper.say("signed.amount")]


def _wide(paper: Paper, role: str) -> bool:
    """Amounts written by hand want as much room as a name."""
    return len(_columns(paper, role)) + 1.5 * len(_extra(paper, role)) > MOST_UPRIGHT - 1


def _of_a_day(paper: Paper, day: int, role: str) -> list[b.Passage]:
    iso, told = day_of(paper, day), paper.record["workshop"]
    entries = entries_of(paper, day, role)
    title = paper.say(f"signed.roll_{role}")
    hours = _hours(paper, day)
    pairs = [
        (paper.say("signed.event"), visible(told["title"])),
        (paper.say("signed.weekday"), paper.moments.weekday(iso)),
        *([(paper.say("signed.time"), hours)] if hours else []),
        (paper.say("paper.place"), venue(paper)),
        *([(paper.say("paper.stage"), visible(told["stage"]))] if told["stage"] else []),
    ]
    return [
        *heads(paper, title, iso, numbered=False),
        b.Pairs(tuple(pairs)),
        b.Grid(_table(paper, entries, role)),
        *_totals(paper, entries, is_over(paper, day), role),
        signed_by(paper, iso, "acknowledging", "committee"),
    ]


def entries_of(paper: Paper, day: int, role: str) -> list[Entry]:
    if role in (PARTICIPANTS, RECEIPT):
        return _participants(paper, day)
    experts = [one for one in _staff(paper) if "assessor" in one["roles"]]
    if role == EXPERTS:
        return [Entry(_called(paper, one, "signed.assessor"), paper.organisation(one["organisation_id"])) for one in experts]
    ids, office = {one["id"] for one in experts}, paper.record["workshop"]["organiser"]
    return [Entry(_called(paper, one, "signed.member"), office) for one in _staff(paper) if one["id"] not in ids]


def _called(paper: Paper, person: Tree, key: str) -> Tree:
    """Who has no position is told by the part they play."""
    return {**person, "position": person["position"] or paper.say(key)}


def _staff(paper: Paper) -> list[Tree]:
    """People, not the projector's link nor a page of figures."""
    without = {"projector", "leader", "registrar", "observer"}
    return [one for one in paper.record["people"] if one["staff"] and not set(one["roles"]) <= without and one["roles"]]


def _participants(paper: Paper, day: int) -> list[Entry]:
    """Those who came once the day is over and anybody was noted; before that everybody but whom a substitute stands in for."""
    told = list(lines(paper))
    came = [one for one in told if any(noted["day"] == day for noted in one[0]["days"])]
    replaced = {line["substitute_for"] for line, _, _ in told if line["substitute_for"]}
    listed = [one for one in told if one[1]["id"] not in replaced]
    shown = came if came and is_over(paper, day) else listed
    return [_entry(paper, line, person, day) for line, person, _ in shown]


def _entry(paper: Paper, line: Tree, person: Tree, day: int) -> Entry:
    remark = paper.say("paper.substitute_for", name=paper.person(line["substitute_for"])) if line["substitute_for"] else ""
    noted: Tree = next((one for one in line["days"] if one["day"] == day), {})
    times = "–".join(paper.moments.clock(noted[name]) for name in ("arrived_at", "left_at") if noted.get(name))
    return Entry(person, paper.organisation(line["organisation_id"]), visible(remark), times)


def _hours(paper: Paper, day: int) -> str:
    """From opening to closing; where the day says no closing, to the end of its last half-day."""
    told = paper.record["workshop"]["days"][day - 1] if day <= len(paper.record["workshop"]["days"]) else {}
    halves = [half for half in paper.record["attendance"]["half_days"] if half["day"] == day]
    opens = told.get("opens") or (paper.moments.clock(halves[0]["starts_at"]) if halves else "")
    closes = told.get("closes") or (paper.moments.clock(halves[-1]["ends_at"]) if halves else "")
    dot = "." if paper.language == "id" else ":"
    times = [str(one).replace(":", dot) for one in (opens, closes) if one]
    zone = paper.moments.zone_name(f"{day_of(paper, day)}T12:00:00")
    return f"{' – '.join(times)} {zone}" if times else ""


def _table(paper: Paper, entries: Sequence[Entry], role: str) -> Table:
    columns, extra = _columns(paper, role), _extra(paper, role)
    with_nip = "nip" in office_of(paper)["columns"]
    name = paper.say("signed.name_nip") if with_nip else paper.say("paper.name")
    head = [paper.say("paper.number"), name, *(paper.say(f"signed.column_{one}") for one in columns), *extra]
    blank = int(office_of(paper)["blank_rows"])
    rows = [_row(paper, n, one, columns, len(extra), with_nip) for n, one in enumerate(entries, start=1)]
    rows += [_row(paper, n, None, columns, len(extra), with_nip) for n in range(len(rows) + 1, len(rows) + blank + 1)]
    return Table(
        (*head, paper.say("signed.signature")),
        tuple(rows),
        shares=(*(SHARES[one] for one in ("number", "name", *columns)), *[SHARES["extra"]] * len(extra), *[SHARES["sign"]] * 2),
        height=ROW_HEIGHT,
        spans=(*[1] * len(head), 2),
        closed=True,
    )


def _row(paper: Paper, number: int, entry: Entry | None, columns: Sequence[str], extra: int, with_nip: bool) -> tuple[Cell, ...]:
    signs = [Cell(f"{number}."), Cell()] if number % 2 else [Cell(), Cell(f"{number}.")]
    told = _told(entry, columns, with_nip) if entry else [Cell() for _ in range(len(columns) + 1)]
    return (Cell(str(number), right=True), *told, *[Cell() for _ in range(extra)], *signs)


def _told(entry: Entry, columns: Sequence[str], with_nip: bool) -> list[Cell]:
    person = entry.person
    under = [person["nip"] or "–"] if with_nip else []
    said = {
        "rank": person["rank"] or "–",
        "position": person["position"],
        "organisation": entry.organisation,
        "sex": person["sex"] or "–",
        "phone": "",
        "times": entry.times,
    }
    name = "\n".join(visible(part) for part in (person["name"], *under, entry.remark) if part)
    return [Cell(name), *(Cell(visible(said[one])) for one in columns)]


def _totals(paper: Paper, entries: Sequence[Entry], over: bool, role: str) -> list[b.Passage]:
    """How many came, or how many are on the list as long as the day lasts; by sector and sex where that is known."""
    if role not in (PARTICIPANTS, RECEIPT):
        return [b.Text(paper.say("signed.on_this_list", people=counted(paper, len(entries))), keep=True)]
    offices = len({one.organisation for one in entries if one.organisation})
    key = "signed.came" if over else "signed.listed"
    said = paper.say(key, people=counted(paper, len(entries)), organisations=counted(paper, offices))
    lines: list[b.Passage] = [b.Text(said, keep=True)]
    sectors = [(paper.label(one), _of_sector(paper, entries, one["value"])) for one in paper.record["attendance"]["sectors"]]
    sexes = [
        (paper.say(key), sum(one.person["sex"] == sex for one in entries))
        for sex, key in (("L", "paper.men"), ("P", "paper.women"))
    ]
    told = [f"{word} {paper.count(number)}" for word, number in (*sectors, *sexes) if number]
    return [*lines, b.Text(" · ".join(told))] if told else lines


def _of_sector(paper: Paper, entries: Sequence[Entry], sector: str) -> int:
    offices = {one["id"]: one["sector"] for one in paper.record["organisations"]}
    return sum((one.person["sector"] or offices.get(one.person["organisation_id"], "")) == sector for one in entries)
