"""Which edition of the record somebody reads: a draft or a final, for whom, and what changed since the final before it.

A reader who gets no names gets the same tree with the names taken out, so that every paper made from it has none either; what
the editorial desk worded otherwise stands there in its words only.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from workshop.domain.corrections import ROW
from workshop.domain.objects import Json
from workshop.domain.record_hash import personal_of
from workshop.domain.record_names import without_names

READERS = ("names", "organisation", "public")
Tree = dict[str, Json]
OF_A_PERSON = ("name", "position", "nip", "rank", "list_key", "sex", "sector")


def draft() -> Tree:
    return {"state": "draft", "version": None, "number": None, "reader": "names", "silence": True, "since": None, "changes": []}


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Tree]:
    """Rows that came, went or say something else, in the order of the papers; secret rows have no ids and are not told apart.

    `reworded`: what the papers print in other words, while its writers say the same (ED1).
    """
    old, new = _rows(before), _rows(after)
    found = [_change("removed", where, row, []) for id, (where, row) in old.items() if id not in new]
    for id, (where, row) in new.items():
        if id not in old:
            found.append(_change("added", where, row, []))
        else:
            found += _changes_of(old[id][1], row, where)
    return found + _reworded(before["corrections"], after["corrections"])


def without_silence(record: Mapping[str, Any]) -> Tree:
    """Signed versions say who contributed, and nothing of who did not, unless that was chosen."""
    activities = [{**one, "silent": []} for one in record["activities"]]
    edition = {**record["edition"], "silence": False}
    summary = {**record["summary"], "organisations_silent": []}
    return {**record, "activities": activities, "summary": summary, "edition": edition}


def for_reader(record: Mapping[str, Any], reader: str) -> Tree:
    """`organisation`: who wrote is known by organisation; `public`: by nothing, and nobody is listed."""
    told = {**record, "edition": {**record["edition"], "reader": reader}}
    if reader == "names":
        return told
    hidden = _named_fields(record)
    told["people"] = [] if reader == "public" else [_nobody(one) for one in record["people"] if not one["staff"]]
    told["activities"] = [_activity(one, record, reader, hidden) for one in record["activities"]]
    told["worksheets"] = [_worksheet(one, hidden[one["id"]]) for one in record["worksheets"]]
    told["groupings"] = [{**one, "groups": [_group(group) for group in one["groups"]]} for one in record["groupings"]]
    told["attendance"] = {**record["attendance"], "people": [], "days": []}
    told["reviews"] = [{**one, "by": "", "recorded_by": None} for one in record["reviews"] if _shown(one, record, hidden)]
    told["ballots"] = [_ballot(one) for one in record["ballots"]]
    told["decisions"] = [{**one, "by": {**one["by"], "person_id": None, "name": ""}} for one in record["decisions"]]
    told["closings"] = [{**one, "closed_by": "", "waivers": []} for one in record["closings"]]
    told["remarks"] = [_remark(one, reader) for one in record["remarks"]]
    told["corrections"] = []
    told["homework"] = [
        {**one, "units": [unit for unit in one["units"] if unit["unit"] != "person"]} for one in record["homework"]
    ]
    if "office" in record:
        told["office"] = {**record["office"], "signatories": [{**one, "nip": ""} for one in record["office"]["signatories"]]}
    return without_names(told, record, reader)


def _rows(record: Mapping[str, Any]) -> dict[str, tuple[Tree, Tree]]:
    found: dict[str, tuple[Tree, Tree]] = {}
    for activity in record["activities"]:
        for sheet in activity["sheets"] if not activity["secret"] else ():
            where = {"activity_id": activity["id"], "activity": activity["title"], "unit": sheet["unit_title"] or ""}
            found |= {row["id"]: (where, row) for row in sheet["rows"]}
    return found


def _changes_of(before: Tree, after: Tree, where: Tree) -> list[Tree]:
    fields = _different(before["values"] | before["corrected"], after["values"] | after["corrected"])
    words = [name for name in _different(before["values"], after["values"]) if name not in fields]
    told = [_change("changed", where, after, fields)] if fields else []
    return told + ([_change("reworded", where, after, words)] if words else [])


def _reworded(before: list[Tree], after: list[Tree]) -> list[Tree]:
    """Of remarks, decisions and clusters, which stand on no sheet."""
    old, new = (_words(one) for one in (before, after))
    touched = {place: _different(old.get(place, {}), new.get(place, {})) for place in old | new}
    nowhere: Tree = {"activity_id": None, "activity": "", "unit": "", "number": 0}
    return [
        {"what": "reworded", "target": target, **nowhere, "row_id": id, "fields": fields}
        for (target, id), fields in touched.items()
        if fields
    ]


def _words(corrections: list[Tree]) -> dict[tuple[str, str], Tree]:
    found: dict[tuple[str, str], Tree] = {}
    for one in corrections:
        if one["target"] != ROW:
            found.setdefault((one["target"], one["target_id"]), {})[one["field_id"]] = one["text"]
    return found


def _change(what: str, where: Tree, row: Tree, fields: list[str]) -> Tree:
    return {"what": what, "target": ROW, **where, "row_id": row["id"], "number": row["number"], "fields": fields}


def _different(before: Mapping[str, Json], after: Mapping[str, Json]) -> list[str]:
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def _named_fields(record: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Personal columns, and those in which somebody is named."""
    return {one["id"]: personal_of(one["fields"]) | _naming(one["fields"]) for one in record["worksheets"]}


