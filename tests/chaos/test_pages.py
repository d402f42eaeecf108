"""Pages in Chromium are worth something as witnesses only where a screen that lies and a person shut out are noticed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.bench.halls import W
from tools.chaos.chromium import Chromium, chromium
from tools.chaos.handset import Handset
from tools.chaos.judging import judge
from tools.chaos.stage import Stage, staged
from tools.dev import assets

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    assets.ensure_built()
    with chromium() as found:
        if found is None:
            pytest.skip("no Chromium here")
        yield found


@pytest.fixture
def stage(browser: Chromium) -> Iterator[Stage]:
    with staged(([], Path()), 1, 2, chromium=browser) as made:
        yield made


@pytest.fixture
def page(stage: Stage) -> Handset:
    assert stage.pages is not None
    opened = stage.pages.open("p0", "per_0", "phone-0", stage.proxy.door("p0"))
    opened.writes(opened.begins_a_row(), "uraian", "air bersih untuk desa")
    assert stage.all_back(20) and stage.level_within(5)
    return opened


def test_what_a_page_sent_and_was_answered_is_overheard(stage: Stage, page: Handset) -> None:
    sent = [command["payload"]["values"] for command in stage.ledger.sent.values()]
    found = judge(stage.server.store, W, stage.ledger)

    assert {"uraian": "air bersih untuk desa"} in sent
    assert found.acknowledged > 0 and found.bad == 0, found.cases


def test_P2_a_screen_that_shows_something_else_than_the_tables_is_noticed(stage: Stage, page: Handset) -> None:
    page.page.locator("a.card.row h3 .cut").evaluate("one => { one.textContent = 'air keruh'; }")

    assert stage.apart()["p0"]["extra"] == ["1 air keruh"]


def test_a_row_that_is_only_on_the_phone_is_noticed(stage: Stage, page: Handset) -> None:
    stage.proxy.darken("p0")
    page.writes(page.begins_a_row(), "uraian", "jalan desa")

    assert [line.split(":")[0] for line in stage.waiting()] == ["p0"]
    stage.proxy.lighten("p0")
    stage.wake()
    assert stage.all_back(20)


def test_who_is_asked_to_sign_in_again_is_noticed(stage: Stage, page: Handset) -> None:
    page.page.evaluate("localStorage.clear()")
    page.opens("/")

    assert stage.shut_out() == ["p0 is locked out: "]
