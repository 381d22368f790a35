"""The paths of a request through a session: a fast path, and the session's own methods where those do more.

Tracers and test doubles replace methods of `requests.Session`, libraries override them; the originals merge parameters
and run hooks. The fast path skips all of that, a third of the cost of a small call. `path_through` decides when it may.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import FunctionType
from typing import Any, cast

import attrs
import requests
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar, merge_cookies

from langgraph_client.transport.headers import Headers
from langgraph_client.transport.redirects import check_location

_NORMAL = re.compile(r"https?://[a-z0-9.-]+(:[1-9][0-9]*)?/(?!.*(/\.|//))[\w/.-]+(\?[\w=&.+-]*)?", re.ASCII)
"""URLs that requests would not change, which most of ours are."""
_OF_REQUESTS = vars(requests.sessions)


def path_through(session: requests.Session, auth: Any = None) -> FastPath:
    """Return the path for a request. Every method of the session that is not the one of requests is called.

    Args:
        session: The session.
        auth: The client's own authentication, which takes precedence over the session's.
    """
    if not _is_of_requests(session, "request"):
        return RequestPath(session, auth)
    fast = _is_of_requests(session, "send") and _is_of_requests(session, "prepare_request")
    return (FastPath if fast and not session.params and not session.hooks.get("response") else SendPath)(session, auth)


def _is_of_requests(session: requests.Session, name: str) -> bool:
    """Return whether a method is neither overridden nor patched, at any time: a wrapper has other globals."""
    method = getattr(type(session), name)
    return type(method) is FunctionType and method.__globals__ is _OF_REQUESTS and name not in vars(session)


def _has_own_request(session: requests.Session) -> bool:
    """Return whether a user's class defines `request`, rather than requests' own being patched."""
    owner = next(kind for kind in type(session).__mro__ if "request" in vars(kind))
    return owner.__module__ != requests.sessions.__name__


@attrs.frozen
class FastPath:
    """Prepares and sends with parts of requests, and merges only headers, cookies and authentication."""

    session: requests.Session
    auth: Any = attrs.field(repr=False)

    def prepare(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None
    ) -> requests.PreparedRequest:
        """Return the prepared request, with everything that the session adds."""
        session, prepared = self.session, requests.PreparedRequest()
        prepared.prepare_method(method)
        if _NORMAL.fullmatch(url):
            prepared.url = url
        else:
            prepared.prepare_url(url, None)
        prepared.headers = Headers.prepared(cast("Mapping[str, Any]", session.headers), headers)
        if session.cookies:  # such as a load balancer's
            prepared.prepare_cookies(session.cookies)
        prepared.body = body
        if body:
            prepared.headers["Content-Length"] = str(len(body))
        elif method != "GET":
            prepared.prepare_content_length(body)
        auth = self._auth()
        if auth is not _leave_headers:
            prepared.prepare_auth(auth, url)
        if prepared.hooks["response"]:  # of an authentication that waits for the server's challenge
            prepared.prepare_cookies(merge_cookies(RequestsCookieJar(), session.cookies))  # type: ignore[no-untyped-call]
            prepared.hooks["response"].append(check_location)
        return prepared

    def send(self, prepared: requests.PreparedRequest, **settings: Any) -> requests.Response:
        """Return the response, without following its redirect. `settings` are those of an adapter's `send`."""
        if prepared.hooks["response"]:
            return self.session.send(prepared, allow_redirects=False, **settings)
        response = self.session.get_adapter(str(prepared.url)).send(prepared, **settings)
        if "set-cookie" in response.headers:
            extract_cookies_to_jar(self.session.cookies, prepared, response.raw)  # type: ignore[no-untyped-call]
        check_location(response)
        return response

    def _auth(self) -> Any:
        # An auth of its own prevents requests from overwriting our headers with those of `~/.netrc`.
        return self.auth or self.session.auth or _leave_headers


class SendPath(FastPath):
    """Prepares with `session.prepare_request`, and sends with `session.send`."""

    def prepare(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None
    ) -> requests.PreparedRequest:
        """Return the prepared request, with everything that the session adds."""
        request = requests.Request(method, url, headers, data=body, auth=self._auth())
        prepared = self.session.prepare_request(request)
        prepared.hooks["response"].append(check_location)
        return prepared


class RequestPath(FastPath):
    """Sends with `session.request`, where a user's class authenticates, limits or rewrites requests."""

    def prepare(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None
    ) -> requests.PreparedRequest:
        """Return the request to make, without what the session adds."""
        prepared = requests.PreparedRequest()
        prepared.prepare_method(method)
        prepared.prepare_url(url, None)
        prepared.prepare_headers(headers)
        prepared.body = body
        return prepared

    def send(self, prepared: requests.PreparedRequest, **settings: Any) -> requests.Response:
        """Return the response, without following its redirect. `settings` are those of an adapter's `send`."""
        auth = self._auth()
        if auth is _leave_headers and "authorization" not in prepared.headers and _has_own_request(self.session):
            auth = None  # it authenticates by itself, like OAuth2Session
        hooks = self.session.hooks.get("response") or []
        return self.session.request(
            str(prepared.method),
            str(prepared.url),
            headers=dict(prepared.headers),
            data=prepared.body,
            auth=auth,
            hooks={"response": [*([hooks] if callable(hooks) else hooks), check_location]},
            allow_redirects=False,
            **settings,
        )


def _leave_headers(prepared: requests.PreparedRequest) -> requests.PreparedRequest:
    return prepared
