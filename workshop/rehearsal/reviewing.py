"""After all answers: what the assessors of the data set say, and what people correct upon it, on the sheets as they closed.

A second record is taken then, and the figures `reviews` and `after_reviews_rows_total` come from it alone.  Each remark must
be on the phone of whoever wrote the row (P2).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from workshop.rehearsal.comparing import Figure
from workshop.rehearsal.dataset import Event
from workshop.rehearsal.figures import AFTERWARDS, Record, rows_total
from workshop.rehearsal.files import read_object
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.handing_out import Tasks
from workshop.rehearsal.phones import Phone
from workshop.rehearsal.saves import Message
from workshop.texts import text

FILE = "reviews.json"
JUDGED = {"return": "returned", "accept": "accepted", "postpone": "postponed", "reopen": ""}
CORRECT = "correct"


@dataclass(slots=True)
class Assessors:
    """`homes`: row → the event that made it, whose writer must see what is said of it."""

    hall: Hall
    tasks: Tasks
    minute: int
    homes: dict[str, Event] = field(default_factory=dict)

    def assess(self) -> None:
        """In the order of the data set, a minute apart: the days are over, and nobody comes in by it."""
        for event in self.hall.data.events:
            self.homes.setdefault(event.row_key, event)
        for number, line in enumerate(_lines(self.hall), start=1):
            self._comes_to(self.minute + number)
            answer = self._about_a_row_that_counts(line)
            self.hall.lead.reaches(int(answer.get("seq", 0)))
            if not answer.get("ok"):
                self._fault(line, f"{answer.get('code')} {answer.get('field', '')}".strip())

    def _about_a_row_that_counts(self, line: Message) -> Message:
        """What was said before its row was withdrawn is said of it brought back for the moment."""
        act = self._corrects if line["action"] == CORRECT else self._says
        row = str(line["row_key"])
        if (self.hall.lead.get("entry", row) or {}).get("state") != "withdrawn":
            return act(line)
        self.hall.leads_and_sees("restore_entry", entry=row)
        answer = act(line)
        self.hall.leads_and_sees("withdraw_entry", entry=row)
        return answer

    def _comes_to(self, minute: int) -> None:
        opening: datetime = self.hall.data.calendar.opening
        self.hall.leads("set_clock", now=(opening + timedelta(minutes=minute)).isoformat())

    def _says(self, line: Message) -> Message:
        assessor = self.hall.assessors.get(str(line.get("reviewer")), self.hall.lead)
        assessor.connect()
        assessor.reaches(self.hall.lead.welcome["seq"])
        row = str(line["row_key"])
        review = self.hall.command_id("review")
        answer = self.hall.tells(assessor, "review_entry", **self._remark(line, review, assessor))
        phone = self._writers_phone(row)
        if answer.get("ok") and phone is not None and not phone.follows("review", review, int(answer["seq"]) - 1):
            self.hall.fault("rehearsal.fault.behind", name=phone.name, row=row)
        return answer

    def _remark(self, line: Message, review: str, assessor: Phone) -> Message:
        """On what the assessor's page shows now: the row, and the last judgement of it."""
        row = str(line["row_key"])
        said = [
            one for one in assessor.all("review") if one["target_id"] == row and one["act"] in JUDGED and not one["withdrawn"]
        ]
        needs = line["action"] in ("return", "comment")
        return {
            "review": review,
            "entry": row,
            "act": line["action"],
            "field": line.get("cell") or None,
            "text": str(line.get("note") or "") or (text("rehearsal.review.no_note", "id") if needs else ""),
            "after": max((int(one["number"]) for one in said), default=0),
            "revision": int((assessor.get("entry", row) or {}).get("revision", 0)),
        }

    def _corrects(self, line: Message) -> Message:
        """From the person's own phone where the sheet is before them, else written down by the facilitator."""
        row, wanted = str(line["row_key"]), line.get("values") or {}
        home = self.homes[row]
        phone = self._at_the_sheet(str(line.get("by_id") or ""), home) or self.hall.lead
        save = phone.drafts(row, wanted)
        told = {"activity": self.tasks.id_of(home), "unit": self.tasks.unit_id(home), "entry": row, "values": save.values}
        corrections = len(self._corrections(row))
        answer = self.hall.tells(phone, "save_entry", **told, **phone.based(save), ready=True)
        if answer.get("late"):
            answer = self.hall.tells(self.hall.lead, "let_in_entry", entry=row)
        self.hall.lead.reaches(int(answer.get("seq", 0)))
        if answer.get("ok") and len(self._corrections(row)) == corrections:
            answer = self.hall.tells(phone, "answer_review", review=self.hall.command_id("review"), entry=row)
        return answer

    def _corrections(self, row: str) -> list[Message]:
        return [one for one in self.hall.lead.all("review") if one["target_id"] == row and one["act"] == CORRECT]

    def _writers_phone(self, row: str) -> Phone | None:
        home = self.homes.get(row)
        return self._at_the_sheet(home.person, home) if home else None

    def _at_the_sheet(self, person: str, home: Event) -> Phone | None:
        phone = self.hall.phones.get(person)
        if phone is None:
            return None
        phone.connect()
        own = (one for one in phone.all("sheet") if one["activity_id"] == self.tasks.id_of(home))
        return phone if any(one["unit_id"] == self.tasks.unit_id(home) for one in own) else None

    def _fault(self, line: Message, code: str) -> None:
        row = text("rehearsal.review.row", "id", action=line["action"], row=line["row_key"])
        self.hall.fault("rehearsal.fault.refused", row=row, code=code)


def figures_after(expected: Mapping[str, Any], record: Record) -> Iterator[Figure]:
    told = dict(zip(AFTERWARDS, (reviews(record), rows_total(record)), strict=True))
    yield from (Figure(name, expected[name], got) for name, got in told.items() if name in expected)


def reviews(record: Record) -> dict[str, Any]:
    """How often each act was done, and how each row stands in the end, told from the reviews alone."""
    told = [one for one in record["reviews"] if one["entry_id"] is not None]
    states: dict[str, str] = {}
    for one in sorted(told, key=lambda one: (one["entry_id"], one["number"])):
        states[one["entry_id"]] = _after(states.get(one["entry_id"], ""), one["act"])
    final = {row: state for row, state in states.items() if state}
    return {
        "actions": dict(Counter(one["act"] for one in told)),
        "final_state": final,
        "final_state_counts": dict(Counter(final.values())),
        "rows_ever_returned": len({one["entry_id"] for one in told if one["act"] == "return"}),
    }


def _after(state: str, act: str) -> str:
    if act in JUDGED:
        return JUDGED[act]
    if act == CORRECT:
        return "resubmitted" if state == "returned" else state
    return state or "commented"


def _lines(hall: Hall) -> list[Message]:
    """A data set without assessors has no such file."""
    if not (hall.data.folder / FILE).is_file():
        return []
    lines: list[Message] = read_object(hall.data.folder, FILE).get("reviews", [])
    return sorted(lines, key=lambda line: (line.get("at_minute", 0), line.get("seq", 0)))
