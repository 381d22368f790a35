"""Scripts: what the runs of a graph yield, as readable steps that the fake streams.

A script is a list of `StreamPart` (such as a recorded `list(stream)`), of steps made here, of lists of these, and of
`threading.Event`, at which the run waits until the test sets it. Or it is a function that receives the run
(`ScriptedRun`) and returns such a list, or yields its items.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias, Union

import attrs

from langgraph_client import StreamPart


@attrs.frozen(kw_only=True)
class ScriptedRun:
    """A run, as a script's function receives it.

    Attributes:
        input: The run's input.
        command: Its command, such as `{"resume": "yes"}`; None without one.
        config: Its configuration.
        context: Its context.
        metadata: Its metadata.
        values: The thread's state before it.
        thread_id: The thread.
        run_id: The run.
        assistant_id: The assistant.
    """

    input: Any
    command: dict[str, Any] | None
    config: dict[str, Any]
    context: dict[str, Any]
    metadata: dict[str, Any]
    values: dict[str, Any]
    thread_id: str
    run_id: str
    assistant_id: str


@attrs.frozen
class Tokens:
    """A message that arrives token by token; see `tokens` and `reply`."""

    pieces: tuple[str, ...]
    node: str
    tags: tuple[str, ...]
    message_id: str | None
    kept: bool


@attrs.frozen
class Question:
    """The graph interrupts, and the run ends; see `interrupt`."""

    value: Any
    node: str
    interrupt_id: str | None


@attrs.frozen
class Failure:
    """The run fails; see `fail`."""

    error: str
    message: str
    node: str


Step: TypeAlias = Union[StreamPart, Tokens, Question, Failure, threading.Event]
Steps: TypeAlias = "Iterable[Step | tuple[str, Any] | Steps]"
Script: TypeAlias = "Steps | Callable[[ScriptedRun], Steps]"
FlatScript: TypeAlias = "list[Step] | Callable[[ScriptedRun], Steps]"


def values(state: dict[str, Any]) -> StreamPart:
    """Return a step with the whole state: a part of the mode `values`, and a checkpoint of the thread."""
    return StreamPart("values", state)


def updates(**nodes: Any) -> StreamPart:
    """Return a step with what nodes write to the state, by the node's name: a part of the mode `updates`.

    Unless a `values` follows, the thread's state takes over the keys, without a graph's reducers.
    """
    return StreamPart("updates", nodes)


def custom(data: Any) -> StreamPart:
    """Return a step with what a graph writes to its stream writer: a part of the mode `custom`."""
    return StreamPart("custom", data)


def tokens(text: str, *, node: str = "agent", tags: Iterable[str] = (), message_id: str | None = None) -> Tokens:
    """Return a step with a chat model's message, word by word, for all modes with messages and the thread protocol.

    Args:
        text: The whole text.
        node: The node that generates it.
        tags: The model's tags.
        message_id: The message's ID; a new one by default.
    """
    return Tokens(tuple(re.findall(r"\s*\S+\s*", text)), node, tuple(tags), message_id, kept=False)


def reply(text: str, *, node: str = "agent", tags: Iterable[str] = (), message_id: str | None = None) -> Tokens:
    """Return a chat node's steps: `tokens`, then `updates` and `values` with the message at the end of `messages`."""
    return attrs.evolve(tokens(text, node=node, tags=tags, message_id=message_id), kept=True)


def interrupt(value: Any, *, node: str = "agent", interrupt_id: str | None = None) -> Question:
    """Return a step that interrupts the run. The assistant's next run receives the response as its `command`.

    Args:
        value: The interrupt's value.
        node: The node that interrupts.
        interrupt_id: The interrupt's ID; a new one by default.
    """
    return Question(value, node, interrupt_id)


def fail(error: str = "ValueError", message: str = "boom", *, node: str = "agent") -> Failure:
    """Return a step that fails the run: a part `error`, and the status `error` for the run and the thread."""
    return Failure(error, message, node)


def gate() -> threading.Event:
    """Return a closed gate. The run waits at it, with heartbeats on its streams, until the test calls `set()`."""
    return threading.Event()


def flat(steps: Steps) -> Iterator[Step]:
    """Yield the single steps of a script.

    Raises:
        TypeError: The script contains something else.
    """
    for step in steps:
        if isinstance(step, (StreamPart, Tokens, Question, Failure, threading.Event)):
            yield step
        elif isinstance(step, tuple) and len(step) == 2 and isinstance(step[0], str):  # noqa: PLR2004 - a pair
            yield StreamPart(step[0], step[1])
        elif isinstance(step, (str, bytes, dict)) or not isinstance(step, Iterable):
            raise TypeError(
                "a script consists of StreamPart, pairs (event, data), what values(), updates(), tokens(), reply(), "
                f"interrupt(), fail() and gate() give, and lists of these; got {step!r}"
            )
        else:
            yield from flat(step)
