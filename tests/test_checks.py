"""Arguments are checked against their hints: what fits, what does not, and what the message says."""

from __future__ import annotations

import dataclasses
import enum
import re
import reprlib
import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Union, get_args, get_origin

import numpy as np
import pytest

from langgraph_client import UNSET, models
from langgraph_client.checks import check, check_sent
from langgraph_client.types import Unset

Status = Literal["idle", "busy"]
THREAD = models.ThreadCreate(thread_id="1")


@dataclasses.dataclass
class Note:
    """An object with members."""

    text: str


class Color(enum.Enum):
    """An enumeration of a user's own."""

    RED = "red"
    BLEU = "bleu"
    ONE = 1


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
    (Note("a"), Mapping[str, Any]),
    (Note("a"), models.ThreadCreate),
    ("a", Union[str, Sequence[str], Unset]),
    (["a"], Union[str, Sequence[str], Unset]),
]
TYPE_ERRORS = [
    (b"a", Status, "one of 'idle', 'busy', got b'a'"),
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
    ([("a", 1)], Mapping[str, Any], "a mapping, got [('a', 1)]"),
    ({"a": "b"}, Mapping[str, int], "a mapping, got {'a': 'b'}"),
    ([], models.ThreadCreate, "a mapping, got []"),
    (Note, Mapping[str, Any], f"a mapping, got {reprlib.repr(Note)}"),
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
    ("Busy", Status, "one of 'idle', 'busy', got 'Busy': did you mean 'busy'?"),
]
# What is refused before it is sent, with what is suggested.
MISSPELLED = [
    ("update", models.StreamMode, "'updates'"),
    ("Values", models.StreamMode, "'values'"),
    ("message", models.StreamMode, "'messages'"),
    ("messages_tuple", models.StreamMode, "'messages-tuple'"),
    (["values", "updates", "event"], Sequence[models.StreamMode], "'events'"),
    (["vlaues", "chekpoints"], Union[models.StreamMode, Sequence[models.StreamMode]], "'values' and 'checkpoints'"),
    ("do-nothing", models.OnConflict, "'do_nothing'"),
    ("asynch", models.Durability | None, "'async'"),
    ("interrupted", models.CancelAction, "'interrupt'"),
    ("DESC", models.SortOrder, "'desc'"),
    (Color.BLEU, Literal["red", "bleux"], "'bleux'"),
]
# What a newer server may know, and the official client's types do.
UNLISTED = [
    ("tools", models.StreamMode),
    (["lifecycle", "tools", "values"], Sequence[models.StreamMode]),
    ("lifecycle", models.StreamMode),
    (["cancel_reason"], Sequence[models.RunSelectField]),
    (["now"], Sequence[models.CronSelectField]),
    ("paused", models.RunStatus | None),
    ("", models.RunStatus),
]
LISTS = {name: hint for name, hint in vars(models).items() if get_origin(hint) is Literal}


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (np.int64(5), int),
        (np.float32(0.5), float),
        (np.bool_(True), bool),
        (np.array(["a"]), Sequence[str]),
        (np.array([Color.RED]), Sequence[Literal["red"]]),
    ],
)
def test_what_numpy_has_is_sent(value, hint):
    """As a row of a data frame has it."""
    check_sent("argument", value, hint)


def test_what_numpy_has_is_checked_as_what_is_sent():
    """Not as a number whatever it holds."""
    with pytest.raises(TypeError, match="argument must be an int, got 0.5"):
        check_sent("argument", np.float64(0.5), int)


class Proxy:
    """Has any attribute, such as a mock."""

    def __getattr__(self, name):
        return lambda: 5


@pytest.mark.parametrize("value", [np.int64, Proxy()])
def test_what_only_resembles_numpy(value):
    """A class of it, or an object with any attribute."""
    with pytest.raises(TypeError, match="argument must be an int, got"):
        check_sent("argument", value, int)


@pytest.mark.parametrize(("value", "hint"), FITS)
def test_what_fits(value, hint):
    """It passes; UNSET always does."""
    check("name", value, hint)


