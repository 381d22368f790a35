"""What is Flask's own: the blueprint needs to know whom to let in, and a view of one's own needs no blueprint."""

from __future__ import annotations

import pytest
from flask import Flask

from langgraph_client.web.flask import run_blueprint, sse_response
from tests.web.conftest import Browser
from tests.web.upstreams import END, VALUES, join, status, told, upstream


def test_no_blueprint_is_open_by_default():
    """Neither without `authorize` nor with nothing in its place."""
    with pytest.raises(TypeError, match="authorize"):
        run_blueprint("chat", client=object, assistant_id="agent")
    with pytest.raises(TypeError, match="authorize must be a function of the request and the thread's id, got None"):
        run_blueprint("chat", client=object, assistant_id="agent", authorize=None)


@pytest.mark.parametrize("modes", ["messages", ["values", "messages"]])
def test_no_blueprint_has_a_mode_that_a_reload_would_lose(modes):
    """The server keeps no parts of it."""
    with pytest.raises(ValueError, match="stream_mode must not contain 'messages'"):
        run_blueprint("chat", client=object, assistant_id="agent", authorize=lambda *_: True, stream_mode=modes)


def test_a_view_of_your_own():
    """Any stream is an answer, inside a request and outside."""
    script = [told(*VALUES, END), status("success")]
    with upstream(*script, *script) as (_, client):
        app = Flask("site")
        app.get("/")(lambda: sse_response(join(client), retry=1))
        said = app.test_client().get("/")
        assert said.headers["Content-Type"] == "text/event-stream"
        assert Browser().read(said.response).data("end") == [{"status": "success", "interrupts": []}]
        outside = sse_response(join(client))
        assert Browser().read(outside.response).ended
