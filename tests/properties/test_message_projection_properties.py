"""Whatever the order in which the events of several messages come, as long as each message keeps its own: the same messages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from langgraph_client.protocol.projections.messages import Messages
from tests.protocol.thread_wire import event, message

PIECES = st.lists(st.text(st.sampled_from("abc \n\N{SNOWMAN}"), min_size=1, max_size=3), max_size=5)
BLOCK = st.one_of(PIECES, st.tuples(st.sampled_from(["reasoning", "text"]), PIECES))
USAGE = st.none() | st.fixed_dictionaries({"total_tokens": st.integers(1, 9)})


def gist(builder):
    """What a message says."""
    return builder.id, builder.text(), builder.message().reasoning, builder.usage, builder.done, "".join(builder.pieces)


def folded(events, *folds):
    """What some folds make of events."""
    return [gist(builder) for builder in [builder for one in events for fold in folds for builder in fold.add(one)]]


@st.composite
def interleaved(draw, streams):
    """The events of some streams in an order that keeps each one's own."""
    order = draw(st.permutations([number for number, stream in enumerate(streams) for _ in stream]))
    left = [iter(stream) for stream in streams]
    return [next(left[number]) for number in order]


@given(st.data(), st.lists(st.tuples(st.lists(BLOCK, max_size=3), USAGE), min_size=1, max_size=4))
def test_messages_of_graphs_that_run_at_the_same_time(data, contents):
    """Each graph has a namespace of its own, so that nothing is in doubt."""
    spaces = [(f"agent:{number}",) for number in range(len(contents))]
    streams = [message(f"m{number}", *blocks, namespace=space, usage=usage)
               for number, ((blocks, usage), space) in enumerate(zip(contents, spaces, strict=True))]  # fmt: skip
    together = folded(data.draw(interleaved(streams)), *map(Messages, spaces))
    apart = [one for stream, space in zip(streams, spaces, strict=True) for one in folded(stream, Messages(space))]
    assert sorted(together) == sorted(apart)


@given(st.data(), st.lists(st.tuples(st.lists(BLOCK, max_size=3), USAGE), min_size=1, max_size=4))
def test_messages_whose_events_all_name_them(data, contents):
    """In one namespace: the names tell."""
    streams = [
        [event("messages", {**one.data, "message_id": f"m{number}"}) for one in message(f"m{number}", *blocks, usage=usage)]
        for number, (blocks, usage) in enumerate(contents)
    ]
    apart = [one for stream in streams for one in folded(stream, Messages())]
    assert sorted(folded(data.draw(interleaved(streams)), Messages())) == sorted(apart)


@given(st.data(), st.lists(st.integers(1, 6), min_size=2, max_size=4))
def test_texts_that_nothing_but_their_ends_tell_apart(data, lengths):
    """In one namespace, unnamed and of one kind: no text is lost, doubled or mixed with another. Whose it is nobody can
    say when they begin at the same moment, so each begins with its block, as models do, and ends at once.
    """  # noqa: D205
    texts = [[f"{'abcd'[number]}{place} " for place in range(length)] for number, length in enumerate(lengths)]
    streams = [message(f"m{number}", pieces) for number, pieces in enumerate(texts)]
    begun = [one for stream in streams for one in stream[:2]]
    order = data.draw(interleaved([[*stream[2:-2], stream[-2:]] for stream in streams]))
    events = [*begun, *(one for item in order for one in (item if isinstance(item, list) else [item]))]
    fold = Messages()
    builders = [builder for one in events for builder in fold.add(one)]
    assert sorted(builder.text() for builder in builders) == sorted("".join(pieces) for pieces in texts)
    assert all(
        builder.done and builder.error is None and "".join(builder.pieces) == builder.text() for builder in builders
    )
