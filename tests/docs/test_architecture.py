"""The architecture in CONTRIBUTING.md is that of the package."""

import re
from graphlib import CycleError

import pytest

from tests.docs import architecture

PACKAGE = architecture.ROOT / architecture.PACKAGE
STEPS = sorted(set(re.findall(r"`([\w/]+\.py)::(\w+)`", architecture.PAGE.read_text())))


@pytest.mark.parametrize(("file", "name"), STEPS)
def test_a_step_exists(file: str, name: str) -> None:
    """Each function and class that a step names is in that file."""
    assert re.search(rf"^\s*(def|class) {name}\b", (PACKAGE / file).read_text(), re.MULTILINE)


def test_there_are_steps() -> None:
    """Of a call and of a stream."""
    assert len(STEPS) > 20


def test_a_cycle_is_refused() -> None:
    """Modules that import each other, through any number of others."""
    architecture.check_cycles({"a": {"b"}, "b": {"c"}, "c": set()})
    with pytest.raises(CycleError):
        architecture.check_cycles({"a": {"b"}, "b": {"c"}, "c": {"a"}})


def test_an_arrow_that_follows_from_others_is_left_out() -> None:
    """An arrow between folders stands for the imports of their modules."""
    imported = {"p.a.x": {"p.a.y", "p.b", "p.types"}, "p.a.y": set(), "p.b": {"p.types"}, "p.types": set()}
    assert list(architecture.arrows(imported)) == [("a", "b"), ("b", "base")]


def test_a_new_import_changes_the_picture() -> None:
    """So that `--check` fails until it is drawn again."""
    imported = {"p.a": {"p.b"}, "p.b": set(), "p.c": set()}
    page = architecture.with_picture("<!-- architecture -->\n<!-- end of architecture -->\n", imported)
    assert architecture.with_picture(page, imported) == page
    assert architecture.with_picture(page, {**imported, "p.c": {"p.a"}}) != page


def test_a_page_without_markers_is_an_error() -> None:
    """A picture that has no place would never be checked."""
    with pytest.raises(ValueError, match="one pair of markers"):
        architecture.with_picture("# Contributing\n", {"p.a": set()})
