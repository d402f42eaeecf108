"""Official papers: structure, the office's page, spelled-out days, hostile texts, and every one of them in LibreOffice."""

import re
import shutil
import subprocess
from copy import deepcopy
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from tests.documents.hostile import TEXTS, UNPRINTABLE, hostile_record
from tests.documents.konsel import MADE_AT, W, consolidated, two_days
from tests.documents.laid_out import faults
from tests.documents.office_files import complaints
from tests.documents.test_attendance import ZONE, with_marks
from tests.documents.test_docx import texts
from tests.service.test_signing_office import picture
from workshop.documents.offering import offered
from workshop.documents.official_papers import OFFICIAL
from workshop.documents.papers import write_paper
from workshop.domain.agenda import AgendaItem
from workshop.domain.judgements import Ballot, Decision
from workshop.domain.objects import Stored
from workshop.domain.offices import Office, checked, office_id
from workshop.domain.people import Grant
from workshop.domain.record import Occasion, consolidate
from workshop.domain.remarks import Remark
from workshop.texts import text

SIGNATORIES = [
    {
        "role": "committee",
        "name": "Aswan Konda, S.Kom.",
        "position": "Ketua Panitia",
        "rank": "III/d",
        "nip": "198503122009031004",
    },
    {"role": "chair", "name": "Drs. Annas Mas'ud", "position": "Kepala Dinas", "rank": "IV/c", "nip": "196805121994031008"},
    {"role": "scribe", "name": "Ni Wayan", "position": "", "rank": "", "nip": ""},
    {"role": "acknowledging", "name": "H. Surunuddin", "position": "Bupati", "rank": "", "nip": ""},
]
PROFILE = {
    "lines": [{"text": "PEMERINTAH KABUPATEN KONAWE SELATAN"}, {"text": "DINAS KOMUNIKASI", "size": 15, "bold": True}],
    "address": "Jl. Poros Andoolo No. 1\nKode Pos 93819",
    "paper": "F4",
    "margins": {"top": 20, "right": 25, "bottom": 25, "left": 30},
    "font": "Bookman Old Style",
    "size": 12,
    "numbering": "000.1.5/{nomor}/Diskominfo/{bulan}/{tahun}",
    "signatories": SIGNATORIES,
    "columns": ["nip", "position", "organisation", "sex"],
    "extra_columns": ["Uang harian", "Transpor"],
}
USG = {"option": "a", "rank": 1, "tied": False, "n": 4, "score": 12.125, "sums": {"U": 16}, "means": {"U": 4, "S": 4.125, "G": 4}}
DEEDS: list[Stored] = [
    Office(id=office_id(W), workshop_id=W, profile=checked(PROFILE), emblem=picture()),
    AgendaItem(
        id="agi_1",
        workshop_id=W,
        day=1,
        start="08:30",
        end="09:30",
        title="Pembukaan",
        state="done",
        started_at="2021-09-23T00:35:00+00:00",
        ended_at="2021-09-23T01:40:00+00:00",
    ),
    Ballot(
        id="bal_1",
        workshop_id=W,
        kind="usg",
        question="Prioritas isu",
        options=[{"id": "a", "title": "Banjir tahunan"}],
        state="closed",
        opened_at="2021-09-24T01:00:00+00:00",
        revealed=True,
        result={"round": 1, "phones": 4, "papers": 0, "voices": 4, "hall": [USG], "at": MADE_AT},
    ),
    Decision(
        id="dec_1", workshop_id=W, ballot_id="bal_1", text="Banjir didahulukan", by="", name="Bupati", options=["a"], at=MADE_AT
    ),
    Remark(
        id="rmk_1",
        workshop_id=W,
        agenda_item_id="agi_1",
        speaker_name="Bupati",
        speaker_from="Sekretariat Daerah",
        text="Data satu pintu.",
        mark="decision",
        said_at="2021-09-23T01:00:00+00:00",
    ),
    Remark(
        id="rmk_2",
        workshop_id=W,
        agenda_item_id="agi_1",
        speaker_id="per_P001",
        text="Siap menyusun.",
        mark="action",
        what="Menyusun daftar data",
        who="Bappeda",
        due="1 Oktober 2021",
        said_at="2021-09-23T01:05:00+00:00",
    ),
    Grant(id="grt_a", workshop_id=W, person_id="per_A1", role="assessor"),
]


