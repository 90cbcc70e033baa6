"""Writing a file whole or not at all. A leaf: imports nothing of ours."""

import contextlib
import os
import re
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

_DRAFTS = r"\..+\.\d+\.new(-wal|-shm|-journal)?"
_OLD_SECONDS = 3600


def draft_beside(target: Path) -> Path:
    """Where a file is written before it takes the place of the target; of this process alone."""
    return target.with_name(f".{target.name}.{os.getpid()}.new")


def remove_left_behind(folder: Path, names: str = _DRAFTS) -> None:
    """Remove what an app left that was killed while it wrote; what is young may be another's.

    It may name people whom the finished file would not have named.

    Args:
        folder: where others' files lie, too.
        names: what the names of drafts match as a whole.
    """
    with contextlib.suppress(OSError):
        for draft in [one for one in folder.iterdir() if re.fullmatch(names, one.name)]:
            if time.time() - draft.stat().st_mtime <= _OLD_SECONDS:
                continue
            if draft.is_dir():
                shutil.rmtree(draft, ignore_errors=True)
            else:
                draft.unlink()


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
    remove_left_behind(target.parent)
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
