"""Trying what must be refused: each invalid row as a *ready* row from the named person's phone, while its activity is open.

The refusal names the reason and the field, and leaves no trace (CM2, EN3): nothing was counted, and no row is there.
"""

from dataclasses import dataclass

from workshop.rehearsal.dataset import Attempt
from workshop.rehearsal.dividing import Tables
from workshop.rehearsal.door import Door
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.handing_out import Tasks, by_staff, describe
from workshop.rehearsal.host import Http, must
from workshop.rehearsal.phones import Phone


@dataclass(slots=True)
class Trial:
    """`refused`: how many were refused for their reason without a trace."""

    hall: Hall
    door: Door
    tasks: Tasks
    tables: Tables
    refused: int = 0

    def tries(self, attempt: Attempt) -> None:
        activity, phone = self.tasks.opened(attempt), self._phone(attempt)
        entry = self.hall.made("try", attempt.id)
        before = self._traces(phone, entry)
        answer = self.hall.tells(
            phone,
            "save_entry",
            activity=activity,
            unit=self.tasks.unit_id(attempt),
            entry=entry,
            values=attempt.values,
            ready=True,
        )
        got = (answer.get("code"), answer.get("field")) if not answer.get("ok") else ("ok", None)
        if got != (attempt.reason, attempt.field):
            wanted = f"{attempt.reason} {attempt.field}"
            self.hall.fault("rehearsal.fault.not_refused", row=describe(attempt), expected=wanted, got=f"{got[0]} {got[1]}")
        elif self._traces(phone, entry) != before:
            self.hall.fault("rehearsal.fault.trace", row=describe(attempt))
        else:
            self.refused += 1

    def _phone(self, attempt: Attempt) -> Phone:
        held = self.hall.phones.get(attempt.person)
        gone = held is not None and not held.online and not held.unsent
        if by_staff(self.hall.data, attempt) or gone:
            return self.hall.lead
        if division := self.tasks.division(attempt):
            self.tables.welcomes(division, attempt.person, attempt.unit.key)
        return self.door.arrives(attempt.person)

    def _traces(self, phone: Phone, entry: str) -> tuple[int, bool]:
        """What the server holds, asked anew: how far the journal is, and whether the row is in it."""
        http = Http(self.hall.laptop, phone.token)
        try:
            found = must(http.get(self.hall.path("objects")), "objects")
        finally:
            http.close()
        return int(found["seq"]), any(one["id"] == entry for one in found["objects"] if one["type"] == "entry")
