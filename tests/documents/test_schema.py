"""The record keeps to its schema, in every state a workshop can be in."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from tests.documents.konsel import consolidated, two_days
from tools.dev.places import ROOT
from workshop.documents.papers import write_paper
from workshop.domain.activities import Activity

SCHEMA = json.loads((ROOT / "workshop" / "documents" / "record.schema.json").read_text("utf-8"))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("personal", [True, False])
def test_the_two_days_keep_to_the_schema(language: str, personal: bool) -> None:
    jsonschema.validate(consolidated(two_days(), language=language, personal=personal), SCHEMA)


def test_a_workshop_without_anything_keeps_to_the_schema() -> None:
    jsonschema.validate(consolidated([two_days()[0]]), SCHEMA)


def test_planned_and_closed_activities_keep_to_the_schema() -> None:
    for state in ("planned", "closed"):
        things = [replace(one, state=state, closed_at=None) if isinstance(one, Activity) else one for one in two_days()]
        jsonschema.validate(consolidated(things), SCHEMA)


def test_the_file_is_the_record(tmp_path: Path) -> None:
    record = consolidated(two_days())
    path = write_paper(record, "json", "id", tmp_path)

    written = json.loads(path.read_text("utf-8"))
    jsonschema.validate(written, SCHEMA)
    assert written.pop("stamp").startswith("rembuk:1:draft:wks_konsel::1234:epo_1:")
    assert written == record
    assert path.name == "2021-09-23_Rekaman_Bimbingan-Teknis-Penyusunan-Master-Plan-Smart-City-Tahap-II.json"
    assert list(tmp_path.iterdir()) == [path]
