"""What simulated people write is a valid row on every worksheet of the library, and says that it is an example."""

import random

import pytest

from workshop.domain.fields import Choice
from workshop.domain.values import Context, check
from workshop.domain.worksheets import Definition, resolve
from workshop.library import shelf
from workshop.rehearsal.plausible import Around, row

AROUND = Around("Dinas Kesehatan", (1990, 2060), "2026-11-25")
# Only people can know these.
PEOPLES_OWN = {"ref", "ref_multi", "nip", "phone", "datetime", "signature_space"}


def designs() -> list[Definition]:
    everything = {name: [Choice.from_json(one) for one in choices] for name, choices in shelf.choice_sets().items()}
    return [resolve(Definition.from_json(one), everything) for one in map(shelf.worksheet, shelf.worksheet_keys())]


@pytest.mark.parametrize("design", designs(), ids=lambda design: design.key)
def test_a_row_is_valid_wherever_a_machine_can_know_what_is(design: Definition) -> None:
    fields = [one.to_json() for one in design.fields]
    context = Context(organisations={"dinas kesehatan": "org"}, references=lambda entry, keys: False, year_range=(1990, 2060))
    for seed in range(20):
        values = row(fields, AROUND, random.Random(seed))
        assert all(
            "Contoh geladi" in str(values[one.id])
            for one in design.fields
            if one.type in ("text", "longtext") and not one.max_len
        )
        if not any(one.required and one.type in PEOPLES_OWN for one in design.fields):
            check(design, values, context)
