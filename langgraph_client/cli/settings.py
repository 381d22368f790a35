"""The options that every command takes: how to reach the server, and how much to say. The key is never shown."""

from __future__ import annotations

import logging
import shlex
import sys
from pathlib import Path
from typing import Any

import attrs

from langgraph_client import Client, RetryPolicy, get_client
from langgraph_client.cli import arguments

PROGRAM = "langgraph-client"


@attrs.frozen(kw_only=True)
class Settings:
    """What was said before the command, and behind it.

    Attributes:
        url: The server; None: `LANGGRAPH_API_URL`, else the client's default.
        key_file: The file that has the key; None: the environment.
        headers: Headers for every request.
        timeout: Seconds for connecting and for each read; None: the client's defaults.
        retries: Tries after a failed one, and to take up a stream; None: the client's defaults.
        quiet: Whether nothing but errors and questions goes to standard error.
    """

    url: str | None = None
    key_file: Path | None = None
    headers: dict[str, str] = attrs.field(factory=dict, repr=False)
    timeout: float | None = None
    retries: int | None = None
    quiet: bool = False

    def but(self, *, header: list[str] | None, verbose: bool, quiet: bool, **said: Any) -> Settings:
        """These settings, with what else was said. What is None was not."""
        if verbose:
            logging.getLogger("langgraph_client").setLevel(logging.DEBUG)
        changes = {name: value for name, value in said.items() if value is not None}
        headers = {**self.headers, **arguments.headers(header)}
        return attrs.evolve(self, headers=headers, quiet=quiet or self.quiet, **changes)

    def client(self, **more: Any) -> Client:
        """A client by these settings.

        Raises:
            ValueError: A setting is not allowed, or the key's file has no key or can't be read.
        """
        if self.key_file is not None:
            more["api_key"] = _key(self.key_file)
        if self.retries is not None:
            more["retry"] = RetryPolicy(attempts=self.retries + 1, reconnects=self.retries)
        return get_client(self.url, headers=self.headers, timeout=self.timeout, **more)

    def command(self, *words: str) -> str:
        """A command line for the same server, to be typed. Headers, which may be secret, are left out."""
        before = [] if self.url is None else ["--url", self.url]
        before += [] if self.key_file is None else ["--key-file", str(self.key_file)]
        return shlex.join([PROGRAM, *before, *words])

    def note(self, text: str) -> None:
        """Tell the user something, unless they want quiet."""
        if not self.quiet:
            tell(text)


def tell(text: str) -> None:
    """Write a line to standard error, without what would move a terminal's cursor."""
    print(visible(text), file=sys.stderr, flush=True)  # noqa: T201 - a command line speaks


def visible(text: str) -> str:
    """The text with control characters written out: a server's word must not drive a terminal."""
    return "".join(one if one in "\n\t" or one.isprintable() else ascii(one)[1:-1] for one in text)


def _key(path: Path) -> str:
    try:
        key = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(
            f"--key-file {str(path)!r} can't be read: {getattr(error, 'strerror', 'it is no text')}"
        ) from None
    if not key:
        raise ValueError(f"--key-file must name a file with a key in it, got {str(path)!r}, which is empty")
    return key
