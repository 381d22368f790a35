"""What the events of one name have in common in a run: found out for the first of them."""

from __future__ import annotations

from langgraph_client.testing.state import Kind, Run


class Kinds(dict[str, Kind]):
    """The kinds of a run's events, by the names that its script gives them.

    Args:
        run: The run.
    """

    def __init__(self, run: Run) -> None:
        super().__init__()
        self._run = run

    def __missing__(self, event: str) -> Kind:
        method = event if event == "values" else None
        kind = self[event] = self.made(event, shown=self._is_wanted(event), method=method)
        return kind

    def made(
        self,
        name: str,
        *,
        shown: bool = False,
        method: str | None = None,
        synthetic: str | None = None,
        kept: bool = True,
    ) -> Kind:
        """Return a kind for events that the script does not name."""
        numbered = kept and self._run.resumable
        return Kind(
            run_id=self._run.run_id,
            name=name,
            mode=name.partition("|")[0],
            shown=shown,
            method=method,
            synthetic=synthetic,
            kept=numbered and "/" not in name,  # the server does not store those of the mode `messages`
            numbered=numbered,
        )

    def _is_wanted(self, event: str) -> bool:
        """Return whether the run's own stream has the events of a name."""
        run = self._run
        name, *namespace = event.split("|")
        mode = {"messages": "messages-tuple"}.get(name, name.partition("/")[0])
        return (
            mode in run.modes
            and not (mode == "messages" and "messages-tuple" in run.modes)
            and (not namespace or run.record["kwargs"]["subgraphs"])
            and (not run.uses_thread_protocol or mode == "values")
        )
