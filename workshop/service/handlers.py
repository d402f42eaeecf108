"""Every command and what carries it out.  A module of use cases names its own; a command has exactly one."""

from workshop.domain.commands.base import Command
from workshop.service import (
    activities,
    acts,
    agenda_running,
    balloting,
    closing,
    closing_day,
    clustering,
    correcting,
    corrections,
    deciding,
    dividing,
    erasing,
    grouping,
    importing,
    merging,
    own_details,
    people,
    registering,
    reviewing,
    scoping,
    seating,
    showing,
    signing_office,
    staffing,
    undoing,
    voting,
    workshops,
    writing,
)
from workshop.service.desk import Handler

MODULES = (
    workshops,
    agenda_running,
    activities,
    closing,
    showing,
    staffing,
    people,
    merging,
    seating,
    undoing,
    acts,
    grouping,
    dividing,
    importing,
    writing,
    reviewing,
    corrections,
    scoping,
    clustering,
    closing_day,
    registering,
    correcting,
    own_details,
    erasing,
    balloting,
    voting,
    deciding,
    signing_office,
)


def all_handlers() -> dict[type[Command], Handler]:
    return {command: handler for module in MODULES for command, handler in module.HANDLERS.items()}
