"""One real Agent Server for every test that needs one, and what the tests count, told at the end."""

from __future__ import annotations

import gc
import operator
import os
import signal
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

from examples.agent_server import running

HERE = Path(__file__).parent
TOLD = "told"
LONGEST = (
    "cli/test_terminal.py",
    "faults/test_random_cuts.py",
    "integration/test_conversations.py",
    "examples/test_celery_jobs.py",
    "docs/test_pages.py",
    "moving_over/test_programs.py",
    "integration/test_results.py",
    "docs/test_examples.py",
    "processes/test_leaks.py",
    "integration/test_run_options.py",
    "faults/test_conversation_restart.py",
    "web/test_views.py",
    "moving_over/test_remote_graph.py",
    "cli/test_signals.py",
    "moving_over/test_differences.py",
    "faults/test_cut_everywhere.py",
    "faults/test_reconnect_answers.py",
    "integration/test_streams.py",
    "faults/test_live_only.py",
    "docs/test_types.py",
    "testing/test_same_results.py",
    "faults/test_late_joins.py",
    "cli/test_run.py",
    "faults/test_conversation_cuts.py",
    "typed/test_command.py",
    "cli/test_columns.py",
    "model/test_model.py",
    "faults/test_conversation_every_byte.py",
    "processes/test_greenlets.py",
    "typed/test_real_server.py",
    "processes/test_conversation_leaks.py",
    "fuzz/test_fuzz.py",
    "cli/test_exits.py",
    "integration/test_conversation_example.py",
)
"""The files that take fifteen seconds and more beside others, the longest first."""

# A shell starts what it puts in the background with SIGINT ignored, and nohup with SIGHUP, and so would be every program
# that a test starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let one command ask for all cases of the tests that have thousands."""
    parser.addoption("--exhaustive", action="store_true", help="try every case of `part` (make test-exhaustive)")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep the garbage collector off what lives to the end: thousands of tests, which each search for leaks would visit."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first: pytest-xdist starts files in this order, and a long one must not start near the end."""
    places = {HERE / name: place for place, name in enumerate(LONGEST)}
    missing = [str(path) for path in places if not path.exists()]
    if missing:
        raise pytest.UsageError(f"tests/conftest.py names files that do not exist: {', '.join(missing)}")
    items.sort(key=lambda item: places.get(item.path, len(places)))


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """Where the server is: `AGENT_SERVER_URL` when it is set, else one that is started here."""
    if url := os.environ.get("AGENT_SERVER_URL"):
        yield url
        return
    with running() as server:
        yield server.url


@pytest.fixture(scope="session")
def part(pytestconfig: pytest.Config) -> int:
    """Which part of thousands of cases is tried: one in so many; with `--exhaustive` each one."""
    return 1 if pytestconfig.getoption("exhaustive") else 5


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Tells a line at the end of the tests, also from another process (pytest-xdist)."""
    return lambda line: record_property(TOLD, line)


class _Failures:
    """Names each test that fails at once: the summary, which names them all, does not come when the run is stopped."""

    def __init__(self, reporter: pytest.TerminalReporter) -> None:
        self._reporter = reporter

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            where = "" if report.when == "call" else f" (in {report.when})"
            self._reporter.ensure_newline()
            self._reporter.write_line(f"\nFAILED {report.nodeid}{where}", red=True)


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Name failures where somebody reads them: not in the processes of pytest-xdist, nor where every test has a line."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and config.get_verbosity() < 1 and not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Failures(reporter))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was told, in the order of the tests' names."""
    reports = [report for key in ("passed", "failed") for report in terminalreporter.getreports(key)]
    lines = [(one.nodeid, line) for one in reports for name, line in one.user_properties if name == TOLD]
    if lines:
        terminalreporter.section("What was counted")
    for _, line in sorted(lines, key=operator.itemgetter(0)):
        terminalreporter.write_line(str(line))
