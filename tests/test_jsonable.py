"""What users hold becomes what JSON can hold, or is refused with the place where it stands."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import decimal
import enum
import json
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

from langgraph_client import UNSET, codec, models
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


class Model:
    """What a pydantic model looks like from here."""

    def __init__(self, **members):
        self.members = members

    def model_dump(self, *, mode="python"):
        """Python objects; or JSON data, where pydantic knows how."""
        if mode == "python":
            return self.members
        return {name: self.written(value) for name, value in self.members.items()}

    @staticmethod
    def written(value):
        """JSON data."""
        if isinstance(value, (decimal.Decimal, datetime.timedelta)):
            return str(value)
        if isinstance(value, Array):
            raise ValueError("Unable to serialize unknown type")  # noqa: TRY004 - as pydantic does
        return value


class Parcel(pydantic.BaseModel):
    """A pydantic model with members that have a JSON form of pydantic's own."""

    price: decimal.Decimal
    wait: datetime.timedelta
    raw: bytes
    path: pathlib.Path
    own: typing.Any = None


class Embedded(pydantic.BaseModel):
    """A pydantic model with a member that has none."""

    own: typing.Any


class ModelWithoutMode:
    """An object whose `model_dump` takes nothing."""

    def model_dump(self):
        """Python objects."""
        return {"a": ID}


class OldModel:
    """What a pydantic 1 model looks like from here."""

    def dict(self):
        """Python objects."""
        return {"a": ID}


@attrs.frozen
class DType:
    """A numpy dtype."""

    kind: str
    itemsize: int = 8

    def __str__(self):
        return f"{self.kind}{self.itemsize}"


class Array:
    """What a numpy array or scalar looks like from here; `as_types` is what `astype` gives."""

    __array_interface__ = {"version": 3}  # noqa: RUF012

    def __init__(self, values, kind="f", itemsize=8, as_types=None):
        self.values, self.dtype, self.as_types = values, DType(kind, itemsize), as_types or {}

    def astype(self, kind):
        """The array as another type."""
        return self.as_types[kind]

    def tolist(self):
        """Python objects."""
        return self.values

    def __repr__(self):
        return "array(…)"


class Color(enum.Enum):
    """An enumeration."""

    RED = "red"
    PAIR = (1, 2)


class Word(str, enum.Enum):
    """An enumeration of strings."""

    A = "a"


class Text(str):
    """A str that shows itself otherwise."""

    __slots__ = ()

    def __str__(self):
        return "shown"


class Keyed(dict):
    """A dict whose methods are hidden by members, as those of an answer can be."""

    items = keys = values = None


class Number(enum.IntEnum):
    """An enumeration of integers."""

    ONE = 1


Point = collections.namedtuple("Point", "x y")  # noqa: PYI024 - as users still write it

UTC = datetime.timezone.utc
FLOAT32 = Array([0.10000000149011612], "f", 4, {str: Array(["0.1"], "U", 128, {float: Array([0.1])})})
NANOSECONDS = Array([1577934245123456789], "M", 8, {"datetime64[us]": Array([datetime.datetime(2020, 1, 2)], "M")})  # noqa: DTZ001
NANOSECONDS.as_types["datetime64[us]"].as_types["datetime64[us]"] = NANOSECONDS

