"""Noto Sans as a PDF embeds it: the characters of one paper, upright, bold and slanted, cut out of the variable font.

The whole font takes seconds to set to one weight; the few hundred characters of a paper a fraction of one.  What the font does
not have is written as its number, [U+1F33E], so that nothing is left out unseen; what is invisible by itself is left out.
"""

import logging
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import fontpkg_noto_sans
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FILES = Path(fontpkg_noto_sans.ROOT) / "files"
UPRIGHT, SLANTED = FILES / "NotoSans[wdth,wght].ttf", FILES / "NotoSans-Italic[wdth,wght].ttf"
# Style → the file and the weight.
STYLES = {"": (UPRIGHT, 400), "B": (UPRIGHT, 700), "I": (SLANTED, 400), "BI": (SLANTED, 700)}
ALWAYS = frozenset(map(chr, range(0x20, 0x7F))) | set("…•–")
INVISIBLE = ("Cf", "Mn", "Me")

logging.getLogger("fontTools").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class Face:
    """`widths`: of each character it has, in parts of the size."""

    content: bytes
    widths: dict[str, float]

    def width(self, text: str) -> float:
        return sum(map(self.widths.__getitem__, text))


def known_characters() -> frozenset[str]:
    with TTFont(BytesIO(UPRIGHT.read_bytes()), lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def printable(text: str, known: frozenset[str]) -> str:
    """The text in characters the font has; line breaks stay."""
    if all(one in known or one == "\n" for one in text):
        return text
    return "".join(one if one in known or one == "\n" else _shown(one) for one in text)


def _shown(one: str) -> str:
    if one in "\t\u2028\u2029" or unicodedata.category(one) == "Zs":
        return " "
    return "" if unicodedata.category(one) in INVISIBLE else f"[U+{ord(one):04X}]"


def faces(characters: Iterable[str], styles: Iterable[str]) -> dict[str, Face]:
    wanted = {ord(one) for one in {*characters, *ALWAYS} if one != "\n"}
    return {style: _face(style, wanted) for style in styles}


def _face(style: str, wanted: set[int]) -> Face:
    file, weight = STYLES[style]
    options = subset.Options()
    options.layout_features, options.hinting, options.notdef_outline, options.glyph_names = [], False, True, False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "MVAR"]
    font = TTFont(BytesIO(file.read_bytes()), lazy=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    instancer.instantiateVariableFont(font, {"wght": weight, "wdth": 100}, inplace=True)
    _rename(font, style)
    whole, parts = BytesIO(), font["head"].unitsPerEm
    font.save(whole)
    widths = {chr(code): font["hmtx"][glyph][0] / parts for code, glyph in font.getBestCmap().items()}
    return Face(whole.getvalue(), widths)


def _rename(font: TTFont, style: str) -> None:
    """A PDF tells its fonts apart by their names."""
    ending = {"": "Regular", "B": "Bold", "I": "Italic", "BI": "BoldItalic"}[style]
    for record in font["name"].names:
        if record.nameID in (4, 6):
            record.string = f"NotoSans-{ending}"
