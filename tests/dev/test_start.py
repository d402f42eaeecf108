"""Starting and stopping as a person meets it: the banner, a port in use, Ctrl+C, and a second start without a network."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.dev import assets, environment
from tools.dev.places import ROOT
from workshop import addresses, machine
from workshop.domain.workshops import Workshop
from workshop.settings import Settings, told
from workshop.storage.sqlite import Store

SECOND_START_CPU_S = 3.0
TRIES_ON_A_BUSY_MACHINE = 5
NO_DESKTOP = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}


class Started:
    def __init__(self, *command: str | Path, folder: Path) -> None:
        self.process = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            env=NO_DESKTOP,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert self.process.stdout is not None
        self.stdout = self.process.stdout
        self.first = self.stdout.readline()

    @property
    def port(self) -> int:
        return int(self.first.rsplit(":", 1)[1].split("/")[0])

    def stops(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str, str]:
        self.process.send_signal(how)
        return self.ends()

    def ends(self) -> tuple[int, str, str]:
        """What it says after its first line, which has already drawn the rest of the banner into our own buffer."""
        assert self.process.stderr is not None
        with self.stdout as saying, self.process.stderr as complaining:
            said, complained = saying.read(), complaining.read()
        return self.process.wait(timeout=20), said, complained


def server(folder: Path, *more: str) -> Started:
    store = ("--store", str(folder / "hall.sqlite"), "--host", "127.0.0.1")
    return Started(sys.executable, ROOT / "server.py", *store, *more, folder=folder)


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Started]:
    started = server(tmp_path, "--port", "0", "--port-file", str(tmp_path / "port"))
    yield started
    started.process.kill()
    if not started.stdout.closed:
        started.ends()


@pytest.mark.server
def test_the_banner_says_where_phones_go_how_they_scan_and_how_the_facilitator_signs_in(started: Started) -> None:
    code, said, complained = started.stops()

    assert started.first == f"Rembuk: http://127.0.0.1:{started.port}/\n"
    assert "Pindai untuk masuk (scan to join): http://127.0.0.1" in said and "█" in said
    assert f"http://127.0.0.1:{started.port}/console#key=" in said
    assert (code, complained) == (0, "")


@pytest.mark.server
def test_the_secret_of_the_link_is_made_at_the_first_start_and_stays(started: Started, tmp_path: Path) -> None:
    _, first, _ = started.stops()
    _, second, _ = server(tmp_path, "--port", str(started.port)).stops()

    assert key_in(first) == key_in(second)
    assert len(key_in(first)) >= 24


@pytest.mark.server
def test_the_port_file_tells_the_port(started: Started, tmp_path: Path) -> None:
    assert (tmp_path / "port").read_text() == f"{started.port}\n"
    assert urllib.request.urlopen(f"http://127.0.0.1:{started.port}/health").status == 200


@pytest.mark.server
def test_a_port_in_use_is_said_in_both_languages_and_the_store_is_left_alone(started: Started, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    second = server(other, "--port", str(started.port))
    code, _, complained = second.ends()

    assert code == 3 and second.first == ""
    assert f"Port {started.port} sudah dipakai." in complained and f"Port {started.port} is in use." in complained
    assert list(other.iterdir()) == []


@pytest.mark.server
def test_a_file_that_is_no_store_is_said_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "hall.sqlite").write_text("not a database, although it is long enough to be looked at" * 100)
    failed = server(tmp_path, "--port", "0")
    code, _, complained = failed.ends()

    assert code == 4
    assert "tidak dapat dibuka" in complained and "cannot be opened" in complained and "Traceback" not in complained

    (tmp_path / "hall.sqlite").unlink()
    (tmp_path / "hall.sqlite").mkdir()
    code, _, complained = server(tmp_path, "--port", "0").ends()

    assert code == 4 and "adalah folder" in complained and "is a folder" in complained


@pytest.mark.server
def test_two_servers_never_share_a_store(started: Started, tmp_path: Path) -> None:
    code, _, complained = server(tmp_path, "--port", "0").ends()

    assert code == 4 and "Rembuk lain" in complained and "another Rembuk" in complained
    assert started.stops()[0] == 0 and server(tmp_path, "--port", "0").stops()[0] == 0


@pytest.mark.server
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_at_once_with_everything_in_the_file(started: Started, tmp_path: Path, how: signal.Signals) -> None:
    began = time.monotonic()
    code, said, complained = started.stops(how)

    assert (code, complained) == (0, "") and time.monotonic() - began < 5
    assert "Rembuk berhenti." in said
    assert not (tmp_path / "hall.sqlite-wal").exists()


@pytest.mark.server
def test_the_newest_active_workshop_is_the_one_to_join(tmp_path: Path) -> None:
    store = Store(tmp_path / "hall.sqlite")
    for id, code, more in (("a", "AAAAAA", {}), ("b", "BBBBBB", {}), ("c", "CCCCCC", {"rehearsal": True})):
        workshop = Workshop(
            id=id, workshop_id=id, title=f"Bimtek {id}", join_code=code, created_at=f"2026-0{ord(id) - 90}", **more
        )
        store.write(lambda tx, workshop=workshop: tx.put(workshop, "workshop_changed"))
    store.close()
    _, said, _ = server(tmp_path, "--port", "0").stops()

    assert "Bimtek b\n" in said and "/j/BBBBBB" in said


@pytest.mark.server
def test_P3_a_second_start_takes_three_seconds_of_a_processor_at_most_and_needs_no_network(tmp_path: Path) -> None:
    assert environment.prepared(environment.RUN)
    assets.ensure_built()
    words = [*alone(), sys.executable, ROOT / "dev.py", "run", "--no-browser", "--port", "0", "--store", tmp_path / "hall.sqlite"]
    for _ in range(TRIES_ON_A_BUSY_MACHINE):
        before = processor_s()
        started = Started(*words, folder=tmp_path)
        code, said, complained = started.stops()
        assert started.first.startswith("Rembuk: http://"), complained
        assert code == 0 and "/console#key=" in said
        if processor_s() - before < SECOND_START_CPU_S:
            return
    raise AssertionError(f"never done with {SECOND_START_CPU_S} s of a processor")


def processor_s() -> float:
    """What ended children have used: the clock of a busy machine says nothing."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def alone() -> list[str]:
    """A namespace without any network, where the system gives one; elsewhere the test still measures the time."""
    unshare = shutil.which("unshare")
    if unshare and subprocess.run([unshare, "-rn", "true"], capture_output=True).returncode == 0:
        return [unshare, "-rn"]
    return []


