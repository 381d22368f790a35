"""What the documentation shows is done here, on a real Agent Server: every block of every page."""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from tests.docs.blocks import ROOT, pages
from tests.docs.page import run

PAGES = [str(page.relative_to(ROOT)) for page in pages()]
AT_ONCE = 4
"""A page waits for the server most of its time."""


@pytest.fixture(scope="module")
def outcomes(
    request: pytest.FixtureRequest, server_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, Future[str]]]:
    """What becomes of each page that was asked for; several run at once."""
    wanted = [item.callspec.params["page"] for item in request.session.items if item.path == request.path]
    pool = ThreadPoolExecutor(AT_ONCE)
    yield {page: pool.submit(run, ROOT / page, tmp_path_factory.mktemp("page"), server_url) for page in wanted}
    pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_does_what_it_says(page: str, outcomes: Mapping[str, Future[str]]) -> None:
    """Every block of a page runs, from top to bottom, as its reader would run it."""
    outcomes[page].result()
