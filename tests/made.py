"""A workshop as the laptop makes it: from a template, with its desk, told in wire messages as a console tells them."""

import itertools
import shutil
from pathlib import Path
from typing import Any, TypeVar

from workshop.domain.agenda import AgendaItem
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Person, Seat
from workshop.domain.refusals import Refused
from workshop.service import creating, hosting
from workshop.service.desk import Desk, refused
from workshop.service.handlers import all_handlers
from workshop.service.identity import digest
from workshop.service.wire import command_of
from workshop.storage.sqlite import Store

W = "wks_made"
DAYS = [{"date": "2021-09-23", "opens": "08:00"}, {"date": "2021-09-24", "opens": "08:00"}]
LATER = "2021-09-23T{}:00+08:00"

Kind = TypeVar("Kind", bound=Stored)


def wish(**more: Any) -> creating.Wish:
    told = {"id": W, "template": "tahap-2", "title": "Bimtek", "facilitator": "Lina", "days": DAYS, "rehearsal": True}
    return creating.Wish(**(told | more))


class Made:
    """`lead` is the facilitator's token.  `at` sets the rehearsal's clock to a local time of the first day."""

    def __init__(self, file: Path) -> None:
        self.store = Store(file)
        self.desk = Desk(self.store, all_handlers())
        self._numbers = itertools.count(1)
        self.lead = ""

    def make(self, **more: Any) -> "Made":
        self.store.write(lambda tx: creating.create(tx, wish(**more)))
        self.lead = self.store.write(lambda tx: hosting.enter(tx, W))["token"]
        return self

    def tells(self, token: str, name: str, /, id: str | None = None, **payload: Any) -> dict[str, Any]:
        number = next(self._numbers)
        try:
            command = command_of({"id": id or f"cmd_{number}", "name": name, "payload": payload})
        except Refused as refusal:
            return refused(refusal)
        return self.desk.handle(W, token, command)

    def leads(self, name: str, /, **payload: Any) -> dict[str, Any]:
        ack = self.tells(self.lead, name, **payload)
        assert ack["ok"], ack
        return ack

    def item(self, title: str) -> AgendaItem:
        return next(one for one in self.all(AgendaItem) if one.title == title)

    def at(self, time: str) -> None:
        self.leads("set_clock", now=LATER.format(time))

    def get(self, kind: type[Kind], id: str) -> Kind:
        with self.store.reading() as reader:
            return reader.need(kind, W, id)

    def all(self, kind: type[Kind], /, **equals: Any) -> list[Kind]:
        with self.store.reading() as reader:
            return reader.all(kind, W, **equals)

    def seq(self) -> int:
        with self.store.reading() as reader:
            return reader.seq(W)

    def names(self, since: int) -> list[str]:
        """The changes since then, by name."""
        with self.store.reading() as reader:
            return [change.name for change in reader.changes_since(W, since)]

    def put(self, *things: Stored) -> None:
        for thing in things:
            self.store.write(lambda tx, thing=thing: tx.put(thing, "workshop_changed"))

    def seats(self, name: str, organisation: str) -> str:
        """Somebody of an organisation, in with a phone; the token is the name."""
        self.put(
            Organisation(id=f"org_{organisation}", workshop_id=W, name=f"Dinas {organisation}"),
            Person(id=f"per_{name}", workshop_id=W, name=name, status="joined"),
            Seat(id=f"sea_{name}", workshop_id=W, organisation_id=f"org_{organisation}", person_id=f"per_{name}"),
            Credential(id=f"crd_{name}", workshop_id=W, person_id=f"per_{name}", kind="device", secret_hash=digest(name)),
        )
        return name

    def close(self) -> None:
        self.store.close()


def copied(made: Path, to: Path) -> Path:
    """The closed store once more, to be changed without being made again."""
    return Path(shutil.copy(made, to))
