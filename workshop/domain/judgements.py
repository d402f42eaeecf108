"""Reviews, clusters, ballots, votes, decisions, document versions: own objects all (CL6)."""

from dataclasses import dataclass, field
from typing import ClassVar

from workshop.domain.objects import Json, Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Stored):
    """`target` entry, sheet or cell (then `target_id` is its entry and `field_id` the column); `act`: one of `reviews.ACTS`.

    `number` counts within the target; `seen`: what counted of the row then, so that the next round shows what changed.
    `by` said it, `recorded_by` wrote it down where that was somebody else.  `private`: a note among assessors.
    """

    type: ClassVar[str] = "review"

    target: str
    target_id: str
    field_id: str | None = None
    act: str = "comment"
    text: str = ""
    by: str = ""
    recorded_by: str | None = None
    at: str = ""
    quoted: str = ""
    round: int = 1
    private: bool = False
    withdrawn: bool = False
    activity_id: str = ""
    sheet_id: str = ""
    number: int = 1
    kind: str = ""
    theme: str = ""
    seen: dict[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster(Stored):
    """Like rows of one worksheet under one title, whichever groups and activities they come from.  `withdrawn`: dissolved.

    `places`: choice field → value, and `theme`: where on the board it stands.
    """

    type: ClassVar[str] = "cluster"

    worksheet_id: str
    title: str
    theme: str = ""
    withdrawn: bool = False
    note: str = ""
    places: dict[str, Json] = field(default_factory=dict)
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Stored):
    """One entry merged into a cluster; the entry itself stays as it was written.  `withdrawn`: it has left again."""

    type: ClassVar[str] = "source"

    cluster_id: str
    entry_id: str
    withdrawn: bool = False
    by: str = ""
    at: str = ""
    sheet_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot(Stored):
    """`kind`: one of `voting.KINDS`; `options`: [{id, title, entry?, cluster?, eligible?}]; `settings`: what the kind
    lets one choose.

    `unit`: person, organisation or group (of `grouping_id`), one voice each.  `round` rises with each reset: only votes of the
    present one count.  `result`: the tally, made at the first reveal and never before (VS4).
    """

    type: ClassVar[str] = "ballot"

    kind: str
    question: str
    options: list[Json] = field(default_factory=list)
    settings: dict[str, Json] = field(default_factory=dict)
    unit: str = "person"
    state: str = "planned"
    secret: bool = True
    revealed: bool = False
    opened_at: str | None = None
    closed_at: str | None = None
    grouping_id: str | None = None
    round: int = 1
    result: dict[str, Json] | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Stored):
    """One voice of one voter in one ballot; its id follows from both, so a second one replaces the first.

    `choice`: option → criterion → whole number.  `voter_id`: of a person, an organisation or a group; `cast_by`: whose phone it
    came from.  `side`: hall or assessors.  `late`: something came after the closing and waits in `late_choice` (EN2).
    """

    type: ClassVar[str] = "vote"

    ballot_id: str
    voter_id: str
    choice: dict[str, Json] = field(default_factory=dict)
    channel: str = "phone"
    at: str = ""
    late: bool = False
    withdrawn: bool = False
    round: int = 1
    secret: bool = True
    side: str = "hall"
    cast_by: str = ""
    late_choice: dict[str, Json] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCount(Stored):
    """Paper ballots as counted before witnesses.  `totals`: option → criterion → {n, sum, counts}; never single papers."""

    type: ClassVar[str] = "paper_count"

    ballot_id: str
    round: int
    papers: int
    totals: dict[str, Json] = field(default_factory=dict)
    witnesses: str = ""
    by: str = ""
    at: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotReset(Stored):
    """A ballot was begun anew: the trace of the round before.  `result`: what it had come to, where it had been counted."""

    type: ClassVar[str] = "ballot_reset"

    ballot_id: str
    round: int
    voices: int
    reason: str = ""
    by: str = ""
    at: str = ""
    closed_at: str | None = None
    result: dict[str, Json] | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Stored):
    """Penetapan: the ballot advises, a named person decides, and says why where it departs.

    `by`: a person of the workshop, or '' where `name` and `position` are typed.  `options`: what was decided for, in order.
    `chosen`: those options as they stood then.  `round`: of the ballot's, the one it rests on; 0 for none.
    """

    type: ClassVar[str] = "decision"

    ballot_id: str | None
    text: str
    by: str
    reason: str = ""
    at: str = ""
    withdrawn: bool = False
    options: list[Json] = field(default_factory=list)
    name: str = ""
    position: str = ""
    departs: bool = False
    recorded_by: str = ""
    round: int = 0
    chosen: list[dict[str, Json]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentVersion(Stored):
    """`kind`: final, edited or scan.  A final is the record at `seq`, `content_hash` that of its rows; of a file that was brought
    in, its SHA-256, and `of` the version it belongs to.
    """

    type: ClassVar[str] = "document_version"

    kind: str
    number: int
    seq: int
    language: str = "id"
    by: str = ""
    at: str = ""
    content_hash: str = ""
    silence: bool = False
    note: str = ""
    of: str | None = None
    name: str = ""
    media_type: str = ""
    size: int = 0
    withdrawn: bool = False
