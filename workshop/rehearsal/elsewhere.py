"""Another address on the second day: to the phones the laptop is another place (docs/backup.md).

Somebody's last save of the first day is told of and never leaves the phone.  In the morning the console says which address
the phones know and who holds text there; all come back by one scan and one approval.  Later the old address answers again,
and the stranded text comes in from the page it was typed on.
"""

import sqlite3
import time
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import closing
from datetime import time as clock_time

from workshop.rehearsal.dataset import Attempt, Event
from workshop.rehearsal.ground import FIRST, SECOND, Ground, calm
from workshop.rehearsal.handing_out import by_staff, rows_of
from workshop.rehearsal.host import Answer, must
from workshop.rehearsal.phones import Phone
from workshop.rehearsal.saves import Message
from workshop.rehearsal.seen import Seen
from workshop.rehearsal.stage import AFTER, BEFORE, WRITING, Cue, Stage
from workshop.rehearsal.stretch import Stretch, named
from workshop.storage.last_heard import notes_of
from workshop.storage.transaction import Reader

NOTED_WITHIN_S = 15.0
LOOKED_AGAIN_S = 0.1
# After all else of the evening; and before all else of its minute.
EVENING, MORNING = 99, 0


class NewAddress:
    """`stranded`: typed on the first day; it and whatever else stayed on a page of the old address wait for that."""

    name = "new_address"

    def __init__(self, stage: Stage, ground: Ground) -> None:
        self.stage, self.hall, self.ground = stage, stage.hall, ground
        self.seen = Seen(self.name, {"from": FIRST, "to": SECOND})
        self._stranded: Event | None = None
        self._waiting: list[Event] = []
        self._answers = False
        self._scanned = self._admitted = 0

    def joins(self, stretches: Collection[Stretch]) -> bool:
        """Not played where there is no second day, or nobody writes on it."""
        calendar, cues = self.hall.data.calendar, sorted(self.stage.cues())
        if len(calendar.dates) < 2:
            return False
        midnight = calendar.minute(2, clock_time())
        evening = [cue.minute for cue in cues if cue.minute < midnight]
        written = [cue.minute for cue in cues if cue.minute >= midnight and cue.rank == WRITING]
        if not evening or not written:
            return False
        self._stranded = _last_of_the_day(self.stage, midnight, stretches)
        again = written[len(written) // 2]
        self.stage.takers.append(self.takes)
        self.stage.turns += [Cue(evening[-1], AFTER, EVENING, self.moves), Cue(again, BEFORE, MORNING, self.answers_again)]
        self._keeps_the_address()
        return True

    def takes(self, cue: Cue) -> bool:
        event = cue.subject
        if not isinstance(event, Event) or cue.typed:
            return False
        if event is self._stranded and event not in self._waiting:
            self._leaves_with(event)
            return True
        page = self.stage.writer.kept_on(event)
        if page is None or page is not self.hall.old_pages.get(event.person):
            return False
        self._waiting.append(event)
        if self._answers:
            self._bring()
        return True

    def moves(self) -> None:
        """The evening: the server stops in order.  The morning: it starts where another address leads."""
        hall, house, router = self.hall, self.ground.house, self.ground.router
        self._until_noted()
        for phone in hall.phones.values():
            phone.disconnect()
        house.closes()
        router.forgets(FIRST)
        router.leads(SECOND)
        house.told = ("--url", f"http://{SECOND}")
        self.ground.opens(hall)
        self.ground.come_back(hall, hall.staff.values())
        calm(hall)
        self._is_warned()
        hall.old_pages, hall.phones = hall.phones, {}
        hall.way = self.ground.way(SECOND)
        self._scanned, self._admitted = self.stage.door.scanned, self.stage.door.admitted

    def answers_again(self) -> None:
        """The old address, taken beside the new one."""
        self.ground.router.leads(FIRST)
        self._answers = True
        began = time.monotonic()
        came = self._bring()
        self.ground.until_level(self.hall)
        door = self.stage.door
        self.seen.figures |= {
            "scanned": door.scanned - self._scanned, "admitted": door.admitted - self._admitted,
            "came": came, "level_s": round(time.monotonic() - began, 1),
        }  # fmt: skip

    def _leaves_with(self, event: Event) -> None:
        """Typed, and told of; before it is sent the phone is out of reach."""
        self.stage.tasks.opened(event)
        self.stage.door.arrives(event.person)
        phone = self.stage.writer.keeps(event)
        phone.says_unsent(len(phone.unsent))
        phone.disconnect()
        self._waiting.append(event)

    def _bring(self) -> int:
        """Each from the page it was typed on, opened once more."""
        waiting, self._waiting = self._waiting, []
        answers: list[Message] = []
        for event in waiting:
            page = self.hall.old_pages[event.person]
            page.connect()
            answers.append(self.stage.writer.delivers(event, page))
            self.stage.writer.settles(event, answers[-1])
            page.connect()
            page.says_unsent(len(page.unsent))
            self._is_no_more_warned(page)
        return sum(bool(answer.get("ok")) for answer in answers)

    def _is_no_more_warned(self, page: Phone) -> None:
        if not page.unsent and self._address()["moved"]:
            self.hall.fault("rehearsal.fault.still_moved", address=FIRST)
        page.disconnect()

    def _keeps_the_address(self) -> None:
        """*Persiapan › Pintu masuk*: the address belongs to the workshop."""
        workshop = self.hall.lead.get("workshop", self.hall.workshop) or {}
        profile = {**(workshop.get("profile") or {}), "address": f"http://{FIRST}"}
        self.hall.leads_and_sees("change_workshop", fields={"profile": profile})

    def _address(self) -> Answer:
        return must(self.hall.console.get(self.hall.path("address")), "address")

    def _until_noted(self) -> None:
        """What a phone said of itself outlives the server once it is in the store; that takes a moment."""
        until = time.monotonic() + NOTED_WITHIN_S
        while self._waiting and time.monotonic() < until:
            with closing(sqlite3.connect(self.ground.house.store, timeout=10)) as connection:
                if any(note.unsent for note in notes_of(Reader(connection), self.hall.workshop)):
                    return
            time.sleep(LOOKED_AGAIN_S)

    def _is_warned(self) -> None:
        """The console names the address, who is left behind there, and the command that takes it again."""
        found = self._address()
        commands, host = " ".join(found.get("commands", [])), FIRST.split(":")[0]
        told = (found["moved"], found.get("old"), found.get("unsent"), host in commands)
        if told != (True, FIRST, len(self._waiting), True):
            self.hall.fault("rehearsal.fault.not_warned", address=FIRST, got=told)
        self.seen.figures |= {"left": len(found.get("left", [])), "unsent": found.get("unsent", 0)}


def _last_of_the_day(stage: Stage, midnight: int, stretches: Collection[Stretch]) -> Event | None:
    """The last row of the first day of which nobody speaks, from a phone that nothing else is asked of and that comes again;
    outside the other disturbances."""
    data = stage.hall.data
    later = {person: minute for minute, person in _asked_of(stage) if minute < midnight}
    spoken = Counter(name for one in rows_of(data) for name in named(one))
    rows = Counter(event.row_key for event in data.events)
    fitting = [
        event
        for event in data.events
        if 0 <= event.minute < midnight
        and not (event.held or event.resend or by_staff(data, event))
        and not any(one.first <= event.minute <= one.last for one in stretches)
        and later.get(event.person) == event.minute
        and any(stay.arrival >= midnight for stay in data.participants[event.person].stays)
        and rows[event.row_key] == 1
        and not spoken[event.row_key]
    ]
    return fitting[-1] if fitting else None


def _asked_of(stage: Stage) -> Iterator[tuple[int, str]]:
    """When each phone has something to write or to try, in the order of the days."""
    for cue in sorted(stage.cues()):
        if isinstance(cue.subject, Event | Attempt):
            yield cue.minute, cue.subject.person
