"""What the server left out is UNSET, and says so when it is used as if it were there."""

from __future__ import annotations

import copy
import pickle

import pytest

from langgraph_client import UNSET, models

THREAD = models.Thread.from_dict({"thread_id": "t", "config": {"a": 1}})


def a_thread():
    """The thread, as a call returns it."""
    return THREAD


def test_a_key_of_it():
    """The field is named as the line names it."""
    with pytest.raises(
        TypeError, match=r"^the server left out THREAD\.values \(it is UNSET\), so that there is no 'joke'"
    ):
        print(THREAD.config["a"], THREAD.values["joke"])


def test_a_variable():
    """The name is the caller's own."""
    state = THREAD.values
    with pytest.raises(TypeError, match=r"left out state \(it is UNSET\)"):
        print(state["joke"])


def test_what_a_call_returned():
    """Its field is named without the call."""
    with pytest.raises(TypeError, match=r"left out values \(it is UNSET\)"):
        print(a_thread().values["joke"])


def test_an_attribute_and_a_loop():
    """The same for everything that a value has."""
    with pytest.raises(
        AttributeError, match=r"left out THREAD\.interrupts \(it is UNSET\), so that it has no attribute 'items'"
    ):
        print(THREAD.interrupts.items())
    with pytest.raises(
        TypeError, match=r"left out THREAD\.interrupts \(it is UNSET\), so that there is nothing to iterate"
    ):
        list(THREAD.interrupts)


def test_without_the_source():
    """As in a shell, where the line is not known."""
    with pytest.raises(TypeError, match=r"^the server left out this field \(it is UNSET\)"):
        exec("UNSET['a']", {"UNSET": UNSET})


def test_it_stays_what_it_is():
    """One object, false, without attributes that others could take for a protocol."""
    assert copy.deepcopy(UNSET) is copy.copy(UNSET) is pickle.loads(pickle.dumps(UNSET)) is UNSET
    assert not UNSET
    assert not hasattr(UNSET, "__array__")
    assert not hasattr(UNSET, "model_dump")
