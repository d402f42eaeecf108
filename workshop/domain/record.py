"""The session record: every object of a workshop consolidated into one tree, at one moment of its journal.

`docs/record.md` describes the tree; `version` rises when a reader of an older one would misread it.  Only rows that count
are in it; drafts and late rows are counted.  Documents, and whoever compares, read nothing else.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, tzinfo

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.agenda import AgendaItem
from workshop.domain.attachments import Attachment, Citation
from workshop.domain.chains import Homework, Lineage, Snapshot
from workshop.domain.corrections import Correction
from workshop.domain.days import DayClosing, Waiver
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Grouping, Membership
from workshop.domain.homework import homework_parts
from workshop.domain.judgements import Ballot, BallotReset, Cluster, Decision, PaperCount, Review, Source, Vote
from workshop.domain.marks import AttendanceMark
from workshop.domain.objects import Json, Stored
from workshop.domain.offices import Office
from workshop.domain.organisations import Organisation
from workshop.domain.people import Grant, Person, Seat
from workshop.domain.plenaries import Plenary, Presentation
from workshop.domain.record_attendance import attendance_part
from workshop.domain.record_ballots import ballot_parts, decision_parts, people_of
from workshop.domain.record_chains import origins_of, snapshot_parts
from workshop.domain.record_clusters import cluster_parts, mergers_of
from workshop.domain.record_corrections import correction_parts, editors_of, printed
from workshop.domain.record_days import closing_parts
from workshop.domain.record_documents import citation_parts, document_parts
from workshop.domain.record_edition import draft
from workshop.domain.record_hall import Shelves, hall_of
from workshop.domain.record_hash import rows_hash
from workshop.domain.record_office import office_part
from workshop.domain.record_parts import (
    agenda_parts,
    grouping_parts,
    organisation_parts,
    person_parts,
    theme_parts,
    worksheet_parts,
    workshop_part,
)
from workshop.domain.record_plenaries import people_in_notes, plenary_parts, remark_parts
from workshop.domain.record_reviews import review_parts, states_of
from workshop.domain.record_summary import summary_part
from workshop.domain.record_work import Lens, activity_part, works_of
from workshop.domain.remarks import Remark
from workshop.domain.rolls import roll_of
from workshop.domain.sheets import Sheet
from workshop.domain.substitutions import Substitution
from workshop.domain.workshops import Workshop

FORMAT = "rembuk-record"
VERSION = 1

SOURCES: tuple[type[Stored], ...] = (
    Workshop,
    AgendaItem,
    Organisation,
    Person,
    Grant,
    Seat,
    Substitution,
    Grouping,
    Group,
    Membership,
    Worksheet,
    Activity,
    Sheet,
    Entry,
    Review,
    Cluster,
    Source,
    AttendanceMark,
    DayClosing,
    Waiver,
    Ballot,
    Vote,
    PaperCount,
    BallotReset,
    Decision,
    Office,
    Attachment,
    Citation,
    Lineage,
    Snapshot,
    Homework,
    Plenary,
    Presentation,
    Remark,
    Correction,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """When, where and for whom a record is made.  `personal`: the reader keeps the papers and sees personal columns."""

    language: str
    made_at: str
    seq: int
    epoch: str
    personal: bool
    zone: tzinfo = UTC


def consolidate(things: Iterable[Stored], occasion: Occasion) -> dict[str, Json]:
    """The record of the one workshop among `things` (objects of the kinds in `SOURCES`)."""
    typed = Shelves(things)
    told_otherwise = printed(typed)
    shelves = told_otherwise.shelves
    (workshop,) = shelves.all(Workshop)
    hall = hall_of(shelves)
    works = works_of(shelves)
    counting = [entry for work in works for entry in work.counting()]
    open_rows = [entry for work in works for entry in work.counting() if not work.activity.secret]
    told = review_parts(shelves, hall, occasion.personal)
    heard = {person for review in told for person in (review["by"], review["recorded_by"]) if person}
    named = {hall.person_id(id) for id in _named(shelves, open_rows, editors_of(told_otherwise.made))} | heard
    seen_by = (hall, occasion.language, occasion.personal, states_of(shelves), origins_of(shelves))
    lens = Lens(*seen_by, typed.by_id(Entry), told_otherwise.originals())
    record: dict[str, Json] = {
        "format": FORMAT,
        "version": VERSION,
        "language": occasion.language,
        "made_at": occasion.made_at,
        "seq": occasion.seq,
        "epoch": occasion.epoch,
        "workshop": workshop_part(workshop),
        "office": office_part(shelves, workshop, occasion.personal),
        "themes": theme_parts(workshop),
        "organisations": organisation_parts(hall),
        "people": person_parts(hall, named, occasion.personal),
        "groupings": grouping_parts(shelves, hall, {work.activity.grouping_id or "" for work in works}),
        "agenda": agenda_parts(shelves),
        "closings": closing_parts(shelves, hall, workshop),
        "worksheets": worksheet_parts(shelves, {work.activity.worksheet_id for work in works}),
        "activities": [activity_part(work, lens) for work in works],
        "attendance": attendance_part(roll_of(shelves, hall, workshop, occasion.zone), workshop.choice_sets.get("sectors", [])),
    }
    record |= {"edition": draft(), "rows_hash": rows_hash(works)}
    record["summary"] = summary_part(record, Counter(entry.origin for entry in counting))
    return record | {
        "reviews": told,
        "clusters": cluster_parts(shelves, hall, lens.states),
        "ballots": ballot_parts(shelves, hall),
        "decisions": decision_parts(shelves, hall),
        "documents": document_parts(shelves, hall),
        "citations": citation_parts(shelves, {entry.id for entry in open_rows}),
        "snapshots": snapshot_parts(shelves),
        "homework": homework_parts(shelves, hall),
        "plenaries": plenary_parts(shelves, hall, occasion.made_at),
        "remarks": remark_parts(shelves, hall),
        "corrections": correction_parts(told_otherwise.made, hall),
    }


def _named(shelves: Shelves, rows: Iterable[Entry], editors: set[str]) -> set[str]:
    """Everybody whom a part of the record names by id."""
    named = {id for entry in rows for id in (entry.author_id, entry.entered_by) if id}
    named |= {waiver.person_id for waiver in shelves.all(Waiver)}
    return named | people_of(shelves) | people_in_notes(shelves) | mergers_of(shelves) | editors
