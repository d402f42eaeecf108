"""Documents on the table: what an organisation, a group or the whole workshop laid there, and which row refers to which.

The bytes lie beside the store under the hash of their content (`content_hash`, SHA-256); an attachment only names them.  A new
version is an attachment of its own that names the one before it, so that *Renstra hal. 12* stays where it was meant.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from workshop.domain.objects import Stored

UNITS = ("organisation", "group", "workshop")
# What may lie on the table, and what the name of such a file ends with; everything else is refused.
ENDINGS: dict[str, str] = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "image/jpeg": ".jpg",
    "image/png": ".png",
}
LONGEST_NAME = 120
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_ALIKE = {".jpeg": ".jpg", ".jpe": ".jpg"}
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff/\\:*?\"<>|]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Stored):
    """`unit`: one of `UNITS`, whose table it lies on; `unit_id` is empty of the whole workshop.  `shared`: everybody reads it.

    `organisation_id`: where the one who brought it (`by`) comes from.  `replaces`: the version before, `number` counts them.
    """

    type: ClassVar[str] = "attachment"

    unit: str
    unit_id: str
    name: str
    media_type: str
    size: int
    content_hash: str
    activity_id: str | None = None
    agenda_item_id: str | None = None
    caption: str = ""
    shared: bool = False
    number: int = 1
    replaces: str | None = None
    organisation_id: str | None = None
    by: str = ""
    at: str = ""
    withdrawn: bool = False

    @property
    def is_erased(self) -> bool:
        """For good (ND1): the content is gone, and nothing here leads to it."""
        return not self.content_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Stored):
    """A row refers to a document: `place` is where in it (*hal. 12*), `note` what is meant."""

    type: ClassVar[str] = "citation"

    entry_id: str
    sheet_id: str
    activity_id: str
    attachment_id: str
    place: str = ""
    note: str = ""
    by: str = ""
    at: str = ""
    withdrawn: bool = False


def named(name: str, media_type: str) -> str:
    """The name a file is saved under: no path, no sign that hides or turns another, and the ending of what it is."""
    ending = ENDINGS[media_type]
    plain = " ".join(_UNSAFE.sub(" ", name).split()).strip(". ")
    found = _ENDING.search(plain)
    stem = plain[: found.start()] if found and _is_ending(found[0].lower()) else plain
    return f"{(stem[: LONGEST_NAME - len(ending)].strip('. ') or 'Dokumen')}{ending}"


def newest(versions: Collection[Attachment], one: Attachment) -> Attachment:
    """The last version that stands of the document that `one` is a version of."""
    after = {each.replaces: each for each in versions if each.replaces is not None and not each.withdrawn}
    while one.id in after:
        one = after[one.id]
    return one


def _is_ending(ending: str) -> bool:
    """Of a kind of file; *Renstra 2021-2026 v1.2* ends with none."""
    return _ALIKE.get(ending, ending) in {*ENDINGS.values(), ".webp", ".heic", ".doc", ".xls", ".ppt"}
