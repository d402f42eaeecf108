"""What is downloaded in the end: the record, and the papers built from it."""

import json
import time
from pathlib import Path

from workshop.rehearsal.hall import Hall
from workshop.rehearsal.host import Answer, must
from workshop.rehearsal.stumble import Stumbled

PAPERS = ("docx", "xlsx", "report")
BUILT_WITHIN_S = 120.0
ASKED_EVERY_S = 0.3


def papers(hall: Hall, folder: Path) -> dict[str, Path]:
    """The record and the report as offices open them, by kind."""
    folder.mkdir(parents=True, exist_ok=True)
    return {kind: one_paper(hall, kind, folder) for kind in PAPERS}


def keep_record(record: Answer, folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
    return folder / name


def one_paper(hall: Hall, kind: str, folder: Path) -> Path:
    wish = {"kind": kind, "language": str(hall.data.workshop.get("language", "id"))}
    paper = must(hall.console.post(hall.path("papers"), wish), f"papers {kind}")["paper"]
    state = _built(hall, str(paper), kind)
    path = folder / Path(str(state.get("filename") or f"record.{kind}")).name
    path.write_bytes(hall.console.download(hall.path(f"papers/{paper}/file")))
    return path


def _built(hall: Hall, paper: str, kind: str) -> Answer:
    until = time.monotonic() + BUILT_WITHIN_S
    while time.monotonic() < until:
        state = must(hall.console.get(hall.path(f"papers/{paper}")), f"papers {kind}")
        if state["state"] == "ready":
            return state
        if state["state"] == "failed":
            break
        time.sleep(ASKED_EVERY_S)
    raise Stumbled("rehearsal.stumble.paper", kind=kind)
