"""A real yaml-language-server, as VS Code and others run it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.project import Project

SERVER = Path(__file__).parents[1] / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


class Server:
    """A yaml-language-server that speaks over its standard input and output (LSP 3.17)."""

    def __init__(self, root: Path) -> None:
        command = ["node", str(SERVER), "--stdio"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._number = 0
        self.told: dict[str, list[dict[str, Any]]] = {}
        self.ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": {}})
        self._send({"method": "initialized", "params": {}})
        settings = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": settings}})

    def open(self, path: Path, text: str) -> str:
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return path.as_uri()

    def problems(self, uri: str) -> list[str]:
        while uri not in self.told:
            self._read()
        return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in self.told[uri]]

    def at(self, method: str, uri: str, line: int, column: int) -> Any:  # noqa: ANN401
        place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}
        return self.ask(f"textDocument/{method}", place)

    def ask(self, method: str, params: dict[str, Any]) -> Any:  # noqa: ANN401
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._number and "method" not in message:
                return message.get("result")

    def tell_of_change(self, path: Path) -> None:
        """Say that a file was written, as programs do that watch the folder."""
        changes = {"changes": [{"uri": path.as_uri(), "type": 2}]}
        self._send({"method": "workspace/didChangeWatchedFiles", "params": changes})

    def close(self) -> None:
        self._process.kill()
        self._process.wait()

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.told[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": [None] * len(message["params"].get("items", []))})
        return message


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """A server for a folder."""
    if shutil.which("node") is None or not SERVER.is_file():
        pytest.skip("node and yaml-language-server are needed: make tests/node_modules/test.stamp")
    server = Server(folder)
    try:
        yield server
    finally:
        server.close()


@pytest.fixture
def server(project: Project) -> Iterator[Server]:
    """A server for the smallest project, whose files are wired."""
    main(["--project", str(project.root), "schema", "--quiet"])
    with running(project.root) as server:
        yield server