def _naming(fields: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(str(one["id"]) for one in fields if one.get("names_person"))


def _nobody(person: Mapping[str, Any]) -> Tree:
    return {**person, **dict.fromkeys(OF_A_PERSON, "")}


def _activity(activity: Mapping[str, Any], record: Mapping[str, Any], reader: str, hidden: Mapping[str, frozenset[str]]) -> Tree:
    offices = {one["id"]: one["name"] for one in record["organisations"]}
    offices_of = {one["id"]: offices.get(one["organisation_id"], "") for one in record["people"]}
    columns = hidden.get(activity["worksheet_id"], frozenset())
    own = activity["unit"] == "person"
    sheets = [
        _sheet(one, offices_of if own and reader == "organisation" else {}, own, reader, columns) for one in activity["sheets"]
    ]
    return {**activity, "sheets": sheets, "silent": [] if own else activity["silent"]}


def _sheet(sheet: Mapping[str, Any], offices_of: Mapping[str, str], own: bool, reader: str, columns: frozenset[str]) -> Tree:
    """The sheet of a person is that of somebody from an organisation."""
    whose = {"unit_id": None, "unit_key": "", "unit_title": offices_of.get(sheet["unit_id"], "")} if own else {}
    rows = [_row(one, reader, columns) for one in sheet["rows"]]
    return {**sheet, **whose, "contributors": [], "rows": rows}


def _row(row: Mapping[str, Any], reader: str, columns: frozenset[str]) -> Tree:
    nobody: Tree = {"author_id": None, "entered_by": None, "corrected": {}}
    if reader == "public":
        nobody["organisation_id"] = None
    kept = {part: {name: value for name, value in row[part].items() if name not in columns} for part in ("values", "parsed")}
    return {**row, **nobody, **kept}


def _worksheet(worksheet: Mapping[str, Any], columns: frozenset[str]) -> Tree:
    return {**worksheet, "fields": [one for one in worksheet["fields"] if one["id"] not in columns]}


def _group(group: Mapping[str, Any]) -> Tree:
    return {**group, "members": [], **dict.fromkeys(("chair", "scribe", "speaker"))}


def _shown(review: Mapping[str, Any], record: Mapping[str, Any], hidden: Mapping[str, frozenset[str]]) -> bool:
    worksheets = {one["id"]: one["worksheet_id"] for one in record["activities"]}
    return review["field_id"] not in hidden.get(worksheets.get(review["activity_id"], ""), frozenset())


def _remark(remark: Mapping[str, Any], reader: str) -> Tree:
    speaker, action = remark["speaker"], remark["action"]
    kept = speaker["organisation"] if speaker and reader == "organisation" else ""
    return {
        **remark,
        "speaker": {"person_id": None, "name": "", "position": "", "organisation": kept} if speaker else None,
        "action": {**action, "who": ""} if action else None,
        "recorded_by": "",
        "changed_by": "",
    }


def _ballot(ballot: Mapping[str, Any]) -> Tree:
    """What came out, not who said what."""
    papers = [{**one, "witnesses": "", "by": ""} for one in ballot["papers"]]
    return {**ballot, "votes": [], "papers": papers, "resets": [{**one, "by": ""} for one in ballot["resets"]]}
