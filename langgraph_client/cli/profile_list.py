"""`langgraph-client profiles`: list the servers that the configuration file names."""

from __future__ import annotations

from langgraph_client.cli import profiles
from langgraph_client.cli.acts import results
from langgraph_client.cli.settings import Settings
from langgraph_client.cli.table import Command


def show(settings: Settings) -> None:
    """Print a line for each profile: its name, its URL, and where its key is."""
    out = results(None)
    found = profiles.load()
    for profile in found.values():
        out.line(f"{profile.name}\t{profile.url}\t{profile.key_source() or 'the usual variables'}")
    if not found:
        settings.note(f"no profiles: there is nothing in {str(profiles.file())!r}")


COMMAND = Command(
    name="profiles",
    summary="List the servers that are named in the configuration file, and where their keys are.",
    more="The file is config.ini in the user's configuration directory, or the one that LANGGRAPH_CONFIG names. A section is a server:"
    "\n\n\b\n  [staging]\n  url = https://agents.example.com\n  key-env = STAGING_KEY\n  header.x-team = blue\n\n"
    "A key is never in the file: key-env names the variable that has it, key-keyring the entry SERVICE/USER of the system's keyring. "
    "Without either, the usual variables have it. Also allowed: timeout, retries.",
    examples=("profiles", "profiles && langgraph-client --profile staging threads list"),
    params=(),
    act=show,
)
