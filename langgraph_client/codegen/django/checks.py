"""The system check that the generated module still fits the deployment. It runs only if its tag is requested."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks

from langgraph_client import LangGraphError
from langgraph_client.codegen.command import Task, outdated, task_of
from langgraph_client.codegen.naming import CodegenError

TAG = "langgraph"
SETTING = "LANGGRAPH_AGENTS"


def configured(**said: Any) -> Task:
    """Return the task that Django's settings and the command line describe."""
    return task_of({**getattr(settings, SETTING, {}), **said}, SETTING, Path(getattr(settings, "BASE_DIR", "")))


def differences() -> list[checks.CheckMessage]:
    """Return the messages of the check."""
    try:
        lines = outdated(configured())
    except (CodegenError, LangGraphError) as error:
        return [checks.Error(f"the typed graphs can't be checked: {error}", id="langgraph.E001")]
    hint = "If that is right, generate the module again: manage.py agents_generate"
    return (
        [checks.Warning("\n".join(["the deployment's graphs have changed:", *lines]), hint=hint, id="langgraph.W001")]
        if lines
        else []
    )


class OnDemand:
    """A check that requests a server, so it runs only if its tag is requested, not at each `runserver` and `migrate`.

    Django does not tell a check which tags were asked for, but it reads those of a check just when it chooses by them.
    """

    def __init__(self) -> None:
        self._tags: Sequence[str] = ()
        self._chosen = False

    @property
    def tags(self) -> Sequence[str]:
        """The check's tags."""
        self._chosen = True
        return self._tags

    @tags.setter
    def tags(self, tags: Sequence[str]) -> None:
        self._tags = tags

    def __call__(self, **_: Any) -> list[checks.CheckMessage]:
        """Run the check if its tag was requested."""
        chosen, self._chosen = self._chosen, False
        return differences() if chosen else []


def register() -> None:
    """Register the check with Django."""
    checks.register(OnDemand(), TAG)
