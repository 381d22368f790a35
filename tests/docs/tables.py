"""The tables of docs/resuming.md, printed from the data that runs: `python -m tests.docs.tables` writes them.

A table stands between `<!-- table: NAME -->` and `<!-- end of table -->`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import Enum

from langgraph_client.protocol import ending, verdicts
from langgraph_client.protocol.dialect import DIALECTS, OPAQUE
from tests.docs.blocks import ROOT

PAGE = ROOT / "docs" / "resuming.md"
_TABLE = re.compile(r"(<!-- table: (?P<name>[\w-]+) -->\n).*?(<!-- end of table -->)", re.DOTALL)
_ORDINALS = {1: "first", 2: "second", 3: "third"}


def dialects() -> Iterable[list[str]]:
    """The kinds of IDs, in the order in which they are tried."""
    yield ["IDs", "example", "the client resumes with", "ordered", "unique", "proves that the stream is stored"]
    for one in DIALECTS:
        before = "the ID itself" if one is OPAQUE else f"`{one.previous_id(one.example)}`"
        yield [one.name, f"`{one.example}`", before, *map(_yes, (one.order is not None, one.unique, one.proves))]


def relations() -> Iterable[list[str]]:
    """What to do with an event, by relation and phase."""
    phases = [phase for phase in verdicts.Phase if any(phase is row for row, _ in verdicts.TABLE)]
    yield ["relation", "the event", *(f"in {phase.name}" for phase in phases)]
    for relation in verdicts.Relation:
        yield [f"`{relation.name}`", relation.value, *(_verdict(phase, relation) for phase in phases)]


def endings() -> Iterable[list[str]]:
    """What to do next, by what came and state."""
    states = [state for state in ending.State if any(state is row for row, _ in ending.TABLE)]
    yield ["came", "meaning", *(f"in {state.name}" for state in states)]
    for came in ending.Came:
        yield [f"`{came.name}`", came.value, *(_rule(state, came) for state in states)]


def meanings(kind: type[Enum]) -> Iterable[list[str]]:
    """The members of an enumeration, and what each means."""
    yield [kind.__name__.lower(), "meaning"]
    for one in kind:
        yield [f"`{one.name}`", one.value]


TABLES: Mapping[str, Callable[[], Iterable[list[str]]]] = {
    "ids": dialects,
    "phases": lambda: meanings(verdicts.Phase),
    "relations": relations,
    "verdicts": lambda: meanings(verdicts.Verdict),
    "states": lambda: meanings(ending.State),
    "endings": endings,
    "steps": lambda: meanings(ending.Step),
}


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _verdict(phase: verdicts.Phase, relation: verdicts.Relation) -> str:
    if (phase, relation) not in verdicts.TABLE:
        return "—"
    verdict, following = verdicts.TABLE[phase, relation]
    return f"`{verdict.name}`" if following is phase else f"`{verdict.name}`, then {following.name}"


def _rule(state: ending.State, came: ending.Came) -> str:
    rule = ending.TABLE.get((state, came))
    if rule is None:
        return "—"
    text = f"`{rule.step.name}`" if rule.state is state else f"`{rule.step.name}`, then {rule.state.name}"
    told = [_nth(rule.times)] if rule.times > 1 else []
    if rule.times_after_break != rule.times:
        told.append(f"{_nth(rule.times_after_break)} after a break")
    return "; ".join([text, *told])


def _nth(number: int) -> str:
    """How often in a row it must come."""
    return f"the {_ORDINALS.get(number, f'{number}th')} time in a row"


def markdown(rows: Iterable[list[str]]) -> str:
    """A table of Markdown; the first row is its head."""
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def with_tables(text: str, tables: Mapping[str, Callable[[], Iterable[list[str]]]] = TABLES) -> str:
    """A page's text with its tables as the data has them. Raises KeyError if it names a table that does not exist."""
    return _TABLE.sub(lambda found: f"{found[1]}\n{markdown(tables[found['name']]())}\n{found[3]}", text)


def names(text: str) -> list[str]:
    """The names of the tables of a page."""
    return [found["name"] for found in _TABLE.finditer(text)]


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text()))
