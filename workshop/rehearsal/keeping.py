"""What the laptop acknowledged, kept until a copy of its store holds it too, as a phone's browser does (RC1)."""

from dataclasses import dataclass, field

from workshop.rehearsal.saves import Message


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A command as it went out, and where it stands: its change, in which epoch."""

    id: str
    name: str
    payload: Message
    epoch: str
    seq: int

    @property
    def subject(self) -> str:
        """What must stay in order."""
        return str(self.payload.get("entry", self.id))


@dataclass(slots=True)
class Kept:
    """`copied`: how far the newest copy reaches, in the epoch that stands."""

    held: list[Acknowledged] = field(default_factory=list)
    copied: int = 0

    def keep(self, done: Acknowledged) -> None:
        """Once, however often it was asked about."""
        if done.seq > self.copied and all(one.id != done.id for one in self.held):
            self.held.append(done)

    def up_to(self, epoch: str, seq: int) -> None:
        self.copied = max(self.copied, seq)
        self.held = [one for one in self.held if one.epoch != epoch or one.seq > seq]

    def missing(self, epoch: str, seq: int) -> list[Acknowledged]:
        """Taken out: what a laptop that stands there does not have."""
        lost = [one for one in self.held if one.epoch != epoch or one.seq > seq]
        if any(one.epoch != epoch for one in lost):
            self.copied = 0
        self.held = [one for one in self.held if one not in lost]
        return lost
