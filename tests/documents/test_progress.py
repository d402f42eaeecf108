"""How far a paper is: it only rises, counts several papers through once, and says which of them is being made."""

from pathlib import Path

from tests.documents.konsel import consolidated, two_days
from workshop.documents.papers import write_paper
from workshop.documents.progress import last_line, listening, part, tell, written_to


def test_parts_within_parts_count_through_once() -> None:
    heard: list[tuple[float, str]] = []
    with listening(lambda done, title: heard.append((round(done, 3), title))):
        with part(0.0, 0.5, "Notulen"):
            tell(0.5)
        with part(0.5, 1.0, "Laporan"), part(0.0, 0.5):
            tell(1.0)

    assert (0.25, "Notulen") in heard and (0.75, "Laporan") in heard
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)


def test_a_printed_report_tells_many_steps_and_they_only_rise(tmp_path: Path) -> None:
    file = tmp_path / "progress.txt"
    with written_to(file):
        write_paper(consolidated(two_days()), "report_pdf", "id", tmp_path)
    told = [int(line.split()[0]) for line in file.read_text("utf-8").splitlines()]

    assert told == sorted(told) and len(set(told)) > 20 and told[-1] == 100
    assert last_line(file) == (100, "")


def test_a_packet_says_which_of_its_papers_is_being_made(tmp_path: Path) -> None:
    file = tmp_path / "progress.txt"
    with written_to(file):
        write_paper(consolidated(two_days()), "packet", "id", tmp_path, "day:1")
    titles = dict.fromkeys(line.partition(" ")[2] for line in file.read_text("utf-8").splitlines())

    assert {"Notulen (DOCX)", "Laporan kegiatan (DOCX)", "Daftar hadir peserta (PDF)"} <= titles.keys()


def test_a_line_that_is_half_written_and_a_file_that_is_not_there_are_no_progress(tmp_path: Path) -> None:
    file = tmp_path / "progress.txt"
    file.write_text("37 Notulen\n4", encoding="utf-8")

    assert last_line(file) == (37, "Notulen") and last_line(tmp_path / "none") == (0, "")


def test_without_anybody_who_listens_nothing_is_said() -> None:
    with part(0.0, 1.0, "Notulen"):
        tell(0.5)
    with written_to(None):
        tell(0.5)
