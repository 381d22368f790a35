"""The actions that resource commands share: list, show, create, or act without output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Annotated, Any, TypeAlias

import attrs
import typer

from langgraph_client.cli import params
from langgraph_client.cli.columns import Column, table, to_text
from langgraph_client.cli.params import Form, Param
from langgraph_client.cli.screen import Plain, Terminal, is_terminal, standard_output
from langgraph_client.cli.selection import Selection
from langgraph_client.cli.settings import Settings
from langgraph_client.cli.table import Command

PAGE = 1000
Call: TypeAlias = Callable[..., Any]

LIST = (
    Param("limit", Annotated[int, typer.Option("--limit", help="Most to print; 0 prints all.", min=0)], 20),
    params.output(Form, "Columns, an object a line, or an array."),
    params.flag("wide", "On a terminal: cut no column, leave none out, and show times, not ages."),
    params.SELECT,
)
"""The parameters of every list command."""


@attrs.frozen
class Group:
    """The commands of one resource."""

    summary: str
    commands: tuple[Command, ...]


def results(select: Selection | None) -> Plain:
    """Return the output of a command that follows no stream."""
    out = Plain(standard_output(), select)
    out.indent = Terminal.indent if is_terminal() else None
    return out


def lists(what: str, columns: Sequence[Column], call: Call) -> Callable[..., None]:
    """Print the items that a call returns: as columns, as lines of JSON, or as one array."""

    def act(
        settings: Settings, *, limit: int, output: Form, wide: bool, select: Selection | None, **given: Any
    ) -> None:
        out = results(None)
        with settings.client() as client:
            size = {"page_size": min(limit, PAGE)} if limit else {}
            found = islice(call(client, **_said(given), **size), limit or None)
            if output is Form.json:
                out.document([dict(one) if select is None else select.among(one) for one in found])
            elif output is Form.jsonl or select is not None:
                _print_objects(results(select), found)
            elif is_terminal():
                _print_table(settings, out, what, columns, [*found], wide=wide)
            else:
                for one in found:
                    out.line("\t".join(to_text(one.get(column.key)) for column in columns))

    return act


def _print_objects(out: Plain, found: Iterable[Mapping[str, Any]]) -> None:
    for one in found:
        out.object(one)


def _print_table(
    settings: Settings,
    out: Plain,
    what: str,
    columns: Sequence[Column],
    rows: Sequence[Mapping[str, Any]],
    *,
    wide: bool,
) -> None:
    if not rows:
        settings.note(f"no {what}")
        return
    for line in table(columns, rows, wide=wide):
        out.line(line)


def shows(call: Call) -> Callable[..., None]:
    """Print the response of a call as JSON."""

    def act(settings: Settings, *, select: Selection | None, **given: Any) -> None:
        out = results(select)
        with settings.client() as client:
            answer = call(client, **_said(given))
        out.document(answer)

    return act


def names(key: str, call: Call) -> Callable[..., None]:
    """Print only the ID of what a call creates."""

    def act(settings: Settings, **given: Any) -> None:
        out = results(None)
        with settings.client() as client:
            made = call(client, **_said(given))
        out.line(str(made[key]))

    return act


def does(call: Call) -> Callable[..., None]:
    """Make a call, and print nothing."""

    def act(settings: Settings, **given: Any) -> None:
        with settings.client() as client:
            call(client, **_said(given))

    return act


def _said(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}
