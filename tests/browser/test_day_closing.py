"""*Tutup hari*, in a browser: refused while a phone holds rows, closed with a reason, and the rows come in after all."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import requests
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from tests.browser.axe import weighty
from tests.browser.house import LAPTOP, Devices, House, opened
from tests.browser.people import BACK_MS, Participant
from tests.hall import W, the_hall
from workshop.domain.days import DayClosing, Waiver
from workshop.domain.entries import Entry
from workshop.domain.workshops import Workshop
from workshop.storage.last_heard import Note, write_notes

pytestmark = pytest.mark.browser

OFFICE, CODE, WHY = "Dinas Kesehatan", "ABC234", "Baterai HP habis, dikirim nanti malam"
TITLE, EXCEPT = "Tutup hari ke-1", "Tutup dengan pengecualian"
SMALL = {"width": 360, "height": 640}
WIDER = "document.scrollingElement.scrollWidth - innerWidth"


class Line:
    """Between a phone and the laptop: while `swallows`, saves are lost on their way and all else goes through."""

    def __init__(self, page: Page) -> None:
        self.swallows = False
        page.route_web_socket(re.compile("socket.io"), self._carry)

    def _carry(self, phone: WebSocketRoute) -> None:
        laptop = phone.connect_to_server()
        phone.on_message(lambda message: None if self.swallows and "save_entry" in str(message) else laptop.send(message))


@pytest.fixture
def hall(house: House) -> House:
    days = [{"date": "2021-09-23", "opens": "08:00"}]
    house.puts(*(replace(one, days=days) if isinstance(one, Workshop) else one for one in the_hall()))
    return house


def console(devices: Devices, house: House, viewport: dict[str, int] = LAPTOP, **more: Any) -> Page:
    page = devices.one(viewport, **more).page
    page.goto(f"{house.base}/console/{W}#token=lina")
    expect(card(page)).to_be_visible()
    return page


def card(page: Page) -> Locator:
    return page.locator("section").filter(has=page.get_by_role("heading", name=re.compile("^(Tutup hari|Hari) ke-1")))


def holds(house: House, **rows: int) -> None:
    notes = [Note(W, f"per_{name}", count, "", "2021-09-23T08:31:00+00:00", f"crd_{name}") for name, count in rows.items()]
    with opened(house.store) as store:
        store.write(lambda tx: write_notes(tx, notes))


def closes(house: House) -> dict[str, Any]:
    body = {"id": "cmd_close", "name": "close_day", "payload": {"day": 1}}
    headers = {"Authorization": "Bearer lina"}
    answer: dict[str, Any] = requests.post(
        f"http://127.0.0.1:{house.port}/api/workshops/{W}/commands", json=body, headers=headers, timeout=10
    ).json()
    return answer


def test_RC2_a_day_is_closed_with_a_reason_while_a_phone_is_dark_and_its_text_comes_in_after_all(
    hall: House, devices: Devices
) -> None:
    hall.starts()
    ann = Participant(devices.phone())
    line = Line(ann.page)
    ann.joins(CODE, OFFICE, "ann")
    page = console(devices, hall)
    expect(card(page)).to_contain_text("Tidak ada baris yang tertahan di HP")
    line.swallows = True
    ann.begins_a_row()
    ann.writes(Sasaran="Air bersih")
    expect(card(page)).to_contain_text("1 baris masih di 1 HP")
    ann.device.goes_offline()
    ann.writes(Satuan="%")
    expect(card(page)).to_contain_text("ann, Dinas Kesehatan · Kelompok 1")
    refused = closes(hall)

    assert (refused["code"], refused["detail"]) == ("rows_unsent", "1 people, 1 rows")
    expect(card(page).get_by_role("button", name=TITLE)).to_have_count(0)
    excuses(page, "ann")
    expect(card(page)).to_contain_text("Dikecualikan")
    expect(card(page)).to_contain_text(f"1 baris. {WHY}")
    expect(card(page)).to_contain_text("Belum masuk")
    expect(card(page).get_by_role("heading")).to_be_focused()

    line.swallows = False
    ann.device.comes_back()
    ann.is_told("Tersimpan")
    expect(card(page)).to_contain_text(re.compile(r"Sudah masuk \d\d\.\d\d: 1 baris"), timeout=BACK_MS)
    card(page).get_by_role("button", name="Buka lagi").click()
    expect(card(page)).to_contain_text(re.compile(r"Dibuka lagi \d\d\.\d\d oleh Lina"))
    expect(card(page)).to_contain_text("Dikecualikan pada penutupan sebelumnya")
    card(page).get_by_role("button", name=TITLE).click()
    expect(card(page)).to_contain_text("Tidak ada baris yang diketahui tertahan di HP.")
    hall.stops()

    with opened(hall.store) as store, store.reading() as reader:
        ((closing,), (waiver,), (row,)) = (reader.all(kind, W) for kind in (DayClosing, Waiver, Entry))
    assert row.draft == {"sasaran": "Air bersih", "satuan": "%"}
    assert (closing.state, closing.times) == ("closed", 2)
    assert (waiver.person_id, waiver.rows, waiver.reason, waiver.arrived) == ("per_ann", 1, WHY, 1)


def excuses(page: Page, *names: str) -> None:
    """With the keyboard alone."""
    card(page).get_by_role("button", name=EXCEPT).press("Enter")
    submit = card(page).get_by_role("button", name=EXCEPT)
    submit.press("Enter")
    expect(card(page)).to_contain_text("Pilih semua yang masih menyimpan baris")
    for name in names:
        card(page).get_by_label(re.compile(f"^{name}")).press("Space")
    submit.press("Enter")
    expect(card(page)).to_contain_text("Tulis alasannya.")
    card(page).get_by_label("Alasan").fill(WHY)
    submit.press("Enter")


def test_what_was_held_before_a_restart_is_still_named_and_escape_leads_back(hall: House, devices: Devices) -> None:
    holds(hall, bud=2, cut=3)
    hall.starts()
    page = console(devices, hall)

    expect(card(page)).to_contain_text("5 baris masih di 2 HP")
    expect(card(page)).to_contain_text("3 baris, terakhir terdengar Kamis 23 September, 15.31")
    card(page).get_by_role("button", name=EXCEPT).click()
    card(page).get_by_label("Pilih semua").press("Escape")
    expect(card(page).get_by_role("button", name=EXCEPT)).to_be_visible()


@pytest.mark.parametrize("viewport", [SMALL, LAPTOP], ids=["small", "laptop"])
def test_P8_every_state_of_the_card_fits_and_breaks_no_weighty_rule(
    hall: House, devices: Devices, viewport: dict[str, int]
) -> None:
    holds(hall, bud=2, cut=3)
    hall.starts()
    page = console(devices, hall, viewport, bypass_csp=True)
    steps: list[tuple[str, Callable[[], None]]] = [
        ("held", lambda: expect(card(page)).to_contain_text("5 baris masih di 2 HP")),
        ("excusing", lambda: card(page).get_by_role("button", name=EXCEPT).click()),
        ("asked for a reason", lambda: (card(page).get_by_label("Pilih semua").check(), presses(page, EXCEPT))[-1]),
        ("closed", lambda: (card(page).get_by_label("Alasan").fill(WHY), presses(page, EXCEPT))[-1]),
        ("open again", lambda: presses(page, "Buka lagi")),
    ]
    for state, step in steps:
        step()
        page.wait_for_timeout(150)
        assert page.evaluate(WIDER) <= 0, state
        assert weighty(page) == [], state
    expect(card(page)).to_contain_text("Dibuka lagi")


def presses(page: Page, button: str) -> None:
    card(page).get_by_role("button", name=button).click()
