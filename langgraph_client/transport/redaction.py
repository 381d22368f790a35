"""Redacts a client's key and credentials, in each form in which messages may repeat them."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from urllib.parse import quote


def forms_of_key(key: str) -> tuple[str, ...]:
    """Return a key as it is sent, and as JSON and a URL encode it."""
    return _unique(key, json.dumps(key)[1:-1], quote(key, safe=""))


def forms_of_credentials(user: str, password: str) -> tuple[str, ...]:
    """Return credentials as sent and decoded, and the password alone, or a user name that may be a token."""
    pair, alone = f"{user}:{password}", password or user
    sent = base64.b64encode(pair.encode("latin-1", "replace")).decode()
    return _unique(sent, pair, f"{quote(user, safe='')}:{quote(password, safe='')}", *forms_of_key(alone))


def redacted(content: bytes, secrets: Iterable[str]) -> bytes:
    """Return bytes from outside, without the secrets."""
    for secret in secrets:
        content = content.replace(secret.encode(), b"***")
    return content


def _unique(*forms: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(forms))
