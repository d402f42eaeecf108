"""DOCX, XLSX and PPTX: a zip that says so in its own list of parts; macros, programs inside, bombs and locks are refused.

Nothing is unpacked but that list, and never more of it than is reasonable.
"""

import zipfile
import zlib
from pathlib import Path

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from workshop.domain.refusals import Refused

DOCUMENTS = "application/vnd.openxmlformats-officedocument."
MAIN: dict[str, str] = {
    f"{DOCUMENTS}wordprocessingml.document.main+xml": f"{DOCUMENTS}wordprocessingml.document",
    f"{DOCUMENTS}spreadsheetml.sheet.main+xml": f"{DOCUMENTS}spreadsheetml.sheet",
    f"{DOCUMENTS}presentationml.presentation.main+xml": f"{DOCUMENTS}presentationml.presentation",
}
LIST = "[Content_Types].xml"
LARGEST_LIST = 1 << 20
LARGEST_DIRECTORY = 4 << 20
MOST_PARTS = 5_000
MOST_UNPACKED = 1 << 30
RATIO_FROM = 64 << 20
MOST_RATIO = 200
LOCKED = 0x1
PROGRAMS = (".exe", ".dll", ".scr", ".com", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jse", ".wsf", ".hta", ".msi", ".jar", ".lnk")
MACROS = ("vbaproject.bin", "vbadata.xml", "macrosheets/", "activex/")


def office_type(path: Path) -> str:
    """Its media type, or a refusal."""
    try:
        with zipfile.ZipFile(path) as archive:
            _weigh(archive, path.stat().st_size)
            return _main_type(archive)
    except (zipfile.BadZipFile, zlib.error, ParseError, DefusedXmlException, EOFError, NotImplementedError, ValueError) as error:
        raise Refused("file_damaged", f"{type(error).__name__}: {error}"[:200], "file") from None
    except RuntimeError as error:
        raise Refused("file_locked", str(error)[:200], "file") from None


def _weigh(archive: zipfile.ZipFile, size: int) -> None:
    """By the directory alone: zipfile never unpacks more of a part than that says."""
    if size - archive.start_dir > LARGEST_DIRECTORY:
        raise Refused("file_bomb", "a directory of that size", "file")
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or (unpacked > RATIO_FROM and unpacked > MOST_RATIO * size):
        raise Refused("file_bomb", f"{len(parts)} parts, {unpacked} bytes unpacked", "file")
    if any(part.flag_bits & LOCKED for part in parts):
        raise Refused("file_locked", field="file")
    names = [part.filename.lower() for part in parts]
    if any(name.endswith(MACROS[:2]) or any(f"/{folder}" in f"/{name}" for folder in MACROS[2:]) for name in names):
        raise Refused("file_macros", field="file")
    if any(name.endswith(PROGRAMS) for name in names):
        raise Refused("file_program", field="file")


def _main_type(archive: zipfile.ZipFile) -> str:
    """What the list of parts says the main part is.  One with macros says that it has them."""
    try:
        listed = archive.getinfo(LIST)
    except KeyError:
        raise Refused("file_zip", field="file") from None
    if listed.file_size > LARGEST_LIST:
        raise Refused("file_bomb", f"a list of {listed.file_size} bytes", "file")
    said = {part.get("ContentType", "") for part in fromstring(archive.read(listed))}
    if any("macroenabled" in one.lower() or "vbaproject" in one.lower() for one in said):
        raise Refused("file_macros", field="file")
    found = [MAIN[one] for one in said if one in MAIN]
    if len(found) != 1:
        raise Refused("file_zip", ", ".join(sorted(said))[:200], "file")
    return found[0]
