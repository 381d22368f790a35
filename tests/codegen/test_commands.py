"""`python -m codegen` as a command: writing, checking, comparing, and how it fails."""

from __future__ import annotations

import copy
import json
import os
import shutil
import subprocess
import sys

import pytest

from codegen import __main__ as command
from codegen import drift, overlay, spec
from langgraph_client import __name__ as package


@pytest.fixture(scope="module", autouse=True)
def one_generation():
    """What is generated from the same documents is generated once: it takes a second each time."""
    build, known = command.build, []

    def remembered(*documents):
        for given, files in known:
            if given == documents:
                return dict(files)
        given = copy.deepcopy(documents)
        files = build(*documents)
        known.append((given, files))
        return dict(files)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "build", remembered)
        yield


@pytest.fixture
def target(tmp_path, monkeypatch):
    """A copy of the generated package, which the command takes for the real one."""
    copied = tmp_path / "_generated"
    shutil.copytree(command.TARGET, copied, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(command, "TARGET", copied)
    return copied


@pytest.fixture
def release(small, monkeypatch):
    """Makes a published document of the server's that is fetched instead of the registry's."""

    def publish(change=lambda document: None, version="2.0"):
        source = json.loads((spec.ROOT / "tests" / "codegen" / "golden" / "spec.json").read_text(encoding="utf-8"))
        change(source)
        monkeypatch.setattr(spec, "fetch", lambda wanted: (json.dumps(source).encode(), wanted or version))
        return spec.normalise(*spec.fetch(None))

    return publish


def text_of(folder):
    """Path → text of a package's modules."""
    return {path.relative_to(folder): path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}


def test_the_committed_code_is_what_is_generated(capsys):
    """`--check` finds nothing to say about this repository."""
    assert command.main(["--check"]) == 0
    assert capsys.readouterr().out == "the generated code is up to date\n"


def test_one_changed_character_fails_the_check(target, capsys):
    """`--check` is 1 and shows the line, and changes nothing."""
    module = target / "models.py"
    changed = module.read_text(encoding="utf-8").replace("class Thread(", "class Thraed(")
    module.write_text(changed, encoding="utf-8")
    assert command.main(["--check"]) == 1
    out = capsys.readouterr().out
    assert "--- committed/models.py" in out
    assert "-class Thraed(Model):" in out
    assert "+class Thread(Model):" in out
    assert module.read_text(encoding="utf-8") == changed


def test_a_file_too_many_or_too_few_fails_the_check(target, capsys):
    """Files count as well as their lines."""
    (target / "extra.py").write_text("x = 1\n", encoding="utf-8")
    (target / "endpoints" / "system.py").unlink()
    assert command.main(["--check"]) == 1
    out = capsys.readouterr().out
    assert "-x = 1" in out
    assert "+++ generated/endpoints/system.py" in out


def test_writing_restores_what_is_generated(target):
    """Without an option the files are written, and those that are not generated are removed."""
    before = text_of(target)
    (target / "models.py").write_text("", encoding="utf-8")
    (target / "extra.py").write_text("", encoding="utf-8")
    assert command.main([]) == 0
    assert text_of(target) == before


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_order_of_sets_does_not_matter(seed, golden):
    """The same text comes out under every hash seed."""
    program = (
        "import json, pathlib, sys; from codegen import overlay, spec; from codegen.__main__ import build\n"
        "golden = pathlib.Path(sys.argv[1])\n"
        "document = spec.normalise((golden / 'spec.json').read_bytes(), '1.0')\n"
        "names, actions = spec.load_names(golden / 'names.toml'), overlay.load(golden / 'overlay.yaml')\n"
        "print(json.dumps(build(document, names, actions, 'expected')))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(spec.ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program, str(golden)], cwd=spec.ROOT, env=environment, capture_output=True, check=True
    )
    root = golden / "expected"
    assert json.loads(done.stdout) == {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in root.rglob("*.py")
    }


def test_an_export_is_written_and_summed_up(release, tmp_path, monkeypatch, capsys):
    """`export` writes the document of the version that is asked for, normalised."""
    release()
    written = tmp_path / "spec.json"
    monkeypatch.setattr(spec.write, "__defaults__", (written,))
    assert command.main(["export", "9.9"]) == 0
    document = spec.load(written)
    assert document["info"]["version"] == "9.9"
    assert (
        capsys.readouterr().out
        == f"langgraph-api 9.9: 17 operations, {len(document['components']['schemas'])} schemas\n"
    )


def test_a_comparison_of_equals_finds_nothing(small):
    """The same interface under another version's number has no difference."""
    document, names, actions = small
    theirs = copy.deepcopy(document)
    theirs["info"]["version"] = "2.0"
    assert drift.report(document, theirs, names, actions) == "1.0 → 2.0\nno difference"


def test_a_comparison_names_every_difference(small, release):
    """Operations and schemas that are new, gone or changed, and what of ours went stale by it."""

    def change(source):
        paths, schemas = source["paths"], source["components"]["schemas"]
        del paths["/report"], paths["/hidden"], schemas["LeafMap"], schemas["Thing"]["properties"]["colour"]
        paths["/chat"]["post"]["responses"]["200"]["content"].pop("application/json")
        paths["/new"] = {"get": {"responses": {"204": {}}}}
        schemas["New"] = {"type": "string"}
        schemas["Base"]["properties"]["kind"]["type"] = "integer"
        schemas["Plain"]["description"] = "Prose is no difference."
        schemas["Leaf"]["properties"]["long"] = {"enum": ["x" * 100]}

    document, names, actions = small
    lines = drift.report(document, release(change), names, actions).splitlines()
    assert lines[0] == "1.0 → 2.0"
    assert {
        "+ operation GET /new",
        "- operation GET /report",
        "- operation GET /hidden",
        "+ schema New",
        "- schema LeafMap",
        '~ schema Base: properties.kind.type "string" → "integer"',
        "! names.toml names GET /report, which is gone",
        "! names.toml, Colour: pointer #/components/schemas/Thing/properties/colour leads nowhere: no 'colour'",
        "! stale overlay action: $.paths['/hidden']",
    } <= set(lines)
    [leaf] = [line for line in lines if line.startswith("~ schema Leaf:")]
    assert leaf.startswith("~ schema Leaf: properties.long null → {")
    assert leaf.endswith("...")
    [chat] = [
        line for line in lines if line.startswith("~ operation POST /chat: responses.200.content.application/json")
    ]
    assert chat.endswith("→ null")
    assert not any("Plain" in line for line in lines)


def test_a_comparison_is_a_command(release, capsys, monkeypatch):
    """`--drift VERSION` compares the committed document with that version's."""
    release()
    monkeypatch.setattr(overlay, "load", list)
    assert command.main(["--drift", "9.9"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{spec.load()['info']['version']} → 9.9\n")
    assert "- operation POST /threads\n" in out
    assert "+ operation POST /things\n" in out


def test_what_does_not_fit_is_said_in_one_line_and_exits_with_2(monkeypatch, capsys):
    """An error of the document, the names or the overlay is no traceback."""
    monkeypatch.setattr(spec, "load_names", lambda: {"operations": {}, "schemas": {"X": "#/nowhere"}})
    assert command.main(["--check"]) == 2
    assert capsys.readouterr().err == "codegen: pointer #/nowhere leads nowhere: no 'nowhere'\n"


def test_a_release_that_cannot_be_downloaded_exits_with_2(monkeypatch, capsys):
    """What pip says is passed on."""
    failed = subprocess.CompletedProcess([], 1, "", "no such release\n")
    monkeypatch.setattr(spec.subprocess, "run", lambda *_, **__: failed)
    assert command.main(["--drift", "0.0"]) == 2
    assert capsys.readouterr().err == "codegen: could not download langgraph-api==0.0:\nno such release\n"


def test_an_unknown_option_exits_with_2(capsys):
    """As every command does."""
    with pytest.raises(SystemExit) as caught:
        command.main(["--unknown"])
    assert caught.value.code == 2
    assert "unrecognized arguments: --unknown" in capsys.readouterr().err


def test_who_uses_the_client_imports_no_generator():
    """What makes code is imported when there is some to make; the repository's own part of it is not shipped."""
    program = "import sys, langgraph_client; print([one for one in sys.modules if 'codegen' in one])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    shipped = (spec.ROOT / package).rglob("*.py")
    assert not [path for path in shipped if "from codegen" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("0.16.7", "Aegra", ["- you can't copy a thread any more (threads.copy)"]),
        ("aegra", "0.16.7", ["nothing is lost", "+ you can copy a thread (threads.copy)"]),
        ("0.9.0", "0.2.125", ["- you can't read the feed of a thread any more (threads.join_stream)"]),
        ("0.16.7", "0.16.7", ["nothing is lost"]),
    ],
)
def test_drift_between_two_servers(old, new, lines, capsys):
    """In words, what a user of the client loses and gains."""
    assert command.main(["--drift", old, new]) == 0
    told = capsys.readouterr().out.splitlines()
    assert " → " in told[0]
    assert set(lines) <= set(told)


@pytest.mark.parametrize("versions", [["0.9.0", "newest"], ["0.1.0", "0.2.0", "0.3.0"]])
def test_drift_between_servers_that_nobody_knows(versions, capsys):
    """A message and 2, before anything is fetched."""
    assert command.main(["--drift", *versions]) == 2
    assert capsys.readouterr().err.startswith("codegen: ")
