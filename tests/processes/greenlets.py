"""What a program under gevent does with one client. Run as a program: its arguments are what to do and the server's URL.

It prints what came of it, as JSON. It is a process of its own, since gevent's patches change the whole process.
"""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402 - the patches come first
import sys  # noqa: E402
import uuid  # noqa: E402
from typing import Any  # noqa: E402

import gevent  # noqa: E402

from langgraph_client import Client, LangGraphError, get_client  # noqa: E402

EVENTS = 10
STREAMS = 100


def read(client: Client, plan: dict[str, Any], **limits: Any) -> list[Any]:
    """The parts of a stream by their numbers, then how often it was cut, or the error that ended it."""
    got: list[Any] = []
    parts = client.runs.stream(str(uuid.uuid4()), "agent", input=plan, **limits)
    try:
        got.extend(part.data["number"] for part in parts if part.event == "values")
    except LangGraphError as error:
        return [*got, type(error).__name__]
    return [*got, parts.reconnects]


def together(client: Client, **limits: Any) -> list[list[Any]]:
    """A hundred streams, none of which gets its second half before all have got their first one."""
    plan = {"events": EVENTS, "gate": str(uuid.uuid4()), "after": EVENTS // 2, "gather": STREAMS}
    readers = [gevent.spawn(read, client, plan, **limits) for _ in range(STREAMS)]
    return [reader.get() for reader in gevent.joinall(readers)]


def watched(client: Client) -> list[list[Any]]:
    """The same, each with a thread that watches it, which is a greenlet here."""
    return together(client, deadline=60, idle_timeout=60)


def held(client: Client, **limits: Any) -> list[list[Any]]:
    """A hundred streams that do not end by themselves."""
    plan = {"events": 2, "hold": True}
    readers = [gevent.spawn(read, client, plan, **limits) for _ in range(STREAMS)]
    return [reader.get() for reader in gevent.joinall(readers)]


def deadline(client: Client) -> list[list[Any]]:
    """They are ended by their deadline."""
    return held(client, deadline=5)


def idle(client: Client) -> list[list[Any]]:
    """They are ended when no event has come for a while."""
    return held(client, idle_timeout=1.0)


def closed(client: Client) -> list[list[Any]]:
    """They are closed by another greenlet while their readers wait."""
    got: dict[int, list[Any]] = {number: [] for number in range(STREAMS)}
    streams = {}
    waiting = []

    def wait(number: int) -> None:
        streams[number] = client.runs.stream(str(uuid.uuid4()), "agent", input={"events": 2, "hold": True})
        for part in streams[number]:
            got[number].append(part.data["number"])
            if len(got[number]) == 2:
                waiting.append(number)
        got[number].append("end")

    readers = [gevent.spawn(wait, number) for number in range(STREAMS)]
    while len(waiting) < STREAMS:
        gevent.sleep(0.01)
    for parts in streams.values():
        gevent.spawn(parts.close)
    gevent.joinall(readers, raise_error=True)
    return list(got.values())


def real(client: Client) -> list[list[Any]]:
    """Runs of a real server, on threads of their own, with calls beside them."""

    def run(**limits: Any) -> list[Any]:
        thread = client.threads.create()
        parts = client.runs.stream(thread.thread_id, "burst", input={"count": 50}, stream_mode="custom", **limits)
        return [part.data["number"] for part in parts if part.event == "custom"] + [parts.status]

    runs = [gevent.spawn(run, **({"deadline": 60, "idle_timeout": 60} if number % 2 else {})) for number in range(8)]
    return [one.get() for one in gevent.joinall(runs)]


def conversations(client: Client) -> list[list[Any]]:
    """Conversations with a real server over both transports, half of them watched by a deadline."""

    def talk(number: int) -> list[Any]:
        transport: Any = ("sse", "websocket")[number % 2]
        limits: dict[str, Any] = {"deadline": 60} if number // 2 % 2 else {}
        with client.threads.stream(assistant_id="approval", transport=transport, **limits) as stream:
            stream.run.start(input={"request": f"buy {number}"})
            asked = [one.value["question"] for one in _when_it_stands(stream)]
            stream.run.respond("yes")
            return [*asked, stream.output["answer"]]

    talks = [gevent.spawn(talk, number) for number in range(8)]
    gevent.joinall(talks)
    return [one.get() for one in talks]


def _when_it_stands(stream: Any) -> Any:
    list(stream.events)
    return stream.interrupts


if __name__ == "__main__":
    with get_client(sys.argv[2], api_key=None) as client:
        print(json.dumps(globals()[sys.argv[1]](client)))
