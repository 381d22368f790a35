"""A page that does not do what it says fails, and says where."""

from pathlib import Path

import pytest

from tests.docs.blocks import ROOT, blocks
from tests.docs.page import PageFailed, run

NOWHERE = "http://127.0.0.1:9"


def fence(info: str, *lines: str, indent: str = "") -> str:
    """A block."""
    return "".join(f"{indent}{line}\n" for line in [f"```{info}", *lines, "```"]) + "\n"


@pytest.fixture
def ran(tmp_path: Path):
    """Runs a page made of blocks, in an empty folder, and returns what it wrote."""
    page, folder = tmp_path / "page.md", tmp_path / "folder"

    def run_it(*parts: str, patience: float = 30.0) -> str:
        page.write_text("".join(parts))
        folder.mkdir(exist_ok=True)
        return run(page, folder, NOWHERE, patience)

    return run_it


def test_python_blocks_share_one_namespace(ran) -> None:
    """A later block knows what an earlier one named."""
    assert "seen 7" in ran(fence("python", "number = 7"), fence("python", "print('seen', number)"))


def test_a_failing_block_is_named_by_its_line(ran) -> None:
    """The message has the page and the line of the fence, and the traceback the line of the code."""
    with pytest.raises(PageFailed, match=r'page\.md", line 6, in <module>(.|\n)*page\.md:5: this block failed'):
        ran(fence("python", "number = 7"), fence("python", "number / 0"))


@pytest.mark.parametrize("language", ["", "pycon", "bash", "Python"])
def test_an_unknown_language_fails(ran, language: str) -> None:
    """Nothing is passed over."""
    with pytest.raises(PageFailed, match="are not known"):
        ran(fence(language, "1"))


def test_blocks_are_found_wherever_they_stand(ran) -> None:
    """In an admonition, a list and a div, a block is a block."""
    page = [
        "!!! note\n\n", fence("python", "print('in', 1)", indent="    "),
        "- item\n\n", fence("python", "print('in', 2)", indent="  "),
        "<div markdown>\n", fence("python", "print('in', 3)"), "</div>\n",
    ]  # fmt: skip
    told = ran(*page)
    assert [f"in {number}" in told for number in (1, 2, 3)] == [True] * 3


def test_a_titled_block_is_a_file_that_is_imported(ran) -> None:
    """A later block imports it, and it does not run as a script."""
    views = fence('python title="shop/views.py"', "name = __name__")
    assert "is shop.views" in ran(views, fence("python", "import shop.views", "print('is', shop.views.name)"))


def test_a_file_whose_name_is_no_module_is_run(ran) -> None:
    """As a configuration is that a server reads."""
    with pytest.raises(PageFailed, match="ZeroDivisionError"):
        ran(fence('python title="gunicorn.conf.py"', "workers = 1 / 0"))


def test_a_title_stays_in_the_folder(ran) -> None:
    """A page writes nowhere else."""
    with pytest.raises(PageFailed, match="outside of the working folder"):
        ran(fence('text title="../out.txt"', "x"))


@pytest.mark.parametrize(
    ("language", "text"), [("json", "{"), ("toml", "a ="), ("ini", "a = 1"), ("yaml", "a: ["), ("sh", "if then")]
)
def test_a_file_is_parsed(ran, language: str, text: str) -> None:
    """What its reader would refuse fails."""
    with pytest.raises(PageFailed, match="this block failed"):
        ran(fence(f'{language} title="file"', text))


def test_a_script_needs_a_title(ran) -> None:
    """Nobody would run it."""
    with pytest.raises(PageFailed, match="give it a title"):
        ran(fence("sh", "echo hello"))


def test_a_script_is_run_by_a_console(ran) -> None:
    """By the name that its title gives it."""
    assert "hello me" in ran(fence('sh title="greet.sh"', "echo hello $1"), fence("console", "$ sh greet.sh me"))


def test_a_console_runs_its_commands(ran) -> None:
    """In one shell, in the page's folder; what isn't a command is output."""
    told = ran(
        fence("console", "$ export WHO=me", "not a command", "$ echo hello \\", "    $WHO", "$ false  # exit code 1")
    )
    assert "hello me" in told


def test_a_wrong_exit_code_fails(ran) -> None:
    """The message says which command, and what was expected."""
    with pytest.raises(PageFailed, match="line 3: exit code 1, and 3 was expected: false"):
        ran(fence("console", "$ true", "$ false  # exit code 3"))


@pytest.mark.parametrize(
    ("command", "missing"),
    [("pip install 'langgraph_client[nonsense]'", "nonsense"), ("make nonsense", "nonsense")],
)
def test_extras_and_targets_exist(ran, command: str, missing: str) -> None:
    """What isn't run is checked: a page can't name what there is not."""
    with pytest.raises(PageFailed, match=f"there is no {missing}"):
        ran(fence("console", f"$ {command}"))


def test_installing_is_not_run(ran) -> None:
    """No page installs anything or starts a server."""
    ran(
        fence(
            "console", "$ pip install 'langgraph_client[fast,websocket]' django", "$ make server", "$ make chat ARGS=-x"
        )
    )


def test_a_console_needs_a_command(ran) -> None:
    """Output alone would be run by nobody."""
    with pytest.raises(PageFailed, match="without a line that begins"):
        ran(fence("console", "make demo"))


def test_a_page_that_hangs_is_ended(ran) -> None:
    """With all that it started, and the message says at which block it was."""
    with pytest.raises(PageFailed, match=r"page\.md:1: console(.|\n)*not done after 1 seconds"):
        ran(fence("console", "$ cat <(sleep 60)"), patience=1.0)


def test_leaving_is_failing(ran) -> None:
    """A block that ends the program would keep the rest from being run."""
    with pytest.raises(PageFailed, match="this block failed"):
        ran(fence("python", "raise SystemExit(0)"))


def test_a_warning_fails(ran) -> None:
    """No page shows what is deprecated."""
    with pytest.raises(PageFailed, match="old news"):
        ran(fence("python", "import warnings", "warnings.warn('old news', DeprecationWarning)"))


def test_snippets_are_put_in(tmp_path: Path) -> None:
    """A block's code may come from a file of the repository."""
    page = tmp_path / "page.md"
    page.write_text(fence("python", '--8<-- "langgraph_client/_version.py"'))
    assert blocks(page)[0].code == (ROOT / "langgraph_client" / "_version.py").read_text()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (fence("python", '--8<-- "nowhere.py"'), "no file nowhere.py"),
        (fence("python", '--8<-- "README.md:nowhere"'), "no section 'nowhere'"),
        (fence("python", '--8 < --"README.md"'), "no snippet that this understands"),
        ('--8<-- "README.md"\n', "outside of a block"),
    ],
)
def test_a_wrong_snippet_fails(tmp_path: Path, text: str, told: str) -> None:
    """What would not be shown, or not be run, is told with its line."""
    page = tmp_path / "page.md"
    page.write_text(text)
    with pytest.raises(ValueError, match=rf"page\.md:1: .*{told}|{told}"):
        blocks(page)
