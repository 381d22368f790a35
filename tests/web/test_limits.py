"""How many streams a user may have open at once."""

from __future__ import annotations

import contextlib
import gc

import pytest

from langgraph_client.web.view_error import require_authorized
from tests.local_server import RUN, THREAD, answer
from tests.web.conftest import Browser
from tests.web.sites import site
from tests.web.upstreams import END, METADATA, VALUES, Held, status, told, upstream

EXISTS = answer({"run_id": RUN, "thread_id": THREAD})


def key_of(request, _thread):
    """The user's key, from a header of the tests."""
    return request.headers["X-User"]


def watch(it, user):
    """Open a stream as a user."""
    return it.visitor.get(f"/chat/{THREAD}/runs/{RUN}/stream", headers={"X-User": user})


@pytest.fixture(params=["django", "flask"])
def limited(request):
    """A site on which each user may have two streams, and its Agent Server's script."""

    @contextlib.contextmanager
    def made(*script):
        options = {"authorize": key_of, "max_streams": 2, "stream_mode": "values"}
        with upstream(*script) as (server, client), site(request.param, client=client, **options) as it:
            yield it, server

    return made


def test_one_stream_too_many_is_a_429(limited):
    """It says when to try again, and the Agent Server hears nothing of it; another user has two of their own."""
    with limited(*[EXISTS, Held(METADATA)] * 3) as (it, server), contextlib.ExitStack() as stack:
        for user in ("me", "me", "you"):
            said = stack.enter_context(contextlib.closing(watch(it, user)))
            assert Browser().read(said.response, lambda one: one.names).names == ["metadata"]
        asked = len(server.seen)
        said = watch(it, "me")
        assert (said.status_code, said.json) == (429, {"error": "too many streams are open"})
        assert said.headers["Retry-After"] == "5"
        assert len(server.seen) == asked


@pytest.mark.parametrize("how", ["ended", "left", "never read", "dropped"])
def test_a_stream_that_is_over_does_not_count(limited, how):
    """Whichever way it went."""
    body = told(*VALUES, END) if how == "ended" else Held(METADATA)
    script = [EXISTS, body, *([status("success")] if how == "ended" else [])]
    with limited(*script * 4) as (it, server):
        for _ in range(4):
            said = watch(it, "me")
            assert said.status_code == 200
            if how == "ended":
                assert Browser().read(said.response).ended
            elif how == "left":
                Browser().read(said.response, lambda one: one.names)
            if how == "dropped":
                del said
                gc.collect()
            else:
                said.close()
        server.script.clear()


def test_a_stream_that_can_not_be_opened_does_not_count(limited):
    """What the Agent Server refuses."""
    gone = answer({"detail": "no"}, 404)
    with limited(*[gone] * 5) as (it, _):
        assert [watch(it, "me").status_code for _ in range(5)] == [404] * 5


@pytest.mark.parametrize("said", [True, "", 5, None, object()])
def test_where_streams_are_counted_authorize_gives_a_key(said):
    """True would count all users as one."""
    with pytest.raises(TypeError, match="authorize must return the user's key, a str that is not empty"):
        require_authorized(said, keyed=True)
    assert require_authorized("me", keyed=True) == "me"


@pytest.mark.parametrize("framework", ["django", "flask"])
@pytest.mark.parametrize("limit", [0, -1, True, 1.5, "2"])
def test_what_is_no_limit_is_refused(framework, limit):
    """When the URLs are made."""
    made = site(framework, client=object, authorize=key_of, max_streams=limit)
    with pytest.raises(ValueError, match="max_streams must be a whole number above 0, or None for no limit, got"), made:
        pass
