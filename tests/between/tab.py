"""A page's EventSource behind a proxy: it reads a run's stream, and comes again with its last id."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import requests
import urllib3
from typing_extensions import Self

from tests.web.conftest import Browser

PATIENCE = 20.0


class Tab:
    """A context manager: a page that starts a run and watches it.

    Args:
        url: Where the site is, for the page.
        thread_id: The thread on which the run is started.
        start_url: Where the run is started, when that is elsewhere.

    Attributes:
        browser: What was read.
    """

    def __init__(self, url: str, thread_id: str, start_url: str | None = None) -> None:
        self._session = requests.Session()
        self._session.trust_env = False
        self.browser = Browser()
        runs = f"{start_url or url}/chat/{thread_id}/runs"
        response = self._session.post(runs, json={"input": {}}, timeout=PATIENCE)
        response.raise_for_status()
        self._stream = url + response.json()["stream"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    @property
    def seen(self) -> list[object]:
        """What the run has written, as it came."""
        return self.browser.data("custom")

    def connect(self, on_event: Callable[[], object] = lambda: None) -> int:
        """Open the stream after the last event that came, and read it until the connection ends.

        Args:
            on_event: Called after each event, and after each piece of the body.

        Returns:
            The status.
        """
        last = self.browser.last_event_id
        headers = {} if last is None else {"Last-Event-ID": last}
        with self._session.get(self._stream, headers=headers, stream=True, timeout=PATIENCE) as response:
            if response.ok:
                self.browser.read(_pieces(response), lambda _: bool(on_event() and False))
            return response.status_code


def _pieces(response: requests.Response) -> Iterator[bytes]:
    """What comes, as soon as it has. That the connection broke makes no difference to an EventSource."""
    with contextlib.suppress(urllib3.exceptions.HTTPError):
        while piece := response.raw.read1(65536):
            yield piece
