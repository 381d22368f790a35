"""The Django app: provides a command and a system check, and has no models."""

from __future__ import annotations

from django.apps import AppConfig


class AgentsConfig(AppConfig):
    """Registers the check."""

    name = "langgraph_client.codegen.django"
    label = "langgraph_agents"
    verbose_name = "Typed graphs"

    def ready(self) -> None:
        """Register the check with Django."""
        from langgraph_client.codegen.django.checks import register

        register()
