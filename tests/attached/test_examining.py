"""What a file is, is told by what is in it: the good kinds, each refused kind with its code, photographs without their place."""

import io
import json
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.attached.papers import REFUSED, check_sum, drawing_one_can_see_through, pdf, photo, sheet, slides, word
from workshop import children
from workshop.attached.examining import examined
from workshop.attached.images import LONGEST_SIDE
from workshop.domain.attachments import ENDINGS
from workshop.domain.refusals import Refused
from workshop.texts import catalogue

DOCUMENTS = "application/vnd.openxmlformats-officedocument."


def look(folder: Path, content: bytes) -> tuple[dict[str, object], bytes]:
    came, kept = folder / "came", folder / "kept"
    came.write_bytes(content)
    told = examined(came, kept, check_sum(content))
    return told, (folder / str(told["kept"])).read_bytes()


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (pdf(3), "application/pdf"),
        (word(), f"{DOCUMENTS}wordprocessingml.document"),
        (sheet(), f"{DOCUMENTS}spreadsheetml.sheet"),
        (slides(), f"{DOCUMENTS}presentationml.presentation"),
        (photo(), "image/jpeg"),
        (photo(form="PNG"), "image/png"),
        (photo(form="WEBP"), "image/jpeg"),
        (drawing_one_can_see_through(), "image/png"),
    ],
    ids=["pdf", "docx", "xlsx", "pptx", "jpeg", "png", "webp", "webp one can see through"],
)
def test_what_may_lie_on_the_table_is_told_by_its_content(tmp_path: Path, content: bytes, media_type: str) -> None:
    told, kept = look(tmp_path, content)

    assert (told["media_type"], told["size"]) == (media_type, len(kept))
    assert media_type in ENDINGS
    assert media_type.startswith("image/") or kept == content


@pytest.mark.parametrize("what", REFUSED)
def test_AT2_every_other_kind_is_refused_with_its_reason(tmp_path: Path, what: str) -> None:
    content, code = REFUSED[what]
    with pytest.raises(Refused) as refusal:
        look(tmp_path, content)

    assert refusal.value.code == code
    assert f"refusal.{code}" in catalogue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_AT2_a_photo_is_written_anew_upright_and_tells_neither_place_nor_person(tmp_path: Path, form: str) -> None:
    content = photo(form=form, turned=6)
    with Image.open(io.BytesIO(content)) as before:
        assert before.getexif().get_ifd(0x8825)
    _, kept = look(tmp_path, content)
    with Image.open(io.BytesIO(kept)) as after:
        assert dict(after.getexif()) == {} and "exif" not in after.info and "xmp" not in after.info
        assert after.size == (600, 800)
        top, bottom = after.convert("RGB").getpixel((300, 50)), after.convert("RGB").getpixel((300, 750))

    assert b"Kamera" not in kept and b"Rosmini" not in kept
    assert top[0] > top[2] and bottom[2] > bottom[0], "turned as it was held"


def test_a_photo_as_big_as_phones_take_them_becomes_as_big_as_it_is_read(tmp_path: Path) -> None:
    content = photo(9000, 6750)
    told, kept = look(tmp_path, content)
    with Image.open(io.BytesIO(kept)) as after:
        assert max(after.size) == LONGEST_SIDE and after.size[0] * 3 == after.size[1] * 4

    assert told["size"] == len(kept)


def test_the_same_photo_comes_out_the_same_so_that_it_lies_there_once(tmp_path: Path) -> None:
    content = photo()

    assert look(tmp_path, content)[0]["content_hash"] == look(tmp_path, content)[0]["content_hash"]


def test_bytes_that_turned_on_the_way_are_found(tmp_path: Path) -> None:
    (tmp_path / "came").write_bytes(pdf())
    with pytest.raises(Refused) as refusal:
        examined(tmp_path / "came", tmp_path / "kept", check_sum(pdf(2)))

    assert refusal.value.code == "upload_damaged"


@pytest.mark.parametrize(("content", "found"), [(pdf(), "media_type"), (REFUSED["a bomb"][0], "code")], ids=["good", "refused"])
def test_a_child_process_says_the_same_in_a_line(tmp_path: Path, content: bytes, found: str) -> None:
    came, said = tmp_path / "came", tmp_path / "said"
    came.write_bytes(content)
    words = (sys.executable, "-m", "workshop.attached.examining", came, tmp_path / "kept", check_sum(content))
    code = children.run(words, said, tmp_path / "complaints", 30)

    assert code == 0, (tmp_path / "complaints").read_text()
    assert found in json.loads(said.read_text())


def test_a_child_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    code = children.run((sys.executable, "-c", "import time; time.sleep(60)"), tmp_path / "said", tmp_path / "told", 0.3)

    assert code != 0
