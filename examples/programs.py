"""Finds programs that are not Python packages, such as databases, or installs them.

Installs only as root on Debian, and never starts or changes a service of the machine.
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
    """Return the path of a program.

    Args:
        find: Looks for it.
        package: The Debian package to install if it is not found.

    Raises:
        RuntimeError: It was not found, and can't be installed.
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
    """Return the path of a program on the PATH."""
    found = shutil.which(name)
    return Path(found) if found else None


def is_root() -> bool:
    """Return whether this process runs as root."""
    return os.geteuid() == 0


def _missing(package: str) -> str:
    return f"{package} is needed (on Debian: apt-get install {package}; as root that is done here)"


def _install(package: str) -> None:
    """Install a package without starting a service."""
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
    """Keep Debian from starting the services of packages, by a policy file."""
    if NO_SERVICES.exists():
        yield
        return
    NO_SERVICES.write_text("#!/bin/sh\nexit 101\n")
    NO_SERVICES.chmod(0o755)
    try:
        yield
    finally:
        NO_SERVICES.unlink()
