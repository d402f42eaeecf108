"""Phones in Chromium: what a browser does to a page that the core alone does not know.

Reloaded in the middle of a save, its memory taken in the middle of a word, the whole browser killed, its storage full, two
tabs, two people through the door of one phone, a messenger's browser and then Chrome, asleep for half an hour, a wrong clock.
"""

import time

from tools.chaos import guests
from tools.chaos.chromium import kill
from tools.chaos.guests import ONLINE, comes_in
from tools.chaos.handset import Handset
from tools.chaos.pages import Pages
from tools.chaos.scenes.dark import is_kept_as_late, move
from tools.chaos.scribes import begin
from tools.chaos.stage import FIELD_IDS, Size, Stage

KIND = "browsers"
NEEDS_CHROMIUM = True
TEN_MINUTES_MS = 600_000
IN_APP = "Mozilla/5.0 (Linux; Android 12; wv) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 WhatsApp/2.24"
WRITER = 5
ROUNDS = 2
FROZEN_S = 2.0
# The pause after which what is being typed is kept on the disk.
PAUSE_S = 2.0


def play(stage: Stage, size: Size) -> None:
    """p0 has everything happen to it, p1 a wrong clock and a long sleep; p2 is killed as a whole.  A scribe writes beside.
    The short form leaves out what takes long to come back."""
    pages = stage.pages
    assert pages is not None
    pages.open("p0", "per_0", "phone-0", stage.proxy.door("p0"))
    pages.open("p1", "per_1", "phone-1", stage.proxy.door("p1"), skew_ms=TEN_MINUTES_MS)
    if size.pages:
        pages.add_on_disk("p2", "per_2", stage.proxy.door("p2"), stage.folder / "browser").signs_in("phone-2")
    stage.all_back()
    (scribe,) = begin(stage, range(WRITER, WRITER + 1))
    for number in range(min(size.rounds, ROUNDS)):
        for act in (*ACTS, *(LONG_ACTS if size.pages else ())):
            act(stage, pages, number)
        scribe.rest()
        stage.must_be_level()
        for name in ("in_app", "chrome"):
            pages.close(name)
        scribe.go_on()
    scribe.end()


def _types(stage: Stage, phone: int, stay: bool = False, name: str = "") -> None:
    stage.types_on_page(phone, name or f"p{phone}", stay, alone=True)


def _back(stage: Stage, one: Handset) -> None:
    stage.wake()
    one.is_told(ONLINE, 25)


def _reloaded(stage: Stage, pages: Pages, number: int) -> None:
    """A save is under way, then a word is."""
    for stay in (False, True):
        _types(stage, 0, stay)
        pages.held["p0"].reloads()
        _back(stage, pages.held["p0"])
        stage.struck["reloaded in a save or a word"] += 1


def _memory_taken(stage: Stage, pages: Pages, number: int) -> None:
    """With rows that could not be sent, and a finger in a field."""
    stage.proxy.darken("p0")
    _types(stage, 0)
    _types(stage, 0, stay=True)
    pages.held["p0"].crashes()
    stage.proxy.lighten("p0")
    pages.held["p0"].opens()
    _back(stage, pages.held["p0"])
    stage.struck["page killed"] += 1


def _full(stage: Stage, pages: Pages, number: int) -> None:
    """The page says that it cannot keep; what was typed goes all the same."""
    one = pages.held["p0"]
    stage.all_back()
    stage.proxy.silence("p0")
    one.fills_up(True)
    _types(stage, 0)
    one.is_told("HP ini tidak dapat menyimpan")
    stage.struck["storage full"] += 1
    stage.proxy.lighten("p0")
    _back(stage, one)
    stage.all_back()
    one.fills_up(False)
    _types(stage, 0)


def _two_tabs(stage: Stage, pages: Pages, number: int) -> None:
    """The second opens while the first has not sent; both write in the same field, then the first again."""
    first = pages.held["p0"]
    stage.proxy.silence("p0")
    entry = first.begins_a_row()
    first.writes(entry, FIELD_IDS[0], stage.text("per_0"))
    second = pages.beside("p0", "p0b")
    second.opens()
    second.is_told(ONLINE, 25)
    for one in (second, first):
        one.writes(entry, FIELD_IDS[0], stage.text("per_0"))
    stage.proxy.lighten("p0")
    _back(stage, first)
    stage.all_back()
    pages.close("p0b")
    stage.struck["second tab"] += 1


