"""The bottom of a board: the entry line, where its cards go, and what it is about to do."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from workshop_app.phases.board.board_entry import EntryText, read_entry
from workshop_app.phases.board.board_reading import BoardCard, ColumnHead, ColumnKey, Pile
from workshop_app.phases.board.boards import clean_card_text
from workshop_app.phases.step import BoardPane
from workshop_app.translation import _, ngettext
from workshop_app.views.board.commands import BoardCommands
from workshop_app.views.board.draft import capture_draft
from workshop_app.views.board.entry_line import EntryLine
from workshop_app.views.board.texts import numbered_title, preview_of, shortened
from workshop_app.views.drafts.drafts import DraftDesk
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.widgets import leave_focus_by_mouse, make_button

_TARGET_WIDTH = 200


class CaptureBar(QWidget):
    """Turns typed and pasted lines into cards of the chosen column."""

    hint_changed = Signal(str)  # what Enter will do, or an empty text
    added = Signal(object)  # ids of new cards
    explanation_wanted = Signal(object)  # id of the card just added
    board_wanted = Signal(object)  # id of the card of the board that work goes on at
    typed = Signal(str)  # the card as it would be now; empty: none

    def __init__(
        self,
        commands: BoardCommands,
        sisters: Mapping[str, BoardPane],
        drafts: DraftDesk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._commands = commands
        self._sisters = sisters
        self._heads: Sequence[ColumnHead] = ()
        self._target: ColumnKey = Pile.UNASSIGNED
        self._below: BoardCard | None = None  # what the next card shall follow
        self.line = EntryLine()
        if sisters:
            named_boards = (f"{sign}{pane.title}" for sign, pane in sisters.items())
            self.line.add_hint("  ·  ".join(named_boards))
        self.target_button = _make_target_button()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.target_button, 0, Qt.AlignmentFlag.AlignVCenter)
        leave_focus_by_mouse(self)
        self.line.submitted.connect(self._on_submitted)
        self.line.target_chosen.connect(self._on_target_chosen)
        self.line.lines_offered.connect(self._on_lines_offered)
        self.line.paste_refused.connect(self.hint_changed)
        self.line.lines_answered.connect(self._on_lines_answered)
        self.line.given_up.connect(self._on_given_up)
        self.line.similar_dismissed.connect(lambda: self.typed.emit(""))
        self.line.textChanged.connect(self._on_text_changed)
        self.target_button.clicked.connect(self._offer_targets)
        self._draft = capture_draft(drafts, self)

    @property
    def target(self) -> ColumnKey:
        """The column that new cards go to."""
        return self._target

    def show_heads(self, heads: Sequence[ColumnHead]) -> None:
        """Know the columns; a target that is gone is „Noch nicht zugeordnet“ again."""
        self._heads = heads
        if self._target not in {head.key for head in heads}:
            self._target = Pile.UNASSIGNED
        self._show_target()
        if not self._draft.place:  # what a draft is for is known from here on
            self._draft.aim(self._commands.draft_place)

    def choose_target(self, key: ColumnKey) -> None:
        """Send the next cards to a column."""
        self._target = key
        self._show_target()
        self._draft.touch()
        text = _("Neue Karten: {column}").format(column=self._title_of(key))
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, text))

    def choose_target_named(self, name: str, name_of: Callable[[ColumnKey], str]) -> None:
        """Send the next cards to the column of this name, if it is still there."""
        for head in self._heads:
            if name_of(head.key) == name:
                self.choose_target(head.key)

    def capture_below(self, card: BoardCard) -> None:
        """Put the next card behind this one, then go back to the board."""
        self._below = card
        self._show_hint()

    def save_pending(self) -> bool:
        """Make a card of what is typed; whether there was anything. A draft stays one."""
        entry = self._entry()
        if self._draft.is_untouched or not clean_card_text(entry.text):
            return False
        if not self._confirm(entry):
            return False
        self.line.clear()
        return True

    def _on_submitted(self, explain: bool) -> None:
        entry = self._entry()
        if not clean_card_text(entry.text):
            self._aim(entry)
            return
        added = self._confirm(entry)
        if not added:
            return
        was_below, self._below = self._below, None
        self.line.clear()
        if entry.sister is not None and not self._commands.is_of(entry.sister):
            return
        self.added.emit(added)
        if explain:
            self.explanation_wanted.emit(added[0])
        elif was_below is not None:
            self.board_wanted.emit(added[0])

    def count_mention(self, card_id: uuid.UUID) -> None:
        """Count what is typed as a further mention of a card."""
        with self._draft.confirming():
            counted = self._commands.add_mention(card_id, self._entry().text)
        if counted is None:
            self._draft.keep()
        else:
            self.line.clear()
            self.added.emit((card_id,))

    def _entry(self) -> EntryText:
        entry = read_entry(self.line.toPlainText(), self._heads, self._sisters)
        if entry.sister is not None and self._commands.is_of(entry.sister):
            entry = replace(read_entry(entry.text, self._heads), sister=entry.sister)
        if entry.new_cluster and not self._commands.makes_clusters:
            return EntryText(None, self.line.toPlainText().lstrip())
        return entry

    def _confirm(self, entry: EntryText) -> tuple[uuid.UUID, ...]:
        with self._draft.confirming():
            added = self._add_entry(entry)
        if not added:
            self._draft.keep()
        return added

    def _add_entry(self, entry: EntryText) -> tuple[uuid.UUID, ...]:
        if entry.sister is not None and not self._commands.is_of(entry.sister):
            return self._commands.add_to(entry.sister, entry.text)
        if entry.new_cluster:
            return self._commands.add_to_new_cluster([entry.text], entry.new_cluster)
        return self._add([entry.text], entry.target)

    def _on_given_up(self) -> None:
        if self._below is not None:
            card, self._below = self._below, None
            self._show_hint()
            self.board_wanted.emit(card.id)

    def _aim(self, entry: EntryText) -> None:
        """Where the next cards go: „#2“ or „#Kultur“ alone; a new cluster is made for them."""
        key = entry.target
        if entry.new_cluster:
            key = self._commands.new_cluster((), entry.new_cluster)
        if key is not None:
            self.choose_target(key)
            self.line.clear()

    def _add(self, texts: Sequence[str], target: ColumnKey | None) -> tuple[uuid.UUID, ...]:
        if target is None and self._below is not None:
            return self._commands.add(texts, self._below.column, behind_id=self._below.id)
        return self._commands.add(texts, self._target if target is None else target)

    def _on_lines_offered(self, lines: Sequence[str]) -> None:
        text = ngettext("{count} Karte anlegen?", "{count} Karten anlegen?", len(lines)).format(
            count=len(lines)
        )
        asked = text + "  " + _("Enter – ja, Esc – nein")
        self.hint_changed.emit(f"{asked}\n{preview_of(lines)}")

    def _on_lines_answered(self, is_yes: bool) -> None:
        lines, self.line.offered_lines = self.line.offered_lines, ()
        self._show_hint()
        if is_yes:
            added = self._add(lines, None)
            if added:
                self.added.emit(added)

    def _on_text_changed(self) -> None:
        self._show_hint()
        entry = self._entry()
        is_here = entry.sister is None or self._commands.is_of(entry.sister)
        self.typed.emit(entry.text if is_here and not self.line.offered_lines else "")

    def _show_hint(self) -> None:
        self.hint_changed.emit(_hint_for(self._entry(), self, self._below))

    def _on_target_chosen(self, number: int) -> None:
        if number == 0:
            self.choose_target(Pile.UNASSIGNED)
            return
        for head in self._heads:
            if head.number == number:
                self.choose_target(head.key)

    def _offer_targets(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for head in self._heads:
            if head.key is Pile.SET_ASIDE:
                continue
            number = head.number or 0
            shortcut = f"\tAlt+{number}" if number <= 9 else ""
            action = menu.addAction(numbered_title(head).replace("&", "&&") + shortcut)
            action.setCheckable(True)
            action.setChecked(head.key == self._target)
            action.setData(number)
        menu.triggered.connect(lambda action: self._choose_number(action.data()))
        menu.popup(self.target_button.mapToGlobal(self.target_button.rect().topLeft()))

    def _choose_number(self, number: int) -> None:
        self._on_target_chosen(number)
        self.line.setFocus()

    def _show_target(self) -> None:
        title = self._title_of(self._target)
        metrics = self.target_button.fontMetrics()
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, px(_TARGET_WIDTH - 50))
        self.target_button.setText("→ " + shown.replace("&", "&&"))
        self.target_button.setAccessibleName(_("Neue Karten: {column}").format(column=title))
        self.target_button.setToolTip(
            _("Neue Karten: {column}").format(column=title) + " · Alt+0 … Alt+9"
        )

    def title_of(self, key: ColumnKey) -> str:
        """What a column is called."""
        return self._title_of(key)

    def _title_of(self, key: ColumnKey) -> str:
        for head in self._heads:
            if head.key == key:
                return numbered_title(head)
        return ""


def _make_target_button() -> QPushButton:
    button = make_button("", accessible_name=_("Neue Karten"))
    button.setObjectName("entry_target")
    button.setFixedWidth(px(_TARGET_WIDTH))
    return button


def _hint_for(entry: EntryText, bar: CaptureBar, below: BoardCard | None) -> str:
    if entry.sister is not None and entry.target is None and not entry.new_cluster:
        return _("Kommt auf die Tafel: {board}").format(board=entry.sister.title)
    if entry.target is not None:
        return _("Kommt in: {column}").format(column=bar.title_of(entry.target))
    if entry.new_cluster:
        return _("Cluster „{title}“ wird angelegt").format(title=entry.new_cluster)
    if entry.unknown_number:
        return _("Kein Cluster {number}: bleibt Teil der Karte").format(number=entry.unknown_number)
    if below is not None:
        return _("Kommt unter: {card}  ·  Esc: zurück zur Tafel").format(card=shortened(below.text))
    return ""
