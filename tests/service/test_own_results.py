"""What somebody's own tables wrote: their rows that count, of their groups and organisation, and nothing of anybody else's."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W
from tests.service.test_rights import furnish, row
from workshop.documents.results_page import results_page
from workshop.domain.activities import Activity
from workshop.service.own_results import own_results


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Made]:
    made = Made(tmp_path / "rembuk.sqlite").make()
    made.at("10:00")
    furnish(made)
    made.put(row("ent_told", state="ready", values={"sasaran": "<b>Stunting</b> turun"}, parsed={}))
    yield made
    made.close()


def results(made: Made, person: str) -> dict[str, Any]:
    with made.store.reading() as reader:
        return own_results(reader, W, person)


def said(made: Made, person: str) -> list[str]:
    return [cell["said"]["id"] for sheet in results(made, person)["sheets"] for one in sheet["rows"] for cell in one]


def test_the_own_groups_rows_that_count_are_there_and_no_drafts(hall: Made) -> None:
    assert {"<b>Stunting</b> turun", "Stunting turun"} <= set(said(hall, "per_ann"))
    assert "Dinas a" in results(hall, "per_ann")["units"]


@pytest.mark.parametrize("person", ["per_bud", "per_nobody"])
def test_VS1_another_groups_are_not(hall: Made, person: str) -> None:
    assert "<b>Stunting</b> turun" not in said(hall, person)


@pytest.mark.parametrize("changed", [{"secret": True}, {"see": False}, {"opened_at": None}])
def test_VS1_nothing_of_what_is_secret_or_each_ones_own(hall: Made, changed: dict[str, Any]) -> None:
    hall.put(replace(hall.get(Activity, "act_1"), **changed))

    assert "<b>Stunting</b> turun" not in said(hall, "per_ann")


def test_the_page_shows_texts_as_they_were_typed(hall: Made) -> None:
    page = results_page(results(hall, "per_ann"), "id")

    assert "&lt;b&gt;Stunting&lt;/b&gt; turun" in page and "<b>Stunting" not in page
    assert "Hasil kelompok saya" in page
    assert "Belum ada isian" in results_page(results(hall, "per_nobody"), "id")
