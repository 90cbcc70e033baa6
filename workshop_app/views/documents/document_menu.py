"""The menu of all documents that can be written, beside the button for the concept."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.translation import _
from workshop_app.views.top_bar import DOCUMENTS_KEYS, EXPORT_KEYS

__all__ = ["DOCUMENTS_KEYS", "DocumentMenu"]


class DocumentMenu(QMenu):
    """The concept first, which Enter takes; what is internal stands apart."""

    document_wanted = Signal(object)  # a DocumentKind
    folder_wanted = Signal()  # all of them that may be published

    def __init__(self, parent: QWidget, choose_template: Callable[[], None]) -> None:
        super().__init__(_("Unterlagen exportieren"), parent)
        self.setToolTipsVisible(True)
        self.documents: dict[DocumentKind, QAction] = {}
        public = [kind for kind in DocumentKind if not kind.is_internal]
        for kind in public:
            self._add(kind)
        self.setDefaultAction(self.documents[DocumentKind.CONCEPT])
        self.addSeparator()
        self.folder = self.addAction(_("Alles in einen Ordner …"))
        self.folder.setToolTip(
            _("Alle Unterlagen hier darüber; als PDF auch, wo LibreOffice oder Word da ist")
        )
        self.folder.triggered.connect(self.folder_wanted)
        self.addSeparator()
        for kind in DocumentKind:
            if kind not in public:
                self._add(kind)
        self.addSeparator()
        self.template = self.addAction(_("Word-Vorlage …"))
        self.template.setToolTip(_("Alle Unterlagen im Aussehen der Kommune"))
        self.template.triggered.connect(choose_template)
        self.triggered.connect(self._on_triggered)

    def show_below(self, button: QWidget) -> None:
        """Open it under a button, within its window, with the concept chosen."""
        window = button.window()
        right = window.mapToGlobal(QPoint(window.width(), 0)).x() - self.sizeHint().width()
        place = button.mapToGlobal(QPoint(0, button.height()))
        self.popup(QPoint(min(place.x(), right), place.y()))
        self.setActiveAction(self.documents[DocumentKind.CONCEPT])

    def _add(self, kind: DocumentKind) -> None:
        title = kind.about.title
        if kind is DocumentKind.MEASURES:
            title = _("{title} für Excel").format(title=title)
        text = _("{title} …").format(title=title)
        if kind is DocumentKind.CONCEPT:
            keys = QKeySequence(EXPORT_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
            text = f"{text}\t{keys}"
        action = self.documents[kind] = self.addAction(text)
        action.setToolTip(kind.about.sentence)
        action.setData(kind.value)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action in self.documents.values():
            self.document_wanted.emit(DocumentKind(action.data()))
