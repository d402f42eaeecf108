"""A small old phone in Chromium: the network of *Fast 3G*, the processor four times slower, nothing kept from before.

Waits are counted from the tap until what it leads to is drawn.  The browser slows HTTP down, not the socket.
"""

import json
import statistics
from collections.abc import Callable

from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from tools.bench.contestants import Contestant, running
from tools.bench.halls import W
from tools.chaos.chromium import ARGUMENTS, MISSING, PHONE, program

PEOPLE, ROWS = 150, 240
SLOWER = 4
KILOBIT = 1024 / 8
# What Chromium's own tools call Fast 3G.
FAST_3G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1.6 * 1024 * KILOBIT * 0.9,
    "uploadThroughput": 750 * KILOBIT * 0.9,
}
KNOWN = dict.fromkeys(("title", "organisation", "code"), "") | {
    "workshop": W,
    "person": "per_0",
    "name": "Peserta 0",
    "token": "phone-0",
}
IDLE_MS = 15_000
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
# From the touch to the frame in which the page's title has changed.
TOUCHED = """link => new Promise((done) => {
  const before = document.querySelector('h1');
  const said = before.textContent;
  const from = performance.now();
  const look = () => {
    const title = document.querySelector('h1');
    if (title === null || (title === before && title.textContent === said)) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)));
  };
  link.click();
  look();
})"""


def phones(rounds: int, idle_ms: int = IDLE_MS) -> dict[str, float]:
    """Nothing where there is no Chromium: `phone_door_ms` from the address to the list of offices, `phone_usable_ms` to the own
    sheet with its rows for whoever is known, `phone_screen_ms` the slowest further screen; medians of the rounds."""
    path = program()
    if path is None:
        print(MISSING, flush=True)
        return {}
    with running("rembuk", PEOPLE, ROWS) as contestant, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS])
        doors = [_door(browser, contestant) for _ in range(rounds)]
        visits = [_visit(browser, contestant, idle_ms) for _ in range(rounds)]
        browser.close()
    return {
        "phone_door_ms": statistics.median(doors),
        "phone_usable_ms": statistics.median(usable for usable, _ in visits),
        "phone_screen_ms": statistics.median(screen for _, screen in visits),
    }


def _door(browser: Browser, contestant: Contestant) -> float:
    context = browser.new_context(**PHONE)  # type: ignore[arg-type]
    found = _until(_slow(context), f"{_base(contestant)}/j/UKUR22", lambda page: page.locator(".pick button").first)
    context.close()
    return found


def _visit(browser: Browser, contestant: Contestant, idle_ms: int) -> tuple[float, float]:
    context = browser.new_context(**PHONE)  # type: ignore[arg-type]
    context.add_init_script(f"localStorage.setItem('rembuk.people', {json.dumps(json.dumps([KNOWN]))})")
    page = _slow(context)
    usable = _until(page, f"{_base(contestant)}/w/{W}", lambda page: page.locator(".table-sign, a.row").first)
    page.wait_for_timeout(idle_ms)
    screens = [_touch(page, step) for step in _steps(page)]
    context.close()
    return usable, max(screens)


def _base(contestant: Contestant) -> str:
    return f"http://127.0.0.1:{contestant.port}"


def _slow(context: BrowserContext) -> Page:
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", FAST_3G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def _until(page: Page, address: str, there: Callable[[Page], Locator]) -> float:
    page.goto(address, wait_until="commit")
    there(page).wait_for()
    page.evaluate(DRAWN)
    return float(page.evaluate("() => performance.now()"))


def _steps(page: Page) -> list[Callable[[], Locator]]:
    """The card put away, a row and back, then every way to go, and the list of all sheets."""
    ways = [lambda name=name: page.locator(f".nav a[href^='#/{name}']") for name in ("agenda", "help", "self", "tasks")]
    return [
        lambda: page.locator(".to-table .btn.main"),
        lambda: page.locator("a.row").nth(3),
        lambda: page.locator(".above a"),
        *ways,
        lambda: page.locator(".more a[href$=all]"),
    ]


def _touch(page: Page, link: Callable[[], Locator]) -> float:
    found = link()
    found.wait_for()
    taken = float(page.evaluate(TOUCHED, found.element_handle()))
    page.wait_for_timeout(200)
    return taken
