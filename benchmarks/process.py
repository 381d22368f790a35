"""A process about itself, and processes for one measurement each. Linux only."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MB = 1_000_000


class Memory:
    """How far the process has grown since this was made."""

    def __init__(self) -> None:
        Path("/proc/self/clear_refs").write_text("5")  # forget the peak so far
        self._start = _status("VmRSS")

    def peak(self) -> float:
        """MB that it grew at most."""
        return (_status("VmHWM") - self._start) / MB

    def now(self) -> float:
        """MB that it has grown."""
        return (_status("VmRSS") - self._start) / MB


def _status(field: str) -> int:
    """Bytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1]) * 1024
    raise LookupError(field)


def use_first_core() -> None:
    """Keep this process off the server's core."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def fresh(*arguments: object) -> dict[str, Any]:
    """What a process of its own measures; its last line is JSON."""
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=_environment(), timeout=300)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@contextlib.contextmanager
def server(shape: str = "warm", *, small: bool = False) -> Iterator[int]:
    """The port of a server that has that stream ready."""
    with started("-m", "benchmarks.server", shape, "small" if small else "full") as (port, _):
        yield port


@contextlib.contextmanager
def started(*arguments: object) -> Iterator[tuple[int, int]]:
    """The port and the process of a server whose first line is its port."""
    command = [sys.executable, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=_environment()) as process:
        try:
            if process.stdout is None or not (port := process.stdout.readline()):
                raise RuntimeError("the server did not start")
            yield int(port), process.pid
        finally:
            process.terminate()


def cpu_of(process: int) -> float:
    """Seconds of CPU that another process has used."""
    return time.clock_gettime((~process << 3) | 2)  # as clock_getcpuclockid(3) makes it


def _environment() -> dict[str, str]:
    """Ours, without proxies: all goes to this machine."""
    return {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
