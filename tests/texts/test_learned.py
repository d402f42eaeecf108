"""A page speaks only texts it has learned: those of its first file there, those of a later part in that part (P4)."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from tools.dev.places import ROOT

SOURCE = ROOT / "static" / "src"
TEXTS = ROOT / "workshop" / "texts"
SURFACES = sorted((SOURCE / "surfaces").glob("*.tsx"))
IMPORTED = re.compile(r"""^(?:import|export)\s(?!type\b)[^;]*?from\s+"(\.[^"]+)";""", re.MULTILINE)
LATER = re.compile(r"""\bpart\("(\w+)", \(\) => import\("(\.[^"]+)"\)\)""")
ANY_LATER = re.compile(r"\bimport\(")
SPOKEN = re.compile(r"""\bt\(\s*(?:"([a-z_]+(?:\.[a-z0-9_]+)+)"|`([a-z_]+(?:\.[a-z0-9_]+)*\.)\$)""")


@cache
def written(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def found(importer: Path, name: str) -> Path:
    named = (importer.parent / name).resolve()
    candidates = [named, named.with_name(f"{named.name}.ts"), named.with_name(f"{named.name}.tsx")]
    return next(path for path in candidates if path.is_file())


def reached(start: Path) -> set[Path]:
    """All that comes along with a file at once."""
    seen: set[Path] = set()
    ahead = [start]
    while ahead:
        path = ahead.pop()
        if path in seen:
            continue
        seen.add(path)
        if path.suffix != ".json":
            ahead += [found(path, name) for name in IMPORTED.findall(written(path))]
    return seen


def later(files: set[Path]) -> dict[str, Path]:
    scripts = [path for path in files if path.suffix != ".json"]
    return {source: found(path, name) for path in scripts for source, name in LATER.findall(written(path))}


def learned(files: set[Path]) -> set[str]:
    return {key for path in files if path.parent == TEXTS for key in json.loads(written(path))}


def unlearned(files: set[Path], known: set[str]) -> set[str]:
    scripts = [path for path in files if path.suffix != ".json"]
    spoken = {(key, beginning, path) for path in scripts for key, beginning in SPOKEN.findall(written(path))}
    return {
        f"{key or beginning} in {path.relative_to(SOURCE)}"
        for key, beginning, path in spoken
        if not (key in known if key else any(one.startswith(beginning) for one in known))
    }


@pytest.mark.parametrize("surface", SURFACES, ids=lambda path: path.stem)
def test_a_page_has_learned_what_its_first_file_says(surface: Path) -> None:
    first = reached(surface)

    assert unlearned(first, learned(first)) == set()


@pytest.mark.parametrize("surface", SURFACES, ids=lambda path: path.stem)
def test_a_part_brings_the_texts_it_says(surface: Path) -> None:
    first = reached(surface)
    for part in later(first).values():
        own = reached(part)

        assert unlearned(own - first, learned(own | first)) == set()


def test_every_part_is_named_by_its_file() -> None:
    for path in [*SOURCE.rglob("*.ts"), *SOURCE.rglob("*.tsx")]:
        parts = LATER.findall(written(path))

        assert len(parts) == len(ANY_LATER.findall(written(path))), path
        assert [source for source, _ in parts] == [name.rsplit("/", 1)[1] for _, name in parts]
