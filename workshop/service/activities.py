"""Worksheets and activities: handing out, opening, closing, timers and switches."""

from workshop.domain.commands.base import Command
from workshop.service.desk import Handler

HANDLERS: dict[type[Command], Handler] = {}
