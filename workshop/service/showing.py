"""What the hall is told and shown: announcements, calls for help, the projector."""

from workshop.domain.commands.base import Command
from workshop.service.desk import Handler

HANDLERS: dict[type[Command], Handler] = {}
