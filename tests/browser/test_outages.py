"""What a human sees while the Agent Server is away: at the page's load, in the middle of an answer, when a message is sent."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from examples.agent_server import AUTH_KEY, HOST, REPOSITORY, AgentServer, free_port
from langgraph_client import get_client
from tests.browser.gunicorn import APPS, serving
from tests.browser.pages import answer_has, expect_status, kept, opened, say, shown

PATIENCE = 60_000
"""Milliseconds for a server to come back, and a page to notice."""
LONG = " ".join(f"word-{n}" for n in range(100))
AWAY = re.compile(r"The Agent Server can't be reached\. Trying again…")
UNWANTED = re.compile(r"\b(500|502|503|refused|undefined|null|Error)\b")


@pytest.fixture(scope="module")
def mortal():
    """An Agent Server that is killed and started again."""
    with AgentServer(auth=True) as server:
        yield server


@pytest.fixture(scope="module", params=APPS)
def chat(request, mortal):
    """A chat app in front of it."""
    with serving(request.param, "gthread", mortal.url, AUTH_KEY) as chat:
        yield chat


@pytest.fixture
def page(new_session, mortal):
    """A page with a new chat, which remembers every status that it shows."""
    if not mortal.alive:
        mortal.start()
    page = opened(new_session())
    watch_status(page)
    return page


def watch_status(page):
    """Have the page remember what it tells."""
    page.evaluate("""() => {
        const status = document.getElementById('status');
        window.told = [status.textContent];
        new MutationObserver(() => told.push(status.textContent)).observe(status, {childList: true, characterData: true, subtree: true});
    }""")


def told(page):
    """All that it told. None of it is for programmers."""
    all_of_it = page.evaluate("told")
    assert not [one for one in all_of_it if UNWANTED.search(one)]
    return all_of_it


def test_away_in_the_middle_of_an_answer(page, mortal):
    """The conversation stays, the page says who is away, and goes on when it is back."""
    say(page, "first")
    expect_status(page, "Done")
    say(page, LONG)
    answer_has(page, "word-30")
    mortal.kill()
    expect(page.get_by_role("status")).to_have_text(AWAY, timeout=PATIENCE)
    assert shown(page)[:3] == [["human", "first"], ["ai", "You said: first"], ["human", LONG]]
    assert "word-30" in shown(page)[3][1]
    mortal.start()
    expect(page.locator("body")).to_have_attribute("data-state", "ready", timeout=PATIENCE)
    assert shown(page)[:3] == [["human", "first"], ["ai", "You said: first"], ["human", LONG]]
    assert "word-30" in shown(page)[3][1]  # the server that was killed may have lost the run; the page has not
    say(page, "still there?")
    expect_status(page, "Done")
    assert shown(page)[-2:] == [["human", "still there?"], ["ai", "You said: still there?"]]
    assert any(AWAY.match(one) for one in told(page))


def test_away_at_load(page, mortal):
    """A page that can't be filled says so, and fills itself when the server is back."""
    say(page, "first")
    expect_status(page, "Done")
    mortal.stop()
    page.reload()
    expect(page.get_by_role("status")).to_have_text(AWAY, timeout=PATIENCE)
    watch_status(page)
    mortal.start()
    expect(page.locator("body")).to_have_attribute("data-state", "ready", timeout=PATIENCE)
    assert shown(page) == [["human", "first"], ["ai", "You said: first"]]
    assert told(page)[-1] == "Done"


def test_away_when_a_message_is_sent(page, mortal):
    """What was typed stays where it was typed, and can be sent when the server is back. It is in the thread once."""
    say(page, "first")
    expect_status(page, "Done")
    mortal.stop()
    say(page, "second")
    expect(page.get_by_role("status")).to_have_text(AWAY, timeout=PATIENCE)
    expect(page.get_by_label("Message")).to_have_value("second")
    mortal.start()
    expect(page.locator("body")).to_have_attribute("data-state", "ready", timeout=PATIENCE)
    expect(page.get_by_role("status")).to_have_text("The last message was lost: send it again.")
    page.get_by_label("Message").press("Enter")
    expect_status(page, "Done")
    with get_client(mortal.url, api_key=AUTH_KEY) as client:
        assert shown(page) == kept(client, page)
    assert shown(page)[2:] == [["human", "second"], ["ai", "You said: second"]]
    told(page)


def test_away_for_good(page, mortal):
    """After two minutes the page gives up, and says what to do; a reload tries again."""
    page.clock.install()
    mortal.stop()
    page.reload()
    for _ in range(100):
        page.clock.run_for(15_000)
        with contextlib.suppress(AssertionError):  # not yet
            expect(page.locator("body")).to_have_attribute("data-state", "ready", timeout=500)
            break
    expect_status(page, "The Agent Server can't be reached. Reload the page to try again.")


def test_the_launcher_tells_that_its_server_died():
    """It ends with what the server wrote last, since nothing of the chat works without it."""
    port = free_port()
    program = [sys.executable, str(REPOSITORY / "examples" / "flask_chat" / "serve.py"), "--port", str(port)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as launcher:
        assert f"http://{HOST}:{port}/" in launcher.stdout.readline()
        children = subprocess.run(
            ["pgrep", "-P", str(launcher.pid), "-f", "langgraph"], capture_output=True, text=True, check=True
        )
        for pid in children.stdout.split():
            subprocess.run(["kill", "-KILL", pid], check=True)
        _, said = launcher.communicate(timeout=30)
    assert launcher.returncode == 1
    assert "the Agent Server died; its log ends:" in said
    assert "Traceback" not in said
    assert len(said.splitlines()) < 20
