"""PDF of a Word file, made by LibreOffice or, on Windows, by Word: tagged, whole or not at all.

Nothing of the converter's own settings is used or left behind, and nothing goes over a network.
"""

import base64
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from workshop_app.concept.word.pdf_programs import PdfProgram, PdfProgramKind, find_pdf_program
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _
from workshop_app.whole_file import remove_left_behind

_PATIENCE_SECONDS: Final = 180.0
_LOOK_EVERY_SECONDS: Final = 0.1
_END_SECONDS: Final = 5.0
_BEGINNING: Final = b"%PDF-"
_DRAFT_PREFIX: Final = "konzeptwerkstatt-pdf-"
# Tagged, with the headings as bookmarks and the title in the window: what PDF/UA asks for.
_FILTER_OPTIONS: Final = (
    "UseTaggedPDF",
    "PDFUACompliance",
    "ExportBookmarks",
    "DisplayPDFDocumentTitle",
)
# Word: PDF, for print, the whole document, with properties, bookmarks of headings and tags.
_WORD_SCRIPT: Final = """
$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
  $word.Visible = $false
  $word.DisplayAlerts = 0
  $document = $word.Documents.Open($env:PDF_SOURCE, $false, $true, $false)
  $document.ExportAsFixedFormat($env:PDF_TARGET, 17, $false, 0, 0, 1, 1, 0, $true, $true, 1, $true)
  $document.Close(0)
} finally { $word.Quit(0) }
"""


class NoPdfProgramError(WorkshopError):
    """Nothing on this machine makes a PDF of a Word file."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Für PDF braucht dieser Rechner LibreOffice oder, unter Windows, Word. Bitte "
                "exportieren Sie für Word und speichern dort als PDF, oder richten Sie "
                "LibreOffice ein."
            )
        )


class PdfFailedError(WorkshopError):
    """The program made no PDF, or took too long."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Das PDF ist nicht zustande gekommen. Bitte exportieren Sie für Word und "
                "speichern dort als PDF."
            )
        )


def pdf_of(
    word_file: bytes,
    *,
    program: PdfProgram | None = None,
    while_waiting: Callable[[], None] | None = None,
    patience_seconds: float = _PATIENCE_SECONDS,
) -> bytes:
    """The Word file as PDF with tags; as :func:`pdfs_of`."""
    (pdf,) = pdfs_of(
        [word_file],
        program=program,
        while_waiting=while_waiting,
        patience_seconds=patience_seconds,
    )
    return pdf


def pdfs_of(
    word_files: Sequence[bytes],
    *,
    program: PdfProgram | None = None,
    while_waiting: Callable[[], None] | None = None,
    patience_seconds: float = _PATIENCE_SECONDS,
) -> list[bytes]:
    """The Word files as PDF with tags; the program is started once for all of them.

    Args:
        program: None: the one that is found.
        while_waiting: called again and again until the PDFs are there; may raise to cancel.

    Raises:
        NoPdfProgramError: there is no program for it.
        PdfFailedError: it failed or took longer than ``patience_seconds``.
    """
    program = program or find_pdf_program()
    if program is None:
        raise NoPdfProgramError
    # Programs may hold their files for a moment after they have ended.
    remove_left_behind(Path(tempfile.gettempdir()), rf"{_DRAFT_PREFIX}.*")
    with tempfile.TemporaryDirectory(prefix=_DRAFT_PREFIX, ignore_cleanup_errors=True) as name:
        sources = []
        for number, content in enumerate(word_files):
            source = Path(name, f"document{number}.docx")
            source.write_bytes(content)
            sources.append(source)
        for command, more in _calls(program, sources):
            _run(command, more, patience_seconds, while_waiting or _wait)
        made = [source.with_suffix(".pdf") for source in sources]
        contents = [path.read_bytes() if path.is_file() else b"" for path in made]
    if not all(content.startswith(_BEGINNING) for content in contents):
        raise PdfFailedError
    return contents


def _wait() -> None:
    """Nothing else to do."""


def _calls(
    program: PdfProgram, sources: Sequence[Path]
) -> Iterator[tuple[list[str], Mapping[str, str]]]:
    """The commands, each with what it needs beside the usual environment."""
    if program.kind is PdfProgramKind.WORD:
        script = base64.b64encode(_WORD_SCRIPT.encode("utf-16-le")).decode("ascii")
        command = ["powershell", "-NoProfile", "-NonInteractive", "-EncodedCommand", script]
        for source in sources:
            names = {"PDF_SOURCE": str(source), "PDF_TARGET": str(source.with_suffix(".pdf"))}
            yield command, names
        return
    folder = sources[0].parent
    options = {name: {"type": "boolean", "value": "true"} for name in _FILTER_OPTIONS}
    command = [
        str(program.path),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--convert-to",
        f"pdf:writer_pdf_Export:{json.dumps(options)}",
        "--outdir",
        str(folder),
        *map(str, sources),
    ]
    yield command, {}


def _run(
    command: Sequence[str],
    more: Mapping[str, str],
    patience_seconds: float,
    while_waiting: Callable[[], None],
) -> None:
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **more},
            start_new_session=True,
        )
    except OSError as error:
        raise PdfFailedError from error
    deadline = time.monotonic() + patience_seconds
    try:
        while process.poll() is None:
            while_waiting()
            if time.monotonic() > deadline:
                raise PdfFailedError
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK_EVERY_SECONDS)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with all that it has started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        tree = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(tree, capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_END_SECONDS)
