"""The day: agenda items, *Mulai*, *Kembali* and the end of one."""

from workshop.domain.commands.base import Command
from workshop.service.desk import Handler

HANDLERS: dict[type[Command], Handler] = {}
