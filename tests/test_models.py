"""Answers: dicts with attributes that lose nothing of what a server said."""

from __future__ import annotations

import copy
import json
import pickle
import pprint
from collections import OrderedDict
from functools import reduce
from typing import Any, ClassVar

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from langgraph_client import models
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET
from tests.codegen.samples import hints_of, is_plain, misfits, models_of, samples

CLASSES = models_of(models)
ANSWERS = [cls for cls in CLASSES if not issubclass(cls, RequestModel)]

CONFIG = {"thread_id": "0c5", "checkpoint_ns": "", "checkpoint_id": "1f0"}
INTERRUPT = {"id": "3fd", "value": {"question": "Go on?"}}
THREAD = {
    "thread_id": "0c5e3a5e-6b5f-4a3e-9d3c-0d6f0b1f2a3b",
    "created_at": "2026-11-20T09:30:00.123456+00:00",
    "updated_at": "2026-11-20T09:31:00+00:00",
    "metadata": {"graph_id": "agent", "owner": None},
    "config": {"configurable": {"model": "small"}, "newer": [1]},
    "status": "interrupted",
    "values": {"topic": "cats", "values": [1, 2]},
    "interrupts": {"task": [INTERRUPT]},
    "error": None,
    "state_updated_at": "2026-11-20T09:31:00+00:00",
}
STATE = {
    "values": {"topic": "cats"},
    "next": ["write"],
    "tasks": [
        {
            "id": "t1",
            "name": "write",
            "error": None,
            "interrupts": [INTERRUPT],
            "checkpoint": None,
            "state": {"values": {}, "next": [], "tasks": [{"id": "t2", "name": "inner"}], "checkpoint": CONFIG},
        }
    ],
    "checkpoint": CONFIG,
    "metadata": {"step": 1, "source": "loop"},
    "created_at": "2026-11-20T09:31:00+00:00",
    "parent_checkpoint": None,
    "interrupts": [INTERRUPT],
}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


def objects(*classes):
    """JSON objects with any keys, and anything at all under the keys that the classes know."""
    known = sorted({key for cls in classes for key in hints_of(cls)})
    return st.dictionaries(st.sampled_from(known) | st.text(), JSON, max_size=8)


def thread(**changes: Any) -> models.Thread:
    """The thread, decoded."""
    return models.Thread.from_dict(THREAD | changes)


def test_what_was_left_out_is_not_null():
    """UNSET and absent are one, None and null the other."""
    partial = models.Thread.from_dict({"thread_id": "1", "error": None})
    assert partial.error is None
    assert partial["error"] is None
    assert partial.values is UNSET
    assert "values" not in partial
    assert partial.get("values", "none") == "none"
    with pytest.raises(KeyError, match="values"):
        partial["values"]
    assert partial.to_dict() == {"thread_id": "1", "error": None}


def test_a_partial_answer_is_decoded():
    """With `select` a server sends a part of an object, even without what is required otherwise."""
    partial = models.Thread.from_dict({"status": "idle"})
    assert (partial.status, partial.thread_id, list(partial)) == ("idle", UNSET, ["status"])
    assert models.Thread.from_dict({}).to_dict() == {}


def test_unknown_keys_are_kept_and_readable():
    """What a newer server says is there by key, in the whole and in what is nested."""
    made = thread(newer={"a": [1]}, interrupts={"task": [INTERRUPT | {"newer": 2}]})
    assert made["newer"] == {"a": [1]}
    assert "newer" in made
    assert not hasattr(made, "newer")
    assert made.interrupts["task"][0]["newer"] == 2


def test_a_model_is_a_dict():
    """To `isinstance`, and in all that a dict does; nested answers too."""
    made = thread(newer=1)
    data = THREAD | {"newer": 1}
    assert isinstance(made, dict)
    assert list(made) == list(made.keys()) == list(data)
    assert len(made) == len(data)
    assert "nothing" not in made
    assert 1 not in made
    assert made.get("status") == "interrupted"
    assert made.get("nothing") is None
    assert dict(made) == {**made} == dict(**made) == dict(made.items()) == data
    assert list(reversed(made)) == list(reversed(data))
    assert isinstance(made.config, dict)
    assert isinstance(made.interrupts["task"][0], dict)


def test_a_key_and_its_attribute_are_one_value():
    """Change one and the other has changed."""
    made = thread()
    for key in THREAD:
        assert getattr(made, key) is made[key]
    assert made.values == {"topic": "cats", "values": [1, 2]}
    made.status = "idle"
    assert made["status"] == "idle"
    made["status"] = "busy"
    assert made.status == "busy"
    del made["status"]
    assert made.status is UNSET
    made.status = "idle"
    del made.status
    assert "status" not in made
    with pytest.raises(AttributeError, match="status"):
        del made.status
    made.metadata = UNSET
    made.metadata = UNSET
    assert "metadata" not in made


