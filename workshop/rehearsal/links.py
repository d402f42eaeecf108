"""Where a hall that was played is seen: console, door, desk, leadership, assessor, projector.  Secrets stand behind the `#`."""

from collections.abc import Iterator

from workshop import clock
from workshop.rehearsal.hall import Hall
from workshop.texts import text


def links(hall: Hall, key: str) -> Iterator[tuple[str, str]]:
    """Sentence and link; who has a page of their own gets a grant of their own."""
    yield "rehearsal.link.sign_in", f"{hall.url}/console#key={key}"
    yield "rehearsal.link.console", f"{hall.url}/console/{hall.workshop}#token={hall.lead.token}"
    yield "rehearsal.link.join", f"{hall.url}/j/{hall.code()}"
    for role, page in (("registrar", "desk"), ("leader", "leaders"), ("assessor", "assess"), ("projector", "screen")):
        secret = clock.new_secret()
        name = text(f"rehearsal.link.{role}", "id")
        hall.leads("add_staff", person=hall.made("per", f"link-{role}"), name=name, role=role, secret=secret)
        yield f"rehearsal.link.{role}", f"{hall.url}/{page}/{hall.workshop}#token={secret}"
