"""Who plays in the browser stories, in the words of the hall: a facilitator at the console and people with phones.

They find things as a person does, by what is written on them, and they count their taps.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.house import Watched

PROMPT_MS = 2_000
BACK_MS = 15_000
WITHIN = {
    "Papan": "Lembar",
    "Kehadiran": "Peserta",
    "Notulen": "Dokumen",
    "Berkas peserta": "Dokumen",
    "Kelanjutan": "Persiapan",
    "Riwayat": "Persiapan",
}
WITHIN |= {"History": "Preparation"}


class Facilitator:
    def __init__(self, device: Watched) -> None:
        self.device = device
        self.page = device.page
        self.room = self.page.get_by_role("main")

    def signs_in(self, host_key: str) -> None:
        self.page.goto(f"{self.device.base}/console#key={host_key}")
        expect(self.page.get_by_role("heading", name="Kegiatan")).to_be_visible()
        assert host_key not in self.page.url

    def makes_a_workshop(self, template: str, facilitator: str) -> None:
        self.presses("Kegiatan baru")
        self.page.get_by_role("radio", name=re.compile(re.escape(template))).locator("xpath=..").click()
        self.page.get_by_label("Nama fasilitator").fill(facilitator)
        self.presses("Buat kegiatan")
        expect(self.page.get_by_role("navigation")).to_be_visible()

    def imports(self, what: str, file: Path, saves: str) -> None:
        self.enters("Peserta")
        self.room.get_by_role("group", name="Daftar atau impor").get_by_role("button", name="Impor").click()
        self.page.get_by_label(f"Pilih berkas {what}").set_input_files(file)
        self.presses(f"Simpan {saves}")
        expect(self.room.get_by_text(f"{saves} tersimpan")).to_be_visible()

    def divides(self) -> None:
        self.enters("Kelompok")
        self.presses("Bagi sekarang")
        self.presses("Terapkan")
        expect(self.room.get_by_text("0 belum ditempatkan")).to_be_visible()

    def seats(self, organisation: str, group: str) -> None:
        """By the grouping's own rule: everybody of the organisation sits there."""
        self.enters("Kelompok")
        self.presses("Instansi bawaan")
        self.page.get_by_label(f"Kelompok bawaan {organisation}", exact=True).select_option(label=group)
        self.presses("Bagi sekarang")
        self.presses("Terapkan")
        expect(self.room.get_by_role("button", name="Bagi sekarang")).to_be_visible()

    def projector_link(self) -> str:
        self.enters("Layar")
        with self.page.expect_popup() as opened:
            self.presses("Buka di laptop ini")
        wall = opened.value
        wall.wait_for_url(re.compile("/screen/"))
        wall.close()
        self.presses("Buat tautan untuk laptop lain")
        link = self.room.get_by_text(re.compile("/screen/.+#token="))
        # Phones and other laptops are told an address of the network; here only this machine answers.
        return re.sub("https?://[^/]+", "", link.inner_text().strip())

    def moves_to(self, item: str, start: str, end: str) -> None:
        """A late official: another item comes first."""
        self.enters("Acara")
        self.room.get_by_role("listitem").filter(has_text=item).get_by_role("button", name="Ubah").click()
        beside = self.room.get_by_role("complementary")
        beside.get_by_label("Mulai", exact=True).fill(start)
        beside.get_by_label("Sampai", exact=True).fill(end)
        self.presses("Simpan")
        first = self.room.get_by_role("listitem").filter(has=self.page.get_by_role("button", name=re.compile("^Mulai")))
        expect(first).to_contain_text(item)

    def starts_the_next_item(self) -> None:
        self.enters("Acara")
        self.room.get_by_role("button", name=re.compile("^Mulai")).first.click()
        expect(self.room.get_by_role("button", name="Akhiri")).to_be_visible()

    def cell_of(self, group: str) -> Locator:
        self.enters("Aula")
        return self.room.get_by_role("row").filter(has_text=group).get_by_role("cell")

    def closes_the_sheet(self) -> None:
        self.enters("Aula")
        self.presses("Tutup lembar")
        beside = self.room.get_by_role("complementary")
        now = beside.get_by_role("button", name="Tutup sekarang")
        closed = beside.get_by_role("heading", name=re.compile("ditutup"))
        expect(now.or_(closed).first).to_be_visible()
        if now.count():
            now.or_(closed).first.click()
        expect(closed).to_be_visible()

    def downloads(self, kind: str, to: Path) -> Path:
        self.enters("Dokumen")
        with self.page.expect_download(timeout=60_000) as coming:
            self.presses(f"{kind}, Rekaman")
        came = coming.value
        path = to / came.suggested_filename
        came.save_as(path)
        return path

    def enters(self, room: str) -> None:
        """One press, or two where it stands under another room."""
        over, link = WITHIN.get(room), self.page.get_by_role("navigation").get_by_role("link", name=room, exact=True)
        if over is not None:
            self.enters(over)
        link.last.click()

    def presses(self, button: str) -> None:
        self.room.get_by_role("button", name=re.compile(f"^{re.escape(button)}")).first.click()


class Participant:
    """`sits_down`: goes where the card says and puts it away, whenever there is one."""

    def __init__(self, device: Watched, sits_down: bool = True) -> None:
        self.device = device
        self.page = device.page
        self.sheet = self.page.get_by_role("main")
        self.taps = 0
        if sits_down:
            card = self.page.get_by_role("button", name=re.compile("^(Saya sudah di meja|Mengerti)$"))
            self.page.add_locator_handler(card, lambda: card.click())

    def joins(self, code: str, organisation: str, name: str) -> None:
        self.page.goto(f"{self.device.base}/j/{code}")
        self.taps_on(organisation)
        self.taps_on(name)
        expect(self.page.get_by_text("Tersambung", exact=True)).to_be_visible()

    def has_the_sheet(self, title: str, within_ms: int = PROMPT_MS) -> None:
        expect(self.page.get_by_role("heading", name=title)).to_be_visible(timeout=within_ms)

    def begins_a_row(self) -> None:
        self.taps_on("Tambah baris")

    def opens_the_row(self, text: str) -> None:
        self.sheet.get_by_text(text).click()

    def writes(self, **texts: str) -> None:
        """Field by field, as on a keyboard; each is stored by itself, there is no button for it."""
        for label, text in texts.items():
            self.page.get_by_label(label.replace("_", " "), exact=True).fill(text)

    def chooses(self, field: str, choice: str) -> None:
        self.page.get_by_label(field, exact=True).select_option(label=choice)

    def picks(self, field: str, search: str, choice: str) -> None:
        self.taps_on(field)
        self.page.get_by_label("Cari").fill(search)
        self.taps_on(choice)

    def goes_back_to_the_sheet(self) -> None:
        self.page.get_by_role("link", name="Lembar").click()

    def is_told(self, text: str, within_ms: int = BACK_MS) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=within_ms)

    def reads(self, rows: Iterable[str], within_ms: int = PROMPT_MS) -> None:
        """The rows in this order, whatever else the sheet says."""
        expected = re.compile("[\\s\\S]*".join(re.escape(row) for row in rows))
        expect(self.sheet).to_have_text(expected, timeout=within_ms)

    def taps_on(self, button: str) -> None:
        self.page.get_by_role("button", name=re.compile(f"^{re.escape(button)}")).first.click()
        self.taps += 1
