"""Commands about clusters (*gabungan*): like rows under one title, each of which can go back at any time."""

from dataclasses import dataclass, field

from workshop.domain.commands.base import Command
from workshop.domain.objects import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeCluster(Command):
    """Of at least two rows of one worksheet that stand in no cluster.  Where it stands (`theme`, `places`) its rows say, unless
    told: choice field → value."""

    cluster: str
    title: str
    entries: list[str]
    note: str = ""
    theme: str | None = None
    places: dict[str, Json] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveCluster(Command):
    """Its words and its place; `revision`: the cluster as it was read.  What is not told stays."""

    cluster: str
    revision: int
    title: str
    note: str = ""
    theme: str | None = None
    places: dict[str, Json] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinCluster(Command):
    """Rows come in, also such as left it before; whole `clusters` come in by their rows and are dissolved."""

    cluster: str
    entries: list[str] = field(default_factory=list)
    clusters: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveCluster(Command):
    """Rows stand by themselves again."""

    cluster: str
    entries: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DissolveCluster(Command):
    """All its rows stand by themselves; `dissolved` false brings it back, but for rows that stand in another one by now."""

    cluster: str
    dissolved: bool = True
