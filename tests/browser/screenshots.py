"""Makes the pictures of the chat pages for the documentation anew: `.venv/bin/python -m tests.browser.screenshots`."""

from __future__ import annotations

from playwright.sync_api import sync_playwright

from examples.agent_server import AUTH_KEY, REPOSITORY, running
from tests.browser.gunicorn import serving
from tests.browser.pages import answer_has, expect_status, launched, opened, say

IMAGES = REPOSITORY / "docs" / "images"
SCHEMES = {"django": "light", "flask": "dark"}
TALE = (
    "The server keeps every word of an answer for a while, and numbers it. So a page that was closed, reloaded or cut off "
    "asks for what it has not seen yet, and the answer goes on in the middle of the sentence in which it broke off. "
    "Nothing is lost on the way, and nothing comes twice."
)


def take(page, app):
    """Both pictures of one page: a question, and the middle of an answer."""
    say(page, "buy a kilo of pears")
    expect_status(page, "Waits for your answer", "asking")
    page.screenshot(path=IMAGES / f"{app}-chat-question.png")
    page.get_by_role("button", name="Yes").click()
    expect_status(page, "Done")
    say(page, TALE)
    answer_has(page, "the answer goes on")
    page.screenshot(path=IMAGES / f"{app}-chat.png")


def main():
    """All pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with running(auth=True) as server, sync_playwright() as playwright, launched(playwright) as browser:
        for app, scheme in SCHEMES.items():
            with serving(app, "gthread", server.url, AUTH_KEY) as chat:
                viewport = {"width": 800, "height": 620}
                session = browser.new_context(
                    base_url=chat.url, color_scheme=scheme, viewport=viewport, device_scale_factor=1.5
                )
                take(opened(session), app)
                session.close()


if __name__ == "__main__":
    main()
