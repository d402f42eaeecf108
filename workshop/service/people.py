"""People and what proves them: lists, seats, credentials, admitting and removing."""

from workshop.domain.commands.base import Command
from workshop.service.desk import Handler

HANDLERS: dict[type[Command], Handler] = {}
