"""Reading a JSON object strictly.

Every key must be known and of its kind; the complaint names the place.  A reader is asked for each key it may hold and
then told `done()`: what nobody asked for is refused.
"""

from collections.abc import Mapping

from workshop.domain.refusals import Refused


class Reader:
    """One JSON object on its way into a value."""

    def __init__(self, source: object, where: str) -> None:
        self.where = where
        if not isinstance(source, Mapping):
            raise self.complaint("must be an object")
        self._left: dict[str, object] = {str(key): value for key, value in source.items()}

    def text(self, key: str, default: str | None = None) -> str:
        value = self._left.pop(key, default)
        if not isinstance(value, str):
            raise self.complaint(f"{key} must be text")
        return value

    def text_or_none(self, key: str) -> str | None:
        value = self._left.pop(key, None)
        if value is not None and not isinstance(value, str):
            raise self.complaint(f"{key} must be text or absent")
        return value

    def one_of(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        value = self.text(key, default)
        if value not in allowed:
            raise self.complaint(f"{key} must be one of {', '.join(allowed)}, not {value!r}")
        return value

    def flag(self, key: str, default: bool) -> bool:
        value = self._left.pop(key, default)
        if not isinstance(value, bool):
            raise self.complaint(f"{key} must be true or false")
        return value

    def whole_or_none(self, key: str) -> int | None:
        value = self._left.pop(key, None)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or abs(value) > 10**9):
            raise self.complaint(f"{key} must be a whole number or absent")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.objects(key)
        if not all(isinstance(value, str) for value in values):
            raise self.complaint(f"{key} must be a list of texts")
        return tuple(str(value) for value in values)

    def objects(self, key: str) -> tuple[object, ...]:
        values = self._left.pop(key, [])
        if not isinstance(values, list | tuple):
            raise self.complaint(f"{key} must be a list")
        return tuple(values)

    def any(self, key: str) -> object:
        return self._left.pop(key, None)

    def done(self) -> None:
        if self._left:
            raise self.complaint(f"unknown keys: {', '.join(sorted(self._left))}")

    def complaint(self, detail: str) -> Refused:
        return Refused("bad_worksheet", f"{self.where}: {detail}")
