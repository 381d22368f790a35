"""Named servers: a file that has no key in it, and where the key comes from."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from langgraph_client.cli import profiles
from tests.cli.shell import Ended, shell
from tests.local_server import KEY, LocalServer, answer, refusing_port

BACKEND = """
import os
from keyring.backend import KeyringBackend
class Backend(KeyringBackend):
    priority = 1
    def get_password(self, service, user):
        return os.environ["STORED"] if (service, user) == ("agents", "ann") else None
    def set_password(self, service, user, password): ...
    def delete_password(self, service, user): ...
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The file."""
    return tmp_path / "config.ini"


def run(config: Path, url: str | None, *words: str, **env: str) -> Ended:
    """A command with this file."""
    return shell(url, *words, env={"LANGGRAPH_CONFIG": str(config), **env})


def test_a_profile_is_a_server(config: Path) -> None:
    """Its URL, headers, and the variable that has its key; named by an option or in the environment."""
    with LocalServer(answer([]), answer([])) as server:
        config.write_text(f"[staging]\nurl = {server.url}\nkey-env = STAGING_KEY\nheader.X-Team = blue\nretries = 0\n")
        for words, env in ((("--profile", "staging"), {}), ((), {"LANGGRAPH_PROFILE": "staging"})):
            done = run(
                config,
                "http://127.0.0.1:9",
                *words,
                "threads",
                "list",
                STAGING_KEY=KEY,
                LANGGRAPH_API_KEY="other",
                **env,
            )
            assert done.code == 0, done
        assert [one.headers["x-api-key"] for one in server.seen] == [KEY, KEY]
        assert [one.headers["x-team"] for one in server.seen] == ["blue", "blue"]


def test_what_is_said_goes_before_the_profile(config: Path, tmp_path: Path) -> None:
    """An option counts more than the file, wherever it stands."""
    (tmp_path / "key").write_text(KEY)
    with refusing_port() as port, LocalServer(answer([])) as server:
        config.write_text(f"[a]\nurl = http://127.0.0.1:{port}\nkey-env = NOT_SET\nheader.x-team = blue\n")
        words = ("--url", server.url, "--key-file", str(tmp_path / "key"), "--header", "x-team: red")
        done = run(config, None, "--profile", "a", "threads", "list", *words)
        assert done.code == 0, done
        assert (server.seen[0].headers["x-api-key"], server.seen[0].headers["x-team"]) == (KEY, "red")


def test_going_on_names_the_profile(config: Path) -> None:
    """The command that is printed is for the same server."""
    from langgraph_client.cli.settings import Settings

    assert Settings(profile="a").command("run").split() == ["langgraph-client", "--profile", "a", "run"]


def test_a_key_from_the_keyring(config: Path, tmp_path: Path) -> None:
    """What the system's keyring has under the service and the user; a backend of the test's own takes the system's place."""
    (tmp_path / "stored.py").write_text(BACKEND)
    with LocalServer(answer([])) as server:
        config.write_text(
            f"[a]\nurl = {server.url}\nkey-keyring = agents/ann\n[b]\nurl = {server.url}\nkey-keyring = agents\n"
        )
        env = {"PYTHONPATH": f"{Path.cwd()}:{tmp_path}", "STORED": KEY, "PYTHON_KEYRING_BACKEND": "stored.Backend"}
        assert run(config, None, "--profile", "a", "threads", "list", **env).code == 0
        assert server.seen[0].headers["x-api-key"] == KEY
        none = run(config, None, "--profile", "b", "threads", "list", **env)
        assert none.code == 2
        assert "keyring set agents b" in none.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a]\nurl = http://x\napi-key = {key}", "'api-key' may not be in the file"),
        ("[a]\nurl = http://x\nheader.x-api-key = {key}", "'header.x-api-key' may not be in the file"),
        ("[a]\nurl = http://x\nheader.Authorization = Bearer {key}", "'header.authorization' may not be in the file"),
        ("[a]\nurl = http://x\nur1 = {key}", "must be one of url, key-env"),
        ("[a]\nkey-env = A", "must have a url"),
        ("[a]\nurl = http://x\nkey-env = A\nkey-keyring = b", "both"),
        ("[a]\nurl = http://x\nkey-env = NOT_SET", "NOT_SET, which is not set"),
        ("[a]\nurl = http://x\nkey-keyring = b", "the keyring, which can't be read"),
        ("[a]\nurl = http://x\ntimeout = soon", "timeout must be a number"),
        ("[a]\nurl = http://x\nretries = -1", "retries must be a number"),
        ("[b]\nurl = http://x", "there is no profile 'a'"),
        ("url = http://x", "can't be read"),
    ],
)
def test_a_wrong_file(config: Path, text: str, said: str) -> None:
    """2: what is wrong is named, but for what may be a key."""
    config.write_text(text.replace("{key}", KEY))
    done = run(config, None, "--profile", "a", "--retries", "0", "threads", "list")
    assert done.code == 2
    assert said in done.err
    assert KEY not in done.err


def test_without_a_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install is told."""
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(ValueError, match="pip install keyring"):
        profiles.Profile(name="a", url="http://x", key_keyring="s").key()


def test_no_file(config: Path) -> None:
    """2 when it is asked for; no matter else."""
    done = run(config, None, "--profile", "a", "threads", "list")
    assert done.code == 2
    assert "does not exist" in done.err
    assert "no profiles" in run(config, None, "profiles").err


def test_the_profiles_are_listed(config: Path) -> None:
    """With their URLs, and where their keys are."""
    config.write_text("[a]\nurl = http://a\nkey-env = A\n[b]\nurl = http://b\nkey-keyring = s/u\n[c]\nurl = http://c\n")
    assert [line.split("\t") for line in run(config, None, "profiles").out.splitlines()] == [
        ["a", "http://a", "A"], ["b", "http://b", "the keyring's s/u"], ["c", "http://c", "the usual variables"],
    ]  # fmt: skip


def test_where_the_file_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In the user's configuration directory."""
    monkeypatch.delenv("LANGGRAPH_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert profiles.file() == tmp_path / "langgraph-client" / "config.ini"
