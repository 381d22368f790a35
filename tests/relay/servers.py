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
    """One server. The tests hold it to each of the rows' words.

    Attributes:
        name: Its name in the table.
        command: Its arguments, with `{port}` and `{folder}`, after the virtual environment's `bin/`.
        settings: What the table says to set.
        advice: What else it says.
        kind: `wsgi` or `asgi`.
        mounts: The frameworks that are tested on it.
        many: How many streams it serves at once.
        tells: Whether it can be asked if the browser is still there; else a heartbeat has to fail.
        stop: What makes it stop, or begin anew, while a stream is open.
        spares: Whether a run that leaving is to cancel goes on when the server stops.
    """

    name: str
    command: tuple[str, ...]
    settings: str
    advice: str = ""
    kind: str = "wsgi"
    mounts: tuple[str, ...] = ("flask", "django")
    many: int = 30
    tells: bool = True
    stop: signal.Signals = signal.SIGTERM
    spares: bool = True


def _gunicorn(*arguments: str) -> tuple[str, ...]:
    return (
        "gunicorn",
        _WSGI,
        "--bind",
        "127.0.0.1:{port}",
        "--no-control-socket",
        "--graceful-timeout",
        "1",
        *arguments,
    )


def _granian(interface: str, site: str, *arguments: str) -> tuple[str, ...]:
    return ("granian", "--interface", interface, "--host", "127.0.0.1", "--port", "{port}", "--workers-kill-timeout", "1",
            *arguments, site)  # fmt: skip


_UWSGI = ("uwsgi", "--http-socket", "127.0.0.1:{port}", "--wsgi-file", "tests/relay/site_wsgi.py", "--master", "--die-on-term",
          "--need-app", "--worker-reload-mercy", "1")  # fmt: skip
