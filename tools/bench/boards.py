"""The board's page with a thousand rows in a real browser: until its first rows are drawn, and what a search or scroll costs."""

import statistics

from playwright.sync_api import Browser, sync_playwright

from tools.bench.contestants import Contestant, running
from tools.bench.halls import W
from tools.chaos.chromium import ARGUMENTS, MISSING, program

ROWS, ROUNDS, STEPS = 1000, 5, 8
LAPTOP = {"width": 1366, "height": 768}
# The moment of the frame in which the first row stands; set before anything of the page runs.
WATCH = """new MutationObserver((_, self) => {
  if (document.querySelector('.board-card') === null) return;
  self.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.firstRows = performance.now(); }));
}).observe(document, { childList: true, subtree: true });"""
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
SEARCH = """async (typed) => {
  const field = document.querySelector('input[type=search]');
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const from = performance.now();
  field.value = typed;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await drawn();
  return performance.now() - from;
}"""
SCROLL = """async (to) => {
  const list = document.querySelector('.board-list');
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const from = performance.now();
  list.scrollTop = to;
  await drawn();
  return performance.now() - from;
}"""


def board(rows: int = ROWS, rounds: int = ROUNDS) -> dict[str, float]:
    """Nothing where there is no Chromium: `board_1000_rows_ms` from the address to the first rows, `board_step_ms` the slowest of
    searches and scrolls, each until it is drawn; medians of the rounds."""
    path = program()
    if path is None:
        print(MISSING, flush=True)
        return {}
    with running("rembuk", 150, rows) as contestant, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS])
        found = [_opened(browser, contestant) for _ in range(rounds)]
        browser.close()
    return {
        "board_1000_rows_ms": statistics.median(first for first, _ in found),
        "board_step_ms": statistics.median(step for _, step in found),
    }


def _opened(browser: Browser, contestant: Contestant) -> tuple[float, float]:
    context = browser.new_context(viewport=LAPTOP)  # type: ignore[arg-type]
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{contestant.port}/board/{W}#token=console-0")
    page.wait_for_function("() => window.firstRows !== undefined")
    first = float(page.evaluate("() => window.firstRows"))
    page.evaluate(DRAWN)
    typed = [float(page.evaluate(SEARCH, f"baris {number}")) for number in range(STEPS)]
    page.evaluate(SEARCH, "")
    scrolled = [float(page.evaluate(SCROLL, 9_000 * number)) for number in range(STEPS)]
    context.close()
    return first, max(typed + scrolled)
