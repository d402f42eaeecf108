"""A step that could not be done at all: the performance ends there, with a sentence that says which and why."""

from workshop.texts import text


class Stumbled(Exception):
    """`sentence` is a key of the catalogue; the wire's own answer, if any, is told in `detail`."""

    def __init__(self, sentence: str, /, **values: object) -> None:
        super().__init__(text(sentence, "id", **values), text(sentence, "en", **values))

    def __str__(self) -> str:
        return "\n".join(str(told) for told in self.args)
