"""What a recording must not hold. Headers are dropped but for a few; what is named like a secret, or was sent as one, is redacted.

A value is a secret when its key is a secret's name (`api_key`, `token`, `client_secret`, `password`, `X-Auth`, …; not `key` alone, which
is the store's word for an item, nor `idempotency_key`), when it was the value of a header with such a name, or when it looks
like one of LangSmith's keys. It is redacted wherever it stands, also in a path, in a text and in an answer.
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
    """The secrets that were seen, so that they can be redacted wherever they stand."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def learn(self, headers: Mapping[str, str]) -> None:
        """Take what headers with a secret's name hold."""
        for name, value in headers.items():
            if is_secret(name):
                self._take(value)
                self._take(_SCHEMES.sub("", value, count=1))
                self._take_basic(value)
                for pair in value.split(";"):
                    self._take(pair.partition("=")[2].strip())

    def redacted(self, data: Any, *, black: bool = False) -> Any:
        """Data with what has a secret's name redacted."""
        if isinstance(data, Mapping):
            return {key: self.redacted(value, black=black or is_secret(str(key))) for key, value in data.items()}
        if isinstance(data, list):
            return [self.redacted(one, black=black) for one in data]
        if not black or data is None or isinstance(data, bool):
            return data
        self._take(str(data))
        return BLACK

    def out_of(self, text: str) -> str:
        """A text of JSON without the secrets that are known, in whatever form they stand in it."""
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
        """Take user and password out of basic authentication, which is what `auth=` sends (RFC 7617)."""
        scheme, _, encoded = value.partition(" ")
        with contextlib.suppress(ValueError):  # it is something else
            pair = base64.b64decode(encoded, validate=True).decode() if scheme.lower() == "basic" else ""
            self._take(pair)
            self._take(pair.partition(":")[2])

    def _take(self, value: str) -> None:
        if len(value) >= _SHORTEST:
            self._known.add(value)


def is_secret(name: str) -> bool:
    """Whether a header's, a parameter's or a field's name says that it is a secret."""
    plain = re.sub(r"[^a-z]", "", name.lower())
    return _NAME.search(plain) is not None
