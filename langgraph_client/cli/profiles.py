"""Named servers from a configuration file. The file holds no keys: it names the variable or keyring entry of each.

The file is in the format of `configparser`, with one section for each server::

    [staging]
    url = https://agents.example.com
    key-env = STAGING_KEY

"""

from __future__ import annotations

import configparser
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import attrs
import typer

_ENTRIES = ("url", "key-env", "key-keyring", "timeout", "retries")
_HEADER = "header."
_SECRET = ("key", "token", "secret", "password", "authorization", "cookie")
_N = TypeVar("_N", int, float)


@attrs.frozen(kw_only=True)
class Profile:
    """A named server.

    Attributes:
        name: The section's name.
        url: The server's URL.
        key_env: The environment variable that holds the key.
        key_keyring: `SERVICE` or `SERVICE/USER`: the entry of the system's keyring that holds the key.
        headers: Headers for every request.
        timeout: Seconds for connecting, and for each read.
        retries: Retries after the first try.
    """

    name: str
    url: str
    key_env: str | None = None
    key_keyring: str | None = None
    headers: dict[str, str] = attrs.field(factory=dict)
    timeout: float | None = None
    retries: int | None = None

    def key(self) -> str | None:
        """Return the key; None if the profile names no source, so that the usual environment variables apply.

        Raises:
            ValueError: The named source has no key.
        """
        if self.key_env is not None:
            return _from_environment(self)
        return None if self.key_keyring is None else _from_keyring(self.name, self.key_keyring)

    def key_source(self) -> str | None:
        """Return a description of where the key is."""
        if self.key_env is not None:
            return self.key_env
        return None if self.key_keyring is None else f"the keyring's {self.key_keyring}"


def file() -> Path:
    """Return the configuration file: `LANGGRAPH_CONFIG`, else `config.ini` in the user's configuration directory."""
    named = os.environ.get("LANGGRAPH_CONFIG")
    return Path(named) if named else Path(typer.get_app_dir("langgraph-client")) / "config.ini"


def load() -> dict[str, Profile]:
    """Read all profiles, by name; none if there is no file.

    Raises:
        ValueError: The file can't be read, or its content is invalid.
    """
    path = file()
    parser = configparser.ConfigParser(interpolation=None, default_section="")
    try:
        parser.read_string(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, configparser.Error) as error:
        raise ValueError(f"the configuration file {str(path)!r} can't be read: {error}") from None
    return {name: _profile(path, name, parser[name]) for name in parser.sections()}


def find(name: str) -> Profile:
    """Return the profile of this name.

    Raises:
        ValueError: There is no such profile, or the file is invalid.
    """
    found = load()
    if name not in found:
        there = f"has {', '.join(found)}" if found else "has no profile" if file().exists() else "does not exist"
        raise ValueError(f"there is no profile {name!r}: the configuration file {str(file())!r} {there}")
    return found[name]


def _profile(path: Path, name: str, section: Mapping[str, str]) -> Profile:
    place = f"profile {name!r} of {str(path)!r}"
    for entry in section:
        header = entry.removeprefix(_HEADER) if entry.startswith(_HEADER) else None
        if entry not in _ENTRIES and any(word in (header or entry) for word in _SECRET):
            raise ValueError(
                f"{place}: {entry!r} may not be in the file. Name where the key is by key-env or key-keyring"
            )
        if header is None and entry not in _ENTRIES:
            raise ValueError(f"{place}: {entry!r} must be one of {', '.join(_ENTRIES)}, header.NAME")
    if not section.get("url"):
        raise ValueError(f"{place} must have a url")
    if "key-env" in section and "key-keyring" in section:
        raise ValueError(f"{place} can't have both key-env and key-keyring")
    headers = {entry.removeprefix(_HEADER): value for entry, value in section.items() if entry.startswith(_HEADER)}
    return Profile(
        name=name, url=section["url"], key_env=section.get("key-env"), key_keyring=section.get("key-keyring"),
        headers=headers, timeout=_number(place, section, "timeout", float, 0.001),
        retries=_number(place, section, "retries", int, 0),
    )  # fmt: skip


def _number(place: str, section: Mapping[str, str], entry: str, kind: Callable[[str], _N], least: float) -> _N | None:
    if entry not in section:
        return None
    try:
        value = kind(section[entry])
    except ValueError:
        value = None
    if value is None or not least <= value < float("inf"):
        raise ValueError(f"{place}: {entry} must be a number of at least {least}, got {section[entry]!r}")
    return value


def _from_environment(profile: Profile) -> str:
    key = os.environ.get(str(profile.key_env), "").strip()
    if not key:
        raise ValueError(f"profile {profile.name!r} takes its key from {profile.key_env}, which is not set")
    return key


def _from_keyring(name: str, entry: str) -> str:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        raise ValueError(f"profile {name!r} takes its key from the keyring: pip install keyring") from None
    service, _, user = entry.partition("/")
    try:
        key = keyring.get_password(service, user or name)
    except KeyringError as error:
        raise ValueError(f"profile {name!r} takes its key from the keyring, which can't be read: {error}") from None
    if not key:
        raise ValueError(
            f"profile {name!r} takes its key from the keyring, which has none. "
            f"To store it: keyring set {service} {user or name}"
        )
    return key
