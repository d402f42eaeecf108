"""The HTTP side of a rehearsal: the laptop's facilitator, the door, the office files and the papers.

Every call is bounded in time.  A refusal is an answer like any other; `must` is for steps that have to succeed.
"""

import json
from pathlib import Path
from typing import Any

import requests

from workshop.rehearsal.stumble import Stumbled
from workshop.rehearsal.ways import HERE, Way

CONNECT_S, ANSWER_S = 5.0, 60.0

Answer = dict[str, Any]


class Http:
    """One way to the laptop, one bearer."""

    def __init__(self, way: Way, bearer: str) -> None:
        self.way = way
        self.session = requests.Session()
        # A proxy of the machine must not come between the rehearsal and its own server.
        self.session.trust_env = False
        if way.router is not None:
            self.session.proxies = {"http": f"http://{HERE}:{way.router}"}
        self.session.headers["Authorization"] = f"Bearer {bearer}"

    def close(self) -> None:
        self.session.close()

    def get(self, path: str, **query: str) -> Answer:
        return self._answer("GET", path, params=query)

    def post(self, path: str, content: Answer | None = None) -> Answer:
        return self._answer("POST", path, json=content or {})

    def upload(self, path: str, file: Path, options: Answer) -> Answer:
        with file.open("rb") as stream:
            return self._answer("POST", path, files={"file": (file.name, stream)}, data={"options": json.dumps(options)})

    def download(self, path: str) -> bytes:
        response = self._send("GET", path)
        if response.status_code != 200:
            raise Stumbled("rehearsal.stumble.step", step=path, detail=f"HTTP {response.status_code}")
        return response.content

    def _answer(self, method: str, path: str, **more: Any) -> Answer:
        response = self._send(method, path, **more)
        try:
            answer = response.json()
        except ValueError:
            answer = None
        if isinstance(answer, dict):
            return answer
        raise Stumbled("rehearsal.stumble.step", step=f"{method} {path}", detail=f"HTTP {response.status_code}")

    def _send(self, method: str, path: str, **more: Any) -> requests.Response:
        try:
            return self.session.request(method, self.way.url + path, timeout=(CONNECT_S, ANSWER_S), **more)
        except requests.RequestException as error:
            raise Stumbled("rehearsal.stumble.no_answer", step=f"{method} {path}", detail=type(error).__name__) from None


def must(answer: Answer, step: str) -> Answer:
    """The answer of a step that has to succeed."""
    if answer.get("ok") is False:
        told = " ".join(str(answer[name]) for name in ("code", "field", "detail") if answer.get(name))
        raise Stumbled("rehearsal.stumble.step", step=step, detail=told)
    return answer
