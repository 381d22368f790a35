"""`python -m tests.typed`: the golden files anew, from a real server with the example graphs and the awkward ones."""

from pathlib import Path

from examples.agent_server import running
from langgraph_client import get_client
from langgraph_client.codegen import deployment, module
from langgraph_client.codegen.embedded import Options
from tests.typed.odd import ODD

GRAPHS = Path(__file__).parent / "graphs"
GOLDEN = Path(__file__).parent / "golden"
MODULES = {"agents": Options(), "agents_attrs": Options(style="attrs", prefix="My")}
"""Module → its options, of what the real server says."""
ODD_MODULES = {"odd": Options(), "odd_attrs": Options(style="attrs")}
"""Module → its options, of the odd schemas."""


def main() -> None:
    """Ask the server, and write down what it says and what is made of it."""
    with running(more_graphs=GRAPHS) as server, get_client(server.url, api_key=None) as client:
        found = deployment.ask(client)
    found.save(GOLDEN / "schemas.json")
    for name, options in MODULES.items():
        (GOLDEN / f"{name}.py").write_text(module.generate(found, options), encoding="utf-8")
    for name, options in ODD_MODULES.items():
        (GOLDEN / f"{name}.py").write_text(module.generate(ODD, options), encoding="utf-8")


if __name__ == "__main__":
    main()
