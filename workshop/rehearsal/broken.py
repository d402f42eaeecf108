"""What is wrong with a data set, or with how a rehearsal was asked for: one sentence in both languages."""

from typing import NoReturn

from workshop.texts import text


class Broken(Exception):
    """Told to the person who started the rehearsal; the performance does not begin."""

    def __init__(self, sentence: str, /, **values: object) -> None:
        super().__init__(text(sentence, "id", **values), text(sentence, "en", **values))

    def __str__(self) -> str:
        return "\n".join(str(told) for told in self.args)


def broken(sentence: str, /, **values: object) -> NoReturn:
    raise Broken(sentence, **values)
