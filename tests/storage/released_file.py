"""Make the file that a released schema leaves behind for all later tests.

    .venv/bin/python -m tests.storage.released_file

Run it with the last commit of a schema, before a migration to the next one is written: it puts a
workshop of the schema of now into ``tests/data``, with what it holds in a few figures and the hash
of its bytes. It refuses to replace one; ``--again`` does, as long as no version of the app with
that schema is out.
"""

import contextlib
import gzip
import hashlib
import json
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy import select

from workshop_app.exchange.reader import read_workshop
from workshop_app.model.board import Card
from workshop_app.model.people import Photo
from workshop_app.resource_files import resource_path
from workshop_app.storage.creation import NEWEST_REVISION
from workshop_app.storage.picture_store import keep_picture
from workshop_app.storage.workshop_file import WorkshopFile

DATA = Path(__file__).parents[1] / "data"
HASHES = DATA / "SHA256SUMS"
# A red point: the smallest PNG with all that belongs to one.
_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def main(arguments: list[str]) -> int:
    """Write the file, its figures and its hash."""
    target = DATA / f"schema_{NEWEST_REVISION}.workshop.gz"
    if target.exists() and "--again" not in arguments:
        print(f"{target.name} is there; a released file is never made anew.")
        return 1
    DATA.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "Brückstadt.workshop")
        read_workshop(resource_path("sample", "stadt_brueckstadt.json"), path)
        with WorkshopFile.open(path) as workshop:
            _work(workshop)
        with contextlib.closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE revision SET device = 'Laptop'")  # not this machine's name
        figures = figures_of(path)
        content = gzip.compress(path.read_bytes(), mtime=0)
    target.write_bytes(content)
    target.with_name(f"schema_{NEWEST_REVISION}.json").write_text(
        json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    hashes = [f"{hash_of(file)}  {file.name}\n" for file in sorted(DATA.glob("schema_*"))]
    HASHES.write_text("".join(hashes), encoding="utf-8")
    print(f"{target.name}: {len(content)} bytes")
    return 0


def _work(workshop: WorkshopFile) -> None:
    """Leave a history: changes, one of them undone, and a picture."""
    with workshop.change("Foto abgelegt") as session:
        photo = session.scalars(select(Photo).order_by(Photo.code)).first()
        assert photo is not None
        photo.picture_hash = keep_picture(session, _PICTURE)
    with workshop.change("Karte geändert") as session:
        card = session.scalars(select(Card).order_by(Card.code)).first()
        assert card is not None
        card.text = "Geändert: „Bücherei öffnet länger“"
    with workshop.change("Karte angelegt") as session:
        session.add(Card(code="K-900", text="Wieder zurückgenommen"))
    workshop.undo()


def figures_of(path: Path) -> dict[str, Any]:
    """What a file holds: rows by table, and some words of them; read past the app."""
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        tables = [name for (name,) in names.fetchall() if name not in {"alembic_version", "seal"}]
        rows = {name: _one(connection, f'SELECT count(*) FROM "{name}"') for name in tables}
        return {
            "rows": {name: count for name, count in rows.items() if count},
            "title": _one(connection, "SELECT title FROM workshop"),
            "card": _one(connection, "SELECT text FROM card ORDER BY code LIMIT 1"),
        }


def hash_of(file: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _one(connection: sqlite3.Connection, query: str) -> Any:
    return connection.execute(query).fetchone()[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
