"""The arguments and options of commands as values that the command tables share."""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import attrs
import typer

from langgraph_client.cli import arguments


@attrs.frozen
class Param:
    """One argument or option of a command: its name, its type with typer's settings, and its default."""

    name: str
    kind: Any
    default: Any = None

    @property
    def info(self) -> Any:
        """What typer stores: the metavar, the help and the names."""
        return self.kind.__metadata__[0]

    def required(self) -> Param:
        """Return the same parameter without a default."""
        return attrs.evolve(self, default=inspect.Parameter.empty)

    def hidden(self) -> Param:
        """Return the same parameter, left out of the help."""
        option = copy.copy(self.info)
        option.hidden = True
        return attrs.evolve(self, kind=Annotated[self.kind.__origin__, option])


class Choice(str, Enum):
    """The choices of an option; a command receives the text of the chosen one."""


class Form(str, Enum):
    """The output formats of results."""

    text = "text"
    jsonl = "jsonl"
    json = "json"


class Lines(str, Enum):
    """The output formats of endless results."""

    text = "text"
    jsonl = "jsonl"


def _python(name: str) -> str:
    return name.replace("-", "_")


def positional(name: str, metavar: str, what: str) -> Param:
    """Return a required argument."""
    return Param(name, Annotated[str, typer.Argument(metavar=metavar, help=what)]).required()


def text(name: str, metavar: str, what: str) -> Param:
    """Return an option that takes text."""
    return Param(_python(name), Annotated[str | None, typer.Option(f"--{name}", metavar=metavar, help=what)])


def texts(name: str, metavar: str, what: str) -> Param:
    """Return an option that takes text and may be repeated."""
    said = f"{what} May be repeated."
    return Param(_python(name), Annotated[list[str] | None, typer.Option(f"--{name}", metavar=metavar, help=said)])


def parsed(name: str, metavar: str, what: str, parser: Callable[[str], Any]) -> Param:
    """Return an option whose value a function parses."""
    return Param(_python(name), Annotated[Any, typer.Option(f"--{name}", metavar=metavar, help=what, parser=parser)])


def json_object(name: str, what: str) -> Param:
    """Return an option that takes a JSON object."""
    return parsed(name, "JSON", f"{what}: JSON, @FILE, or - for standard input.", arguments.json_object)


def choice(name: str, values: Sequence[str], what: str) -> Param:
    """Return an option with a fixed set of choices, which the help shows."""
    kind = Choice(name, {value: value for value in values})  # type: ignore[call-overload]
    return Param(_python(name), Annotated[kind | None, typer.Option(f"--{name}", help=what)])


def seconds(name: str, what: str) -> Param:
    """Return an option that takes a time in seconds."""
    return parsed(name, "SECONDS", what, arguments.seconds)


def flag(name: str, what: str) -> Param:
    """Return a flag."""
    return Param(_python(name), Annotated[bool, typer.Option(f"--{name}", help=what)], False)


def output(kind: type[Enum], what: str) -> Param:
    """Return the option that selects the output format; the first one is the default."""
    return Param("output", Annotated[kind, typer.Option("--output", "-o", help=what)], next(iter(kind)))


SELECT = parsed(
    "select", "KEY[.KEY]…", "Print only what is there in each document; a text without quotes.", arguments.selection
)
GLOBAL = (
    Param("profile", Annotated[str | None, typer.Option(
        "--profile", metavar="NAME", help="A server by its name in the configuration file; else that of LANGGRAPH_PROFILE.")]),
    text("url", "URL", "The server; else that of the profile, of LANGGRAPH_API_URL, else http://localhost:2024."),
    Param("key_file", Annotated[Path | None, typer.Option("--key-file", metavar="FILE", help="The file that has the key; else the environment.")]),
    texts("header", "NAME:VALUE", "A header for every request."),
    seconds("timeout", "Seconds for connecting and for each read."),
    Param("retries", Annotated[int | None, typer.Option("--retries", help="Retries of a call, and tries to reconnect a stream.", min=0)]),
    Param("quiet", Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors and questions.")], False),
    Param("verbose", Annotated[bool, typer.Option("--verbose", "-v", help="Log what the client does.")], False),
)  # fmt: skip
"""The global options, which may stand before or after a command's name."""
