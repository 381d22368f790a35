"""The paths of a request through a session: a fast one, and the session's own methods where those have more to say.

Tracers and test doubles replace methods of `requests.Session`, libraries override them, and it is they that merge parameters
and run hooks. The fast path leaves all that out: a third of what a small call costs. `path_through` says when it may.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import FunctionType
from typing import Any, cast

import attrs
import requests
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar, merge_cookies
from requests.utils import check_header_validity, to_native_string

from langgraph_client.transport.headers import Headers, merged
from langgraph_client.transport.redirects import check_location

_NORMAL = re.compile(r"https?://[a-z0-9.-]+(:[1-9][0-9]*)?/(?!.*(/\.|//))[\w/.-]+(\?[\w=&.+-]*)?", re.ASCII)
"""URLs that requests would not change, as most of ours are."""
_OF_REQUESTS = vars(requests.sessions)


def path_through(session: requests.Session, auth: Any = None) -> FastPath:
    """The path for a request. The rule: whatever of the session is not requests' own is called.

    Args:
        session: The session.
        auth: The client's own authentication, which takes precedence over the session's.
    """
    if not _is_of_requests(session, "request"):
        return RequestPath(session, auth)
    fast = _is_of_requests(session, "send") and _is_of_requests(session, "prepare_request")
    return (FastPath if fast and not session.params and not session.hooks.get("response") else SendPath)(session, auth)


def _is_of_requests(session: requests.Session, name: str) -> bool:
    """Whether a method is neither overridden nor patched, at whatever time: what wraps a function has other globals."""
    method = getattr(type(session), name)
    return type(method) is FunctionType and method.__globals__ is _OF_REQUESTS and name not in vars(session)


def _has_own_request(session: requests.Session) -> bool:
    """Whether a class of the user's defines `request`, and not only somebody patched that of requests."""
    owner = next(kind for kind in type(session).__mro__ if "request" in vars(kind))
    return owner.__module__ != requests.sessions.__name__


@attrs.frozen
class FastPath:
    """Prepared and sent by requests' own parts, merging headers, cookies and authentication alone."""

    session: requests.Session
    auth: Any = attrs.field(repr=False)

    def prepare(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None
    ) -> requests.PreparedRequest:
        """What is sent, with all that the session adds."""
        session, prepared = self.session, requests.PreparedRequest()
        prepared.prepare_method(method)
        if _NORMAL.fullmatch(url):
            prepared.url = url
        else:
            prepared.prepare_url(url, None)
        prepared.headers = all_headers = Headers()
        for name, value in merged(cast("Mapping[str, str]", session.headers), headers).items():
            if value is not None:  # of the session's, which requests leaves out
                check_header_validity((name, value))
                all_headers[to_native_string(name)] = value  # type: ignore[no-untyped-call]
        if session.cookies:  # as a load balancer's
            prepared.prepare_cookies(session.cookies)
        prepared.prepare_body(body, None)
        prepared.prepare_auth(self._auth(), url)
        if prepared.hooks["response"]:  # of an authentication that waits for the server's challenge
            prepared.prepare_cookies(merge_cookies(RequestsCookieJar(), session.cookies))  # type: ignore[no-untyped-call]
            prepared.hooks["response"].append(check_location)
        return prepared

    def send(self, prepared: requests.PreparedRequest, **settings: Any) -> requests.Response:
        """The response, its redirect not followed. `settings` are those of an adapter's `send`."""
        if prepared.hooks["response"]:
            return self.session.send(prepared, allow_redirects=False, **settings)
        response = self.session.get_adapter(str(prepared.url)).send(prepared, **settings)
        if "set-cookie" in response.headers:
            extract_cookies_to_jar(self.session.cookies, prepared, response.raw)  # type: ignore[no-untyped-call]
        check_location(response)
        return response

    def _auth(self) -> Any:
        # An auth of its own keeps requests from putting what `~/.netrc` says over our headers.
        return self.auth or self.session.auth or _leave_headers


class SendPath(FastPath):
    """By `session.prepare_request` and `session.send`."""

    def prepare(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None
    ) -> requests.PreparedRequest:
        """What is sent, with all that the session adds."""
        request = requests.Request(method, url, headers, data=body, auth=self._auth())
        prepared = self.session.prepare_request(request)
        prepared.hooks["response"].append(check_location)
        return prepared


class RequestPath(FastPath):
    """By `session.request`, where a class of the user's authenticates, limits or rewrites what is sent."""

    def prepare(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None
    ) -> requests.PreparedRequest:
        """What is asked of the session, without what it adds."""
        prepared = requests.PreparedRequest()
        prepared.prepare_method(method)
        prepared.prepare_url(url, None)
        prepared.prepare_headers(headers)
        prepared.body = body
        return prepared

    def send(self, prepared: requests.PreparedRequest, **settings: Any) -> requests.Response:
        """The response, its redirect not followed. `settings` are those of an adapter's `send`."""
        auth = self._auth()
        if auth is _leave_headers and "authorization" not in prepared.headers and _has_own_request(self.session):
            auth = None  # it authenticates by itself, as OAuth2Session does
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
