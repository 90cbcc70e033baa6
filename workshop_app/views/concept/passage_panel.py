"""Below the page: a text of the draft while somebody puts it in own words."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from workshop_app.concept.passages import Passage
from workshop_app.phases.edited_passages import PassageKey
from workshop_app.translation import _
from workshop_app.views.concept.keys import DONE_KEYS, STRONG_KEYS
from workshop_app.views.concept.passage_marks import MarkHighlighter, toggle_strong
from workshop_app.views.concept.passage_news import PassageNews
from workshop_app.views.drafts.drafts import DraftDesk
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.delayed_save import DelayedSave
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import (
    describe_keys,
    make_button,
    make_icon_button,
    make_label,
)

_HEIGHT: Final = 112
_LEAST_HEIGHT: Final = 48


class PassagePanel(QFrame):
    """Saves after a pause and when it is left; the proposal is one button away."""

    text_entered = Signal(object, str)  # Passage, text
    proposal_wanted = Signal(object)  # Passage: it shall stand as it is generated
    keep_wanted = Signal(object)  # Passage: its text shall stand beside the new proposal
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.passage: Passage | None = None
        self.title = make_label("", "strong")
        self.state = make_label("", "muted")
        self.editor = named(QPlainTextEdit(), "passage_editor", _("Text des Konzepts"))
        self.editor.setTabChangesFocus(True)
        self.editor.setMinimumHeight(px(_LEAST_HEIGHT))
        self.editor.setMaximumHeight(px(_HEIGHT))
        self.editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor.setPlaceholderText(_("Leer: Der Absatz ist weggelassen."))
        self._marks = MarkHighlighter(self.editor.document())
        self._save = DelayedSave(self.editor)
        self.news = PassageNews()
        self.back_button = make_button(_("Zurück zum Vorschlag"), kind="quiet", icon_name="history")
        self.strong_button = make_button(
            _("Fett"), kind="quiet", tool_tip=describe_keys(STRONG_KEYS)
        )
        self.done_button = make_button(_("Fertig"), tool_tip=describe_keys(DONE_KEYS))
        self.close_button = make_icon_button("close", _("Schließen"))
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACING.s)
        head.addWidget(self.title)
        head.addWidget(self.state, 1)
        head.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.setSpacing(SPACING.s)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.strong_button)
        foot.addWidget(self.done_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.m, SPACING.s, SPACING.m, SPACING.m)
        layout.setSpacing(SPACING.s)
        layout.addLayout(head)
        layout.addWidget(self.news)
        layout.addWidget(self.editor, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._save.due.connect(self._on_due)
        self.back_button.clicked.connect(self._go_back)
        self.strong_button.clicked.connect(self._toggle_strong)
        self.done_button.clicked.connect(self.close_panel)
        self.close_button.clicked.connect(self.close_panel)
        self.news.keep_wanted.connect(self._keep)
        self.news.take_wanted.connect(self._go_back)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            (STRONG_KEYS, self._toggle_strong),
            (DONE_KEYS, self.close_panel),
            ("Esc", self.close_panel),
        ):
            QShortcut(QKeySequence(keys), self, context=context).activated.connect(act)

    def keep_drafts(self, desk: DraftDesk) -> None:
        """Keep what is not saved yet as a draft."""
        self._save.keep_drafts(desk)

    @property
    def key(self) -> PassageKey | None:
        """Which passage is open."""
        return self.passage.key if self.passage is not None and not self.isHidden() else None

    def open_passage(self, passage: Passage, heading: str) -> None:
        """Edit a passage.

        Args:
            passage: which.
            heading: where it stands, for people.
        """
        self.save_pending()
        self.passage = passage
        self.title.setText(heading)
        self._save.replace(passage.text)
        self._save.aim_draft(f"passage/{passage.key.section}/{passage.key.number}")
        self._show_state(passage)
        self.show()
        self.editor.setFocus()
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    def show_saved(self, passage: Passage | None) -> None:
        """Show the open passage as it is saved now; None: the draft has it no more."""
        if passage is None:
            self.close_panel()
            return
        self.passage = passage
        self._save.load(passage.text)
        self._show_state(passage)

    def save_pending(self) -> None:
        """Save what is typed."""
        self._save.flush()

    def set_read_only(self) -> None:
        """Let the text be read, and nothing changed."""
        self.editor.setReadOnly(True)
        for button in (self.back_button, self.strong_button, self.news.keep_button):
            button.hide()
        self.news.take_button.hide()

    @Slot()
    def close_panel(self) -> None:
        """Save, and put the text away."""
        if self.passage is None:
            return
        self.save_pending()
        self.passage = None
        self.hide()
        self.closed.emit()

    def _show_state(self, passage: Passage) -> None:
        is_edited = passage.edit is not None
        self.state.setText(_("von Hand bearbeitet") if is_edited else _("wie vorgeschlagen"))
        self.back_button.setEnabled(is_edited)
        self.news.setVisible(passage.has_news)
        if passage.edit is not None and passage.has_news:
            self.news.show_change(passage.edit.proposal, passage.proposal)

    @Slot(str)
    def _on_due(self, text: str) -> None:
        if self.passage is not None:
            self.text_entered.emit(self.passage, text)

    @Slot()
    def _go_back(self) -> None:
        if self.passage is not None:
            self._save.replace(self.passage.proposal)
            self._save.aim_draft(f"passage/{self.passage.key.section}/{self.passage.key.number}")
            self.proposal_wanted.emit(self.passage)
            self.editor.setFocus()

    @Slot()
    def _keep(self) -> None:
        self.save_pending()
        if self.passage is not None:
            self.keep_wanted.emit(self.passage)
            self.editor.setFocus()

    @Slot()
    def _toggle_strong(self) -> None:
        if not self.editor.isReadOnly():
            toggle_strong(self.editor)
            self.editor.setFocus()
