"""Before the doors open and when the day runs late, as a facilitator meets both in the console."""

import pytest
from playwright.sync_api import expect

from tests.browser.counting import Counter
from tests.browser.day import WORKSHOP, Made
from tests.browser.house import LAPTOP, Devices, House
from tests.browser.people import Facilitator

DAYS = [{"date": "2021-09-23", "opens": "08:00"}, {"date": "2021-09-24", "opens": "08:00"}]
FEW_PRESSES = 3
SASARAN = "Sasaran dan indikator"


@pytest.fixture
def made(house: House) -> Made:
    key = house.host_key()
    house.starts()
    return Made(house, key)


def at_the_console(devices: Devices, made: Made) -> Facilitator:
    lina = Facilitator(devices.one(LAPTOP))
    lina.signs_in(made.key)
    lina.page.goto(f"{made.house.base}/console/{WORKSHOP}#token={made.token}")
    expect(lina.page.get_by_role("navigation")).to_be_visible()
    return lina


def runs_late(made: Made) -> None:
    """14.25: what began at 13.27 is planned to have begun at 13.15."""
    wish = {"id": WORKSHOP, "template": "tahap-2", "title": "Bimtek", "days": DAYS, "rehearsal": True, "facilitator": "Lina"}
    made.asks("/api/host/workshops", wish, made.key)
    made.token = made.asks(f"/api/host/workshops/{WORKSHOP}/enter", {}, made.key)["token"]
    made.does("set_clock", now="2021-09-23T13:27:00+08:00")
    made.starts("Keselarasan RPJMD dan smart city")
    made.does("set_clock", now="2021-09-23T14:25:00+08:00")


def test_a_late_day_is_put_right_with_one_press_and_back_with_another(made: Made, devices: Devices) -> None:
    runs_late(made)
    lina = at_the_console(devices, made)
    proposed = lina.room.get_by_role("status").filter(has_text="Usul")
    expect(proposed).to_contain_text(f"Usul: {SASARAN} dari 75 menjadi")

    counter = Counter(lina.device)
    lina.presses("Pakai usul")
    expect(lina.room.get_by_text("Acara dipersingkat. Sisanya muat.")).to_be_visible()
    assert counter.so_far().presses <= FEW_PRESSES
    lina.presses("Batalkan")
    expect(proposed).to_be_visible()

    lina.page.evaluate("location.hash = 'settings/lists'")
    first = lina.room.get_by_label("Dimensi 1, Bahasa Indonesia")
    first.fill("Tata kelola desa")
    made.does("set_clock", now="2021-09-23T14:30:00+08:00")
    expect(lina.page.get_by_text("14.30 WITA")).to_be_visible()
    expect(first).to_have_value("Tata kelola desa")
    expect(first).to_be_focused()
    lina.presses("Simpan")
    expect(lina.room.get_by_text("Tersimpan")).to_be_visible()
    expect(first).to_have_value("Tata kelola desa")

    lina.page.evaluate("location.hash = 'settings/workshop'")
    lina.room.get_by_label("Tempat").fill("Aula Konsel")
    made.does("change_workshop", fields={"stage": "Tahap II lanjutan"})
    expect(lina.room.get_by_label("Tahap")).to_have_value("Tahap II lanjutan")
    lina.presses("Simpan")
    expect(lina.room.get_by_text("Tersimpan")).to_be_visible()
    expect(lina.room.get_by_label("Tahap")).to_have_value("Tahap II lanjutan")
    expect(lina.room.get_by_label("Tempat")).to_have_value("Aula Konsel")


def test_phones_are_counted_and_a_rehearsal_comes_and_goes_before_the_doors_open(made: Made, devices: Devices) -> None:
    day = made.day()
    lina = at_the_console(devices, made)
    lina.page.evaluate("location.hash = 'settings/ready'")
    expect(lina.room.get_by_role("img", name="Kode QR halaman uji")).to_be_visible()
    phone = devices.phone().page
    phone.goto(f"{made.house.base}/t/{day.code}")
    expect(phone.get_by_role("heading", name="HP ini sampai ke laptop")).to_be_visible()
    expect(lina.room.get_by_text("1 HP sampai.")).to_be_visible()

    lina.presses("Mulai geladi")
    expect(lina.room.get_by_role("link", name="Buka aula geladi")).to_be_visible(timeout=30_000)
    lina.presses("Akhiri dan buang")
    expect(lina.room.get_by_role("button", name="Mulai geladi")).to_be_visible(timeout=30_000)
