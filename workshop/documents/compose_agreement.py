"""*Berita acara*: dates and figures spelled out, the parties, what was agreed, the ballot and the *penetapan*, signatures.

Variants: the whole workshop's results, the vision and missions, the quick wins with their scores, one group's, and the
commitments of the last stage.
"""

from collections.abc import Iterator
from datetime import date

from workshop.documents import passages as b
from workshop.documents.compose_results import results
from workshop.documents.docx_table import Cell, Table
from workshop.documents.paper import Paper, Tree, rows_of
from workshop.documents.paper_office import (
    DOTS,
    counted,
    has_signatory,
    heads,
    office_of,
    place_and_date,
    signatory,
    signer,
    venue,
)
from workshop.documents.paper_parts import GROUP, Part, activities_of, groups_by_id, rows_in
from workshop.documents.paper_sheets import Line, lines_of, plays, sheets_of
from workshop.documents.paper_votes import decided, decisions_of, poll_passages
from workshop.documents.spelled import spelled_day, spelled_rupiah
from workshop.documents.visible import visible

WHOLE_VARIANT, VISION, QUICK_WINS, GROUP_VARIANT = "agreement", "vision", "quick_wins", "group"
COPIES = 2
PARTIES = ("committee", "chair")


def compose_agreement(paper: Paper, part: Part, variant: str) -> b.Work:
    variant = GROUP_VARIANT if part.kind == GROUP else variant
    title = paper.say(f"signed.{variant}_title")
    found = [
        *heads(paper, title, part.day, numbered=True),
        b.Text(_preamble(paper, part)),
        *_parties(paper, part),
        b.Text(_carried_out(paper, part)),
        *BODIES[variant](paper, part),
        b.Text(paper.say("signed.done", copies=counted(paper, COPIES))),
        *_signatures(paper, part),
        *_annex(paper, part, variant),
    ]
    running = f"{title} · {visible(paper.record['workshop']['title'])}"
    return b.Work(" ".join(one for one in (title, part.title) if one), tuple(found), running)


def _preamble(paper: Paper, part: Part) -> str:
    day = spelled_day(date.fromisoformat(part.day), paper.language)
    figures = ".".join(reversed([f"{int(one):02}" for one in part.day.split("-")])) if paper.language == "id" else part.day
    return paper.say("signed.preamble", day=day, figures=figures, place=venue(paper) or DOTS)


def _parties(paper: Paper, part: Part) -> list[b.Passage]:
    """First and second party with all that tells them; of a group its chair and the assessor."""
    people = _of_group(paper, part) if part.kind == GROUP else [signatory(paper, role) for role in PARTIES]
    found: list[b.Passage] = []
    for number, one in enumerate(people, start=1):
        told = (
            (paper.say("paper.name"), visible(one["name"]) or DOTS),
            ("NIP", visible(one["nip"]) or DOTS),
            (paper.say("signed.column_rank"), visible(one["rank"]) or DOTS),
            (paper.say("paper.position"), visible(one["position"]) or DOTS),
        )
        found += [b.Pairs(told), b.Text(paper.say(f"signed.party_{number}"))]
    return found


def _of_group(paper: Paper, part: Part) -> list[Tree]:
    """The chair, else whoever writes for the group; and the first assessor there is."""
    group = groups_by_id(paper)[part.id]
    people = {one["id"]: one for one in paper.record["people"]}
    blank = {"name": "", "nip": "", "rank": "", "position": ""}
    chair = people.get(group["chair"] or group["scribe"] or "", blank)
    assessor = next((one for one in paper.record["people"] if "assessor" in one["roles"]), blank)
    return [
        {**chair, "position": chair["position"] or paper.say("signed.group_chair", title=visible(group["title"]))},
        {**assessor, "position": assessor["position"] or paper.say("signed.assessor")},
    ]


def _carried_out(paper: Paper, part: Part) -> str:
    told, summary = paper.record["workshop"], paper.record["summary"]
    title = visible(told["title"])
    if part.kind == GROUP:
        members = groups_by_id(paper)[part.id]["members"]
        return paper.say("signed.group_met", title=title, group=part.title, people=counted(paper, len(members)))
    people, offices = counted(paper, summary["people_joined"]), counted(paper, summary["organisations_joined"])
    return paper.say("signed.carried_out", title=title, people=people, organisations=offices)


def _whole(paper: Paper, part: Part) -> Iterator[b.Passage]:
    """What was agreed: each activity with how many rows of it, the decisions, and that the annex belongs to it."""
    agreed = [
        paper.say("signed.agreed_rows", title=visible(one["title"]), rows=counted(paper, len(rows_in(one, part))))
        for one in activities_of(paper, part)
        if rows_in(one, part) and not one["secret"] and not plays(one, "minutes", "evaluation")
    ]
    agreed += [decided(paper, one) for one in decisions_of(paper, part)]
    yield b.Text(paper.say("signed.agree"))
    yield b.Items((*(f"{line.rstrip('.')};" for line in agreed), paper.say("signed.annexed")))
    yield from poll_passages(paper, part)


def _vision(paper: Paper, part: Part) -> Iterator[b.Passage]:
    yield b.Text(paper.say("signed.agree_vision"))
    for sheet, _, line in lines_of(paper, "vision"):
        yield b.Heading(visible(str(sheet["unit_title"])), 3)
        yield b.Text(line.says("vision"), lead=paper.say("signed.vision_word"), keep=True)
        yield b.Text(paper.say("signed.missions_word"), keep=True)
        yield b.Items(tuple(line.items("missions")))


