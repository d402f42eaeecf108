"""A small workshop whose texts are as bad as texts come."""

from typing import Any

from tests.documents.konsel import consolidated
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Grouping
from workshop.domain.organisations import Organisation
from workshop.domain.people import Person, Seat
from workshop.domain.sheets import Sheet
from workshop.domain.workshops import Workshop

W = "wks_hostile"
TEXTS = (
    "<b>tebal</b> & 'kutip' \"ganda\"",
    "=SUM(A1:A9)",
    '=HYPERLINK("http://example.org")',
    "+62 812",
    "-1",
    "@SUM(1)",
    "{=1+1}",
    "http://example.org/a",
    "00123",
    "198111272006022006",
    "kanan \u202eke kiri\u202c \u200f dan عربى",
    "emoji 👩🏽‍🌾🌾 dan 🏝",
    "_x0041_ bukan A",
    "dua\nbaris\tdan tab",
    "x" * 2000,
    "Paragraf Renstra. " * 110,
    "Mas’ud O'Brien — “sda”",
    "{{ page }} ${x} %s {page}",
    " ",
)
UNPRINTABLE = {
    "bel \x07 esc \x1b": "bel ␇ esc ␛",
    "akhir \ufffe": "akhir \ufffd",
    "word\x0bbaris": "word\nbaris",
    "a\r\nb": "a\nb",
}


def hostile_record() -> dict[str, Any]:
    """Two activities of one worksheet, and names of sheets that Excel would refuse or find twice."""
    fields = [
        {"id": "isi", "label_id": "Isi [*]", "label_en": "Content", "type": "longtext", "core": True},
        {"id": "lagi", "label_id": "Lagi", "label_en": "More", "type": "list"},
    ]
    definition = {"unit": "group", "title_en": "History", "fields": fields}
    texts = [*TEXTS, *UNPRINTABLE]
    things = [
        Workshop(id=W, workshop_id=W, title="<b>Bimtek</b> \x07 =1+1 / [uji]: 'apa'?", timezone="Mars/Olympus"),
        Organisation(id="org_1", workshop_id=W, name="=Dinas <i>"),
        Person(id="per_1", workshop_id=W, name="=CMD|' /C calc'!A0", nip="198111272006022006", status="joined"),
        Seat(id="sea_1", workshop_id=W, organisation_id="org_1", person_id="per_1"),
        Grouping(id="grg_1", workshop_id=W, key="g", title="G & <g>"),
        Group(id="grp_1", workshop_id=W, grouping_id="grg_1", number=1, title="Kelompok \x1b <1>"),
    ]
    for number, title in enumerate(("History", "'Lembar [1]: a/b*?'", "Lembar yang namanya sangat panjang sekali", "", ""), 1):
        title = title or "Lembar yang namanya sangat panjang sekali ini"
        things.append(Worksheet(id=f"wsh_{number}", workshop_id=W, key=f"k{number}", definition=definition | {"title_id": title}))
        things.append(_activity(number))
    things.append(Sheet(id="sht_1", workshop_id=W, activity_id="act_1", unit="group", unit_id="grp_1"))
    things += [_entry(number, text) for number, text in enumerate(texts, start=1)]
    return consolidated(things)


def _activity(number: int) -> Activity:
    return Activity(
        id=f"act_{number}",
        workshop_id=W,
        worksheet_id=f"wsh_{number}",
        unit="group",
        grouping_id="grg_1",
        state="open",
        opened_at="2021-09-23T01:00:00+00:00",
    )


def _entry(number: int, text: str) -> Entry:
    values = {"isi": text, "lagi": [text, "dua"]}
    return Entry(
        id=f"ent_{number}",
        workshop_id=W,
        sheet_id="sht_1",
        activity_id="act_1",
        author_id="per_1",
        entered_by="per_1",
        position=number,
        state="ready",
        values=values,
        parsed=values,
        created_at="2021-09-23T01:00:00+00:00",
        saved_at="2021-09-23T01:00:00+00:00",
    )
