"""What is downloaded in the end: the record, and the papers built from it."""

import json
import time
from pathlib import Path

from workshop.rehearsal.hall import Hall
from workshop.rehearsal.host import Answer, must
from workshop.rehearsal.stumble import Stumbled

PAPERS = ("docx", "xlsx")
BUILT_WITHIN_S = 120.0
ASKED_EVERY_S = 0.3


def keep(hall: Hall, record: Answer, folder: Path) -> list[Path]:
    """The record as it came, and the papers; returns what was written."""
    kept = [keep_record(record, folder, "record.json")]
    for kind in PAPERS:
        kept.append(one_paper(hall, kind, folder))
    return kept


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
