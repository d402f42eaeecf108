"""While an activity is closing: who has answered, told to staff once a second; and the closing that follows by itself (RC3).

A phone has answered once it says so and holds nothing.  Waited for is who writes there and is on the line, or went away
without having answered, or is known to hold unsent rows from earlier; a phone that was put aside with everything sent holds
nobody up.  Where somebody is missing a person decides.
"""

import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from workshop import clock
from workshop.domain.activities import Activity
from workshop.domain.refusals import Refused
from workshop.live.presence import Phone, Presence
from workshop.live.publisher import Client, Publisher
from workshop.service.closing import close_collected, tables_of, under_way, writes_on
from workshop.service.identity import as_viewer
from workshop.service.unsent import Held, holding
from workshop.storage.transaction import Reader

LOOK_EVERY_S = 1.0
# So long a phone may take to hear of it; and to be back, where the server was started again in the middle.
BREATH_S = 3.0
BACK_AFTER_START_S = 15.0

Standing = dict[str, Any]
Asking = tuple[str, str]


@dataclass(slots=True)
class Answer:
    """Of one person, over all their phones."""

    missing: bool = False
    online: bool = False
    unsent: int = 0
    heard_at: str = ""

    def hear(self, at: str, online: bool, missing: bool) -> None:
        self.online, self.missing, self.heard_at = self.online or online, self.missing or missing, max(self.heard_at, at)

    def told(self) -> Standing:
        return {"online": self.online, "heard_at": self.heard_at, "unsent": self.unsent}


@dataclass(slots=True)
class Collecting:
    publisher: Publisher
    presence: Presence
    now: Callable[[], float] = time.monotonic
    until: dict[Asking, float] = field(default_factory=dict)
    told: dict[str, Standing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """What was closing when the server went waits for phones that are not back yet."""
        with self.publisher.store.reading() as reader:
            self._note(under_way(reader), BACK_AFTER_START_S)

    def look_for_ever(self, sleep: Callable[[float], Any]) -> None:
        while not self.publisher.store.closed:
            sleep(LOOK_EVERY_S)
            with suppress(Refused, sqlite3.Error):
                self.look()

    def look(self) -> None:
        store = self.publisher.store
        with store.reading() as reader:
            closing = under_way(reader)
            standings = self._standings(reader, closing)
        self._note(closing, BREATH_S)
        self._tell(standings)
        for activity in closing:
            if not standings[activity.workshop_id][activity.id]["missing"] and self.until[_asking(activity)] <= self.now():
                store.write(partial(close_collected, activity))

    def _note(self, closing: list[Activity], at_least_s: float) -> None:
        self.until = {_asking(one): self.until.get(_asking(one), self.now() + at_least_s) for one in closing}

    def _standings(self, reader: Reader, closing: list[Activity]) -> dict[str, dict[str, Standing]]:
        found: dict[str, dict[str, Standing]] = defaultdict(dict)
        for activity in closing:
            here, left = self.presence.phones_of(activity.workshop_id)
            held = holding(reader, activity.workshop_id, self.presence.notes())
            found[activity.workshop_id][activity.id] = _standing(reader, activity, here, left, held)
        return found

    def _tell(self, standings: dict[str, dict[str, Standing]]) -> None:
        """What differs from what each of the staff was told last; who has just come is told the whole."""
        staff = {one.sid: standings.get(one.viewer.workshop_id, {}) for one in self._staff()}
        for sid, standing in staff.items():
            if self.told.get(sid, {}) != standing:
                self.publisher.wire.emit("presence", {"closing": standing}, to=sid)
        self.told = staff

    def _staff(self) -> list[Client]:
        return [one for one in list(self.publisher.clients.values()) if one.viewer.is_staff]


def _asking(activity: Activity) -> Asking:
    return activity.id, activity.closing_at or ""


def _standing(reader: Reader, activity: Activity, here: list[Phone], left: list[Phone], held: list[Held]) -> Standing:
    answers: dict[str, Answer] = defaultdict(Answer)
    tables = tables_of(reader, activity)
    for phone in here:
        if writes_on(phone.viewer, activity, tables):
            _hear(answers, phone, True, _holds_back(phone, activity))
    for phone in left:
        if _may_hold(phone, activity, answers) and writes_on(phone.viewer, activity, tables):
            _hear(answers, phone, False, phone.answered.get(activity.id) != activity.closing_at)
    for one in held:
        if one.person_id in answers or _is_concerned(reader, activity, tables, one.person_id):
            answers[one.person_id].hear(one.at, False, True)
            answers[one.person_id].unsent = one.rows
    missing = {person: answer.told() for person, answer in sorted(answers.items()) if answer.missing}
    return {"of": len(answers), "missing": missing}


def _hear(answers: dict[str, Answer], phone: Phone, online: bool, missing: bool) -> None:
    answers[phone.viewer.person_id].hear(phone.heard_at.isoformat(timespec="seconds"), online, missing)


def _may_hold(phone: Phone, activity: Activity, answers: Mapping[str, Answer]) -> bool:
    """It went in the middle of the work, and its person is not back."""
    before = phone.heard_at.isoformat() < (activity.opened_at or "") <= clock.now().isoformat()
    return not phone.away and not before and not (phone.viewer.person_id in answers and answers[phone.viewer.person_id].online)


def _holds_back(phone: Phone, activity: Activity) -> bool:
    if phone.away and not phone.unsent:
        return False
    return bool(phone.unsent) or phone.answered.get(activity.id) != activity.closing_at


def _is_concerned(reader: Reader, activity: Activity, tables: frozenset[str], person_id: str) -> bool:
    with suppress(Refused):
        return writes_on(as_viewer(reader, activity.workshop_id, person_id), activity, tables)
    return False
