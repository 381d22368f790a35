"""What a human does on a chat page and sees there, and what the Agent Server has."""

from __future__ import annotations

import contextlib
import json
import re
import shutil

from playwright.sync_api import expect

CHROMIUM = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SHOWN = "items => items.map(item => [item.className, item.querySelector('.text').textContent])"
WATCH = """answer => {
    window.seen = {lengths: new Set(), wrong: []};
    new MutationObserver(() => {
        const said = [...document.querySelectorAll('.ai .text')].at(-1)?.textContent ?? '';
        seen.lengths.add(said.length);
        if (!answer.startsWith(said)) seen.wrong.push(said);
    }).observe(document, {subtree: true, childList: true, characterData: true});
}"""


@contextlib.contextmanager
def launched(playwright):
    """The system's Chromium, without a window, with an empty profile of its own."""
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
    try:
        yield browser
    finally:
        browser.close()


def noted(source, event):
    """A list of what is yet to happen."""
    happened = []

    def note(one):  # and not `happened.append`: Playwright puts a mark on what it calls
        happened.append(one)

    source.on(event, note)
    return happened


def opened(session, url="/"):
    """Open a chat, a new one unless it is named, and wait until it shows all that there is."""
    page = session.new_page()
    page.goto(url)
    expect(page.locator("body")).not_to_have_attribute("data-state", "loading")
    return page


def say(page, text):
    """Type a message as a human does."""
    page.get_by_label("Message").fill(text)
    page.get_by_label("Message").press("Enter")


def answer_has(page, text):
    """Wait until the last answer has come as far as this."""
    expect(page.locator(".ai").last).to_contain_text(text)
    expect(page.locator("body")).to_have_attribute("data-state", "running")


def watch(page, answer):
    """Have the page remember how the answer comes that is to come; a reloaded page remembers anew."""
    page.evaluate(WATCH, answer)
    page.add_init_script(f"({WATCH})({json.dumps(answer)})")


def assert_grew(page):
    """The answer came in many steps, and was right after each: the end did not mend it."""
    assert page.evaluate("seen.wrong") == []
    assert page.evaluate("seen.lengths.size") > 20


def expect_status(page, status, state="ready"):
    """Wait until nothing more is to come."""
    expect(page.locator("body")).to_have_attribute("data-state", state)
    expect(page.get_by_role("status")).to_have_text(status)


def shown(page):
    """Who said what on the page."""
    return page.locator("#messages li").evaluate_all(SHOWN)


def thread_of(page):
    """The thread that the page shows."""
    return re.search(r"[0-9a-f-]{36}", page.url)[0]


def kept(client, page):
    """Who said what in the thread, as the Agent Server has it."""
    return [[one["type"], one["content"]] for one in client.threads.get_state(thread_of(page)).values["messages"]]
