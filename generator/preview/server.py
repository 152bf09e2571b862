"""Starting the server."""

from __future__ import annotations

import errno
import logging
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.build import prepare
from generator.project import Project
from generator.site.errors import SetupError

from .session import Session

TOLD = ("mkdocs.livereload", "mkdocs.commands")
"""Loggers whose notes an editor may want; of all others only warnings are shown."""


class PortInUseError(Exception):
    """Another program listens where the preview was to."""


class Log(logging.Handler):
    """Passes on what MkDocs logs."""

    def __init__(self, report: Callable[[str], None]) -> None:
        super().__init__()
        self._report = report

    def emit(self, record: logging.LogRecord) -> None:
        """Report a warning, or a note from a logger that we listen to."""
        if record.levelno >= logging.WARNING or record.name.startswith(TOLD):
            self._report(record.getMessage())


def serve(project: Project, *, host: str, port: int, say: Callable[[str], None], report: Callable[[str], None]) -> None:
    """Serve the project until interrupted, following every edit.

    Args:
        project: what is shown. Its content may be broken: then the preview shows what is wrong.
        host: the address to listen on.
        port: the port to listen on.
        say: called with each line about problems.
        report: called with each line about progress.

    Raises:
        ContentError: a file is in the way of what mkdocs.yml inherits.
        PortInUseError: the port is taken.
        SetupError: the project has no mkdocs.yml.
    """
    if not project.config.is_file():
        raise SetupError(f"{project.config} is missing; it tells mkdocs how to build the site")
    require_free(host, port)
    prepare(project)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with logging_to(report), stopped_by_termination(), TemporaryDirectory(prefix="explainer-") as folder:
        _serve(Session(project, say), Path(folder), (host, port), report)


def _serve(session: Session, folder: Path, address: tuple[str, int], report: Callable[[str], None]) -> None:
    from .mkdocs import Server  # noqa: PLC0415 - only the preview needs MkDocs in process
    from .shown import Shown  # noqa: PLC0415

    shown = Shown(session, folder, report)
    server = Server(*address, folder, shown)
    try:
        shown.begin(server.watch)
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        report("Shutting down...")
    finally:
        server.shutdown()


def require_free(host: str, port: int) -> None:
    """Raise `PortInUseError` at once, where MkDocs would build the whole site first."""
    family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise PortInUseError(f"port {port} on {host} is in use") from error


@contextmanager
def logging_to(report: Callable[[str], None]) -> Iterator[None]:
    """Pass MkDocs' log lines to `report` for a while."""
    logger, handler = logging.getLogger("mkdocs"), Log(report)
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


@contextmanager
def stopped_by_termination() -> Iterator[None]:
    """Let SIGTERM end the preview as Ctrl-C does, so that it leaves no temporary folder."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