def _quick_wins(paper: Paper, part: Part) -> Iterator[b.Passage]:
    """The *penetapan*, the scores it stands on, and what each programme costs, spelled out."""
    yield b.Text(paper.say("signed.agree_quick_wins"))
    chosen = [decided(paper, one) for one in decisions_of(paper, part)]
    if chosen:
        yield b.Items(tuple(chosen))
    else:
        yield b.Text(paper.say("signed.no_decision"))
    yield from poll_passages(paper, part)
    rows = [_programme(paper, number, line) for number, (_, _, line) in enumerate(lines_of(paper, "quick_wins"), start=1)]
    if rows:
        head = tuple(
            paper.say(key) for key in ("paper.number", "signed.programme", "signed.who", "signed.target", "signed.budget")
        )
        yield b.Grid(Table(head, tuple(rows), shares=(6, 26, 20, 22, 26)), paper.say("signed.programmes"))


def _programme(paper: Paper, number: int, line: Line) -> tuple[Cell, ...]:
    amount = line.parsed("amount")
    words = f"\n({spelled_rupiah(amount, paper.language)})" if isinstance(amount, int) else ""
    told = [line.says(name) for name in ("programme", "who", "target")]
    return (Cell(str(number), right=True), *map(Cell, told), Cell(line.says("amount") + words))


def _signatures(paper: Paper, part: Part) -> list[b.Passage]:
    """The second party to the left, the first to the right; beneath who acknowledges it."""
    if part.kind != GROUP:
        first = signer(paper, PARTIES[0], place_and_date(paper, part.day), _party(paper, "first"))
        found: list[b.Passage] = [b.Signing((signer(paper, PARTIES[1], _party(paper, "second")), first))]
        above = paper.say("signed.acknowledged")
        if not has_signatory(paper, "acknowledging"):
            return found
        return [*found, b.Signing((signer(paper, "acknowledging", above),), middle=True)]
    chair, assessor = _of_group(paper, part)
    first = b.Signer((place_and_date(paper, part.day), _party(paper, "first")), visible(chair["name"]), _nip(chair))
    second = b.Signer((_party(paper, "second"),), visible(assessor["name"]), _nip(assessor))
    return [b.Signing((second, first))]


def _party(paper: Paper, which: str) -> str:
    return f"{paper.say(f'signed.{which}').upper()},"


def _nip(person: Tree) -> tuple[str, ...]:
    return (f"NIP. {visible(person['nip'])}",) if person["nip"] else ()


def _annex(paper: Paper, part: Part, variant: str) -> list[b.Passage]:
    """The results themselves, on pages of their own."""
    if variant in (VISION, QUICK_WINS):
        return []
    activities = [one for one in activities_of(paper, part) if not one["secret"] and not plays(one, "minutes", "evaluation")]
    told = list(results(paper, [one for one in activities if one["unit"] == "group"], part))
    head = b.Text(paper.say("signed.annex"), b.TITLE, space=6)
    sideways = any(isinstance(one, b.Turn) and one.sideways for one in told[:1])
    begun = [*told[:1], head, *told[1:]] if sideways else [b.NewPage(), head, *told]
    return begun if len(told) > 2 else []


def compose_commitment(paper: Paper, part: Part) -> b.Work:
    """*Lembar komitmen*: a page each office, signed by who stands for it."""
    found: list[b.Passage] = []
    title = paper.say("signed.commitment_title")
    for _, _, line in lines_of(paper, "commitment"):
        found += [b.NewPage(letterhead=True)] if found else []
        office = office_of(paper)
        told = tuple(
            (label, value or DOTS)
            for label, value in (
                (paper.say("paper.name"), line.says("person")),
                ("NIP", line.says("nip")),
                (paper.say("paper.position"), line.says("position")),
                (paper.say("paper.organisation"), line.says("who")),
            )
        )
        maker = b.Signer(
            (f"{visible(office['place']) or DOTS}, {paper.moments.day(part.day)}", f"{line.says('position').upper()},"),
            line.says("person"),
            (f"NIP. {line.says('nip') or DOTS}",),
        )
        found += [
            *heads(paper, title, part.day, numbered=False),
            b.Text(paper.say("signed.commitment_we"), space=8),
            b.Pairs(told),
            b.Text(paper.say("signed.commitment_to", title=visible(paper.record["workshop"]["title"]))),
            b.Items(tuple(line.items("points"))),
            b.Text(paper.say("signed.commitment_end")),
            b.Signing((maker,)),
        ]
    return b.Work(title, tuple(found), running=title)


def has_vision(paper: Paper) -> bool:
    return bool(sheets_of(paper, "vision"))


def has_quick_wins(paper: Paper) -> bool:
    return bool(
        sheets_of(paper, "quick_wins") or paper.record["decisions"] or any(one["result"] for one in paper.record["ballots"])
    )


def has_commitments(paper: Paper) -> bool:
    return any(rows_of(one) for one in sheets_of(paper, "commitment"))


BODIES = {WHOLE_VARIANT: _whole, VISION: _vision, QUICK_WINS: _quick_wins, GROUP_VARIANT: _whole}
