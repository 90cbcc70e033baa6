"""Writing a file whole or not at all. A leaf: imports nothing of ours."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path


def draft_beside(target: Path) -> Path:
    """Where a file is written before it takes the place of the target; of this process alone."""
    return target.with_name(f".{target.name}.{os.getpid()}.new")


def sync(path: Path) -> None:
    """Have a closed file on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def write_whole(target: Path, content: bytes) -> None:
    """Put the content in place of the target, once all of it is on the disk beside it.

    Raises:
        OSError: the folder or the disk does not take it; an earlier file is untouched.
    """
    write_chunks(target, (content,))


def write_chunks(target: Path, chunks: Iterable[bytes]) -> None:
    """The same for what comes piece by piece; where that raises, nothing is left of it.

    Raises:
        OSError: the folder or the disk does not take it; an earlier file is untouched.
    """
    draft = draft_beside(target)
    try:
        with draft.open("wb") as stream:
            for chunk in chunks:
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
