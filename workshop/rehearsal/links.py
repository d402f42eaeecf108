"""Where to look at a hall that was played: console, door and projector.  Secrets stand in the fragment alone."""

from collections.abc import Iterator

from workshop import clock
from workshop.rehearsal.hall import Hall


def links(hall: Hall, key: str) -> Iterator[tuple[str, str]]:
    """Sentence and link; the projector gets a grant of its own."""
    secret = clock.new_secret()
    hall.leads("add_staff", person=hall.made("per", "projector"), name="Layar", role="projector", secret=secret)
    yield "rehearsal.link.sign_in", f"{hall.url}/console#key={key}"
    yield "rehearsal.link.console", f"{hall.url}/console/{hall.workshop}#token={hall.lead.token}"
    yield "rehearsal.link.join", f"{hall.url}/j/{hall.code()}"
    yield "rehearsal.link.projector", f"{hall.url}/screen/{hall.workshop}#token={secret}"
