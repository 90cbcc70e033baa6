"""A page as it will be printed, small, and the way to the next one."""

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.translation import _, ngettext
from workshop_app.views.look.theme import PALETTE, SPACING
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_icon_button, make_label
from workshop_app.views.printing.output import page_image
from workshop_app.views.printing.pages import Pages

_LEAST = QSize(240, 240)


class PageSheet(QWidget):
    """Shows one page as large as there is room, or a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._pages: Pages | None = None
        self._number = 0
        self._image: QImage | None = None
        self.sentence = ""

    def show_page(self, pages: Pages | None, number: int, sentence: str = "") -> None:
        """Show a page; without one, why there is none."""
        self._pages, self._number, self.sentence = pages, number, sentence
        self._image = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page in the new size."""
        super().resizeEvent(event)
        self._image = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page with an edge."""
        painter = QPainter(self)
        if self._pages is None:
            painter.setPen(QColor(PALETTE.text_muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, self.sentence)
            return
        place = self._place(self._pages)
        ratio = self.devicePixelRatioF()
        if self._image is None:
            self._image = page_image(self._pages, self._number, round(place.width() * ratio))
        painter.drawImage(place, self._image)
        painter.setPen(QPen(QColor(PALETTE.control_line), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _place(self, pages: Pages) -> QRect:
        size = pages.size.scaled(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio).toSize()
        place = QRect(0, 0, max(1, size.width()), max(1, size.height()))
        place.moveCenter(self.rect().center())
        return place


class PagePreview(QWidget):
    """A page with what it is and arrows to the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = named(PageSheet(), "page", _("Vorschau"))
        self.facts = make_label(role="muted")
        self.last_button = make_icon_button("chevron_left", _("Seite davor"))
        self.next_button = make_icon_button("chevron_right", _("Nächste Seite"))
        for button in (self.last_button, self.next_button):
            button.setFixedSize(SPACING.control_height, SPACING.control_height)
        self._pages: Pages | None = None
        self._number = 0
        line = QHBoxLayout()
        line.addStretch(1)
        for widget in (self.last_button, self.facts, self.next_button):
            line.addWidget(widget)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addWidget(self.sheet, 1)
        layout.addLayout(line)
        self.last_button.clicked.connect(self._show_last)
        self.next_button.clicked.connect(self._show_next)

    def show_pages(self, pages: Pages | None, sentence: str = "") -> None:
        """Show the first page, or the one in sight if the paper was only renewed."""
        is_same = self._pages is not None and pages is not None and pages.size == self._pages.size
        count = len(pages.paint) if pages else 0
        self._number = min(self._number, count - 1) if is_same else 0
        self._pages = pages
        self._show(sentence)

    def go_to_first(self) -> None:
        """Begin at the first page again; for another paper."""
        self._number = 0

    def _show(self, sentence: str = "") -> None:
        pages = self._pages
        count = len(pages.paint) if pages else 0
        self.sheet.show_page(pages, self._number, sentence)
        text = ngettext("{count} Seite", "{count} Seiten", count).format(count=count)
        if pages is None:
            self.facts.setText("")
        elif count == 1:
            self.facts.setText(f"{text} · {pages.name}")
        else:
            place = _("Seite {number} von {count}").format(number=self._number + 1, count=count)
            self.facts.setText(f"{place} · {pages.name}")
        self.last_button.setVisible(count > 1)
        self.next_button.setVisible(count > 1)
        self.last_button.setEnabled(self._number > 0)
        self.next_button.setEnabled(self._number < count - 1)

    @Slot()
    def _show_last(self) -> None:
        self._number -= 1
        self._show()

    @Slot()
    def _show_next(self) -> None:
        self._number += 1
        self._show()
