"""What is photographed: one hall in the middle of the first afternoon, every surface at the size it is used at."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext, Page

from workshop.rehearsal import downloads, links, loading
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.phones import Phone
from workshop.texts import text

PHONE = {"width": 360, "height": 740}
TABLET = {"width": 820, "height": 1180}
LAPTOP = {"width": 1366, "height": 768}
WALL = {"width": 1920, "height": 1080}
SETTLED_MS = 900
PAPER_MS = 60_000
# Pages of the console that stand alone, and the themes its parts are shown in.
STANDING = ("board", "wording", "ballots", "documents", "chains", "plenary", "notes", "handout")
THEMES = ("light", "dark", "contrast")
ROOMS = ("agenda", "hall", "groups", "sheets", "people", "attendance", "announce", "screen", "papers", "history", "settings")
# Pages of the wall, and the worksheet each is about.
WALL_PAGES = (
    *((page, "") for page in ("join", "timer", "progress", "agenda", "tables")),
    *(("board", "t1_swot"), ("matrix", "t1_swot"), ("words", "t2_sasaran")),
)
# Kind and page: what an office signs.
OFFICIAL_PAGES = (("attendance", 1), ("minutes", 1), ("agreement", 1), ("report", 5), ("books", 1))


@dataclass(frozen=True, slots=True)
class Album:
    """Pictures go to `folder` as `<name>.png`; in English and dark with that in their names."""

    browser: Browser
    hall: Hall
    key: str
    folder: Path
    language: str = "id"
    dark: bool = False

    def fill(self) -> Iterator[Path]:
        yield from self._console()
        yield from self._phone()
        yield from self._screen()
        yield from self._desk()
        if not self.dark and self.language == "id":
            yield from self._components()
        if not self.dark and self.language == "id" and shutil.which("soffice") and shutil.which("pdftoppm"):
            yield from self._paper()

    def _console(self) -> Iterator[Path]:
        page = self._open(LAPTOP, f"/console/{self.hall.workshop}#token={self.hall.lead.token}")
        for room in ROOMS:
            page.evaluate("room => { location.hash = room }", room)
            if room == "papers":
                page.locator(".preview-paper").wait_for(timeout=PAPER_MS)
            yield self._take(page, f"console-{room}")
        page.evaluate("() => { location.hash = 'settings/ready' }")
        yield self._take(page, "console-ready")
        page.evaluate("() => { location.hash = 'people' }")
        page.get_by_text(text("rooms.people.tab_import", self.language), exact=True).first.click()
        page.locator("input[type=file]").first.set_input_files(loading.DEFAULT / "organisations_messy.xlsx")
        page.wait_for_timeout(2 * SETTLED_MS)
        yield self._take(page, "console-import")
        for name in STANDING:
            page.goto(f"{self.hall.url}/{name}/{self.hall.workshop}")
            yield self._take(page, f"console-{name}")
        page.goto(f"{self.hall.url}/verify")
        yield self._take(page, "verify")
        page.goto(f"{self.hall.url}/console#key={self.key}")
        yield self._take(page, "console-workshops")
        page.context.close()

    def _phone(self) -> Iterator[Path]:
        page = self._open(PHONE, f"/j/{self.hall.code()}")
        page.get_by_role("searchbox").or_(page.get_by_role("textbox")).first.fill("ando")
        yield self._take(page, "phone-door")
        page.context.close()
        page = self._open(PHONE, f"/t/{self.hall.code()}")
        yield self._take(page, "phone-tryout")
        page.context.close()
        context = self._context(PHONE)
        context.add_init_script(self._signed_in())
        page = context.new_page()
        page.goto(f"{self.hall.url}/w/{self.hall.workshop}")
        page.locator(".table-sign").wait_for()
        yield self._take(page, "phone-table")
        page.locator(".to-table .btn").click()
        for place, name in self._places():
            page.goto(f"{self.hall.url}/w/{self.hall.workshop}#/{place}")
            page.reload()
            yield self._take(page, f"phone-{name}")
        context.close()

    def _desk(self) -> Iterator[Path]:
        told = dict(links.links(self.hall, self.key))
        for name, size in (("registrar", TABLET), ("leader", PHONE), ("assessor", TABLET)):
            page = self._context(size).new_page()
            page.goto(told[f"rehearsal.link.{name}"])
            yield self._take(page, {"registrar": "desk", "leader": "leaders", "assessor": "assessor"}[name])
            page.context.close()

    def _components(self) -> Iterator[Path]:
        page = self._open(LAPTOP, "/components")
        for theme in THEMES:
            page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
            page.wait_for_timeout(SETTLED_MS)
            path = self.folder / f"components-{theme}.png"
            page.screenshot(path=path, full_page=True)
            yield path

    def _screen(self) -> Iterator[Path]:
        *_, (_, link) = links.links(self.hall, self.key)
        context = self._context(WALL)
        page = context.new_page()
        page.goto(link)
        for name, key in WALL_PAGES:
            self.hall.leads("show_page", page=name, content=self._about(key))
            yield self._take(page, f"screen-{name}")
        context.close()

    def _about(self, key: str) -> dict[str, str]:
        """The worksheet a page of many rows is about."""
        return {"worksheet": next(str(one["id"]) for one in self.hall.lead.all("worksheet") if one["key"] == key)} if key else {}

    def _paper(self) -> Iterator[Path]:
        """Page 4 of the record, a worksheet's table, and pages of official papers, as Word and LibreOffice show them."""
        with TemporaryDirectory() as folder:
            paper = downloads.one_paper(self.hall, "docx", Path(folder))
            yield self._page_of(paper, 4, "record-page")
            for kind, number in OFFICIAL_PAGES:
                yield self._page_of(downloads.one_paper(self.hall, kind, Path(folder)), number, f"paper-{kind}")

    def _page_of(self, paper: Path, number: int, name: str) -> Path:
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(paper.parent), str(paper)],
            check=True,
            stdout=DEVNULL,
        )
        target = self.folder / name
        page = ["-png", "-r", "70", "-f", str(number), "-l", str(number), "-singlefile"]
        subprocess.run(["pdftoppm", *page, str(paper.with_suffix(".pdf")), str(target)], check=True)
        return target.with_suffix(".png")

    def _places(self) -> Iterator[tuple[str, str]]:
        """Where a phone is looked at: the running sheet, a row of it, a table from Excel, and the other three tabs."""
        running = max(self.hall.lead.all("activity"), key=lambda activity: str(activity["opened_at"] or ""))["id"]
        _, phone = self._writer()
        row = next(one["id"] for one in phone.all("entry") if one["activity_id"] == running)
        yield f"tasks/{running}", "sheet"
        yield f"tasks/{running}/{row}", "row"
        yield f"tasks/{running}/paste", "paste"
        yield from ((tab, tab) for tab in ("agenda", "help", "self"))

    def _writer(self) -> tuple[str, Phone]:
        return next((key, phone) for key, phone in self.hall.phones.items() if phone.token)

    def _signed_in(self) -> str:
        key, phone = self._writer()
        person = self.hall.people[key]
        someone = f"""{{workshop: "{self.hall.workshop}", title: "", person: "{person}", name: "", organisation: "",
            token: "{phone.token}", code: ""}}"""
        return f"""localStorage.setItem("rembuk.people", JSON.stringify([{someone}]));
            localStorage.setItem("rembuk.language", "{self.language}")"""

    def _open(self, size: dict[str, int], path: str) -> Page:
        page = self._context(size).new_page()
        page.goto(self.hall.url + path)
        return page

    def _context(self, size: dict[str, int]) -> BrowserContext:
        context = self.browser.new_context(viewport=size, color_scheme="dark" if self.dark else "light", locale="id-ID")  # type: ignore[arg-type]
        context.add_init_script(f"""localStorage.setItem("rembuk.language", "{self.language}")""")
        return context

    def _take(self, page: Page, name: str) -> Path:
        page.wait_for_timeout(SETTLED_MS)
        suffix = ("-en" if self.language == "en" else "") + ("-dark" if self.dark else "")
        path = self.folder / f"{name}{suffix}.png"
        page.screenshot(path=path)
        return path
