"""Commands about documents on the table, and rows that refer to them.  The bytes come before, piece by piece over HTTP."""

from dataclasses import dataclass

from workshop.domain.commands.base import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAttachment(Command):
    """An upload that has arrived whole and was found good; whose table it lies on was said when it began."""

    attachment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAttachment(Command):
    """Another name, caption or agenda item; what is null stays, an agenda item of '' is none."""

    attachment: str
    name: str | None = None
    caption: str | None = None
    agenda_item: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawAttachment(Command):
    """Off the table, or back; rows that refer to it go on doing so."""

    attachment: str
    withdrawn: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareAttachment(Command):
    """Everybody reads it, or whose table it is and staff alone."""

    attachment: str
    shared: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseAttachment(Command):
    """Name and content for good, also out of copies and whatever is restored later.  Cannot be undone."""

    attachment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteAttachment(Command):
    """The row refers to it: `place` is where in it, *hal. 12*.  The same `citation` again says it anew."""

    citation: str
    entry: str
    attachment: str
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawCitation(Command):
    citation: str
    withdrawn: bool = True
