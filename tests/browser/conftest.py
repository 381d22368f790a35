"""One Agent Server and one Chromium for all; one gunicorn for each app and kind of worker; one browser session a test."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict

import pytest
from playwright.sync_api import expect, sync_playwright

from examples.agent_server import AUTH_KEY, running
from langgraph_client import get_client
from tests.browser.gunicorn import APPS, WORKERS, serving
from tests.browser.pages import launched, noted

CASES = [(app, worker) for app in APPS for worker in WORKERS]
PATIENCE = 30_000
"""Milliseconds after which a wait of the browser's fails the test."""

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def agent_server():
    """An Agent Server that wants a key."""
    with running(auth=True) as server:
        yield server


@pytest.fixture(scope="session")
def client(agent_server):
    """A client that reads what the Agent Server has, past the chat apps."""
    with get_client(url=agent_server.url, api_key=AUTH_KEY) as client:
        yield client


@pytest.fixture(scope="session")
def chromium():
    """A browser."""
    with sync_playwright() as playwright, launched(playwright) as browser:
        yield browser


@pytest.fixture(scope="session", params=CASES, ids="-".join)
def chat(request, agent_server):
    """A chat app, as its launcher runs it on one kind of worker."""
    app, worker = request.param
    with serving(app, worker, agent_server.url, AUTH_KEY) as chat:
        yield chat


@pytest.fixture
def session(chat, new_session):
    """A browser session: cookies of its own. What it opens is closed with it."""
    return new_session()


@pytest.fixture
def new_session(chromium, chat):
    """Makes browser sessions. None of their pages may have an error of its scripts."""
    contexts, errors = [], []

    def make():
        context = chromium.new_context(base_url=chat.url)
        context.set_default_timeout(PATIENCE)
        errors.append(noted(context, "weberror"))
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert not [str(one.error) for one in itertools.chain(*errors)]


def pytest_terminal_summary(terminalreporter):
    """Print what came of each scenario on each app and kind of worker."""
    table = defaultdict(dict)
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.getreports(outcome):
            match = re.search(r"browser/.*::test_(\w+)\[(\w+-\w+)\]", report.nodeid)
            if match and (report.when == "call" or outcome == "error"):
                scenario, case = match.groups()
                table[scenario][case] = outcome if table[scenario].get(case, "passed") == "passed" else "failed"
    if not table:
        return
    cases = ["-".join(case) for case in CASES]
    width = max(map(len, table))
    terminalreporter.section("scenario by app and gunicorn worker")
    terminalreporter.write_line(" " * width + "".join(f"  {case:>14}" for case in cases))
    for scenario, outcomes in table.items():
        row = "".join(f"  {outcomes.get(case, '-'):>14}" for case in cases)
        terminalreporter.write_line(f"{scenario.replace('_', ' '):<{width}}{row}")
