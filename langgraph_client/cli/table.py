"""Commands as values: each row has a command's name, parameters and action; typer builds the rest."""

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
        name: Its name.
        summary: A one-line description.
        more: Further paragraphs of its help.
        examples: Command lines, without the program's name.
        params: Its parameters.
        act: Performs it; called with the settings and with the parameters by name.
    """

    name: str
    summary: str
    examples: tuple[str, ...]
    params: tuple[Param, ...]
    act: Callable[..., None]
    more: str = ""


def add(app: typer.Typer, command: Command) -> None:
    """Add a command for a row. The global options are also accepted after its name."""

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
    """Return the function with a signature that typer can read: its context and these parameters."""
    params = [Param("ctx", typer.Context, inspect.Parameter.empty), *params]
    keyword = inspect.Parameter.KEYWORD_ONLY
    signature = inspect.Signature(
        [inspect.Parameter(p.name, keyword, default=p.default, annotation=p.kind) for p in params]
    )
    act.__signature__ = signature  # type: ignore[attr-defined]
    act.__annotations__ = {p.name: p.kind for p in params}
    return act


def _examples(lines: tuple[str, ...]) -> str:
    """Return the examples as the last paragraph of the help, which must not be wrapped."""
    return "\b\nExamples:\n" + "\n".join(f"  {PROGRAM} {line}" for line in lines)
