"""What users hold becomes what JSON can hold, or is refused with the place where it stands."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import decimal
import enum
import math
import pathlib
import types
import typing
import uuid

import attrs
import numpy
import pydantic
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
class Dtype:
    """What a numpy dtype looks like from here."""

    name: str
    kind: str
    itemsize: int = 8

    def __str__(self):
        return self.name


class Scalar:
    """What a numpy scalar looks like from here."""

    __array_interface__: typing.ClassVar = {}

    def __init__(self, name, kind, value, size=8):
        self.value = value
        self.dtype = Dtype(name, kind, size)

    def astype(self, _):
        """A scalar of the kind that was asked for."""
        return self

    def tolist(self):
        """The Python value."""
        return self.value

    def __repr__(self):
        return f"Scalar({self.value!r})"


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


class Old:
    """What a model of pydantic 1 looks like from here."""

    def dict(self):
        """Python objects, not yet JSON."""
        return {"a": ID}

    def __repr__(self):
        return "Old()"


class Model(pydantic.BaseModel):
    """A pydantic model whose members have a JSON form of pydantic's own."""

    price: decimal.Decimal
    wait: datetime.timedelta
    raw: bytes
    path: pathlib.Path


@dataclasses.dataclass
class Hidden:
    """A dataclass with a private field."""

    a: int
    _b: int = 2


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
    (math.nan, None),
    ({"a": (1.0, math.inf, [-math.inf])}, {"a": [1.0, None, [None]]}),
    ({1: "a", 2.5: "b"}, {"1": "a", "2.5": "b"}),
    ({True: 0, False: 1, None: 2}, {"true": 0, "false": 1, "null": 2}),
    ({ID: 1, datetime.date(2030, 1, 2): 2}, {str(ID): 1, "2030-01-02": 2}),
    ({Color.RED: 1, Word.A: 2, Number.ONE: 3}, {"red": 1, "a": 2, "1": 3}),
    (Old(), {"a": str(ID)}),
    (Hidden(1), {"a": 1}),
    ({"a": Scalar("int64", "i", 3), "b": [Scalar("bool", "b", True)]}, {"a": 3, "b": [True]}),
    (numpy.array([[1, 2], [3, 4]]), [[1, 2], [3, 4]]),
    ([numpy.float32(0.1), numpy.float64(0.1), numpy.int8(-1), numpy.bool_(True)], [0.1, 0.1, -1, True]),
    (numpy.array([1.5, math.nan]), [1.5, None]),
    (numpy.array(["a", "b"]), ["a", "b"]),
    (numpy.datetime64("2030-01-02T03:04:05.123456789"), "2030-01-02T03:04:05.123456"),
    ({numpy.int64(3): 1}, {"3": 1}),
    (
        Model(price=decimal.Decimal("1.50"), wait=datetime.timedelta(seconds=90), raw=b"abc", path=pathlib.Path("a/b")),
        {"price": "1.50", "wait": "PT1M30S", "raw": "abc", "path": "a/b"},
    ),
    (datetime.datetime(2030, 1, 2), "2030-01-02T00:00:00"),  # noqa: DTZ001 - without a time zone
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
    (object, TypeError, "value: a value of type type has no JSON form"),
    (Data, TypeError, "value: a value of type type has no JSON form"),
    (b"a", TypeError, "value: a value of type bytes has no JSON form, got b'a'"),
    (decimal.Decimal(1), TypeError, "value: a value of type Decimal has no JSON form"),
    (iter([]), TypeError, "value: a value of type list_iterator has no JSON form"),
    ({"a": [b""]}, TypeError, "value.a[0]: a value of type bytes has no JSON form"),
    ({"a": (0, {3: b""})}, TypeError, "value.a[1].3: a value of type bytes has no JSON form"),
    ([Data(1j)], TypeError, "value[0].a: a value of type complex has no JSON form"),
    ({(1, 2): 3}, TypeError, "value: the key (1, 2): a tuple cannot be a key in JSON"),
    ({"a": {b"k": 1}}, TypeError, "value.a: the key b'k': a value of type bytes has no JSON form"),
    ({"a": {1: 2, "1": 3}}, ValueError, "value.a: the key '1': another key is '1' in JSON, too"),
    ({None: 1, "null": 2}, ValueError, "value: the key 'null': another key is 'null' in JSON, too"),
    ({"a": ["ok", "x\ud800"]}, ValueError, "value.a[1]: the str contains a lone surrogate, '\\ud800' at index 1"),
    ({"\udc80": 1}, ValueError, "value: the key '\\udc80': the str contains a lone surrogate, '\\udc80' at index 0"),
    (Scalar("complex128", "c", 1j), TypeError, "value: a numpy complex128 has no JSON form"),
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
