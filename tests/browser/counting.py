"""What a person does and reads on one device, counted in its page as a person would have to do it.

A press is a finger or a button going down; a field entered without one counts as the press a person would need, a choice from a
list that unfolds counts two, a file chosen two. What is read is every line in sight when something is pressed, each once, but not
the lists a person searches for their own line in.
"""

from dataclasses import dataclass
from typing import Any

from tests.browser.house import Watched

COUNTS = """(() => {
  const kept = () => JSON.parse(sessionStorage.getItem("counted") ?? '{"presses": 0, "read": []}');
  const adds = (presses, read = []) => {
    const so_far = kept();
    const counted = { presses: so_far.presses + presses, read: [...so_far.read, ...(presses === 1 ? [read] : [])] };
    sessionStorage.setItem("counted", JSON.stringify(counted));
  };
  const inSight = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight;
  };
  const lines = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const aside = node.parentElement.closest(".pick:not(.alt), script, style");
      if (node.data.trim() && !aside && inSight(node)) found.push(node.data.trim());
    }
    return found;
  };
  let pressed = null;
  addEventListener("pointerdown", (event) => { pressed = event.target; adds(1, lines()); }, true);
  addEventListener("focusin", (event) => {
    const typed = event.target.matches("input:not([type=file], [type=radio], [type=checkbox]), textarea");
    if (typed && pressed !== event.target && !pressed?.closest("label")?.contains(event.target)) adds(1);
    pressed = event.target;
  }, true);
  addEventListener("change", (event) => { if (event.target.matches("select, input[type=file]")) adds(2); }, true);
})();"""


NOTHING = '{"presses": 0, "read": []}'


@dataclass(frozen=True, slots=True)
class Counted:
    """`read`: the lines in sight at each press."""

    presses: int
    read: tuple[tuple[str, ...], ...]

    def words(self, presses: int) -> int:
        """Read for the first so many presses."""
        lines = {line for lines in self.read[:presses] for line in lines}
        return sum(len(line.split()) for line in lines)


class Counter:
    """Counts from now on, through every page the device opens."""

    def __init__(self, device: Watched) -> None:
        self._page = device.page
        device.context.add_init_script(COUNTS)
        if device.page.url.startswith("http"):
            device.page.evaluate(COUNTS)

    def starts_anew(self) -> None:
        self._page.evaluate("sessionStorage.removeItem('counted')")

    def so_far(self) -> Counted:
        kept: dict[str, Any] = self._page.evaluate(f"JSON.parse(sessionStorage.getItem('counted') ?? '{NOTHING}')")
        return Counted(presses=kept["presses"], read=tuple(tuple(lines) for lines in kept["read"]))
