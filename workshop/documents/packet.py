"""*Paket hari ini*: all papers of a day in one file, each under the name it has by itself."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from workshop.documents.official_papers import OFFICIAL, PRINTED, title_of
from workshop.documents.paper import Paper, Tree
from workshop.documents.paper_parts import DAY, WHOLE
from workshop.documents.progress import part

Write = Callable[[dict[str, Any], str, str, Path, str], Path]
BESIDE = ("xlsx",)
# Signed with a pen: whoever prints them wants no word processor.
TO_PRINT = ("attendance", "attendance_experts", "attendance_committee")


def write_packet(record: dict[str, Any], language: str, about: str, path: Path, write: Write) -> None:
    """Without a day it is the papers of the whole workshop."""
    with tempfile.TemporaryDirectory() as folder, ZipFile(path, "w", ZIP_DEFLATED) as packed:
        told = in_packet(record, language, about)
        for number, (kind, of) in enumerate(told):
            with part(number / len(told), (number + 1) / len(told), title_of(kind, language)):
                paper = write(record, kind, language, Path(folder), of)
            packed.write(paper, paper.name)


def in_packet(record: Tree, language: str, about: str) -> list[tuple[str, str]]:
    """Kind and part of every paper that belongs to it and has something to say."""
    paper = Paper(record, language)
    wanted = DAY if about else WHOLE
    daily = [one for one in OFFICIAL if one.daily and one.given(paper)]
    told = [(one.key, about if wanted in one.parts else "") for one in daily]
    return [*told, *((f"{kind}{PRINTED}", of) for kind, of in told if kind in TO_PRINT), *((kind, "") for kind in BESIDE)]
