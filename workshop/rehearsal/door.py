"""The door: everybody joins at their arrival, over HTTP as a phone does, and comes and goes as the data say."""

from workshop import clock
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.host import Http, must
from workshop.rehearsal.phones import Phone
from workshop.rehearsal.stumble import Stumbled


class Door:
    """One device key a phone; who shares somebody's phone joins on that one."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.http = Http(hall.url, "")
        self.code = hall.code()
        listed = must(self.http.get(f"/api/door/{self.code}"), "door")["organisations"]
        self.organisations = {one["id"] for one in listed}
        self._device_keys: dict[str, str] = {}

    def arrives(self, person: str) -> Phone:
        """In the hall: joined if never before, connected if away."""
        phone = self.hall.phones.get(person) or self._joins(person)
        phone.connect()
        return phone

    def leaves(self, person: str) -> None:
        if phone := self.hall.phones.get(person):
            phone.disconnect()

    def _joins(self, person: str) -> Phone:
        participant = self.hall.data.participants[person]
        organisation, id = self.hall.organisations[participant.organisation], self.hall.people[person]
        self._finds_the_name(organisation, id, participant.name)
        answer = self.http.post(
            f"/api/door/{self.code}/join",
            {"device_key": self._device_key(participant.shares_phone_of or person), "organisation": organisation, "person": id},
        )
        phone = Phone(self.hall.url, self.hall.workshop, must(answer, f"join {person}")["token"], participant.name)
        self.hall.phones[person] = phone
        return phone

    def _finds_the_name(self, organisation: str, id: str, name: str) -> None:
        if organisation not in self.organisations:
            raise Stumbled("rehearsal.stumble.not_at_the_door", name=name)
        people = must(self.http.get(f"/api/door/{self.code}/organisations/{organisation}"), "names")["people"]
        listed = {one["id"]: one["name"] for one in people}
        if id not in listed:
            raise Stumbled("rehearsal.stumble.not_at_the_door", name=name)
        if listed[id] != name:
            self.hall.fault("rehearsal.fault.name", name=name, listed=listed[id])

    def _device_key(self, owner: str) -> str:
        return self._device_keys.setdefault(owner, clock.new_secret())
