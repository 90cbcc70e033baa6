"""Files of each released schema open as they are; a new schema works from end to end."""

import contextlib
import gzip
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from released_file import DATA, HASHES, figures_of, hash_of

from workshop_app.exchange.writer import write_json
from workshop_app.storage import creation, header
from workshop_app.storage.errors import NewerFileError
from workshop_app.storage.workshop_file import WorkshopFile

ROOT = Path(__file__).parents[2]
RELEASED = sorted(DATA.glob("schema_*.workshop.gz"))


def unpacked(released: Path, folder: Path) -> Path:
    path = folder / "Brückstadt alt.workshop"
    path.write_bytes(gzip.decompress(released.read_bytes()))
    return path


def test_each_schema_up_to_now_has_its_file():
    names = [f"schema_{number:04}.workshop.gz" for number in range(1, header.SCHEMA_VERSION + 1)]

    assert [path.name for path in RELEASED] == names
    assert f"{header.SCHEMA_VERSION:04}" == creation.NEWEST_REVISION


def test_a_released_file_is_never_made_anew():
    listed = dict(reversed(line.split("  ")) for line in HASHES.read_text("utf-8").splitlines())

    assert listed == {path.name: hash_of(path) for path in sorted(DATA.glob("schema_*"))}
    assert len(listed) == 2 * header.SCHEMA_VERSION


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.name[:11])
def test_a_released_file_opens_with_all_that_it_held(released, tmp_path):
    path = unpacked(released, tmp_path)
    figures = json.loads(released.with_name(f"{released.name[:11]}.json").read_text("utf-8"))

    with WorkshopFile.open(path) as workshop:
        assert workshop.undo_label() == "Karte geändert"
        assert workshop.redo_label() == "Karte angelegt"
        write_json(workshop, tmp_path / "export.json")

    found = figures_of(path)
    assert {name: found["rows"].get(name) for name in figures["rows"]} == figures["rows"]
    assert (found["title"], found["card"]) == (figures["title"], figures["card"])
    assert header.schema_version_of(path) == header.SCHEMA_VERSION


# --- a schema that does not exist yet ------------------------------------------------------------

NEXT = header.SCHEMA_VERSION + 1
REVISION = f'''
"""A column more."""

import os, signal
import sqlalchemy as sa
from alembic import op

revision = "{NEXT:04}"
down_revision = "{creation.NEWEST_REVISION}"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("card") as batch:
        batch.add_column(sa.Column("mood", sa.Text(), nullable=False, server_default="heiter"))
    op.execute("UPDATE card SET mood = 'ernst' WHERE code = 'K-001'")
    exec(os.environ["ENDS_WITH"])
'''
OPENS = """
import os
import sys
from pathlib import Path
from workshop_app.storage.errors import WorkshopError
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.model.board import Card
from sqlalchemy import select

path = Path(sys.argv[1])
before = path.read_bytes()
if os.environ["ENDS_WITH"].startswith("raise"):
    try:
        WorkshopFile.open(path)
    except WorkshopError as error:
        assert "Die Datei ist unverändert" in str(error), error
        assert path.read_bytes() == before
    else:
        sys.exit("the error of the migration was not told")
    os.environ["ENDS_WITH"] = ""
with WorkshopFile.open(path) as workshop:
    with workshop.change("Laune geändert") as session:
        card = session.scalars(select(Card).order_by(Card.code)).first()
        assert card.mood == "ernst", card.mood
        card.mood = "froh"
    assert workshop.undo() == "Laune geändert"
    assert workshop.undo() == "Karte geändert"
"""


@pytest.fixture(scope="module")
def next_version(tmp_path_factory) -> Path:
    """The app as it will be with another schema: a copy of its own code, changed as it says."""
    root = tmp_path_factory.mktemp("naechste")
    apart = shutil.ignore_patterns("views", "concept", "exchange", "phases", "merging")
    shutil.copytree(ROOT / "workshop_app", root / "workshop_app", ignore=apart)
    (root / "resources").symlink_to(ROOT / "resources", target_is_directory=True)
    package = root / "workshop_app"
    change(package / "storage/header.py", r"SCHEMA_VERSION = \d+", f"SCHEMA_VERSION = {NEXT}")
    change(package / "storage/creation.py", r'REVISION = "\d+"', f'REVISION = "{NEXT:04}"')
    column = '    text: Mapped[str]\n    mood: Mapped[str] = mapped_column(default="heiter")\n'
    change(package / "model/board.py", "    text: Mapped\\[str\\]\n", column)
    return root


def change(path: Path, pattern: str, new: str) -> None:
    text, count = re.subn(pattern, lambda _: new, path.read_text("utf-8"), count=1)
    assert count == 1
    path.write_text(text, "utf-8")


def open_with(root: Path, path: Path, *, ends: str) -> subprocess.CompletedProcess[bytes]:
    """Open a file with the next version, whose migration ends so."""
    revision = root / f"workshop_app/storage/migrations/versions/{NEXT:04}_mood.py"
    revision.write_text(REVISION, "utf-8")
    return subprocess.run(
        [sys.executable, "-B", "-c", OPENS, str(path)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "ENDS_WITH": ends},
        capture_output=True,
        check=False,
    )


@pytest.fixture
def old(tmp_path) -> Path:
    return unpacked(RELEASED[-1], tmp_path)


def test_a_migration_that_breaks_off_leaves_the_file_and_works_once_it_is_repaired(
    next_version, old
):
    before = figures_of(old)

    done = open_with(next_version, old, ends="raise ValueError('an odd value')")

    assert (done.returncode, done.stderr) == (0, b"")
    assert [figures_of(aside) for aside in copies_of(old)] == [before, before]  # one a try
    with contextlib.closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEXT,)
        assert connection.execute("SELECT DISTINCT mood FROM card ORDER BY 1").fetchall() == [
            ("ernst",),
            ("heiter",),
        ]
    with pytest.raises(NewerFileError):  # today's app
        WorkshopFile.open(old)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_migration_that_is_killed_leaves_the_old_file_and_no_draft(next_version, old):
    before = old.read_bytes()

    done = open_with(next_version, old, ends="os.kill(os.getpid(), signal.SIGKILL)")

    assert done.returncode == -signal.SIGKILL
    assert old.read_bytes() == before
    assert any(path.suffix == ".new" for path in old.parent.iterdir())
    assert opens_today(old)
    assert not any(".new" in path.name for path in old.parent.iterdir())


def opens_today(path: Path) -> bool:
    with WorkshopFile.open(path) as workshop:
        return workshop.undo() == "Karte geändert"


def copies_of(path: Path) -> list[Path]:
    return sorted(one for one in path.parent.iterdir() if "Umstellung" in one.name)
