"""Commands as values: a row says what a command is called, what it takes and what it does; typer makes the rest of it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any

import attrs
import typer

from langgraph_client.cli import stopping
from langgraph_client.cli.params import GLOBAL, Choice, Param
from langgraph_client.cli.settings import PROGRAM, Settings


@attrs.frozen(kw_only=True)
class Command:
    """One command.

    Attributes:
        name: What is typed.
        summary: What it does.
        more: Further paragraphs of its help.
        examples: Command lines, without the program's name.
        params: What it takes.
        act: Does it: is called with the settings and the parameters by name.
    """

    name: str
    summary: str
    examples: tuple[str, ...]
    params: tuple[Param, ...]
    act: Callable[..., None]
    more: str = ""


def add(app: typer.Typer, command: Command) -> None:
    """Make a command of a row. The global options may stand behind its name, too."""

    def act(*, ctx: typer.Context, **values: Any) -> None:
        said = {param.name: values.pop(param.name) for param in GLOBAL}
        settings: Settings = ctx.obj
        given = {name: value.value if isinstance(value, Choice) else value for name, value in values.items()}
        with stopping.at_work():
            command.act(settings.but(**said), **given)

    act = taking(act, [*command.params, *(param.hidden() for param in GLOBAL)])
    help_text = f"{command.summary}\n\n{command.more}" if command.more else command.summary
    app.command(command.name, help=help_text, epilog=_examples(command.examples))(act)


def taking(act: Callable[..., None], params: Sequence[Param]) -> Callable[..., None]:
    """The function, with a signature that typer reads: its context and these parameters."""
    params = [Param("ctx", typer.Context, inspect.Parameter.empty), *params]
    keyword = inspect.Parameter.KEYWORD_ONLY
    signature = inspect.Signature(
        [inspect.Parameter(p.name, keyword, default=p.default, annotation=p.kind) for p in params]
    )
    act.__signature__ = signature  # type: ignore[attr-defined]
    act.__annotations__ = {p.name: p.kind for p in params}
    return act


def _examples(lines: tuple[str, ...]) -> str:
    """Examples as help's last paragraph, which is not to be wrapped."""
    return "\b\nExamples:\n" + "\n".join(f"  {PROGRAM} {line}" for line in lines)
