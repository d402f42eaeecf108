"""The pages: a thin shell a surface, and the built scripts and styles.

A shell holds nothing of any workshop but its language; what a person may see comes later, with a token.  Secrets of links
stand behind the `#`, which no browser sends.
"""

from flask import Blueprint, Response, render_template, request

from workshop.domain.workshops import Workshop
from workshop.service.desk import Desk
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.texts import LANGUAGES, text
from workshop.web.built import Built, media_type
from workshop.web.failing import sentences

FOR_EVER = "public, max-age=31536000, immutable"
TITLES = {
    "participant": "page.title",
    "console": "page.title_console",
    "screen": "page.title_screen",
    "desk": "page.title_desk",
    "leaders": "page.title_leaders",
    "assessor": "page.title_assessor",
    "ballots": "page.title_console",
}
THEMES = {"screen": "layar"}


def pages(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("pages", __name__)
    built = Built(settings.root / "static" / "dist")

    @pages.get("/")
    @pages.get("/j/<code>")
    def door(code: str = "") -> Response:
        return _shell(built, "participant", "id")

    @pages.get("/w/<workshop>")
    def participant(workshop: str) -> Response:
        return _shell(built, "participant", _language(store, workshop))

    @pages.get("/console")
    @pages.get("/console/<workshop>")
    def console(workshop: str = "") -> Response:
        return _shell(built, "console", _language(store, workshop))

    @pages.get("/screen/<workshop>")
    def screen(workshop: str) -> Response:
        return _shell(built, "screen", _language(store, workshop))

    @pages.get("/desk/<workshop>")
    def registration(workshop: str) -> Response:
        return _shell(built, "desk", _language(store, workshop))

    @pages.get("/ballots/<workshop>")
    def ballots(workshop: str) -> Response:
        return _shell(built, "ballots", _language(store, workshop))

    @pages.get("/leaders/<workshop>")
    def leaders(workshop: str) -> Response:
        return _shell(built, "leaders", _language(store, workshop))

    @pages.get("/assess/<workshop>")
    def assessor(workshop: str) -> Response:
        return _shell(built, "assessor", _language(store, workshop))

    @pages.get("/static/dist/<name>")
    def file(name: str) -> Response:
        return _file(built, name)

    @pages.get("/icon.svg")
    def icon() -> Response:
        drawn = (settings.root / "static" / "icon.svg").read_bytes()
        return Response(drawn, mimetype="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})

    return pages


def _language(store: Store, workshop_id: str) -> str:
    with store.reading() as reader:
        found = reader.get(Workshop, workshop_id, workshop_id)
    return found.language if found and found.language in LANGUAGES else LANGUAGES[0]


def _shell(built: Built, surface: str, language: str) -> Response:
    files = built.files(surface)
    if files is None:
        said = sentences("page.not_built")
        said.status_code = 503
        return said
    page = render_template(
        "shell.html",
        files=files,
        language=language,
        theme=THEMES.get(surface),
        title=text(TITLES[surface], language),
        need_script=text("page.need_script", language),
    )
    response = Response(page, headers={"Cache-Control": "no-cache"})
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
