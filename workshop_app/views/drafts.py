"""What is typed and not confirmed: kept while people type, put back when the file opens again."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from workshop_app import german
from workshop_app.storage.drafts import Draft, Drafts
from workshop_app.translation import _
from workshop_app.views.draft_tag import DraftTag

_DELAY_MS = 300  # from the first key that is not kept yet; far below what a person would miss


class Typed(NamedTuple):
    """What stands in a field now."""

    text: str
    beside: Mapping[str, str] = {}


@dataclass(frozen=True)
class DraftParts:
    """What a field can do for its draft."""

    name: str  # of the field, for people
    read: Callable[[], Typed]
    is_open: Callable[[], bool]  # whether what stands there is confirmed by nobody yet
    show: Callable[[Typed], object]  # put it back, without confirming it
    accept: Callable[[], object]  # confirm it as it stands
    discard: Callable[[], object]  # show what is saved instead
    focus: Callable[[], object]


class DraftDesk(QObject):
    """The drafts of the open workshop, and which of them wait in a field just now."""

    changed = Signal()  # other fields hold a draft that nobody has touched

    def __init__(self, store: Drafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self._waiting: list[FieldDraft] = []

    @property
    def waiting(self) -> "tuple[FieldDraft, ...]":
        """The fields whose draft was put back and is as it was, the oldest draft first."""
        alive = (each for each in self._waiting if shiboken6.isValid(each))
        return tuple(sorted(alive, key=lambda each: each.draft.at if each.draft else each.place))

    def add(self, field: "FieldDraft") -> None:
        """A draft was put back into a field."""
        self._waiting.append(field)
        field.destroyed.connect(self.changed)
        self.changed.emit()

    def remove(self, field: "FieldDraft") -> None:
        """It was confirmed, changed or given up, or the field shows something else."""
        if field in self._waiting:
            self._waiting.remove(field)
            self.changed.emit()


class FieldDraft(QObject):
    """The draft of one field. What was put back stays one until somebody does something with it."""

    def __init__(self, desk: DraftDesk, editor: QWidget, parts: DraftParts) -> None:
        """Belong to nothing yet: :meth:`aim` says to what."""
        super().__init__(editor)
        self.place = ""
        self.parts = parts
        self.draft: Draft | None = None  # the one that was put back and not touched since
        self._shown: Typed | None = None  # how the field took it
        self._desk = desk
        self._is_moving = False
        self._tag: DraftTag | None = None
        self._editor = editor
        self._delay = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._delay.timeout.connect(self.keep)

    @property
    def is_untouched(self) -> bool:
        """Whether the field holds a draft that nobody has confirmed, changed or given up."""
        return self.draft is not None

    def leave(self) -> None:
        """Keep what is open before the field shows another object."""
        if self._delay.isActive():
            self.keep()
        self._forget_shown()
        self.place = ""

    def aim(self, place: str) -> None:
        """Belong to this place from here on, and put its draft back if there is one."""
        self.leave()
        self.place = place
        draft = self._desk.store.kept.get(place)
        if draft is None:
            return
        if draft.text == self.parts.read().text:
            if not self.parts.is_open():
                self._desk.store.drop(place)
            return
        self._is_moving = True
        self.parts.show(Typed(draft.text, draft.beside))
        self._is_moving = False
        self._delay.stop()
        self.draft, self._shown = draft, self.parts.read()
        self._tag = DraftTag(self._editor, german.format_time(draft.at.astimezone()))
        self._desk.add(self)

    @Slot()
    def touch(self) -> None:
        """Something was typed."""
        if self._is_moving or not self.place:
            return
        if self.draft is not None:
            if self.parts.read() == self._shown:
                return
            self._forget_shown()
        if not self.parts.is_open():
            self.keep()  # given up or confirmed: at once
        elif not self._delay.isActive():
            self._delay.start()

    @Slot()
    def keep(self) -> None:
        """Keep what is open, and forget what is not."""
        self._delay.stop()
        if not self.place or self.draft is not None:
            return
        typed = self.parts.read()
        if self.parts.is_open():
            self._desk.store.keep(Draft(self.place, typed.text, typed.beside))
        else:
            self._desk.store.drop(self.place)

    @contextlib.contextmanager
    def confirming(self) -> Iterator[None]:
        """The field is saved within this block; its draft goes in the same transaction."""
        self._delay.stop()
        self._forget_shown()
        with self._desk.store.confirming(self.place):
            yield

    def accept(self) -> None:
        """Confirm what was put back."""
        self._forget_shown()
        self.parts.accept()

    def discard(self) -> None:
        """Give up what was put back."""
        self._forget_shown()
        self._is_moving = True
        self.parts.discard()
        self._is_moving = False
        self._desk.store.drop(self.place)

    def describe(self) -> str:
        """„Neue Karte, 10:42“."""
        assert self.draft is not None
        return _("{field}, {time}").format(
            field=self.parts.name, time=german.format_time(self.draft.at.astimezone())
        )

    def _forget_shown(self) -> None:
        if self.draft is None:
            return
        self.draft = self._shown = None
        if self._tag is not None:
            self._tag.remove()
            self._tag = None
        self._desk.remove(self)
