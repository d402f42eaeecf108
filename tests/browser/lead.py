"""A facilitator without a console: commands over the real socket, for stories about what others see."""

import itertools
from typing import Any

import socketio

from tests.browser.house import House


class Lead:
    def __init__(self, house: House, workshop: str, token: str) -> None:
        self._numbers = itertools.count()
        self._socket = socketio.Client(reconnection=False)
        auth = {"workshop": workshop, "token": token, "since": None, "protocol": 1}
        self._socket.connect(f"http://127.0.0.1:{house.port}", auth=auth, transports=["websocket"], wait_timeout=10)

    def does(self, name: str, /, **payload: Any) -> None:
        command = {"id": f"cmd_{next(self._numbers)}", "name": name, "payload": payload}
        ack = self._socket.call("command", command, timeout=10)
        assert ack["ok"], ack

    def leaves(self) -> None:
        self._socket.disconnect()
