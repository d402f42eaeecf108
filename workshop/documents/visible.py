"""Participants' text as a document can hold it: kept exactly, and what XML cannot hold shown instead of dropped.

A control character becomes its picture (U+0007 → ␇), everything else without a place in XML the replacement character.
Word's own soft line breaks (vertical tab, form feed) stay line breaks.
"""

import re

_BREAKS = re.compile("\r\n|[\r\x0b\x0c]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
_OUTSIDE_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_PICTURES = 0x2400


def visible(text: str) -> str:
    broken = _BREAKS.sub("\n", text)
    pictured = _CONTROLS.sub(lambda found: chr(_PICTURES + ord(found[0])), broken)
    return _OUTSIDE_XML.sub("\ufffd", pictured)


def clipped(text: str, most: int) -> str:
    """On one line and not longer than `most` characters, an ellipsis where something is left out."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
