"""The site behind a proxy: a relay in Flask, as gunicorn serves it. `AGENT_SERVER_URL` names the Agent Server."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Sequence

from flask import Flask

from examples.agent_server import HOST, REPOSITORY
from examples.processes import Process
from langgraph_client import get_client
from langgraph_client.web.flask import run_blueprint


class Site(Process):
    """A context manager: gunicorn with threads, in front of an Agent Server."""

    def __init__(self, server_url: str) -> None:
        ours = {"AGENT_SERVER_URL": server_url, "PYTHONPATH": str(REPOSITORY), "no_proxy": "*"}
        super().__init__("site", env={**os.environ, **ours})
        self.url = f"http://{HOST}:{self.port}"

    def command(self) -> Sequence[str]:
        """Eight requests at once."""
        where = ["--bind", f"{HOST}:{self.port}", "--no-control-socket"]
        app = f"{__name__}:app()"
        return [sys.executable, "-m", "gunicorn", app, *where, "--worker-class", "gthread", "--threads", "8"]

    def is_ready(self) -> bool:
        """Whether it answers."""
        with socket.socket() as connection:
            return connection.connect_ex((HOST, self.port)) == 0


def app() -> Flask:
    """One blueprint, with its defaults."""
    site = Flask(__name__)
    client = get_client(os.environ["AGENT_SERVER_URL"], api_key=None)
    site.register_blueprint(
        run_blueprint(
            "chat",
            client=client,
            assistant_id="agent",
            authorize=lambda *_: True,
            stream_mode="custom",
            url_prefix="/chat",
        )
    )
    return site
