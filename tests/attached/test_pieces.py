"""The piece machine: whatever arrives twice, too early, too long or not at all, the file is the file or is not yet."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from workshop.attached.pieces import arrived, take_piece

WHOLE = bytes(range(256)) * 5


@given(moves=st.lists(st.tuples(st.integers(0, len(WHOLE) + 50), st.integers(0, 400)), max_size=40))
def test_AT1_whatever_pieces_come_what_is_here_is_the_beginning_of_the_file(tmp_path_factory, moves) -> None:  # type: ignore[no-untyped-def]
    part: Path = tmp_path_factory.mktemp("part") / "x"
    for offset, length in moves:
        before = arrived(part)
        now = take_piece(part, offset, WHOLE[offset : offset + length], len(WHOLE))
        assert now == arrived(part) >= before
        assert before == now or part.read_bytes() == WHOLE[:now]
    while (at := arrived(part)) < len(WHOLE):
        take_piece(part, at, WHOLE[at : at + 97], len(WHOLE))

    assert part.read_bytes() == WHOLE


def test_nothing_is_taken_beyond_the_announced_size(tmp_path: Path) -> None:
    part = tmp_path / "x"
    assert take_piece(part, 0, WHOLE, 100) == 100
    assert take_piece(part, 100, WHOLE, 100) == 100
    assert take_piece(part, 90, WHOLE, 100) == 100

    assert part.read_bytes() == WHOLE[:100]


def test_a_gap_is_answered_by_where_to_go_on(tmp_path: Path) -> None:
    part = tmp_path / "x"

    assert take_piece(part, 512, WHOLE[512:], len(WHOLE)) == 0 and not part.exists()
