"""The README of a new project is true: every command that it names is run there."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

import pytest

from generator.new.skeleton import LANGUAGES
from tests.commands import in_blocks, in_sentences
from tests.newsroom import lend_environment, outcome, run

TYPED = {"DATEI": "manuscript.txt", "FILE": "manuscript.txt"}
"""What an editor types where the README has a word in capitals."""

ENDS = {"explainer add event": 2}
"""Without a terminal it says what is missing."""

RUN_ELSEWHERE = {
    "make serve": "below; it runs until it is stopped",
    "make upgrade PACKAGE=explainer-….whl": "test_wheel.py; it changes the environment",
}


def named(newsroom: Path, language: str, folder: Path) -> list[str]:
    """The commands of the README in one language, those in blocks first."""
    run(newsroom / ".venv/bin/explainer", "new", folder, "--language", language, at=newsroom)
    text = (folder / "README.md").read_text(encoding="utf-8")
    return [*in_blocks(text), *in_sentences(text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_runs(language: str, newsroom: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    commands = named(newsroom, language, project)
    lend_environment(newsroom, project)
    (project / "manuscript.txt").write_text("Die Fähre\n\nSie liegt seit dem 3. März 2025 fest.\n", encoding="utf-8")
    for called in (("init",), ("add", "."), ("commit", "-m", "x")):
        run("git", "-c", "user.name=x", "-c", "user.email=x@example.org", *called, at=project)
    assert len({*commands} - {*RUN_ELSEWHERE}) >= 7
    for command in commands:
        if command not in RUN_ELSEWHERE:
            words = [TYPED.get(word, word) for word in command.split()]
            program = ".venv/bin/explainer" if words[0] == "explainer" else words[0]
            ended = outcome(program, *words[1:], at=project)
            assert ended.returncode == ENDS.get(command, 0), (command, ended.stdout)
            run("git", "reset", "--quiet", "--hard", at=project)
            run("git", "clean", "--quiet", "--force", "-d", "--exclude=.venv", at=project)


def test_what_runs_elsewhere_is_named(newsroom: Path, tmp_path: Path) -> None:
    for language in LANGUAGES:
        assert {*RUN_ELSEWHERE} <= {*named(newsroom, language, tmp_path / language)}


def test_the_preview_shows_the_pages_until_it_is_stopped(newsroom: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serving = subprocess.Popen(
        ("make", "serve", f"PORT={port}"), cwd=newsroom, stdout=-3, stderr=-3, start_new_session=True
    )
    try:
        assert "Beispiel: Die Fähre von Moorwerth" in first_answer(f"http://127.0.0.1:{port}/")
    finally:
        os.killpg(serving.pid, signal.SIGINT)
        assert serving.wait(timeout=30) in {0, 2, -signal.SIGINT}


def first_answer(address: str) -> str:
    for _ in range(240):
        try:
            with urllib.request.urlopen(address) as answer:
                return str(answer.read().decode("utf-8"))
        except (URLError, ConnectionError):
            time.sleep(0.25)
    raise AssertionError("nothing answers")
