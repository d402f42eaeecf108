"""Languages that a file brings: offered by every page's shell, handed out under a name that changes with what they hold.

A browser that has one keeps it for as long as it is the same.
"""

import json
from dataclasses import asdict
from hashlib import sha256

from flask import Response

from workshop.texts import Added, further

FOR_EVER = "public, max-age=31536000, immutable"


def offers() -> dict[str, dict[str, str]]:
    """What a page may fetch: by the code of the language its own name, and where it lies."""
    return {code: {"name": added.name, "file": f"/texts/{_name(code, added)}"} for code, added in further().items()}


def file_of(name: str) -> Response:
    found = next((added for code, added in further().items() if _name(code, added) == name), None)
    if found is None:
        return Response(status=404)
    return Response(_content(found), mimetype="application/json", headers={"Cache-Control": FOR_EVER})


def _name(code: str, added: Added) -> str:
    return f"{code}.{sha256(_content(added)).hexdigest()[:12]}.json"


def _content(added: Added) -> bytes:
    return json.dumps(asdict(added), ensure_ascii=False, separators=(",", ":")).encode()
