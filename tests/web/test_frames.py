"""JSON on the line: what is encoded already passes as it is, and odd text breaks no line."""

import json

import msgspec
import pytest

from workshop import frames


def test_what_is_encoded_already_is_passed_on() -> None:
    assert json.loads(frames.dumps(["welcome", {"objects": [msgspec.Raw(b'{"a":1}')]}], separators=(",", ":"))) == [
        "welcome",
        {"objects": [{"a": 1}]},
    ]


@pytest.mark.parametrize("text", ["<b>", "=SUM(A1)", "\u202eabc", "🙂", "\ud83d", "\0", "é" * 3000])
def test_odd_text_goes_out_and_comes_in_as_it_is(text: str) -> None:
    assert frames.loads(frames.dumps({"text": text})) == {"text": text}
