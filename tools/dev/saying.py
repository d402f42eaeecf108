"""What dev.py tells people: Indonesian first, then English; and the one way it gives up."""

import sys
from typing import NoReturn


def say(indonesian: str, english: str) -> None:
    print(f"· {indonesian} ({english})", flush=True)


def give_up(indonesian: str, english: str) -> NoReturn:
    sys.exit(f"{indonesian}\n{english}")
