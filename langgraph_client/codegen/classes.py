"""Collects the classes of a deployment: every schema of every graph, each with one name.

`$defs` of the same name become one class if they and all that they refer to are equal. Otherwise each class gets its
graph's name as a prefix. Names depend only on the schemas, not on their order.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from functools import partial
from typing import Any

import attrs

from langgraph_client.codegen.deployment import PARTS, Deployment, Graph
from langgraph_client.codegen.naming import REFERENCE, CodegenError, Schema, class_name, identifier, unique
from langgraph_client.codegen.subset import Refer, is_object, message_union, simplify
from langgraph_client.codegen.walk import references, rewrite, without

MESSAGE = "AnyMessage"
"""The union of all message types, named as LangChain names it."""
NEW_MESSAGE = "NewMessage"
ROLE_MESSAGE: Schema = {
    "type": "object",
    "properties": {
        "role": {"type": "string"},
        "content": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "object"}}]},
    },
    "required": ["role", "content"],
    "description": "A message as chat models take it: `user`, `assistant` or `system` says something.",
}
"""A form of message that LangGraph also accepts, and that its schemas don't mention."""
_BUILTINS = frozenset({"Any", "Client", "Literal", "Mapping", "Model", "None", "RequestModel", "SCHEMAS", "Self", "TypeAlias",
                       "TypedDict", "TypedGraph", "Union", "Unset", "UNSET", "read_schemas"})  # fmt: skip
"""Names that a generated module uses itself."""
_NOT_CHECKED = frozenset({"$defs", "definitions", "description", "discriminator"})
"""Keywords that checks at run time don't need. Definitions are stored once for all schemas."""


@attrs.define
class Entry:
    """A graph in the module.

    Attributes:
        graph: The graph as the server describes it.
        function: The name of its function.
        classes: Part → its class.
        missing: The parts without a schema on the server.
        notes: Where the server's schemas differ from what its runs accept or return.
    """

    graph: Graph
    function: str
    classes: dict[str, str]
    missing: list[str]
    notes: list[str]