def test_what_changes_a_dict_changes_a_model():
    """`pop`, `update`, `setdefault`, `popitem`, `|=`, `clear`."""
    made = thread()
    assert made.pop("status") == "interrupted"
    assert made.pop("status", None) is None
    made.update(status="idle", own=1)
    assert (made.status, made["own"]) == ("idle", 1)
    assert made.setdefault("error", "x") is None
    assert made.setdefault("own_too", 2) == 2
    assert made.popitem() == ("own_too", 2)
    made |= {"status": "busy"}
    assert (type(made), made.status) == (models.Thread, "busy")
    made.clear()
    assert made == {}
    assert made.thread_id is UNSET


def test_a_union_is_a_dict():
    """`|` with a dict on either side, as a dict's."""
    made = thread()
    assert made | {"status": "idle"} == THREAD | {"status": "idle"}
    assert {"own": 1} | made == {"own": 1, **THREAD}
    assert made.status == "interrupted"


def test_a_model_is_matched():
    """By key and by attribute."""
    match thread():
        case {"status": "interrupted", "values": {"topic": topic}, **rest}:
            assert (topic, rest["error"]) == ("cats", None)
        case _:
            pytest.fail("no match by key")
    match thread():
        case models.Thread(status="interrupted", thread_id=str(thread_id)):
            assert thread_id == THREAD["thread_id"]
        case _:
            pytest.fail("no match by attribute")


def test_a_model_is_made_of_keys():
    """As a dict is: from a mapping, from pairs, or from keywords."""
    assert models.Thread(THREAD) == models.Thread(THREAD.items()) == models.Thread(**THREAD) == THREAD
    assert models.Thread(status="idle").status == "idle"
    assert models.Thread.from_dict(OrderedDict(THREAD)) == THREAD


def test_a_misspelt_name_is_no_new_attribute():
    """Models have slots, as their users' subclasses do."""

    class Own(models.Thread):
        note: str
        longest: ClassVar[int] = 9

    for made in (thread(), Own(THREAD)):
        with pytest.raises(AttributeError):
            made.statsu = "idle"
    own = Own(THREAD)
    own.note = "mine"
    assert (own["note"], own.status) == ("mine", "interrupted")
    assert (own.longest, Own.longest, "longest" in own) == (9, 9, False)


def test_the_methods_of_dict_are_not_hidden():
    """A key named like one is read through an attribute with an underscore, the state alone without."""
    found = models.SearchItemsResponse.from_dict({"items": [{"key": "k"}]})
    assert found.items_ is found["items"]
    assert isinstance(found.items_[0], models.SearchItem)
    assert list(found.items()) == [("items", [{"key": "k"}])]
    own = [cls for cls in ANSWERS if {"items", "keys", "get", "pop", "update", "setdefault"} & set(vars(cls))]
    assert own == []
    assert list(dict.values(thread())) == list(THREAD.values())


@pytest.mark.parametrize("cls", ANSWERS, ids=lambda cls: cls.__name__)
def test_encoders_take_every_answer(cls):
    """The standard library's in C and in Python, orjson; with what the server sent, and no more."""
    for data in samples(cls):
        made = cls.from_dict(data)
        assert json.loads(json.dumps(made)) == data
        assert json.dumps(made, indent=1, sort_keys=True) == json.dumps(data, indent=1, sort_keys=True)
        assert orjson.loads(orjson.dumps(made)) == data


def test_to_dict_is_plain_json():
    """Models within models become dicts; what came in comes out."""
    for data, cls in ((THREAD, models.Thread), (STATE, models.ThreadState)):
        plain = cls.from_dict(data).to_dict()
        assert plain == data
        assert is_plain(plain)
        assert json.loads(json.dumps(plain)) == data


def test_to_dict_of_what_is_nested_deeply():
    """Deeper than a function could call itself."""
    deep: Any = reduce(lambda inner, _: {"a": [inner]}, range(5_000), "end")
    copied = models.Thread(values=deep).to_dict()["values"]
    while deep != "end":
        (copied,), (deep,) = copied["a"], deep["a"]
    assert copied == "end"


def test_decoding_leaves_the_data_alone():
    """The dict that is decoded is not changed."""
    before = copy.deepcopy(STATE)
    models.ThreadState.from_dict(STATE)
    assert before == STATE


def test_nested_models_are_models():
    """In a field, in a list, in a map of lists, and in each other."""
    state = models.ThreadState.from_dict(STATE)
    assert isinstance(state.checkpoint, models.CheckpointConfig)
    assert isinstance(state.tasks[0], models.ThreadTask)
    assert isinstance(state.tasks[0].interrupts[0], models.Interrupt)
    assert isinstance(state.tasks[0].state, models.ThreadState)
    assert state.tasks[0].state.tasks[0].name == "inner"
    assert isinstance(thread().interrupts["task"][0], models.Interrupt)
    assert isinstance(models.Assistant.from_dict({"config": {}}).config, models.Config)


def test_null_where_a_model_is_expected_is_none():
    """As an empty thread's checkpoint is; a list may hold null too."""
    state = models.ThreadState.from_dict({"checkpoint": None, "tasks": [None], "interrupts": None})
    assert (state.checkpoint, state.tasks, state.interrupts) == (None, [None], None)
    assert thread(interrupts={"task": None}).interrupts == {"task": None}


