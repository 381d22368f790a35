"""The arguments and options of commands as values, which the rows of the tables share."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any

import attrs
import typer

from langgraph_client.cli import arguments


@attrs.frozen
class Param:
    """One argument or option of a command: its name, its type with what typer knows of it, and its default."""

    name: str
    kind: Any
    default: Any = None

    def required(self) -> Param:
        """The same without a default."""
        return attrs.evolve(self, default=inspect.Parameter.empty)


class Form(str, Enum):
    """What results look like."""

    text = "text"
    jsonl = "jsonl"
    json = "json"


class Lines(str, Enum):
    """What the results of something endless look like."""

    text = "text"
    jsonl = "jsonl"


def positional(name: str, metavar: str, what: str) -> Param:
    """An argument that must be given."""
    return Param(name, Annotated[str, typer.Argument(metavar=metavar, help=what)]).required()


def text(name: str, metavar: str, what: str) -> Param:
    """An option with a text."""
    return Param(_python(name), Annotated[str | None, typer.Option(f"--{name}", metavar=metavar, help=what)])


def texts(name: str, metavar: str, what: str) -> Param:
    """An option with a text, which may be repeated."""
    said = f"{what} May be repeated."
    return Param(_python(name), Annotated[list[str] | None, typer.Option(f"--{name}", metavar=metavar, help=said)])


def parsed(name: str, metavar: str, what: str, parser: Callable[[str], Any]) -> Param:
    """An option that is read by a function."""
    return Param(_python(name), Annotated[Any, typer.Option(f"--{name}", metavar=metavar, help=what, parser=parser)])


def json_object(name: str, what: str) -> Param:
    """An option with a JSON object."""
    return parsed(name, "JSON", f"{what}: JSON, @FILE, or - for standard input.", arguments.json_object)


def seconds(name: str, what: str) -> Param:
    """An option with a time."""
    return parsed(name, "SECONDS", what, arguments.seconds)


def flag(name: str, what: str) -> Param:
    """An option that is there or not."""
    return Param(_python(name), Annotated[bool, typer.Option(f"--{name}", help=what)], False)


def output(kind: type[Enum], what: str) -> Param:
    """The option that says what results look like; the first form is the default."""
    return Param("output", Annotated[kind, typer.Option("--output", help=what)], next(iter(kind)))


def _python(name: str) -> str:
    return name.replace("-", "_")
