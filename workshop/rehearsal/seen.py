"""What was seen of one disturbance: figures by their names, told as a sentence and written as JSON."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Seen:
    """`played`: false where the data set has no place for it."""

    name: str
    figures: dict[str, Any] = field(default_factory=dict)
    played: bool = True

    @property
    def sentence(self) -> str:
        return f"rehearsal.disturbed.{self.name}" if self.played else "rehearsal.disturbed.not_played"

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "played": self.played, **self.figures}
