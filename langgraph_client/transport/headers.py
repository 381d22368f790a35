"""The headers of a request, whose repr has no values: tools that show the locals of a traceback call it in every frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from requests.structures import CaseInsensitiveDict

if TYPE_CHECKING:
    _Headers = CaseInsensitiveDict[str]
else:
    _Headers = CaseInsensitiveDict


class Headers(_Headers):
    """The headers of a request, redacted also in the copies that requests makes for a redirect."""

    def __repr__(self) -> str:
        return f"<headers {', '.join(self)}>"

    def copy(self) -> Headers:
        """As requests has it."""
        return Headers(self.items())


class RawHeaders(dict[str, str]):
    """Headers on their way to the connection, none twice: looking one up in `Headers` costs some ten times as much."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<headers {', '.join(self)}>"

    def copy(self) -> RawHeaders:
        """As urllib3 calls it before it adds those of a proxy."""
        return RawHeaders(self)

    def update(self, *others: Any, **more: str) -> None:
        """As a dict's, but a name in another case is the same name."""
        if any(others) or more:
            found = merged(self, dict(*others, **more))
            self.clear()
            super().update(found)


def merged(*sources: Mapping[str, str]) -> RawHeaders:
    """The headers of all sources. Of a name that several have, in any case of letters, the last one counts."""
    pairs = {name.lower(): (name, value) for source in sources for name, value in source.items()}
    return RawHeaders(pairs.values())
