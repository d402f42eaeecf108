"""Who the voters of a ballot are where people or organisations turned out to be one: of two voices of one voter the later counts.

VS4: what a secret ballot came to at its first count stays, whoever is merged or parted afterwards: it is counted again with the
voters as they were then, so that two results differ by papers only.
"""

from collections.abc import Callable

from workshop.domain.judgements import Ballot
from workshop.domain.organisations import Organisation
from workshop.domain.people import Person
from workshop.domain.tallying import COUNTED_AT, Survivor
from workshop.storage.history import versions
from workshop.storage.transaction import Reader

Voter = Person | Organisation


def survivor_of(reader: Reader, ballot: Ballot) -> Survivor:
    line = (ballot.result or {}).get(COUNTED_AT) if ballot.secret else None
    return _followed(lambda id: _at(reader, ballot, id, line)) if isinstance(line, int) else _followed(_now(reader, ballot))


def _now(reader: Reader, ballot: Ballot) -> Callable[[str], str | None]:
    merged = {one.id: one.merged_into for one in reader.all(Person, ballot.workshop_id, status="merged")}
    merged |= {one.id: one.merged_into for one in reader.all(Organisation, ballot.workshop_id, status="merged")}
    return merged.get


def _at(reader: Reader, ballot: Ballot, id: str, line: int) -> str | None:
    kind: type[Voter] = Organisation if ballot.unit == "organisation" else Person
    known = [one for one in versions(reader, kind, ballot.workshop_id, id) if one.revision <= line]
    return known[-1].merged_into if known and known[-1].status == "merged" else None


def _followed(into: Callable[[str], str | None]) -> Survivor:
    """Whoever was merged into somebody who was merged too is the last of them."""

    def survivor(id: str) -> str:
        seen = {id}
        while (found := into(id)) is not None and found not in seen:
            seen.add(found)
            id = found
        return id

    return survivor
