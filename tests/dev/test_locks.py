"""The locks: every library exactly pinned and hashed, none from a place the lock itself names."""

import json
import re

import pytest

from tools.dev.locks import LOCKED, without_registries
from tools.dev.places import ROOT

PINNED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ]+)(?P<marker> ;[^\\]+)? \\$")


def pins(lock: str) -> dict[str, str]:
    lines = (ROOT / f"{lock}.txt").read_text(encoding="utf-8").splitlines()
    return {found["name"]: found["version"] for line in lines if (found := PINNED.match(line))}


def wanted(lock: str) -> list[str]:
    lines = (ROOT / f"{lock}.in").read_text(encoding="utf-8").splitlines()
    return [line.lower() for line in lines if line and not line.startswith(("#", "-r"))]


@pytest.mark.parametrize("lock", LOCKED)
def test_every_line_of_a_lock_is_a_pin_a_hash_or_a_remark(lock: str) -> None:
    for line in (ROOT / f"{lock}.txt").read_text(encoding="utf-8").splitlines():
        hashed = re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)
        assert PINNED.match(line) or hashed or line.startswith("    #"), line


@pytest.mark.parametrize("lock", LOCKED)
def test_every_direct_need_is_locked(lock: str) -> None:
    assert wanted(lock)
    assert set(wanted(lock)) <= set(pins(lock))


def test_the_lock_for_tests_contains_the_lock_for_running() -> None:
    assert pins("requirements").items() <= pins("requirements-dev").items()


def test_registry_options_of_the_maintainers_machine_are_dropped() -> None:
    written = "--index-url https://example.test/simple\n--find-links ../wheels\nflask==3.1.3 \\\n"

    assert without_registries(written) == "flask==3.1.3 \\\n"


def test_browser_libraries_are_pinned_exactly_and_locked_by_their_content() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]

    for name, version in (package["dependencies"] | package["devDependencies"]).items():
        assert locked[f"node_modules/{name}"]["version"] == version
    for path, entry in locked.items():
        assert path == "" or entry["integrity"].startswith("sha512-"), path
        assert "resolved" not in entry, path
