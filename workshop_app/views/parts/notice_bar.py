"""A line that stays until it is dealt with: what is going on, and what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING, set_style
from workshop_app.views.parts.widgets import leave_focus_by_mouse, make_button, make_icon_button

Offer = tuple[str, Callable[[], object]]  # what a button says and does


class NoticeBar(QFrame):
    """Hidden until it is told something; the buttons stand behind the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "banner")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.buttons: list[QPushButton] = []
        self.close_button = make_icon_button("close", _("Hinweis schließen"))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(SPACING.l, SPACING.s - 2, SPACING.s, SPACING.s - 2)
        self._line.setSpacing(SPACING.s)
        self._line.addWidget(self.text, 1)
        self._line.addWidget(self.close_button)
        self.close_button.clicked.connect(self.dismiss)
        self.hide()

    def show_notice(
        self, text: str, *, tone: str = "", offers: Sequence[Offer] = (), can_close: bool = True
    ) -> None:
        """Show something else.

        Args:
            text: one or two sentences.
            tone: ok, warning or error; empty for a plain one.
            offers: a button each.
            can_close: False while it tells of something that goes on.
        """
        self._clear_buttons()
        self.text.setText(text)
        set_style(self, tone=tone)
        for name, action in offers:
            button = make_button(name, kind="quiet")
            button.clicked.connect(_without_arguments(action))
            self._line.insertWidget(self._line.count() - 1, button)
            self.buttons.append(button)
        self.close_button.setVisible(can_close)
        leave_focus_by_mouse(self)
        self.show()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def update_text(self, text: str) -> None:
        """Say something else and leave the buttons alone."""
        self.text.setText(text)

    def dismiss(self) -> None:
        """Close it, as somebody wants."""
        self.hide()
        self._clear_buttons()

    def _clear_buttons(self) -> None:
        for button in self.buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons.clear()


def _without_arguments(action: Callable[[], object]) -> Callable[[], object]:
    """A slot that leaves out whether the button is checked."""
    return lambda: action()