_ALL_ASGI = ("django", "fastapi")
SERVERS = (
    Server(
        "gunicorn, gthread",
        _gunicorn("--threads", "40"),
        "`--worker-class gthread --threads 40 --graceful-timeout 5`",
        "A stream occupies a thread. If all threads are occupied, further requests wait until a stream ends. A reload "
        "disconnects streams after the sum of `--graceful-timeout` and `--timeout`.",
    ),
    Server(
        "gunicorn, gevent",
        _gunicorn("--worker-class", "gevent"),
        "`--worker-class gevent --graceful-timeout 5`",
        "Each worker serves `--worker-connections` (1000) streams.",
        stop=signal.SIGHUP,
    ),
    Server(
        "gunicorn, sync",
        _gunicorn("--timeout", "0"),
        "`--worker-class sync --timeout 0`",
        "Each worker serves one stream. With `--timeout 30`, the default, gunicorn kills the worker of a longer stream.",
        many=1,
    ),
    Server(
        "waitress",
        (
            "waitress-serve",
            "--listen",
            "127.0.0.1:{port}",
            "--threads",
            "40",
            "--channel-request-lookahead",
            "1",
            _WSGI,
        ),
        "`--threads 40 --channel-request-lookahead 1`",
        "Without the lookahead, it does not notice that a browser has left: after thirty tabs were opened and closed, a site "
        "with 4 threads did not respond for more than a minute. It stops immediately and disconnects streams.",
    ),
    Server(
        "uWSGI, threads",
        (*_UWSGI, "--threads", "40"),
        "`--http-socket … --threads 40 --die-on-term --worker-reload-mercy 5`",
        "A stream occupies a thread.",
        stop=signal.SIGHUP,
    ),
    Server(
        "uWSGI, gevent",
        (*_UWSGI, "--gevent", "100", "--gevent-monkey-patch"),
        "`--http-socket … --gevent 100 --gevent-monkey-patch --die-on-term --worker-reload-mercy 5`",
        "Serves up to `--gevent` streams.",
        stop=signal.SIGHUP,
    ),
    Server(
        "mod_wsgi",
        ("apache2", "-X", "-f", "{folder}/apache.conf"),
        "`WSGIDaemonProcess … threads=40 shutdown-timeout=5`, `heartbeat=5`",
        "A stream occupies a thread of the daemon and one of Apache (`ThreadsPerChild`).",
        tells=False,
        spares=False,
    ),
    Server(
        "cheroot",
        ("cheroot", _WSGI, "--bind", "127.0.0.1:{port}", "--threads", "40"),
        "`--threads 40`, `heartbeat=5`",
        "A stream occupies a thread. When it stops, it waits for open streams without a limit.",
        tells=False,
    ),
    Server(
        "granian, WSGI",
        _granian("wsgi", _WSGI, "--blocking-threads", "40"),
        "`--interface wsgi --blocking-threads 40 --workers-kill-timeout 5`, `heartbeat=5`",
        "A stream occupies a thread. Without the timeout, it waits for open streams without a limit when it stops.",
        tells=False,
    ),
    Server(
        "Werkzeug (`flask run`)",
        ("python", "-m", "tests.relay.site_wsgi", "werkzeug"),
        "none",
        "For development.",
    ),
    Server(
        "Django's `runserver`",
        ("python", "-m", "tests.relay.site_wsgi", "runserver"),
        "none",
        "For development.",
        mounts=("django",),
        tells=False,
    ),
    Server(
        "a2wsgi on uvicorn",
        ("uvicorn", "--port", "{port}", "--timeout-graceful-shutdown", "1", _ASGI),
        "`WSGIMiddleware(app, workers=40)`",
        "A stream occupies a worker thread; the default is 10 threads.",
        mounts=("flask",),
    ),
    Server(
        "uvicorn",
        ("uvicorn", "--port", "{port}", "--timeout-graceful-shutdown", "1", _ASGI),
        "`--timeout-graceful-shutdown 5`",
        "Without the timeout, it waits for open streams without a limit when it stops.",
        kind="asgi",
        mounts=_ALL_ASGI,
    ),
    Server("daphne", ("daphne", "--port", "{port}", _ASGI), "none", kind="asgi", mounts=_ALL_ASGI),
    Server(
        "hypercorn",
        ("hypercorn", "--bind", "127.0.0.1:{port}", "--graceful-timeout", "1", _ASGI),
        "`--graceful-timeout 5`",
        kind="asgi",
        mounts=_ALL_ASGI,
    ),
    Server(
        "granian, ASGI",
        _granian("asgi", _ASGI),
        "`--interface asgi --workers-kill-timeout 5`",
        "Without the timeout, it waits for open streams without a limit when it stops.",
        kind="asgi",
        mounts=_ALL_ASGI,
    ),
)

_APACHE = """
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/error.log
DefaultRuntimeDir {folder}
ThreadsPerChild 64
MaxRequestWorkers 64
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule wsgi_module /usr/lib/apache2/modules/mod_wsgi.so
WSGIDaemonProcess site threads=40 python-path={root}:{packages} shutdown-timeout=1 graceful-timeout=1
WSGIProcessGroup site
WSGIApplicationGroup %{{GLOBAL}}
WSGIScriptAlias / {root}/tests/relay/site_wsgi.py
User www-data
Group www-data
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
        place = {"port": self.port, "folder": folder, "root": ROOT}
        packages = next(Path(one) for one in sys.path if one.endswith("site-packages"))
        (folder / "apache.conf").write_text(_APACHE.format(packages=packages, **place), encoding="ascii")
        program = Path(sys.executable).parent / server.command[0]
        command = [str(program if program.exists() else server.command[0])]
        command += [argument.format(**place) for argument in server.command[1:]]
        environment = {
            **os.environ,
            "AGENT_SERVER_URL": upstream,
            "PORT": str(self.port),
            "HEARTBEAT": "1e6" if server.tells else "1",
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

    def interrupt(self) -> None:
        """Stop it in the way of its kind."""
        self.process.send_signal(self.server.stop)

    def kill(self) -> None:
        """End all that is left of it."""
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
            started.kill()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]
