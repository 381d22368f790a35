"""Programs that are no Python packages, such as databases: found, else installed where that can be done.

Its law: as root on Debian a package is installed; no service of the machine is started or touched.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NO_SERVICES = Path("/usr/sbin/policy-rc.d")
LOCK = Path(tempfile.gettempdir()) / "langgraph_client-apt.lock"
"""Held while a package is installed: apt-get does not wait for another apt-get. The Makefile takes the same one."""


def program(find: Callable[[], Path | None], package: str) -> Path:
    """Where a program is.

    Args:
        find: Looks for it.
        package: Debian's package that has it, to be installed when it was not found.

    Raises:
        RuntimeError: It is not there, and can't be installed.
    """
    found = find()
    if found is None and is_root() and shutil.which("apt-get"):
        with LOCK.open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            found = find()  # another process may have installed it meanwhile
            if found is None:
                _install(package)
                found = find()
    if found is None:
        raise RuntimeError(_missing(package))
    return found


def on_path(name: str) -> Path | None:
    """Where a program of this name is on the PATH."""
    found = shutil.which(name)
    return Path(found) if found else None


def is_root() -> bool:
    """Whether we may do everything on this machine."""
    return os.geteuid() == 0


def _missing(package: str) -> str:
    return f"{package} is needed (on Debian: apt-get install {package}; as root that is done here)"


def _install(package: str) -> None:
    """Install a package, and start no service."""
    with _no_services():
        for command in (["update"], ["install", "--yes", "--no-install-recommends", package]):
            environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            done = subprocess.run(
                ["apt-get", "--quiet", *command], env=environment, capture_output=True, text=True, check=False
            )
            if done.returncode:
                raise RuntimeError(f"{_missing(package)}. apt-get failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


@contextlib.contextmanager
def _no_services() -> Iterator[None]:
    """Debian's packages start their services, unless this file says no."""
    if NO_SERVICES.exists():
        yield
        return
    NO_SERVICES.write_text("#!/bin/sh\nexit 101\n")
    NO_SERVICES.chmod(0o755)
    try:
        yield
    finally:
        NO_SERVICES.unlink()
