"""`langgraph-client store …`: the commands for the store. A namespace is typed as labels joined by dots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from langgraph_client.cli import arguments, params
from langgraph_client.cli.acts import LIST, PAGE, Group, does, lists, shows
from langgraph_client.cli.columns import Column, identity
from langgraph_client.cli.params import Param
from langgraph_client.cli.table import Command

if TYPE_CHECKING:
    from langgraph_client import Client

NAMESPACE = params.positional("namespace", "NAMESPACE", "The item's namespace, its labels with dots between: users.42.")
ITEM = params.positional("key", "KEY", "The item's key.")


def _labels(namespace: str) -> list[str]:
    return namespace.split(".") if namespace else []


def _item(client: Client, namespace: str, key: str) -> Any:
    item = client.store.get_item(_labels(namespace), key)
    if item is None:
        raise ValueError(f"there is no item {key!r} in {namespace!r}")
    return item


def _namespaces(client: Client, prefix: str = "", **_: Any) -> Iterable[Mapping[str, Any]]:
    offset = 0
    while page := client.store.list_namespaces(prefix=_labels(prefix) or None, limit=PAGE, offset=offset).namespaces:
        yield from ({"namespace": ".".join(labels)} for labels in page)
        offset += len(page)


def _items(client: Client, namespace: str = "", **wanted: Any) -> Iterable[Mapping[str, Any]]:
    for item in client.store.iter_items(_labels(namespace), **wanted):
        yield {**item, "namespace": ".".join(item.namespace)}


GROUP = Group("The store: JSON under a namespace and a key.", (
    Command(
        name="list", summary="List the namespaces.", examples=("store list", "store list --prefix users"),
        params=(params.text("prefix", "NAMESPACE", "Only those that begin with these labels."), *LIST),
        act=lists("namespaces", (identity("namespace"),), _namespaces),
    ),
    Command(
        name="search", summary="List the items under a namespace.",
        examples=("store search users", """store search users.42 --filter '{"kind": "note"}' --output jsonl"""),
        params=(Param("namespace", Annotated[str, typer.Argument(metavar="NAMESPACE", help="The labels it begins with; none: all.")], ""),
                params.json_object("filter", "What keys of the value must be equal to"),
                params.text("query", "WORDS", "What to search for by meaning, where the store has an index."), *LIST),
        act=lists("items", (identity("namespace"), identity("key"), Column("value")), _items),
    ),
    Command(
        name="get", summary="Print one item as JSON.", examples=("store get users.42 settings", "store get users.42 settings --select value.theme"),
        params=(NAMESPACE, ITEM, params.SELECT), act=shows(_item),
    ),
    Command(
        name="put", summary="Keep an item, in the place of the one that has its key.",
        examples=("""store put users.42 settings '{"theme": "dark"}'""", "store put users.42 settings @settings.json"),
        params=(NAMESPACE, ITEM, Param("value", Annotated[Any, typer.Argument(
            metavar="JSON", help="The item: a JSON object, @FILE, -.", parser=arguments.json_object)]).required()),
        act=does(lambda c, namespace, key, value: c.store.put_item(_labels(namespace), key, value)),
    ),
    Command(
        name="delete", summary="Delete an item. It is not an error if there is none.", examples=("store delete users.42 settings",),
        params=(NAMESPACE, ITEM), act=does(lambda c, namespace, key: c.store.delete_item(_labels(namespace), key)),
    ),
))  # fmt: skip
