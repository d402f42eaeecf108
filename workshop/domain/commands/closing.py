"""Commands about the closing that collects: every phone is asked for its last text before a sheet is closed."""

from dataclasses import dataclass

from workshop.domain.commands.base import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginClosing(Command):
    """*Tutup*: phones send what they hold, then it closes by itself.  Asked again, it is waited for longer."""

    activity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelClosing(Command):
    """*Batal, tetap terbuka*: the timer is as it was."""

    activity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetInLate(Command):
    """*Terima semua susulan*: all late texts of an activity, or of all, count from now on (EN2)."""

    activity: str = ""
