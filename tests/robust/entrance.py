"""An entrance of the app, and what must hold whatever comes in through it.

It is taken, or refused with one German sentence; nothing else comes out, and of what was refused
nothing is left.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workshop_app.storage.errors import WorkshopError

_ENGLISH = re.compile(
    r"\b(the|is not|error|invalid|cannot|failed|expected|unexpected|traceback|exception|None)\b"
)
_LONGEST = 1_000  # signs; a path is in some


@dataclass(frozen=True)
class Entrance:
    """One way in.

    Attributes:
        make: puts something hostile into an empty folder, and returns it or its path.
        feed: hands it to the app; a refusal is raised, as the app's own error.
        leaves: what may be in the folder afterwards, if it was taken.
    """

    name: str
    make: Callable[[random.Random, Path], object]
    feed: Callable[[object, Path], None]
    leaves: tuple[str, ...] = ()


def problem_with(entrance: Entrance, seed: int, folder: Path) -> str | None:
    """What was wrong about one input; None: all was well. The same seed gives the same input."""
    given = entrance.make(random.Random(f"{entrance.name} {seed}"), folder)
    before = _listing(folder)
    refused, problem = "", None
    try:
        entrance.feed(given, folder)
    except WorkshopError as error:
        refused = str(error)
        problem = flaw_of(refused)
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"[:300]
    after = _listing(folder)
    if problem is None and refused and after != before:
        problem = f"left behind: {sorted(after.items() - before.items())}"[:300]
    if problem is None and not refused:
        more = {name for name in after if name not in before and name not in entrance.leaves}
        problem = f"made: {sorted(more)}" if more else None
    return None if problem is None else f"{entrance.name} {seed}: {problem}"


def flaw_of(sentence: str) -> str | None:
    """What people could not do with a sentence."""
    said = sentence.strip()
    if not said.endswith((".", "!", "?", "“")):
        return f"no sentence: {said[:200]}"
    if len(said) > _LONGEST or "\n" in said:
        return f"too long: {said[:200]}"
    own = re.sub("„[^“]*“", "", said)  # without what it quotes
    match = _ENGLISH.search(own)
    return f"English „{match[0]}“: {own[:200]}" if match else None


def _listing(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def damaged(content: bytes, dice: random.Random) -> bytes:
    """Bytes as a bad stick or a careless program leaves them."""
    kind = dice.randrange(5)
    place = dice.randrange(len(content) + 1)
    if kind == 0:
        return content[:place]
    if kind == 1:
        return content[:place] + dice.randbytes(dice.randint(1, 40)) + content[place:]
    if kind == 2:
        return content[:place] + content[place + dice.randint(1, 400) :]
    changed = bytearray(content)
    for _hit in range(dice.randint(1, 12)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)
