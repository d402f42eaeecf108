"""What every answer carries: nothing from elsewhere is loaded, framed or told where one came from (P3)."""

import re

from flask import Flask, Response, request

HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]+")


def harden(app: Flask) -> None:
    @app.after_request
    def add(response: Response) -> Response:
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers.setdefault("Content-Security-Policy", policy(request.host))
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def policy(host: str) -> str:
    """`'self'` does not cover WebSockets in Safari before 16, so the own host is named with its schemes."""
    sockets = f" ws://{host} wss://{host}" if HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self' data: blob:",
            f"connect-src 'self'{sockets}",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )
