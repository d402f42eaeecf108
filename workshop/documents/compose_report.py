"""*Laporan kegiatan*: cover, preface, contents, chapters I to IV, and what is annexed.

The groups' results stand in chapter III; what people and offices wrote for themselves is counted there and annexed as tables.
"""

from collections.abc import Iterator

from workshop.documents import compose_roll as roll
from workshop.documents import passages as b
from workshop.documents.compose_books import roadmap
from workshop.documents.compose_charts import group_rows_bars, groups_recap, score_bars
from workshop.documents.compose_evaluation import evaluation
from workshop.documents.compose_minutes import conclusions_of, follow_up_of, order_of
from workshop.documents.compose_recap import attendance_recap, offices_recap, rows_recap, themes_bars
from workshop.documents.compose_results import results
from workshop.documents.docx_table import Cell, Table
from workshop.documents.paper import Paper
from workshop.documents.paper_office import counted, office_of, phrase, signed_by, today, venue, workshop_days
from workshop.documents.paper_parts import Part
from workshop.documents.paper_sheets import plays
from workshop.documents.photographs import photographs
from workshop.documents.visible import visible

COVER_SPACE, COVER_AIR = 150, 20


def compose_report(paper: Paper, part: Part) -> b.Work:
    title = paper.say("signed.report")
    told = visible(paper.record["workshop"]["title"])
    found = (
        *_cover(paper, title),
        b.NewPage(),
        *_preface(paper),
        b.NewPage(),
        b.Contents(paper.say("signed.contents")),
        b.NewPage(),
        *_introduction(paper),
        *_carrying_out(paper, part),
        *_results(paper, part),
        *_conclusion(paper, part),
        *_annexes(paper),
        *_photographs(paper),
    )
    return b.Work(title, found, running=f"{title} · {told}", letterhead=False)


def _cover(paper: Paper, title: str) -> Iterator[b.Passage]:
    told = paper.record["workshop"]
    yield b.Text("", b.CENTRED, space=COVER_SPACE)
    yield b.Text(title.upper(), b.TITLE, space=COVER_AIR)
    yield b.Text(visible(told["title"]).upper(), b.TITLE, space=COVER_AIR)
    yield b.Text(paper.moments.days(workshop_days(paper)), b.CENTRED, space=4)
    yield b.Text(venue(paper), b.CENTRED, space=COVER_SPACE)
    for line in office_of(paper)["lines"]:
        yield b.Text(visible(line["text"]), b.SUBTITLE)
    yield b.Text((workshop_days(paper) or [today(paper)])[-1][:4], b.SUBTITLE)
    if told["rehearsal"]:
        yield b.Text(paper.say("paper.rehearsal"), b.CENTRED)


def _preface(paper: Paper) -> Iterator[b.Passage]:
    yield b.Heading(paper.say("signed.preface_head"), 1)
    for line in phrase(paper, "preface").split("\n"):
        yield b.Text(line)
    yield signed_by(paper, today(paper), "acknowledging", "committee")


def _introduction(paper: Paper) -> Iterator[b.Passage]:
    yield b.Heading(paper.say("signed.chapter_1"), 1)
    yield b.Heading(paper.say("signed.background_head"), 2)
    yield from (b.Text(line) for line in phrase(paper, "background").split("\n") if line.strip())
    yield b.Heading(paper.say("signed.basis_head"), 2)
    yield b.Items(tuple(line for line in phrase(paper, "basis").split("\n") if line.strip()))
    yield b.Heading(paper.say("signed.purpose_head"), 2)
    yield from (b.Text(line) for line in phrase(paper, "purpose").split("\n") if line.strip())
    if paper.record["themes"]:
        yield b.Heading(paper.say("signed.scope_head"), 2)
        yield b.Text(paper.say("signed.scope"))
        yield b.Items(tuple(visible(paper.label(theme)) for theme in paper.record["themes"]))


