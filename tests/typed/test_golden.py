"""What is generated is known, to the byte, from schemas of the real server and from odd ones; and it is what they say.

After a wanted change of the generator: `python -m tests.typed`, and read the difference.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import typing
from typing import Any

import pytest

from examples.agent_server import REPOSITORY
from langgraph_client.codegen import deployment, module
from langgraph_client.codegen.classes import Classes
from langgraph_client.codegen.embedded import Options
from langgraph_client.typed import TypedGraph
from tests.typed.__main__ import GOLDEN, MODULES, ODD_MODULES
from tests.typed.golden import agents, odd
from tests.typed.odd import ODD

REAL = deployment.load(GOLDEN / "schemas.json")
WRITTEN = {name: (REAL, options) for name, options in MODULES.items()} | {
    name: (ODD, options) for name, options in ODD_MODULES.items()
}


def text_of(name: str) -> str:
    """A golden module's text."""
    return (GOLDEN / f"{name}.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(WRITTEN.keys() - {"odd"}))
def test_what_is_generated_is_what_is_expected(name: str):
    """To the byte, on every Python."""
    assert module.generate(*WRITTEN[name]) == text_of(name)


def test_the_order_of_sets_does_not_matter():
    """The same text comes out in another process, under a hash seed of its own."""
    program = (
        "import sys; from langgraph_client.codegen import module; from tests.typed.__main__ import ODD_MODULES; "
        "from tests.typed.odd import ODD; sys.stdout.buffer.write(module.generate(ODD, ODD_MODULES['odd']).encode())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=REPOSITORY, env=environment, capture_output=True, check=True
    )
    assert done.stdout.decode() == text_of("odd")


@pytest.mark.parametrize("name", WRITTEN)
def test_it_needs_the_client_alone(name: str):
    """Beside the standard library; and attrs, which is the client's own, where the classes are of that style."""
    nodes = [node for node in ast.parse(text_of(name)).body if isinstance(node, (ast.Import, ast.ImportFrom))]
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    roots = {one.partition(".")[0] for one in imported} - sys.stdlib_module_names
    assert roots == ({"langgraph_client", "attrs"} if WRITTEN[name][1].style == "attrs" else {"langgraph_client"})


@pytest.mark.parametrize(("of", "made"), [(REAL, agents), (ODD, odd)], ids=["real", "odd"])
def test_what_is_required_is_so_at_run_time(of: deployment.Deployment, made: Any):
    """Each TypedDict has the keys of its schema, told apart by what is required, also where no class can have them."""
    for name, schema in Classes(of).schemas.items():
        if "properties" not in schema:
            continue
        found = getattr(made, name)
        keys = {key for key in schema["properties"] if key}
        assert (name, found.__required_keys__, found.__required_keys__ | found.__optional_keys__) == (
            name,
            set(schema["required"]),
            keys,
        )
        assert typing.get_type_hints(found, vars(made)).keys() == keys


def test_each_graph_has_a_function():
    """Which gives a typed graph of the assistant, with its schemas."""
    client: Any = object()
    for name, entry in Classes(REAL).entries.items():
        graph = getattr(agents, entry.function)(client)
        assert isinstance(graph, TypedGraph)
        assert (graph.client, graph.assistant_id, graph.schemas) == (client, name, agents.SCHEMAS[name])


def test_definitions_are_named_once():
    """What several graphs say is one class, and what they say differently is one for each."""
    text = text_of("agents")
    assert [text.count(f"class {name}(") for name in ("AIMessage", "HumanMessage", "ToolCall")] == [1, 1, 1]
    assert text.count("AnyMessage: TypeAlias") == 1
    names = Classes(ODD).schemas
    assert {"ClassItem", "OtherShopItem"} <= names.keys()
    assert "Item" not in names


def test_a_function_and_a_class_have_names_of_their_own():
    """A graph that is called as one of its definitions is, or as what a module needs."""
    node = {"type": "object", "properties": {"a": {"type": "string"}}}
    root = {"type": "object", "properties": {"node": {"$ref": "#/$defs/Node"}}, "$defs": {"Node": node}}
    graph = deployment.Graph(assistant_id="g", graph_id="g", schemas={"input": root})
    classes = Classes(deployment.Deployment(version="", graphs={"Node": graph, "SCHEMAS": graph}))
    assert [entry.function for entry in classes.entries.values()] == ["Node", "SCHEMAS2"]
    assert "Node2" in classes.schemas
    assert "Node" not in classes.schemas


def test_aliases_of_a_model_are_the_keys_of_a_run():
    """At the top a run takes and gives the names of a pydantic model's fields; below, their aliases."""
    keys = {"order_id", "class_", "address", "notes", "total"}
    assert typing.get_type_hints(agents.AwkwardOrderInput).keys() == keys
    assert typing.get_type_hints(agents.AwkwardOrderOutput).keys() == keys
    assert typing.get_type_hints(agents.Address).keys() == {"streetName", "zip-code"}
    assert "`orderId` is `order_id`, `class` is `class_`" in str(agents.awkward_order.__doc__)


def test_what_the_server_does_not_say_is_told():
    """A schema that is null, or empty, is any dict, with a comment and a sentence."""
    assert agents.AgentContext == "dict[str, Any]"
    assert "The server has no schema of its context." in str(agents.agent.__doc__)
    assert 'AgentContext: TypeAlias = "dict[str, Any]"\n"""The server has no schema for it."""' in text_of("agents")


def test_an_old_server_has_a_config_schema():
    """It is used where there is no key for the context's."""
    config = {"type": "object", "properties": {"a": {"type": "string"}}}
    old = {"graph_id": "g", "input_schema": None, "output_schema": None, "state_schema": None, "config_schema": config}
    assert deployment.parts_of(old)["context"] == config
    assert deployment.parts_of({**old, "context_schema": None})["context"] is None


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"style": "pydantic"}, "--style must be typeddict or attrs, got 'pydantic'"),
        ({"prefix": "1"}, "--prefix must be the beginning of a Python name, got '1'"),
    ],
)
def test_options_are_checked(options: dict[str, Any], told: str):
    """The message names the option and what is allowed."""
    with pytest.raises(ValueError, match=f"^{told}$"):
        Options(**options)


def test_a_reference_to_nowhere_is_told():
    """It is an error with the reference in it."""
    lost = deployment.Graph(
        assistant_id="g",
        graph_id="g",
        schemas={"input": {"type": "object", "properties": {"a": {"$ref": "#/$defs/A"}}}},
    )
    with pytest.raises(ValueError, match="a schema refers to #/\\$defs/A, which is not there"):
        Classes(deployment.Deployment(version="", graphs={"g": lost}))
