"""Diagnoses the connection to the server: a line for each check, and the exit code of the first that failed."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import attrs
import typer

from langgraph_client import APIStatusError, LangGraphError, NotFoundError, __version__, servers
from langgraph_client.cli.exits import Exit, code_of
from langgraph_client.cli.screen import Plain, standard_output
from langgraph_client.cli.settings import Settings, visible
from langgraph_client.cli.table import Command

if TYPE_CHECKING:
    import requests

    from langgraph_client import Client, models

_KEYS = ("LANGGRAPH_API_KEY", "LANGSMITH_API_KEY", "LANGCHAIN_API_KEY")
_MOST_SKEW = 30.0
"""The difference of two clocks, in seconds, from which on it is reported: a token expires within minutes."""
_EXTRAS = {
    "cli": "typer",
    "codegen": "datamodel_code_generator",
    "fast": "orjson",
    "websocket": "websockets",
    "django": "django",
    "flask": "flask",
    "testing": "responses",
}


@attrs.frozen
class Finding:
    """The result of one check: what was checked, what was found, and how serious it is."""

    subject: str
    found: str
    code: Exit = Exit.DONE
    mark: str = "ok"


def diagnose(settings: Settings) -> None:
    """Run the checks, and print their findings."""
    out = Plain(standard_output())
    worst = Exit.DONE
    for finding in _findings(settings):
        mark = finding.mark if finding.code is Exit.DONE else "bad"
        out.line(visible(f"{mark:<5}{finding.subject:<9}{finding.found}"))
        worst = worst or finding.code
    if worst:
        raise typer.Exit(worst)


def _findings(settings: Settings) -> Iterator[Finding]:
    import requests

    session, seen = requests.Session(), _Seen()
    session.hooks["response"].append(seen)
    with session, settings.client(session=session) as client:
        yield Finding("client", f"langgraph_client {__version__} on Python {platform.python_version()}")
        yield Finding("extras", ", ".join(name for name, module in _EXTRAS.items() if find_spec(module)))
        yield Finding("key", _key(settings))
        yield Finding("proxy", _proxy(client.url))
        reached, info = _reach(client, seen)
        yield reached
        if reached.code is Exit.DONE:
            yield from _version(info)
            yield _accepted(client)
            yield _clock(seen)


class _Seen:
    """Records the `Date` header of each response."""

    def __init__(self) -> None:
        self.date = ""
        self.received = 0.0
        self.seconds = 0.0

    def __call__(self, response: requests.Response, **_: Any) -> None:
        self.date = response.headers.get("date", "")
        self.received, self.seconds = time.time(), response.elapsed.total_seconds()


def _key(settings: Settings) -> str:
    """Return where the key comes from; never the key."""
    if settings.key_file is not None:
        return f"from {settings.key_file}"
    return next((f"from {name}" for name in _KEYS if os.environ.get(name)), "none")


def _proxy(url: str) -> str:
    """Return which of the environment's proxies requests to this URL use, without its password."""
    parts = urlsplit(url)
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy:
        return "none"
    through = urlsplit(proxy if "//" in proxy else f"//{proxy}").netloc.rpartition("@")[2]
    return f"{through}, not for this host" if proxy_bypass(str(parts.hostname)) else through


def _reach(client: Client, seen: _Seen) -> tuple[Finding, models.ServerInfo | None]:
    """Check whether a server of this API responds. Not all servers have `/ok`, and the oldest have no `/info`."""
    info = None
    try:
        try:
            info = client.system.info()
        except NotFoundError:
            client.system.ok()
    except APIStatusError as error:
        if isinstance(error, NotFoundError):
            return Finding("server", f"{client.url} responds, but is not an Agent Server: {error}", Exit.USAGE), None
        return Finding("server", f"{client.url}: {error}", code_of(error)), None
    except LangGraphError as error:
        return Finding("server", f"{client.url}: {error}", code_of(error)), None
    return Finding("server", f"{client.url} answers in {seen.seconds * 1000:.0f} ms"), info


def _version(info: models.ServerInfo | None) -> Iterator[Finding]:
    """Report the server's version, and which features of this client it does not support."""
    if info is None:
        yield Finding("version", "unknown, as of an old server: it has no GET /info", mark="?")
        return
    server = servers.identify(info)
    langgraph = f" (langgraph {info['langgraph_py_version']})" if info.get("langgraph_py_version") else ""
    yield Finding("version", f"{server}{langgraph}")
    if server.name not in (servers.OFFICIAL, servers.AEGRA):
        yield Finding("lacks", "unknown: this client was not tried with this server", mark="?")
        return
    lacking = list(servers.lacking(server))
    for name, row in lacking:
        since = f"; {servers.OFFICIAL} has it from {row.since} on" if row.since else ""
        yield Finding("lacks", f"{name}: you can't {row.what}{since}", mark="?")
    if not lacking:
        yield Finding("lacks", "nothing that this client can use")


def _accepted(client: Client) -> Finding:
    """Check whether the server accepts the key, on a route that requires one."""
    try:
        client.assistants.search(limit=1)
    except LangGraphError as error:
        return Finding("access", str(error), code_of(error))
    return Finding("access", "given: assistants can be listed")


def _clock(seen: _Seen) -> Finding:
    try:
        skew = seen.received - parsedate_to_datetime(seen.date).timestamp()
    except ValueError:
        return Finding("clock", "the server does not tell the time", mark="?")
    if abs(skew) <= _MOST_SKEW:
        return Finding("clock", "as the server's")
    return Finding("clock", f"{abs(skew):.0f} s {'ahead of' if skew > 0 else 'behind'} the server's", mark="?")


COMMAND = Command(
    name="doctor",
    summary="Look whether all is well between here and the server.",
    more="A line for each: the client, the extras, where the key comes from, the proxy, whether the server answers, "
    "which one it is, what it lacks, whether it lets us in, its clock. Exits with 0 when all is well, 5 when it can't be reached, 6 when it refuses us.",
    examples=("doctor", "--url https://agents.example.com --key-file ~/.agents-key doctor"),
    params=(),
    act=diagnose,
)
