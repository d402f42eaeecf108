"""The hall votes: every slip from its voter's phone at its minute, paper ones counted at the closing, then revealed.

What the data hold against the rules is handed in all the same, and must leave no trace in the count.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from workshop.rehearsal.door import Door
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.phones import Phone
from workshop.rehearsal.polls import PAPER, PHONE, Choice, Poll, Slip
from workshop.rehearsal.saves import Message

WITNESSES = "Saksi: fasilitator dan seorang peserta"


@dataclass(slots=True)
class Voting:
    """`papers`: slips that no phone hands in, by poll, the last of each voter."""

    hall: Hall
    door: Door
    papers: dict[str, dict[str, Choice]] = field(default_factory=dict)

    def acts(self, poll: Poll) -> Iterator[tuple[int, str, partial[None]]]:
        """(minute, opening | slip | closing, what is done)."""
        opens, closes = self._times(poll)
        yield opens, "opening", partial(self.opens, poll)
        for slip in poll.slips:
            minute = opens if slip.minute is None else slip.minute
            yield minute, "slip", partial(self.hands_in, poll, slip, minute, opens <= minute <= closes)
        yield closes, "closing", partial(self.closes, poll)

    def opens(self, poll: Poll) -> None:
        told = {"ballot": self.id_of(poll), "kind": poll.kind, "question": poll.question, "options": list(poll.options)}
        self.hall.leads("save_ballot", **told, settings=poll.settings, secret=poll.secret)
        self.hall.leads_and_sees("open_ballot", ballot=self.id_of(poll))

    def hands_in(self, poll: Poll, slip: Slip, minute: int, in_time: bool) -> None:
        phone = self._phone(slip, minute)
        good = in_time and _is_good(poll, slip.choice)
        if phone is None:
            if good:
                self._takes_back(poll, slip)
                self.papers.setdefault(poll.key, {})[slip.voter] = slip.choice
            return
        answer = self._votes(poll, phone, slip.choice)
        if answer.get("ok") and good:
            self.papers.get(poll.key, {}).pop(slip.voter, None)
        late = bool(answer.get("late"))
        if (good and (not answer.get("ok") or late)) or (not good and answer.get("ok") and not late):
            told = answer.get("code") or ("late" if late else "ok")
            self.hall.fault("rehearsal.fault.vote", voter=slip.voter, question=poll.question, code=told)

    def closes(self, poll: Poll) -> None:
        ballot = self.id_of(poll)
        self.hall.leads("close_ballot", ballot=ballot)
        papers = [choice for choice in self.papers.get(poll.key, {}).values() if choice]
        if papers:
            told = {"ballot": ballot, "papers": len(papers), "totals": totals_of(papers), "witnesses": WITNESSES}
            self.hall.leads("enter_paper_count", paper_count=self.hall.made("ppc", poll.key), **told)
        self.hall.leads_and_sees("reveal_ballot", ballot=ballot)

    def id_of(self, poll: Poll) -> str:
        return self.hall.made("bal", poll.key)

    def _votes(self, poll: Poll, phone: Phone, choice: Choice) -> Message:
        return self.hall.tells(phone, "cast_vote", ballot=self.id_of(poll), choice=choice)

    def _takes_back(self, poll: Poll, slip: Slip) -> None:
        """Whoever hands in a paper after all has no vote on the phone."""
        if slip.voter in self.hall.phones and any(one.voter == slip.voter and one.channel == PHONE for one in poll.slips):
            self._votes(poll, self.hall.phones[slip.voter], {})

    def _phone(self, slip: Slip, minute: int) -> Phone | None:
        """None where the slip is a paper, or the data do not have its voter in the hall with a phone then."""
        known = self.hall.data.participants.get(slip.voter)
        if slip.channel == PAPER or known is None or not self.hall.data.is_there(slip.voter, minute):
            return None
        return self.hall.phones.get(slip.voter) or (self.door.arrives(slip.voter) if known.has_phone else None)

    def _times(self, poll: Poll) -> tuple[int, int]:
        if poll.opens is not None and poll.closes is not None:
            return poll.opens, poll.closes
        minute = self._fullest(poll)
        return minute, minute

    def _fullest(self, poll: Poll) -> int:
        """When most of those who rate are in the hall, the later the better."""
        people = [self.hall.data.participants[one.voter] for one in poll.slips if one.voter in self.hall.data.participants]
        minutes = {max(0, stay.arrival) for person in people for stay in person.stays} or {0}
        there = self.hall.data.is_there
        return max(minutes, key=lambda minute: (sum(there(person.key, minute) for person in people), minute))


def totals_of(papers: list[Choice]) -> dict[str, dict[str, dict[str, int]]]:
    """What witnesses count: per option and criterion how many marks, and their sum."""
    found: dict[str, dict[str, dict[str, int]]] = {}
    for paper in papers:
        for option, marks in paper.items():
            for criterion, mark in marks.items():
                total = found.setdefault(option, {}).setdefault(criterion, {"n": 0, "sum": 0})
                total["n"] += 1
                total["sum"] += mark
    return found


def _is_good(poll: Poll, choice: Choice) -> bool:
    """By the data set's own rules, not the product's."""
    marks = [mark for given in choice.values() for mark in given.values()]
    if not choice.keys() <= {option["id"] for option in poll.options} or not all(type(mark) is int for mark in marks):
        return False
    if poll.kind == "dots":
        return sum(marks) <= poll.settings["dots"] and all(1 <= mark <= poll.settings["most"] for mark in marks)
    return all(1 <= mark <= 5 for mark in marks)
