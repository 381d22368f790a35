"""`langgraph-client generate`, in Django, Flask and pytest too: the same, against a fake server or a file of schemas."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from examples.agent_server import REPOSITORY
from langgraph_client.codegen import generator
from langgraph_client.testing import FakeAgentServer
from tests.typed.__main__ import GOLDEN
from tests.typed.golden import agents

PROGRAM = "import sys; from langgraph_client.cli import main; sys.exit(main())"
MODULE = (GOLDEN / "agents.py").read_text(encoding="utf-8")
CHANGED = "  - input.jest: string\n  + input.joke: string\n"


@pytest.fixture
def server() -> Iterator[FakeAgentServer]:
    """A fake server with one graph."""
    with FakeAgentServer() as one:
        one.script("agent", schemas=agents.SCHEMAS["agent"])
        yield one


def run(folder: Path, *command: str, **env: str) -> subprocess.CompletedProcess[str]:
    """A command, in a folder of its own, that imports this repository."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LANG", "PYTEST", "COV"))}
    path = os.pathsep.join([str(folder), str(REPOSITORY)])
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**kept, "PYTHONPATH": path, **env},
        capture_output=True,
        text=True,
        check=False,
    )


def generate(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """`langgraph-client generate`."""
    return run(folder, "-c", PROGRAM, "generate", *words)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a module of the graph `agent`, and the file of its schemas: the command's own."""
    folder = tmp_path_factory.mktemp("written")
    with FakeAgentServer() as server:
        server.script("agent", schemas=agents.SCHEMAS["agent"])
        words = ["--url", server.url, "--output", "agents.py", "--save-schemas", "agents.json", "--prefix", "Shop"]
        done = generate(folder, *words)
        assert (done.stdout, done.stderr, done.returncode) == ("", "agents.py: agent\n", 0)
        assert [one.path.rpartition("/")[2] for one in server.requests] == ["info", "search", "schemas"]
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    """A copy of it, in which something has changed since: a field of the module has another name."""
    for name in ("agents.py", "agents.json"):
        text = (written / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("joke", "jest") if name == "agents.py" else text, encoding="utf-8")
    return tmp_path


def test_a_module_is_up_to_date(written: Path):
    """By the file of schemas, without a server; the options are those in the module."""
    done = generate(written, "--output", "agents.py", "--schemas", "agents.json", "--check")
    assert (done.stdout, done.stderr, done.returncode) == ("agents.py is up to date\n", "", 0)
    assert "class ShopAgentInput(" in (written / "agents.py").read_text(encoding="utf-8")


def test_a_changed_deployment_fails_the_check(folder: Path, server: FakeAgentServer):
    """With the differences on standard output, and exit code 1."""
    done = generate(folder, "--output", "agents.py", "--url", server.url, "--check")
    assert (done.stderr, done.returncode) == ("", 1)
    assert done.stdout.startswith("agents.py does not fit the deployment:\nagent\n")
    assert CHANGED in done.stdout
    assert done.stdout.endswith("generate it again: langgraph-client generate --output agents.py\n")


def test_one_assistant_that_fails_is_a_warning(tmp_path: Path, server: FakeAgentServer):
    """The others are written, and the exit code is 1."""
    server.script("chat", schemas=agents.SCHEMAS["chat"])
    server.script("silent")
    server.script("lost", schemas={"input_schema": {"type": "object", "properties": {"a": {"$ref": "#/$defs/Gone"}}}})
    done = generate(
        tmp_path,
        "--url",
        server.url,
        "--output",
        "agents.py",
        "--assistant",
        "agent",
        "--assistant",
        "silent",
        "--assistant",
        "lost",
    )
    assert done.returncode == 1
    assert "warning: silent is left out: 501 GET /assistants/" in done.stderr
    assert "warning: lost is left out: a schema refers to #/$defs/Gone, which is not there\n" in done.stderr
    assert done.stderr.endswith("agents.py: agent\n")
    text = (tmp_path / "agents.py").read_text(encoding="utf-8")
    assert "class AgentInput(" in text
    assert "ChatInput" not in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--assistant", "nobody"], "nobody is left out: no assistant has this name; there are agent"),
        (["--prefix", "1"], "--prefix must be the beginning of a Python name, got '1'"),
        (["--schemas", "nowhere.json"], "nowhere.json is not a file that --save-schemas wrote"),
        (["--check"], "agents.py can't be checked: [Errno 2]"),
    ],
)
def test_what_is_wrong_is_told(words: list[str], told: str, tmp_path: Path, server: FakeAgentServer):
    """In a line, with exit code 2, and nothing is written."""
    done = generate(tmp_path, "--url", server.url, "--output", "agents.py", *words)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (tmp_path / "agents.py").exists()


def test_a_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch):
    """By the command that installs it."""
    monkeypatch.setattr(generator, "find_spec", lambda _: None)
    with pytest.raises(ValueError, match=r"needs datamodel-code-generator and ruff: .* 'langgraph_client\[codegen\]'"):
        generator.require()


def test_a_named_assistant_has_its_uuid(tmp_path: Path, server: FakeAgentServer):
    """One that is not its graph's own is called by its UUID, and found by its name."""
    from langgraph_client import get_client
    from langgraph_client.codegen import deployment

    with get_client(server.url, api_key=None) as client:
        made = client.assistants.create("agent", name="joker")
        found = deployment.ask(client, ["joker", "agent"])
        assert {name: graph.assistant_id for name, graph in found.graphs.items()} == {
            "agent": "agent",
            "joker": made.assistant_id,
        }
        client.assistants.create("agent", name="joker")
        assert deployment.ask(client, ["joker"]).problems == {
            "joker": "2 assistants have this name; give the UUID of one"
        }


