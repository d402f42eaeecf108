"""A merge and its undo, seen on a second screen; by keys, at 360 px, with a thousand rows; the wall and the trail on a phone."""

import re
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import weighty
from tests.browser.house import LAPTOP, WALL, Devices, House
from tests.browser.lead import Lead
from tests.browser.people import BACK_MS, PROMPT_MS, Participant
from tests.hall import W, the_hall
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import Seat
from workshop.domain.sheets import Sheet, sheet_id

pytestmark = pytest.mark.browser

SMALL = {"width": 360, "height": 640}
WIDER = "document.scrollingElement.scrollWidth - innerWidth"
SECRET = "the-secret-of-the-wall-in-front"
CHOICES = [("S", "Kekuatan (Strengths)"), ("W", "Kelemahan (Weaknesses)"), ("O", "Peluang"), ("T", "Ancaman (Threats)")]
SWOT = {
    "key": "t_swot",
    "title_id": "Analisis SWOT",
    "title_en": "SWOT analysis",
    "unit": "group",
    "fields": [
        {
            **{"id": "kuadran", "label_id": "Kuadran", "label_en": "Quadrant", "type": "choice", "core": True},
            "choices": [{"value": value, "label_id": label, "label_en": label} for value, label in CHOICES],
        },
        {"id": "pernyataan", "label_id": "Pernyataan", "label_en": "Statement", "type": "text", "core": True},
        {"id": "mulai", "label_id": "Mulai", "label_en": "From", "type": "year"},
        {"id": "selesai", "label_id": "Selesai", "label_en": "To", "type": "year"},
    ],
}
STATEMENTS = [
    ("W", "Jaringan internet di desa blm merata", "grp_1", "ann"),
    ("W", "Belum meratanya jaringan internet desa", "grp_2", "cut"),
    ("W", "Jalan desa rusak", "grp_1", "bud"),
    ("S", "Bandara ada di wilayah kabupaten", "grp_2", "cut"),
    ("T", "Serangan siber ke situs pemda", "grp_1", "ann"),
]
YEARS = {"mulai": 2022, "selesai": 2024}
FIRST, SECOND = STATEMENTS[0][1], STATEMENTS[1][1]


def a_row(number: int, quadrant: str, text: str, group: str, author: str) -> Entry:
    values = {"kuadran": quadrant, "pernyataan": text, **(YEARS if number == 1 else {})}
    return Entry(
        id=f"ent_{number}",
        workshop_id=W,
        sheet_id=sheet_id("act_swot", group),
        activity_id="act_swot",
        author_id=f"per_{author}",
        entered_by=f"per_{author}",
        position=number,
        state="ready",
        draft=values,
        values=values,
        parsed=values,
        created_at=f"2021-09-23T01:{number // 60:02}:{number % 60:02}.000+00:00",
    )


def a_board(rows: list[Entry]) -> list[Stored]:
    hall = [one for one in the_hall() if one.id not in ("crd_ann",)]
    seat = next(one for one in hall if isinstance(one, Seat) and one.person_id == "per_cut")
    return [
        *(one for one in hall if one is not seat),
        replace(seat, organisation_id="org_c"),
        Organisation(id="org_c", workshop_id=W, name="Dinas Kominfo", abbreviation="Diskominfo", position=1),
        Worksheet(id="wsh_swot", workshop_id=W, key="t_swot", definition=SWOT, frozen=True),
        Activity(
            **{"id": "act_swot", "workshop_id": W, "worksheet_id": "wsh_swot", "unit": "group", "grouping_id": "grg_1"},
            state="open",
            opened_at="2021-09-23T01:00:00.000+00:00",
        ),
        *(
            Sheet(id=sheet_id("act_swot", group), workshop_id=W, activity_id="act_swot", unit="group", unit_id=group)
            for group in ("grp_1", "grp_2")
        ),
        *rows,
    ]


@pytest.fixture
def lead(house: House) -> Lead:
    house.puts(*a_board([a_row(number, *told) for number, told in enumerate(STATEMENTS, start=1)]))
    house.starts()
    return Lead(house, W, "lina")


def board(devices: Devices, size: dict[str, int] = LAPTOP, **more: Any) -> Page:
    page = devices.one(size, bypass_csp=True, **more).page
    page.goto(f"{devices.house.base}/board/{W}#token=lina")
    expect(page.get_by_text("5 baris belum digabung")).to_be_visible(timeout=BACK_MS)
    assert "token" not in page.url
    return page


