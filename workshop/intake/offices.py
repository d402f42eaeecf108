"""Finds the organisation a person's row means: by name, abbreviation or alias, however they are spelled.

Likeness only ever suggests: `Andoolo` and `Andoolo Barat` are different places, and a wrong office is worse
than a question.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from workshop.intake.rosters import KnownOrganisation
from workshop.intake.spelling import LONGEST_COMPARED, fold, plain

SUGGEST_FROM = 75
MOST_SUGGESTIONS = 3
TEXTS_SUGGESTED_FOR = 100


@dataclass(slots=True)
class Offices:
    known: Sequence[KnownOrganisation]
    by_text: dict[str, set[str]] = field(default_factory=dict)
    by_id: dict[str, KnownOrganisation] = field(default_factory=dict)
    suggested: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for organisation in self.known:
            self.by_id[organisation.id] = organisation
            for text in (organisation.name, organisation.abbreviation, *organisation.aliases):
                if text:
                    self.by_text.setdefault(fold(text), set()).add(organisation.id)

    def find(self, text: str) -> KnownOrganisation | None:
        """The one organisation of that name; two of the same abbreviation are none."""
        found = self.by_text.get(fold(text), set())
        return self.by_id[next(iter(found))] if len(found) == 1 else None

    def suggestions(self, text: str) -> tuple[str, ...]:
        """Names a person may have meant.  A file that is strange throughout is not compared to the end."""
        if text not in self.suggested:
            if len(self.suggested) >= TEXTS_SUGGESTED_FOR:
                return ()
            self.suggested[text] = self._near(text)
        return self.suggested[text]

    def _near(self, text: str) -> tuple[str, ...]:
        same = [self.by_id[found].name for found in sorted(self.by_text.get(fold(text), set()))]
        if len(text) > LONGEST_COMPARED:
            return ()
        choices = {organisation.id: plain(organisation.name) for organisation in self.known}
        near = process.extract(
            plain(text),
            choices,
            scorer=fuzz.token_sort_ratio,
            score_cutoff=SUGGEST_FROM,
            limit=MOST_SUGGESTIONS,
        )
        names = [*same, *(self.by_id[found].name for _, _, found in near)]
        return tuple(dict.fromkeys(names))[:MOST_SUGGESTIONS]
