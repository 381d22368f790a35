"""Real servers, gunicorn with each of its workers that fit: a browser that goes away in silence is noticed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from werkzeug.serving import make_server

from tests.web.conftest import Browser, comes_true
from tests.web.sites import flask_site

ROOT = Path(__file__).resolve().parents[2]
LISTENING = re.compile(r"Listening at: (http://127\.0\.0\.1:\d+)")
WORKERS = {"sync": [], "gthread": ["--threads", "4"], "gevent": []}


@pytest.fixture(scope="module")
def sites(server_url: str) -> Iterator[dict[str, str]]:
    """Where each of the workers serves; they are started together, on ports that the system gives."""
    with tempfile.TemporaryDirectory() as folder:
        logs = {worker: Path(folder) / worker for worker in WORKERS}
        running = [serve(worker, logs[worker], server_url) for worker in WORKERS]
        try:
            assert comes_true(lambda: all(LISTENING.search(log.read_text()) for log in logs.values()))
            yield {worker: LISTENING.search(log.read_text())[1] for worker, log in logs.items()}
        finally:
            for process in running:
                process.send_signal(signal.SIGQUIT)
            for process in running:
                process.wait(20)


def serve(worker: str, log: Path, server_url: str) -> subprocess.Popen[bytes]:
    """One gunicorn."""
    command = [sys.executable, "-m", "gunicorn", "tests.web.gunicorn_site:app", "--bind", "127.0.0.1:0"]
    command += ["--worker-class", worker, "--no-control-socket", *WORKERS[worker]]
    with log.open("wb") as output:
        return subprocess.Popen(
            command, cwd=ROOT, stderr=output, env={**os.environ, "AGENT_SERVER_URL": server_url, "no_proxy": "*"}
        )


@pytest.mark.parametrize("worker", WORKERS)
def test_a_browser_that_goes_away_in_silence(worker, sites, client, thread_id):
    """Nothing is to be sent for long; the run is cancelled all the same, and the worker is free again."""
    leaves_in_silence(sites[worker], client, thread_id)


def test_one_that_goes_away_from_werkzeugs_server(client, thread_id):
    """The one that Flask starts while one develops."""
    options = {"client": client, "assistant_id": "slow", "authorize": lambda *_: True, "heartbeat": 1e6}
    server = make_server("127.0.0.1", 0, flask_site(cancel_on_close=True, **options), threaded=True)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    try:
        leaves_in_silence(f"http://127.0.0.1:{server.server_port}", client, thread_id)
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


def leaves_in_silence(url, client, thread_id):
    """Start a run that says nothing for long, watch it, leave, and see it cancelled."""
    with requests.Session() as session:
        session.trust_env = False
        chat = f"{url}/chat/{thread_id}/runs"
        run = session.post(chat, json={"input": {"steps": 3, "delay": 1000}}, timeout=20).json()
        with session.get(url + run["stream"], stream=True, timeout=20) as said:
            assert Browser().read(read(said), lambda one: one.names).names == ["metadata"]
        assert comes_true(lambda: client.runs.get(thread_id, run["run_id"]).status == "interrupted")
        assert session.post(f"{chat}/{run['run_id']}/cancel", timeout=20).json() == {}


def read(said):
    """What came, as soon as it has: `iter_content` waits for a whole buffer where a body has no chunks."""
    while chunk := said.raw.read1(65536):
        yield chunk


@pytest.mark.parametrize("worker", WORKERS)
def test_a_run_is_whole(worker, sites, thread_id):
    """From its start to its end, on a connection that then serves the next request."""
    with requests.Session() as session:
        session.trust_env = False
        run = session.post(
            f"{sites[worker]}/chat/{thread_id}/runs", json={"input": {"steps": 5, "delay": 0.01}}, timeout=20
        ).json()
        with session.get(sites[worker] + run["stream"], stream=True, timeout=20) as said:
            browser = Browser().read(read(said))
        assert [one["work"]["step"] for one in browser.data("updates")] == [1, 2, 3, 4, 5]
        assert browser.data("end") == [{"status": "success", "interrupts": []}]
