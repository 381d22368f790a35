"""The small interface of `golden/`, and the option that writes down anew what is generated from it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from codegen import overlay, spec
from codegen.__main__ import build

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    """Adds `--record`."""
    parser.addoption("--record", action="store_true", help="write tests/codegen/golden/expected/ anew")


@pytest.fixture(scope="session")
def golden():
    """The folder of the small interface."""
    return GOLDEN


@pytest.fixture(scope="session")
def small():
    """The small interface's document, names and overlay; a test that changes one of them takes a copy."""
    document = spec.normalise((GOLDEN / "spec.json").read_bytes(), "1.0")
    return document, spec.load_names(GOLDEN / "names.toml"), overlay.load(GOLDEN / "overlay.yaml")


@pytest.fixture(scope="session")
def generated(small, pytestconfig):
    """Path → text, as generated now. With `--record` it is written down first."""
    files = build(*small, package="expected")
    if pytestconfig.getoption("--record", default=False):
        shutil.rmtree(GOLDEN / "expected", ignore_errors=True)
        for name, text in files.items():
            path = GOLDEN / "expected" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return files