def key_in(banner: str) -> str:
    return banner.split("#key=")[1].split()[0]


def test_settings_come_from_flags_then_from_the_environment_then_from_the_house() -> None:
    surroundings = {"REMBUK_PORT": "9001", "REMBUK_HOST": "127.0.0.1", "REMBUK_STORE": "other.sqlite"}

    assert told([], {}).settings.store == Settings().store and Settings().store.is_absolute()
    assert told([], surroundings).settings.port == 9001
    assert told(["--port", "9002"], surroundings).settings.port == 9002
    assert told([], surroundings).settings.store == Path("other.sqlite")
    assert told(["--no-browser"], {}).browser is False


@pytest.mark.parametrize("port", ["-1", "65536", "delapan"])
def test_a_port_that_is_none_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        told([f"--port={port}"], {})
    assert port in capsys.readouterr().err


@pytest.mark.parametrize(
    ("surroundings", "terminal", "platform", "opens"),
    [
        ({"DISPLAY": ":0"}, True, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True, "linux", True),
        ({}, True, "linux", False),
        ({}, True, "darwin", True),
        ({"DISPLAY": ":0"}, False, "linux", False),
        ({"DISPLAY": ":0", "CI": "true"}, True, "linux", False),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "a"}, True, "linux", False),
    ],
)
def test_the_console_opens_only_where_somebody_sits(
    surroundings: dict[str, str], terminal: bool, platform: str, opens: bool
) -> None:
    assert machine.has_browser(surroundings, terminal, platform) is opens


def test_addresses_for_phones_are_none_that_no_phone_reaches() -> None:
    assert not any(address.startswith(("127.", "169.254.", "0.")) for address in addresses.lan_addresses())
    assert addresses.base_urls("192.168.1.5", 80) == ["http://192.168.1.5"]
    assert addresses.own_url("0.0.0.0", 8080) == "http://127.0.0.1:8080"


@pytest.mark.parametrize(("name", "own"), [("127.0.0.1", True), ("[::1]", True), ("localhost", True), ("10.0.0.1", False)])
def test_the_laptop_itself_is_known(name: str, own: bool) -> None:
    assert addresses.is_loopback(name) is own
