"""The server's things, listed, shown, made and taken away: a table of commands over the client's own methods."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Annotated, Any, TypeAlias

import attrs
import typer

from langgraph_client import Client
from langgraph_client.cli import arguments, params
from langgraph_client.cli.params import Form, Param
from langgraph_client.cli.screen import Plain, Terminal, dumps, is_terminal, standard_output
from langgraph_client.cli.settings import Settings, visible
from langgraph_client.cli.table import Command

_PAGE = 1000


@attrs.frozen
class Group:
    """The commands of one resource."""

    summary: str
    commands: tuple[Command, ...]


Call: TypeAlias = Callable[..., Any]


def _screen() -> Plain:
    out = Plain(standard_output())
    out.indent = Terminal.indent if is_terminal() else None
    return out


def _lists(columns: Sequence[str], call: Call) -> Callable[..., None]:
    """Print what a call finds: columns, lines of JSON, or one array."""

    def act(settings: Settings, *, limit: int, output: Form, **given: Any) -> None:
        with settings.client() as client:
            wanted = {name: value for name, value in given.items() if value is not None}
            size = {"page_size": min(limit, _PAGE)} if limit else {}
            found = islice(call(client, **wanted, **size), limit or None)
            _print_list(output, columns, found)

    return act


def _print_list(output: Form, columns: Sequence[str], found: Iterable[Mapping[str, Any]]) -> None:
    out = _screen()
    if output is Form.json:
        out.document([*map(dict, found)])
    elif output is Form.jsonl:
        for one in found:
            out.line(dumps(one))
    elif is_terminal():
        _print_table(columns, found)
    else:
        for one in found:
            out.line("\t".join(_cell(one.get(name)) for name in columns))


def _print_table(columns: Sequence[str], found: Iterable[Mapping[str, Any]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, name in enumerate(columns):
        table.add_column(name, no_wrap=number == 0, overflow="fold")
    for one in found:
        table.add_row(*(Text(visible(_cell(one.get(name)))) for name in columns))
    Console().print(table)


def _cell(value: Any) -> str:
    """A value in a column: a text as it is, without what would end its line."""
    text = value if isinstance(value, str) else "" if value is None else dumps(value)
    return text.replace("\t", " ").replace("\n", " ")


def _shows(call: Call) -> Callable[..., None]:
    """Print what a call answers with as JSON."""

    def act(settings: Settings, **given: Any) -> None:
        with settings.client() as client:
            answer = call(client, **given)
        _screen().document(answer)

    return act


def _names(key: str, call: Call) -> Callable[..., None]:
    """Print the id of what a call makes, and nothing else."""

    def act(settings: Settings, **given: Any) -> None:
        with settings.client() as client:
            made = call(client, **{name: value for name, value in given.items() if value is not None})
        _screen().line(made[key])

    return act


def _does(call: Call) -> Callable[..., None]:
    """Call, and print nothing."""

    def act(settings: Settings, **given: Any) -> None:
        with settings.client() as client:
            call(client, **given)

    return act


def _item(client: Client, namespace: str, key: str) -> Any:
    item = client.store.get_item(_labels(namespace), key)
    if item is None:
        raise ValueError(f"there is no item {key!r} in {namespace!r}")
    return item


def _labels(namespace: str) -> list[str]:
    """A namespace as it is typed: its labels with dots between, as in the server's own queries."""
    return namespace.split(".") if namespace else []


def _namespaces(client: Client, prefix: str = "", **_: Any) -> Iterable[Mapping[str, Any]]:
    offset = 0
    while page := client.store.list_namespaces(prefix=_labels(prefix) or None, limit=_PAGE, offset=offset).namespaces:
        yield from ({"namespace": ".".join(labels)} for labels in page)
        offset += len(page)


def _items(client: Client, namespace: str = "", **wanted: Any) -> Iterable[Mapping[str, Any]]:
    for item in client.store.iter_items(_labels(namespace), **wanted):
        yield {**item, "namespace": ".".join(item.namespace)}


def _new_cron(client: Client, assistant_id: str, thread: str | None = None, **more: Any) -> Any:
    if thread is None:
        return client.crons.create(assistant_id, **more)
    return client.crons.create_for_thread(thread, assistant_id, **more)


