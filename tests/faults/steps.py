"""Two more steps of a `FaultProxy`: a wait whose response ends without its result, and a server with a short history."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from tests.faults.proxy import handed_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.proxy import Exchange

_END = b"\r\n\r\n"


def ended_early(seconds: float) -> Callable[[Exchange], None]:
    """End the response after so many seconds as a complete, empty body, as a proxy with a time limit may do."""

    def step(exchange: Exchange) -> None:
        with exchange.upstream() as response:
            exchange.head(response.status, {**handed_on(response), "transfer-encoding": "chunked"})
            threading.Event().wait(seconds)
            exchange.proxy.count()
            exchange.cut("clean")

    return step


def newest_only(count: int) -> Callable[[Exchange], None]:
    """Respond with only the newest events of those that the server replays up to the run's end."""

    def step(exchange: Exchange) -> None:
        with exchange.upstream() as response:
            events = [one for one in response.read().split(_END) if one and not one.startswith(b":")]
            exchange.head(response.status, {**handed_on(response), "transfer-encoding": "chunked"})
            exchange.chunk(b"".join(one + _END for one in events[-count:]))
            exchange.finish()

    return step
