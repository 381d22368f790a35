"""The commands that follow runs (`run`, `wait`, `join`) or a thread (`tail`), and the command `state`."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import Annotated, Any

import typer

from langgraph_client.cli import arguments, params
from langgraph_client.cli.acts import results
from langgraph_client.cli.following import Follower, follow_feed
from langgraph_client.cli.mermaid import mermaid
from langgraph_client.cli.params import Form, Lines, Param
from langgraph_client.cli.printers import MODES, PRINTERS, Jsonl, Printer, Text
from langgraph_client.cli.screen import Plain, Terminal, is_terminal, standard_output
from langgraph_client.cli.selection import Selection
from langgraph_client.cli.settings import Settings
from langgraph_client.cli.table import Command

AGENT = Param(
    "agent", Annotated[str | None, typer.Argument(metavar="AGENT", help="A graph's name, or an assistant's UUID.")]
)
THREAD = params.positional("thread", "THREAD", "The thread's UUID.")
STREAM = params.texts("stream", "MODE", "What to show: values, updates, messages-tuple, custom, …")
SUBGRAPHS = params.flag("subgraphs", "Show the parts of subgraphs, too.")
DEADLINE = params.seconds("deadline", "Give up after this time, and exit with 4. The run itself goes on.")
IDLE = params.seconds("idle-timeout", "Give up after this time without an event, and exit with 5.")
CANCEL = params.flag(
    "cancel-on-exit",
    "Cancel the run when the command ends before it: Ctrl-C, SIGTERM, SIGHUP, deadline, closed pipe, full disk.",
)
RESUME = params.parsed(
    "resume", "BOOKMARK", "Go on after the last part, where a command stopped: a bookmark, or @FILE (-) with one in its last line.",
    arguments.bookmark,
)  # fmt: skip
OUTPUT = params.output(Form, "What results look like.")
START = (
    AGENT,
    params.parsed("input", "JSON", "The graph's input: JSON, @FILE, or - for standard input.", arguments.json_value),
    params.text("thread", "ID", "The thread's UUID. Without it the run gets a thread of its own, which is kept."),
    params.parsed("answer", "ANSWER", "Answers what the thread's last run asks: JSON, else plain text; @FILE, -.", arguments.answer),
    params.json_object("command", 'In place of an input, as {"resume": …}, {"update": …} or {"goto": …}'),
    params.json_object("config", "tags, recursion_limit and configurable values"),
    params.json_object("context", "Values for the graph's context schema"),
    params.json_object("metadata", "Key-value pairs of your own"),
    params.text("idempotency-key", "KEY", "Start once: a run that was started with this key is joined, with or without --thread."),
    params.text("multitask-strategy", "STRATEGY", "When the thread is busy: enqueue, reject, interrupt or rollback."),
    params.flag("temporary", "Delete the thread of a run without --thread after its end."),
    DEADLINE,
    IDLE,
    CANCEL,
)  # fmt: skip


def run(settings: Settings, *, agent: str | None, output: Enum, stream: list[str] | None, select: Selection | None,
        subgraphs: bool = False, resume: str | None = None, graph_mermaid: bool = False, **given: Any) -> None:  # fmt: skip
    """Start or resume a run, and follow it."""
    if graph_mermaid:
        draw(settings, agent)
        return
    form, modes = str(output.value), stream or []
    terms = {name: given.pop(name) for name in ("deadline", "idle_timeout")}
    cancel, temporary = given.pop("cancel_on_exit"), given.pop("temporary")
    order = {name: value for name, value in given.items() if value is not None}
    out = _screen(form, select)
    with settings.client() as client:
        if resume is None:
            how = {"stream_mode": _modes(form, modes, out), "stream_subgraphs": subgraphs}
            start = partial(client.runs.stream, *_order(agent, order, temporary=temporary), **how, **order)
        elif named := [*order, *(["temporary"] if temporary else []), *(["subgraphs"] if subgraphs else [])]:
            names = ", ".join("--" + name.replace("_", "-") for name in named)
            raise typer.BadParameter(f"--resume goes on with a run that was started: it can't be given with {names}")
        else:
            start = partial(client.runs.resume, resume)
        follower = Follower(
            settings=settings, client=client, printer=PRINTERS[form](out, modes), cancel=cancel, options=_again(form, modes, select)
        )  # fmt: skip
        follower.run(partial(start, raise_error=True, **terms), agent)


def _order(agent: str | None, order: dict[str, Any], *, temporary: bool) -> tuple[str | None, str]:
    """Return the thread and the assistant; convert the options in `order` to arguments of `client.runs.stream`."""
    if agent is None:
        raise typer.BadParameter("AGENT is needed to start a run: a graph's name, or an assistant's UUID")
    if "answer" in order:
        if "input" in order or "command" in order:
            raise typer.BadParameter("--answer can't be given with --input or --command")
        order["command"] = order.pop("answer")
    if "command" in order and "thread" not in order:
        raise typer.BadParameter("--answer and --command need --thread: they go on with its last run")
    thread, key = order.pop("thread", None), order.get("idempotency_key")
    if temporary and (thread or key):
        raise typer.BadParameter("--temporary is for runs without --thread and without --idempotency-key")
    if thread is None and key is None and not temporary:
        order["on_completion"] = "keep"
    return thread, agent


def wait(settings: Settings, **given: Any) -> None:
    """Start a run, and print only its result."""
    run(settings, output=_Result.result, stream=None, **given)


class _Result(Enum):
    result = "result"


def join(settings: Settings, *, run_id: str, thread: str, output: Enum, stream: list[str] | None, now: bool,
         cancel_on_exit: bool, select: Selection | None, **terms: Any) -> None:  # fmt: skip
    """Follow an existing run."""
    form, modes = str(output.value), stream or []
    out = _screen(form, select)
    with settings.client() as client:
        assistant = client.runs.get(thread, run_id).assistant_id  # report a 404 before the stream begins
        follower = Follower(
            settings=settings, client=client, printer=PRINTERS[form](out, modes), cancel=cancel_on_exit,
            options=_again(form, modes, select),
        )  # fmt: skip
        wanted: Any = modes or None
        position = None if now else "-"
        start = partial(client.runs.join_stream, thread, run_id, stream_mode=wanted, last_event_id=position)
        follower.run(partial(start, raise_error=True, **terms), assistant)


def tail(settings: Settings, *, thread: str, output: Enum, stream: list[str] | None, from_start: bool,
         resume: str | None, select: Selection | None, **terms: Any) -> None:  # fmt: skip
    """Follow a thread's feed."""
    out = Plain(standard_output(), select)
    printer: Printer = Jsonl(out) if output.value == "jsonl" else Text(out, every=True)
    with settings.client() as client:
        if resume is not None:
            feed = client.threads.resume(resume, **terms)
            if feed.thread_id != thread:
                raise typer.BadParameter(f"--resume is a bookmark of thread {feed.thread_id}, not of {thread}")
        else:
            client.threads.get(thread)  # the feed of a thread that does not exist would be silent
            modes: Any = stream or ["run_modes", "lifecycle"]
            position = "-" if from_start else None
            feed = client.threads.join_stream(thread, stream_mode=modes, last_event_id=position, **terms)
        follow_feed(settings, feed, printer, _again(output.value, [], select))


