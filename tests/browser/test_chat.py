"""What a human sees on the chat pages, whatever befalls them: each time it is what the Agent Server has."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from examples.agent_server import AUTH_KEY
from tests.browser.pages import (
    answer_has,
    assert_grew,
    expect_status,
    kept,
    noted,
    opened,
    say,
    shown,
    thread_of,
    watch,
)

LONG = " ".join(f"word-{n}" for n in range(200))  # four seconds of answer, in which a busy browser reloads the page
ANSWER = f"You said: {LONG}"


@pytest.fixture
def page(session):
    """A page with a new chat."""
    return opened(session)


def test_watch_tokens_arrive(page, client):
    """An answer is seen to grow, word by word, and is never anything but the beginning of what it will be."""
    watch(page, ANSWER)
    say(page, LONG)
    expect_status(page, "Done")
    assert shown(page) == kept(client, page) == [["human", LONG], ["ai", ANSWER]]
    assert_grew(page)


def test_reload_in_the_middle(page, client):
    """A reload in the middle of an answer shows it from its start and goes on, with nothing twice."""
    watch(page, ANSWER)
    say(page, LONG)
    answer_has(page, "word-30")
    page.reload()
    answer_has(page, "word-30")
    expect_status(page, "Done")
    assert_grew(page)
    assert shown(page) == kept(client, page) == [["human", LONG], ["ai", ANSWER]]
    page.reload()
    expect_status(page, "Done")
    assert shown(page) == kept(client, page)


def test_stop(page, client):
    """Stop ends the run; what it had said stays, also after a reload, and the chat goes on."""
    say(page, LONG)
    answer_has(page, "word-20")
    page.get_by_role("button", name="Stop").click()
    expect_status(page, "Stopped")
    (run,) = client.runs.list(thread_of(page))
    assert run.status == "interrupted"
    said = "".join(client.runs.join_stream(run.thread_id, run.run_id, last_event_id="-").tokens())
    assert shown(page) == [["human", LONG], ["ai", said]]
    assert ANSWER.startswith(said)
    assert len(said) < len(LONG)
    page.reload()
    expect_status(page, "Stopped")
    assert shown(page) == [["human", LONG], ["ai", said]]
    say(page, "go on")
    expect_status(page, "Done")
    assert shown(page)[-2:] == kept(client, page)[-2:] == [["human", "go on"], ["ai", "You said: go on"]]


def test_answer_yes(page, client):
    """A question is answered by a button."""
    say(page, "buy cats")
    expect_status(page, "Waits for your answer", "asking")
    expect(page.locator("#asked")).to_have_text("Shall I buy cats?")
    page.get_by_role("button", name="Yes").click()
    expect_status(page, "Done")
    assert shown(page) == kept(client, page)
    assert shown(page)[-2:] == [["tool", "bought: cats"], ["ai", "Done: bought: cats"]]


def test_answer_in_words(page, client):
    """A question is still there after a reload, and is answered in words."""
    say(page, "buy dogs")
    expect_status(page, "Waits for your answer", "asking")
    page.reload()
    expect_status(page, "Waits for your answer", "asking")
    page.get_by_label("Your own answer").fill("rather not")
    page.get_by_label("Your own answer").press("Enter")
    expect_status(page, "Done")
    assert shown(page) == kept(client, page)
    assert shown(page)[-2:] == [["tool", "not bought: dogs"], ["ai", "Done: not bought: dogs"]]


def test_kill_the_worker(page, client, chat):
    """The worker that serves the stream is killed in the middle: the browser reconnects, and nothing is lost or doubled."""
    requests = noted(page, "request")
    watch(page, ANSWER)
    say(page, LONG)
    answer_has(page, "word-30")
    assert chat.kill_serving()
    expect_status(page, "Done")
    assert shown(page) == kept(client, page) == [["human", LONG], ["ai", ANSWER]]
    assert_grew(page)
    joins = [request.all_headers() for request in requests if request.url.endswith("/stream")]
    assert ["last-event-id" in headers for headers in joins] == [False, True]


def test_two_tabs(page, session, client):
    """A second tab can't talk into an answer, and shows it from its start while it comes in the first."""
    other = opened(session, page.url)
    say(page, LONG)
    answer_has(page, "word-10")
    say(other, "me too")
    expect_status(other, "Not sent: the thread is busy")
    expect(other.get_by_label("Message")).to_have_value("me too")
    other.reload()
    answer_has(other, "word-30")
    expect_status(page, "Done")
    expect_status(other, "Done")
    assert shown(page) == kept(client, page) == [["human", LONG], ["ai", ANSWER]]
    assert shown(other) == kept(client, page)


def test_a_stranger(page, new_session, client):
    """Another browser session finds nothing where a thread is that is not its own, and can start nothing there."""
    say(page, "a secret")
    expect_status(page, "Done")
    (run,) = client.runs.list(thread_of(page))
    stranger = new_session()
    opened(stranger)
    token = stranger.request.get(f"{stranger.pages[0].url}state").json()["csrf"]
    for path in ("", "state", f"runs/{run.run_id}/stream"):
        response = stranger.request.get(page.url + path)
        assert response.status == 404
        assert "a secret" not in response.text()
    for path in ("runs", f"runs/{run.run_id}/cancel"):
        response = stranger.request.post(
            page.url + path, data={"input": {"id": "x", "text": "x"}}, headers={"X-CSRFToken": token}
        )
        assert response.status == 404
    assert len(client.runs.list(thread_of(page))) == 1


def test_a_forged_form(page, client):
    """A request of another site's, which has the cookie and not the token, is refused."""
    response = page.context.request.post(f"{page.url}runs", data={"input": {"id": "x", "text": "x"}})
    assert response.status == 403


def test_nothing_leaks(session):
    """The Agent Server's key is in nothing that the browser gets, and what is said never becomes HTML."""
    page = session.new_page()
    responses = noted(page, "response")
    page.goto("/")
    expect_status(page, "Ready")
    say(page, "<img src=x onerror=alert(1)> & <b>bold</b>")
    expect_status(page, "Done")
    assert shown(page)[1] == ["ai", "You said: <img src=x onerror=alert(1)> & <b>bold</b>"]
    assert page.locator("#messages :is(img, b)").count() == 0
    assert not [response.url for response in responses if AUTH_KEY in json.dumps(response.all_headers())]
    urls = {response.url for response in responses if response.request.method == "GET"}
    bodies = [session.request.get(url).text() for url in urls]
    assert any("event: messages" in body for body in bodies)
    assert not [body for body in bodies if AUTH_KEY in body]
