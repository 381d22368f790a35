"""Authentication: as `auth=` of the client, or by a session that has it."""

from __future__ import annotations

import base64
import os
import tempfile
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import requests

from tests.neighbours.cases import Case, neighbour
from tests.neighbours.gates import Challenge, gate

KIND = "Authentication"
TOKEN = {"access_token": "token", "token_type": "Bearer", "expires_in": 3600, "expires_at": 2**40}


def _wants(start: str, challenge: str = "Bearer") -> Challenge:
    """Lets in whose `Authorization` starts so."""
    return lambda request: None if request.headers.get("Authorization", "").startswith(start) else challenge


@neighbour("HTTPDigestAuth", KIND, package="requests")
def digest(case: Case) -> None:
    """The client responds to the server's challenge once; the next request is already authenticated."""
    challenges: list[str] = []

    def check(request: BaseHTTPRequestHandler) -> str | None:
        if request.headers.get("Authorization", "").startswith('Digest username="user"'):
            return None
        challenges.append(request.path)
        return 'Digest realm="r", nonce="n", qop="auth", algorithm=SHA-256'

    with gate(check) as url, case.client(url, auth=requests.auth.HTTPDigestAuth("user", "password")) as client:
        case.ask(client)
        case.ask(client)
    assert len(challenges) == 1


@neighbour("requests-ntlm", KIND, package="requests_ntlm")
def ntlm(case: Case) -> None:
    """Its handshake of three messages uses one connection, with a real NTLM server."""
    import spnego
    from requests_ntlm import HttpNtlmAuth

    contexts: dict[Any, Any] = {}

    def check(request: BaseHTTPRequestHandler) -> str | None:
        scheme, _, message = request.headers.get("Authorization", "").partition(" ")
        if scheme != "NTLM":
            return "NTLM"
        context = contexts.setdefault(request.client_address, spnego.server(protocol="ntlm"))
        answer = context.step(base64.b64decode(message))
        return None if context.complete else f"NTLM {base64.b64encode(answer).decode()}"

    with tempfile.TemporaryDirectory() as folder:
        users = Path(folder) / "users"
        users.write_text("DOMAIN:user:password\n")
        os.environ["NTLM_USER_FILE"] = str(users)
        auth = HttpNtlmAuth("DOMAIN\\user", "password", send_cbt=False)
        with gate(check) as url, case.client(url, auth=auth) as client:
            case.ask(client)
    assert any(context.complete for context in contexts.values())


@neighbour("requests-aws4auth", KIND)
def aws4(case: Case) -> None:
    """Each request is signed."""
    from requests_aws4auth import AWS4Auth

    auth = AWS4Auth("id", "secret", "eu-west-1", "execute-api")
    with gate(_wants("AWS4-HMAC-SHA256 Credential=id/")) as url, case.client(url, auth=auth) as client:
        case.ask(client)


@neighbour("requests-oauthlib", KIND, only="user")
def requests_oauthlib(case: Case) -> None:
    """`session=OAuth2Session(…)` sends its token."""
    from requests_oauthlib import OAuth2Session

    os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"
    with gate(_wants("Bearer token")) as url, case.client(url, lambda: OAuth2Session("me", token=TOKEN)) as client:
        case.ask(client)


@neighbour("Authlib", KIND, package="authlib", only="user")
def authlib(case: Case) -> None:
    """`session=OAuth2Session(…)` sends its token."""
    from authlib.integrations.requests_client import OAuth2Session

    with gate(_wants("Bearer token")) as url, case.client(url, lambda: OAuth2Session("me", token=TOKEN)) as client:
        case.ask(client)
