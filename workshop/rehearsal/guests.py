"""Simulated people in a copied hall: each has the door, a phone and something to say, all of it over the real wire.

What they write is plainly an example.  Now and then one drops off the Wi-Fi, raises a hand or calls a sheet done.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from workshop import clock
from workshop.domain.sheets import sheet_id
from workshop.rehearsal.host import Http, must
from workshop.rehearsal.phones import Phone
from workshop.rehearsal.plausible import Around, row
from workshop.rehearsal.saves import Message
from workshop.rehearsal.ways import Way
from workshop.texts import text

ENDED = ("removed", "merged", "erased")
HERE = ("joined", "provisional")
LEAST = 12
AWAY_FOR = 4
ROWS_EACH = 3

Act = Callable[["Guest"], None]


@dataclass(slots=True)
class Guest:
    """`away`: how many turns the phone stays off; `rows`: what was written, activity → entries."""

    person: str
    name: str
    phone: Phone
    away: int = 0
    rows: dict[str, list[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Crowd:
    """`lead`: the copy's own facilitator, who lets in whoever is in already on a real phone."""

    way: Way
    workshop: str
    lead: Phone
    most: int
    chance: random.Random = field(default_factory=random.Random)
    guests: list[Guest] = field(default_factory=list)
    language: str = "id"

    def arrive(self) -> Iterator[Guest]:
        """One after the other, first whoever is on the list, then some who are not."""
        http = Http(self.way, "")
        code = str((self.lead.get("workshop", self.workshop) or {})["join_code"])
        for arrival in self._arrivals():
            token = self._token(http, code, arrival)
            if token:
                guest = Guest(
                    str(arrival["person"]), str(arrival["name"]), Phone(self.way, self.workshop, token, arrival["name"])
                )
                guest.phone.connect()
                self.guests.append(guest)
                yield guest

    def acts(self) -> None:
        """One turn: somebody does what people at tables do."""
        for guest in self.guests:
            if guest.away and (guest := _a_turn_nearer(guest)).away == 0:
                guest.phone.connect()
                guest.phone.says_unsent(0)
        here = [guest for guest in self.guests if not guest.away]
        if here:
            guest = self.chance.choice(here)
            self.chance.choices((self._writes, self._calls, self._drops, self._is_done), (86, 2, 6, 6))[0](guest)

    def leave(self) -> None:
        for guest in self.guests:
            guest.phone.disconnect()

    def _arrivals(self) -> list[dict[str, str]]:
        seats = {seat["person_id"]: seat["organisation_id"] for seat in self.lead.all("seat")}
        listed = [
            one for one in self.lead.all("person") if not one["staff"] and one["status"] not in ENDED and one["id"] in seats
        ]
        listed.sort(key=lambda one: (one["status"] in HERE, one["id"]))
        found = [{"organisation": seats[one["id"]], "person": one["id"], "name": one["name"]} for one in listed[: self.most]]
        return found + [self._walk_in(number) for number in range(1, min(LEAST, self.most) - len(found) + 1)]

    def _walk_in(self, number: int) -> dict[str, str]:
        said = {
            "organisation_name": text("rehearsal.crowd.organisation", self.language, number=(number + 2) // 3),
            "name": text("rehearsal.crowd.person", self.language, number=number),
        }
        return {"organisation": f"org_crowd_{(number + 2) // 3}", "person": f"per_crowd_{number}", **said}

    def _token(self, http: Http, code: str, arrival: dict[str, str]) -> str:
        """From the code to a token; who is in on another phone is let in by the lead.  Who cannot come stays away."""
        key = clock.new_secret()
        told = arrival if "organisation_name" in arrival else {name: arrival[name] for name in ("organisation", "person")}
        answer = http.post(f"/api/door/{code}/join", {"device_key": key, **told})
        if answer.get("code") == "name_taken":
            asked = must(http.post(f"/api/door/{code}/claim", {"device_key": key, "person": arrival["person"]}), "claim")
            self.lead.send(clock.new_id("cmd"), "admit_claim", {"credential": asked["claim"]})
            answer = http.post(f"/api/door/{code}/claim/{asked['claim']}", {"device_key": key})
        return str(answer.get("token", ""))

    def _writes(self, guest: Guest) -> None:
        open_ = [one for one in guest.phone.all("activity") if one["state"] == "open" and one["write"]]
        activity = self.chance.choice(open_) if open_ else None
        unit = self._unit(guest, activity) if activity else None
        worksheet = guest.phone.get("worksheet", activity["worksheet_id"]) if activity else None
        if activity is None or unit is None or worksheet is None:
            return
        rows = guest.rows.setdefault(activity["id"], [])
        if len(rows) < ROWS_EACH:
            rows.append(clock.new_id("ent"))
        save = guest.phone.drafts(rows[-1], row(worksheet["definition"]["fields"], self._around(guest), self.chance))
        payload = {"activity": activity["id"], "unit": unit, "entry": rows[-1], "values": save.values, **guest.phone.based(save)}
        guest.phone.send(clock.new_id("cmd"), "save_entry", payload)

    def _is_done(self, guest: Guest) -> None:
        for activity in guest.phone.all("activity"):
            unit = self._unit(guest, activity)
            if unit and activity["state"] == "open" and guest.phone.get("sheet", sheet_id(activity["id"], unit)):
                guest.phone.send(clock.new_id("cmd"), "mark_done", {"activity": activity["id"], "unit": unit})
                return

    def _calls(self, guest: Guest) -> None:
        guest.phone.send(clock.new_id("cmd"), "call_help", {"help_call": clock.new_id("hlp")})

    def _drops(self, guest: Guest) -> None:
        """With a row unsent, as a phone that goes out of reach says it."""
        guest.phone.says_unsent(self.chance.randint(0, 2))
        guest.phone.disconnect()
        guest.away = AWAY_FOR

    def _unit(self, guest: Guest, activity: Message) -> str | None:
        if activity["unit"] == "person":
            return guest.person
        seat = next((one for one in guest.phone.all("seat") if one["person_id"] == guest.person), None)
        if seat is None or activity["unit"] == "organisation":
            return seat["organisation_id"] if seat else None
        own = [one for one in guest.phone.all("membership") if one["seat_id"] == seat["id"]]
        return next((one["group_id"] for one in own if one["grouping_id"] == activity["grouping_id"]), None)

    def _around(self, guest: Guest) -> Around:
        """As the own phone shows it."""
        workshop = guest.phone.get("workshop", self.workshop) or {}
        seat = next((one for one in guest.phone.all("seat") if one["person_id"] == guest.person), {})
        organisation = guest.phone.get("organisation", seat.get("organisation_id", "")) or {}
        first, last = workshop.get("year_range") or (1990, 2060)
        return Around(organisation.get("name", ""), (first, last), clock.stamp()[:10], self.language)


def _a_turn_nearer(guest: Guest) -> Guest:
    guest.away -= 1
    return guest
