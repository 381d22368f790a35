"""The views of both frameworks: nobody is let in unasked, a run is whole however often the page is loaded, nothing leaks."""

from __future__ import annotations

import contextlib
import json
import uuid

import pytest

from langgraph_client import RetryPolicy, get_client
from langgraph_client.web.view_error import require_authorized
from tests.local_server import KEY, PATIENCE, RUN, THREAD, LocalServer, answer, refusing_port
from tests.web.conftest import Browser, comes_true
from tests.web.sites import site
from tests.web.upstreams import METADATA, Held, upstream

JOKE = {"input": {"topic": "ice cream"}}
DEEP = b'{"input": ' + b"[" * 600 + b"]" * 600 + b"}"
TOLD = "This is a joke about ice cream and cats"


@pytest.fixture(params=["django", "flask"])
def framework(request):
    """Which of the two."""
    return request.param


@pytest.fixture
def real(framework, client):
    """The site in front of the real server; the user has every thread."""
    with site(framework, client=client, authorize=lambda *_: True, stream_mode="updates") as it:
        yield it


@contextlib.contextmanager
def nowhere(framework, authorize=lambda *_: True):
    """A site whose Agent Server is not to be asked."""
    client = get_client("http://unused.test", api_key=None)
    with client, site(framework, client=client, authorize=authorize) as it:
        yield it


def started(it, thread_id, payload):
    """A run's id."""
    said = it.start(thread_id, payload)
    assert said.status_code == 201, said.text
    assert said.json["thread_id"] == thread_id
    assert said.json["stream"] == f"/chat/{thread_id}/runs/{said.json['run_id']}/stream"
    return said.json["run_id"]


def watched(it, thread_id, run_id, browser, until=lambda _: False):
    """What the browser sees until it leaves, or the stream ends."""
    with contextlib.closing(it.watch(thread_id, run_id, browser.last_event_id)) as said:
        assert said.status_code == 200, said.text
        assert said.headers["Content-Type"].partition(";")[0] == "text/event-stream"
        assert (said.headers["Cache-Control"], said.headers["X-Accel-Buffering"]) == ("no-store", "no")
        return browser.read(said.response, until)


def test_a_run_from_start_to_end(real, thread_id, browser):
    """Started by a POST, watched by a GET."""
    watched(real, thread_id, started(real, thread_id, JOKE), browser)
    assert browser.names == ["metadata", "updates", "updates", "end"]
    assert browser.events[2][1]["generate_joke"]["joke"] == TOLD
    assert browser.data("end") == [{"status": "success", "interrupts": []}]


@pytest.mark.parametrize("leaves", [1, 3, 7])
def test_a_page_whose_connection_drops_loses_nothing(leaves, framework, client, thread_id):
    """It comes again with the last id after so many events, as often as it takes: each event once, in order."""
    with site(framework, client=client, authorize=lambda *_: True, stream_mode="custom") as it:
        comes_again_and_again(leaves, it, client, thread_id)


def comes_again_and_again(leaves, it, client, thread_id):
    """Watch a burst, from connection to connection."""
    run_id = client.runs.create(
        thread_id, "burst", input={"count": 20}, stream_mode="custom", stream_resumable=True
    ).run_id
    browser, connections = Browser(), 0
    while not browser.ended:
        seen = len(browser.events)
        watched(it, thread_id, run_id, browser, lambda one, seen=seen: len(one.events) == seen + leaves)
        connections += 1
    assert [one["number"] for one in browser.data("custom")] == list(range(20))
    assert connections >= 20 // leaves


def test_a_page_that_is_loaded_again_sees_all_again(real, thread_id):
    """A new EventSource has no last id: it begins at the start, in the middle of a run and after it."""
    run_id = started(real, thread_id, JOKE)
    first = watched(real, thread_id, run_id, Browser(), lambda one: len(one.events) == 2)
    again = [watched(real, thread_id, run_id, Browser()) for _ in range(2)]
    assert again[0].events == again[1].events
    assert again[0].events[:2] == first.events


def test_a_question_and_its_answer(framework, client, thread_id):
    """The end says what is asked; the answer starts the run that goes on."""
    with site(framework, client=client, assistant_id="approval", authorize=lambda *_: True) as it:
        asked = watched(it, thread_id, started(it, thread_id, {"input": {"request": "buy cats"}}), Browser())
        (end,) = asked.data("end")
        assert [one["value"] for one in end["interrupts"]] == [{"question": "Shall I buy cats?"}]
        done = watched(it, thread_id, started(it, thread_id, {"command": {"resume": "yes"}}), Browser())
        assert done.data("end") == [{"status": "success", "interrupts": []}]
    assert client.threads.get(thread_id).values["answer"] == "yes"


