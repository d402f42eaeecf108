"""What can be set when Rembuk starts: by flags, else by the environment; docs/deploying.md lists each."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`store`: the SQLite file, made where it is missing.  `port`: 0 lets the system choose.

    `url`: the address phones use where it is not one of this machine's own, behind a proxy for example.
    `root`: where the pages' shells and built files lie.  `direct_writes`: off, every message goes through the library's queue.
    `backup`: the folder for copies, where it is told at the start; `backup_every_s`: how often.
    `hosted`: phones reach this server from anywhere, so that presence needs the digits of the hall's projector (PR1).
    `document_mb`, `documents_per_organisation_mb`, `documents_per_workshop_mb`: how much may lie on the table.
    """

    store: Path = ROOT / "data" / "rembuk.sqlite"
    host: str = "0.0.0.0"
    port: int = 8080
    url: str = ""
    async_mode: str = "threading"
    root: Path = ROOT
    direct_writes: bool = True
    backup: Path | None = None
    backup_every_s: float = 300.0
    hosted: bool = False
    document_mb: int = 25
    documents_per_organisation_mb: int = 200
    documents_per_workshop_mb: int = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How one start was asked for.  `port_file`: gets the port as text once the server listens.  `languages`: the folder of
    further languages, empty for the program's own.
    """

    settings: Settings
    port_file: Path | None
    browser: bool
    languages: str


def told(words: Sequence[str], surroundings: Mapping[str, str]) -> Told:
    asked = argparse.ArgumentParser(prog="dev.py run", description="Rembuk")
    asked.add_argument("--store", type=Path, default=surroundings.get("REMBUK_STORE") or Settings().store)
    asked.add_argument("--host", default=surroundings.get("REMBUK_HOST") or Settings().host)
    asked.add_argument("--port", type=_port, default=surroundings.get("REMBUK_PORT") or str(Settings().port))
    asked.add_argument("--url", default=surroundings.get("REMBUK_URL") or "")
    asked.add_argument("--port-file", type=Path)
    asked.add_argument("--no-browser", action="store_true")
    asked.add_argument("--no-direct-writes", action="store_true", default=bool(surroundings.get("REMBUK_NO_DIRECT_WRITES")))
    asked.add_argument("--backup", type=Path, default=surroundings.get("REMBUK_BACKUP") or None, metavar="FOLDER")
    asked.add_argument("--backup-every", type=_seconds, default=surroundings.get("REMBUK_BACKUP_EVERY") or "300", metavar="S")
    asked.add_argument("--languages", default=surroundings.get("REMBUK_LANGUAGES") or "", metavar="FOLDER")
    asked.add_argument("--hosted", action="store_true", default=bool(surroundings.get("REMBUK_HOSTED")))
    megabytes: dict[str, Any] = {"type": _megabytes, "metavar": "MB"}
    for_one, for_all = "REMBUK_DOCUMENTS_PER_ORGANISATION", "REMBUK_DOCUMENTS_PER_WORKSHOP"
    asked.add_argument("--document", default=surroundings.get("REMBUK_DOCUMENT") or "25", **megabytes)
    asked.add_argument("--documents-per-organisation", default=surroundings.get(for_one) or "200", **megabytes)
    asked.add_argument("--documents-per-workshop", default=surroundings.get(for_all) or "2000", **megabytes)
    given = asked.parse_args(words)
    settings = Settings(
        store=Path(given.store),
        host=given.host,
        port=given.port,
        url=given.url.rstrip("/"),
        async_mode="eventlet",
        direct_writes=not given.no_direct_writes,
        backup=Path(given.backup).resolve() if given.backup else None,
        backup_every_s=given.backup_every,
        hosted=given.hosted,
        document_mb=given.document,
        documents_per_organisation_mb=given.documents_per_organisation,
        documents_per_workshop_mb=given.documents_per_workshop,
    )
    return Told(settings=settings, port_file=given.port_file, browser=not given.no_browser, languages=given.languages)


def _port(text: str) -> int:
    number = int(text) if text.isdecimal() else -1
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r}: 0 … 65535")
    return number


def _seconds(text: str) -> float:
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= 86_400:
        raise argparse.ArgumentTypeError(f"{text!r}: 1 … 86400")
    return float(number)


def _megabytes(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r}: 1 … 1000000")
    return number
