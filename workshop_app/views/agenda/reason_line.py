"""Why a step took longer: a quiet line that nobody has to fill in."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.phases.schedule import step_timer
from workshop_app.phases.schedule.timing import Overrun
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.widgets import make_icon_button, make_label


class ReasonLine(QWidget):
    """Hidden until a step is left that took clearly longer than planned."""

    left = Signal()  # the focus may go back to where capturing goes on

    def __init__(
        self, workshop: WorkshopFile, bridge: ChangeBridge, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_read_only = workshop.is_read_only
        self._bridge = bridge
        self._overrun: Overrun | None = None
        self.question = make_label("", "small", wrap=True)
        self.entry = QLineEdit()
        self.entry.setPlaceholderText(_("Grund, wenn Sie mögen"))
        self.close_button = make_icon_button("close", _("Ohne Grund weiter"))
        line = QHBoxLayout()
        line.setSpacing(SPACING.xs)
        line.addWidget(self.entry, 1)
        line.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACING.xs, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addWidget(self.question)
        layout.addLayout(line)
        self.entry.returnPressed.connect(self._keep)
        self.close_button.clicked.connect(self._close)
        self.hide()

    def offer(self, overrun: Overrun | None) -> None:
        """Ask about this step, or about none; what was typed for another is kept first."""
        self.save_pending()
        self._overrun = overrun
        self.setVisible(overrun is not None and not self._is_read_only)
        if overrun is None:
            return
        text = _("„{step}“ dauerte {minutes} länger als geplant.").format(
            step=overrun.title, minutes=german.format_minutes(overrun.minutes)
        )
        self.question.setText(text)
        self.entry.setAccessibleName(_("Grund: {question}").format(question=text))
        self.entry.clear()

    def save_pending(self) -> None:
        """Keep what is typed."""
        text = self.entry.text().strip()
        if self._overrun is not None and text:
            key = self._overrun.key

            def keep(session: Session) -> bool:
                step_timer.set_reason(session, key=key, reason=text)
                return True

            if self._bridge.act(_("Grund der Abweichung notiert"), keep):
                self.entry.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape does without a reason."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _keep(self) -> None:
        self.save_pending()
        if not self.entry.text().strip():  # else the disk did not take it
            self._close()

    @Slot()
    def _close(self) -> None:
        self._overrun = None
        self.entry.clear()
        self.hide()
        self.left.emit()