def test_stop(framework, client, thread_id, browser):
    """The run is cancelled and its stream ends; stopping again is no error."""
    with site(framework, client=client, assistant_id="slow", authorize=lambda *_: True, stream_mode="updates") as it:
        run_id = started(it, thread_id, {"input": {"steps": 1000, "delay": 0.02}})
        watched(it, thread_id, run_id, browser, lambda one: bool(one.data("updates")))
        assert it.cancel(thread_id, run_id).status_code == 200
        watched(it, thread_id, run_id, browser)
        assert browser.data("end") == [{"status": "interrupted", "interrupts": []}]
        assert it.cancel(thread_id, run_id).status_code == 200


def test_leaving_cancels_where_it_is_to(framework, client, thread_id):
    """And else the run goes on without anybody."""
    options = {"client": client, "assistant_id": "slow", "authorize": lambda *_: True, "stream_mode": "updates"}
    with site(framework, cancel_on_close=True, **options) as it:
        run_id = started(it, thread_id, {"input": {"steps": 1000, "delay": 0.02}})
        watched(it, thread_id, run_id, Browser(), lambda one: bool(one.data("updates")))
        assert comes_true(lambda: client.runs.get(thread_id, run_id).status == "interrupted")


def test_a_failed_run_tells_the_page_nothing(framework, client, thread_id, browser):
    """But that it failed."""
    with site(framework, client=client, assistant_id="failing", authorize=lambda *_: True, stream_mode="tasks") as it:
        watched(it, thread_id, started(it, thread_id, {"input": {"topic": "x"}}), browser)
    assert "boom" not in json.dumps(browser.events)
    assert browser.names[-2:] == ["error", "end"]
    assert browser.data("end") == [{"status": "error", "interrupts": []}]


def everything(it, thread_id, run_id=RUN):
    """The answers of the three views."""
    return [it.start(thread_id, JOKE), it.watch(thread_id, run_id), it.cancel(thread_id, run_id)]


def test_a_strangers_thread_is_as_one_that_does_not_exist(framework, client, thread_id):
    """To the last byte, for every view; and a stranger's run is none of the user's thread."""
    theirs = client.threads.create().thread_id
    run_id = client.runs.create(theirs, "agent", input={"topic": "x"}, stream_resumable=True).run_id
    missing = str(uuid.uuid4())
    mine = {thread_id, missing}
    with site(framework, client=client, authorize=lambda _, one: one in mine) as it:
        strange, absent = everything(it, theirs, run_id), everything(it, missing)
        for one, other in zip(strange, absent, strict=True):
            assert (one.status_code, one.json) == (other.status_code, other.json) == (404, {"error": "not found"})
            assert dict(one.headers) == dict(other.headers)
        for said in everything(it, thread_id, run_id)[1:]:
            assert (said.status_code, said.json) == (404, {"error": "not found"})


def test_nothing_is_asked_for_whom_is_not_let_in(framework):
    """The Agent Server hears nothing of it."""
    with LocalServer() as server, get_client(server.url, api_key=KEY) as client:
        with site(framework, client=client, authorize=lambda *_: False) as it:
            assert [said.status_code for said in everything(it, THREAD)] == [404] * 3
        assert server.seen == []


def test_authorize_must_say_yes_or_no(framework):
    """What is merely true to Python, as a coroutine that nobody awaits, lets nobody in."""
    with nowhere(framework, lambda *_: "yes") as it:
        assert it.start(THREAD, JOKE).status_code == 500
    with pytest.raises(TypeError, match="authorize must return True or False, got 'yes'"):
        require_authorized("yes")


def test_authorize_sees_the_request_and_the_thread(framework, client, thread_id):
    """As strings and headers."""
    seen = []

    def authorize(request, thread):
        seen.append((request.method, thread, request.headers.get("X-User")))
        return False

    with site(framework, client=client, authorize=authorize) as it:
        it.start(thread_id, json=JOKE, headers={"X-User": "me"})
        it.watch(thread_id, RUN)
    assert seen == [("POST", thread_id, "me"), ("GET", thread_id, None)]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD", "POST"])
def test_other_methods_are_refused(method, framework):
    """Before anybody is asked. A HEAD opens no stream."""
    with nowhere(framework, pytest.fail) as it:
        codes = {
            "start": it.visitor.open(f"/chat/{THREAD}/runs", method=method).status_code if method != "POST" else 405,
            "stream": it.watch(THREAD, RUN, method=method).status_code if method != "GET" else 405,
            "cancel": it.cancel(THREAD, RUN, method=method).status_code if method != "POST" else 405,
        }
    assert set(codes.values()) == {405}, codes


