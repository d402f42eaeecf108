"""Why a command was not carried out.

A refusal leaves no trace (CM2).  `code` is part of the protocol and is listed in docs/refusals.md; `detail` is for the
log and the developer; the sentence a person reads comes from the catalogue under `refusal.<code>`.
"""

from dataclasses import dataclass


@dataclass
class Refused(Exception):
    """Raised by the domain and the services; answered as `{ok: false, code, detail, field?}`."""

    code: str
    detail: str = ""
    field: str | None = None

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}" if self.detail else self.code
