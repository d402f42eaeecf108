"""Days and times in words, in the workshop's own time zone.

The record carries UTC; a paper says what the clock in the hall showed.
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date, format_datetime, format_time

ZONE_NAMES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Ujung_Pandang": "WITA",
    "Asia/Jayapura": "WIT",
}
CLOCKS = {"id": "HH.mm", "en": "HH:mm"}


@dataclass(frozen=True, slots=True)
class Moments:
    language: str
    timezone: str

    def local(self, iso: str) -> datetime:
        """A moment without an offset is the workshop's local time already."""
        moment = datetime.fromisoformat(iso)
        return moment.astimezone(self._zone()) if moment.tzinfo else moment.replace(tzinfo=self._zone())

    def clock(self, iso: str) -> str:
        """`14.32`, in English `14:32`."""
        return str(format_time(self.local(iso), CLOCKS[self.language], locale=self.language, tzinfo=self._zone()))

    def zone_name(self, iso: str) -> str:
        return ZONE_NAMES.get(self.timezone) or self.local(iso).strftime("%Z")

    def clock_and_zone(self, iso: str) -> str:
        return f"{self.clock(iso)} {self.zone_name(iso)}"

    def day(self, iso: str) -> str:
        """`23 September 2021`."""
        return str(format_date(self._date(iso), "d MMMM y", locale=self.language))

    def weekday(self, iso: str) -> str:
        """`Kamis, 23 September 2021`."""
        return str(format_date(self._date(iso), "EEEE, d MMMM y", locale=self.language))

    def day_and_clock(self, iso: str) -> str:
        pattern = f"d MMM y, {CLOCKS[self.language]}"
        return str(format_datetime(self.local(iso), pattern, locale=self.language, tzinfo=self._zone()))

    def days(self, dates: list[str]) -> str:
        """`Kamis–Jumat, 23–24 September 2021`; days that do not follow each other stand side by side."""
        if len(dates) < 2:
            return "".join(self.weekday(one) for one in dates)
        first, last = self._date(dates[0]), self._date(dates[-1])
        if (last - first).days != len(dates) - 1:
            return "; ".join(self.weekday(one) for one in dates)
        names = "–".join(str(format_date(one, "EEEE", locale=self.language)) for one in (first, last))
        return f"{names}, {self._span(first, last)}"

    def _span(self, first: date, last: date) -> str:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{format_date(last, 'd MMMM y', locale=self.language)}"
        begin = "d MMMM" if first.year == last.year else "d MMMM y"
        opening, closing = (
            format_date(first, begin, locale=self.language),
            format_date(last, "d MMMM y", locale=self.language),
        )
        return f"{opening} – {closing}"

    def _date(self, iso: str) -> date:
        return self.local(iso).date() if "T" in iso else date.fromisoformat(iso)

    def _zone(self) -> ZoneInfo:
        try:
            return ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError):
            return ZoneInfo("UTC")