@pytest.mark.parametrize("name", ["x", "11111111", f"{THREAD}%2F..", "..", "é"])
def test_what_is_no_uuid_is_not_found(name, framework):
    """Neither a thread nor a run."""
    with nowhere(framework, pytest.fail) as it:
        for said in (it.start(name, JOKE), it.watch(name, RUN), it.watch(THREAD, name), it.cancel(THREAD, name)):
            assert said.status_code == 404


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"{}", b'{"input": NaN}', b'{"input": 1, "command": {"resume": 1}}', b'{"command": null}',
     b'{"command": {"goto": "end"}}', b'{"command": {"resume": 1, "update": {}}}', b'"input"', b"\xff", b"[" * 100_000, DEEP,
     b'{"input": "\\ud800"}', b'{"input": 1e999}', b'{"input": {"deep": [-1E400]}}'],
)  # fmt: skip
def test_a_bad_body_is_a_400(body, framework):
    """With what is allowed; the Agent Server hears nothing of it."""
    with nowhere(framework) as it:
        said = it.start(THREAD, data=body, content_type="application/json")
    assert said.status_code == 400
    assert said.json["error"].startswith('the body must be a JSON object with either "input" or "command"')


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_form_of_another_site_is_a_415(kind, framework):
    """A browser sends JSON to another site only when that allows it."""
    with nowhere(framework) as it:
        assert it.start(THREAD, data=json.dumps(JOKE), content_type=kind).status_code == 415


@pytest.mark.parametrize("last", ["x", "lg1.broken", "5-0", "☃"])
def test_a_damaged_bookmark_is_a_400(last, real, thread_id):
    """The EventSource then gives up, and does not come again for ever."""
    said = real.watch(thread_id, RUN, last)
    assert (said.status_code, said.json) == (400, {"error": "Last-Event-ID is none of this run's"})


def test_a_bookmark_of_another_run_is_a_400(real, client, thread_id):
    """Whoever may see one thread can write a bookmark of any: nothing of that one is asked for, let alone sent."""
    theirs = client.threads.create().thread_id
    stream = client.runs.stream(theirs, "agent", input={"topic": "secret"}, stream_mode="updates")
    next(stream)
    mine = client.runs.create(thread_id, "agent", input={"topic": "x"}, stream_resumable=True).run_id
    for thread, run in ((thread_id, mine), (thread_id, stream.run_id)):
        said = real.watch(thread, run, stream.bookmark)
        assert (said.status_code, said.json) == (400, {"error": "Last-Event-ID is none of this run's"})
    stream.close()


SAYS = [
    (answer({"detail": "secret"}, 404), 404), (answer({"detail": "secret"}, 409), 409), (answer({"detail": "secret"}, 422), 422),
    (answer({"detail": "secret"}, 400), 400), (answer({"detail": "secret"}, 413), 413), (answer({"detail": "secret"}, 429), 429),
    (answer({"detail": "secret"}, 401), 502), (answer({"detail": "secret"}, 403), 502), (answer({"detail": "secret"}, 500), 502),
    (answer(b"<html>", 200), 502),
]  # fmt: skip


@pytest.mark.parametrize(("said", "status"), SAYS, ids=range(len(SAYS)))
def test_what_the_agent_server_refuses(said, status, framework, caplog):
    """Is a status and a sentence of ours; whatever it said is in the log, but for the key."""
    with upstream(said, said, said) as (_, client), site(framework, client=client, authorize=lambda *_: True) as it:
        answers = everything(it, THREAD)
    assert [one.status_code for one in answers] == [status] * 3
    assert not [one for one in answers if "secret" in one.text or "secret" in str(one.headers)]
    assert len({one.json["error"] for one in answers}) == 1
    assert KEY not in caplog.text


def test_an_agent_server_that_is_away_is_a_503(framework):
    """The page may come again later."""
    with refusing_port() as port:
        client = get_client(f"http://127.0.0.1:{port}", api_key=None, retry=RetryPolicy(attempts=1))
        with client, site(framework, client=client, authorize=lambda *_: True) as it:
            assert [said.status_code for said in everything(it, THREAD)] == [503] * 3


def test_what_goes_into_the_run(framework):
    """The input, and what the site says; what else the browser sent does not, unless the site takes it."""
    created = answer({"run_id": RUN, "thread_id": THREAD})
    given = {**JOKE, "assistant_id": "other", "config": {"configurable": {"user": "root"}}, "words": 5, "webhook": "x"}

    def run_options(request, payload):
        return {"input": payload["input"], "metadata": {"words": payload["words"], "agent": request.headers["X-Who"]}}

    with LocalServer(created, created) as server, get_client(server.url, api_key=None) as client:
        with site(framework, client=client, authorize=lambda *_: True) as it:
            it.start(THREAD, given)
        with site(framework, client=client, authorize=lambda *_: True, run_options=run_options) as it:
            it.start(THREAD, json=given, headers={"X-Who": "me"})
        plain, chosen = (json.loads(one.body) for one in server.seen)
    assert plain.keys() == {"assistant_id", "input", "stream_mode", "stream_resumable", "stream_subgraphs"}
    assert (plain["assistant_id"], plain["stream_mode"], plain["stream_resumable"]) == ("agent", "messages-tuple", True)
    assert chosen == {**plain, "metadata": {"words": 5, "agent": "me"}}


