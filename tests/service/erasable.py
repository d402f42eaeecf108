"""A hall whose people are told by words that occur nowhere else, so that one byte of them would be seen."""

import random
from pathlib import Path
from typing import Any

from tests.made import Made, W
from tests.service.test_rights import furnish
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.catalogue import BY_NAME
from workshop.domain.people import Person
from workshop.domain.workshops import Workshop
from workshop.service import joining, returning
from workshop.service.backing_up import BackingUp, Plan
from workshop.service.clearing import Clearing

KEY = "the-key-of-a-phone-of-{}"
COMMITMENT = "t4_komitmen"


class Hall:
    """`told`: person id → every word that told of them, ever."""

    def __init__(self, folder: Path, seed: int = 0, people: int = 4) -> None:
        self.folder, self.chance = folder, random.Random(seed)
        self.made = Made(folder / "hall.sqlite").make()
        self.made.at("08:10")
        furnish(self.made)
        self.told: dict[str, set[str]] = {}
        self.tokens: dict[str, str] = {}
        self._commitment()
        for number in range(people):
            self.comes(f"per_{number}")

    def word(self, id: str) -> str:
        found = "Zq" + "".join(self.chance.choices("bcdfghjklmnpqrstvwxyz", k=10))
        self.told.setdefault(id, set()).add(found)
        return found

    def nip(self, id: str) -> str:
        found = "".join(self.chance.choices("123456789", k=18))
        self.told.setdefault(id, set()).add(found)
        return found

    def comes(self, id: str) -> None:
        """At the door under a name, then corrected by staff with all that a list may hold."""
        arrival = joining.Arrival(device_key=KEY.format(id), organisation="org_a", person=id, name=self.word(id))
        code = self.made.get(Workshop, W).join_code
        self.tokens[id] = self.made.store.write(lambda tx: joining.join(tx, code, arrival))["token"]
        self.is_listed(id)

    def is_listed(self, id: str) -> None:
        row = {name: self.word(id) for name in ("name", "position", "rank", "list_key")}
        numbers = {"nip": self.nip(id), "phone": self.nip(id)}
        self.made.leads("import_people", rows=[{"id": id, "organisation": "org_a", "sex": "P", **row, **numbers}])

    def live(self, steps: int) -> None:
        for _ in range(steps):
            self.chance.choice((self.corrects, self.writes, self.commits, self.asks_help, self.renews, self.is_listed_again))(
                self.chance.choice(sorted(self.tokens))
            )

    def corrects(self, id: str) -> None:
        self.says(id, "correct_own_details", name=self.word(id), position=self.word(id))

    def is_listed_again(self, id: str) -> None:
        self.is_listed(id)

    def writes(self, id: str) -> None:
        entry = f"ent_{id}_{self.chance.randrange(9)}"
        self.says(id, "save_entry", activity="act_own", unit=id, entry=entry, values={"sasaran": f"Baris {entry}"})

    def commits(self, id: str) -> None:
        """A row with columns that tell of its author."""
        values = {name: self.nip(id) if name == "nip" else self.word(id) for name in self.columns} | {"butir": ["Data"]}
        self.says(id, "save_entry", activity="act_commit", unit=id, entry=f"ent_commit_{id}", values=values)

    def asks_help(self, id: str) -> None:
        self.says(id, "call_help", help_call=f"hlp_{id}_{self.chance.randrange(99)}")

    def renews(self, id: str) -> None:
        self.says(id, "renew_code", person=id)

    def absent_because(self, id: str) -> None:
        self.made.leads("correct_attendance", person=id, half_day="day1_morning", present=True, reason=self.word(id))

    def says(self, id: str, command: str, /, **payload: Any) -> dict[str, Any]:
        ack = self.made.tells(self.tokens[id], command, **payload)
        assert ack["ok"] or ack["code"] == "person_erased", (command, ack)
        return ack

    def name(self, id: str) -> str:
        return self.made.get(Person, id).name

    def words(self, *ids: str) -> set[str]:
        return set().union(*(self.told[id] for id in ids))

    def claim(self, id: str) -> str:
        code = self.made.get(Workshop, W).join_code
        asked = returning.Claim(device_key=KEY.format("another"), person=id)
        return str(self.made.store.write(lambda tx: returning.claim(tx, code, asked))["claim"])

    def clearing(self, stick: Path | None = None) -> Clearing:
        return Clearing(self.made.store, BackingUp(self.made.store, Plan(stick)), lambda: None)

    def _commitment(self) -> None:
        self.made.leads("add_worksheet", worksheet="wsh_commit", key=COMMITMENT)
        sheets = {"act_own": "wsh_1", "act_commit": "wsh_commit"}
        for activity, sheet in sheets.items():
            self.made.leads("save_activity", activity=activity, worksheet=sheet, unit="person")
            self.made.leads("open_activity", activity=activity)
        fields = self.made.get(Worksheet, "wsh_commit").definition["fields"]
        self.columns = [field["id"] for field in fields if field.get("personal")]
        assert self.columns and self.made.get(Activity, "act_commit").state == "open"


def folds_to_its_tables(made: Made) -> bool:
    """CL5."""
    with made.store.reading() as reader:
        folded = {(c.object.type, c.object.id): c.object for c in reader.changes_since(W, 0)}
        tables = {(thing.type, thing.id): thing for thing in reader.everything(W)}
        return folded == tables and all(kind in BY_NAME for kind, _ in folded)


def found_in(folder: Path, words: set[str]) -> dict[str, list[str]]:
    """File → the words that are still in it, wherever in its bytes."""
    held = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found = {path.name: sorted(word for word in words if word.encode() in content) for path, content in held.items()}
    return {name: those for name, those in found.items() if those}
