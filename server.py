"""Starts Rembuk: the patch first, then settings, the application, the listening socket."""

import warnings

warnings.filterwarnings("ignore", message=r"(?s).*Eventlet is deprecated.*")
import eventlet  # noqa: E402

eventlet.monkey_patch()

import argparse  # noqa: E402
from pathlib import Path  # noqa: E402

from workshop import transport  # noqa: E402
from workshop.app import create_app  # noqa: E402
from workshop.settings import Settings  # noqa: E402


def main() -> None:
    asked = argparse.ArgumentParser(description="Rembuk")
    asked.add_argument("--store", type=Path, default=Path("data") / "rembuk.sqlite")
    asked.add_argument("--host", default="0.0.0.0")
    asked.add_argument("--port", type=int, default=8080)
    told = asked.parse_args()
    settings = Settings(store=told.store, host=told.host, port=told.port, async_mode="eventlet")
    app, _, _ = create_app(settings, transport.offload)
    listening = transport.listen(settings.host, settings.port)
    print(f"Rembuk: http://{settings.host}:{listening.getsockname()[1]}/health", flush=True)
    transport.serve(listening, app.wsgi_app)


if __name__ == "__main__":
    main()
