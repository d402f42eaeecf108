"""Numbers, dates and amounts spelled out as a *berita acara* wants them, in Indonesian and in English."""

from datetime import date

from babel.dates import format_date

ONES_ID = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
SCALES_ID = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
ONES_EN = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS_EN = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES_EN = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
ORDINALS_EN = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def spelled(number: int, language: str) -> str:
    """`dua puluh tiga`, `twenty-three`."""
    if number < 0:
        return f"{'minus'} {spelled(-number, language)}"
    if language == "en":
        return _english(number)
    return _indonesian(number) or "nol"


def spelled_day(day: date, language: str) -> str:
    """`Kamis tanggal dua puluh tiga bulan September tahun dua ribu dua puluh satu`."""
    weekday = str(format_date(day, "EEEE", locale=language))
    month = str(format_date(day, "MMMM", locale=language))
    if language == "en":
        return f"{weekday}, the {_ordinal(day.day)} of {month}, {spelled(day.year, 'en')}"
    return f"{weekday} tanggal {spelled(day.day, 'id')} bulan {month} tahun {spelled(day.year, 'id')}"


def spelled_rupiah(amount: int, language: str) -> str:
    return f"{spelled(amount, language)} rupiah"


def _indonesian(number: int) -> str:
    if number < len(ONES_ID):
        return ONES_ID[number]
    if number < 20:
        return f"{ONES_ID[number - 10]} belas"
    if number < 100:
        return _joined(f"{ONES_ID[number // 10]} puluh", number % 10)
    if number < 1000:
        hundreds = "seratus" if number < 200 else f"{ONES_ID[number // 100]} ratus"
        return _joined(hundreds, number % 100)
    if number < 10**6:
        thousands = "seribu" if number < 2000 else f"{_indonesian(number // 1000)} ribu"
        return _joined(thousands, number % 1000)
    scale, word = next(one for one in SCALES_ID if number >= one[0])
    return _joined(f"{_indonesian(number // scale)} {word}", number % scale)


def _joined(head: str, rest: int) -> str:
    return f"{head} {_indonesian(rest)}" if rest else head


def _english(number: int) -> str:
    if number < len(ONES_EN):
        return ONES_EN[number]
    if number < 100:
        tens = TENS_EN[number // 10]
        return f"{tens}-{ONES_EN[number % 10]}" if number % 10 else tens
    if number < 1000:
        head = f"{ONES_EN[number // 100]} hundred"
        return f"{head} and {_english(number % 100)}" if number % 100 else head
    scale, word = next(one for one in SCALES_EN if number >= one[0])
    head, rest = f"{_english(number // scale)} {word}", number % scale
    if not rest:
        return head
    return f"{head} {'and ' if rest < 100 else ''}{_english(rest)}"


def _ordinal(number: int) -> str:
    """Of the days of a month."""
    before, dash, last = _english(number).rpartition("-")
    if last in ORDINALS_EN:
        return f"{before}{dash}{ORDINALS_EN[last]}"
    return f"{before}{dash}{last[:-1]}ieth" if last.endswith("y") else f"{before}{dash}{last}th"
