"""Redacts secrets in recordings, and drops all but a few headers.

A value is a secret if its key names a secret (`api_key`, `token`, `client_secret`, `password`, `X-Auth`, …; not `key`
alone, which the store uses, nor `idempotency_key`), if a header with such a name had it, or if it looks
like one of LangSmith's keys. It is redacted wherever it occurs, including paths, texts and responses.
"""

from __future__ import annotations

import base64
import contextlib
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

BLACK = "***"
_NAME = re.compile(
    r"(api|auth|secret|private|access|signing|encryption)key$"
    r"|(secret|password|passwd|pwd|passphrase|auth|authorization|bearer|jwt|cookies?|credentials?|sessionid|token)$"
)
_LOOKS = re.compile(r"lsv2_\w{8,}")
_SHORTEST = 4
_SCHEMES = re.compile(r"(?i)(bearer|basic|token|digest)\s+")


class Secrets:
    """The secrets seen so far, to be redacted wherever they occur."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def learn(self, headers: Mapping[str, str]) -> None:
        """Remember the values of headers with a secret's name."""
        for name, value in headers.items():
            if is_secret(name):
                self._take(value)
                self._take(_SCHEMES.sub("", value, count=1))
                self._take_basic(value)
                for pair in value.split(";"):
                    self._take(pair.partition("=")[2].strip())

    def redacted(self, data: Any, *, black: bool = False) -> Any:
        """Return data with the values of keys that are a secret's name redacted."""
        if isinstance(data, Mapping):
            return {key: self.redacted(value, black=black or is_secret(str(key))) for key, value in data.items()}
        if isinstance(data, list):
            return [self.redacted(one, black=black) for one in data]
        if not black or data is None or isinstance(data, bool):
            return data
        self._take(str(data))
        return BLACK

    def out_of(self, text: str) -> str:
        """Return JSON text without the known secrets, in whatever form they occur in it."""
        for secret in sorted(self._known, key=len, reverse=True):
            for form in {
                secret,
                json.dumps(secret)[1:-1],
                json.dumps(secret, ensure_ascii=False)[1:-1],
                quote(secret, safe=""),
            }:
                text = text.replace(form, BLACK)
        return _LOOKS.sub(BLACK, text)

    def _take_basic(self, value: str) -> None:
        """Remember the user and the password of basic authentication, which `auth=` sends (RFC 7617)."""
        scheme, _, encoded = value.partition(" ")
        with contextlib.suppress(ValueError):  # another scheme
            pair = base64.b64decode(encoded, validate=True).decode() if scheme.lower() == "basic" else ""
            self._take(pair)
            self._take(pair.partition(":")[2])

    def _take(self, value: str) -> None:
        if len(value) >= _SHORTEST:
            self._known.add(value)


def is_secret(name: str) -> bool:
    """Return whether the name of a header, a parameter or a field says that its value is a secret."""
    plain = re.sub(r"[^a-z]", "", name.lower())
    return _NAME.search(plain) is not None
