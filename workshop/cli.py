"""The command line beside the server: the sign-in link again, the papers of a workshop, copies of the store.

Whatever only reads does so over a connection of its own, without a server and while one runs.  What people do wrong is
answered in one Indonesian and one English sentence.
"""

import argparse
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from workshop import cli_copies
from workshop.complaint import Complaint
from workshop.documents.comparison import STATES, states_in
from workshop.documents.contents import read_paper
from workshop.documents.kinds import KEYS
from workshop.documents.official_papers import ASKED
from workshop.documents.papers import write_paper
from workshop.documents.progress import READ, part, written_to
from workshop.domain.record_edition import READERS
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop
from workshop.service.recording import Edition, edition_of
from workshop.service.snapshots import comparison
from workshop.service.verifying import verdict_on
from workshop.settings import Settings
from workshop.storage.backup import attachments
from workshop.storage.transaction import Reader
from workshop.texts import LANGUAGES


def main(words: Sequence[str]) -> int:
    told = _parser().parse_args(words)
    try:
        if "alone" in told:
            told.alone(told)
            return 0
        with _reading(told.store) as reader:
            rest: Callable[[], None] = told.act(reader, told)
        rest()
        return 0
    except Complaint as complaint:
        print(complaint, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description="Rembuk")
    verbs = parser.add_subparsers(dest="verb", required=True)
    key = verbs.add_parser("key", help="tautan masuk fasilitator · the facilitator's sign-in link")
    key.add_argument("--port", type=int, default=Settings().port)
    key.set_defaults(act=_key)
    export = verbs.add_parser("export", help="tulis rekaman · write the record")
    export.add_argument("--workshop", default="", metavar="ID")
    export.add_argument("--list", action="store_true", help="daftar kegiatan · list the workshops")
    export.add_argument("--kind", choices=[*KEYS, *ASKED, "all"], default="all")
    export.add_argument("--about", default="", metavar="PART", help="day:1, item:ID, group:ID, states:SNAPSHOT..now")
    export.add_argument("--out", type=Path, default=Path.cwd(), metavar="DIR")
    export.add_argument("--language", choices=LANGUAGES, default="")
    export.add_argument("--final", default="", metavar="VERSION", help="versi final · a final version")
    export.add_argument("--reader", choices=READERS, default=READERS[0], help="pembaca · for whom")
    export.add_argument("--silence", choices=("yes", "no"), default="", help="sebut yang belum menyampaikan · name who has not")
    export.add_argument("--progress", type=Path, metavar="FILE", help="catat kemajuan · write down how far it is")
    export.set_defaults(act=_export)
    verify = verbs.add_parser("verify", help="periksa dokumen · whether a paper belongs to the record")
    verify.add_argument("file", type=Path, metavar="FILE")
    verify.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    verify.set_defaults(act=_verify)
    cli_copies.add_verbs(verbs)
    for verb in verbs.choices.values():
        verb.add_argument("--store", type=Path, default=Settings().store, metavar="FILE")
    return parser


@contextmanager
def _reading(store: Path) -> Iterator[Reader]:
    """One read transaction on a connection that cannot write."""
    if not store.is_file():
        raise Complaint("cli.no_store", store=store)
    try:
        connection = _opened(store)
        try:
            yield Reader(connection)
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise Complaint("cli.bad_store", store=store, reason=error) from None


def _opened(store: Path) -> sqlite3.Connection:
    """A store on a disk that cannot be written has nobody writing: it is read as it lies there."""
    address = store.resolve().as_uri()
    for way in ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(f"{address}?{way}", uri=True, isolation_level=None, timeout=10)
        try:
            connection.execute("BEGIN")
            Reader(connection).epoch()
            return connection
        except sqlite3.OperationalError as error:
            connection.close()
            if "unable to open" not in str(error):
                raise
        except sqlite3.Error:
            connection.close()
            raise
    raise sqlite3.OperationalError("unable to open database file")


def _key(reader: Reader, told: argparse.Namespace) -> Callable[[], None]:
    return partial(print, f"http://127.0.0.1:{told.port}/console#key={reader.host_key()}")


def _export(reader: Reader, told: argparse.Namespace) -> Callable[[], None]:
    """What is left to do once nothing more is read: writing takes long and needs no transaction."""
    workshops = reader.where(Workshop, "1 = 1 ORDER BY created_at, id")
    if told.list:
        return partial(print, _listed(workshops))
    workshop = _chosen(workshops, told.workshop)
    language = told.language or workshop.language
    silence = {"yes": True, "no": False}.get(told.silence)
    record = edition_of(reader, workshop.id, language, Edition(told.final, told.reader, silence))
    if told.about.startswith(STATES):
        record["comparison"] = _compared(reader, workshop.id, told.about)
    return partial(_write, record, KEYS if told.kind == "all" else (told.kind,), language, told)


def _compared(reader: Reader, workshop_id: str, about: str) -> dict[str, Any]:
    try:
        return comparison(reader, workshop_id, *states_in(about))
    except Refused:
        raise Complaint("cli.unknown_part", part=about) from None


def _verify(reader: Reader, told: argparse.Namespace) -> Callable[[], None]:
    try:
        brought = read_paper(told.file)
    except OSError as error:
        raise Complaint("cli.cannot_read", file=told.file, reason=error.strerror or error) from None
    verdict = verdict_on(reader, brought, told.language)
    if verdict.belongs == "no":
        raise Complaint(f"verify.{verdict.codes[0]}", **verdict.values)
    return partial(print, "\n".join(verdict.sentences(told.language)))


def _chosen(workshops: list[Workshop], id: str) -> Workshop:
    """The named workshop, or the only one there is."""
    if not workshops:
        raise Complaint("cli.no_workshops")
    found = [one for one in workshops if id in (one.id, one.join_code)] if id else workshops
    if not found:
        raise Complaint("cli.unknown_workshop", id=id, list=_listed(workshops))
    if len(found) > 1:
        raise Complaint("cli.several_workshops", list=_listed(workshops))
    return found[0]


def _listed(workshops: list[Workshop]) -> str:
    return "\n".join(f"  {one.id}  {one.title}  {' '.join(_dates(one))}".rstrip() for one in workshops)


def _dates(workshop: Workshop) -> list[str]:
    return [day["date"] for day in workshop.days if day.get("date")]


def _write(record: dict[str, Any], kinds: Sequence[str], language: str, told: argparse.Namespace) -> None:
    try:
        told.out.mkdir(parents=True, exist_ok=True)
        with written_to(told.progress), part(READ, 1.0):
            for number, kind in enumerate(kinds):
                with part(number / len(kinds), (number + 1) / len(kinds)):
                    path = write_paper(record, kind, language, told.out, told.about, attachments(told.store))
                print(path, flush=True)
    except KeyError:
        raise Complaint("cli.unknown_part", part=told.about) from None
    except OSError as error:
        raise Complaint("cli.cannot_write", folder=told.out, reason=error.strerror or error) from None


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
