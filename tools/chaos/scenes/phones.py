"""Phones: killed in the middle of a word, reloaded, asleep; two tabs, two people, two browsers, a wrong clock, a full storage."""

import time

from tools.chaos.crew import Crew, wait_until
from tools.chaos.stage import FIELD_IDS, Size, Stage

KIND = "phones"
TEN_MINUTES_MS = 600_000
HALF_AN_HOUR_MS = 1_800_000
SOON_S = 5.0
FIRST_S = 25.0
WORD_S = 0.15


def play(stage: Stage, size: Size) -> None:
    """Seats 0 and 1 are killed, 2 has two tabs, 3 and 4 share a phone, 5 fills up, 6 has a wrong clock, 7 an old line."""
    first, second, wrong = stage.crew(), stage.crew(), stage.crew(TEN_MINUTES_MS)
    stage.seat(first, (0, 1))
    stage.seat(second, (2, 3, 5, 7))
    stage.seat(wrong, (6,))
    stage.all_back()
    for _ in range(size.rounds):
        _killed_in_the_middle_of_a_word(stage, first)
        _two_tabs(stage, second)
        _two_people(stage, second)
        _full(stage, second)
        _clock(stage, wrong)
        _old_line(stage, second)
        _two_browsers(stage, second)
        stage.must_be_level()
    _asleep(stage, second, size.asleep_s)


def _killed_in_the_middle_of_a_word(stage: Stage, crew: Crew) -> None:
    """One sits in the dark with whole rows not sent, the other types on; both have a finger in a field."""
    stage.proxy.darken("p0")
    for phone in (0, 1, 0, 1):
        stage.types(crew, phone)
    for phone in (0, 1):
        stage.types(crew, phone, stay=True)
    time.sleep(stage.dice.uniform(WORD_S, 3 * WORD_S))
    crew.kill()
    stage.struck["phone killed"] += 2
    stage.proxy.lighten("p0")
    crew.again()
    for phone in (0, 1):
        _sees_its_rows(crew, f"p{phone}")
        stage.types(crew, phone, stay=True)
        crew.tell("reload", phone=f"p{phone}")
        stage.struck["reloaded"] += 1
    stage.wake()


def _two_tabs(stage: Stage, crew: Crew) -> None:
    """The second opens while the first has not sent; both type into the same row; the first goes on where it was."""
    stage.proxy.darken("p2")
    entry = f"ent_tabs_{stage.faults}"
    for _ in range(3):
        _writes(stage, crew, 2, entry)
        time.sleep(WORD_S)
    crew.open("p2b", "per_2", "phone-2", stage.proxy.door("p2b"), storage="p2")
    stage.struck["second tab"] += 1
    _sees_its_rows(crew, "p2b")
    wait_until(lambda: crew.look()["p2b"]["unsent"] == 0, SOON_S)
    _writes(stage, crew, 2, entry)
    stage.types(crew, 2, "p2b")
    stage.proxy.lighten("p2")
    stage.wake()
    wait_until(lambda: not any(crew.look()[name]["unsent"] for name in ("p2", "p2b")), SOON_S)
    crew.close("p2b")


def _two_people(stage: Stage, crew: Crew) -> None:
    """One hands the phone on with text that is not sent, and gets it back."""
    stage.proxy.darken("p3")
    stage.types(crew, 3)
    crew.close("p3")
    crew.open("p4", "per_4", "phone-4", stage.proxy.door("p4"), storage="p3")
    _sees_its_rows(crew, "p4")
    stage.types(crew, 4)
    stage.struck["handed on"] += 1
    wait_until(lambda: crew.look()["p4"]["unsent"] == 0, SOON_S)
    crew.close("p4")
    stage.proxy.lighten("p3")
    crew.open("p3", "per_3", "phone-3", stage.proxy.door("p3"), storage="p3")
    _sees_its_rows(crew, "p3")


def _full(stage: Stage, crew: Crew) -> None:
    """The phone must say that it cannot keep; what is typed goes all the same."""
    crew.tell("full", storage="p5", full=True)
    stage.types(crew, 5)
    stage.struck["storage full"] += 1
    if not wait_until(lambda: not crew.look()["p5"]["lasting"], SOON_S):
        stage.notes.append("p5 could not keep and did not say so")
    wait_until(lambda: crew.look()["p5"]["unsent"] == 0, SOON_S)
    crew.tell("full", storage="p5", full=False)
    stage.types(crew, 5)


def _clock(stage: Stage, crew: Crew) -> None:
    stage.struck["wrong clock"] += 1
    for _ in range(3):
        stage.types(crew, 6)


def _old_line(stage: Stage, crew: Crew) -> None:
    """The server does not know yet that the old connection is dead when the new one comes."""
    stage.proxy.silence("p7")
    stage.types(crew, 7)
    crew.tell("reload", phone="p7")
    _sees_its_rows(crew, "p7")
    stage.types(crew, 7)


def _two_browsers(stage: Stage, crew: Crew) -> None:
    """A link opened in a messenger's own browser, and then in Chrome: nothing is shared but the person."""
    crew.open("p7b", "per_7", "phone-7", stage.proxy.door("p7b"))
    _sees_its_rows(crew, "p7b")
    for name in ("p7", "p7b", "p7"):
        stage.types(crew, 7, name)
    wait_until(lambda: crew.look()["p7b"]["unsent"] == 0, SOON_S)
    crew.close("p7b")
    stage.struck["second browser"] += 1


def _asleep(stage: Stage, crew: Crew, seconds: float) -> None:
    """Longer than the server waits for a sign of life, where there is time for that; their clocks say half an hour."""
    stage.types(crew, 5)
    crew.sleep(True)
    stage.struck["asleep half an hour"] += len(crew.phones)
    time.sleep(seconds)
    crew.moves_on(HALF_AN_HOUR_MS - int(seconds * 1000))
    crew.sleep(False)


def _sees_its_rows(crew: Crew, phone: str) -> None:
    """A page shows no row before it has its first snapshot, and nobody types into what is not shown."""
    wait_until(lambda: crew.look()[phone]["state"] == "online", FIRST_S, WORD_S / 3)


def _writes(stage: Stage, crew: Crew, phone: int, entry: str) -> None:
    crew.type(f"p{phone}", stage.group_of(phone), entry, FIELD_IDS[0], stage.text(f"per_{phone}"))
