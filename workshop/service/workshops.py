"""Workshops: made from a template, changed, copied, archived; the joining door and a rehearsal's clock."""

from workshop.domain.commands.base import Command
from workshop.service.desk import Handler

HANDLERS: dict[type[Command], Handler] = {}
