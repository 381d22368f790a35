"""What a run of a graph gives, written down: readable pieces that the fake plays as parts of a stream.

A script is a list of `StreamPart` (also one that was recorded: `list(stream)`), of the pieces made here, of lists of these,
and of `threading.Event`, at which the run waits until the test sets it. Or it is a function that gets the run
(`ScriptedRun`) and returns such a list, or yields from it.
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
    """A run, as a script's function gets it.

    Attributes:
        input: The run's input.
        command: Its command, as `{"resume": "yes"}`; None without one.
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
    """A message that comes token by token; see `tokens` and `reply`."""

    pieces: tuple[str, ...]
    node: str
    tags: tuple[str, ...]
    message_id: str | None
    kept: bool


@attrs.frozen
class Question:
    """The graph asks a person, and the run ends; see `interrupt`."""

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


def values(state: dict[str, Any]) -> StreamPart:
    """The whole state: a part of the mode `values`, and a checkpoint of the thread."""
    return StreamPart("values", state)


def updates(**nodes: Any) -> StreamPart:
    """What nodes put into the state, by the node's name: a part of the mode `updates`.

    Unless a `values` follows, the thread's state takes the keys over, without a graph's reducers.
    """
    return StreamPart("updates", nodes)


def custom(data: Any) -> StreamPart:
    """What a graph writes by its stream writer: a part of the mode `custom`."""
    return StreamPart("custom", data)


def tokens(text: str, *, node: str = "agent", tags: Iterable[str] = (), message_id: str | None = None) -> Tokens:
    """A chat model's message, word by word: parts of the modes `messages-tuple` and `messages`, and of the thread protocol.

    Args:
        text: The whole text.
        node: The node that speaks.
        tags: The model's tags.
        message_id: The message's id; else a new one.
    """
    return Tokens(tuple(re.findall(r"\s*\S+\s*", text)), node, tuple(tags), message_id, kept=False)


def reply(text: str, *, node: str = "agent", tags: Iterable[str] = (), message_id: str | None = None) -> Tokens:
    """What a chat's node does: `tokens`, then the `updates` and the `values` with the message at the end of `messages`."""
    return attrs.evolve(tokens(text, node=node, tags=tags, message_id=message_id), kept=True)


def interrupt(value: Any, *, node: str = "agent", interrupt_id: str | None = None) -> Question:
    """The graph asks a person, and the run ends. The next run of the assistant gets the answer as its `command`.

    Args:
        value: What is asked.
        node: The node that asks.
        interrupt_id: The question's id; else a new one.
    """
    return Question(value, node, interrupt_id)


def fail(error: str = "ValueError", message: str = "boom", *, node: str = "agent") -> Failure:
    """The run fails: a part `error`, and the run's and the thread's status is `error`."""
    return Failure(error, message, node)


def gate() -> threading.Event:
    """A closed gate. The run waits at it, with heartbeats on its streams, until the test calls `set()`."""
    return threading.Event()


def flat(steps: Steps) -> Iterator[Step]:
    """The single steps of a script.

    Raises:
        TypeError: There is something else among them.
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
