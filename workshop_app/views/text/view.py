"""Continuous text: a heading, the text with its word count, and what the room wrote towards it."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from workshop_app.model.board import Card, Cluster
from workshop_app.model.goals import GoalStatus, Vision
from workshop_app.model.municipality import Municipality
from workshop_app.model.workshop import ChapterText
from workshop_app.phases import texts
from workshop_app.phases.labels import label
from workshop_app.phases.step import TextPane
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _, ngettext
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.look.theme import SPACING, set_style
from workshop_app.views.pane_view import PaneView
from workshop_app.views.parts.delayed_save import DelayedSave
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.segmented_buttons import SegmentedButtons
from workshop_app.views.parts.side_column import SideColumn
from workshop_app.views.parts.widgets import make_label
from workshop_app.views.text.inspiration_model import CARD_TEXT_ROLE, InspirationModel

_NOT_ASKED = "offen"
_TEXT_TABLES = (Vision.__tablename__, Municipality.__tablename__, ChapterText.__tablename__)
_BOARD_TABLES = (Card.__tablename__, Cluster.__tablename__)
_LEAST_SOURCE_WIDTH = 150
_SOURCE_WIDTH = 260


class TextView(PaneView):
    """Leitbild, Integrationsverständnis or Vorwort."""

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        step: str,
        pane: TextPane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workshop, bridge, step, parent)
        self._subject = pane.subject
        self._guide = texts.GUIDES[pane.subject]
        self._make(pane)
        self._lay_out()
        self._connect()
        self._reload()
        self._reload_inspirations()
        for field, save in (("heading", self._heading_save), ("text", self._text_save)):
            save.keep_drafts(bridge.drafts)
            save.aim_draft(f"text/{pane.subject}/{field}")

    def _make(self, pane: TextPane) -> None:
        self.heading = named(QLineEdit(), "text_heading", self._guide.heading_label)
        self.editor = named(QPlainTextEdit(), "text_editor", pane.title)
        self.editor.setPlaceholderText(self._guide.hint)
        self.editor.setTabChangesFocus(True)
        self.editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.word_count = make_label(role="muted")
        states = [(state.value, label(state)) for state in GoalStatus]
        self.status = SegmentedButtons([(_NOT_ASKED, _("offen")), *states], _("Zustimmung im Raum"))
        self.inspirations = named(
            QListView(), "text_inspirations", _("Karten aus dem Zukunftsbild")
        )
        self._inspiration_model = InspirationModel(self)
        self.inspirations.setResizeMode(QListView.ResizeMode.Adjust)
        self.inspirations.setModel(self._inspiration_model)
        self.inspirations.setWordWrap(True)
        self.inspirations.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inspirations.setToolTip(_("Eingabetaste übernimmt den Text an der Schreibstelle"))
        self._heading_save = DelayedSave(self.heading)
        self._text_save = DelayedSave(self.editor)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACING.s)
        heading_label = make_label(self._guide.heading_label, "small")
        heading_label.setBuddy(self.heading)
        for widget in (heading_label, self.heading):
            widget.setVisible(self._guide.has_heading)
            left.addWidget(widget)
        left.addWidget(self.editor, 1)
        left.addWidget(self.word_count)
        self._status_row = QWidget()
        foot = QHBoxLayout(self._status_row)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(make_label(_("Zustimmung im Raum"), "small"))
        foot.addStretch(1)
        foot.addWidget(self.status)
        self._status_row.setVisible(self._guide.has_status)
        left.addWidget(self._status_row)

        self._source = SideColumn(usual=_SOURCE_WIDTH, least=_LEAST_SOURCE_WIDTH)
        right = QVBoxLayout(self._source)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(make_label(_("Aus dem Raum"), "section"))
        right.addWidget(self.inspirations, 1)

        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xl)
        layout.addLayout(left, 1)
        layout.addWidget(self._source)

    def _connect(self) -> None:
        self._heading_save.due.connect(self._save_heading)
        self._text_save.due.connect(self._save_text)
        self.editor.textChanged.connect(self._show_word_count)
        self.status.selected.connect(self._save_status)
        self.inspirations.activated.connect(self._insert)
        self.bridge.committed.connect(self._on_committed)

    def focus_entry(self) -> None:
        """Write on at the end of the text."""
        self.editor.setFocus()
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    def save_pending(self) -> None:
        """Save what is typed."""
        self._heading_save.flush()
        self._text_save.flush()

    @Slot(object)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(*_TEXT_TABLES):
            self._reload()
        if change.ids_in(*_BOARD_TABLES):
            self._reload_inspirations()

    def _reload(self) -> None:
        with self.workshop.read() as session:
            saved = texts.read(session, self._subject)
        self._heading_save.load(saved.heading)
        self._text_save.load(saved.text)
        known = isinstance(saved.status, GoalStatus)
        self.status.select(str(saved.status) if known else _NOT_ASKED)
        self._show_word_count()

    def _reload_inspirations(self) -> None:
        with self.workshop.read() as session:
            found = texts.inspirations(session, self._subject)
        self._inspiration_model.show(found)
        self._source.setVisible(bool(found))

    @Slot()
    def _show_word_count(self) -> None:
        count = texts.word_count(self.editor.toPlainText())
        least, most = self._guide.least_words, self._guide.most_words
        words = ngettext("{count} Wort", "{count} Wörter", count).format(count=count)
        usual = _("üblich sind {least} bis {most}").format(least=least, most=most)
        self.word_count.setText(f"{words} · {usual}")
        set_style(self.word_count, role="muted" if least <= count <= most else "warning")

    @Slot(str)
    def _save_text(self, text: str) -> None:
        self.bridge.act(
            _("Text geändert"), lambda session: texts.set_text(session, self._subject, text)
        )

    @Slot(str)
    def _save_heading(self, heading: str) -> None:
        self.bridge.act(
            _("Überschrift geändert"),
            lambda session: texts.set_heading(session, self._subject, heading),
        )

    @Slot(str)
    def _save_status(self, key: str) -> None:
        status = None if key == _NOT_ASKED else GoalStatus(key)
        self.bridge.act(
            _("Zustimmung festgehalten"),
            lambda session: texts.set_vision_status(session, status),
        )

    @Slot(QModelIndex)
    def _insert(self, index: QModelIndex) -> None:
        text = index.data(CARD_TEXT_ROLE)
        if text:
            self.editor.insertPlainText(text)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
