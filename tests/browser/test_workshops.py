"""The console's list of workshops (copied, put away, brought back) and a sheet looked at while it is written."""

import re
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.house import LAPTOP, Devices, House
from tests.browser.people import Facilitator, Participant
from tests.hall import W, the_hall
from workshop.domain.activities import Activity
from workshop.domain.workshops import Workshop

pytestmark = pytest.mark.browser

TITLE = "<b>Bimtek</b> & \u202eterbalik"


def hall(**of_the_activity: Any) -> list[Any]:
    changed = {Workshop: {"title": TITLE, "owner_id": "per_lina"}, Activity: {"title": "Sasaran", **of_the_activity}}
    return [replace(one, **changed.get(type(one), {})) for one in the_hall()]


def test_a_link_opens_a_page_that_stood_without_it_and_a_workshop_is_copied_and_put_away(house: House, devices: Devices) -> None:
    key = house.host_key()
    house.puts(*hall())
    house.starts()
    lina = Facilitator(devices.one(LAPTOP))
    lina.page.goto(f"{lina.device.base}/console")
    expect(lina.page.get_by_role("heading", name="Konsol dibuka dengan tautan")).to_be_visible()
    lina.signs_in(key)
    lines = lina.room.get_by_role("listitem")
    expect(lines).to_have_count(1)
    expect(lines.first).to_contain_text(TITLE)

    lines.first.get_by_role("button", name="Arsipkan").click()
    lina.presses("Arsip · 1")
    lines.first.get_by_role("button", name="Aktifkan lagi").click()
    expect(lina.room.get_by_role("button", name="Arsip · 1")).to_have_count(0)

    lina.page.reload()
    lines.first.get_by_role("button", name=re.compile("^Salin")).click()
    lina.page.get_by_label("Judul salinan").fill("Bimtek salinan")
    lina.room.get_by_role("button", name="Salin", exact=True).last.click()
    expect(lina.page.get_by_role("navigation")).to_be_visible()
    lina.enters("Peserta")
    expect(lina.room.get_by_text("ann", exact=True)).to_have_count(0)


def test_any_sheet_is_opened_live_but_VS4_not_a_secret_one(house: House, devices: Devices) -> None:
    secret = Activity(
        id="act_2",
        workshop_id=W,
        worksheet_id="wsh_1",
        unit="group",
        grouping_id="grg_1",
        state="open",
        secret=True,
        title="Rahasia",
    )
    house.puts(*hall(), secret)
    house.starts()
    ann = Participant(devices.phone())
    ann.joins("ABC234", "Dinas Kesehatan", "ann")
    page = devices.one(LAPTOP).page
    page.goto(f"{house.base}/console/{W}#token=lina")
    page.get_by_role("navigation").get_by_role("link", name="Aula").click()
    line = page.get_by_role("main").get_by_role("row").nth(1)
    expect(line.get_by_role("cell")).to_have_count(2)
    expect(line.get_by_role("button")).to_have_count(1)
    line.get_by_role("button").click()
    beside = page.get_by_role("main").get_by_role("complementary")
    ann.page.get_by_role("link", name=re.compile("^Sasaran")).first.click()
    ann.begins_a_row()
    ann.writes(Sasaran="Sedang ditulis")

    expect(beside).to_contain_text("Sedang ditulis", timeout=5_000)
