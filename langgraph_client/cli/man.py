"""`langgraph-client man`: print the manual page, generated from the same tables as the help."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum, EnumMeta
from itertools import chain
from typing import get_args

import typer

from langgraph_client import __version__
from langgraph_client.cli.acts import Group, results
from langgraph_client.cli.exits import MEANING
from langgraph_client.cli.params import GLOBAL, Param
from langgraph_client.cli.settings import PROGRAM, Settings
from langgraph_client.cli.table import Command


def command(tables: Callable[[], tuple[str, Sequence[Command], Mapping[str, Group]]]) -> Command:
    """Return the command that prints the manual page of these tables, which include the command itself.

    Args:
        tables: Returns the arguments for `page`.
    """

    def print_page(_: Settings) -> None:
        results(None).line("\n".join(page(*tables())))

    return Command(
        name="man",
        summary="Print the manual page.",
        examples=("man > langgraph-client.1", "man | man -l -"),
        params=(),
        act=print_page,
    )


def page(about: str, commands: Sequence[Command], groups: Mapping[str, Group]) -> Iterator[str]:
    """Yield the lines of the manual page, in the format of the program `man`.

    Args:
        about: A one-sentence description of the program, and further paragraphs.
        commands: The commands.
        groups: The commands of each resource.
    """
    summary, _, more = about.partition("\n\n")
    yield f'.TH {PROGRAM.upper()} 1 "" "langgraph_client {__version__}" "User Commands"'
    yield from (".SH NAME", f"{_text(PROGRAM)} \\- {_text(summary)}")
    yield from (".SH SYNOPSIS", f".B {_text(PROGRAM)}", "[OPTIONS] COMMAND [ARGS]...")
    yield from (".SH DESCRIPTION", *_paragraphs(more))
    yield from (".SH OPTIONS", *_params(GLOBAL))
    yield ".SH COMMANDS"
    rows = ((name, row) for name, group in groups.items() for row in group.commands)
    for name, row in chain((("", row) for row in commands), rows):
        yield from _command(f"{name} {row.name}".strip(), row)
    yield ".SH EXIT STATUS"
    for code, what in MEANING.items():
        yield from (".TP", f".B {code}", _text(what))


def _command(name: str, row: Command) -> Iterator[str]:
    arguments = [
        one.info.metavar or one.name.upper() for one in row.params if isinstance(one.info, typer.models.ArgumentInfo)
    ]
    yield f".SS {_text(' '.join((name, *arguments)))}"
    yield from _paragraphs(row.summary)
    yield from _paragraphs(row.more)
    yield from _params(row.params)
    yield from _paragraphs("\b\n" + "\n".join(f"{PROGRAM} {line}" for line in row.examples))


def _params(params: Iterable[Param]) -> Iterator[str]:
    for param in params:
        info, values = param.info, _values(param.kind.__origin__)
        said = (
            info.default,
            *(info.param_decls or ()),
        )  # typer takes the first name for a default, and corrects that later
        names = ", ".join(name for name in said if isinstance(name, str) and name.startswith("-"))
        has_value = not isinstance(param.default, bool) and bool not in get_args(param.kind.__origin__)
        metavar = f"\\fI{_text(info.metavar or values or 'N')}\\fR" if has_value else ""
        yield from (
            ".TP",
            " ".join(filter(None, (f"\\fB{_text(names)}\\fR" if names else "", metavar))),
            _text(info.help or ""),
        )


def _values(kind: object) -> str:
    """Return the choices of an option, separated by bars."""
    enums = [one for one in (kind, *get_args(kind)) if isinstance(one, EnumMeta)]
    members: list[Enum] = [*enums[0]] if enums else []
    return "|".join(str(member.value) for member in members)


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a text. One that begins with a backspace, typer's mark, keeps its layout."""
    for paragraph in text.split("\n\n"):
        if paragraph.startswith("\b"):
            yield from (".PP", ".nf", *(_text(line) for line in paragraph[1:].strip("\n").split("\n")), ".fi")
        elif paragraph.strip():
            yield from (".PP", _text(re.sub(r"\s+", " ", paragraph.strip())))


def _text(text: str) -> str:
    """Escape text for roff."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("…", "...")
    return f"\\&{escaped}" if escaped.startswith((".", "\\(aq")) else escaped
