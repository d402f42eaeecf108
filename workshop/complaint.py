"""What a person at the command line did wrong, or what stands in the way, said in both languages."""

from workshop.texts import LANGUAGES, text


class Complaint(Exception):
    """The Indonesian sentence first, at the end what the system said of it."""

    def __init__(self, key: str, detail: str = "", **values: object) -> None:
        super().__init__(said(key, **values) + (f"\n({detail})" if detail else ""))


def said(key: str, **values: object) -> str:
    return "\n".join(text(key, language, **values) for language in LANGUAGES)