def state(settings: Settings, *, thread: str, checkpoint: str | None, subgraphs: bool, values: bool,
          select: Selection | None) -> None:  # fmt: skip
    """Print a thread's state."""
    out = results(select)
    with settings.client() as client:
        found = client.threads.get_state(thread, checkpoint_id=checkpoint, subgraphs=subgraphs)
    out.document(found["values"] if values else found.to_dict())


def draw(settings: Settings, agent: str | None) -> None:
    """Print the graph that would run."""
    if agent is None:
        raise typer.BadParameter("AGENT is needed to draw its graph: a graph's name, or an assistant's UUID")
    out = results(None)
    with settings.client() as client:
        out.line(mermaid(client.assistants.get_graph(agent)))


def _screen(form: str, select: Selection | None) -> Plain:
    """Return the output for results; without a spinner, which would disturb lines of JSON."""
    file = standard_output()
    return Terminal(file, select) if is_terminal() and form != "jsonl" else Plain(file, select)


def _modes(form: str, asked: list[str], out: Plain) -> list[str]:
    """Return the modes to request: a spinner needs those that show the active nodes."""
    modes = [*(asked or MODES[form])]
    return modes if "tasks" in modes or not isinstance(out, Terminal) else [*modes, "tasks"]


def _again(form: str, modes: list[str], select: Selection | None) -> list[str]:
    """Return the options with which a further command writes the same output."""
    written = [] if form in {"text", "result"} else ["--output", form]
    written += [] if select is None else ["--select", ".".join(select.keys)]
    return written + [word for mode in modes for word in ("--stream", mode)]


