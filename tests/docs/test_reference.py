"""What is public is in the reference."""

import re
from functools import cached_property

import pytest

import langgraph_client
from tests.docs.blocks import ROOT

REFERENCE = "\n".join(page.read_text() for page in (ROOT / "docs" / "reference").glob("*.md"))
DESCRIBED = set(re.findall(r"^::: (\S+)", REFERENCE, re.MULTILINE))
ELSEWHERE = {"__version__", "get_sync_client"}
"""A string, and a second name of what is there."""


@pytest.mark.parametrize("name", sorted(set(langgraph_client.__all__) - ELSEWHERE))
def test_a_public_name_has_a_place(name: str) -> None:
    """Every public name is described, under that name."""
    assert f"langgraph_client.{name}" in DESCRIBED


def test_each_resource_has_a_place() -> None:
    """What a client offers is described with all of its methods."""
    resources = [name for name, what in vars(langgraph_client.Client).items() if isinstance(what, cached_property)]
    missing = [
        one for one in resources if not re.search(rf"\.resources\.{one}\.\w+$", "\n".join(DESCRIBED), re.MULTILINE)
    ]
    assert resources
    assert not missing
