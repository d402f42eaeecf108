"""Copies in the console, in a real browser: a place chosen, how they stand, the laptop started again from one and still open."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import LAPTOP, Devices, House, opened
from tests.hall import W, the_hall
from workshop.domain.workshops import Workshop
from workshop.storage.last_heard import Note, write_notes

pytestmark = pytest.mark.browser


def open_backups(devices: Devices, house: House, key: str) -> Page:
    page = devices.one(LAPTOP).page
    page.goto(f"{house.base}/console/{W}#key={key}")
    page.wait_for_url(re.compile(r"/console/"))
    page.get_by_role("link", name="Persiapan").click()
    page.get_by_role("button", name="Cadangan", exact=True).click()
    return page


def furnish(house: House) -> str:
    """Returns the laptop's key."""
    house.puts(*(replace(thing, owner_id="per_lina") if isinstance(thing, Workshop) else thing for thing in the_hall()))
    return house.host_key()


def test_a_place_is_chosen_copies_are_made_and_the_laptop_starts_again_from_one(devices: Devices, house: House) -> None:
    key = furnish(house)
    house.starts()
    page = open_backups(devices, house, key)
    expect(page.get_by_role("link", name="Atur cadangan")).to_be_visible()
    devices.all[0].offline = True
    page.get_by_label("Tempat cadangan", exact=True).fill(str(house.store.parent / "no" / "stick"))
    page.get_by_role("button", name="Pakai tempat ini").click()
    expect(page.get_by_text("Tempat cadangan tidak ada")).to_be_visible()
    page.get_by_label("Tempat cadangan", exact=True).fill(str(house.store.parent / "stick"))
    page.get_by_role("button", name="Pakai tempat ini").click()
    expect(page.get_by_text("Cadangan terakhir baru saja, sudah diperiksa")).to_be_visible()
    page.get_by_role("button", name="Cadangkan sekarang").click()
    page.get_by_role("button", name=re.compile("Pulihkan cadangan")).first.click()
    page.get_by_role("button", name="Ya, pulihkan").click()
    expect(page.get_by_text("Rembuk sedang mulai ulang")).to_be_visible()
    page.wait_for_url(re.compile(r"/console$"), timeout=60_000)
    expect(page.get_by_text("Bimtek")).to_be_visible()
    assert len(list(house.store.parent.glob("hall-before-*.sqlite"))) == 1
    devices.all[0].offline = False


def test_a_laptop_elsewhere_names_who_is_left_behind_and_the_way_back(devices: Devices, house: House) -> None:
    key = furnish(house)
    with opened(house.store) as store:
        notes = [Note(W, "per_bud", 3, "192.168.1.5:8080", "2021-09-23T08:00:00+00:00")]
        store.write(lambda tx: write_notes(tx, notes))
    house.starts()
    page = open_backups(devices, house, key)

    expect(page.get_by_role("link", name="Alamat berubah")).to_be_visible()
    expect(page.get_by_text("HP peserta mengenal 192.168.1.5:8080")).to_be_visible()
    expect(page.locator(".who-left")).to_contain_text("bud")
    expect(page.get_by_label("2. Ambil alamat lama")).to_have_value(re.compile("192.168.1.5"))


def test_a_workshop_is_packed_and_taken_in(devices: Devices, house: House, tmp_path: Path) -> None:
    key = furnish(house)
    house.starts()
    page = open_backups(devices, house, key)
    with page.expect_download() as download:
        page.get_by_role("button", name="Kemas kegiatan ini").click()
    file = tmp_path / "bimtek.zip"
    download.value.save_as(file)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Masukkan kegiatan").click()
    chooser.value.set_files(file)

    expect(page.get_by_text("sudah sama persis")).to_be_visible()