def test_a_client_that_is_made_when_it_is_needed(framework, client, thread_id, browser):
    """As one that is the process's own; and what the browser sees goes through the site."""
    options = {"client": lambda: client, "authorize": lambda *_: True, "stream_mode": "updates"}
    with site(framework, transform=lambda part: None if part.event == "metadata" else part, **options) as it:
        watched(it, thread_id, started(it, thread_id, JOKE), browser)
    assert browser.names == ["updates", "updates", "end"]


def test_a_browser_that_goes_away_ends_the_upstream(framework):
    """The server closes the body, as PEP 3333 wants: both frameworks pass it on."""
    held = Held(METADATA)
    with upstream(answer({"run_id": RUN, "thread_id": THREAD}), held) as (_, client):
        with site(framework, client=client, authorize=lambda *_: True) as it:
            watched(it, THREAD, RUN, Browser(), lambda one: one.names)
        assert held.left.wait(PATIENCE)


@pytest.mark.parametrize("run_id", [None, "", 5, "../threads", RUN.replace("-", ""), f"{{{RUN}}}", "x" * 1000])
def test_a_start_without_a_run_is_a_502(run_id, framework, caplog):
    """What a server of another kind answers goes into no URL of the page; the log has it."""
    created = {} if run_id is None else {"run_id": run_id, "thread_id": THREAD}
    with upstream(answer(created)) as (_, client), site(framework, client=client, authorize=lambda *_: True) as it:
        said = it.start(THREAD, JOKE)
    assert (said.status_code, said.json) == (502, {"error": "the Agent Server failed"})
    assert "started a run without a UUID" in caplog.text


def test_a_view_bounds_what_is_seen_of_a_run(framework, client, thread_id, browser):
    """Of one that was started elsewhere too, with all modes: nothing but the view's own goes to the browser."""
    modes = ["values", "updates", "tasks", "debug", "checkpoints", "events", "custom", "messages-tuple"]
    run = client.runs.create(thread_id, "agent", input={"topic": "tea"}, stream_mode=modes, stream_resumable=True)
    with site(framework, client=client, authorize=lambda *_: True, stream_mode=["updates"]) as it:
        watched(it, thread_id, run.run_id, browser)
        assert set(browser.names) == {"metadata", "updates", "end"}
        part = client.runs.join_stream(thread_id, run.run_id, last_event_id="-", stream_mode="values")
        next(part)
        again = Browser(last_event_id=part.bookmark)
        watched(it, thread_id, run.run_id, again)
        assert set(again.names) <= {"updates", "end"}
        part.close()


def test_run_options_can_not_ask_for_more_than_the_view_shows(framework):
    """It would be streamed, and not shown."""
    options = {
        "authorize": lambda *_: True,
        "run_options": lambda *_: {"input": 1, "stream_mode": ["updates", "values"]},
    }
    with LocalServer() as server, get_client(server.url, api_key=None) as client:
        with site(framework, client=client, stream_mode="updates", **options) as it:
            assert it.start(THREAD, JOKE).status_code == 500
        assert server.seen == []


@pytest.mark.parametrize(
    "forged",
    [{"stream_mode": ["values"] * 20_000}, {"stream_mode": ["a b"]}, {"last_event_id": "5" * 100_000}],
    ids=["many modes", "no mode", "a huge id"],
)
def test_a_forged_bookmark_is_a_400(forged, framework):
    """Whoever sees one can write one: nothing is asked of the Agent Server."""
    from langgraph_client.protocol.bookmark import Bookmark

    mark = Bookmark(kind="run", thread_id=THREAD, run_id=RUN, **forged)
    with nowhere(framework) as it:
        said = it.watch(THREAD, RUN, str(mark))
    assert (said.status_code, said.json) == (400, {"error": "Last-Event-ID is none of this run's"})


def test_a_cancel_has_a_body(framework):
    """There are servers that make a 500 of an answer without one."""
    found = answer({"run_id": RUN, "thread_id": THREAD})
    script = [found, answer(None, 202)]
    with upstream(*script) as (_, client), site(framework, client=client, authorize=lambda *_: True) as it:
        said = it.cancel(THREAD, RUN)
    assert (said.status_code, said.json) == (200, {})
