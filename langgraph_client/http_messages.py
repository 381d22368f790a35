"""A request and a response as an error shows them: values without secrets, which can be pickled."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import attrs


class ResponseHeaders(Mapping[str, str]):
    """The headers of a response: a read-only mapping, which is read by names in any case of letters."""

    def __init__(self, headers: Mapping[str, str] | None = None) -> None:
        self._values = {name.lower(): value for name, value in (headers or {}).items()}

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"ResponseHeaders({self._values!r})"


@attrs.frozen
class HTTPRequest:
    """What was sent, as far as an error may show it.

    Attributes:
        method: The HTTP method.
        url: The URL, without credentials and without the query.
    """

    method: str
    url: str


@attrs.frozen
class HTTPResponse:
    """What the server, or a proxy, responded.

    Attributes:
        status_code: The HTTP status.
        headers: The response's headers, read by names in any case of letters.
        content: The body, decompressed. In an error without the secrets that the server repeated.
    """

    status_code: int
    headers: Mapping[str, str] = attrs.field(factory=ResponseHeaders, converter=ResponseHeaders, repr=False)
    content: bytes = attrs.field(default=b"", repr=False)

    @property
    def text(self) -> str:
        """The body as text, read as UTF-8; other bytes become U+FFFD."""
        return self.content.decode("utf-8", "replace")

    def json(self) -> Any:
        """The body, decoded. Raises ValueError when it is not JSON, or is nested too deeply."""
        try:
            return json.loads(self.content)
        except RecursionError as error:
            raise ValueError("it is nested too deeply") from error
