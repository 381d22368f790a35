"""Secrets in the locals of a traceback's frames, which some tools show by `repr`: in ours there are none."""

from __future__ import annotations

import pytest

from langgraph_client import LangGraphError, get_client
from langgraph_client.transport.headers import Headers
from tests.local_server import KEY, LocalServer, answer, once, raw, refusing_port

PASSWORD = "s3cret-password"
NOT_COVERED = {("http.client", "_send_output"), ("http.client", "send"), ("urllib3.connection", "request")}
"""The bytes that are sent, and the header that urllib3 put into them last."""


def showing(error):
    """The frames, of the error and of what it came from, that have a secret in the repr of a local."""
    found = set()
    while error is not None:
        trace = error.__traceback__
        while trace is not None:
            frame = trace.tb_frame
            module = str(frame.f_globals["__name__"])
            shown = "" if module.startswith("tests.") else "".join(map(repr, frame.f_locals.values()))
            if KEY in shown or PASSWORD in shown:
                found.add((module, frame.f_code.co_name))
            trace = trace.tb_next
        error = error.__cause__ or error.__context__
    return found


def failed(url, **settings):
    """How a call fails whose key, password and headers are secrets."""
    url = url.replace("://", f"://user:{PASSWORD}@")
    headers = {"X-Other": KEY}
    client = get_client(url, api_key=KEY, headers=headers, retry=once(), **settings)
    with client, pytest.raises(LangGraphError) as caught:
        client.system.info()
    return caught.value


FAULTS = {"401": answer({}, 401), "cut": raw(b""), "no JSON": answer(b"<html>"), "another shape": answer([])}


@pytest.mark.parametrize("fault", FAULTS)
def test_no_local_shows_a_secret(fault):
    """Neither of ours, nor of requests, urllib3 and http.client once the request is sent."""
    with LocalServer(FAULTS[fault]) as server:
        assert showing(failed(server.url)) == set()


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_what_is_not_covered_where_nothing_was_sent(scheme):
    """The documentation says so."""
    with refusing_port() as port:
        shown = showing(failed(f"{scheme}://127.0.0.1:{port}"))
    assert shown <= NOT_COVERED
    assert bool(shown) is (scheme == "http")


def test_headers_show_their_names_alone():
    """Also a copy of them."""
    headers = Headers({"X-Api-Key": KEY, "Accept": "a"})
    assert repr(headers) == repr(headers.copy()) == "<headers X-Api-Key, Accept>"
    assert headers.copy()["x-api-key"] == KEY
