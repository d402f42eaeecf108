"""`dev.py rehearse --disturb` over the real wire: each disturbance for itself and all of them, with the figures of calm days."""

import json
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.rehearsal import small_set
from tests.rehearsal.test_rehearse import rehearse
from workshop.rehearsal.disturbing import ALL

Seen = dict[str, dict[str, Any]]
TOGETHER = "--disturb"


def disturbed(folder: Path, *words: object) -> tuple[subprocess.CompletedProcess[str], Path]:
    figures = folder / "figures.json"
    return rehearse(*words, "--json", figures), figures


def seen_of(played: subprocess.CompletedProcess[str], figures: Path) -> Seen:
    """What was seen of each, of a rehearsal that ended without a difference and without a failed step."""
    assert played.returncode == 0, played.stdout + played.stderr
    told = json.loads(figures.read_text("utf-8"))
    assert (told["differences"], told["faults"]) == (0, [])
    assert all(figure["equal"] for figure in told["figures"]) and len(told["figures"]) >= 20
    return {one["name"]: one for one in told["disturbances"]}


@pytest.fixture(scope="module")
def sagara(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Seen]]:
    """The small set with each disturbance alone, and with all, two rehearsals at a time: much of one is waiting."""
    folder = small_set.write(tmp_path_factory.mktemp("set") / "sagara")
    with ThreadPoolExecutor(2) as pool:
        playing = {
            name: pool.submit(disturbed, tmp_path_factory.mktemp(name.strip("-")), folder, *words)
            for name, words in {TOGETHER: [TOGETHER], **{name: ["--only", name] for name in ALL}}.items()
        }
        yield lambda name: seen_of(*playing[name].result())


@pytest.mark.server
def test_CK1_a_day_that_opens_45_minutes_late_is_planned_anew_and_ends(sagara: Callable[[str], Seen]) -> None:
    seen = sagara("late_opening")

    assert list(seen) == ["late_opening"]
    assert seen["late_opening"]["minutes"] == 45 and seen["late_opening"]["items"] == 2
    assert (seen["late_opening"]["planned_end"], seen["late_opening"]["end"]) == ("11:00", "11:45")


@pytest.mark.server
def test_CM1_a_server_killed_while_many_write_loses_nothing_and_doubles_nothing(sagara: Callable[[str], Seen]) -> None:
    seen = sagara("power_cut")["power_cut"]

    assert seen["phones"] >= 2 and seen["acknowledged"] >= 1
    assert seen["unsent"] >= 1, "all was over before the power went"
    assert seen["broken"] >= seen["phones"]


@pytest.mark.server
def test_VS2_at_a_new_address_all_come_back_by_one_scan_and_one_approval_and_stranded_text_returns(
    sagara: Callable[[str], Seen],
) -> None:
    seen = sagara("new_address")["new_address"]

    assert (seen["unsent"], seen["came"]) == (1, 1)
    assert 0 < seen["admitted"] <= seen["scanned"] and seen["left"] >= seen["admitted"]


@pytest.mark.server
def test_P2_phones_that_were_dark_come_back_together_and_are_level(sagara: Callable[[str], Seen]) -> None:
    seen = sagara("phones_dark")["phones_dark"]

    assert seen["phones"] >= 4 and seen["unsent"] >= seen["holding"] >= 1
    assert seen["broken"] >= seen["phones"] - 1


@pytest.mark.server
def test_RC1_what_a_restored_copy_lacks_is_sent_again_by_phones_and_done_again_by_staff(sagara: Callable[[str], Seen]) -> None:
    seen = sagara("restored_backup")["restored_backup"]

    assert seen["sent_again"] >= seen["after_copy"] >= 2
    assert seen["done_again"] >= 1 and seen["scanned_again"] >= 1


@pytest.mark.server
def test_all_disturbances_in_another_town_change_no_figure(sagara: Callable[[str], Seen]) -> None:
    seen = sagara(TOGETHER)

    assert list(seen) == list(ALL) and all(one["played"] for one in seen.values())


@pytest.mark.server
def test_all_disturbances_in_the_two_days_of_the_library_change_no_figure(tmp_path: Path) -> None:
    seen = seen_of(*disturbed(tmp_path, "--disturb"))

    assert list(seen) == list(ALL) and all(one["played"] for one in seen.values())
    assert seen["phones_dark"]["phones"] > 50 and seen["new_address"]["admitted"] > 50
    assert seen["restored_backup"]["sent_again"] > 20


def test_a_server_that_is_not_the_rehearsals_own_is_not_disturbed() -> None:
    refused = rehearse("--disturb", "--url", "http://127.0.0.1:9", "--key", "k")

    assert refused.returncode == 2 and refused.stdout == ""
    assert "--disturb mematikan server" in refused.stderr and "--disturb kills the server" in refused.stderr
