"""The official comes late: who came early waits, and all of the first day that comes after its opening slides.

The data set's clock slides with it.  The agenda and the half-days were planned as they were; when the official is there, the
facilitator sets them anew.
"""

from dataclasses import replace
from datetime import time
from functools import partial

from workshop.rehearsal.dataset import Calendar, Dataset, Event, Participant
from workshop.rehearsal.handing_out import Item
from workshop.rehearsal.loading import clock_time
from workshop.rehearsal.seen import Seen
from workshop.rehearsal.stage import AFTER, BEFORE, Cue, Stage

MINUTES = 45
LAST_MINUTE = 24 * 60 - 1


def slid(calendar: Calendar, minute: int) -> int:
    """Before the opening and from the second date on all stays where it was; nothing overtakes anything."""
    midnight = calendar.minute(1, time()) + LAST_MINUTE + 1
    if minute < 0:
        return minute
    return minute + MINUTES if minute < midnight else max(minute, midnight + MINUTES)


def put_off(data: Dataset) -> Dataset:
    """The same people and rows, at the minutes of a day that begins late."""
    return replace(
        data,
        participants={key: _person(data.calendar, one) for key, one in data.participants.items()},
        divisions=tuple(
            replace(one, moves=tuple(replace(move, minute=slid(data.calendar, move.minute)) for move in one.moves))
            for one in data.divisions
        ),
        events=tuple(_event(data.calendar, one) for one in data.events),
        polls=tuple(one.moved(partial(slid, data.calendar)) for one in data.polls),
    )


class LateOpening:
    """The clock passes the opening, nothing begins; then the plan is set anew, and the day still has to end."""

    name = "late_opening"

    def __init__(self, stage: Stage) -> None:
        self.stage, self.hall = stage, stage.hall
        self.planned = [item for item in stage.tasks.items if item.source.get("day", 1) == 1]
        self.seen = Seen(self.name, {"minutes": MINUTES, "items": 0})
        self._slide_the_cues()

    def joins(self) -> bool:
        """Every data set has an opening."""
        midnight = self.hall.data.calendar.minute(1, time()) + LAST_MINUTE
        last = max((cue.minute for cue in self.stage.cues() if cue.minute <= midnight), default=MINUTES)
        self.stage.turns += [
            Cue(MINUTES, BEFORE, 0, self.sets_the_plan_anew),
            Cue(last, AFTER, 0, self.ends_the_day),
        ]
        return True

    def sets_the_plan_anew(self) -> None:
        """By the product's own commands, as the console's form sends them."""
        for item in self.stage.tasks.items:
            if item.source.get("day", 1) == 1 and item.minute >= MINUTES:
                self.hall.leads_and_sees("save_agenda_item", **self.stage.tasks.agenda_item(item))
                self.seen.figures["items"] += 1
        workshop = self.hall.lead.get("workshop", self.hall.workshop) or {}
        half_days = [_half_day(self.hall.data.calendar, one) for one in workshop.get("half_days", [])]
        days = [_opening(self.hall.data.calendar, number, day) for number, day in enumerate(workshop.get("days", []), start=1)]
        self.hall.leads_and_sees("change_workshop", fields={"half_days": half_days, "days": days})

    def ends_the_day(self) -> None:
        """Every item of the day was begun, and the last one ends on the same day."""
        shown = [self.hall.lead.get("agenda_item", item.id) or {} for item in self.planned]
        for item in shown:
            if item.get("state") == "running":
                self.hall.leads_and_sees("end_agenda_item", agenda_item=item["id"])
        for item in shown:
            if (self.hall.lead.get("agenda_item", item["id"]) or {}).get("state") != "done":
                self.hall.fault("rehearsal.fault.not_ended", title=item["title"])
        self.seen.figures["planned_end"] = max((str(item.source["end"]) for item in self.planned), default="–")
        self.seen.figures["end"] = max((item["end"] for item in shown), default="–")

    def _slide_the_cues(self) -> None:
        tasks, calendar = self.stage.tasks, self.hall.data.calendar
        tasks.items = [_item(calendar, item) if item in self.planned else item for item in tasks.items]
        self.hall.data = put_off(self.hall.data)


def _item(calendar: Calendar, item: Item) -> Item:
    times = {name: _clock(calendar, clock_time(str(item.source[name]))) for name in ("start", "end")}
    return Item(item.id, slid(calendar, item.minute), {**item.source, **times})


def _opening(calendar: Calendar, number: int, day: dict[str, object]) -> dict[str, object]:
    """Who is late is late after the hour that the first day opens at now."""
    return {**day, "opens": _clock(calendar, clock_time(str(day["opens"])))} if number == 1 and day.get("opens") else day


def _half_day(calendar: Calendar, one: dict[str, object]) -> dict[str, object]:
    if one["day"] != 1:
        return one
    return {**one, **{name: _clock(calendar, clock_time(str(one[name]))) for name in ("start", "end")}}


def _clock(calendar: Calendar, told: time) -> str:
    """The clock time that it becomes; nothing slides past midnight."""
    minute = slid(calendar, calendar.minute(1, told)) - calendar.minute(1, time())
    return "{:02}:{:02}".format(*divmod(min(minute, LAST_MINUTE), 60))


def _person(calendar: Calendar, one: Participant) -> Participant:
    stays = tuple(
        replace(stay, arrival=slid(calendar, stay.arrival), leave=None if stay.leave is None else slid(calendar, stay.leave))
        for stay in one.stays
    )
    return replace(one, stays=stays)


def _event(calendar: Calendar, one: Event) -> Event:
    return replace(one, minute=slid(calendar, one.minute), received=slid(calendar, one.received))
