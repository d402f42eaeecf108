"""Hall dark: everybody cut off for a while and back together; some were moved to another group meanwhile (RS3, EN2).  In the
end the laptop itself sleeps under load and is woken."""

import sqlite3
import time

from tools.bench.halls import GROUP_OF, W
from tools.chaos.crew import Crew
from tools.chaos.serving import posted
from tools.chaos.stage import Size, Stage
from workshop.domain.entries import Entry
from workshop.storage.transaction import Reader

KIND = "hall dark"
MOVED = 4
ROUNDS = 2
AGAIN_S = 4.0


def play(stage: Stage, size: Size) -> None:
    crew = stage.crew()
    names = stage.seat(crew, range(size.phones), size.pages)
    stage.all_back()
    for phone in range(size.phones):
        stage.types(crew, phone)
    stage.must_be_level()
    for number in range(min(size.rounds, ROUNDS)):
        known = len(stage.ledger.typed)
        stage.proxy.darken(*names)
        for phone in range(size.phones):
            stage.types(crew, phone, alone=True)
        moved = _moved(stage, number, size.phones)
        time.sleep(size.dark_s if number == 0 else AGAIN_S)
        stage.proxy.lighten(*names)
        stage.wake()
        stage.must_be_level()
        is_kept_as_late(stage, known, moved)
        for phone in range(size.phones):
            stage.types(crew, phone)
        stage.must_be_level()
    _laptop_asleep(stage, crew, size)


def _laptop_asleep(stage: Stage, crew: Crew, size: Size) -> None:
    """With what they had sent just then in its hands; they type on, and give their lines up one after the other."""
    for awake in (True, False):
        for phone in range(size.phones):
            stage.types(crew, phone)
        if awake:
            stage.server.sleep(True)
    stage.struck["laptop asleep"] += 1
    time.sleep(size.asleep_s)
    stage.server.sleep(False)
    stage.wake()
    stage.must_be_level()


def _moved(stage: Stage, number: int, phones: int) -> list[int]:
    """The facilitator's console is on the laptop itself: it works in the dark."""
    chosen = stage.dice.sample(range(phones), k=MOVED)
    for phone in chosen:
        tables = [f"grp_{n}" for n in range(-(-phones // GROUP_OF) + 1) if f"grp_{n}" != stage.group_of(phone)]
        move(stage, phone, stage.dice.choice(tables), f"{number}_{phone}")
    return chosen


def move(stage: Stage, phone: int, group: str, id: str) -> None:
    payload = {"grouping": "grg", "seat": f"sea_{phone}", "group": group}
    ack = posted(stage.server.port, "console-0", {"id": f"mv{id}", "name": "move_seat", "payload": payload})
    if ack is None or not ack["ok"]:
        stage.notes.append(f"moving {phone} to {group}: {ack}")
    stage.moved[phone] = group
    stage.struck["moved away"] += 1


def is_kept_as_late(stage: Stage, known: int, moved: list[int]) -> None:
    """What they typed belongs to the sheet they had before them: it is there, and waits to be let in (EN2)."""
    connection = sqlite3.connect(stage.server.store, timeout=10)
    entries = {entry.id: entry for entry in Reader(connection).all(Entry, W)}
    connection.close()
    for typed in stage.ledger.typed[known:]:
        if typed.person in {f"per_{phone}" for phone in moved}:
            found = entries.get(typed.entry)
            if found is None or not (found.late or found.late_edit):
                stage.behind.append(f"{typed.person} was moved away; {typed.text[:30]!r} in {typed.entry} is not kept as late")
