"""A scribe pastes the group's table from Excel: nothing retyped, nothing guessed, nothing twice, without a network too (P1)."""

import html

import pytest
from playwright.sync_api import expect

from tests.browser.axe import weighty
from tests.browser.counting import Counter
from tests.browser.house import Devices, House, opened
from tests.browser.people import BACK_MS, Participant
from tests.hall import W, the_hall
from workshop.domain.entries import Entry

pytestmark = pytest.mark.browser

FEW_PRESSES = 3
HOSTILE = '=SUM(A1) <b>"Siaga"</b> 👶'
TABLE = [["No", "SASARAN", "Satuan", "Baseline (2020)", "OPD"]] + [
    [
        str(n),
        HOSTILE if n == 7 else f"Sasaran nomor {n}",
        "%" if n % 2 else "dokumen",
        f"{n}.250,5",
        "DINAS KESEHATAN" if n < 17 else "Dinkes",
    ]
    for n in range(1, 19)
]
PASTE = """([html, text]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", text);
  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
WIDER = "document.scrollingElement.scrollWidth - innerWidth"


def pastes(scribe: Participant, table: list[list[str]]) -> None:
    """As Excel puts it on the clipboard: a drawn table, and the same in tabs and lines."""
    drawn = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in table)
    scribe.page.evaluate(PASTE, [f"<html><body><table>{drawn}</table></body></html>", "\n".join("\t".join(row) for row in table)])


def test_P1_a_scribe_pastes_eighteen_rows_offline_and_they_arrive_whole_and_once(house: House, devices: Devices) -> None:
    house.puts(*the_hall())
    house.starts()
    ann, bud = Participant(devices.phone(bypass_csp=True)), Participant(devices.phone())
    ann.joins("ABC234", "Dinas Kesehatan", "ann")
    bud.joins("ABC234", "Dinas Kesehatan", "bud")
    ann.has_the_sheet("Sasaran")
    counter = Counter(ann.device)
    ann.page.get_by_role("link", name="Tempel dari Excel").click()
    expect(ann.page.get_by_label("Tempel tabel di sini")).to_be_visible()
    ann.page.get_by_role("link", name="Lembar", exact=True).click()

    ann.device.goes_offline()
    ann.is_told("Luring")
    counter.starts_anew()
    pastes(ann, TABLE)
    expect(ann.page.get_by_text("Kolom: 4 dari 5 dipakai")).to_be_visible()
    assert ann.page.evaluate(WIDER) <= 0
    assert weighty(ann.page) == []
    ann.page.get_by_label("OPD: “Dinkes”").select_option(label="Dinas Kesehatan")
    ann.taps_on("Tambahkan 18 baris")
    ann.is_told("18 baris ditambahkan")
    assert counter.so_far().presses <= FEW_PRESSES
    ann.page.get_by_role("link", name="Lihat lembar").click()
    ann.is_told("18 baris menunggu dikirim")
    pastes(ann, TABLE)
    ann.is_told("Semua baris ini sudah ada di lembar")

    ann.device.comes_back()
    rows = [row[1] for row in TABLE[1:]]
    for phone in (ann, bud):
        phone.page.goto(f"{house.base}/w/{W}#/tasks/act_1")
        phone.reads(rows, BACK_MS)
    pastes(ann, [["Salah tempel", "%"], ["Salah juga", "%"]])
    ann.taps_on("Tambahkan 2 baris")
    ann.taps_on("Batalkan")
    bud.is_told("Ditarik (2)")
    bud.reads(rows)
    house.stops()
    with opened(house.store) as store, store.reading() as reader:
        kept = sorted((row for row in reader.all(Entry, W) if row.state == "ready"), key=lambda row: row.position)
    assert [(row.values or {})["sasaran"] for row in kept] == rows
    assert {(row.values or {})["opd"] for row in kept} == {"org_a"} and kept[3].parsed["baseline"] == 4250.5
