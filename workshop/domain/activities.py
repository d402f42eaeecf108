"""Activities: a frozen worksheet pushed to an audience, with switches, a timer and a state.

The timer never cuts typing off: closing is an act of a person.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from workshop.domain.objects import Json, Stored
from workshop.domain.refusals import Refused

RUNNING = ("open", "closing")
LONGEST_MINUTES = 24 * 60
PATIENCE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet(Stored):
    """A workshop's copy of a worksheet.  `definition` has its choice sets filled in once `frozen`.

    `share`: activities made from it are for all to read, unless said otherwise.
    """

    type: ClassVar[str] = "worksheet"

    key: str
    definition: dict[str, Json] = field(default_factory=dict)
    position: int = 0
    share: bool = False
    frozen: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Stored):
    """`unit`: person, organisation or group.  `audience`: [] is everyone, else group or organisation ids.

    `ends_at`: the timer's end by the server's clock; `left_s`: what was left when paused.  `times_opened` tells a
    reopened activity from a first one.  `closing_at`: when the phones were asked for their last text; `closing_until`: so
    long is waited before somebody decides.  `brought_from`: the earlier stage whose rows it holds.
    """

    type: ClassVar[str] = "activity"

    worksheet_id: str
    unit: str
    title: str = ""
    grouping_id: str | None = None
    agenda_item_id: str | None = None
    audience: list[str] = field(default_factory=list)
    see: bool = True
    write: bool = True
    share: bool = False
    secret: bool = False
    minutes: int | None = None
    ends_at: str | None = None
    left_s: int | None = None
    state: str = "planned"
    opened_at: str | None = None
    closed_at: str | None = None
    times_opened: int = 0
    closing_at: str | None = None
    closing_until: str | None = None
    brought_from: str = ""


def is_running(activity: Activity) -> bool:
    """Whether what is written there is in time."""
    return activity.state in RUNNING


def opened(activity: Activity, now: datetime, minutes: int | None) -> Activity:
    """The activity running from `now`; a closed one reopens with a fresh timer."""
    if is_running(activity):
        raise Refused("activity_already_open", activity.id)
    length = minutes if minutes is not None else activity.minutes
    return replace(
        activity,
        state="open",
        minutes=length,
        ends_at=_iso(now + timedelta(minutes=length)) if length else None,
        left_s=None,
        opened_at=activity.opened_at or _iso(now),
        closed_at=None,
        times_opened=activity.times_opened + 1,
    )


def closing(activity: Activity, now: datetime) -> Activity:
    """Every phone is asked for its last text.  Asked again, it is only waited for longer: nobody has to answer twice."""
    if not is_running(activity):
        raise Refused("activity_not_open", activity.id)
    asked = activity.closing_at or _iso(now)
    return replace(activity, state="closing", closing_at=asked, closing_until=_iso(now + PATIENCE))


def staying_open(activity: Activity) -> Activity:
    """The closing is called off; the timer is as it was."""
    if activity.state != "closing":
        raise Refused("activity_not_closing", activity.id)
    return replace(activity, state="open", closing_at=None, closing_until=None)


def closed(activity: Activity, now: datetime) -> Activity:
    open_again = staying_open(activity) if activity.state == "closing" else activity
    _must_run(open_again)
    return replace(open_again, state="closed", closed_at=_iso(now), ends_at=None, left_s=None)


def extended(activity: Activity, now: datetime, minutes: int) -> Activity:
    """`minutes` more (or fewer); an elapsed timer starts again from `now`; a paused one stays paused; a closing is called off."""
    if activity.state == "closing":
        activity = staying_open(activity)
    _must_run(activity)
    if activity.left_s is not None:
        return replace(activity, left_s=max(0, activity.left_s + minutes * 60))
    end = max(datetime.fromisoformat(activity.ends_at), now) if activity.ends_at else now
    return replace(activity, ends_at=_iso(max(now, end + timedelta(minutes=minutes))))


def paused(activity: Activity, now: datetime) -> Activity:
    _must_run(activity)
    if activity.ends_at is None:
        raise Refused("timer_not_running", activity.id)
    left = int((datetime.fromisoformat(activity.ends_at) - now).total_seconds())
    return replace(activity, ends_at=None, left_s=max(0, left))


def resumed(activity: Activity, now: datetime) -> Activity:
    _must_run(activity)
    if activity.left_s is None:
        raise Refused("timer_not_paused", activity.id)
    return replace(activity, ends_at=_iso(now + timedelta(seconds=activity.left_s)), left_s=None)


def undone(activity: Activity) -> Activity:
    """As if it had not been opened: only for an activity nobody wrote in yet."""
    _must_run(activity)
    return replace(activity, state="planned", ends_at=None, left_s=None, opened_at=None, times_opened=activity.times_opened - 1)


def _must_run(activity: Activity) -> None:
    if activity.state != "open":
        raise Refused("activity_not_open", activity.id)


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
