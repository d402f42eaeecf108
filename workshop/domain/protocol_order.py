"""Protocol order: organisations as they are listed, and within one whoever ranks higher first.

What ranks how is the workshop's own list of choices, `positions`, the highest first; a position that names none of them comes
after those that do, in the order of the office's list.
"""

import re
from collections.abc import Iterable, Sequence

from workshop.domain.objects import Json

SET = "positions"


def ranks_in(choices: Iterable[Json]) -> list[re.Pattern[str]]:
    """One pattern a rank: its words, whole, wherever they stand in a position."""
    labels = [" ".join(str(choice.get("label_id", "")).split()) for choice in choices]
    return [re.compile(rf"(?<!\w){re.escape(label)}", re.IGNORECASE) if label else re.compile(r"(?!)") for label in labels]


def rank_of(position: str, ranks: Sequence[re.Pattern[str]]) -> int:
    """What the position begins with counts, of several the longest: a *Sekretaris Camat* is no *Sekretaris*."""
    found = [(match.start(), -len(match.group()), place) for place, rank in enumerate(ranks) if (match := rank.search(position))]
    return min(found)[2] if found else len(ranks)
