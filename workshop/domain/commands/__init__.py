"""Every command, imperative, with the shape of its payload.

The wire name is the class name in snake_case.  Ids of new things are made by whoever sends the command (CM1), so that a
repeat is the same thing.  Shapes only: rights and meaning are decided by the service.
"""

import re

from workshop.domain.commands import (
    attachments,
    attendance,
    ballots,
    chains,
    closing,
    clusters,
    days,
    dividing,
    hall,
    offices,
    plenaries,
    privacy,
    remarks,
    reviews,
    running_late,
    seats,
    undoing,
    versions,
    wording,
    work,
)
from workshop.domain.commands.base import ID, Command

__all__ = [
    "BY_NAME",
    "ID",
    "Command",
    "attachments",
    "attendance",
    "ballots",
    "chains",
    "closing",
    "clusters",
    "days",
    "dividing",
    "hall",
    "offices",
    "plenaries",
    "privacy",
    "remarks",
    "reviews",
    "running_late",
    "seats",
    "undoing",
    "versions",
    "wording",
    "work",
]


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def all_commands() -> dict[str, type[Command]]:
    """Wire name → class, in the order of this file."""
    return {_snake(kind.__name__): kind for kind in Command.__subclasses__()}


BY_NAME = all_commands()
