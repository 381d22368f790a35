"""What is Django's own: no view is open by default, CSRF is enforced, and no middleware holds events back."""

from __future__ import annotations

import contextlib
import json
import threading

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, RequestFactory

from langgraph_client.web.django import RunStreamView, sse_response
from tests.local_server import RUN, THREAD, answer
from tests.web.conftest import Browser
from tests.web.sites import django_site, site
from tests.web.upstreams import END, VALUES, join, status, told, upstream

PARTS = {"client": object(), "assistant_id": "agent", "authorize": lambda *_: True}


@pytest.mark.parametrize("missing", PARTS)
def test_no_view_is_open_by_default(missing):
    """Without a word on who may come in, on the client or the assistant there is none, as soon as the URLs are made."""
    view = type("Runs", (RunStreamView,), {name: value for name, value in PARTS.items() if name != missing})
    for make in (view.as_view, view.urls):
        with pytest.raises(ImproperlyConfigured, match=f"Runs must define {missing}: no view is open by default"):
            make()


@pytest.mark.parametrize("modes", ["messages", ["values", "messages"]])
def test_no_view_has_a_mode_that_a_reload_would_lose(modes):
    """The server keeps no parts of it."""
    view = type("Runs", (RunStreamView,), {**PARTS, "stream_mode": modes})
    with pytest.raises(ValueError, match="stream_mode must not contain 'messages'"):
        view.as_view()


def test_csrf_is_enforced():
    """By Django's middleware: the page sends the token, another site can't."""
    middleware = ["django.middleware.csrf.CsrfViewMiddleware"]
    script = [answer({"run_id": RUN, "thread_id": THREAD})] * 3
    with upstream(*script, answer(None, 202)) as (server, client):
        with django_site(middleware, client=client, assistant_id="agent", authorize=lambda *_: True):
            page = Client(enforce_csrf_checks=True)
            post = {"data": json.dumps({"input": 1}), "content_type": "application/json"}
            urls = [f"/chat/{THREAD}/runs", f"/chat/{THREAD}/runs/{RUN}/cancel"]
            assert [page.post(url, **post).status_code for url in urls] == [403, 403]
            assert server.seen == []
            token = "x" * 32
            page.cookies["csrftoken"] = token
            codes = [page.post(url, **post, headers={"X-CSRFToken": token}).status_code for url in urls]
            assert codes == [201, 200]
        server.script.clear()


def test_allowed_methods_are_told():
    """As Django does."""
    with upstream() as (_, client), site("django", client=client, authorize=pytest.fail) as it:
        assert it.watch(THREAD, RUN, method="PUT").headers["Allow"] == "GET"
        assert it.cancel(THREAD, RUN, method="PUT").headers["Allow"] == "POST"


def test_gzip_holds_nothing_back():
    """Django's own middleware would keep the first events until there are many."""
    go_on = threading.Event()
    with upstream(answer({"run_id": RUN, "thread_id": THREAD}), told(go_on)) as (_, client):
        middleware = ["django.middleware.gzip.GZipMiddleware"]
        with site("django", middleware=middleware, client=client, authorize=lambda *_: True) as it:
            said = it.visitor.get(f"/chat/{THREAD}/runs/{RUN}/stream", headers={"Accept-Encoding": "gzip"})
            with contextlib.closing(said):
                assert Browser().read(said.response, lambda one: one.names).names == ["metadata"]
        go_on.set()


def test_a_view_of_your_own():
    """Any stream is an answer."""
    with upstream(told(*VALUES, END), status("success")) as (_, client):
        said = sse_response(join(client), request=RequestFactory().get("/"), retry=1)
        assert said.streaming
        assert Browser().read(said).data("end") == [{"status": "success", "interrupts": []}]
        said.close()
