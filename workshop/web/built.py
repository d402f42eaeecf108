"""What `dev.py build` made: the files a page names, each with its compressed selves.

The manifest is read again when it changed, so that a page built while the server runs is there at the next reload.  A
file's name carries the hash of its content: what was read once is never stale.
"""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

NAMED = re.compile(r"[A-Za-z0-9_-]+\.[A-Z0-9]{8}\.(?P<ending>js|css|woff2|svg)")
TYPES = {
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "woff2": "font/woff2",
    "svg": "image/svg+xml",
}
ENCODINGS = {"br": ".br", "gzip": ".gz", "": ""}


@dataclass(frozen=True, slots=True)
class Files:
    """What a page names: its first script, its stylesheet, and by source the files of what comes later."""

    js: str
    css: str = ""
    later: dict[str, list[str]] = field(default_factory=dict)


class Built:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._manifest: dict[str, Files] = {}
        self._written = 0
        self._contents: dict[str, bytes] = {}

    def files(self, surface: str) -> Files | None:
        """Of a surface; nothing while it is not built."""
        manifest = self.folder / "manifest.json"
        try:
            written = manifest.stat().st_mtime_ns
            if written != self._written:
                named = json.loads(manifest.read_text(encoding="utf-8"))
                self._manifest = {page: Files(**files) for page, files in named.items()}
                self._written = written
        except (OSError, ValueError, TypeError):
            return None
        return self._manifest.get(surface)

    def content(self, name: str, encoding: str) -> bytes | None:
        """The file as it lies there in this encoding; a name the build would not give is never looked for."""
        if NAMED.fullmatch(name) is None:
            return None
        stored = name + ENCODINGS[encoding]
        if stored not in self._contents:
            try:
                self._contents[stored] = (self.folder / stored).read_bytes()
            except OSError:
                return None
        return self._contents[stored]


def media_type(name: str) -> str:
    """Ours, not the system's: a Windows registry may call a script text/plain, and browsers then refuse it."""
    return TYPES[name.rsplit(".", 1)[1]]
