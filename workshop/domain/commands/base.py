"""What every command has: an id made by its sender (CM1)."""

import re
from dataclasses import dataclass

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,119}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """`id` is the sender's; (actor, id) is unique for ever."""

    id: str
