"""`manage.py agents_generate`: write the module with the types of the deployment's graphs, or check it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from langgraph_client import LangGraphError
from langgraph_client.codegen.command import OPTIONS, verify, write
from langgraph_client.codegen.django.checks import SETTING, configured
from langgraph_client.codegen.naming import CodegenError


class Command(BaseCommand):
    """The management command."""

    help = f"Write the module with the types of the deployment's graphs. What is not said is in settings.{SETTING}."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the options of `langgraph-client generate`."""
        parser.add_argument("--check", action="store_true", help="Write nothing, and say what has changed since.")
        for name, (what, several) in OPTIONS.items():
            parser.add_argument(f"--{name}", help=what, action="append" if several else "store")

    def handle(self, *_: Any, check: bool, **given: Any) -> None:
        """Generate the module, or check it."""
        said = {name: given[name.replace("-", "_")] for name in OPTIONS}
        act = verify if check else write
        try:
            code = act(
                configured(**{name: value for name, value in said.items() if value is not None}), self.stdout.write
            )
        except (CodegenError, LangGraphError) as error:
            raise CommandError(str(error)) from error
        if code:
            raise CommandError("the module does not fit" if check else "not all was generated", returncode=code)