class Classes:
    """The named schemas of a deployment, and which graph uses which.

    Args:
        deployment: The deployment.
        prefix: The prefix of every class's name.

    Attributes:
        schemas: Class → its schema in the subset.
        entries: Assistant's name → its graph in the module.
        defs: Class → the server's original schema, for checks at run time.
    """

    def __init__(self, deployment: Deployment, prefix: str = "") -> None:
        self.schemas: dict[str, Schema] = {}
        self.entries: dict[str, Entry] = {}
        self.defs: dict[str, Schema] = {}
        self._prefix = prefix
        self._taken = {prefix + name for name in (MESSAGE, NEW_MESSAGE, "RoleMessage")} | _BUILTINS
        for name, graph in deployment.graphs.items():
            self._enter(name, graph)
        self._names = self._name_definitions(deployment)
        for name, entry in self.entries.items():
            self._add(name, entry)

    def _enter(self, name: str, graph: Graph) -> None:
        """Reserve the names of a graph's own classes and of its function."""
        words, number = class_name(name), 1
        while not self._taken.isdisjoint(classes := self._classes_of(words, number)):
            number += 1
        function = unique(identifier(name), self._taken)
        self._taken.update([*classes, function])
        missing = [part for part in PARTS if not _says_something(graph.schemas.get(part))]
        self.entries[name] = Entry(graph, function, dict(zip(PARTS, classes, strict=True)), missing, [])

    def _classes_of(self, words: str, number: int) -> list[str]:
        """Return the names of a graph's four classes, with a number if the names without one are taken."""
        return [f"{self._prefix}{words}{number if number > 1 else ''}{part.title()}" for part in PARTS]

    def _name_definitions(self, deployment: Deployment) -> dict[tuple[str, str], str]:
        """Return (name, closure) of each definition → its class."""
        owners: dict[str, dict[str, str]] = defaultdict(dict)  # class → closure → the first graph that has it
        for name, graph in deployment.graphs.items():
            for definitions in map(Definitions, graph.schemas.values()):
                for one in definitions:
                    owners[class_name(one)].setdefault(definitions.closure(one), name)
        named = {}
        for words, closures in sorted(owners.items()):
            for closure, owner in closures.items():
                wanted = words if len(closures) == 1 else class_name(owner, words)
                named[words, closure] = self._take(wanted)
        return named

    def _take(self, words: str) -> str:
        name = unique(self._prefix + words, self._taken)
        self._taken.add(name)
        return name

    def _add(self, name: str, entry: Entry) -> None:
        state = _properties(entry.graph.schemas.get("state"))
        for part in PARTS:
            schema = entry.graph.schemas.get(part)
            if schema is None or part in entry.missing:
                self.schemas[entry.classes[part]] = {"type": "object", "additionalProperties": True}
                continue
            definitions = Definitions(schema)
            if part in {"input", "output"}:
                schema = self._with_channels(schema, state, part, entry)
            refer = partial(self._refer, definitions)
            hoist = partial(self._hoist, definitions, new=part == "input")
            root = simplify(schema, refer, hoist, (name, part), top=True)
            self.schemas[entry.classes[part]] = root
            self.defs[entry.classes[part]] = _renamed(schema, refer)

    def _with_channels(self, schema: Schema, state: Schema, part: str, entry: Entry) -> Schema:
        """Return the schema with the state's keys instead of a pydantic model's aliases, which runs don't use."""
        properties, original = _properties(schema), schema
        schema = {**_resolved(schema), "$defs": Definitions(schema)}
        strange = [key for key in properties if key not in state]
        known = [key for key in state if key not in properties]
        pairs = list(zip(strange, known, strict=False))
        if not strange or len(strange) != len(known) or any(not _alike(properties[a], state[b]) for a, b in pairs):
            return original
        names = dict(pairs)
        told = ", ".join(f"`{key}` is `{name}`" for key, name in pairs)
        entry.notes.append(f"The server's schema of the {part} has a model's aliases; in a run {told}.")
        return {
            **schema,
            "properties": {names.get(key, key): value for key, value in properties.items()},
            "required": [names.get(key, key) for key in schema.get("required", [])],
        }

    def _refer(self, definitions: Definitions, reference: str) -> str:
        """Return the reference to the class of a definition. Creates the class if it is new."""
        one = reference.rpartition("/")[2]
        if one not in definitions:
            raise CodegenError(f"a schema refers to {reference}, which is not there")
        name = self._names[class_name(one), definitions.closure(one)]
        if name not in self.schemas:
            self.schemas[name] = {}  # it may refer to itself
            refer, hoist = partial(self._refer, definitions), partial(self._hoist, definitions)
            self.schemas[name] = simplify(definitions[one], refer, hoist, (name,), top=True)
            self.defs[name] = _renamed(definitions[one], refer)
        return REFERENCE + name

    def _hoist(self, definitions: Definitions, schema: Schema, at: tuple[str, ...], *, new: bool = False) -> Schema:
        """Return a reference to a new named class for a nested object, or to the union of messages."""
        refer, hoist = partial(self._refer, definitions), partial(self._hoist, definitions)
        if is_object(schema):
            name = self._take(class_name(*at).removeprefix(self._prefix))
            self.schemas[name] = simplify(schema, refer, hoist, at, top=True)
            return {"$ref": REFERENCE + name}
        if not message_union(schema):
            raise CodegenError(f"no name for {'.'.join(at)}")
        name = self._message(simplify(schema, refer, hoist, at, top=True))
        return {"$ref": REFERENCE + (self._new_message(name) if new else name)}

    def _message(self, union: Schema) -> str:
        """Return the name of a union of messages. Makes `type` required in each, even if its schema has a default."""
        name = self._prefix + MESSAGE
        if self.schemas.get(name, union) != union:
            name = next((one for one, known in self.schemas.items() if known == union), "") or self._take(MESSAGE)
        self.schemas[name] = union
        for kind in references(union):
            self.schemas[kind]["required"] = sorted({*self.schemas[kind]["required"], "type"})
        return name

    def _new_message(self, message: str) -> str:
        """Return the name of the union of messages that an input accepts, which includes the form of chat models."""
        role, name = f"{self._prefix}RoleMessage", message.replace(MESSAGE, NEW_MESSAGE)
        self.schemas[role] = ROLE_MESSAGE
        self.schemas[name] = {"anyOf": [{"$ref": REFERENCE + one} for one in (message, role)]}
        return name

    def reached(self, parts: Collection[str]) -> set[str]:
        """Return the classes that these parts of the graphs use."""
        seen = set[str]()
        open_names = [entry.classes[part] for entry in self.entries.values() for part in parts]
        while open_names:
            if (name := open_names.pop()) not in seen:
                seen.add(name)
                open_names += references(self.schemas[name])
        return seen


def _says_something(schema: Schema | None) -> bool:
    """Return whether a schema says more than that the value is an object."""
    return bool(schema) and (schema or {}).keys() != {"type"}


class Definitions(dict[str, Schema]):
    """The definitions of one schema, by name."""

    def __init__(self, schema: Schema | None) -> None:
        found = schema or {}
        super().__init__({**found.get("definitions", {}), **found.get("$defs", {})})
        self._texts = {name: json.dumps(without(one, "description"), sort_keys=True) for name, one in self.items()}
        self._references = {name: set(references(one)) & self.keys() for name, one in self.items()}

    def closure(self, name: str) -> str:
        """Return a definition and everything that it refers to, as text."""
        found, waiting = set[str](), {name}
        while waiting:
            one = waiting.pop()
            found.add(one)
            waiting |= self._references[one] - found
        return json.dumps([name, {one: self._texts[one] for one in sorted(found)}])


def _properties(schema: Schema | None) -> Schema:
    return dict(_resolved(schema or {}).get("properties", {}))


def _resolved(schema: Schema) -> Schema:
    """Return the root schema, which may be a reference to a definition."""
    return Definitions(schema)[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def _alike(one: Any, other: Any) -> bool:
    """Return whether two properties have the same schema, apart from descriptions."""
    return json.dumps(without(one, "description"), sort_keys=True) == json.dumps(
        without(other, "description"), sort_keys=True
    )


def _renamed(schema: Schema, refer: Refer) -> Schema:
    """Return the server's schema for checks at run time: with our names, without prose and definitions."""

    def change(one: Schema) -> Schema:
        made = {key: value for key, value in one.items() if key not in _NOT_CHECKED}
        if "$ref" in made:
            made["$ref"] = "#/$defs/" + refer(made["$ref"]).removeprefix(REFERENCE)
        return made

    root = {key: value for key, value in schema.items() if key not in _NOT_CHECKED}
    renamed: Schema = rewrite(root, change)
    return renamed
