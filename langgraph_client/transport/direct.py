"""The short way of a request through a session of ours: prepared and sent by requests' own parts, merging nothing.

`requests.Session` merges its settings into each request, reads its cookies, runs hooks and looks for a redirect. A session
that nobody else has in hand needs little of that, and it is a third of what a small call costs.
"""

from __future__ import annotations

import re
from typing import Any

import requests
from requests.cookies import extract_cookies_to_jar

_NORMAL = re.compile(r"https?://[a-z0-9.-]+(:[1-9][0-9]*)?/(?!.*(/\.|//))[\w/.-]+(\?[\w=&.+-]*)?", re.ASCII)
"""URLs that requests would not change, as most of ours are."""


def prepare(
    session: requests.Session, method: str, url: str, headers: dict[str, str], body: bytes | None, auth: Any
) -> requests.PreparedRequest:
    """What `session.prepare_request` gives."""
    prepared = requests.PreparedRequest()
    prepared.prepare_method(method)
    if _NORMAL.fullmatch(url):
        prepared.url = url
    else:
        prepared.prepare_url(url, None)
    prepared.prepare_headers({**session.headers, **headers})
    if session.cookies:  # as a load balancer's
        prepared.prepare_cookies(session.cookies)
    prepared.prepare_body(body, None)
    prepared.prepare_auth(auth, url)
    return prepared


def send(session: requests.Session, prepared: requests.PreparedRequest, **settings: Any) -> requests.Response:
    """What `session.send` gives without following redirects. `settings` are those of an adapter's `send`."""
    response = session.get_adapter(str(prepared.url)).send(prepared, **settings)
    if "set-cookie" in response.headers:
        extract_cookies_to_jar(session.cookies, prepared, response.raw)  # type: ignore[no-untyped-call]
    return response
