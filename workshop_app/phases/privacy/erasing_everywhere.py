"""An erasure from its note to its end: in the app's own copies first, in the file last.

So nobody is gone from the list while a copy still names them, and a kill at any moment leaves the
people in the file, by which the rest is found; the note says that it has to go on.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from workshop_app.phases.privacy.erasure_wish import ErasureWish, erasure_for
from workshop_app.storage import journal, kept_copies
from workshop_app.storage.change import Change
from workshop_app.storage.erasure import Erasure
from workshop_app.storage.errors import WorkshopError
from workshop_app.storage.workshop_file import WorkshopFile

_COPIES = 0.9  # of the progress


@dataclass(frozen=True)
class ErasingOutcome:
    """How far an erasure came.

    Attributes:
        wish: as it is noted now; None: it is at its end, and nothing is noted any more.
        change: of the file, which the window has to announce; None: it was not changed.
        left: copies, and folders of a stick that is out, where it was not possible.
    """

    wish: ErasureWish | None
    change: Change | None = None
    left: tuple[Path, ...] = ()


def pending_wish(workshop: WorkshopFile) -> ErasureWish | None:
    """What is noted in the file; None: nothing is pending."""
    content = workshop.pending_erasure()
    try:
        return None if content is None else ErasureWish.from_json(content)
    except ValueError:  # of another version
        return None


def erase_everywhere(
    workshop: WorkshopFile,
    *,
    base: Path | None = None,
    tell: Callable[[float], object] = lambda _part: None,
) -> ErasingOutcome:
    """Carry out what is noted in a file, on a thread of its own.

    Until the file itself is changed it stops at each copy that cannot be cleared, unless people
    said to go on without it. While somebody reads the file, the last remains have to wait.

    Args:
        workshop: open for writing.
        base: the folder for snapshots of all files; None: the app's own.
        tell: how much is done, 0 to 1; may raise to end early, as long as the file is untouched.

    Raises:
        ReadOnlyWorkshopError, SaveFailedError, DamagedFileError: as for ``WorkshopFile.change``.
    """
    wish = pending_wish(workshop)
    if wish is None:
        return ErasingOutcome(None)
    change, left = None, _given_up(wish)
    if not wish.is_out_of_file:
        erasure, known = _erasure_now(workshop, wish)
        left = kept_copies.erase_in_all(
            workshop.path, erasure, base=base, tell=lambda part: tell(part * _COPIES)
        )
        left = (*left, *kept_copies.out_of_reach(workshop.path, base=base))
        if any(str(one) not in wish.given_up for one in left):
            return ErasingOutcome(wish, left=left)
        tell(_COPIES)
        wish = replace(wish, is_out_of_file=True, given_up=tuple(map(str, left)))
        erasure, known = _erasure_now(workshop, wish, erasure, known)
        change = workshop.erase(
            erasure, note=wish.to_json(), known=known, anew=lambda now: erasure_for(now, wish)
        )
    is_over = workshop.compact() and _forget(workshop)
    return ErasingOutcome(None if is_over else wish, change, left)


def _forget(workshop: WorkshopFile) -> bool:
    try:
        workshop.note_erasure(None)
    except WorkshopError:  # the file is erased, and the window shall hear of it
        return False
    return True


def _erasure_now(
    workshop: WorkshopFile,
    wish: ErasureWish,
    before: Erasure | None = None,
    known: uuid.UUID | None = None,
) -> tuple[Erasure, uuid.UUID | None]:
    """What is to be erased, and the newest revision that this holds for: as before, or anew."""
    with workshop.read() as session:
        newest = journal.newest_id(session.connection())
        if before is not None and newest == known:
            return before, known
        return erasure_for(session, wish), newest


def _given_up(wish: ErasureWish) -> tuple[Path, ...]:
    return tuple(map(Path, wish.given_up))
