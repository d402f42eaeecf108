"""JSON as Socket.IO's packets carry it: encoded by msgspec, which also passes on what is encoded already.

Reading stays with the standard library: it takes what a phone may send and msgspec would not, half an emoji for example,
so that the answer is a refusal and not a broken line.
"""

import json
from typing import Any

import msgspec

loads = json.loads


def dumps(value: Any, **_: Any) -> str:
    try:
        return msgspec.json.encode(value).decode()
    except (TypeError, ValueError, UnicodeError):
        return json.dumps(value, separators=(",", ":"))