EXITS = "Exits with 0 when the run is done, 1 when it failed, 3 when it waits for a human, 4 at the deadline."

COMMANDS = (
    Command(
        name="run",
        summary="Start a run, and show it as it goes.",
        more="As text: what models say, as they say it; the parts that --stream asks for, a line each; when there is "
        "neither, the final state as JSON. As jsonl: an object a part, with event, data, id, and the bookmark to go on after "
        "it. As json: one object at the end, with status, result, error, interrupts, run_id, thread_id, bookmark.\n\n" + EXITS,
        examples=(
            """run agent --input '{"topic": "ice cream"}'""",
            """run chat --input @question.json --output json""",
            """run agent --input - --stream updates --output jsonl < input.json""",
            """run report --input '{}' --deadline 600 --idempotency-key "report $(date +%F)" """.rstrip(),
            """run approval --thread 1f0c… --answer yes""",
            """run agent --graph-mermaid""",
            """run --resume lg1.…""",
        ),
        params=(
            *START, STREAM, SUBGRAPHS, RESUME, OUTPUT, params.SELECT,
            params.flag("graph-mermaid", "Start nothing, and print the graph in the language of Mermaid."),
        ),
        act=run,
    ),
    Command(
        name="wait",
        summary="Start a run, wait for its end, and print the final state as JSON.",
        more=EXITS,
        examples=("""wait agent --input '{"topic": "ice cream"}'""", "wait report --input @input.json --deadline 600"),
        params=(*START, params.SELECT),
        act=wait,
    ),
    Command(
        name="join",
        summary="Show a run that was started before, from its start.",
        more="A run that was started elsewhere, and keeps no parts (stream_resumable), shows only what still comes.\n\n" + EXITS,
        examples=("join 1f0d… --thread 1f0c…", "join 1f0d… --thread 1f0c… --now --output jsonl"),
        params=(
            params.positional("run_id", "RUN", "The run's UUID."),
            params.text("thread", "ID", "Its thread's UUID.").required(),
            STREAM,
            params.flag("now", "Begin now, not at the run's start."),
            DEADLINE,
            IDLE,
            CANCEL,
            OUTPUT,
            params.SELECT,
        ),
        act=join,
    ),
    Command(
        name="tail",
        summary="Show what happens on a thread, run after run, until Ctrl-C.",
        more="As text: what models say, and every other part on a line. Only runs that keep their parts "
        "(stream_resumable) are shown whole.",
        examples=("tail 1f0c…", "tail 1f0c… --from-start --deadline 60 --output jsonl", "tail 1f0c… --stream lifecycle"),
        params=(
            THREAD,
            params.texts("stream", "MODE", "run_modes, lifecycle or state_update."),
            params.flag("from-start", "Begin with all that the server keeps."),
            RESUME,
            params.seconds("deadline", "End after this time, and exit with 4."),
            IDLE,
            params.output(Lines, "What parts look like."),
            params.SELECT,
        ),
        act=tail,
    ),
    Command(
        name="state",
        summary="Print the state of a thread as JSON.",
        examples=("state 1f0c…", "state 1f0c… --values", "state 1f0c… --select values.messages.-1.content", "state 1f0c… --checkpoint 1ef6…"),
        params=(
            THREAD,
            params.text("checkpoint", "ID", "The UUID of an earlier checkpoint."),
            params.flag("values", "Print the values alone."),
            SUBGRAPHS,
            params.SELECT,
        ),
        act=state,
    ),
)  # fmt: skip
