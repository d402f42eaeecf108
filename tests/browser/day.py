"""A day that already runs, made over the same HTTP as any script: for tests that look at pages rather than at the way there."""

import json
import urllib.request
from dataclasses import dataclass
from typing import Any

from tests.browser.house import House

WORKSHOP = "wks_day"
ORGANISATIONS = (
    ("Dinas Kesehatan", "Dinkes", ("dr. Andi Tenri Abeng Mappatoba, M.Kes.", "Rusdin, S.K.M.")),
    ("Dinas Komunikasi, Informatika, Statistik dan Persandian Kabupaten", "Diskominfo", ("Wa Ode Nur Hasanah", "La Ode Ali")),
    ("Kecamatan Andoolo Barat", "Kec. Andoolo Barat", ("Sitti Rosmini Tamburaka",)),
    *((f"Kecamatan {name}", "", ()) for name in ("Andoolo", "Angata", "Baito", "Basala", "Benua", "Buke", "Kolono", "Laeya")),
    *((f"Kecamatan {name}", "", ()) for name in ("Lainea", "Lalembuu", "Landono", "Laonti", "Moramo", "Mowila", "Palangga")),
)


@dataclass(frozen=True, slots=True)
class Day:
    """`link` opens the console of this workshop."""

    code: str
    link: str
    screen: str


class Made:
    """One day, step by step, in the order a facilitator would take."""

    def __init__(self, house: House, key: str) -> None:
        self.house, self.key, self.token, self.sent = house, key, "", 0

    def day(self) -> Day:
        days = [{"date": "2026-11-25", "opens": "08:00"}, {"date": "2026-11-26", "opens": "08:00"}]
        wish = {"id": WORKSHOP, "template": "tahap-2", "title": "Bimtek Smart City, Tahap II", "days": days}
        code = self.asks("/api/host/workshops", {**wish, "facilitator": "Lina Marlina"}, self.key)["workshop"]["join_code"]
        self.token = self.asks(f"/api/host/workshops/{WORKSHOP}/enter", {}, self.key)["token"]
        self.fills_the_hall()
        self.starts("Sasaran dan indikator")
        self.does("add_staff", person="per_screen", name="Layar", role="projector", secret="layar-untuk-uji-coba-saja")
        base = self.house.base
        screen = f"{base}/screen/{WORKSHOP}#token=layar-untuk-uji-coba-saja"
        return Day(code=code, link=f"{base}/console/{WORKSHOP}#token={self.token}", screen=screen)

    def fills_the_hall(self) -> None:
        objects = self.asks(f"/api/workshops/{WORKSHOP}/objects", None, self.token)["objects"]
        groups = [
            one["id"] for one in objects if one["type"] == "group" and "dimensi" in self.grouping(objects, one["grouping_id"])
        ]
        for at, (name, short, people) in enumerate(ORGANISATIONS):
            self.does("save_organisation", organisation=f"org_{at}", name=name, abbreviation=short)
            for number, person in enumerate(people):
                self.does("save_person", person=f"per_{at}_{number}", name=person, organisation=f"org_{at}")
        seats = [o for o in self.asks(f"/api/workshops/{WORKSHOP}/objects", None, self.token)["objects"] if o["type"] == "seat"]
        grouping = next(one["grouping_id"] for one in objects if one["type"] == "group" and one["id"] == groups[0])
        self.does("place_seats", grouping=grouping, seats={seat["id"]: groups[0] for seat in seats})

    def grouping(self, objects: list[dict[str, Any]], id: str) -> str:
        return next(one["key"] for one in objects if one["type"] == "grouping" and one["id"] == id)

    def starts(self, title: str) -> None:
        objects = self.asks(f"/api/workshops/{WORKSHOP}/objects", None, self.token)["objects"]
        item = next(one for one in objects if one["type"] == "agenda_item" and one["title"] == title)
        self.does("start_agenda_item", agenda_item=item["id"], minutes=75)

    def does(self, name: str, /, **payload: Any) -> None:
        self.sent += 1
        command = {"id": f"cmd_{self.sent}", "name": name, "payload": payload}
        assert self.asks(f"/api/workshops/{WORKSHOP}/commands", command, self.token)["ok"]

    def asks(self, path: str, body: Any, bearer: str) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {bearer}", "Content-Type": "application/json"}
        sent = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.house.port}{path}", sent, headers)
        with urllib.request.urlopen(request) as answer:
            found: dict[str, Any] = json.load(answer)
        return found
