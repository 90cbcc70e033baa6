"""Points out that a proposal has changed since somebody put the text in own words."""

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from workshop_app.concept.text_changes import Piece, compared
from workshop_app.translation import _
from workshop_app.views.look.theme import PALETTE, SPACING, px
from workshop_app.views.parts.widgets import make_button, make_label

_MOST_HEIGHT: Final = 132


class ProposalText(QTextBrowser):
    """As high as its text, up to a limit; from there on it scrolls."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("proposal")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)

    def show_pieces(self, pieces: tuple[Piece, ...], colour: str, *, is_gone: bool = False) -> None:
        """Show a text with what is different in it."""
        line = "line-through" if is_gone else "underline"
        marked = f'<span style="color:{colour};text-decoration:{line}">{{}}</span>'
        html = "".join(
            marked.format(escape(piece.text)) if piece.is_different else escape(piece.text)
            for piece in pieces
        )
        self.setHtml(html.replace("\n", "<br>") or escape(_("(kein Text)")))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew where the lines break elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        frame = self.height() - self.viewport().height()
        height = min(round(self.document().size().height()), px(_MOST_HEIGHT)) + frame
        if height != self.minimumHeight():
            self.setFixedHeight(height)


class PassageNews(QFrame):
    """The old and the new proposal beside each other, and what to do about it."""

    keep_wanted = Signal()
    take_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "banner")
        self.setProperty("tone", "warning")
        self._shown = ("", "")
        self.headline = make_label("", "strong", wrap=True)
        self.old = ProposalText(_("Alter Vorschlag"))
        self.new = ProposalText(_("Neuer Vorschlag"))
        self.keep_button = make_button(_("So lassen"))
        self.take_button = make_button(_("Übernehmen"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.m, SPACING.s, SPACING.m, SPACING.s)
        layout.setSpacing(SPACING.xs)
        head = QHBoxLayout()
        head.setSpacing(SPACING.s)
        head.addWidget(self.headline, 1)
        head.addWidget(self.keep_button)
        head.addWidget(self.take_button)
        layout.addLayout(head)
        texts = QHBoxLayout()
        texts.setSpacing(SPACING.l)
        for title, text in ((_("Alter Vorschlag"), self.old), (_("Neuer Vorschlag"), self.new)):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(make_label(title, "small"))
            column.addWidget(text)
            column.addStretch(1)
            texts.addLayout(column, 1)
        layout.addLayout(texts)
        self.keep_button.clicked.connect(self.keep_wanted)
        self.take_button.clicked.connect(self.take_wanted)

    def show_change(self, old: str, new: str) -> None:
        """Show what the proposal was, and what it is now; empty: there is none any more."""
        self._shown = old, new
        self.headline.setText(
            _("Seit Ihrer Bearbeitung hat sich der Vorschlag geändert.")
            if new
            else _("Seit Ihrer Bearbeitung ist der Vorschlag für diese Stelle entfallen.")
        )
        before, after = compared(_unmarked(old), _unmarked(new))
        self.old.show_pieces(before, PALETTE.error, is_gone=True)
        self.new.show_pieces(after, PALETTE.ok)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "take_button"):
            self.show_change(*self._shown)


def _unmarked(text: str) -> str:
    return text.replace("**", "")
