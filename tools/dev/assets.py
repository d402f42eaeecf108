"""Builds static/dist from static/src, only when a source changed since the last build."""

from pathlib import Path

from tools.dev import node, stamps
from tools.dev.places import DIST, ROOT
from tools.dev.saying import give_up, say

STAMP = ROOT / "static" / "dist" / ".sources.json"


def built() -> bool:
    return (DIST / "manifest.json").exists() and stamps.read(STAMP) == _wanted()


def ensure_built() -> None:
    if not built():
        build()


def build() -> None:
    wanted = _wanted()
    tools = node.with_libraries()
    say("Menyusun halaman …", "building the pages")
    if tools.run(ROOT / "static" / "build.mjs") != 0:
        give_up(
            "Halaman tidak dapat disusun; alasannya tertulis di atas.",
            "The pages could not be built; the reason stands above.",
        )
    stamps.write(STAMP, wanted)


def sources(root: Path = ROOT) -> list[Path]:
    written = [path for path in (root / "static" / "src").rglob("*") if path.is_file()]
    texts = (root / "workshop" / "texts").glob("*.json")
    return [*written, *texts, root / "static" / "build.mjs", root / "package-lock.json"]


def _wanted() -> dict[str, str]:
    return {"sources": stamps.digest(sources(), ROOT)}