@pytest.mark.parametrize(
    ("value", "hint", "message", "error"),
    [
        *((*case, TypeError) for case in [*TYPE_ERRORS, ({"a"}, Sequence[str], "a sequence of (a str), got {'a'}")]),
        *((*case, ValueError) for case in VALUE_ERRORS),
    ],
)
def test_what_does_not_fit(value, hint, message, error):
    """Another type is a TypeError, another value of the right type a ValueError; the message says what is allowed."""
    with pytest.raises(error) as caught:
        check("name", value, hint)
    assert str(caught.value) == f"name must be {message}"


@pytest.mark.parametrize(("value", "hint", "near"), MISSPELLED)
def test_a_misspelling_is_not_sent(value, hint, near):
    """The message says what is near."""
    with pytest.raises(ValueError, match=f"^name must be .*: did you mean {re.escape(near)}\\?$"):
        check_sent("name", value, hint)


@pytest.mark.parametrize(("value", "hint"), UNLISTED)
def test_what_only_a_newer_server_knows_is_sent(value, hint):
    """A str that is unlike all that are listed; the client's own choices stay closed."""
    check_sent("name", value, hint)
    with pytest.raises(ValueError, match="^name must be"):
        check("name", value, hint)


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        *FITS,
        (Color.RED, str),
        (Color.RED, Literal["red", "blue"]),
        ([Color.RED, "blue"], Sequence[str]),
        (Color.ONE, int),
        ({"a"}, Sequence[str]),
        (frozenset({Color.RED}), Sequence[Literal["red", "blue"]]),
    ],
)
def test_what_fits_is_sent(value, hint):
    """What the client takes for itself; members of an Enum, whose values are sent; and sets, which are sent as lists."""
    check_sent("name", value, hint)


@pytest.mark.parametrize(
    ("value", "hint", "message"),
    [*TYPE_ERRORS, ("x", Literal["*"], "'*', got 'x'"), (Color.ONE, Status, "one of 'idle', 'busy', got 1")],
)
def test_only_a_str_is_open(value, hint, message):
    """Another type is still refused, and a Literal of one value is not a list of choices."""
    with pytest.raises((TypeError, ValueError), match=f"^{re.escape(f'name must be {message}')}$"):
        check_sent("name", value, hint)


def test_the_servers_names_are_no_misspellings_of_one_another():
    """Each name that a list has could have come with a newer server: it would be sent, but for `sync` beside `async`."""
    refused = set()
    for hint in LISTS.values():
        names = get_args(hint)
        for name in names:
            others = tuple(one for one in names if one != name)
            try:
                check_sent("name", name, Literal[others] if len(others) > 1 else str)
            except ValueError:
                refused.add(name)
    assert len(LISTS) > 20
    assert refused == {"sync", "async"}


def test_what_the_client_compares_is_a_str():
    """A member of an Enum is sent as its value, but is not equal to it: where the client compares, it is refused."""
    check_sent("on_gap", Color.RED, Literal["red", "blue"])
    with pytest.raises(TypeError, match=r"^on_gap must be one of 'red', 'blue', got <Color\.RED: 'red'>$"):
        check("on_gap", Color.RED, Literal["red", "blue"])


def test_a_long_value_is_not_shown_whole():
    """A message fits a line of a log."""
    with pytest.raises(ValueError, match=r"^name must be one of 'idle', 'busy', got 'xx") as caught:
        check("name", "x" * 999, Status)
    assert len(str(caught.value)) < 150


class _Thread(dict):
    thread_id = "1"


@pytest.mark.parametrize("hint", [str, Union[str, None]])
def test_an_object_in_the_place_of_its_id(hint):
    """What to pass is said; an object without that id is just refused."""
    with pytest.raises(TypeError, match=r"thread_id must be a str.*, a _Thread: pass thread\.thread_id$"):
        check("thread_id", _Thread(), hint)
    with pytest.raises(TypeError, match=r"run_id must be a str( or None)?, got \{\}$"):
        check("run_id", _Thread(), hint)


def test_an_alias_within_itself_is_not_followed():
    """A hint that Python leaves as a name, as in an alias for any JSON, allows everything below it."""
    json_list = list["Json"]  # noqa: F821 - never looked up
    check("value", [1, ["a"]], json_list)
    with pytest.raises(TypeError):
        check("value", "a", json_list)
