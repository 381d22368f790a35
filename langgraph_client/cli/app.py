"""The command line as a whole: the options of every command, the commands, and what every error ends with."""

from __future__ import annotations

import logging
import sys
from typing import Annotated, Any

import typer

from langgraph_client import LangGraphError, __version__
from langgraph_client.cli import doctor, resources, run
from langgraph_client.cli.exits import BROKEN_PIPE, MEANING, code_of
from langgraph_client.cli.params import GLOBAL, Param
from langgraph_client.cli.screen import ReaderGone, discard_output
from langgraph_client.cli.settings import PROGRAM, Settings, tell
from langgraph_client.cli.table import add, taking

_EPILOG = "\b\nExit codes:\n" + "\n".join(f"  {code:<9} {what}" for code, what in MEANING.items())

app = typer.Typer(
    name=PROGRAM,
    help="The LangGraph Agent Server from a shell.\n\nThe options may stand before the command or behind it. Results go to standard output, all else to standard error. The key is read "
    "from --key-file, else from LANGGRAPH_API_KEY, LANGSMITH_API_KEY or LANGCHAIN_API_KEY.",
    epilog=_EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


def _before(*, ctx: typer.Context, version: bool, **said: Any) -> None:
    """Note what was said before the command."""
    del version  # it has been printed
    ctx.obj = Settings().but(**said)


_VERSION = Param(
    "version",
    Annotated[bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)],
    False,
)
app.callback()(taking(_before, [*GLOBAL, _VERSION]))
for command in run.COMMANDS:
    add(app, command)
for name, group in resources.GROUPS.items():
    commands = typer.Typer(help=group.summary, no_args_is_help=True, rich_markup_mode=None)
    for command in group.commands:
        add(commands, command)
    app.add_typer(commands, name=name)
add(app, doctor.COMMAND)


def start() -> int:
    """Run the command line, and return its exit code. What is no error of the client passes: it is a bug."""
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        app(prog_name=PROGRAM)
    except SystemExit as end:
        return int(end.code or 0)
    except ReaderGone:
        discard_output()
        return BROKEN_PIPE
    except (LangGraphError, ValueError, TypeError) as error:
        if not isinstance(error, LangGraphError):  # so that a bug of ours can be found
            logging.getLogger("langgraph_client").debug("what ended the command", exc_info=error)
        tell(f"{PROGRAM}: {error}")
        return code_of(error)
    return 0
