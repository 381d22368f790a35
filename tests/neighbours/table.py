"""The tables of docs/guides/neighbours.md: `python -m tests.neighbours.table` writes it.

A cell says that the suite tries it: `make test-neighbours` fails where one does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.docs.blocks import ROOT
from tests.docs.tables import with_tables
from tests.neighbours.cases import CASES, NEIGHBOURS, Neighbour
from tests.neighbours.probes import load

PAGE = ROOT / "docs" / "guides" / "neighbours.md"
REQUIREMENTS = ROOT / "requirements-neighbours.txt"
NO_CASE = "—"

load()


def rows(kind: str) -> Iterable[list[str]]:
    """Those of one kind, in the order of the probes."""
    yield [kind, "version", "own: calls", "streams", "yours: calls", "streams", "what is tested"]
    for one in NEIGHBOURS.values():
        if one.kind == kind:
            cells = ["yes" if case in one.cases else NO_CASE for case in CASES]
            yield [one.name, version(one), *cells, " ".join(one.shows.split())]


def version(one: Neighbour) -> str:
    """The version that is tested."""
    found = re.search(rf"^{re.escape(one.package)}==(\S+)$", REQUIREMENTS.read_text(), re.MULTILINE)
    if found is None:
        raise KeyError(f"requirements-neighbours.txt must pin {one.package}")
    return found[1]


TABLES = {kind.lower(): lambda kind=kind: rows(kind) for kind in dict.fromkeys(one.kind for one in NEIGHBOURS.values())}


def page(text: str) -> str:
    """The page with its tables as the suite has them."""
    return with_tables(text, TABLES)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text()))