def _two_people(stage: Stage, pages: Pages, number: int) -> None:
    """Handed on with text that is not sent, through the door, and back."""
    one, letter = pages.held["p0"], guests.LETTERS[2 * number]
    stage.proxy.silence("p0")
    _types(stage, 0)
    one.goes_to("#/self")
    one.taps("Orang lain memakai HP ini")
    one.taps(guests.OFFICE)
    guests.takes_place(one, letter)
    one.writes(one.begins_a_row(), FIELD_IDS[1], stage.text(one.person))
    stage.all_back()
    one.goes_to("#/self")
    one.person = "per_0"
    one.taps("Peserta 0")
    stage.proxy.lighten("p0")
    _back(stage, one)
    stage.struck["handed on"] += 1


def _two_browsers(stage: Stage, pages: Pages, number: int) -> None:
    """The link is opened in a messenger, then in Chrome, where nobody is known: by the personal code, or by *Izinkan*."""
    letter = guests.LETTERS[2 * number + 1]
    person = guests.id_of(letter)
    inside = pages.add("in_app", person, stage.proxy.door("in_app"), user_agent=IN_APP)
    code = comes_in(inside, letter)
    entry = inside.begins_a_row()
    inside.writes(entry, FIELD_IDS[0], stage.text(person))
    chrome = pages.add("chrome", person, stage.proxy.door("chrome"))
    if number % 2:
        guests.is_let_in(chrome, letter, stage.server.store, stage.server.port)
    else:
        guests.returns(chrome, code)
    stage.all_back()
    chrome.writes(entry, FIELD_IDS[0], stage.text(person))
    inside.writes(entry, FIELD_IDS[1], stage.text(person))
    stage.struck["second browser"] += 1


def _old_line(stage: Stage, pages: Pages, number: int) -> None:
    """The server does not know yet that the old connection is dead when the new one comes."""
    stage.proxy.silence("p0")
    _types(stage, 0)
    pages.held["p0"].reloads()
    _back(stage, pages.held["p0"])


def _server_killed(stage: Stage, pages: Pages, number: int) -> None:
    """Everybody types on meanwhile; the pages return by themselves."""
    _types(stage, 0)
    stage.server.kill()
    stage.struck["kill -9"] += 1
    _types(stage, 0)
    _types(stage, 1)
    stage.server.start()
    pages.held["p0"].is_told(ONLINE, 25)


def _asleep(stage: Stage, pages: Pages, number: int) -> None:
    """The system freezes the page with text that is not sent; its clock says half an hour when it goes on, its line is gone."""
    one = pages.held["p1"]
    stage.proxy.silence("p1")
    _types(stage, 1)
    one.freezes(True)
    time.sleep(FROZEN_S)
    stage.proxy.cut("p1")
    one.freezes(False)
    one.page.clock.fast_forward("30:00")
    stage.proxy.lighten("p1")
    _back(stage, one)
    stage.struck["asleep half an hour"] += 1


def _browser_killed(stage: Stage, pages: Pages, number: int) -> None:
    """With all its pages, while a finger rests in a field; what it had kept is on its disk."""
    one, folder = pages.held["p2"], stage.folder / "browser"
    stage.proxy.darken("p2")
    _types(stage, 2)
    one.goes_to_the_sheet()
    one.is_told("Di HP ini")
    _types(stage, 2, stay=True)
    time.sleep(PAUSE_S)
    kill(folder)
    stage.struck["browser killed"] += 1
    stage.proxy.lighten("p2")
    one = pages.add_on_disk("p2", "per_2", int(one.base.rsplit(":", 1)[1]), folder)
    one.opens()
    _back(stage, one)
    _types(stage, 2)


def _moved(stage: Stage, pages: Pages, number: int) -> None:
    """Offline while staff move this person to another table (RS3): the text belongs to the sheet it was typed on."""
    known = len(stage.ledger.typed)
    stage.proxy.darken("p0")
    _types(stage, 0)
    move(stage, 0, "grp_0" if stage.group_of(0) != "grp_0" else "grp_1", f"b{number}")
    stage.proxy.lighten("p0")
    stage.wake()
    stage.all_back()
    is_kept_as_late(stage, known, [0])
    _types(stage, 0)


ACTS = (_reloaded, _memory_taken, _full, _two_tabs, _two_people, _two_browsers, _old_line, _asleep, _moved)
LONG_ACTS = (_server_killed, _browser_killed)
