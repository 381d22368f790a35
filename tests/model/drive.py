"""One execution: a caller who iterates a stream to its end, and how that went."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client.errors import LangGraphError, RunFailed, StreamInterrupted
from tests.model.connection import Quiet
from tests.model.explore import Choices, Looped
from tests.model.scenario import Event, Scenario
from tests.model.server import World, steps_of


@attrs.frozen
class Outcome:
    """How an execution went.

    Attributes:
        end: `ended`, `interrupted`, `failed` (RunFailed), `quiet` (of a feed), `looped` or `crashed`.
        status: The stream's at its end.
        gap: Whether it said that parts may be missing.
        error: What was raised.
    """

    end: str
    status: Any = None
    gap: bool = False
    error: BaseException | None = None


class Driver:
    """Runs executions of one scenario.

    Args:
        scenario: What it is about.
        streams: The client: `Streams`, or a stand-in.
    """

    def __init__(self, scenario: Scenario, streams: Any) -> None:
        self._scenario = scenario
        self._streams = streams
        self._steps = steps_of(scenario)
        streams.transport.driver = Driver.execute.__code__

    def begin(self, choices: Choices) -> World:
        """The world of one execution."""
        return World(self._scenario, choices, self._steps)

    def execute(self, world: World) -> Outcome:
        """One execution. Lets Pruned pass."""
        self._streams.transport.world = world
        self._stream: Any = None
        try:
            return self._read(world)
        except (Quiet, Looped) as end:
            return Outcome(type(end).__name__.lower(), gap=getattr(self._stream, "gap", False))
        except RunFailed as error:
            return Outcome("failed", "error", error=error)
        except StreamInterrupted as error:
            return Outcome("interrupted", error=error)
        except LangGraphError as error:
            return Outcome("interrupted" if world.deleted else "crashed", error=error)
        except Exception as error:  # noqa: BLE001 - a violation
            return Outcome("crashed", error=error)
        finally:
            self._streams.transport.world = None

    def _read(self, world: World) -> Outcome:
        stream = self._stream = self._streams.start(world, self._position(world))
        if world.fault("handover") and stream.bookmark is not None:
            stream = self._hand_over(world, stream, stream.bookmark)
        while True:
            bookmark = self._iterate(world, stream)
            if bookmark is None:
                return Outcome("ended", getattr(stream, "status", None), getattr(stream, "gap", False))
            stream = self._hand_over(world, stream, bookmark)

    def _hand_over(self, world: World, stream: Any, bookmark: Any) -> Any:
        """The stream that goes on from a bookmark, after one that is closed."""
        stream.close()
        world.trace.append("handover:")
        self._stream = self._streams.resume(world, bookmark)
        return self._stream

    def _iterate(self, world: World, stream: Any) -> Any:
        """Read a stream to its end (None), or to where it is handed over: its bookmark."""
        for part in stream:
            world.parts.append(part)
            fault = world.fault("handover", "cancel")
            if fault == "cancel":
                world.trace.append("cancel:")
                stream.cancel()
            elif fault == "handover" and stream.bookmark is not None:
                return stream.bookmark
        return None

    def _position(self, world: World) -> str | None:
        """Where the first stream is to begin, by the caller's words."""
        if self._scenario.door != "join X":
            return "-" if self._scenario.door == "join -" else None
        events = [step for step in self._steps if isinstance(step, Event) and step.name != "end"]
        at = world.choices.choose(len(events))
        for _ in range(at + 1):
            world.step()
        position = events[at].id
        world.optional_id = position
        last = max(event.index for event in events if event.id == position)
        world.due = last + 1
        return position
