"""The headers of a request, whose repr has no values: tools that show the locals of a traceback call it in every frame."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from requests.structures import CaseInsensitiveDict
from requests.utils import check_header_validity, to_native_string

if TYPE_CHECKING:
    from typing_extensions import Self

    _Headers = CaseInsensitiveDict[str]
else:
    _Headers = CaseInsensitiveDict

_PLAIN: Final = re.compile(r"(?:[^:\s][^:\n]*\n(?:\S.*)?\n)*")
"""Names and values that requests sends, a line for each."""


class HeaderDict(_Headers):
    """A dict of headers as requests has it. It stores them itself: to iterate over requests' takes three calls for each."""

    def __init__(self, data: Mapping[str, str] | Iterable[tuple[str, str]] = (), **more: str) -> None:
        self._pairs: dict[str, tuple[str, str]] = {}  # by the name in lower case
        if data or more:
            self.update(data, **more)

    @classmethod
    def of(cls, headers: Iterable[tuple[str, str]]) -> Self:
        """Return a dict of headers that have different names."""
        made = cls()
        made._pairs = {pair[0].lower(): pair for pair in headers}
        return made

    def by_name(self) -> dict[str, tuple[str, str]]:
        """Return the headers by their names in lower case. They are not to be changed."""
        return self._pairs

    def __setitem__(self, name: str, value: str) -> None:
        self._pairs[name.lower()] = (name, value)

    def __getitem__(self, name: str) -> str:
        return self._pairs[name.lower()][1]

    def __delitem__(self, name: str) -> None:
        del self._pairs[name.lower()]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, (str, bytes)) and name.lower() in self._pairs

    def get(self, name: str, default: Any = None) -> Any:
        """As requests has it."""
        pair = self._pairs.get(name.lower())
        return default if pair is None else pair[1]

    def __iter__(self) -> Iterator[str]:
        return iter([name for name, _ in self._pairs.values()])

    def __len__(self) -> int:
        return len(self._pairs)

    def lower_items(self) -> Iterator[tuple[str, str]]:
        """As requests has it."""
        return iter([(key, value) for key, (_, value) in self._pairs.items()])

    def copy(self) -> Self:
        """As requests has it."""
        return self.of(self._pairs.values())


class Headers(HeaderDict):
    """The headers of a request, redacted also in the copies that requests makes for a redirect."""

    @classmethod
    def prepared(cls, base: Mapping[str, Any], own: Mapping[str, str]) -> Headers:
        """Return the headers of both, `own` before `base`, as requests prepares them.

        Args:
            base: A session's. One that is None is left out.
            own: The request's.

        Raises:
            requests.exceptions.InvalidHeader: A name or a value can't be sent.
        """
        made = cls()
        made._pairs = {**_by_name(base), **_by_name(own)}
        return made if made._is_plain() else cls(made._checked())

    def raw(self) -> RawHeaders:
        """Return them as urllib3 takes them."""
        return RawHeaders(self._pairs.values())

    def _is_plain(self) -> bool:
        """Return whether requests would send all of them as they are: one search instead of two for each."""
        try:
            return _is_plain("\n".join(chain.from_iterable(self._pairs.values())), 2 * len(self._pairs))
        except TypeError:  # None or bytes
            return False

    def _checked(self) -> Iterator[tuple[str, str]]:
        for pair in self._pairs.values():
            if pair[1] is not None:
                check_header_validity(pair)
                yield to_native_string(pair[0]), pair[1]  # type: ignore[no-untyped-call]

    def __repr__(self) -> str:
        return f"<headers {', '.join(self)}>"


def _is_plain(text: str, lines: int) -> bool:
    # The number of lines says that no name and no value contains a line break.
    return text.count("\n") == lines - 1 and "\r" not in text and _PLAIN.fullmatch(text + "\n") is not None


def _by_name(headers: Mapping[str, Any]) -> dict[str, tuple[str, Any]]:
    if isinstance(headers, HeaderDict):
        return headers.by_name()
    if type(headers) is CaseInsensitiveDict:  # of a user's session
        return {key: (name, value) for name, (key, value) in zip(headers, headers.lower_items(), strict=True)}
    return {name.lower(): (name, value) for name, value in headers.items()}


class RawHeaders(dict[str, str]):
    """Headers on their way to the connection, none twice: looking one up in `Headers` takes a call of Python's."""

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
