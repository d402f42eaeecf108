"""Papers beside a hall: how long a report takes, and what those who save meanwhile notice of it.

A report is built as the press builds it, by a process of its own that reads the store and writes the file: of the rehearsal's two
days as they stand after the last answer, and of the bench's own hall with 1,000 rows.
"""

import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from tests.documents import konsel
from tools.bench.contestants import Contestant, running
from tools.bench.crowd import Crowd
from tools.bench.halls import Seated, W, fill
from tools.bench.measures import saves
from tools.dev.places import ROOT

KINDS = ("docx", "pdf", "xlsx")
PEOPLE, ROWS, RATE = 150, 1000, 100
WARM, QUIET, BUSY = 1_000_000, 2_000_000, 3_000_000


def reports(rows: int = ROWS) -> dict[str, float]:
    """`report_s_rehearsal`, `report_s_1000`: the slowest of Word, PDF and Excel."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "rehearsal.sqlite", Path(folder) / "large.sqlite"
        konsel.fill(small, konsel.two_days())
        fill(large, Seated(PEOPLE), rows)
        return {"report_s_rehearsal": _slowest(small), "report_s_1000": _slowest(large)}


def while_exporting(seconds: float) -> dict[str, float]:
    """`save_ack_while_exporting_ratio`: the median wait for *saved* while papers are built, against the same hall without."""
    with running("rembuk", PEOPLE, ROWS) as contestant:
        crowd = Crowd(contestant)
        crowd.connect(PEOPLE)
        saves(crowd, RATE, 1.0, WARM)
        quiet = saves(crowd, RATE, seconds, QUIET)
        wished = [_wish(contestant, kind) for kind in ("pdf", "zip")]
        busy = saves(crowd, RATE, seconds, BUSY)
        crowd.close()
        if not all(_state(contestant, paper) in ("building", "ready") for paper in wished):
            raise RuntimeError("a paper failed")
    return {"save_ack_while_exporting_ratio": busy.p50 / quiet.p50}


def _slowest(store: Path) -> float:
    return max(_seconds(store, kind) for kind in KINDS)


def _seconds(store: Path, kind: str) -> float:
    start = time.perf_counter()
    words = (sys.executable, "-m", "workshop.cli", "export", "--store", store, "--kind", kind, "--out", store.parent)
    subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _wish(contestant: Contestant, kind: str) -> str:
    return str(_asked(contestant, "papers", {"kind": kind})["paper"])


def _state(contestant: Contestant, paper: str) -> str:
    return str(_asked(contestant, f"papers/{paper}")["state"])


def _asked(contestant: Contestant, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    headers = {"Authorization": "Bearer console-0", "Content-Type": "application/json"}
    address = f"http://127.0.0.1:{contestant.port}/api/workshops/{W}/{path}"
    request = urllib.request.Request(address, json.dumps(body).encode() if body else None, headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return dict(json.loads(answer.read()))
