"""Arguments are checked against their hints: what fits, what does not, and what the message says."""

from __future__ import annotations

import enum
import typing
import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Union

import pytest

from langgraph_client import UNSET, models
from langgraph_client.checks import check, check_sent
from langgraph_client.types import Unset

Status = Literal["idle", "busy"]
THREAD = models.ThreadCreate(thread_id="1")

FITS = [
    (UNSET, str),
    (UNSET, Status),
    ("a", str),
    (uuid.uuid4(), str),
    (1, int),
    (1, float),
    (1.5, float),
    (True, bool),
    (None, None),
    (None, Union[str, None]),
    ("idle", Status),
    ("busy", Status | None),
    (5, Any),
    ([], Sequence[str]),
    (("a", "b"), Sequence[str]),
    (["idle"], Sequence[Status]),
    ([["a"]], Sequence[Sequence[str]]),
    ({}, Mapping[str, Any]),
    ({"a": 1}, Mapping[str, int]),
    (THREAD, Mapping[str, Any]),
    (THREAD, models.ThreadCreate),
    ({"thread_id": "1"}, models.ThreadCreate),
    ("a", Union[str, Sequence[str], Unset]),
    (["a"], Union[str, Sequence[str], Unset]),
]
TYPE_ERRORS = [
    (5, str, "a str, got 5"),
    (b"a", str, "a str, got b'a'"),
    (True, int, "an int, got True"),
    (True, float, "a number, got True"),
    (1.5, int, "an int, got 1.5"),
    ("1", float, "a number, got '1'"),
    (1, bool, "a bool, got 1"),
    (None, str, "a str, got None"),
    (5, Status, "one of 'idle', 'busy', got 5"),
    ([5], Status, "one of 'idle', 'busy', got [5]"),
    ([], Status, "one of 'idle', 'busy', got []"),
    ("ab", Sequence[str], "a sequence of (a str), got 'ab'"),
    (b"ab", Sequence[int], "a sequence of (an int), got b'ab'"),
    ([1], Sequence[str], "a sequence of (a str), got [1]"),
    ({"a"}, Sequence[str], "a sequence of (a str), got {'a'}"),
    ([("a", 1)], Mapping[str, Any], "a mapping, got [('a', 1)]"),
    ({"a": "b"}, Mapping[str, int], "a mapping, got {'a': 'b'}"),
    ([], models.ThreadCreate, "a mapping, got []"),
    (5, Union[str, None, Unset], "a str or None, got 5"),
    (5, Status | None, "one of 'idle', 'busy' or None, got 5"),
    (5, Union[Sequence[Status], str], "a sequence of (one of 'idle', 'busy') or a str, got 5"),
    ("x", uuid.UUID, "a UUID, got 'x'"),
]
VALUE_ERRORS = [
    ("idel", Status, "one of 'idle', 'busy', got 'idel'"),
    ("x", Literal["*"], "'*', got 'x'"),
    ("idel", Status | None, "one of 'idle', 'busy' or None, got 'idel'"),
    (["idel"], Sequence[Status], "a sequence of (one of 'idle', 'busy'), got ['idel']"),
]


@pytest.mark.parametrize(("value", "hint"), FITS)
def test_what_fits(value, hint):
    """It passes; UNSET always does."""
    check("name", value, hint)


@pytest.mark.parametrize(
    ("value", "hint", "message", "error"),
    [*((*case, TypeError) for case in TYPE_ERRORS), *((*case, ValueError) for case in VALUE_ERRORS)],
)
def test_what_does_not_fit(value, hint, message, error):
    """Another type is a TypeError, another value of the right type a ValueError; the message says what is allowed."""
    with pytest.raises(error) as caught:
        check("name", value, hint)
    assert str(caught.value) == f"name must be {message}"


def test_a_long_value_is_not_shown_whole():
    """A message fits a line of a log."""
    with pytest.raises(ValueError, match=r"^name must be one of 'idle', 'busy', got 'xx") as caught:
        check("name", "x" * 999, Status)
    assert len(str(caught.value)) < 150


Mode = Literal["values", "updates", "messages-tuple", "custom"]


class Strategy(enum.Enum):
    """A user's enumeration."""

    UPDATES = "updates"
    UPDATE = "update"


@pytest.mark.parametrize("value", ["updates", "tools", "lifecycle", "x", "", Strategy.UPDATES, ["values", "tools"], []])
def test_a_value_that_a_newer_server_may_know_is_sent(value):
    """A str that the Literal does not list, unless it resembles one that it does."""
    check_sent("mode", value, Union[Mode, Sequence[Mode]])


@pytest.mark.parametrize(
    ("value", "near"),
    [("update", "updates"), ("Values", "values"), ("message-tuple", "messages-tuple"), (["custom", "value"], "values"),
     (Strategy.UPDATE, "updates")],
)  # fmt: skip
def test_a_misspelling_is_refused(value, near):
    """With what was probably meant."""
    with pytest.raises(ValueError, match=r"^mode must be one of 'values', .*, got .*") as caught:
        check_sent("mode", value, Union[Mode, Sequence[Mode]])
    assert str(caught.value).endswith(f": did you mean {near!r}?")


def test_the_servers_own_names_are_no_misspellings_of_each_other():
    """Each value of each Literal passes without the others' leave."""
    for name in models.__all__:
        values = typing.get_args(getattr(models, name)) if typing.get_origin(getattr(models, name)) is Literal else ()
        for value in values:
            rest = tuple(one for one in values if one != value)
            if len(rest) > 1 and {value, *rest} != {"sync", "async", "exit"}:
                check_sent("value", value, Literal[rest])


def test_what_is_sent_is_still_of_its_type():
    """A number is no str, and a Literal of one value is not a list of choices."""
    with pytest.raises(TypeError, match="^mode must be one of 'values', .*, got 3"):
        check_sent("mode", 3, Mode)
    with pytest.raises(ValueError, match="^index must be 'none', got 'all'"):
        check_sent("index", "all", Literal["none"])
    check_sent("index", UNSET, Literal["none"])
