"""Writing: every event of the data set over the wire, from the named person's own phone or on behalf by staff."""

from dataclasses import dataclass, field

from workshop.rehearsal.dataset import Event
from workshop.rehearsal.dividing import Tables
from workshop.rehearsal.door import Door
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.handing_out import Tasks, by_staff, describe
from workshop.rehearsal.phones import Phone
from workshop.rehearsal.saves import Message, Save

COMMANDS = {"delete": "withdraw_entry", "restore": "restore_entry"}


@dataclass(slots=True)
class Sent:
    """A command as it went out, to be sent again as it was."""

    phone: Phone
    id: str
    name: str
    payload: Message
    answer: Message


@dataclass(slots=True)
class Writer:
    """`sent` by submission; `revisions`: row → the newest the server acknowledged; `latest`: row → its event that stands."""

    hall: Hall
    door: Door
    tasks: Tasks
    tables: Tables
    sent: dict[str, Sent] = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)
    latest: dict[str, Event] = field(default_factory=dict)
    _held: dict[str, tuple[Phone, Save]] = field(default_factory=dict)

    def holds(self, event: Event) -> None:
        """Typed while away from the network: what differs from what the phone shows now waits on it."""
        self.keeps(event).disconnect()

    def keeps(self, event: Event) -> Phone:
        """Typed, and on the phone: nothing has left it yet."""
        phone = self._phone(event)
        self._sees_newest(phone, event)
        if event.op not in COMMANDS:
            save = phone.drafts(event.row_key, event.values)
            phone.unsent.append(save)
            self._held[event.submission] = (phone, save)
        return phone

    def writes(self, event: Event) -> None:
        """Now, or after an offline spell; a submission that was sent before is asked about again."""
        if event.submission in self.sent:
            self.sends_again(event)
            return
        self.tasks.opened(event)
        phone = self._phone(event)
        phone.connect()
        if event.submission not in self._held:
            self._sees_newest(phone, event)
        self._goes_to_the_table(event)
        self.settles(event, self.delivers(event, phone))

    def delivers(self, event: Event, phone: Phone) -> Message:
        """What leaves the phone; it is safe to let many phones do so at once."""
        name, payload = self._command(phone, event)
        answer = phone.send(event.submission, name, payload)
        self.sent[event.submission] = Sent(phone, event.submission, name, payload, answer)
        return answer

    def settles(self, event: Event, answer: Message) -> None:
        """What follows from the answer."""
        self._heard(self.sent[event.submission].phone, event, answer)
        if event.resend:
            self.sends_again(event)

    def sends_again(self, event: Event) -> None:
        """CM1: the same id gets the same acknowledgement."""
        sent = self.sent[event.submission]
        phone = sent.phone if sent.phone not in self.hall.old_pages.values() else self._phone(event)
        first = sent.phone.again.get(sent.id, sent.answer)
        again = phone.send(sent.id, sent.name, sent.payload)
        if again != first:
            self.hall.fault("rehearsal.fault.resend", row=describe(event), first=first, again=again)

    def kept_on(self, event: Event) -> Phone | None:
        """The page on which it was typed and still waits."""
        phone, _ = self._held.get(event.submission, (None, None))
        return phone

    def _phone(self, event: Event) -> Phone:
        """Who has no phone in the hall yet joins now: the data say that this person writes."""
        if by_staff(self.hall.data, event):
            member = self.hall.staff.get(event.by, self.hall.lead)
            member.connect()
            return member
        return self.hall.phones.get(event.person) or self.door.arrives(event.person)

    def _command(self, phone: Phone, event: Event) -> tuple[str, Message]:
        if event.op in COMMANDS:
            return COMMANDS[event.op], {"entry": event.row_key}
        _, save = self._held.pop(event.submission, (phone, None))
        if save is None:
            save = phone.drafts(event.row_key, event.values)
        else:
            phone.unsent.remove(save)
        return "save_entry", {
            "activity": self.tasks.id_of(event),
            "unit": self.tasks.unit_id(event),
            "entry": event.row_key,
            "values": save.values,
            **phone.based(save),
            "ready": True,
            "origin": event.origin,
            **({"on_behalf_of": self.hall.people[event.person]} if by_staff(self.hall.data, event) and event.person else {}),
        }

    def _heard(self, phone: Phone, event: Event, answer: Message) -> None:
        if not answer.get("ok"):
            code = " ".join(str(answer[name]) for name in ("code", "field", "detail") if answer.get(name))
            self.hall.fault("rehearsal.fault.refused", row=describe(event), code=code)
            return
        self.revisions[event.row_key] = max([self.revisions.get(event.row_key, 0), *(answer.get("revisions") or {}).values()])
        before = self.latest.get(event.row_key)
        if before is None or (before.minute, before.seq) < (event.minute, event.seq):
            self.latest[event.row_key] = event
        if answer.get("late"):
            self.hall.leads("let_in_entry", entry=event.row_key)
        elif not phone.follows("entry", event.row_key, self.revisions[event.row_key]):
            self.hall.fault("rehearsal.fault.behind", name=phone.name, row=describe(event))
        for name in answer.get("rivals") or []:
            self.decides(event.row_key, name)
        if phone.unsent:
            phone.disconnect()

    def decides(self, row: str, name: str) -> None:
        """EN1: both texts were kept; the facilitator lets the one stand that was typed last."""
        self.hall.leads("choose_rival", entry=row, field=name, text=self.latest[row].values.get(name))

    def _sees_newest(self, phone: Phone, event: Event) -> None:
        """P2: whoever edits a row in the hall has it as it stands before them."""
        revision = self.revisions.get(event.row_key, 0)
        if revision and phone.online and not phone.follows("entry", event.row_key, revision):
            self.hall.fault("rehearsal.fault.behind", name=phone.name, row=describe(event))

    def _goes_to_the_table(self, event: Event) -> None:
        """Not for a save that was typed at another table before: that one comes late (EN2)."""
        division = self.tasks.division(event)
        if division is not None and not by_staff(self.hall.data, event) and (event.op in COMMANDS or not event.held):
            self.tables.welcomes(division, event.person, event.unit.key)
