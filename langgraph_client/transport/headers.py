"""The headers of a request, whose repr has no values: tools that show the locals of a traceback call it in every frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from requests.structures import CaseInsensitiveDict

if TYPE_CHECKING:
    _Headers = CaseInsensitiveDict[str]
else:
    _Headers = CaseInsensitiveDict


class Headers(_Headers):
    """The headers of requests, also after urllib3 has copied them for a proxy."""

    def __repr__(self) -> str:
        return f"<headers {', '.join(self)}>"

    def copy(self) -> Headers:
        """As requests has it."""
        return Headers(self.items())
