"""Serves a chat app on gunicorn, with a new Agent Server unless `--url` names one. Ctrl-C and SIGTERM end both.

The app's processes are configured by the environment: the address of the Agent Server, its key, and a secret to sign
cookies with. The secret is generated at each start unless `CHAT_SECRET_KEY` is set; no file contains it.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import agent_server

if TYPE_CHECKING:
    from collections.abc import Sequence

HOST = "127.0.0.1"
EXAMPLES = Path(__file__).resolve().parent
START_TIMEOUT = 30.0  # seconds until gunicorn must listen
STOP_TIMEOUT = 5.0  # seconds until it must have ended

# How many streams are open at once is a matter of the worker: a sync worker serves one request at a time, and an open
# stream is a request. A gthread worker serves as many as it has threads, a gevent worker a thousand.
WORKERS = {"sync": ("8", []), "gthread": ("2", ["--threads", "32"]), "gevent": ("2", [])}


def main(app: str, arguments: Sequence[str] | None = None) -> int:
    """Run the command line for an app (`package.module:name`, seen from this folder) and return the exit status."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have started us with Ctrl-C ignored
    for one in (signal.SIGTERM, signal.SIGHUP):  # which a terminal sends that is closed
        signal.signal(one, agent_server.leave)
    options = parse(arguments)
    try:
        with contextlib.ExitStack() as stack:
            environment = {"CHAT_SECRET_KEY": secrets.token_urlsafe(32), **os.environ}
            server = None
            if options.url:
                environment["LANGGRAPH_API_URL"] = options.url
            else:
                server = stack.enter_context(agent_server.running(auth=True))
                environment |= {"LANGGRAPH_API_URL": server.url, "LANGGRAPH_API_KEY": agent_server.AUTH_KEY}
            return run(app, options, environment, server)
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description="Serve a chat page on gunicorn, and an Agent Server behind it.")
    parser.add_argument(
        "--url", help="an Agent Server (default: one that is started for this); its key: LANGGRAPH_API_KEY"
    )
    parser.add_argument(
        "--worker", choices=WORKERS, default="gthread", help="gunicorn's workers (default: %(default)s)"
    )
    parser.add_argument(
        "--workers", type=positive, help="how many (default: 2; 8 of sync, which serve one stream each)"
    )
    parser.add_argument("--port", type=positive, default=8000, help="the port to listen on (default: %(default)s)")
    options = parser.parse_args(arguments)
    if options.url and not options.url.startswith(("http://", "https://")):
        parser.error(f"argument --url: {options.url!r} does not begin with http:// or https://")
    try:
        with socket.create_server((HOST, options.port)):
            pass
    except (OSError, OverflowError) as error:
        parser.error(f"argument --port: can't listen on {options.port}: {error}")
    return options


def positive(text: str) -> int:
    """A whole number above zero."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def run(
    app: str, options: argparse.Namespace, environment: dict[str, str], server: agent_server.AgentServer | None
) -> int:
    """Run gunicorn until it or this process ends.

    Raises:
        RuntimeError: The Agent Server that was started here died.
    """
    workers, more = WORKERS[options.worker]
    command = [sys.executable, "-m", "gunicorn", app, "--pythonpath", str(EXAMPLES), "--bind", f"{HOST}:{options.port}"]
    command += ["--worker-class", options.worker, "--workers", str(options.workers or workers), *more]
    # A sync worker counts as hung while it serves a stream, and is killed after the time-out. The page would reconnect
    # and lose nothing; that it need not, no answer should take longer. At the end streams are not waited for.
    command += ["--timeout", "300", "--graceful-timeout", "1", "--log-level", "warning", "--no-control-socket"]
    gunicorn = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        wait_until_it_answers(gunicorn, options.port)
        print(f"The chat is at http://{HOST}:{options.port}/ on {options.worker} workers. Ctrl-C ends it.", flush=True)
        while gunicorn.poll() is None:
            if server is not None and not server.alive:
                raise RuntimeError(f"the Agent Server died; its log ends:\n{server.log_tail(10)}")
            with contextlib.suppress(subprocess.TimeoutExpired):
                gunicorn.wait(1)
        return gunicorn.returncode
    finally:
        gunicorn.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            gunicorn.wait(STOP_TIMEOUT)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(gunicorn.pid, signal.SIGKILL)  # workers can outlive their master for a while
        gunicorn.wait()


def wait_until_it_answers(gunicorn: subprocess.Popen[bytes], port: int) -> None:
    """Return when the app responds. It listens before that, and may still fail to start."""
    deadline = time.monotonic() + START_TIMEOUT
    while gunicorn.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection(HOST, port, timeout=START_TIMEOUT)
            with contextlib.closing(connection):
                connection.request("GET", "/static/icon.svg")
                connection.getresponse().read()
                return
        time.sleep(0.05)
    raise RuntimeError(f"gunicorn does not answer on port {port}; what it wrote says why")
