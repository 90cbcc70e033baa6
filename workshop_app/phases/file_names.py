"""Names of files that need no thinking and that every system takes."""

import re
import unicodedata
from pathlib import Path

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_LONGEST = 80


def concept_file_name(municipality: str) -> str:
    """Such as ``Integrationskonzept-Brückstadt.docx``."""
    return document_file_name("Integrationskonzept", municipality, ".docx")


def document_file_name(stem: str, municipality: str, suffix: str) -> str:
    """Such as ``Kurzfassung-Brückstadt.docx``."""
    name = "-".join(_safe(municipality).split())
    return f"{stem}-{name}{suffix}" if name else f"{stem}{suffix}"


def paper_file_name(*parts: str) -> str:
    """Such as ``Ablaufplan-Tag-1-Brückstadt.pdf``."""
    words = [word for part in parts for word in _safe(part).split()]
    return f"{_safe('-'.join(words))}.pdf"


def workshop_file_name(municipality: str) -> str:
    """Such as ``Stadt Auental.workshop``."""
    return f"{_safe(municipality) or 'Workshop'}.workshop"


def handover_name(municipality: str, day: str) -> str:
    """Such as ``Übergabe Stadt Auental 2026-11-26``."""
    return f"Übergabe {_safe(municipality)} {day}"


def free_path(path: Path) -> Path:
    """The path itself, or the first of ``Name 2``, ``Name 3`` … that is not taken."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free


def _safe(text: str) -> str:
    """The text without what Windows, macOS or Linux refuse in a name, and not too long."""
    kept = " ".join(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text)).split())
    return kept[:_LONGEST].strip(" .-")
