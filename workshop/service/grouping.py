"""Dividing the hall: groupings, groups, placing and moving seats."""

from workshop.domain.commands.base import Command
from workshop.service.desk import Handler

HANDLERS: dict[type[Command], Handler] = {}
