"""Reading off the loop: what takes longer than a phone should wait is read in a real thread, on a connection of its own."""

from collections.abc import Callable
from typing import TypeVar

from workshop.storage.sqlite import Store
from workshop.storage.transaction import Reader

Found = TypeVar("Found")


def aside(store: Store, told: Callable[[Reader], Found]) -> Found:
    def read() -> Found:
        with store.reading() as reader:
            return told(reader)

    found: Found = store.offload(read)
    return found