def things() -> list[Stored]:
    return [*with_marks(), *DEEDS]


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    occasion = Occasion(language="id", made_at=MADE_AT, seq=1234, epoch="epo_1", personal=True, zone=ZONE)
    return consolidate(things(), occasion)


@pytest.fixture(scope="module")
def written(record: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every paper in its first part, and the group's beside it."""
    folder = tmp_path_factory.mktemp("official")
    found = {}
    for one in offered(record, "id"):
        if one["ending"] in ("docx", "txt") and not one["record"]:
            found[one["kind"]] = write_paper(record, one["kind"], "id", folder, one["parts"][0]["about"])
        for part in one["parts"]:
            if part["about"].endswith("_living"):
                found[f"{one['kind']}_group"] = write_paper(record, one["kind"], "id", folder, part["about"])
    return found


def opened(written: dict[str, Path], kind: str) -> Document:
    return docx.Document(str(written[kind]))


def paragraphs(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def cells(document: Document) -> list[str]:
    return [cell for table in document.tables for row in texts(table) for cell in row]


def test_every_paper_of_the_list_has_a_title_and_what_it_is_for_in_both_languages() -> None:
    keys = [f"signed.{word}_{one.key}" for one in OFFICIAL for word in ("paper", "for")]

    assert [key for key in keys for language in ("id", "en") if text(key, language) == key] == []


def test_files_are_called_as_offices_call_them(written: dict[str, Path]) -> None:
    assert written["minutes_group"].name == "2021-09-24_Notulen_Tahap-II_Kelompok-Smart-Living.docx"
    assert written["attendance"].name == "2021-09-23_Daftar-hadir-peserta_Tahap-II_Hari-1.docx"
    assert written["agreement"].name == "2021-09-24_Berita-acara_Tahap-II.docx"


def test_the_letterhead_stands_in_the_head_of_the_first_page_only(written: dict[str, Path]) -> None:
    section = opened(written, "agreement").sections[0]
    head = section.first_page_header

    assert section.different_first_page_header_footer
    said = [cell for table in head.tables for cell in texts(table)[0]]
    assert "PEMERINTAH KABUPATEN KONAWE SELATAN\nDINAS KOMUNIKASI\nJl. Poros Andoolo No. 1\nKode Pos 93819" in said
    assert len(list(head._element.iter(qn("pic:pic")))) == 1
    (rule,) = head._element.iter(qn("w:tblBorders"))
    assert rule.find(qn("w:bottom")).get(qn("w:val")) == "thinThickSmallGap"
    assert "PEMERINTAH" not in section.header.paragraphs[0].text


def test_page_margins_and_type_are_the_office_s(written: dict[str, Path]) -> None:
    for kind in written:
        if written[kind].suffix != ".docx":
            continue
        document = opened(written, kind)
        for section in document.sections:
            edges = sorted((section.page_width or 0, section.page_height or 0))
            assert [round(edge / 36000) for edge in edges] == [215, 330]
            assert [round((side or 0) / 36000) for side in (section.left_margin, section.right_margin)] == [30, 25]
        assert (document.styles["Normal"].font.name, document.styles["Normal"].font.size.pt) == ("Bookman Old Style", 12)


def test_pages_are_counted_on_the_first_and_on_the_others(written: dict[str, Path]) -> None:
    section = opened(written, "minutes").sections[0]
    for foot in (section.footer, section.first_page_footer):
        assert foot.paragraphs[0].text == "Halaman 1 dari 1"


def test_the_list_to_sign_zigzags_with_room_for_a_pen_and_blank_rows_for_late_comers(written: dict[str, Path]) -> None:
    document = opened(written, "attendance")
    table = next(one for one in document.tables if texts(one)[0][0] == "No.")
    rows = texts(table)[1:]
    signs = [[row[-2], row[-1]] for row in rows]

    assert len(rows) == 69 + 5
    assert signs[:2] == [["1.", ""], ["", "2."]] and signs[-1] == ["", "74."]
    assert all(row[1] == "" for row in rows[-5:]) and rows[0][1].count("\n") == 1
    heights = {int(row.trPr.find(qn("w:trHeight")).get(qn("w:val"))) for row in table._tbl.tr_lst[1:]}
    assert min(heights) >= 567
    assert "Jumlah hadir: 69 (enam puluh sembilan) orang dari 56 (lima puluh enam) instansi." in paragraphs(document)
    assert any(
        said.startswith("Pemerintah 56 · ") and said.endswith("Laki-laki 37 · Perempuan 32") for said in paragraphs(document)
    )


def test_as_long_as_the_day_lasts_everybody_who_is_expected_stands_in_it(record: dict[str, Any], tmp_path: Path) -> None:
    early = {**record, "made_at": "2021-09-23T02:00:00+00:00"}
    document = docx.Document(str(write_paper(early, "attendance", "id", tmp_path, "day:1")))
    told = [said for said in paragraphs(document) if said.startswith("Tercantum: ")]

    assert len(told) == 1 and not told[0].startswith("Tercantum: 69 ")


def test_a_list_of_all_days_begins_each_on_a_page_with_its_own_letterhead(record: dict[str, Any], tmp_path: Path) -> None:
    document = docx.Document(str(write_paper(record, "attendance", "id", tmp_path)))

    assert [section.different_first_page_header_footer for section in document.sections] == [True, True]
    assert paragraphs(document).count("DAFTAR HADIR PESERTA") == 2


def test_a_list_of_receipts_has_the_office_s_own_columns(written: dict[str, Path]) -> None:
    table = next(one for one in opened(written, "receipt").tables if texts(one)[0][0] == "No.")

    assert texts(table)[0][2:6] == ["Jabatan", "Instansi", "Uang harian", "Transpor"]


def test_minutes_of_a_group_have_its_own_words_results_and_follow_up(written: dict[str, Path], record: dict[str, Any]) -> None:
    document = opened(written, "minutes_group")
    headings = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    own = next(
        sheet["rows"][0]["values"]
        for activity in record["activities"]
        if activity["worksheet"] == "x_notulen"
        for sheet in activity["sheets"]
        if sheet["unit_key"] == "living"
    )

    assert headings == ["Kata pembuka", "Pembahasan", "Hasil", "Keputusan dan kesimpulan", "Tindak lanjut"]
    assert own["pembuka"] in paragraphs(document)
    assert any(section.orientation == WD_ORIENT.LANDSCAPE for section in document.sections)
    captions = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Caption"]
    assert [one.split(".")[0] for one in captions] == [f"Tabel {n}" for n in range(1, len(captions) + 1)]


def test_minutes_of_a_day_tell_its_order_as_planned_and_as_it_was(written: dict[str, Path]) -> None:
    assert [row for table in opened(written, "minutes").tables for row in texts(table) if row[-1] == "Pembukaan"] == [
        ["1", "08.30–09.30", "08.35–09.40", "Pembukaan"]
    ]


def test_minutes_have_what_the_notulis_wrote_down_with_decisions_and_what_is_to_be_done(
    record: dict[str, Any], tmp_path: Path
) -> None:
    document = docx.Document(str(write_paper(record, "minutes", "id", tmp_path, "item:agi_1")))
    rows = [row for table in document.tables for row in texts(table)]

    assert ["1", "Bupati", "Sekretariat Daerah", "Data satu pintu."] in rows
    assert ["1", "Menyusun daftar data", "Bappeda", "1 Oktober 2021"] in rows
    assert any(said.endswith("Data satu pintu.") and said.startswith("1.") for said in paragraphs(document))


def test_an_official_report_spells_out_its_day_and_names_the_parties(written: dict[str, Path]) -> None:
    document = opened(written, "agreement")
    said = "\n".join(paragraphs(document))

    assert "Pada hari ini, Jumat tanggal dua puluh empat bulan September tahun dua ribu dua puluh satu (24.09.2021)" in said
    assert "Nomor: 000.1.5/……/Diskominfo/IX/2021" in said
    assert "selanjutnya disebut PIHAK PERTAMA; dan" in said and "Analisis SWOT sebanyak 61 (enam puluh satu) butir;" in said
    assert "Banjir didahulukan, ditetapkan oleh Bupati;" in said
    assert ["1", "Banjir tahunan", "4,00", "4,13", "4,00", "12,13"] in [row for table in document.tables for row in texts(table)]
    signed = [cell for cell in cells(document) if "NIP. 196805121994031008" in cell]
    assert "Drs. Annas Mas'ud\nIV/c\nNIP. 196805121994031008" in signed[-1]
    assert any(cell == "Mengetahui,\nBUPATI," for cell in cells(document))


def test_what_the_office_has_not_said_stays_a_dotted_line(tmp_path: Path) -> None:
    record = consolidated(two_days())
    record["workshop"].update(place="", region="")
    document = docx.Document(str(write_paper(record, "agreement", "id", tmp_path)))
    said = cells(document)

    assert any("…………" in cell for cell in said) and any(cell.endswith("KETUA PANITIA,") for cell in said)
    assert any("bertempat di ……" in one for one in paragraphs(document))


def test_a_report_of_people_who_came_outside_every_half_day_has_their_sectors(record: dict[str, Any], tmp_path: Path) -> None:
    evening = deepcopy(record)
    for half in evening["attendance"]["half_days"]:
        half["sectors"] = {}
    document = docx.Document(str(write_paper(evening, "report", "id", tmp_path)))
    assert "Pemerintah" in {row[0] for table in document.tables for row in texts(table)}

    for day in evening["attendance"]["days"]:
        day["sectors"] = {}
    document = docx.Document(str(write_paper(evening, "report", "id", tmp_path)))
    assert all(table.rows for table in document.tables)


def test_the_vision_s_report_has_each_group_s_vision_and_missions(written: dict[str, Path], record: dict[str, Any]) -> None:
    said = paragraphs(opened(written, "agreement_vision"))
    rows = [
        (sheet["unit_title"], sheet["rows"][0]["values"])
        for activity in record["activities"]
        if activity["worksheet"] == "t2_visimisi"
        for sheet in activity["sheets"]
    ]

    assert len(rows) == 6
    for title, values in rows:
        assert title in said and f"Visi: {values['visi']}" in said


def test_a_report_has_its_chapters_contents_figures_and_the_same_counts_as_the_record(
    written: dict[str, Path], record: dict[str, Any]
) -> None:
    document = opened(written, "report")
    chapters = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    codes = [code.text for code in document.element.body.iter(qn("w:instrText"))]
    tables = [texts(table) for table in document.tables]
    (recap,) = [table for table in tables if table[0] == ["No.", "Lembar kerja", "Diisi per", "Baris"]]
    counted = {row[1]: row[3] for row in recap[1:-1]}

    assert [one.split()[0] for one in chapters] == ["Kata", "BAB", "BAB", "BAB", "BAB", "Lampiran"]
    assert any("TOC" in (code or "") for code in codes) and "Latar belakang" in paragraphs(document)
    expected = {one["title"]: str(sum(len(sheet["rows"]) for sheet in one["sheets"])) for one in record["activities"]}
    assert counted == {title: rows for title, rows in expected.items() if rows != "0"}
    assert recap[-1][3] == str(record["summary"]["rows_total"])
    assert ["Peserta hadir", *(str(day["people"]) for day in record["attendance"]["days"])] in [
        row for table in tables for row in table
    ]


def test_a_reports_pictures_stand_beside_the_numbers_of_the_record(written: dict[str, Path], record: dict[str, Any]) -> None:
    document = opened(written, "report")
    said = paragraphs(document)
    lines = [row for table in document.tables for row in texts(table)]
    for grouping in record["groupings"]:
        for group in grouping["groups"]:
            named = f"{group['number']} {group['title']}"
            rows = record["summary"]["rows_per_group"][group["key"]]
            told = [row for row in lines if row[0] == named]
            assert told[0][1] == str(len(group["members"])) and {told[0][1], str(rows)} <= {row[-1] for row in told}
    (poll,) = [one for one in record["ballots"] if one["result"]]
    best = poll["result"]["hall"][0]["option"]
    title = next(one["title"] for one in poll["options"] if one["id"] == best)

    assert any(line.endswith(f". Nilai, {poll['question'].rstrip('.')}") for line in said)
    assert any(row[0] == f"1. {title}" for row in lines)
    assert {"Peta jalan", "Pembagian kelompok"} <= set(said)


def test_consolidated_worksheets_have_quadrants_a_matrix_and_a_chart_of_years(
    written: dict[str, Path], record: dict[str, Any]
) -> None:
    tables = [texts(table) for table in opened(written, "books").tables]
    corners = [
        cell
        for table in tables
        for row in table
        for cell in row
        if cell.startswith(("Kekuatan", "Ancaman", "Peluang", "Kelemahan"))
    ]
    swot = sum(len(s["rows"]) for a in record["activities"] if a["worksheet"] == "t1_swot" for s in a["sheets"])
    (matrix,) = [table for table in tables if table[0][0] == "Dimensi" and table[0][1] != "Program"]
    (years,) = [table for table in tables if table[0][:2] == ["Dimensi", "Program"]]

    assert sum(corner.count("\n• ") for corner in corners) == swot and len(corners) == 4
    assert len(matrix) - 1 == len(record["themes"])
    assert years[0][3:] == sorted(years[0][3:]) and all("•" in row[3:] for row in years[1:])


def test_what_is_told_to_the_press_and_by_chat_names_no_participant(written: dict[str, Path], record: dict[str, Any]) -> None:
    guests = [one["name"] for one in record["people"] if not one["staff"] and len(one["name"]) > 3]
    for kind in ("press", "chat"):
        said = written[kind].read_text("utf-8")
        assert "Dihadiri 72 orang" in said and "1. Banjir tahunan" in said
        assert [name for name in guests if name in said] == []
    assert len(written["chat"].read_text("utf-8")) < 2_000


def test_everybody_who_came_has_a_certificate_of_one_page(written: dict[str, Path], record: dict[str, Any]) -> None:
    document = opened(written, "certificates")
    came = [one for one in record["attendance"]["people"] if one["days"]]

    assert paragraphs(document).count("SERTIFIKAT") == len(came) == 72
    assert [section.orientation for section in document.sections] == [WD_ORIENT.LANDSCAPE]


def test_the_packet_of_a_day_holds_its_papers_under_their_own_names(record: dict[str, Any], tmp_path: Path) -> None:
    path = write_paper(record, "packet", "id", tmp_path, "day:1")
    with ZipFile(path) as packed:
        names = packed.namelist()
        assert packed.testzip() is None

    assert path.name == "2021-09-23_Paket-hari-ini_Tahap-II_Hari-1.zip"
    assert "2021-09-23_Notulen_Tahap-II_Hari-1.docx" in names and any(name.endswith(".xlsx") for name in names)
    assert len(names) == len(set(names)) >= 6 and path.stat().st_size < 5_000_000


def test_the_english_papers_are_english(tmp_path: Path) -> None:
    record = consolidated(two_days(), language="en")
    document = docx.Document(str(write_paper(record, "agreement", "en", tmp_path)))

    assert "Today, Friday, the twenty-fourth of September, two thousand and twenty-one (2021-09-24)" in "\n".join(
        paragraphs(document)
    )


def test_a_part_there_is_not_is_refused(record: dict[str, Any], tmp_path: Path) -> None:
    for about in ("day:9", "group:nobody", "room:1"):
        with pytest.raises(KeyError):
            write_paper(record, "minutes", "id", tmp_path, about)


def test_VS4_no_official_paper_ties_a_secret_row_to_anybody(written: dict[str, Path], record: dict[str, Any]) -> None:
    secret = [one for one in record["activities"] if one["secret"]]

    assert secret
    for kind in ("agreement", "agreement_group"):
        assert secret[0]["title"] not in "\n".join(paragraphs(opened(written, kind)))


def test_word_and_WPS_open_every_paper_as_it_is(record: dict[str, Any], written: dict[str, Path], tmp_path: Path) -> None:
    """Elements in their order, numbers given once, everything that is pointed to there, and each part of a known type."""
    papers = [path for path in written.values() if path.suffix == ".docx"]
    every_day = write_paper(record, "attendance", "id", tmp_path)

    assert [one for path in (*papers, every_day) for one in complaints(path)] == []


@pytest.mark.parametrize("kind", ["minutes", "agreement", "report", "attendance"])
def test_hostile_texts_are_kept_exactly_and_the_file_stays_whole(kind: str, tmp_path: Path) -> None:
    record = hostile_record()
    record["office"]["lines"] = [{"text": said, "size": 12, "bold": False} for said in (*TEXTS[:6], "\x07")]
    record["office"]["signatories"] = [{"role": "chair", "name": TEXTS[0], "position": TEXTS[10], "rank": "\x1b", "nip": "=1"}]
    path = write_paper(record, kind, "id", tmp_path)
    assert complaints(path) == []
    if kind != "attendance":
        said = cells(docx.Document(str(path)))
        assert [one for one in (*TEXTS, *UNPRINTABLE.values()) if one not in said] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_empty_workshop_has_every_paper_it_is_offered(language: str, tmp_path: Path) -> None:
    record = consolidated([two_days()[0]], language=language)
    for one in offered(record, language):
        if one["record"]:
            continue
        assert write_paper(record, one["kind"], language, tmp_path, one["parts"][0]["about"]).stat().st_size > 0


def test_the_printed_report_has_contents_with_pages_counted_tables_and_no_empty_page(
    record: dict[str, Any], tmp_path: Path
) -> None:
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        pytest.skip("poppler-utils is absent")
    path = write_paper(record, "report_pdf", "id", tmp_path)
    said = subprocess.run([pdftotext, "-layout", path, "-"], check=True, capture_output=True, timeout=60).stdout.decode()
    pages = said.split("\f")[:-1]
    contents = next(page for page in pages if "Daftar Isi" in page)

    assert re.search(r"Latar belakang[ ._]+\d+", contents) and "Tabel 1. Kehadiran" in said
    assert faults(path) == []


def astray(pages: list[str]) -> list[str]:
    """Entries of the contents whose heading stands on another page."""
    contents = next(page for page in pages if "Daftar Isi" in page)
    entries = re.findall(r"^ *(\S.*?)[ ._]{3,}(\d+) *$", contents, re.MULTILINE)
    assert len(entries) > 15
    return [title for title, number in entries if title not in map(str.strip, pages[int(number) - 1].splitlines())]


def test_LibreOffice_prints_every_paper_and_the_tables_with_nothing_beyond_a_page_and_their_pages_counted(
    record: dict[str, Any], written: dict[str, Path], tmp_path: Path
) -> None:
    soffice, pdftotext = shutil.which("soffice"), shutil.which("pdftotext")
    if soffice is None or pdftotext is None:
        pytest.skip("LibreOffice or poppler-utils is absent")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [path for path in written.values() if path.suffix == ".docx"]
    book = write_paper(record, "xlsx", "id", tmp_path)
    asked = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, files), str(book)]
    subprocess.run(asked, check=True, capture_output=True, timeout=300)
    for path in files:
        printed = tmp_path / path.with_suffix(".pdf").name
        said = subprocess.run([pdftotext, "-layout", printed, "-"], check=True, capture_output=True, timeout=60).stdout.decode()
        pages = said.split("\f")[:-1]
        assert f"Halaman {len(pages)} dari {len(pages)}" in said or "Sertifikat" in path.name, path.name
        assert faults(printed) == []
        (over, under) = ("Mengetahui,", "H. Surunuddin")
        assert over not in said or any(over in page and under in page for page in pages), f"a torn signature in {path.name}"
        assert "PEMERINTAH KABUPATEN KONAWE SELATAN" in pages[0], path.name
        assert "Daftar-hadir-peserta" not in path.name or 4 <= len(pages) <= 6
        assert "Laporan" not in path.name or (10 <= len(pages) <= 45 and astray(pages) == [])
        assert "Sertifikat" not in path.name or len(pages) == 72
    assert faults(book.with_suffix(".pdf"), few=3) == []
