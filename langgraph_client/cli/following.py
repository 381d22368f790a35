"""Follows a stream to its end. If the stream ends early, prints how to resume it."""

from __future__ import annotations

import contextlib
import json
import shlex
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import attrs
import typer

import langgraph_client
from langgraph_client.cli.exits import Exit, is_gone
from langgraph_client.cli.printers import End, Printer
from langgraph_client.cli.screen import OutputLost, ReaderGone
from langgraph_client.cli.settings import Settings, tell
from langgraph_client.cli.stopping import Stopped, closing

if TYPE_CHECKING:
    from langgraph_client import Client, RunStream, ThreadFeed


@attrs.frozen(kw_only=True)
class Follower:
    """Follows one run.

    Attributes:
        settings: The global options.
        client: The client.
        printer: Writes the parts.
        cancel: Whether to cancel the run if the command ends before the run is finished.
        options: The command-line options to repeat in the command that resumes.
    """

    settings: Settings
    client: Client
    printer: Printer
    cancel: bool = False
    options: Sequence[str] = ()

    def run(self, start: Callable[[], RunStream], assistant: str | None = None) -> None:
        """Start or join a run, and print it until it is finished.

        Raises:
            Exit: It is interrupted, or was cancelled.
            LangGraphError: The run failed, its stream failed, or its result is not available.
            Stopped: A signal arrived.
        """
        with contextlib.closing(self.printer):
            stream = start()
            self.settings.note(f"run {stream.run_id} on thread {stream.thread_id}")
            self.printer.out.working([])
            written = stream.bookmark
            try:
                with closing(stream):
                    for part in stream:
                        self.printer.part(part, stream)
                        written = stream.bookmark
                result = self._result(stream) if self.printer.needs_result else None
                self.printer.end(End(stream=stream, result=result))
            except (langgraph_client.LangGraphError, Stopped, ReaderGone, OutputLost) as error:
                self._handle_early_end(stream, error, written)
                raise
        if stream.interrupts:
            self._ask(stream, assistant)
            raise typer.Exit(Exit.NEEDS_INPUT)
        if stream.status != "success":
            tell(_fate(stream.status))
            raise typer.Exit(Exit.FAILED)

    def _handle_early_end(self, stream: RunStream, error: BaseException, written: str | None) -> None:
        """Print how to resume after the last part that was written, unless the run is to be cancelled."""
        if not isinstance(error, (ReaderGone, OutputLost)):
            self.printer.end(End(stream=stream, error=error))
            self.printer.close()
        if self.cancel and isinstance(error, _left()) and stream.status is None:
            stream.cancel()
            self.settings.note(f"run {stream.run_id} is cancelled")
        elif written is not None and not isinstance(error, _final()) and not is_gone(error):
            words = ["run", "--resume", written, *self.options]
            tell(f"to go on: {self.settings.command(*words)}")

    def _result(self, stream: RunStream) -> Any:
        """Return the graph's final state; None if the run's thread was deleted."""

        def ask() -> Any:
            if stream.thread_id is None or stream.run_id is None:
                return None
            try:
                return self.client.runs.join(stream.thread_id, stream.run_id, raise_error=False)
            except langgraph_client.NotFoundError:
                return None

        return self.printer.state(ask)

    def _ask(self, stream: RunStream, assistant: str | None) -> None:
        """Print the graph's interrupts, and the command that responds to them."""
        asked = {str(one.get("id")): one.get("value") for one in stream.interrupts if isinstance(one, dict)}
        tell("the run waits for a human:")
        for key, value in asked.items():
            tell(f"  {key}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}")
        agent = assistant or self.client.runs.get(str(stream.thread_id), str(stream.run_id)).assistant_id
        words = ["run", agent, "--thread", str(stream.thread_id)]
        if len(asked) == 1:
            tell(f"answer by: {self.settings.command(*words, '--answer')} ANSWER")
        else:
            answers = json.dumps({"resume": dict.fromkeys(asked, "ANSWER")})
            tell(f"answer by: {self.settings.command(*words, '--command')} {shlex.quote(answers)}")


def follow_feed(settings: Settings, feed: ThreadFeed, printer: Printer, options: Sequence[str] = ()) -> None:
    """Print a thread's feed until something ends it.

    Raises:
        LangGraphError: The deadline passed, or the feed was lost.
        Stopped: A signal arrived.
    """
    with contextlib.closing(printer):
        written = feed.bookmark
        try:
            with closing(feed):
                for part in feed:
                    printer.part(part, feed)
                    written = feed.bookmark
        except (langgraph_client.LangGraphError, Stopped, OutputLost) as error:
            if not isinstance(error, OutputLost):
                printer.close()
            if not is_gone(error):
                words = ["tail", feed.thread_id, "--resume", written, *options]
                tell(f"to go on: {settings.command(*words)}")
            raise


def _left() -> tuple[type[BaseException], ...]:
    """Return the exceptions that end the command, but not the run."""
    return Stopped, langgraph_client.DeadlineExceeded, ReaderGone, OutputLost


def _final() -> tuple[type[BaseException], ...]:
    """Return the exceptions that leave nothing to resume, or nobody to read a message."""
    return ReaderGone, langgraph_client.RunFailed, langgraph_client.ResultUnavailable, langgraph_client.NotFoundError


def _fate(status: str | None) -> str:
    if status is None:
        return "the server does not say how the run ended"
    was = {"interrupted": "cancelled", "timeout": "out of time"}.get(status, f"in status {status}")
    return f"the run did not come to its end: it was {was}"
