"""Who is measured: each a real server as a process of its own on core 0, with what its clients must say."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.bench.halls import CONSOLES, Seated, W, fill, lengthen_journal
from tools.dev.places import ROOT

SERVERS = Path(__file__).parent / "servers"
SERVER_CORE, GENERATOR_CORE = 0, 1
PRODUCT = {"rembuk": ROOT / "server.py", "slow": SERVERS / "slow.py"}
TEXT = "Persentase dokumen kependudukan yang selesai dalam satu hari kerja di tingkat kecamatan. " * 2


@dataclass(slots=True)
class Contestant:
    """A running server.  `phones` sit in groups of twelve; what they send differs, what is measured does not."""

    name: str
    process: subprocess.Popen[str]
    port: int
    seated: Seated

    def auth(self, phone: int) -> dict[str, Any]:
        if self.name in PRODUCT:
            return {"workshop": W, "token": f"phone-{phone}", "since": None, "protocol": 1}
        return {"rooms": [self.seated.group_of(phone), "everyone"]}

    def console_auth(self, console: int) -> dict[str, Any]:
        if self.name in PRODUCT:
            return {"workshop": W, "token": f"console-{console % CONSOLES}", "since": None, "protocol": 1}
        return {"rooms": ["staff", "everyone"]}

    def save(self, phone: int, number: int) -> dict[str, Any]:
        """One text saved into a row of the phone's own; its group and the consoles hear of it."""
        group = self.seated.group_of(phone)
        entry, text = f"ent_p{phone}", f"{number} {TEXT}"
        if self.name in PRODUCT:
            payload = {"activity": "act", "unit": group, "entry": entry, "values": {"uraian": text}, "base_hashes": {}}
            return {"id": f"c{number}", "name": "save_entry", "payload": payload}
        return {"id": f"c{number}", "entry": entry, "text": text, "rooms": [group, "staff"]}

    def announce(self, number: int) -> dict[str, Any]:
        """One message that everybody hears."""
        if self.name in PRODUCT:
            return {"id": f"a{number}", "name": "announce", "payload": {"announcement": f"ann_{number}", "text": TEXT}}
        return {"id": f"a{number}", "entry": "", "text": TEXT, "rooms": ["everyone"]}

    def cpu_s(self) -> float:
        """Processor time used so far, in steps of 10 ms."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_kb(self) -> int:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS:")).split()[1])


@contextmanager
def running(name: str, phones: int, rows: int = 0, journal: int = 0) -> Iterator[Contestant]:
    """Starts it fresh, the product with its hall filled; ends it and what it wrote afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="rembuk-bench-"))
    seated = Seated(phones)
    if name in PRODUCT:
        fill(folder / "hall.sqlite", seated, rows)
        lengthen_journal(folder / "hall.sqlite", journal)
    process = subprocess.Popen(
        _command(name, folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env=os.environ | {"EVENTLET_TESTS": "1"},
        preexec_fn=lambda: os.sched_setaffinity(0, {SERVER_CORE}),
    )
    try:
        yield Contestant(name, process, _port(name, process, folder), seated)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
        if process.stdout is not None:
            process.stdout.close()
        shutil.rmtree(folder, ignore_errors=True)


def _command(name: str, folder: Path) -> list[str]:
    if name == "node":
        return [shutil.which("node") or "node", str(SERVERS / "node.mjs")]
    if name in PRODUCT:
        store, port_file = str(folder / "hall.sqlite"), str(folder / "port")
        asked = ["--store", store, "--host", "127.0.0.1", "--port", "0", "--no-browser", "--port-file", port_file]
        return [sys.executable, str(PRODUCT[name]), *asked]
    database = ["--naive", str(folder / "naive.sqlite")] if name == "naive" else []
    return [sys.executable, "-m", "tools.bench.servers.bare", *database]


def _port(name: str, process: subprocess.Popen[str], folder: Path) -> int:
    assert process.stdout is not None
    first = process.stdout.readline()
    if name not in PRODUCT:
        return int(first)
    return int(first.split("//", 1)[1].split(":", 1)[1].split("/", 1)[0])