def column(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def test_EN4_a_merge_and_its_undo_are_seen_on_a_second_screen(lead: Lead, devices: Devices) -> None:
    lina, ratna = board(devices), board(devices)
    for text in (FIRST, SECOND):
        column(lina, "Kelemahan").get_by_role("checkbox", name=text).check()
    lina.get_by_role("button", name="Gabungkan 2 baris").click()
    lina.get_by_label("Judul gabungan").fill("Internet desa belum merata")
    lina.get_by_role("region", name="Baris yang dipilih").get_by_role("button", name="Gabungkan 2 baris").click()
    for page in (lina, ratna):
        heap = column(page, "Kelemahan").get_by_role("listitem").filter(has_text="Internet desa belum merata")
        expect(heap.get_by_text("Gabungan 2 baris dari 2 OPD")).to_be_visible(timeout=PROMPT_MS)
        expect(page.get_by_text("1 gabungan, 3 baris belum digabung")).to_be_visible()
    assert weighty(lina) == []

    ratna.get_by_role("button", name="Lihat isi: Internet desa belum merata").click()
    panel = ratna.get_by_role("complementary")
    expect(panel.get_by_text("Diskominfo")).to_be_visible()
    assert weighty(ratna) == []
    panel.get_by_role("button", name=f"Keluarkan: {SECOND}").click()
    expect(column(lina, "Kelemahan").get_by_text("Gabungan 1 baris dari 1 OPD")).to_be_visible(timeout=PROMPT_MS)
    ratna.get_by_role("button", name="Batalkan").click()
    expect(column(lina, "Kelemahan").get_by_text("Gabungan 2 baris dari 2 OPD")).to_be_visible(timeout=PROMPT_MS)
    lina.get_by_role("button", name="Batalkan").click()
    for page in (lina, ratna):
        expect(page.get_by_text("0 gabungan, 5 baris belum digabung")).to_be_visible(timeout=PROMPT_MS)
    lina.get_by_text("1 gabungan dibubarkan").click()
    lina.get_by_role("button", name="Pulihkan: Internet desa belum merata").click()
    expect(ratna.get_by_text("1 gabungan, 3 baris belum digabung")).to_be_visible(timeout=PROMPT_MS)


def test_what_says_the_same_is_suggested_with_its_words_and_merged_by_a_person(lead: Lead, devices: Devices) -> None:
    lina = board(devices)
    lina.get_by_role("button", name="Saran gabungan").click()
    expect(lina.get_by_text(re.compile("kata yang sama: .*internet"))).to_be_visible()
    assert weighty(lina) == []
    lina.get_by_label("Judul gabungan").fill("Internet desa")
    lina.get_by_role("button", name="Gabungkan 2 baris").click()
    expect(lina.get_by_text("Digabung: “Internet desa”")).to_be_visible()
    lina.get_by_role("button", name="Papan", exact=True).click()
    expect(lina.get_by_text("1 gabungan, 3 baris belum digabung")).to_be_visible()


def test_what_somebody_called_not_the_same_stays_away_on_that_device(lead: Lead, devices: Devices) -> None:
    lina = board(devices)
    lina.get_by_role("button", name="Saran gabungan").click()
    lina.get_by_role("button", name="Bukan hal yang sama").click()
    expect(lina.get_by_text("Tidak ada lagi baris yang tampak serupa")).to_be_visible()
    lina.reload()
    lina.get_by_role("button", name="Saran gabungan").click()
    expect(lina.get_by_text("Tidak ada lagi baris yang tampak serupa")).to_be_visible()


def test_at_360_and_by_keys_alone_rows_are_found_chosen_and_merged(lead: Lead, devices: Devices) -> None:
    lina = board(devices, SMALL, has_touch=True, is_mobile=True)
    assert lina.evaluate(WIDER) == 0
    lina.get_by_role("button", name="Peta jalan").click()
    years = lina.get_by_role("row").filter(has_text=FIRST)
    expect(years).to_contain_text("2022–2024")
    expect(years.get_by_role("cell", name="berjalan")).to_have_count(3)
    assert lina.evaluate(WIDER) == 0 and weighty(lina) == []
    lina.get_by_role("button", name="Daftar").click()
    lina.keyboard.press("/")
    lina.keyboard.type("internet desa")
    expect(lina.get_by_text("2 ditemukan")).to_be_visible()
    lina.get_by_role("checkbox").first.focus()
    lina.keyboard.press("Space")
    lina.keyboard.press("ArrowDown")
    lina.keyboard.press("Space")
    expect(lina.get_by_text("2 dipilih")).to_be_visible()
    assert lina.evaluate(WIDER) == 0 and weighty(lina) == []
    lina.get_by_role("button", name="Gabungkan 2 baris").press("Enter")
    lina.get_by_label("Judul gabungan").press("Enter")
    expect(lina.get_by_text("Gabungan 2 baris dari 2 OPD")).to_be_visible()
    lina.get_by_role("button", name=re.compile("^Lihat isi")).first.click()
    assert lina.evaluate(WIDER) == 0 and weighty(lina) == []


def test_the_wall_and_a_phone_see_where_it_went(lead: Lead, devices: Devices) -> None:
    lead.does("make_cluster", cluster="clu_1", title="Internet desa", entries=["ent_1", "ent_2"])
    lead.does("add_staff", person="per_scr", name="Layar", role="projector", secret=SECRET)
    wall, lina = devices.one(WALL).page, board_with_a_heap(devices)
    wall.goto(f"{devices.house.base}/screen/{W}#token={SECRET}")
    lina.get_by_role("button", name="Tampilkan di layar").click()
    expect(wall.get_by_text("2 usulan dari 2 OPD")).to_be_visible(timeout=BACK_MS)
    for name in ("ann", "cut", "Dinas", "Diskominfo"):
        expect(wall.get_by_role("main").get_by_text(name)).to_have_count(0)

    ann = Participant(devices.phone(bypass_csp=True))
    ann.joins("ABC234", "Dinas Kesehatan", "ann")
    ann.page.get_by_role("navigation").get_by_role("link", name="Saya").click()
    ann.page.get_by_role("link", name="Jejak usulan instansi saya").click()
    ann.is_told("Digabung ke “Internet desa”")
    ann.is_told("Jalan desa rusak")
    expect(ann.page.get_by_text("Bandara ada")).to_have_count(0)
    assert ann.page.evaluate(WIDER) == 0 and weighty(ann.page) == []
    lina.get_by_role("button", name="Jejak usulan").click()
    lina.get_by_label("Instansi").select_option(label="Dinas Kominfo")
    expect(lina.get_by_text("Bandara ada di wilayah kabupaten")).to_be_visible()
    assert weighty(lina) == []


def board_with_a_heap(devices: Devices) -> Page:
    page = devices.one(LAPTOP, bypass_csp=True).page
    page.goto(f"{devices.house.base}/board/{W}#token=lina")
    expect(page.get_by_text("1 gabungan, 3 baris belum digabung")).to_be_visible(timeout=BACK_MS)
    return page


def test_a_ballot_takes_its_options_from_clusters(lead: Lead, devices: Devices) -> None:
    lead.does("make_cluster", cluster="clu_1", title="Internet desa", entries=["ent_1", "ent_2"])
    lead.does("review_entry", review="rev_1", entry="ent_4", act="accept", revision=revision_of(devices, "ent_4"))
    desk = devices.one(LAPTOP, bypass_csp=True).page
    desk.goto(f"{devices.house.base}/ballots/{W}#token=lina")
    desk.get_by_label("Pertanyaan").fill("Mana dahulu?")
    desk.get_by_text("Ambil dari gabungan / dari baris yang diterima").click()
    desk.get_by_label("Internet desa").check()
    desk.get_by_label("Bandara ada di wilayah kabupaten").check()
    assert weighty(desk) == []
    desk.get_by_role("button", name="Simpan", exact=True).click()
    expect(desk.get_by_role("heading", name="Mana dahulu?")).to_be_visible()
    (ballot,) = objects(devices, "ballot")
    assert [(one["title"], one["cluster"], one["entry"]) for one in ballot["options"]] == [
        ("Internet desa", "clu_1", None),
        ("Bandara ada di wilayah kabupaten", None, "ent_4"),
    ]


def test_a_thousand_rows_are_a_few_lines_to_the_browser(house: House, devices: Devices) -> None:
    told = {number: f"Pernyataan ke-{number} tentang layanan desa" for number in range(1, 1001)}
    rows = [a_row(number, "SWOT"[number % 4], text, "grp_1", "ann") for number, text in told.items()]
    house.puts(*a_board(rows))
    house.starts()
    page = devices.one(LAPTOP).page
    page.goto(f"{house.base}/board/{W}#token=lina")
    expect(page.get_by_text("1000 baris belum digabung")).to_be_visible(timeout=BACK_MS)
    assert page.locator(".board-card").count() < 120
    page.get_by_role("button", name="Daftar").click()
    page.get_by_role("searchbox").fill("ke-997")
    expect(page.get_by_text("Pernyataan ke-997 tentang layanan desa")).to_be_visible()
    page.get_by_role("searchbox").fill("")
    page.locator(".board-list").evaluate("list => { list.scrollTop = list.scrollHeight }")
    expect(page.get_by_text("Pernyataan ke-1000 tentang")).to_be_visible()
    assert page.locator(".board-card").count() < 40


def objects(devices: Devices, kind: str) -> list[dict[str, Any]]:
    page = devices.all[0].page if devices.all else devices.one(LAPTOP).page
    headers = {"Authorization": "Bearer lina"}
    answer = page.request.get(f"http://127.0.0.1:{devices.house.port}/api/workshops/{W}/objects", headers=headers)
    return [one for one in answer.json()["objects"] if one["type"] == kind]


def revision_of(devices: Devices, entry: str) -> int:
    return next(int(one["revision"]) for one in objects(devices, "entry") if one["id"] == entry)
