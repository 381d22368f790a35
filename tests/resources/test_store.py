"""The store: every option is seen on the wire, and a namespace that the server would misread is never sent."""

from __future__ import annotations

import dataclasses
import uuid
from functools import partial

import pytest

from langgraph_client import models
from langgraph_client.resources.store import Store
from tests.resources.wire import assert_refused, assert_sent, sent, server, transport

LABEL = uuid.UUID("6a9a2ac6-6f8c-4b7d-9d40-0a4e8ad5b1a5")
store = Store(transport())

ITEM = {
    "namespace": ["users", "ann"],
    "key": "k",
    "value": {"n": 1},
    "created_at": "2026-11-22T18:33:27+00:00",
    "updated_at": "2026-11-22T18:33:27+00:00",
}
FOUND = models.SearchItem.from_dict(ITEM)


@dataclasses.dataclass
class Note:
    """A value of a user's own."""

    text: str


# The call, what is sent (method and path, query, body), what the server answers, and what the call gives.
CALLS = [
    (
        partial(store.put_item, ("users", LABEL), "k", {"n": 1}, ("n",), 5.5),
        "PUT /store/items",
        [],
        {"namespace": ["users", str(LABEL)], "key": "k", "value": {"n": 1}, "index": ["n"], "ttl": 5.5},
        "",
        None,
    ),
    (
        partial(store.put_item, ["users"], key="k", value=Note("a"), index=False),
        "PUT /store/items",
        [],
        {"namespace": ["users"], "key": "k", "value": {"text": "a"}, "index": False},
        "",
        None,
    ),
    (
        partial(store.put_item, ["users"], "k", {"n": None}, index=None, ttl=None),
        "PUT /store/items",
        [],
        {"namespace": ["users"], "key": "k", "value": {"n": None}},
        "",
        None,
    ),
    (
        partial(store.get_item, ("users", "ann"), "k/ü", refresh_ttl=True),
        "GET /store/items",
        [("key", "k/ü"), ("namespace", "users.ann"), ("refresh_ttl", "true")],
        None,
        ITEM,
        models.Item.from_dict(ITEM),
    ),
    (
        partial(store.get_item, ["users"], key="k", refresh_ttl=None),
        "GET /store/items",
        [("key", "k"), ("namespace", "users")],
        None,
        None,
        None,
    ),
    (
        partial(store.delete_item, ["users", "ann"], "k"),
        "DELETE /store/items",
        [],
        {"namespace": ["users", "ann"], "key": "k"},
        "",
        None,
    ),
    (
        partial(store.search_items, ("users",), {"n": {"$gt": 0}}, 5, 2, "numbers", False),
        "POST /store/items/search",
        [],
        {
            "namespace_prefix": ["users"],
            "filter": {"n": {"$gt": 0}},
            "limit": 5,
            "offset": 2,
            "query": "numbers",
            "refresh_ttl": False,
        },
        {"items": [ITEM]},
        models.SearchItemsResponse(items=[FOUND]),
    ),
    (
        partial(store.search_items, [], filter=None, query=None, refresh_ttl=None),
        "POST /store/items/search",
        [],
        {"namespace_prefix": [], "limit": 10, "offset": 0},
        {"items": []},
        models.SearchItemsResponse(items=[]),
    ),
    (
        partial(store.list_namespaces, ("users", "*"), ["ann"], 3, 5, 2),
        "POST /store/namespaces",
        [],
        {"prefix": ["users", "*"], "suffix": ["ann"], "max_depth": 3, "limit": 5, "offset": 2},
        {"namespaces": [["users", "x", "ann"]]},
        models.ListNamespacesResponse(namespaces=[["users", "x", "ann"]]),
    ),
    (
        partial(store.list_namespaces, prefix=None, suffix=None, max_depth=None),
        "POST /store/namespaces",
        [],
        {"limit": 100, "offset": 0},
        {"namespaces": []},
        models.ListNamespacesResponse(namespaces=[]),
    ),
]


@pytest.mark.parametrize(("call", "where", "query", "body", "answer", "result"), CALLS)
def test_every_option_is_sent_and_the_answer_read(call, where, query, body, answer, result):
    """Each method sends its options, and those of the call, and decodes what comes."""
    got = assert_sent(call, where, query, body, answer=answer)
    assert got == result
    assert type(got) is type(result)