DJANGO = """
import io, json, sys
import django
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

said = {"output": "agents.py", "schemas": "agents.json"}
settings.configure(
    INSTALLED_APPS=["langgraph_client.codegen.django"], LANGGRAPH_AGENTS=said, BASE_DIR=sys.argv[1], USE_TZ=True
)
django.setup()
told = []
for words, more in json.loads(sys.argv[2]):
    out, problem = io.StringIO(), ""
    with override_settings(LANGGRAPH_AGENTS={**said, **more}):
        try:
            call_command(*words, stdout=out, stderr=out)
        except Exception as error:
            problem = f"{type(error).__name__}: {error}"
    told.append([out.getvalue(), problem])
print(json.dumps(told))
"""


def manage(folder: Path, *commands: tuple[list[str], dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """What commands of `manage.py` say and end with, each with other settings; all in one process."""
    done = run(folder, "-c", DJANGO, str(folder), json.dumps(commands))
    assert done.returncode == 0, done.stderr
    return iter(json.loads(done.stdout))


def test_django_checks_and_generates(folder: Path):
    """`check --tag langgraph` tells what has changed; a `check` without the tag asks nobody. `agents_generate` cures it."""
    tagged = ["check", "--tag", "langgraph", "--fail-level", "WARNING"]
    nowhere = {"schemas": "nowhere.json"}
    outcomes = manage(folder, (tagged, {}), (["check"], nowhere), (tagged, nowhere), (["agents_generate", "--check"], {}),
                      (["agents_generate"], {"outptu": "x"}), (["agents_generate"], {}), (tagged, {}))  # fmt: skip
    _, problem = next(outcomes)
    assert problem.startswith("SystemCheckError: ")
    assert "(langgraph.W001) the deployment's graphs have changed:" in problem
    assert CHANGED in problem
    assert "HINT: If that is right, generate the module again: manage.py agents_generate" in problem
    out, problem = next(outcomes)
    assert ("no issues" in out, problem) == (True, "")
    assert "(langgraph.E001) the typed graphs can't be checked" in next(outcomes)[1]
    out, problem = next(outcomes)
    assert (CHANGED in out, problem) == (True, "CommandError: the module does not fit")
    assert "LANGGRAPH_AGENTS['outptu'] is not known; known are output, url" in next(outcomes)[1]
    assert next(outcomes)[1] == ""
    out, problem = next(outcomes)
    assert ("no issues" in out, problem) == (True, "")


FLASK = """
from flask import Flask

app = Flask(__name__)
app.config["LANGGRAPH_AGENTS"] = {"output": "agents.py", "schemas": "agents.json"}
"""


def test_flask_has_the_command(folder: Path):
    """Flask finds it in the package's entry points."""
    (folder / "app.py").write_text(FLASK, encoding="utf-8")
    done = run(folder, "-m", "flask", "agents", "generate", "--check")
    assert (done.returncode, CHANGED in done.stdout) == (1, True), done.stderr


def test_flask_generates(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """It writes the module; what is wrong is told in a line."""
    from flask import Flask

    from langgraph_client.codegen.flask import agents as commands

    monkeypatch.chdir(folder)
    app = Flask("shop")
    app.config["LANGGRAPH_AGENTS"] = {"output": "agents.py", "schemas": "agents.json"}
    runner = app.test_cli_runner()
    wrong = runner.invoke(commands, ["generate", "--prefix", "1"])
    assert (wrong.exit_code, wrong.output) == (1, "Error: --prefix must be the beginning of a Python name, got '1'\n")
    done = runner.invoke(commands, ["generate", "--assistant", "agent", "--style", "attrs"])
    assert (done.exit_code, done.output) == (0, f"{folder / 'agents.py'}: agent\n")
    assert "class ShopAgentState(Model)" in (folder / "agents.py").read_text(encoding="utf-8")


SUITE = """
import agents


def test_by_a_file(agents_unchanged):
    agents_unchanged(agents, schemas="agents.json")


def test_by_a_server(agents_unchanged, fake_agent_server):
    fake_agent_server.script("agent", schemas=agents.SCHEMAS["agent"])
    agents_unchanged("agents.py")
"""


def test_pytest_fails_with_what_has_changed(folder: Path):
    """A user's own suite: the fixture is there, by the module or its path, and the failure is the differences."""
    (folder / "test_suite.py").write_text(SUITE, encoding="utf-8")
    done = run(folder, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error", "test_suite.py")
    assert "1 failed, 1 passed" in done.stdout, done.stdout + done.stderr
    assert CHANGED in done.stdout
    assert "Traceback" not in done.stdout


def test_a_saved_file_is_read_as_it_was_written(tmp_path: Path):
    """Definitions that are shared stand in it once, and all graphs are what they were."""
    from langgraph_client.codegen import deployment

    real = deployment.load(GOLDEN / "schemas.json")
    real.save(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_text(encoding="utf-8") == (GOLDEN / "schemas.json").read_text(
        encoding="utf-8"
    )
    written = json.loads((tmp_path / "again.json").read_text(encoding="utf-8"))
    assert "AIMessage" in written["$defs"]
    assert written["assistants"]["chat"]["schemas"]["input"]["$defs"] == {}
