"""The *meja registrasi* of a rehearsal: a registrar ticks in whoever has no phone, and out whoever leaves.

Whoever stood at the desk while the hall was cut off is ticked with the time at which they stood there, as a tablet keeps it.
"""

from workshop import clock
from workshop.rehearsal.door import Door
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.host import must
from workshop.rehearsal.phones import Phone

NAME = "Meja registrasi"


class Registration:
    def __init__(self, hall: Hall, door: Door) -> None:
        self.hall, self.door = hall, door
        secret = clock.new_secret()
        hall.leads("add_staff", person=hall.made("per", "desk"), name=NAME, role="registrar", secret=secret)
        # The tablet comes back with what it was told, as a phone does.
        self.tablet = hall.staff[NAME] = Phone(hall.laptop, hall.workshop, secret, NAME, lambda: secret)

    def comes(self, person: str, minute: int, put_off: bool) -> None:
        """A phone that was in yesterday was carried home since: it comes in anew."""
        has_phone = self.hall.data.participants[person].has_phone
        if put_off or not has_phone:
            self._ticks(person, "in", minute)
        if has_phone:
            phone = self.hall.phones.get(person)
            if phone is not None and not phone.unsent:
                phone.disconnect()
            self.door.arrives(person)

    def goes(self, person: str, minute: int) -> None:
        """A silent phone says nothing of it: somebody does."""
        self._ticks(person, "out", minute)
        self.door.leaves(person)

    def _ticks(self, person: str, direction: str, minute: int) -> None:
        at = self.hall.data.calendar.moment(minute)
        answer = self.hall.tells(self.tablet, "mark_attendance", person=self.hall.people[person], direction=direction, at=at)
        must(answer, f"mark_attendance {person}")
