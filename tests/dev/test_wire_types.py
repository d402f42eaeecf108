"""The browser's types are those of the server."""

from tools.dev import wire_types


def test_the_generated_types_are_fresh() -> None:
    assert wire_types.TARGET.read_text(encoding="utf-8") == wire_types.typescript(), "run python3 dev.py types"
