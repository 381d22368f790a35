"""The global options: how to reach the server, and how much to print. The key is never shown."""

from __future__ import annotations

import logging
import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

import langgraph_client
from langgraph_client.cli import arguments, profiles
from langgraph_client.cli.terminal import PROGRAM, visible

__all__ = ["PROGRAM", "Settings", "tell", "visible"]

if TYPE_CHECKING:
    from langgraph_client import Client


@attrs.frozen(kw_only=True)
class Settings:
    """The global options, given before or after the command.

    Attributes:
        profile: The server's name in the configuration file; None: `LANGGRAPH_PROFILE`, if set. Options override it.
        url: The server; None: the profile's, else `LANGGRAPH_API_URL`, else the client's default.
        key_file: The file that holds the key; None: use the environment.
        headers: Headers for every request.
        timeout: Seconds for connecting, and for each read; None: the client's defaults.
        retries: Retries of a call, and attempts to reconnect a stream; None: the client's defaults.
        quiet: Whether only errors and interrupts are written to standard error.
    """

    profile: str | None = None
    url: str | None = None
    key_file: Path | None = None
    headers: dict[str, str] = attrs.field(factory=dict, repr=False)
    timeout: float | None = None
    retries: int | None = None
    quiet: bool = False

    def but(self, *, header: list[str] | None, verbose: bool, quiet: bool, **said: Any) -> Settings:
        """Return a copy with the given options replaced; None leaves an option unchanged."""
        if verbose:
            logging.getLogger("langgraph_client").setLevel(logging.DEBUG)
        changes = {name: value for name, value in said.items() if value is not None}
        headers = {**self.headers, **arguments.headers(header)}
        return attrs.evolve(self, headers=headers, quiet=quiet or self.quiet, **changes)

    def client(self, **more: Any) -> Client:
        """Return a client with these settings.

        Raises:
            ValueError: A setting is invalid, or the key's file can't be read or has no key.
        """
        name = self.profile or os.environ.get("LANGGRAPH_PROFILE")
        profile = profiles.find(name) if name else None
        said = self if profile is None else self._with(profile)
        if self.key_file is not None:
            more["api_key"] = _key(self.key_file)
        elif profile is not None and (key := profile.key()) is not None:
            more["api_key"] = key
        if said.retries is not None:
            more["retry"] = langgraph_client.RetryPolicy(attempts=said.retries + 1, reconnect_attempts=said.retries)
        return langgraph_client.get_client(said.url, headers=said.headers, timeout=said.timeout, **more)

    def _with(self, profile: profiles.Profile) -> Settings:
        """Return these settings, completed by those of the profile."""
        return attrs.evolve(
            self,
            url=profile.url if self.url is None else self.url,
            timeout=profile.timeout if self.timeout is None else self.timeout,
            retries=profile.retries if self.retries is None else self.retries,
            headers={**profile.headers, **self.headers},
        )

    def command(self, *words: str) -> str:
        """Return a command line for the same server. Headers are left out, because they may be secret."""
        before = [] if self.profile is None else ["--profile", self.profile]
        before += [] if self.url is None else ["--url", self.url]
        before += [] if self.key_file is None else ["--key-file", str(self.key_file)]
        return shlex.join([PROGRAM, *before, *words])

    def note(self, text: str) -> None:
        """Write a notice to standard error, unless `quiet` is set."""
        if not self.quiet:
            tell(text)


def tell(text: str) -> None:
    """Write a line to standard error."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - a command-line program prints


def _key(path: Path) -> str:
    try:
        key = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(
            f"--key-file {str(path)!r} can't be read: {getattr(error, 'strerror', 'it is not text')}"
        ) from None
    if not key:
        raise ValueError(f"--key-file must name a file with a key in it, got {str(path)!r}, which is empty")
    return key
