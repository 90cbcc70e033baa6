"""Erasing in one go, as the app does beside the work, and looking for what is left."""

import json
from pathlib import Path

from workshop_app.storage import kept_copies
from workshop_app.storage.erasure import Erasure
from workshop_app.storage.workshop_file import WorkshopFile


def erase_all(workshop: WorkshopFile, erasure: Erasure) -> tuple[Path, ...]:
    """Erase in the copies and in the file; returns where something is left."""
    left = kept_copies.erase_in_all(workshop.path, erasure)
    change = workshop.erase(erasure)
    workshop.announce(change)
    return left if workshop.compact() else (*left, workshop.path)


def spellings(name: str) -> list[bytes]:
    """A name as a file might hold it, in any alphabet, form and case."""
    folded = {"ö": "o", "ü": "u", "ı": "i"}
    plain = "".join(folded.get(letter, letter) for letter in name)
    found = []
    for text in (name, name.upper(), name.lower(), plain, plain.upper(), plain.lower()):
        found += [text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
        found.append(json.dumps(text)[1:-1].encode())
    return list(dict.fromkeys(found))


def remains(folder: Path, *texts: str) -> list[str]:
    """Which files of a folder still name somebody, and how."""
    forms = [(text, form) for text in texts for form in spellings(text)]
    return [
        f"{path.name}: {text}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for content in (path.read_bytes(),)
        for text, form in forms
        if form in content
    ]
