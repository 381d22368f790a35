"""Spans of several processes as one tree of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

SHOWN = ("langgraph.run.status", "langgraph.run.parts", "langgraph.run.reconnects", "langgraph.run.end")

Span = Mapping[str, Any]


def parent_of(span: Span) -> str | None:
    """The id of the span that it is in."""
    return span["parent_id"]


def rendered(spans: Iterable[Span]) -> list[str]:
    """One line for each span, those that are within another below it, in the order of their beginnings."""
    ordered = sorted(spans, key=lambda span: span["start_time"])
    known = {span["context"]["span_id"] for span in ordered}
    roots = [span for span in ordered if parent_of(span) not in known]
    return [line for root in roots for line in _branch(root, ordered, 0)]


def _branch(span: Span, spans: list[Span], depth: int) -> Iterator[str]:
    begin, end = (datetime.fromisoformat(span[name].replace("Z", "+00:00")) for name in ("start_time", "end_time"))
    service = span["resource"]["attributes"]["service.name"]
    shown = [f"{name.rpartition('.')[2]}={span['attributes'][name]}" for name in SHOWN if name in span["attributes"]]
    told = ", ".join([*shown, *(event["name"] for event in span["events"])])
    milliseconds = (end - begin).total_seconds() * 1000
    yield f"{service:13}{milliseconds:7.0f} ms  {'  ' * depth}{span['name']}{f'  ({told})' if told else ''}"
    for one in spans:
        if parent_of(one) == span["context"]["span_id"]:
            yield from _branch(one, spans, depth + 1)
