"""What stands beside the work of a step and gives way where there is little room."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.views.look.theme import px


class SideColumn(QWidget):
    """Rather narrower than usual than out of sight; never wider than usual."""

    def __init__(self, *, usual: int, least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual, self._least = usual, least
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As wide as usual."""
        return QSize(px(self._usual), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as makes sense."""
        return QSize(px(self._least), super().minimumSizeHint().height())
