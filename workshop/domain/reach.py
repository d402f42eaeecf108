"""How far an assessor reads (RV2): the limits of the grants as audiences, and where a row stands as the same.

Whoever reads every row is in `EVERY_ROW`.  An assessor whose grants all have limits is in one audience a theme, group or
organisation named there instead; a row is shown to those of its places.
"""

from collections.abc import Iterable, Mapping

from workshop.domain.objects import Json
from workshop.domain.reviews import SCOPES

EVERY_ROW = "rows"
EVERYWHERE = frozenset({EVERY_ROW})


def reach_of(scopes: Iterable[Mapping[str, list[str]]]) -> frozenset[str]:
    """Of assessor grants together: one without limits reaches everywhere."""
    found: set[str] = set()
    for scope in scopes:
        named = {at(kind, id) for kind in SCOPES for id in scope.get(kind, ())}
        if not named:
            return EVERYWHERE
        found |= named
    return frozenset(found)


def at(kind: str, id: str) -> str:
    return f"{EVERY_ROW}:{kind}:{id}"


def theme_field(definition: Mapping[str, Json]) -> str | None:
    """The field of a worksheet by which a row names its own theme."""
    fields = definition.get("fields", [])
    return next((one["id"] for one in fields if one.get("choice_set") == "themes"), None)