@pytest.mark.parametrize(
    "call",
    [
        partial(store.put_item, ["a"], "k", {"n": 1}, None, None, {"x-own": "1"}, {"extra": None}),
        partial(store.delete_item, ["a"], "k", {"x-own": "1"}, {"extra": None}),
        partial(store.search_items, ["a"], None, 10, 0, None, None, {"x-own": "1"}, {"extra": None}),
    ],
)
def test_headers_and_params_may_be_given_by_position(call):
    """As in the official client."""
    with server({"items": []}) as mock:
        call()
        request = sent(mock)[0]
    assert (request.headers["x-own"], request.query) == ("1", [("extra", "")])


def test_iter_items_walks_all_pages_with_the_same_search():
    """`iter_items` asks for a page when it is needed, and stops behind the page that was not full."""
    with server({"items": [ITEM, ITEM]}, {"items": [ITEM]}) as mock:
        found = store.iter_items(["users"], {"n": 1}, query="numbers", refresh_ttl=True, page_size=2)
        assert len(mock.calls) == 0
        assert list(found) == [FOUND] * 3
        wanted = {"namespace_prefix": ["users"], "filter": {"n": 1}, "query": "numbers", "refresh_ttl": True}
        assert [one.body for one in sent(mock)] == [{"limit": 2, "offset": at, **wanted} for at in (0, 2)]


def test_iter_items_leaves_out_what_is_none():
    """Without arguments only the page is asked for."""
    with server({"items": []}) as mock:
        assert list(store.iter_items([])) == []
        assert sent(mock)[0].body == {"namespace_prefix": [], "limit": 100, "offset": 0}


BY_NAMESPACE = [
    ("namespace", partial(store.put_item, key="k", value={})),
    ("namespace", partial(store.get_item, key="k")),
    ("namespace", partial(store.delete_item, key="k")),
    ("namespace_prefix", store.search_items),
    ("namespace_prefix", store.iter_items),
    ("prefix", store.list_namespaces),
    ("suffix", lambda labels: store.list_namespaces(suffix=labels)),
]


@pytest.mark.parametrize(("name", "call"), BY_NAMESPACE)
@pytest.mark.parametrize(
    ("labels", "error", "message"),
    [
        ("users", TypeError, "must be a sequence of (a str), got 'users'"),
        (b"users", TypeError, "must be a sequence of (a str), got b'users'"),
        (["users", 7], TypeError, "must be a sequence of (a str), got ['users', 7]"),
        ({"users"}, TypeError, "must be a sequence of (a str), got {'users'}"),
        (("users", "a.b"), ValueError, "must have labels that are not empty and have no '.', got 'a.b'"),
        (["users", ""], ValueError, "must have labels that are not empty and have no '.', got ''"),
    ],
)
def test_a_namespace_that_would_be_misread_is_refused(name, call, labels, error, message):
    """Labels are checked in every method; a str is no sequence of labels."""
    assert_refused(partial(call, labels), error, f"{name} {message}")


@pytest.mark.parametrize(("name", "call"), BY_NAMESPACE[:3])
def test_an_item_needs_a_namespace(name, call):
    """Only searches take an empty namespace."""
    assert_refused(partial(call, ()), ValueError, f"{name} must have at least 1 label, got ()")


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (partial(store.put_item, ["a"], 7, {}), TypeError, "key must be a str"),
        (partial(store.put_item, ["a"], "k", ["b"]), TypeError, "value must be a mapping"),
        (partial(store.put_item, ["a"], "k", {"b": object()}), TypeError, "value.b: "),
        (partial(store.put_item, ["a"], "k", {}, index=True), ValueError, "index must be False or a sequence"),
        (partial(store.put_item, ["a"], "k", {}, index="b"), TypeError, "index must be False or a sequence"),
        (partial(store.put_item, ["a"], "k", {}, ttl="5"), TypeError, "ttl must be a number"),
        (partial(store.get_item, ["a"], None), TypeError, "key must be a str"),
        (partial(store.get_item, ["a"], "k", refresh_ttl="yes"), TypeError, "refresh_ttl must be a bool"),
        (partial(store.delete_item, ["a"], 7), TypeError, "key must be a str"),
        (partial(store.search_items, ["a"], "b"), TypeError, "filter must be a mapping"),
        (partial(store.search_items, ["a"], limit="5"), TypeError, "limit must be an int"),
        (partial(store.search_items, ["a"], query=5), TypeError, "query must be a str"),
        (partial(store.iter_items, ["a"], page_size=0), ValueError, "page_size must be from 1 to 1000"),
        (partial(store.list_namespaces, max_depth="2"), TypeError, "max_depth must be an int"),
    ],
)
def test_bad_arguments_are_refused_before_anything_is_sent(call, error, message):
    """The message names the argument and what is allowed."""
    assert_refused(call, error, message)
