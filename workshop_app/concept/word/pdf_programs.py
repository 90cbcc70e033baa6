"""Programs on this machine that make a PDF of a Word file."""

import enum
import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_OFFICE_NAMES: Final = ("soffice", "libreoffice")
_OFFICE_PLACES: Final = {
    "linux": (
        "/usr/lib/libreoffice/program/soffice",
        "/usr/lib64/libreoffice/program/soffice",
        "/snap/bin/libreoffice",
    ),
    "darwin": (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "~/Applications/LibreOffice.app/Contents/MacOS/soffice",
    ),
    "win32": (
        "%ProgramFiles%/LibreOffice/program/soffice.exe",
        "%ProgramW6432%/LibreOffice/program/soffice.exe",
        "%ProgramFiles(x86)%/LibreOffice/program/soffice.exe",
        "%LocalAppData%/Programs/LibreOffice/program/soffice.exe",
    ),
}
_OPT: Final = Path("/opt")  # where packages of The Document Foundation go
_WORD_PLACES: Final = tuple(
    f"%{base}%/Microsoft Office/{version}/WINWORD.EXE"
    for version in ("root/Office16", "Office16", "Office15")
    for base in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
)
_VARIABLE: Final = re.compile(r"%([^%]+)%")


class PdfProgramKind(enum.Enum):
    """PDF-Programm: how it has to be asked."""

    LIBRE_OFFICE = enum.auto()
    WORD = enum.auto()  # on Windows


@dataclass(frozen=True, slots=True)
class PdfProgram:
    """A program that was found, and where."""

    kind: PdfProgramKind
    path: Path


def find_pdf_program(platform: str = sys.platform) -> PdfProgram | None:
    """LibreOffice, which needs no window, or else Word; None: neither is there."""
    for path in _offices(platform):
        if path.is_file():
            return PdfProgram(PdfProgramKind.LIBRE_OFFICE, path)
    if platform == "win32":
        for path in map(_expanded, _WORD_PLACES):
            if path.is_file():
                return PdfProgram(PdfProgramKind.WORD, path)
    return None


def _offices(platform: str) -> Iterator[Path]:
    for name in _OFFICE_NAMES:
        if found := shutil.which(name):
            yield Path(found)
    yield from map(_expanded, _OFFICE_PLACES.get(platform, ()))
    if platform == "linux" and _OPT.is_dir():
        packages = _OPT.glob("libreoffice*/program/soffice")
        yield from sorted(packages, key=_version, reverse=True)


def _version(path: Path) -> list[int]:
    return [int(part) for part in re.findall("[0-9]+", path.parent.parent.name)]


def _expanded(place: str) -> Path:
    """The place with variables of the system and „~“ filled in; nowhere if one is not set."""
    names = _VARIABLE.findall(place)
    if any(name not in os.environ for name in names):
        return Path("nowhere")
    return Path(_VARIABLE.sub(lambda match: os.environ[match[1]], place)).expanduser()
