"""What can be set when Rembuk starts; docs/deploying.md lists each."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`store`: the SQLite file, made where it is missing.  `port`: 0 lets the system choose."""

    store: Path = Path("data") / "rembuk.sqlite"
    host: str = "0.0.0.0"
    port: int = 8080
    async_mode: str = "threading"
