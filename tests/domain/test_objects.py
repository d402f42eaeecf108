"""A stored object with some fields changed is another object, and the first stays as it was."""

from dataclasses import FrozenInstanceError, replace

import pytest

from workshop.domain.entries import Entry

ROW = Entry(id="ent_1", workshop_id="w", sheet_id="s", activity_id="a", author_id="p", entered_by="p", draft={"a": "1"})


def test_but_gives_what_replace_gives_and_leaves_the_first_alone() -> None:
    assert ROW.but(revision=7, late=True) == replace(ROW, revision=7, late=True)
    assert (ROW.revision, ROW.late) == (0, False)


def test_what_it_gives_is_as_frozen_as_the_first() -> None:
    with pytest.raises(FrozenInstanceError):
        ROW.but(revision=7).revision = 8  # type: ignore[misc]


def test_a_name_it_does_not_have_is_an_error() -> None:
    with pytest.raises(AttributeError):
        ROW.but(revison=7)
