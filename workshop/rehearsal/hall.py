"""The hall as it is played: the workshop on the server, who leads it, and which id each name of the data set has there."""

import itertools
import re
from typing import Any

from workshop import clock
from workshop.rehearsal.dataset import Dataset, Unit
from workshop.rehearsal.host import Answer, Http, must
from workshop.rehearsal.phones import Phone
from workshop.rehearsal.saves import Message
from workshop.rehearsal.stumble import Stumbled
from workshop.rehearsal.ways import Way
from workshop.texts import text

NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9]+")


class Hall:
    """`faults`: what went otherwise than the data say, each a sentence; the performance goes on after them.

    `staff`: by name, who may enter rows for others; `assessors`: by key, who reviews them.

    `laptop`: how the staff on it reach the server; `way`: how phones do.  `old_pages`: phones' pages at an address they left.

    `stands_in`: who fills whose seat, by the keys of the data set.
    """

    def __init__(self, url: str, key: str, data: Dataset, way: Way | None = None) -> None:
        self.data = data
        self.laptop = Way(url, patience_s=way.patience_s if way else 0.0)
        self.way = way or self.laptop
        self.host = Http(self.laptop, key)
        self.workshop = clock.new_id("wks")
        self.lead: Phone
        self.console: Http
        self.staff: dict[str, Phone] = {}
        self.assessors: dict[str, Phone] = {}
        self.phones: dict[str, Phone] = {}
        self.old_pages: dict[str, Phone] = {}
        self.organisations: dict[str, str] = {}
        self.people: dict[str, str] = {}
        self.seats: dict[str, str] = {}
        self.stands_in: dict[str, str] = {}
        self.faults: list[str] = []
        self._numbers = itertools.count(1)

    @property
    def url(self) -> str:
        return self.laptop.url

    def enter(self) -> None:
        """The host's facilitator, on a console of their own."""
        entered = must(self.host.post(f"/api/host/workshops/{self.workshop}/enter"), "enter")
        self.lead = Phone(self.laptop, self.workshop, entered["token"], "console")
        self.console = Http(self.laptop, entered["token"])
        self.lead.connect()

    def leads(self, name: str, /, **payload: Any) -> Message:
        """A command of the facilitator that has to succeed."""
        return must(self.tells(self.lead, name, **payload), name)

    def tells(self, phone: Phone, name: str, /, **payload: Any) -> Message:
        return phone.send(self.command_id(name), name, payload)

    def leads_and_sees(self, name: str, /, **payload: Any) -> Message:
        """As `leads`; afterwards the console shows what came of it."""
        answer = self.leads(name, **payload)
        if not self.lead.reaches(int(answer["seq"])):
            raise Stumbled("rehearsal.stumble.console", step=name)
        return answer

    def fault(self, sentence: str, /, **values: object) -> None:
        self.faults.append(text(sentence, "id", **values))

    def command_id(self, name: str) -> str:
        return f"reh-{next(self._numbers):05}-{name}"

    def path(self, rest: str) -> str:
        return f"/api/workshops/{self.workshop}/{rest}"

    def learn_people(self) -> None:
        """After an import: the ids of organisations, people and seats, by the keys of the data set."""
        keys = {
            one["id"]: one["abbreviation"] or one["name"] for one in self.lead.all("organisation") if one["status"] != "merged"
        }
        self.organisations = {key: id for id, key in keys.items()}
        self.people = {one["list_key"]: one["id"] for one in self.lead.all("person") if one.get("list_key")}
        self.seats = {one["person_id"]: one["id"] for one in self.lead.all("seat")}

    def seat_of(self, person: str) -> str:
        return self.seats[self.people[person]]

    def unit_id(self, unit: Unit, division: str | None) -> str:
        if unit.kind == "person":
            return self.people[unit.key]
        if unit.kind == "organisation":
            return self.organisations[unit.key]
        return self.group_id(division or "", unit.key)

    def grouping_id(self, division: str) -> str:
        return self.made("grg", division)

    def group_id(self, division: str, group: str) -> str:
        return self.made("grp", division, group)

    def made(self, prefix: str, *names: str) -> str:
        """An id that this rehearsal makes for a thing of that name; the same name, the same id."""
        return ".".join([prefix, *(_spelled(name) for name in names), self.workshop.removeprefix("wks_")])

    def code(self) -> str:
        return str((self.lead.get("workshop", self.workshop) or {}).get("join_code", ""))

    def record(self) -> Answer:
        return must(self.console.get(self.path("record"), language=str(self.data.workshop.get("language", "id"))), "record")

    def everybody(self) -> list[Phone]:
        lead = [self.lead] if hasattr(self, "lead") else []
        return list(
            dict.fromkeys(
                [*self.phones.values(), *self.old_pages.values(), *self.staff.values(), *self.assessors.values(), *lead]
            )
        )

    def leave(self) -> None:
        for phone in self.everybody():
            phone.disconnect()


def _spelled(name: str) -> str:
    """Letters and digits only; two names that would be spelled alike stay two."""
    plain = NOT_IN_AN_ID.sub("-", name).strip("-")[:24]
    return plain if plain == name else f"{plain or 'x'}-{sum(ord(c) * 31**i for i, c in enumerate(name)) % 1_000_003}"
