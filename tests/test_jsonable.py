"""What users hold becomes what JSON can hold, or is refused with the place where it stands."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import decimal
import enum
import math
import types
import uuid

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from langgraph_client import UNSET, models
from langgraph_client.jsonable import to_jsonable

ID = uuid.UUID(int=7)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@dataclasses.dataclass
class Data:
    """A dataclass."""

    a: object
    b: object = UNSET


@attrs.define
class Attrs:
    """An attrs class."""

    a: object
    b: object = UNSET


class Pydantic:
    """What a pydantic model looks like from here."""

    def model_dump(self):
        """Python objects, not yet JSON."""
        return {"a": ID}

    def __repr__(self):
        return "Pydantic()"


class Color(enum.Enum):
    """An enumeration."""

    RED = "red"
    PAIR = (1, 2)


class Word(str, enum.Enum):
    """An enumeration of strings."""

    A = "a"


class Number(enum.IntEnum):
    """An enumeration of integers."""

    ONE = 1


Point = collections.namedtuple("Point", "x y")  # noqa: PYI024 - as users still write it

CASES = [
    ((1, "a"), [1, "a"]),
    (Point(1, 2), [1, 2]),
    ({3}, [3]),
    (frozenset({3}), [3]),
    ({"a": (1,)}.items(), [["a", [1]]]),
    (types.MappingProxyType({"a": {1}}), {"a": [1]}),
    (collections.OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
    ({"a": UNSET, "b": None}, {"b": None}),
    (Data(1), {"a": 1}),
    (Data(Attrs(Data(ID)), 2), {"a": {"a": {"a": str(ID)}}, "b": 2}),
    (Attrs(1), {"a": 1}),
    (Pydantic(), {"a": str(ID)}),
    (models.ThreadCreate(thread_id="1", metadata={"a": ID}), {"thread_id": "1", "metadata": {"a": str(ID)}}),
    (Color.RED, "red"),
    (Color.PAIR, [1, 2]),
    (Word.A, "a"),
    (Number.ONE, 1),
    (ID, str(ID)),
    (datetime.date(2030, 1, 2), "2030-01-02"),
    (datetime.time(1, 2), "01:02:00"),
    (datetime.datetime(2030, 1, 2, tzinfo=datetime.timezone.utc), "2030-01-02T00:00:00+00:00"),
]
REFUSED = [
    (object, TypeError, "value: a type has no JSON form"),
    (Data, TypeError, "value: a type has no JSON form"),
    (Pydantic, TypeError, "value: a type has no JSON form"),
    (b"a", TypeError, "value: a bytes has no JSON form, got b'a'"),
    (decimal.Decimal(1), TypeError, "value: a Decimal has no JSON form"),
    (iter([]), TypeError, "value: a list_iterator has no JSON form"),
    ({1: 2}, TypeError, "value: a key must be a str, got 1 (int)"),
    ({"a": [0, {"b": {None: 1}}]}, TypeError, "value.a[1].b: a key must be a str, got None (NoneType)"),
    ({"a": [b""]}, TypeError, "value.a[0]: a bytes has no JSON form"),
    ([Data(1j)], TypeError, "value[0].a: a complex has no JSON form"),
    (math.nan, ValueError, "value: JSON has no nan"),
    ({"a": (1.0, math.inf)}, ValueError, "value.a[1]: JSON has no inf"),
    ([-math.inf], ValueError, "value[0]: JSON has no -inf"),
]


@given(JSON)
def test_plain_data_stay_as_they_are(value):
    """And are copied as far as they can change."""
    result = to_jsonable(value)
    assert result == value
    if isinstance(value, (list, dict)):
        assert result is not value


@pytest.mark.parametrize(("value", "expected"), CASES, ids=repr)
def test_what_is_converted(value, expected):
    """Containers, objects and scalars; the types are JSON's own."""
    result = to_jsonable(value)
    assert result == expected
    assert type(result) is type(expected)


@pytest.mark.parametrize(("value", "error", "message"), REFUSED)
def test_what_is_refused(value, error, message):
    """With the place where it stands."""
    with pytest.raises(error) as caught:
        to_jsonable(value)
    assert str(caught.value).startswith(message)


def test_the_name_is_the_callers():
    """Messages begin with it."""
    with pytest.raises(TypeError, match=r"^input\.messages\[0\]: "):
        to_jsonable({"messages": [object()]}, "input")
