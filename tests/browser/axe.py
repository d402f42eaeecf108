"""axe-core over a page as it stands: what WCAG 2.2 A and AA call serious or critical.

The page's own policy would not let a foreign script in, so the device that is looked at has it switched off
(`bypass_csp`); everything else stays as it is.
"""

from typing import Any

from playwright.sync_api import Page

from tools.dev.places import NODE_MODULES

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WEIGHTY = ("serious", "critical")
RUN = "async rules => (await axe.run(document, { runOnly: rules, resultTypes: ['violations'] })).violations"


def weighty(page: Page) -> list[str]:
    """One line for each element that breaks a rule, or none."""
    if not page.evaluate("() => 'axe' in window"):
        page.add_script_tag(path=NODE_MODULES / "axe-core" / "axe.min.js")
    page.evaluate("async () => Promise.all(document.getAnimations().map(one => one.finished.catch(() => 0)))")
    found: list[dict[str, Any]] = page.evaluate(RUN, RULES)
    return [line for violation in found if violation["impact"] in WEIGHTY for line in _lines(violation)]


def _lines(violation: dict[str, Any]) -> list[str]:
    return [f"{violation['id']}: {' '.join(node['target'])}: {node['failureSummary']}" for node in violation["nodes"]]