# What is given, and what it becomes.
CASES = [
    ((1, "a"), [1, "a"]),
    (Point(1, 2), [1, 2]),
    ({3}, [3]),
    (frozenset({3}), [3]),
    ({"a": (1,)}.items(), [["a", [1]]]),
    (types.MappingProxyType({"a": {1}}), {"a": [1]}),
    (collections.OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
    (collections.UserDict({"a": (1,)}), {"a": [1]}),
    (Keyed({"items": (1,)}), {"items": [1]}),
    ({"a": UNSET, "b": None}, {"b": None}),
    (Data(1), {"a": 1}),
    (Data(Attrs(Data(ID)), 2), {"a": {"a": {"a": str(ID)}}, "b": 2}),
    (dataclasses.make_dataclass("Private", ["a", "_b"])(1, object()), {"a": 1}),
    (Attrs(1), {"a": 1}),
    (Model(a=ID, b=(1,)), {"a": str(ID), "b": [1]}),
    (Model(price=decimal.Decimal("1.10"), after=datetime.timedelta(0)), {"price": "1.10", "after": "0:00:00"}),
    (Model(a=Array([1])), {"a": [1]}),
    (Model(a=math.nan), {"a": None}),
    (
        Parcel(
            price=decimal.Decimal("1.50"), wait=datetime.timedelta(seconds=90), raw=b"abc", path=pathlib.Path("a/b")
        ),
        {"price": "1.50", "wait": "PT1M30S", "raw": "abc", "path": "a/b", "own": None},
    ),
    (ModelWithoutMode(), {"a": str(ID)}),
    (OldModel(), {"a": str(ID)}),
    (models.ThreadCreate(thread_id="1", metadata={"a": ID}), {"thread_id": "1", "metadata": {"a": str(ID)}}),
    (Color.RED, "red"),
    (Color.PAIR, [1, 2]),
    (Word.A, "a"),
    (Number.ONE, 1),
    (Text("a"), "a"),
    (2**70, 2**70),
    (1.5, 1.5),
    (math.nan, None),
    ({"a": (1.0, math.inf, -math.inf)}, {"a": [1.0, None, None]}),
    (ID, str(ID)),
    (datetime.date(2030, 1, 2), "2030-01-02"),
    (datetime.time(1, 2), "01:02:00"),
    (datetime.datetime(2030, 1, 2), "2030-01-02T00:00:00"),  # noqa: DTZ001
    (datetime.datetime(2030, 1, 2, tzinfo=UTC), "2030-01-02T00:00:00+00:00"),
    (Array([[1, 2], [3, 4]], "i"), [[1, 2], [3, 4]]),
    (Array([1.5, math.nan]), [1.5, None]),
    (Array(True, "b", 1), True),
    (Array(7, "u", 1), 7),
    (Array(["é"], "U", 4), ["é"]),
    (Array([{"a": ID}], "O"), [{"a": str(ID)}]),
    (numpy.array([[1, 2], [3, 4]]).T, [[1, 3], [2, 4]]),
    ([numpy.float32(0.1), numpy.float64(0.1), numpy.int8(-1), numpy.bool_(True)], [0.1, 0.1, -1, True]),
    (numpy.array([0.1, math.nan], dtype="float32"), [0.1, None]),
    (numpy.array(["a", "b"]), ["a", "b"]),
    (numpy.datetime64("2030-01-02T03:04:05.123456789"), "2030-01-02T03:04:05.123456"),
    (Embedded(own=numpy.array([1.5])), {"own": [1.5]}),
    (FLOAT32, [0.1]),
    (NANOSECONDS, ["2020-01-02T00:00:00"]),
    ("é\U0001f600", "é\U0001f600"),
]
# A key, and the text that it becomes.
KEYS = [
    ("é", "é"),
    (Text("a"), "a"),
    (Word.A, "a"),
    (Color.RED, "red"),
    (Number.ONE, "1"),
    (1, "1"),
    (-(2**70), str(-(2**70))),
    (True, "true"),
    (False, "false"),
    (None, "null"),
    (1.0, "1.0"),
    (1.5, "1.5"),
    (1e300, "1e+300"),
    (math.nan, "null"),
    (ID, str(ID)),
    (datetime.date(2030, 1, 2), "2030-01-02"),
    (datetime.datetime(2030, 1, 2, tzinfo=UTC), "2030-01-02T00:00:00+00:00"),
    (Array(3, "i"), "3"),
    (numpy.int64(3), "3"),
]
REFUSED = [
    (object, TypeError, "value: a value of type type has no JSON form, got <class 'object'>"),
    (Data, TypeError, "value: a value of type type has no JSON form"),
    (Model, TypeError, "value: a value of type type has no JSON form"),
    (OldModel, TypeError, "value: a value of type type has no JSON form"),
    (b"a", TypeError, "value: a value of type bytes has no JSON form, got b'a'"),
    (decimal.Decimal(1), TypeError, "value: a value of type Decimal has no JSON form"),
    (datetime.timedelta(1), TypeError, "value: a value of type timedelta has no JSON form"),
    (pathlib.PurePosixPath("/"), TypeError, "value: a value of type PurePosixPath has no JSON form"),
    (types.SimpleNamespace(a=1), TypeError, "value: a value of type SimpleNamespace has no JSON form"),
    (iter([]), TypeError, "value: a value of type list_iterator has no JSON form"),
    (UNSET, TypeError, "value: a value of type Unset has no JSON form, got UNSET"),
    ([UNSET], TypeError, "value[0]: a value of type Unset has no JSON form"),
    ({"a": [b""]}, TypeError, "value.a[0]: a value of type bytes has no JSON form"),
    ([Data(1j)], TypeError, "value[0].a: a value of type complex has no JSON form"),
    ({"a": [0, Model(b=Array([{1: [Data(b"")]}]))]}, TypeError, "value.a[1].b[0].1[0].a: a value of type bytes"),
    ([Array([1], "m")], TypeError, "value[0]: a numpy m8 has no JSON form, got array(…)"),
    ([Embedded(own=[b"\xff"])], TypeError, "value[0].own[0]: a value of type bytes has no JSON form"),
    (numpy.timedelta64(1, "s"), TypeError, "value: a numpy timedelta64[s] has no JSON form"),
    (Array([1j], "c", 16), TypeError, "value: a numpy c16 has no JSON form"),
    ({"a": {b"b": 1}}, TypeError, "value.a: the key b'b': a value of type bytes has no JSON form"),
    ([{(1, 2): 1}], TypeError, "value[0]: the key (1, 2): a tuple cannot be a key in JSON"),
    ({Color.PAIR: 1}, TypeError, "value: the key <Color.PAIR: (1, 2)>: a Color cannot be a key in JSON"),
    ({"a": {1: 1, "1": 2}}, ValueError, "value.a: the key '1': another key is '1' in JSON, too"),
    ({"1": 1, 1: 2}, ValueError, "value: the key 1: another key is '1' in JSON, too"),
    ({"b": ["é", "é\udc00"]}, ValueError, "value.b[1]: the str contains a lone surrogate, '\\udc00' at index 1"),
    ({"b": {"\ud800": 1}}, ValueError, "value.b: the key '\\ud800': the str contains a lone surrogate"),
]


@given(JSON)
def test_plain_data_stay_as_they_are(value):
    """And are copied as far as they can change."""
    result = to_jsonable(value)
    assert result == value
    if isinstance(value, (list, dict)):
        assert result is not value


@pytest.mark.parametrize(("value", "expected"), CASES)
def test_what_is_converted(value, expected):
    """Containers, objects and scalars; the types are JSON's own."""
    result = to_jsonable(value)
    assert result == expected
    assert type(result) is type(expected)
    assert json.loads(codec.dumps(result)) == expected


@pytest.mark.parametrize(("key", "expected"), KEYS)
def test_what_keys_become(key, expected):
    """The JSON text of their values; the type is str itself."""
    result = to_jsonable({key: [key]})
    assert list(result) == [expected]
    assert type(next(iter(result))) is str
    assert result == {expected: [to_jsonable(key)]}


def test_what_contains_itself():
    """It is refused as what is nested too deeply is; Python's own error is the cause."""
    value = {"a": []}
    value["a"].append(value)
    with pytest.raises(ValueError, match=r"^input is nested too deeply, or contains itself$") as caught:
        to_jsonable(value, "input")
    assert isinstance(caught.value.__cause__, RecursionError)


@pytest.mark.parametrize(("value", "error", "message"), REFUSED, ids=[message for _, _, message in REFUSED])
def test_what_is_refused(value, error, message):
    """With the place where it stands."""
    with pytest.raises(error) as caught:
        to_jsonable(value)
    assert str(caught.value).startswith(message)


def test_the_name_is_the_callers():
    """Messages begin with it."""
    with pytest.raises(TypeError, match=r"^input\.messages\[0\]: "):
        to_jsonable({"messages": [object()]}, "input")
