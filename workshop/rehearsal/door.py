"""The door: everybody joins at their arrival, over HTTP as a phone does, and comes and goes as the data say.

A name that is in on another phone, or on this one under another address, comes back by *Izinkan*.
"""

from functools import partial

from workshop import clock
from workshop.rehearsal import dividing
from workshop.rehearsal.dataset import Participant
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.host import Answer, Http, must
from workshop.rehearsal.phones import Phone
from workshop.rehearsal.stumble import Stumbled


class Door:
    """One device key a phone and address, as a browser keeps it; who shares somebody's phone joins on that one.

    `scanned`, `admitted`: how often somebody came in, and how often a member of staff had to say who it is.
    """

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.code = hall.code()
        self.scanned = self.admitted = 0
        self._device_keys: dict[tuple[str, str], str] = {}
        self._http = Http(hall.way, "")
        listed = must(self._get(""), "door")["organisations"]
        self.organisations = {one["id"] for one in listed}

    def arrives(self, person: str) -> Phone:
        """In the hall: joined if never before, connected if away."""
        phone = self.hall.phones.get(person) or self._joins(person)
        phone.connect()
        return phone

    def leaves(self, person: str) -> None:
        if phone := self.hall.phones.get(person):
            phone.disconnect()

    def is_locked_for_the_night(self) -> None:
        """Everybody carries the own phone home."""
        for phone in self.hall.phones.values():
            phone.disconnect()

    def _joins(self, person: str) -> Phone:
        scans = partial(self._scans, person)
        name = self.hall.data.participants[person].name
        phone = self.hall.phones[person] = Phone(self.hall.way, self.hall.workshop, scans(), name, scans)
        return phone

    def _scans(self, person: str) -> str:
        """From the code on the wall to a token."""
        participant = self.hall.data.participants[person]
        organisation, id = self.hall.organisations[participant.organisation], self.hall.people[person]
        replaced = self._finds_the_name(organisation, id, participant.name)
        stands_in = {"substitute_for": replaced} if self._is_gone(replaced, participant) else {}
        self.scanned += 1
        key = self._device_key(participant.shares_phone_of or person)
        answer = self._post("/join", {"device_key": key, "organisation": organisation, "person": id, **stands_in})
        if answer.get("code") == "name_taken":
            return self._is_admitted(key, id, participant.name)
        token = str(must(answer, f"join {person}")["token"])
        if stands_in:
            dividing.fills_the_seat(self.hall, person, self._key_of(replaced))
        return token

    def _is_admitted(self, key: str, id: str, name: str) -> str:
        """*Izinkan*: the console shows who waits, and somebody of the staff knows the face."""
        claim = str(must(self._post("/claim", {"device_key": key, "person": id}), "claim")["claim"])
        if not self.hall.lead.follows("credential", claim, 1):
            self.hall.fault("rehearsal.fault.claim", name=name)
        self.hall.leads("admit_claim", credential=claim)
        self.admitted += 1
        answer = must(self._post(f"/claim/{claim}", {"device_key": key}), "claim")
        if answer["state"] != "admitted":
            raise Stumbled("rehearsal.stumble.step", step="claim", detail=answer["state"])
        return str(answer["token"])

    def _finds_the_name(self, organisation: str, id: str, name: str) -> str:
        """On the list of the organisation; the id of whom the office's list has them stand in for."""
        if organisation not in self.organisations:
            raise Stumbled("rehearsal.stumble.not_at_the_door", name=name)
        people = must(self._get(f"/organisations/{organisation}"), "names")["people"]
        listed = {one["id"]: one for one in people}
        if id not in listed:
            raise Stumbled("rehearsal.stumble.not_at_the_door", name=name)
        if listed[id]["name"] != name:
            self.hall.fault("rehearsal.fault.name", name=name, listed=listed[id]["name"])
        return str(listed[id].get("stands_in_for", {}).get("id", ""))

    def _is_gone(self, replaced: str, substitute: Participant) -> bool:
        """*Ya, saya menggantikan*: not where the data have both in the hall from then on."""
        other = self.hall.data.participants.get(self._key_of(replaced)) if replaced else None
        first = min((stay.day for stay in substitute.stays), default=0)
        return other is not None and all(stay.day < first for stay in other.stays)

    def _key_of(self, id: str) -> str:
        return next((key for key, known in self.hall.people.items() if known == id), "")

    def _device_key(self, owner: str) -> str:
        return self._device_keys.setdefault((self.hall.way.url, owner), clock.new_secret())

    def _get(self, path: str) -> Answer:
        return self._at_the_door().get(f"/api/door/{self.code}{path}")

    def _post(self, path: str, content: Answer) -> Answer:
        return self._at_the_door().post(f"/api/door/{self.code}{path}", content)

    def _at_the_door(self) -> Http:
        if self._http.way is not self.hall.way:
            self._http = Http(self.hall.way, "")
        return self._http
