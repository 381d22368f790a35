"""What is public is in the reference."""

import re
from functools import cached_property

import pytest

import langgraph_client
from langgraph_client import instrumentation, testing
from tests.docs.blocks import ROOT

REFERENCE = "\n".join(page.read_text() for page in (ROOT / "docs" / "reference").glob("*.md"))
DESCRIBED = set(re.findall(r"^::: (\S+)", REFERENCE, re.MULTILINE))
SECOND_NAMES = {
    "get_sync_client",
    *(name for name in langgraph_client.__all__ if name.startswith("Sync") and name.endswith("Client")),
}
"""Of what is there: the official client's names."""
ELSEWHERE = {"__version__"} | SECOND_NAMES
"""A string, and second names."""


PUBLIC = [
    *(f"langgraph_client.{name}" for name in langgraph_client.__all__ if name not in ELSEWHERE),
    *(f"langgraph_client.testing.{name}" for name in testing.__all__),
    *(f"langgraph_client.instrumentation.{name}" for name in instrumentation.__all__),
]


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_has_a_place(name: str) -> None:
    """Every public name is described, under that name."""
    assert name in DESCRIBED


def test_each_resource_has_a_place() -> None:
    """What a client offers is described with all of its methods."""
    resources = [name for name, what in vars(langgraph_client.Client).items() if isinstance(what, cached_property)]
    missing = [
        one for one in resources if not re.search(rf"\.resources\.{one}\.\w+$", "\n".join(DESCRIBED), re.MULTILINE)
    ]
    assert resources
    assert not missing


@pytest.mark.parametrize("name", sorted(SECOND_NAMES))
def test_a_second_name_is_told(name: str) -> None:
    """What it is the second name of."""
    assert f"`{name}`" in REFERENCE
