"""A callback becomes a value, from whoever knows the secret; the real server calls real handlers."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from django.http import HttpRequest, HttpResponse
from flask import Flask, request
from werkzeug.serving import make_server

from examples.agent_server import WEBHOOK_SECRET
from langgraph_client.web.webhooks import InvalidWebhook, RunCompletion, parse_webhook
from tests.web import sites

TOLD = {
    "run_id": "r", "thread_id": "t", "assistant_id": "a", "status": "error", "metadata": {"order": 7},
    "error": {"error": "ValueError", "message": "boom"}, "values": {"topic": "x"}, "created_at": "2026-11-25T20:00:28+00:00",
    "kwargs": {"config": {"configurable": {"token": "hidden"}}}, "new": 1,
}  # fmt: skip
HEADERS = {"X-Webhook-Secret": "open sesame"}
TEXTS = ("run_id", "status", "assistant_id", "created_at", "run_started_at", "run_ended_at", "webhook_sent_at")
ODD = [b"open sesame", ["open sesame"], ("open sesame",), None, 7, True, "\ud800"]


@pytest.mark.parametrize("body", [TOLD, json.dumps(TOLD), json.dumps(TOLD).encode()], ids=["dict", "str", "bytes"])
def test_a_callback_is_read(body):
    """Each field by its name, what is missing as None, what is new in `raw`."""
    done = parse_webhook(body)
    assert (done.run_id, done.thread_id, done.status, done.assistant_id) == ("r", "t", "error", "a")
    assert (done.error, done.message, done.values, done.metadata) == (
        "ValueError",
        "boom",
        {"topic": "x"},
        {"order": 7},
    )
    assert (done.created_at, done.run_ended_at) == ("2026-11-25T20:00:28+00:00", None)
    assert done.raw == TOLD
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        done.status = "success"


def test_an_error_that_is_a_text():
    """As other servers may send it."""
    done = parse_webhook({**TOLD, "error": "boom"})
    assert (done.error, done.message) == (None, "boom")


def test_the_repr_hides_what_the_run_was_given():
    """There may be tokens in it."""
    assert "hidden" not in repr(parse_webhook(TOLD))
    assert "run_id='r'" in repr(parse_webhook(TOLD))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "a run's completion in JSON"),
        (b"\xff", "a run's completion in JSON"),
        ("[" * 100_000, "a run's completion in JSON"),
        (b"[]", "a run's completion, a JSON object, got list"),
        ({}, "have run_id"),
        ({**TOLD, "status": None}, "have status; does `allowed_fields`"),
        ({**TOLD, "thread_id": 5}, "have a str as thread_id, got a int"),
        *(({**TOLD, name: 5}, f"have a str as {name}, got a int") for name in TEXTS),
        *(({**TOLD, name: ["x"]}, f"have a str as {name}, got a list") for name in TEXTS),
        ({**TOLD, "error": {"error": 5}}, "have a str as error, got a int"),
        ({**TOLD, "error": {"error": "E", "message": {}}}, "have a str as message, got a dict"),
        ({**TOLD, "error": ["E"]}, "have a str as message, got a list"),
        ({**TOLD, "metadata": [1]}, "have an object as metadata, got a list"),
        ({**TOLD, "metadata": False}, "have an object as metadata, got a bool"),
    ],
)
def test_a_body_that_is_none_is_refused(body, message):
    """With what is missing."""
    with pytest.raises(ValueError, match=f"^body must (be )?{message}"):
        parse_webhook(body)


@pytest.mark.parametrize("headers", [HEADERS, {"x-webhook-secret": "open sesame", "other": "1"}])
def test_the_right_secret(headers):
    """In a header whose name is of any case."""
    assert parse_webhook(TOLD, headers, secret="open sesame").run_id == "r"
    assert parse_webhook(TOLD, {"token": "open sesame"}, secret="open sesame", header="Token").run_id == "r"


@pytest.mark.parametrize(
    "headers", [{}, {"x-webhook-secret": "open"}, {"x-webhook-secret": ""}, {"X-Webhook-Secret": "é"}]
)
def test_a_wrong_secret(headers):
    """Refuses before the body is looked at, and shows neither."""
    with pytest.raises(InvalidWebhook, match="^the header x-webhook-secret is missing or wrong$"):
        parse_webhook(b"{", headers, secret="open sesame")


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_a_header_of_an_odd_type(value):
    """It is no secret, whatever is in it; and neither is one of two."""
    with pytest.raises(InvalidWebhook):
        parse_webhook(TOLD, {"x-webhook-secret": value}, secret="open sesame")
    with pytest.raises(InvalidWebhook):
        parse_webhook(TOLD, {**HEADERS, "x-webhook-secret": value}, secret="open sesame")
    assert parse_webhook(TOLD, {**HEADERS, 5: value, b"x-webhook-secret": value}, secret="open sesame").run_id == "r"


def test_arguments_of_another_type():
    """It is said which."""
    with pytest.raises(TypeError, match="^body must be bytes, a str or a mapping, got a list$"):
        parse_webhook([TOLD])
    with pytest.raises(TypeError, match="^secret must be a str, got a bytes$"):
        parse_webhook(TOLD, HEADERS, secret=b"open sesame")
    with pytest.raises(TypeError, match="^headers must be the request's headers .* got a list$"):
        parse_webhook(TOLD, list(HEADERS.items()), secret="open sesame")


@pytest.mark.parametrize("secret", ["", "é"])
def test_a_secret_that_can_not_be_one(secret):
    """As that of an environment variable that is not set."""
    with pytest.raises(ValueError, match="secret must be ASCII text that is not empty"):
        parse_webhook(TOLD, HEADERS, secret=secret)
    with pytest.raises(TypeError, match="headers must be the request's headers"):
        parse_webhook(TOLD, secret="x")


class Handlers:
    """A handler in each framework, at `/django/hook` and `/flask/hook`, and what they were told."""

    def __init__(self, secret: str = WEBHOOK_SECRET) -> None:
        self.secret = secret
        self.done: list[RunCompletion] = []
        self.refused = 0
        self.changed = threading.Condition()
        flask = Flask("hooks")
        flask.post("/hook")(lambda: ("", self.take(request.get_data(), request.headers)))
        self.flask = flask

    def take(self, body: bytes, headers: Any) -> int:
        """What both do. Returns the status."""
        with self.changed:
            try:
                self.done.append(parse_webhook(body, headers, secret=self.secret))
            except InvalidWebhook:
                self.refused += 1
                return 403
            finally:
                self.changed.notify_all()
            return 204

    def django(self, environ: Any, start_response: Any) -> Any:
        """The handler in Django."""
        from django.core.handlers.wsgi import WSGIRequest

        asked: HttpRequest = WSGIRequest(environ)
        said = HttpResponse(status=self.take(asked.body, asked.headers))
        start_response(f"{said.status_code} {said.reason_phrase}", list(said.items()))
        return said

    def __call__(self, environ: Any, start_response: Any) -> Any:
        """Both, as one WSGI application."""
        app = self.django if environ["PATH_INFO"].startswith("/django") else self.flask
        environ["PATH_INFO"] = environ["PATH_INFO"].removeprefix("/django").removeprefix("/flask")
        return app(environ, start_response)

    def told(self, count: int) -> list[RunCompletion]:
        """So many callbacks, which are waited for."""
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.done) >= count, 20), self.done
            return self.done


@pytest.fixture
def hooks() -> Iterator[Any]:
    """A function that serves handlers, and gives their address."""
    assert sites  # configures Django
    servers = []

    def serve(handlers: Handlers) -> str:
        server = make_server("127.0.0.1", 0, handlers, threaded=True)
        servers.append((server, threading.Thread(target=server.serve_forever)))
        servers[-1][1].start()
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


ENDS = {
    "agent": ({"topic": "x"}, "success", None),
    "approval": ({"request": "x"}, "success", None),
    "failing": ({"topic": "x"}, "error", "ValueError"),
    "slow": ({"steps": 1000, "delay": 0.02}, "interrupted", "UserInterrupt"),
}


@pytest.mark.parametrize("framework", ["django", "flask"])
def test_the_real_server_calls_back(framework, client, hooks):
    """At every end that a run can have; its secret comes with it."""
    handlers = Handlers()
    url = f"{hooks(handlers)}/{framework}/hook"
    runs = {}
    for graph, (input, _, _) in ENDS.items():
        thread = client.threads.create().thread_id
        runs[graph] = client.runs.create(thread, graph, input=input, webhook=url, metadata={"order": graph})
    slow = runs["slow"]
    for part in client.runs.join_stream(slow.thread_id, slow.run_id):
        if part.event == "values":
            client.runs.cancel(slow.thread_id, slow.run_id)
            break
    done = {one.metadata["order"]: one for one in handlers.told(len(runs))}
    assert {graph: (one.status, one.error) for graph, one in done.items()} == {
        graph: (status, error) for graph, (_, status, error) in ENDS.items()
    }
    assert {graph: (one.run_id, one.thread_id) for graph, one in done.items()} == {
        graph: (run.run_id, run.thread_id) for graph, run in runs.items()
    }
    assert done["agent"].values == {"topic": "x and cats", "joke": "This is a joke about x and cats"}
    assert done["failing"].message == "boom"
    assert all(one.run_started_at <= one.run_ended_at <= one.webhook_sent_at for one in done.values())
    assert handlers.refused == 0


def test_a_server_with_another_secret_is_refused(client, hooks, thread_id):
    """The real one sends what its configuration says."""
    handlers = Handlers(secret="another")
    client.runs.wait(thread_id, "agent", input={"topic": "x"}, webhook=hooks(handlers) + "/flask/hook")
    with handlers.changed:
        assert handlers.changed.wait_for(lambda: handlers.refused, 20)
    assert handlers.done == []
