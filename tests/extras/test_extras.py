"""Each extra works alone: the built wheel in an empty virtual environment, with that extra and nothing else of ours.

`make test-extras` runs it: a virtual environment for each takes too long for every day.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

BASE = {
    "attrs",
    "certifi",
    "charset-normalizer",
    "idna",
    "langgraph_client",
    "requests",
    "sseclient-py",
    "tenacity",
    "urllib3",
}
"""All that is installed without an extra."""
REPOSITORY = Path(__file__).parents[2]
PROBES = Path(__file__).parent / "probes"
EXTRAS = ["", "cli", "cli,codegen", "testing", "fast,websocket", "django", "flask", "otel"]


class Environment:
    """A virtual environment with the wheel in it."""

    def __init__(self, folder: Path, wheel: Path, extra: str) -> None:
        venv.create(folder, with_pip=True)
        self.folder = folder
        self.bin = folder / ("Scripts" if sys.platform == "win32" else "bin")
        self.run("-m", "pip", "install", "--quiet", f"{wheel}[{extra}]" if extra else str(wheel))

    def run(self, *arguments: str) -> str:
        """What its Python says."""
        python = [str(self.bin / "python"), *arguments]
        done = subprocess.run(python, capture_output=True, text=True, check=False, cwd=self.folder)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def packages(self) -> set[str]:
        """What is installed, beside pip itself."""
        lines = self.run("-m", "pip", "list", "--format=freeze", "--disable-pip-version-check").split()
        return {line.partition("==")[0] for line in lines} - {"pip", "setuptools", "wheel"}

    def size(self) -> int:
        """Bytes of the packages' files, without what Python compiles and without pip."""
        site = next(self.folder.glob("[Ll]ib/**/site-packages"))
        tools = ("pip", "setuptools", "pkg_resources", "_distutils_hack", "distutils-precedence")
        files = (one for one in site.rglob("*") if one.is_file() and one.suffix != ".pyc")
        return sum(one.stat().st_size for one in files if not one.relative_to(site).parts[0].startswith(tools))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as users get it."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--outdir", folder, REPOSITORY],
                   check=True, capture_output=True)  # fmt: skip
    return next(folder.glob("*.whl"))


@pytest.mark.parametrize("extra", EXTRAS, ids=[one or "base" for one in EXTRAS])
def test_it_works_alone(extra, wheel, tmp_path, tell):
    """Its probe passes; the base has the packages that it always had."""
    environment = Environment(tmp_path, wheel, extra)
    probe = "use_" + (extra or "base").replace(",", "_")  # a name of its own: its folder is on the path
    environment.run(str(PROBES / f"{probe}.py"))
    packages = environment.packages()
    assert packages == BASE if not extra else packages > BASE
    tell(f"{extra or 'no extra':15} {len(packages):3} packages  {environment.size() / 1e6:5.1f} MB")
