"""However a stream comes and in whatever pieces it is asked for, it is the same stream, and its end is its end."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from workshop.reading_ahead import Ahead


@given(st.binary(max_size=20_000), st.lists(st.integers(1, 9_000), min_size=1), st.lists(st.integers(1, 9_000), min_size=1))
def test_what_is_handed_out_is_what_came(stream: bytes, comes: list[int], asked: list[int]) -> None:
    left = [stream]

    def recv(size: int) -> bytes:
        comes.append(comes.pop(0))
        piece, left[0] = left[0][: min(size, comes[-1])], left[0][min(size, comes[-1]) :]
        return piece

    ahead, got = Ahead(SimpleNamespace(recv=recv)), b""
    while piece := ahead.recv(asked[0]):
        assert len(piece) <= asked[0]
        got += piece
        asked.append(asked.pop(0))
    assert got == stream


def test_all_else_is_the_sockets_own() -> None:
    assert Ahead(SimpleNamespace(fd=7)).fd == 7
