"""The pages: a thin shell a surface, and the built scripts and styles.

A shell holds nothing of any workshop but its language; what a person may see comes later, with a token.  Secrets of links
stand behind the `#`, which no browser sends.
"""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request

from workshop.domain.workshops import Workshop
from workshop.service.desk import Desk
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.texts import LANGUAGES, text
from workshop.web.built import Built, media_type
from workshop.web.failing import sentences
from workshop.web.languages import file_of, offers

FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the surface it shows, its title and where it lies; the workshop named there gives the language."""

    surface: str
    title: str
    addresses: tuple[str, ...]
    theme: str | None = None


PAGES = (
    Page("participant", "page.title", ("/", "/j/<code>", "/w/<workshop>")),
    Page("console", "page.title_console", ("/console", "/console/<workshop>")),
    Page("screen", "page.title_screen", ("/screen/<workshop>",), theme="layar"),
    Page("desk", "page.title_desk", ("/desk/<workshop>",)),
    Page("leaders", "page.title_leaders", ("/leaders/<workshop>",)),
    Page("assessor", "page.title_assessor", ("/assess/<workshop>",)),
    Page("ballots", "page.title_console", ("/ballots/<workshop>",)),
    Page("board", "page.title_console", ("/board/<workshop>",)),
    Page("documents", "page.title_console", ("/documents/<workshop>",)),
    Page("chains", "page.title_console", ("/chains/<workshop>",)),
    Page("plenary", "page.title_console", ("/plenary/<workshop>",)),
    Page("notes", "page.title_notes", ("/notes/<workshop>",)),
    Page("wording", "page.title_console", ("/wording/<workshop>",)),
    Page("handout", "handout.title", ("/handout/<workshop>",)),
    Page("tryout", "tryout.title", ("/t/<code>",)),
    Page("verify", "verify.title", ("/verify",)),
    Page("components", "components.title", ("/components",)),
)


def pages(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("pages", __name__)
    built = Built(settings.root / "static" / "dist")
    offers()  # A file that is no language is heard of at the start.
    for page in PAGES:
        for at, address in enumerate(page.addresses):
            pages.add_url_rule(address, f"{page.surface}_{at}", _shown(store, built, page, settings.hosted))

    @pages.get("/static/dist/<name>")
    def file(name: str) -> Response:
        return _file(built, name)

    @pages.get("/texts/<name>")
    def texts(name: str) -> Response:
        return file_of(name)

    @pages.get("/icon.svg")
    def icon() -> Response:
        drawn = (settings.root / "static" / "icon.svg").read_bytes()
        return Response(drawn, mimetype="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})

    return pages


def _shown(store: Store, built: Built, page: Page, hosted: bool) -> Callable[..., Response]:
    def shown(workshop: str = "", code: str = "") -> Response:
        return _shell(built, page, _language(store, workshop), hosted)

    return shown


def _language(store: Store, workshop_id: str) -> str:
    if not workshop_id:
        return LANGUAGES[0]
    with store.reading() as reader:
        found = reader.get(Workshop, workshop_id, workshop_id)
    return found.language if found and found.language in LANGUAGES else LANGUAGES[0]


def _shell(built: Built, page: Page, language: str, hosted: bool) -> Response:
    files = built.files(page.surface)
    if files is None:
        said = sentences("page.not_built")
        said.status_code = 503
        return said
    shell = render_template(
        "shell.html",
        files=files,
        language=language,
        languages=offers(),
        hosted=hosted,
        theme=page.theme,
        title=text(page.title, language),
        need_script=text("page.need_script", language),
    )
    response = Response(shell, headers={"Cache-Control": "no-cache"})
    response.add_etag()
    response.make_conditional(request)
    return response


def _file(built: Built, name: str) -> Response:
    for encoding in ("br", "gzip", ""):
        if encoding and request.accept_encodings.quality(encoding) == 0:
            continue
        content = built.content(name, encoding)
        if content is not None:
            headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
            if encoding:
                headers["Content-Encoding"] = encoding
            return Response(content, content_type=media_type(name), headers=headers)
    return Response(status=404)