def _carrying_out(paper: Paper, part: Part) -> Iterator[b.Passage]:
    yield b.Heading(paper.say("signed.chapter_2"), 1, new_page=True)
    yield b.Heading(paper.say("signed.when_where"), 2)
    pairs = (
        (paper.say("signed.weekday"), paper.moments.days(workshop_days(paper))),
        (paper.say("paper.place"), venue(paper)),
        (paper.say("paper.organiser"), visible(paper.record["workshop"]["organiser"])),
    )
    yield b.Pairs(pairs)
    yield b.Heading(paper.say("signed.present"), 2)
    summary = paper.record["summary"]
    people, offices = counted(paper, summary["people_joined"]), counted(paper, summary["organisations_joined"])
    yield b.Text(paper.say("signed.attended", people=people, organisations=offices))
    yield from attendance_recap(paper)
    yield from offices_recap(paper)
    yield from groups_recap(paper)
    yield from _staff(paper)
    yield b.Heading(paper.say("signed.method_head"), 2)
    yield b.Text(phrase(paper, "method"))
    if order := order_of(paper, part):
        yield b.Heading(paper.say("signed.order"), 2)
        yield from order


def _staff(paper: Paper) -> Iterator[b.Passage]:
    """Experts and the committee, by name and part."""
    for role, key in ((roll.EXPERTS, "signed.experts_head"), (roll.COMMITTEE, "signed.committee_head")):
        people = roll.entries_of(paper, 1, role)
        if people:
            yield b.Heading(paper.say(key), 2)
            head = tuple(paper.say(one) for one in ("paper.number", "paper.name", "paper.position"))
            rows = tuple(
                (Cell(str(n), right=True), Cell(visible(one.person["name"])), Cell(visible(one.person["position"])))
                for n, one in enumerate(people, start=1)
            )
            yield b.Grid(Table(head, rows, shares=(8, 50, 42)), paper.say(key))


def _results(paper: Paper, part: Part) -> Iterator[b.Passage]:
    yield b.Heading(paper.say("signed.chapter_3"), 1, new_page=True)
    yield from rows_recap(paper)
    yield from group_rows_bars(paper)
    yield from themes_bars(paper)
    shown = [one for one in paper.activities() if not one["secret"] and not plays(one, "minutes", "evaluation", "follow_up")]
    if any(one["unit"] != "group" for one in shown):
        yield b.Text(paper.say("signed.own_rows_annexed"))
    yield from results(paper, [one for one in shown if one["unit"] == "group"], part)
    if planned := list(roadmap(paper, 2)):
        yield from (b.Turn(True), *planned, b.Turn(False))


def _conclusion(paper: Paper, part: Part) -> Iterator[b.Passage]:
    yield b.Heading(paper.say("signed.chapter_4"), 1, new_page=True)
    for key, told in (("signed.conclusions", conclusions_of(paper, part)), ("signed.follow_up", follow_up_of(paper, part))):
        if told:
            yield b.Heading(paper.say(key), 2)
            yield from told
        if key == "signed.conclusions":
            yield from score_bars(paper, part)
    yield from evaluation(paper)
    yield b.Heading(paper.say("signed.end_head"), 2)
    yield b.Text(phrase(paper, "closing"))
    yield signed_by(paper, today(paper), "acknowledging", "committee")


def _annexes(paper: Paper) -> Iterator[b.Passage]:
    """What is bound behind it; the papers themselves are made beside it."""
    yield b.Heading(paper.say("signed.annexes"), 1, new_page=True)
    yield b.Items(tuple(paper.say(f"signed.annex_{number}") for number in range(1, 8)))


def _photographs(paper: Paper) -> Iterator[b.Passage]:
    told = list(photographs(paper))
    if told:
        yield b.Heading(paper.say("signed.photographs"), 1, new_page=True)
    for title, pictures in told:
        yield b.Heading(title, 2)
        yield b.Photos(tuple(pictures))
