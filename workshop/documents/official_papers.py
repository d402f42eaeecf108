"""Which official papers there are: one list for the organiser's page, HTTP, the command line and the docs.

A paper is composed as passages and written as DOCX, or told as plain text.  `parts`: what it can be about; the first is what
it is about when nobody says.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.documents import compose_agreement as agreement
from workshop.documents import compose_roll as roll
from workshop.documents.compose_books import compose_books, has_books
from workshop.documents.compose_certificates import compose_certificates, has_people
from workshop.documents.compose_minutes import compose_minutes
from workshop.documents.compose_report import compose_report
from workshop.documents.docx_work import write_work
from workshop.documents.kinds import BY_KEY as BY_FORMAT
from workshop.documents.paper import Paper
from workshop.documents.paper_parts import DAY, GROUP, ITEM, WHOLE, Part, part_of
from workshop.documents.passages import Work
from workshop.documents.told_texts import chat_summary, press_facts
from workshop.texts import text

Compose = Callable[[Paper, Part], Work]
Tell = Callable[[Paper, Part], str]


@dataclass(frozen=True, slots=True)
class Official:
    """`key`: what it is asked for by; its title is `signed.paper_<key>`, what it is for `signed.for_<key>`.

    `fits`: whether this record has anything to say in it.  `daily`: it belongs to *Paket hari ini*.  `names`: it is a list of
    names or made out to somebody; a reader without names has none.
    """

    key: str
    parts: tuple[str, ...]
    compose: Compose | None = None
    tell: Tell | None = None
    fits: Callable[[Paper], bool] = lambda paper: True
    daily: bool = False
    names: bool = False

    def given(self, paper: Paper) -> bool:
        """Whether there is this paper of this record for its reader."""
        return self.fits(paper) and (paper.named() or not self.names)

    @property
    def ending(self) -> str:
        return "docx" if self.compose else "txt"


def _roll(role: str) -> Compose:
    return lambda paper, part: roll.compose_roll(paper, part, role)


def _agreement(variant: str) -> Compose:
    return lambda paper, part: agreement.compose_agreement(paper, part, variant)


def _has_staff(role: str) -> Callable[[Paper], bool]:
    return lambda paper: bool(roll.entries_of(paper, 1, role))


OFFICIAL: tuple[Official, ...] = (
    Official("attendance", (DAY, WHOLE), _roll(roll.PARTICIPANTS), daily=True, names=True),
    Official("attendance_experts", (DAY, WHOLE), _roll(roll.EXPERTS), fits=_has_staff(roll.EXPERTS), daily=True, names=True),
    Official(
        "attendance_committee", (DAY, WHOLE), _roll(roll.COMMITTEE), fits=_has_staff(roll.COMMITTEE), daily=True, names=True
    ),
    Official("receipt", (DAY, WHOLE), _roll(roll.RECEIPT), names=True),
    Official("minutes", (DAY, WHOLE, ITEM, GROUP), compose_minutes, daily=True),
    Official("agreement", (WHOLE, DAY, GROUP), _agreement(agreement.WHOLE_VARIANT), daily=True),
    Official("agreement_vision", (WHOLE,), _agreement(agreement.VISION), fits=agreement.has_vision),
    Official("agreement_quick_wins", (WHOLE,), _agreement(agreement.QUICK_WINS), fits=agreement.has_quick_wins),
    Official("commitment", (WHOLE,), agreement.compose_commitment, fits=agreement.has_commitments, names=True),
    Official("report", (WHOLE,), compose_report, daily=True),
    Official("books", (WHOLE,), compose_books, fits=has_books),
    Official("press", (WHOLE,), tell=press_facts),
    Official("chat", (WHOLE,), tell=chat_summary, daily=True),
    Official("certificates", (WHOLE,), compose_certificates, fits=has_people, names=True),
)
BY_KEY = {one.key: one for one in OFFICIAL}
PACKET = "packet"
PRINTED, SHOWN = "_pdf", "_html"
# What may be asked for: every paper, for the printer and to be looked at too, and a day's papers in one file.
ASKED = (*BY_KEY, *(f"{one.key}{form}" for one in OFFICIAL if one.compose for form in (PRINTED, SHOWN)), PACKET)


def key_and_ending(kind: str) -> tuple[str, str]:
    """`minutes` is a DOCX, `minutes_pdf` the same paper printed, `minutes_html` to be looked at."""
    if kind == PACKET:
        return PACKET, "zip"
    if kind.endswith(PRINTED):
        return kind.removesuffix(PRINTED), "pdf"
    if kind.endswith(SHOWN):
        return kind.removesuffix(SHOWN), "html"
    return kind, BY_KEY[kind].ending


def is_of_names(kind: str) -> bool:
    return kind not in (*BY_FORMAT, PACKET) and BY_KEY[key_and_ending(kind)[0]].names


def title_of(kind: str, language: str) -> str:
    """As the page lists it, with its format."""
    if kind in BY_FORMAT:
        return text(BY_FORMAT[kind].title, language)
    key, ending = key_and_ending(kind)
    return f"{text(f'signed.paper_{key}', language)} ({ending.upper()})"


def write_official(
    record: dict[str, Any], key: str, language: str, about: str, path: Path, documents: Path | None = None
) -> None:
    paper, what = Paper(record, language, documents), BY_KEY[key]
    part = part_of(paper, about)
    if what.compose:
        write_work(paper, what.compose(paper, part), path)
    elif what.tell:
        path.write_text(what.tell(paper, part), encoding="utf-8")
