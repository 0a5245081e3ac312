from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg import __version__
from kg.cli import SUMMARIES, main
from kg.cli.group import LazyGroup
from kg.errors import KgError

HEAVY = {"bs4", "jieba", "lxml", "networkx", "pyoxigraph", "rdflib", "rich", "trafilatura", "yaml"}


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["-h"]])
def test_help_imports_no_command(arguments: list[str]) -> None:
    result = run_python(f"""
        import sys
        from kg.cli import main
        main({arguments}, standalone_mode=False)
        print(sorted({HEAVY} & {{name.partition(".")[0] for name in sys.modules}}))
        print(sorted(name for name in sys.modules if name.startswith("kg.")))
    """)
    assert result.stdout.splitlines()[-2:] == ["[]", "['kg.cli', 'kg.cli.group', 'kg.errors']"]


def test_help_lists_every_command_with_its_summary_and_an_example() -> None:
    text = CliRunner().invoke(main, ["--help"]).stdout
    commands = text.partition("\nCommands:\n")[2]
    for name, summary in SUMMARIES.items():
        assert re.search(rf"^  {name} +{re.escape(summary)}$", commands, re.MULTILINE)
        assert re.search(rf"^ .*kg {name} ", text, re.MULTILINE)


@pytest.mark.parametrize("name", SUMMARIES)
def test_every_command_has_its_summary_and_examples_in_its_own_help(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert SUMMARIES[name] in " ".join(result.stdout.split())
    assert re.search(rf"Examples?:\n(.*\n)*?.*\bkg {name}\b", result.stdout)


@pytest.mark.parametrize("name", SUMMARIES)
def test_every_option_has_help(name: str) -> None:
    context = click.Context(main)
    command = main.get_command(context, name)
    assert command is not None
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_version() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"kg, version {__version__}\n")


def test_a_misspelt_command_is_wrong_usage_and_gets_a_suggestion() -> None:
    result = CliRunner().invoke(main, ["biuld"])
    assert result.exit_code == 2
    assert "Did you mean 'build'?" in result.stderr


def test_no_command_prints_help_and_is_wrong_usage() -> None:
    result = CliRunner().invoke(main, [])
    assert result.exit_code == 2
    assert "Commands:" in result.output


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script(shell: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert f"_KG_COMPLETE={shell}_complete" in result.stdout


def test_completion_of_another_shell_is_wrong_usage() -> None:
    assert CliRunner().invoke(main, ["completion", "tcsh"]).exit_code == 2


@pytest.mark.parametrize(
    ("words", "index", "expected"),
    [
        ("kg ", 1, set(SUMMARIES)),
        ("kg qu", 1, {"query"}),
        ("kg --v", 1, {"--version"}),
        ("kg completion f", 2, {"fish"}),
        ("kg query out top", 3, {"top-hosts"}),
        ("kg query --name sh", 3, {"shared-venues"}),
    ],
)
def test_completion_answers(words: str, index: int, expected: set[str]) -> None:
    environment = {"COMP_WORDS": words, "COMP_CWORD": str(index), "_KG_COMPLETE": "bash_complete"}
    result = subprocess.run(
        [Path(sys.executable).with_name("kg")],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert {line.partition(",")[2] for line in result.stdout.splitlines()} == expected


@pytest.fixture
def troubled(monkeypatch: pytest.MonkeyPatch) -> LazyGroup:
    """The group with a command of its own that raises what it is told to."""
    group = LazyGroup("kg", summaries={})
    problems: dict[str, BaseException] = {
        "domain": KgError("seeds/a.md, line 3: no title. Add one."),
        "file": FileNotFoundError(2, "No such file or directory", "a.md"),
        "interrupt": KeyboardInterrupt(),
        "bug": ZeroDivisionError("bug"),
    }

    def get_command(_context: click.Context, name: str) -> click.Command:
        def fail() -> None:
            raise problems[name]

        return click.Command(name, callback=fail)

    monkeypatch.setattr(group, "get_command", get_command)
    return group


@pytest.mark.parametrize(
    ("problem", "code", "says"),
    [
        ("domain", 1, "Error: seeds/a.md, line 3: no title. Add one.\n"),
        ("file", 1, "Error: a.md: No such file or directory\n"),
        ("interrupt", 1, "\nAborted!\n"),
    ],
)
def test_problems_become_one_message(troubled: LazyGroup, problem: str, code: int, says: str) -> None:
    result = CliRunner().invoke(troubled, [problem])
    assert (result.exit_code, result.stderr, result.stdout) == (code, says, "")


def test_a_mistake_of_the_program_is_not_hidden(troubled: LazyGroup) -> None:
    assert isinstance(CliRunner().invoke(troubled, ["bug"]).exception, ZeroDivisionError)


def test_a_closed_pipe_is_quiet() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    result = subprocess.run(
        [Path(sys.executable).with_name("kg"), "query", "--list"],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(writer)
    assert (result.returncode, result.stderr) == (1, b"")


def _interrupt(process: subprocess.Popen[bytes]) -> None:
    """Press Ctrl-C until the process ends: Python loses one that comes while an object is being destroyed."""
    for _ in range(10):
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=6)
        except subprocess.TimeoutExpired:
            continue
        return
    process.kill()


def test_ctrl_c_while_reading_is_quiet(tmp_path: Path) -> None:
    pipe = tmp_path / "query.rq"
    os.mkfifo(pipe)
    # A run in the background ignores SIGINT, and so do its children if nothing sets it back.
    listening = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
    )
    command = [str(Path(sys.executable).with_name("kg")), "query", str(tmp_path), "-f", str(pipe)]
    with subprocess.Popen([sys.executable, "-c", listening, *command], stderr=subprocess.PIPE) as process:
        with pipe.open("wb"):  # waits until the command has opened the other end
            _interrupt(process)
        _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors.strip()) == (1, b"Aborted!")
