"""What a paper is about: the whole workshop, a day, an agenda item or a group; and what of the record belongs to it."""

from dataclasses import dataclass
from datetime import date

from workshop.documents.paper import Paper, Tree, rows_of
from workshop.documents.paper_office import today, workshop_days
from workshop.documents.visible import visible

WHOLE, DAY, ITEM, GROUP = "", "day", "item", "group"


@dataclass(frozen=True, slots=True)
class Part:
    """`kind` with the `id` of the day (its number), item or group; `day`: the ISO date the paper is of."""

    kind: str
    id: str
    title: str
    day: str

    def number(self) -> int:
        """Of a day."""
        return int(self.id)


def part_of(paper: Paper, about: str) -> Part:
    """`day:1`, `item:…`, `group:…`, or nothing; what the record does not know is a `KeyError`."""
    kind, _, id = about.partition(":")
    if about and about not in {one for one, _ in parts(paper, (DAY, ITEM, GROUP))}:
        raise KeyError(about)
    if kind == DAY:
        return Part(DAY, id, paper.say("signed.day", day=id), workshop_days(paper)[int(id) - 1])
    if kind == ITEM:
        item = next(one for one in paper.record["agenda"] if one["id"] == id)
        return Part(ITEM, id, visible(item["title"]), day_of(paper, item["day"]))
    if kind == GROUP:
        group = groups_by_id(paper)[id]
        return Part(GROUP, id, paper.say("signed.group", title=visible(group["title"])), last_day(paper))
    return Part(WHOLE, "", "", last_day(paper))


def parts(paper: Paper, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    """Every part of these kinds that the record has: (about, title), in the order of the kinds."""
    return [one for kind in kinds for one in _parts_of(paper, kind)]


def _parts_of(paper: Paper, kind: str) -> list[tuple[str, str]]:
    if kind == DAY:
        days = enumerate(workshop_days(paper), start=1)
        return [(f"day:{n}", paper.say("paper.attendance_day", day=n, date=paper.moments.weekday(iso))) for n, iso in days]
    if kind == ITEM:
        return [(f"item:{one['id']}", visible(one["title"])) for one in paper.record["agenda"] if one["kind"] != "break"]
    if kind == GROUP:
        grouped = groups_by_id(paper).items()
        return [(f"group:{id}", paper.say("signed.group", title=visible(group["title"]))) for id, group in grouped]
    return [("", "")]


def groups_by_id(paper: Paper) -> dict[str, Tree]:
    return {group["id"]: group for grouping in paper.record["groupings"] for group in grouping["groups"]}


def last_day(paper: Paper) -> str:
    """The last day of the workshop that has begun."""
    days, now = workshop_days(paper), today(paper)
    begun = [day for day in days if day <= now]
    return begun[-1] if begun else (days[0] if days else now)


def day_of(paper: Paper, number: int) -> str:
    days = workshop_days(paper)
    return days[number - 1] if 0 < number <= len(days) else last_day(paper)


def items_of(paper: Paper, part: Part) -> list[Tree]:
    """The agenda items a paper tells of."""
    items = paper.record["agenda"]
    if part.kind == DAY:
        return [one for one in items if one["day"] == part.number()]
    return [one for one in items if one["id"] == part.id] if part.kind == ITEM else list(items)


def activities_of(paper: Paper, part: Part) -> list[Tree]:
    """The activities of the part; of a group those it has rows in, of a day those that were opened on it."""
    opened = paper.activities()
    if part.kind == ITEM:
        return [one for one in opened if one["agenda_item_id"] == part.id]
    if part.kind == DAY:
        return [one for one in opened if day_opened(paper, one) == part.day]
    if part.kind == GROUP:
        return [one for one in opened if any(sheet["unit_id"] == part.id for sheet in one["sheets"])]
    return opened


def day_opened(paper: Paper, activity: Tree) -> str:
    items = {one["id"]: one for one in paper.record["agenda"]}
    item = items.get(activity["agenda_item_id"] or "")
    if item is not None:
        return day_of(paper, item["day"])
    return paper.moments.local(activity["opened_at"]).date().isoformat() if activity["opened_at"] else last_day(paper)


def rows_in(activity: Tree, part: Part) -> list[Tree]:
    if part.kind != GROUP:
        return rows_of(activity)
    return [row for sheet in activity["sheets"] if sheet["unit_id"] == part.id for row in sheet["rows"]]


def is_over(paper: Paper, day: int) -> bool:
    """Whether the day's last half-day has ended at the record's moment."""
    ends = [half["ends_at"] for half in paper.record["attendance"]["half_days"] if half["day"] == day]
    made = paper.moments.local(paper.record["made_at"])
    if not ends:
        return date.fromisoformat(day_of(paper, day)) < made.date()
    return max(paper.moments.local(end) for end in ends) <= made
