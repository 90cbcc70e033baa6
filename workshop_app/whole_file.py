"""Writing a file whole or not at all. A leaf: imports nothing of ours."""

import contextlib
import os
from pathlib import Path


def write_whole(target: Path, content: bytes) -> None:
    """Put the content in place of the target, once all of it is on the disk beside it.

    Raises:
        OSError: the folder or the disk does not take it; an earlier file is untouched.
    """
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with draft.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
