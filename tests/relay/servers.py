"""The servers: how each is started and stopped, and what it can do. The guide's table is made of these rows and of the tests."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0
_WSGI = "tests.relay.site_wsgi:application"
_ASGI = "tests.relay.site_asgi:application"


@dataclass(frozen=True)
class Server:
    """One server.

    Attributes:
        name: Its name in the table.
        command: Its arguments, with `{port}` and `{folder}`, after the virtual environment's `bin/`.
        kind: `wsgi` or `asgi`.
        mounts: The frameworks that are tested on it.
        many: How many streams it is to serve at once.
        signal: What stops it while a stream is open.
        told_apart: Whether a run goes on when the server stops while leaving cancels.
        settings: What to set.
        advice: What to know of it.
    """

    name: str
    command: tuple[str, ...]
    kind: str = "wsgi"
    mounts: tuple[str, ...] = ("flask", "django")
    many: int = 30
    signal: signal.Signals = signal.SIGTERM
    told_apart: bool = True
    settings: str = ""
    advice: str = ""


def _gunicorn(*arguments: str) -> tuple[str, ...]:
    return ("gunicorn", _WSGI, "--bind", "127.0.0.1:{port}", "--no-control-socket", "--graceful-timeout", "1", *arguments)


_UWSGI = ("uwsgi", "--http-socket", "127.0.0.1:{port}", "--wsgi-file", "tests/relay/site_wsgi.py", "--master", "--die-on-term",
          "--need-app", "--worker-reload-mercy", "2")  # fmt: skip
SERVERS = (
    Server("gunicorn sync", _gunicorn("--timeout", "0"), many=1),
    Server("gunicorn gthread", _gunicorn("--threads", "40")),
    Server("gunicorn gevent", _gunicorn("--worker-class", "gevent")),
    Server(
        "waitress",
        ("waitress-serve", "--listen", "127.0.0.1:{port}", "--threads", "40", "--channel-request-lookahead", "1", _WSGI),
    ),
    Server("uWSGI threads", (*_UWSGI, "--threads", "40")),
    Server("uWSGI gevent", (*_UWSGI, "--gevent", "100", "--gevent-monkey-patch")),
    Server("mod_wsgi", ("apache2", "-X", "-f", "{folder}/apache.conf")),
    Server("cheroot", ("cheroot", _WSGI, "--bind", "127.0.0.1:{port}", "--threads", "40")),
    Server(
        "granian",
        ("granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", "{port}", "--blocking-threads", "40",
         "--workers-kill-timeout", "1", _WSGI),
    ),
    Server("Werkzeug", ("python", "-m", "tests.relay.site_wsgi", "werkzeug")),
    Server("Django's runserver", ("python", "-m", "tests.relay.site_wsgi", "runserver"), mounts=("django",)),
    Server(
        "uvicorn",
        ("uvicorn", "--port", "{port}", "--timeout-graceful-shutdown", "1", _ASGI),
        kind="asgi",
        mounts=("django", "fastapi", "flask"),
    ),
    Server("daphne", ("daphne", "--port", "{port}", _ASGI), kind="asgi", mounts=("django", "fastapi")),
    Server("hypercorn", ("hypercorn", "--bind", "127.0.0.1:{port}", "--graceful-timeout", "1", _ASGI), kind="asgi", mounts=("django", "fastapi")),
    Server(
        "granian ASGI",
        ("granian", "--interface", "asgi", "--host", "127.0.0.1", "--port", "{port}", "--workers-kill-timeout", "1", _ASGI),
        kind="asgi",
        mounts=("django", "fastapi"),
    ),
)  # fmt: skip

_APACHE = """
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/error.log
DefaultRuntimeDir {folder}
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule wsgi_module /usr/lib/apache2/modules/mod_wsgi.so
WSGIDaemonProcess site threads=40 python-path={root}:{packages} shutdown-timeout=1 graceful-timeout=1
WSGIProcessGroup site
WSGIApplicationGroup %{{GLOBAL}}
WSGIScriptAlias / {root}/tests/relay/site_wsgi.py
User www-data
<Directory {root}>
    Require all granted
</Directory>
"""


class Running:
    """A server that was started.

    Attributes:
        url: Where it is.
        log: What it writes.
    """

    def __init__(self, server: Server, upstream: str, folder: Path) -> None:
        self.server = server
        self.port = _free_port()
        self.log = folder / "log"
        place = {"port": self.port, "folder": folder, "root": ROOT, "packages": Path(__file__).parent}
        packages = next(Path(one) for one in sys.path if one.endswith("site-packages"))
        (folder / "apache.conf").write_text(_APACHE.format(**{**place, "packages": packages}), encoding="ascii")
        program = Path(sys.executable).parent / server.command[0]
        command = [str(program if program.exists() else server.command[0])]
        command += [argument.format(**place) for argument in server.command[1:]]
        environment = {
            **os.environ,
            "AGENT_SERVER_URL": upstream,
            "PORT": str(self.port),
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            "no_proxy": "*",
        }
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdout=output, stderr=output, env=environment, start_new_session=True
            )

    def wait(self) -> None:
        """Wait until it listens."""
        end = time.monotonic() + PATIENCE
        while True:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"{self.server.name} did not start: {self.log.read_text()}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop it in the way of its kind, and by force what is left of it."""
        self.process.send_signal(self.server.signal)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)


@contextlib.contextmanager
def running(server: Server, upstream: str) -> Iterator[Running]:
    """A server, until the end."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        started = Running(server, upstream, folder)
        try:
            started.wait()
            yield started
        finally:
            started.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]