THREAD = params.positional("thread_id", "THREAD", "The thread's UUID.")
RUN = params.positional("run_id", "RUN", "The run's UUID.")
ASSISTANT = params.positional("assistant_id", "ASSISTANT", "The assistant's UUID.")
CRON = params.positional("cron_id", "CRON", "The cron's UUID.")
NAMESPACE = params.positional("namespace", "NAMESPACE", "The item's namespace, its labels with dots between: users.42.")
ITEM = params.positional("key", "KEY", "The item's key.")
ON_THREAD = params.text("thread", "ID", "The thread's UUID.").required()
METADATA = params.json_object("metadata", "Key-value pairs of your own")
FILTER = params.json_object("metadata", "Key-value pairs that the metadata must have")
CONFIG = params.json_object("config", "tags, recursion_limit and configurable values")
CONTEXT = params.json_object("context", "Values for the graph's context schema")
STATUS = params.text("status", "STATUS", "Only those with this status.")
LIST = (
    Param("limit", Annotated[int, typer.Option("--limit", help="Most to print; 0 prints all.", min=0)], 20),
    params.output(Form, "Columns, an object a line, or an array."),
)

GROUPS = {
    "threads": Group("Threads: conversations and their states.", (
        Command(
            name="list", summary="List threads.",
            examples=("threads list", """threads list --status interrupted --output jsonl"""),
            params=(STATUS, FILTER, *LIST),
            act=_lists(("thread_id", "status", "updated_at", "metadata"), lambda c, **o: c.threads.iter(**o)),
        ),
        Command(
            name="get", summary="Print one thread as JSON.", examples=("threads get 1f0c…",), params=(THREAD,),
            act=_shows(lambda c, thread_id: c.threads.get(thread_id)),
        ),
        Command(
            name="create", summary="Make a thread, and print its id.",
            examples=("threads create", """thread=$(langgraph-client threads create --metadata '{"user": 42}')"""),
            params=(METADATA, params.text("thread-id", "UUID", "The id it is to have; a thread that has it is left as it is.")),
            act=_names("thread_id", lambda c, **o: c.threads.create(
                **o, **({"if_exists": "do_nothing"} if "thread_id" in o else {}))),
        ),
        Command(
            name="delete", summary="Delete a thread, with its runs and its state.", examples=("threads delete 1f0c…",),
            params=(THREAD,), act=_does(lambda c, thread_id: c.threads.delete(thread_id)),
        ),
    )),
    "runs": Group("Runs of a thread. To start one: `run` or `wait`.", (
        Command(
            name="list", summary="List a thread's runs, the latest first.",
            examples=("runs list --thread 1f0c…", "runs list --thread 1f0c… --status running"),
            params=(ON_THREAD, STATUS, *LIST),
            act=_lists(("run_id", "status", "created_at", "assistant_id"), lambda c, thread, **o: c.runs.iter(thread, **o)),
        ),
        Command(
            name="get", summary="Print one run as JSON.", examples=("runs get 1f0d… --thread 1f0c…",), params=(RUN, ON_THREAD),
            act=_shows(lambda c, run_id, thread: c.runs.get(thread, run_id)),
        ),
        Command(
            name="cancel", summary="Cancel a run, and wait until it has stopped.", examples=("runs cancel 1f0d… --thread 1f0c…",),
            params=(RUN, ON_THREAD), act=_does(lambda c, run_id, thread: c.runs.cancel(thread, run_id, wait=True)),
        ),
        Command(
            name="delete", summary="Delete a run.", examples=("runs delete 1f0d… --thread 1f0c…",),
            params=(RUN, ON_THREAD), act=_does(lambda c, run_id, thread: c.runs.delete(thread, run_id)),
        ),
    )),
    "assistants": Group("Assistants: graphs with a configuration.", (
        Command(
            name="list", summary="List assistants.", examples=("assistants list", "assistants list --graph agent --output json"),
            params=(params.text("graph", "GRAPH", "Only those of this graph."), FILTER, *LIST),
            act=_lists(("assistant_id", "graph_id", "name", "version"), lambda c, graph=None, **o: c.assistants.iter(graph_id=graph, **o)),
        ),
        Command(
            name="get", summary="Print one assistant as JSON.", examples=("assistants get 1f0a…",), params=(ASSISTANT,),
            act=_shows(lambda c, assistant_id: c.assistants.get(assistant_id)),
        ),
        Command(
            name="create", summary="Make an assistant of a graph, and print its id.",
            examples=("""assistants create agent --name short --config '{"configurable": {"length": 3}}'""",),
            params=(params.positional("graph_id", "GRAPH", "The graph's name."), params.text("name", "NAME", "What to call it."),
                    CONFIG, CONTEXT, METADATA),
            act=_names("assistant_id", lambda c, graph_id, **o: c.assistants.create(graph_id, **o)),
        ),
        Command(
            name="delete", summary="Delete an assistant.", examples=("assistants delete 1f0a…",), params=(ASSISTANT,),
            act=_does(lambda c, assistant_id: c.assistants.delete(assistant_id)),
        ),
    )),
    "crons": Group("Crons: runs that the server repeats by itself.", (
        Command(
            name="list", summary="List crons.", examples=("crons list", "crons list --output jsonl"), params=(FILTER, *LIST),
            act=_lists(("cron_id", "schedule", "next_run_date", "thread_id"), lambda c, **o: c.crons.iter(**o)),
        ),
        Command(
            name="get", summary="Print one cron as JSON.", examples=("crons get 1f0e…",), params=(CRON,),
            act=_shows(lambda c, cron_id: c.crons.get(cron_id)),
        ),
        Command(
            name="create", summary="Make a cron, and print its id.",
            examples=("""crons create agent --schedule '0 7 * * 1-5' --input '{"topic": "tea"}' --timezone Europe/Berlin""",),
            params=(params.positional("assistant_id", "AGENT", "A graph's name, or an assistant's UUID."),
                    params.text("schedule", "SCHEDULE", "Five cron fields: minute, hour, day of month, month, day of week.").required(),
                    params.json_object("input", "The input of every run"),
                    params.text("thread", "ID", "The thread of all runs; else one each."),
                    params.text("timezone", "ZONE", "The schedule's time zone; else UTC."), METADATA),
            act=_names("cron_id", _new_cron),
        ),
        Command(
            name="delete", summary="Delete a cron.", examples=("crons delete 1f0e…",), params=(CRON,),
            act=_does(lambda c, cron_id: c.crons.delete(cron_id)),
        ),
    )),
    "store": Group("The store: JSON under a namespace and a key.", (
        Command(
            name="list", summary="List the namespaces.", examples=("store list", "store list --prefix users"),
            params=(params.text("prefix", "NAMESPACE", "Only those that begin with these labels."), *LIST),
            act=_lists(("namespace",), _namespaces),
        ),
        Command(
            name="search", summary="List the items under a namespace.",
            examples=("store search users", """store search users.42 --filter '{"kind": "note"}' --output jsonl"""),
            params=(Param("namespace", Annotated[str, typer.Argument(metavar="NAMESPACE", help="The labels it begins with; none: all.")], ""),
                    params.json_object("filter", "What keys of the value must be equal to"),
                    params.text("query", "WORDS", "What to search for by meaning, where the store has an index."), *LIST),
            act=_lists(("namespace", "key", "value"), _items),
        ),
        Command(
            name="get", summary="Print one item as JSON.", examples=("store get users.42 settings",), params=(NAMESPACE, ITEM),
            act=_shows(_item),
        ),
        Command(
            name="put", summary="Keep an item, in the place of the one that has its key.",
            examples=("""store put users.42 settings '{"theme": "dark"}'""", "store put users.42 settings @settings.json"),
            params=(NAMESPACE, ITEM, Param("value", Annotated[Any, typer.Argument(
                metavar="JSON", help="The item: a JSON object, @FILE, -.", parser=arguments.json_object)]).required()),
            act=_does(lambda c, namespace, key, value: c.store.put_item(_labels(namespace), key, value)),
        ),
        Command(
            name="delete", summary="Delete an item. That there is none is no error.", examples=("store delete users.42 settings",),
            params=(NAMESPACE, ITEM),
            act=_does(lambda c, namespace, key: c.store.delete_item(_labels(namespace), key)),
        ),
    )),
}  # fmt: skip
"""Resource → its commands."""
