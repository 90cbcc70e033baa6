"""Files that tests begin with: each is filled once, and every test gets a copy of its own.

To copy one takes a millisecond; to fill one under an open window, a tenth of a second.
"""

import functools
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.builders import a_workshop
from workshop_app.storage.workshop_file import WorkshopFile

Fill = Callable[[WorkshopFile], object]  # a function of a module: what it fills is kept


def put_filled(path: Path, fill: Fill) -> Path:
    """Put a closed file at the path, which holds what ``fill`` put into an empty one."""
    if path.exists():
        raise FileExistsError(path)
    path.write_bytes(_content(fill))
    return path


@functools.cache
def _content(fill: Fill) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "Voll.workshop")
        with a_workshop(path) as workshop:
            fill(workshop)
        return path.read_bytes()
