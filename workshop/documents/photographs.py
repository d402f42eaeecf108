"""Photographs that lie on the tables, by agenda item and with their captions, made small enough for a paper that is passed on.

Pictures of people: only who gets names gets them.  Of a photograph that was brought anew the last stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from workshop.documents.paper import Paper, Tree
from workshop.documents.visible import clipped, visible

PICTURE = "image/"
# How many there are → the longest side in pixels: more of them are printed no larger, and the file still goes by phone.
SIDES = ((12, 1200), (30, 900))
SMALLEST_SIDE = 700
QUALITY = 78
LONGEST_CAPTION = 300
_ENDING = re.compile(r"\.\w{2,5}$")


@dataclass(frozen=True, slots=True)
class Photograph:
    """`content` is a JPEG, upright, of `width` and `height` pixels."""

    content: bytes
    width: int
    height: int
    caption: str


def photographs(paper: Paper) -> Iterator[tuple[str, list[Photograph]]]:
    """The title of each agenda item that was photographed, in their order, and what belongs to none last."""
    lying = _lying(paper)
    items = [(one["id"], visible(one["title"])) for one in paper.record["agenda"]]
    known = {id for id, _ in items}
    shown = [one for one in _brought(paper) if one["content_hash"] in lying]
    side = next((side for most, side in SIDES if len(shown) <= most), SMALLEST_SIDE)
    for id, title in (*items, ("", paper.say("signed.other_photographs"))):
        own = [one for one in shown if (one["agenda_item_id"] if one["agenda_item_id"] in known else "") == id]
        made = [made for one in own if (made := _made(lying[one["content_hash"]], side, _caption(one, title)))]
        if made:
            yield title, made


def _brought(paper: Paper) -> list[Tree]:
    """What has a caption or an agenda item; a scan of a letter has neither."""
    if not paper.named():
        return []
    told = paper.record["documents"]
    replaced = {one["replaces"] for one in told}
    pictures = [one for one in told if one["media_type"].startswith(PICTURE) and one["id"] not in replaced]
    return [one for one in pictures if one["agenda_item_id"] or one["caption"]]


def _lying(paper: Paper) -> dict[str, Path]:
    """A file's name on the disk begins with the hash of its content."""
    folder = paper.documents
    if folder is None or not folder.is_dir():
        return {}
    wanted = {one["content_hash"] for one in _brought(paper)} - {""}
    found = {path.name.split(".")[0]: path for path in sorted(folder.rglob("*")) if path.is_file()} if wanted else {}
    return {hash: path for hash, path in found.items() if hash in wanted}


def _caption(one: Tree, title: str) -> str:
    """Its own, else what was on the agenda."""
    return clipped(visible(one["caption"]), LONGEST_CAPTION) or title or _ENDING.sub("", visible(one["name"]))


def _made(path: Path, side: int, caption: str) -> Photograph | None:
    """One that cannot be read leaves the paper without it, not the office without the paper."""
    try:
        with Image.open(path) as image:
            image.draft("RGB", (side, side))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((side, side), Image.Resampling.LANCZOS)
            content = BytesIO()
            _on_white(upright).save(content, "JPEG", quality=QUALITY, optimize=True)
            return Photograph(content.getvalue(), upright.width, upright.height, caption)
    except (OSError, SyntaxError, ValueError):
        return None


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("RGB")
    return image.convert("RGB")
