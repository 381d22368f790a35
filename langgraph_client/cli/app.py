"""The command-line application: its global options, its commands, and its error handling."""

from __future__ import annotations

import logging
import sys
from typing import Annotated, Any

import typer

import langgraph_client
from langgraph_client import __version__
from langgraph_client.cli import api, doctor, generate, man, profile_list, resources, run
from langgraph_client.cli.exits import BROKEN_PIPE, MEANING, Exit, code_of
from langgraph_client.cli.params import GLOBAL, Param
from langgraph_client.cli.screen import OutputLost, ReaderGone
from langgraph_client.cli.settings import PROGRAM, Settings, tell
from langgraph_client.cli.table import Command, add, taking
from langgraph_client.cli.terminal import discard

_EPILOG = "\b\nExit codes:\n" + "\n".join(f"  {code:<5} {what}" for code, what in MEANING.items())

ABOUT = (
    "The LangGraph Agent Server from a shell.\n\nThe options may stand before the command or behind it. Results go to standard "
    "output, all else to standard error. The key is read from --key-file, else from where the profile says, else from "
    "LANGGRAPH_API_KEY, LANGSMITH_API_KEY or LANGCHAIN_API_KEY."
)
GROUPS = resources.GROUPS
_MAN = man.command(lambda: (ABOUT, COMMANDS, GROUPS))
COMMANDS: tuple[Command, ...] = (
    *run.COMMANDS,
    api.COMMAND,
    generate.COMMAND,
    doctor.COMMAND,
    profile_list.COMMAND,
    _MAN,
)

app = typer.Typer(
    name=PROGRAM,
    help=ABOUT,
    epilog=_EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it this way
    if wanted:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


def _before(*, ctx: typer.Context, version: bool, **said: Any) -> None:
    """Note what was said before the command."""
    del version  # already printed
    ctx.obj = Settings().but(**said)


_VERSION = Param(
    "version",
    Annotated[bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)],
    False,
)
app.callback()(taking(_before, [*GLOBAL, _VERSION]))
for command in COMMANDS:
    add(app, command)
for name, group in GROUPS.items():
    commands = typer.Typer(help=group.summary, no_args_is_help=True, rich_markup_mode=None)
    for command in group.commands:
        add(commands, command)
    app.add_typer(commands, name=name)


def start() -> int:
    """Run the command line, and return its exit code. Errors that are not the client's propagate: they are bugs."""
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        app(prog_name=PROGRAM)
    except SystemExit as end:
        return int(end.code or 0)
    except ReaderGone:
        return BROKEN_PIPE
    except OutputLost as lost:
        tell(f"{PROGRAM}: {lost}")
        return Exit.OUTPUT
    except (langgraph_client.LangGraphError, ValueError, TypeError, RecursionError, OSError) as error:
        return _end_by(error)
    return 0


def _end_by(error: Exception) -> int:
    """Report the error that ended the command. Other errors than the client's are bugs, and also logged."""
    if not isinstance(error, langgraph_client.LangGraphError):
        logging.getLogger("langgraph_client").debug("what ended the command", exc_info=error)
    if isinstance(error, RecursionError):
        tell(f"{PROGRAM}: JSON is nested too deeply")
        return Exit.USAGE
    if isinstance(error, OSError) and not isinstance(
        error, langgraph_client.LangGraphError
    ):  # typer prints the help itself
        discard(1)
        tell(f"{PROGRAM}: the results can't be written: {error.strerror}")
        return Exit.OUTPUT
    tell(f"{PROGRAM}: {error}")
    return code_of(error)
