"""What is sent: attrs classes that check their fields when they are created."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from langgraph_client import models
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset
from tests.codegen.samples import hints_of, models_of, samples

REQUESTS = [cls for cls in models_of(models) if issubclass(cls, RequestModel)]


def test_the_table_of_requests_is_not_empty():
    """The tests over all classes do test something."""
    assert len(REQUESTS) > 20


@pytest.mark.parametrize("cls", REQUESTS, ids=lambda cls: cls.__name__)
def test_every_request_takes_what_fits_and_refuses_what_does_not(cls):
    """Each field of each class takes its samples, as dicts or as models, and names itself when it refuses a value."""
    full = {**samples(cls)[-2]}
    full.pop("unknown", None)
    names = {cls.KEYS.get(name, name): name for name in attrs.fields_dict(cls)}
    for data in samples(cls)[2:-1]:
        made = cls(**{names[key]: value for key, value in data.items()})
        assert made.to_dict() == data
    for key, hint in hints_of(cls).items():
        if hint not in (Any, Any | Unset):
            with pytest.raises((TypeError, ValueError), match=f"^{names[key]} must be "):
                cls(**{names[name]: value for name, value in full.items()} | {names[key]: object()})


def test_a_required_field_of_a_request_is_required():
    """It can't be left out when the model is made."""
    with pytest.raises(TypeError, match="assistant_id"):
        models.RunCreateStateful(input={})


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"assistant_id": 1}, TypeError, "assistant_id must be a str, got 1"),
        ({"stream_resumable": "yes"}, TypeError, "stream_resumable must be a bool, got 'yes'"),
        ({"feedback_keys": "one"}, TypeError, "feedback_keys must be a sequence of .*, got 'one'"),
        (
            {"multitask_strategy": "enque"},
            ValueError,
            "multitask_strategy must be .*, got 'enque': did you mean 'enqueue'",
        ),
        ({"stream_mode": ["values", "update"]}, ValueError, "stream_mode must be .*did you mean 'updates'"),
        ({"metadata": None}, TypeError, "metadata must be a mapping, got None"),
        ({"after_seconds": True}, TypeError, "after_seconds must be .*, got True"),
        ({"config": []}, TypeError, r"config must be a mapping, got \[\]"),
    ],
)
def test_a_request_says_what_it_refuses(changes, error, message):
    """The field, what is allowed, and what was given."""
    with pytest.raises(error, match=f"^{message}"):
        models.RunCreateStateful(**{"assistant_id": "agent"} | changes)


def test_a_request_holds_null_and_leaves_out_unset():
    """None is sent where null is allowed; UNSET never is, even when it is given."""
    made = models.RunCreateStateful(assistant_id="agent", input=None, command=None, webhook=UNSET)
    assert made.to_dict() == {"assistant_id": "agent", "input": None, "command": None}


def test_what_is_sent_is_made_from_plain_data_and_checked():
    """As from a file of settings: known keys are fields, unknown ones are kept, and what is wrong or missing is refused."""
    data = {"assistant_id": "agent", "stream_mode": ["values"], "own": 1}
    made = models.RunCreateStateful.from_dict(data)
    assert made.stream_mode == ["values"]
    assert made.to_dict() == data
    with pytest.raises(ValueError, match="^stream_mode must be"):
        models.RunCreateStateful.from_dict({"assistant_id": "agent", "stream_mode": "value"})
    with pytest.raises(TypeError, match="assistant_id"):
        models.RunCreateStateful.from_dict({})