def test_an_empty_object_is_a_model():
    """{} is an object with nothing in it, and not nothing."""
    state = models.ThreadState.from_dict({"checkpoint": {}, "tasks": [{}]})
    assert isinstance(state.checkpoint, models.CheckpointConfig)
    assert isinstance(state.tasks[0], models.ThreadTask)
    assert state.to_dict() == {"checkpoint": {}, "tasks": [{}]}


@pytest.mark.parametrize("wrong", [1, "text", True, [], {}, [1], {"task": 1}, {"task": {"id": 1}}, [[{"id": 1}]]])
def test_a_wrong_shape_is_kept(wrong):
    """Decoding never raises on content: what isn't as promised is there as it came."""
    keys = ("config", "interrupts", "values", "status", "metadata")
    data = dict.fromkeys(keys, wrong)
    assert models.Thread.from_dict(data).to_dict() == data


def test_the_repr_is_the_dicts():
    """What is printed is what the server sent; pprint lays it out."""
    assert repr(thread()) == str(thread()) == repr(THREAD)
    assert pprint.pformat(thread()) == pprint.pformat(THREAD)


def test_ipython_shows_the_class():
    """Its name stands around the dict."""
    from IPython.lib import pretty  # half a second, for each process that collects the tests

    state = models.ThreadState.from_dict({"next": [], "checkpoint": {"thread_id": "1"}})
    assert pretty.pretty(state) == "ThreadState({'next': [], 'checkpoint': CheckpointConfig({'thread_id': '1'})})"


@pytest.mark.parametrize(
    "twin",
    [
        copy.copy,
        copy.deepcopy,
        lambda made: made.copy(),
        *(lambda made, n=n: pickle.loads(pickle.dumps(made, n)) for n in range(pickle.HIGHEST_PROTOCOL + 1)),
    ],
)
def test_a_model_can_be_copied_and_pickled(twin):
    """The twin is equal, UNSET stays the one UNSET, and nested models stay models."""
    made = models.ThreadState.from_dict({**STATE, "newer": [1]})
    less = models.ThreadState.from_dict({"next": []})
    assert twin(made) == made
    assert twin(made) is not made
    assert type(twin(made)) is models.ThreadState
    assert type(twin(made).tasks[0]) is models.ThreadTask
    assert twin(less).values is UNSET


def test_a_deep_copy_shares_nothing():
    """A change in the copy is not seen in the original."""
    made = thread()
    other = copy.deepcopy(made)
    other.metadata["owner"] = "me"
    assert made.metadata["owner"] is None


def test_equality_is_that_of_mappings():
    """A model equals a dict of the same content, and another model of the same content."""
    made = thread()
    assert made == THREAD
    assert made == thread()
    assert made == THREAD
    assert made != thread(status="idle")
    assert made != THREAD | {"newer": 1}
    assert made != models.Thread.from_dict({})
    assert made != list(THREAD)
    assert made is not None
    assert models.Thread.from_dict({"error": None}) != models.Thread.from_dict({})


def test_a_model_is_not_hashable():
    """It can be changed, as a dict can."""
    with pytest.raises(TypeError, match="unhashable"):
        hash(thread())


def test_the_table_is_not_empty():
    """The tests over all classes do test something, and every class is of the public door."""
    assert len(ANSWERS) > 25
    assert all(getattr(models, cls.__name__) is cls for cls in CLASSES)


@pytest.mark.parametrize("cls", ANSWERS, ids=lambda cls: cls.__name__)
def test_every_answer_round_trips(cls):
    """Each class gives back its samples, decodes what it promises, and can be copied."""
    for data in samples(cls):
        made = cls.from_dict(data)
        assert made.to_dict() == data
        assert made == data
        assert misfits(made) == {}
        assert pickle.loads(pickle.dumps(made)) == made
        assert list(made) == list(cls.from_dict(made.to_dict()))


@given(objects(models.Thread, models.Config, models.Interrupt))
def test_any_object_survives_as_a_thread(data):
    """Whatever a server may say, nothing is lost or made up."""
    assert models.Thread.from_dict(data).to_dict() == data


@given(objects(models.ThreadState, models.ThreadTask, models.CheckpointConfig))
def test_any_object_survives_as_a_state(data):
    """Also where states hold tasks and tasks hold states."""
    tasks = [data, {"state": data}]
    for deep in (data, {"tasks": tasks, "checkpoint": data, "interrupts": [data]}):
        assert models.ThreadState.from_dict(deep).to_dict() == deep


@given(objects(models.Run))
def test_any_object_survives_as_a_run(data):
    """As a thread does."""
    made = models.Run.from_dict(data)
    assert made.to_dict() == data
    assert made == data
    assert len(made) == len(list(made)) == len(data)


@given(objects(models.Item))
def test_any_object_survives_as_an_item(data):
    """As a thread does."""
    made = models.Item.from_dict(data)
    assert made.to_dict() == data
    assert all(made[key] == data[key] and key in made for key in data)
