"""How a phone or a console reaches the laptop: the address its pages were opened with, and how patient it is without it."""

from dataclasses import dataclass

HERE = "127.0.0.1"


@dataclass(slots=True)
class Way:
    """`url`: what the page calls the laptop.  `router`: the port of the hall's router where the way leads through it.

    `patience_s`: how long a client goes on trying when nobody answers, as a browser does; 0: it gives up at once.
    """

    url: str
    router: int | None = None
    patience_s: float = 0.0
