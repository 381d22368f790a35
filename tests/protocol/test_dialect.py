"""Each kind of event IDs has its row: how it is recognised, which ID comes before another, and what a replay proves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langgraph_client.protocol.dialect import (
    COUNTED,
    DIALECTS,
    IN_MEMORY,
    OPAQUE,
    REDIS,
    dialect_of,
    is_numbered,
    milliseconds,
    previous_id,
)

LAST = 2**64 - 1


@pytest.mark.parametrize(
    ("event_id", "expected"),
    [
        ("5-0", IN_MEMORY),
        ("5-7", REDIS),
        (f"1795360765151-{LAST}", REDIS),
        ("5-10", REDIS),
        ("7", COUNTED),
        ("0", COUNTED),
        ("", OPAQUE),
        ("-", OPAQUE),
        ("-1", OPAQUE),
        ("5-7-9", OPAQUE),
        ("5-7 ", OPAQUE),
        ("7\n", OPAQUE),
        ("1" * 20, OPAQUE),
        ("1" * 20 + "-0", OPAQUE),
        ("run_1_event_5-7", OPAQUE),
    ],
)
def test_a_server_is_recognised_by_its_ids(event_id, expected):
    """The first row that fits; the last one fits all."""
    assert dialect_of(event_id) is expected
    assert is_numbered(event_id) == (expected in (IN_MEMORY, REDIS))


@pytest.mark.parametrize(
    ("dialect", "unique", "proves", "ordered"),
    [
        (IN_MEMORY, False, True, True),
        (REDIS, True, True, True),
        (COUNTED, True, True, True),
        (OPAQUE, True, False, False),
    ],
)
def test_the_rows(dialect, unique, proves, ordered):
    """Only the in-memory server gives an ID twice; only an opaque ID proves nothing."""
    assert (dialect.unique, dialect.proves, dialect.order is not None) == (unique, proves, ordered)
    assert dialect_of(dialect.example) is dialect


def test_every_row_is_tested():
    """In the order in which they are tried."""
    assert DIALECTS == (IN_MEMORY, REDIS, COUNTED, OPAQUE)


@pytest.mark.parametrize(
    ("event_id", "expected"),
    [
        ("5-7", "5-6"),
        ("5-0", f"4-{LAST}"),
        ("0-0", "-"),
        ("0-1", "0-0"),
        (f"1795360765151-{LAST}", f"1795360765151-{LAST - 1}"),
        ("7", "6"),
        ("1", "0"),
        ("0", "-1"),
        ("-", "-"),
        ("", ""),
        ("abc", "abc"),
        ("5-7-9", "5-7-9"),
        ("-5-7", "-5-7"),
        ("5-7 ", "5-7 "),
        ("run_1_event_5-7", "run_1_event_5-7"),
        ("1" * 20 + "-0", "1" * 20 + "-0"),
        ("018f5c9e-7b1c-7000-8000-000000000000",) * 2,
    ],
)
def test_the_previous_id(event_id, expected):
    """An opaque ID has none, and is sent as it is."""
    assert previous_id(event_id) == expected


@given(st.integers(0, 10**15), st.integers(0, LAST))
def test_nothing_is_between_an_id_and_the_previous_one(now, sequence):
    """As pairs of integers they follow each other."""
    before = previous_id(f"{now}-{sequence}")
    if before == "-":
        assert (now, sequence) == (0, 0)
        return
    left, right = map(int, before.split("-"))
    assert (left, right + 1) == (now, sequence) or (left + 1, right, sequence) == (now, LAST, 0)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=2))
def test_ids_are_ordered_as_numbers(pairs):
    """Not as text, where 10 is before 9."""
    ids = [f"{now}-{sequence}" for now, sequence in pairs]
    assert sorted(ids, key=REDIS.order) == [f"{now}-{sequence}" for now, sequence in sorted(pairs)]
    counted = [str(now) for now, _ in pairs]
    assert sorted(counted, key=COUNTED.order) == sorted(counted, key=int)


@pytest.mark.parametrize(
    ("event_id", "when"),
    [
        ("5-7", 5),
        (f"1795360765151-{LAST}", 1795360765151),
        ("-", None),
        ("", None),
        ("7", None),
        ("run_1_event_5-7", None),
    ],
)
def test_when_an_id_was_given(event_id, when):
    """Only the IDs of the Agent Server tell."""
    assert milliseconds(event_id) == when
