"""What is typed and not confirmed: kept while people type, put back when the file opens again."""

import contextlib
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from workshop_app import german
from workshop_app.storage.drafts import Draft, Drafts
from workshop_app.views.drafts.draft_tag import DraftTag

_AGAIN_MS = 1_000  # where the disk did not take it
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
    """The drafts of the open workshop, and the fields that they belong to."""

    changed = Signal()  # a draft waits in another field, or none does
    step_wanted = Signal(str)  # key of the step where a draft can be seen

    def __init__(self, store: Drafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.step = ""  # in sight
        self._fields: list[weakref.ref[FieldDraft]] = []  # they go with their editors
        self._put_off = set(store.kept)  # from an earlier session, and not touched since

    @property
    def waiting(self) -> "tuple[FieldDraft, ...]":
        """The fields in sight whose draft was put back and is as it was."""
        return tuple(field for field in self._alive() if field.is_untouched)

    @property
    def elsewhere(self) -> tuple[Draft, ...]:
        """The drafts of an earlier session whose fields are not in sight."""
        here = {field.place for field in self._alive()}
        kept = self.store.kept
        return tuple(kept[place] for place in kept if place in self._put_off - here)

    def newest_below(self, prefix: str) -> str:
        """The rest of the place of the newest draft that begins so; empty: there is none."""
        places = [place for place in self.store.kept if place.startswith(prefix)]
        return places[-1].removeprefix(prefix) if places else ""

    def add(self, field: "FieldDraft") -> None:
        """Know a field that keeps drafts."""
        self._fields.append(weakref.ref(field))
        field.destroyed.connect(self.changed)

    def forget(self, places: Iterable[str]) -> None:
        """Give drafts up whose fields are not in sight."""
        self.store.drop(*places)
        self.changed.emit()

    def close(self) -> None:
        """Keep what is typed until now, and say nothing more: the file is about to be closed."""
        for field in self._alive():
            field.keep_soon()
        self.blockSignals(True)

    def note_touched(self, place: str) -> None:
        """Something was done with the draft of this place."""
        self._put_off.discard(place)
        self.changed.emit()

    def _alive(self) -> "list[FieldDraft]":
        fields = [field for known in self._fields if (field := known()) is not None]
        alive = [field for field in fields if shiboken6.isValid(field)]
        if len(alive) < len(self._fields):
            self._fields = [weakref.ref(field) for field in alive]
        return alive


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
        self._delay = QTimer(self, singleShot=True)
        self._delay.timeout.connect(self.keep)
        desk.add(self)

    @property
    def is_untouched(self) -> bool:
        """Whether the field holds a draft that nobody has confirmed, changed or given up."""
        return self.draft is not None

    def leave(self) -> None:
        """Keep what is open before the field shows another object."""
        self.keep_soon()
        self._take_off()
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
        self._desk.changed.emit()

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
            self._delay.start(_DELAY_MS)

    def keep_soon(self) -> None:
        """Keep now what was about to be kept."""
        if self._delay.isActive():
            self.keep()

    @Slot()
    def keep(self) -> None:
        """Keep what is open, and forget what is not."""
        self._delay.stop()
        if not self.place or self.draft is not None:
            return
        typed = self.parts.read()
        if self.parts.is_open():
            self._write(typed)
        else:
            self._desk.store.drop(self.place)

    @contextlib.contextmanager
    def confirming(self) -> Iterator[None]:
        """The field is saved within this block; its draft goes in the same transaction."""
        self._delay.stop()
        self._forget_shown()
        with self._desk.store.confirming(self.place):
            yield

    @property
    def has_failed(self) -> bool:
        """Whether the disk did not take what was saved within :meth:`confirming`."""
        return self._desk.store.has_failed

    def settle(self) -> None:
        """After :meth:`confirming`: keep what was refused, or what the disk did not take."""
        if self.has_failed:
            self._write(self.parts.read())
        else:
            self.keep()

    def take_up(self) -> None:
        """What was put back is as good as typed from here on."""
        self._forget_shown()

    def give_up(self) -> None:
        """Nobody wants what stands there; the field goes away."""
        self._delay.stop()
        self._forget_shown()
        self._desk.store.drop(self.place)
        self.place = ""

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

    def _forget_shown(self) -> None:
        if self.draft is None:
            return
        self._take_off()
        self._desk.note_touched(self.place)

    def _take_off(self) -> None:
        self.draft = self._shown = None
        if self._tag is not None:
            self._tag.remove()
            self._tag = None

    def _write(self, typed: Typed) -> None:
        draft = Draft(self.place, typed.text, typed.beside, self._desk.step, self.parts.name)
        store = self._desk.store
        if not store.keep(draft) and store.is_writable:
            self._delay.start(_AGAIN_MS)


def line_draft(desk: DraftDesk, line: QLineEdit, accept: Callable[[], object]) -> FieldDraft:
    """Keeps what is typed into a line that Enter empties."""
    parts = DraftParts(
        name=line.accessibleName(),
        read=lambda: Typed(line.text()),
        is_open=lambda: bool(line.text().strip()),
        show=lambda typed: line.setText(typed.text),
        accept=accept,
        discard=line.clear,
        focus=line.setFocus,
    )
    draft = FieldDraft(desk, line, parts)
    line.textChanged.connect(draft.touch)
    return draft
