"""Tabs of the Handlungsfelder above a sheet, with how many items each has."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from workshop_app.phases.sheets.sheet_entries import FieldTab
from workshop_app.translation import _, ngettext
from workshop_app.views.look.theme import px

_WIDEST_TITLE, _NARROWEST_TITLE, _SCROLLED_TITLE = 220, 76, 150  # pixels
_STEP = 4
_TAB_PADDING = 25  # of a tab in the style sheet, both sides


class SheetTabs(QTabBar):
    """Long titles end in …; where there is no room for all tabs they scroll."""

    field_chosen = Signal(object)  # key of the field, or None for „Ohne Handlungsfeld“

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self._tabs: tuple[FieldTab, ...] = ()
        self.currentChanged.connect(self._on_current_changed)

    @property
    def tabs(self) -> tuple[FieldTab, ...]:
        """What is shown."""
        return self._tabs

    def current_tab(self) -> FieldTab | None:
        """The chosen field; None while there are none."""
        place = self.currentIndex()
        return self._tabs[place] if 0 <= place < len(self._tabs) else None

    def show_tabs(self, tabs: Sequence[FieldTab], field_id: uuid.UUID | None) -> None:
        """Show these fields with one chosen, or the first where it is not among them."""
        self.blockSignals(True)
        if [tab.id for tab in tabs] != [tab.id for tab in self._tabs]:
            while self.count():
                self.removeTab(0)
            for _tab in tabs:
                self.addTab("")
        self._tabs = tuple(tabs)
        self._label_all()
        if any(tab.id == field_id for tab in tabs):
            self.setCurrentIndex([tab.id for tab in tabs].index(field_id))
        self.blockSignals(False)

    def choose(self, number: int) -> None:
        """Choose the field at this place, if there is one."""
        if number < self.count():
            self.setCurrentIndex(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the titles the room there is."""
        super().resizeEvent(event)
        self._label_all()

    def _label_all(self) -> None:
        """Cut all titles to the same width, so that all tabs are in sight if that can be."""
        metrics = self.fontMetrics()
        titles = [metrics.horizontalAdvance(tab.title) for tab in self._tabs]
        room = self.width() - sum(
            metrics.horizontalAdvance(f"  {tab.count}") + px(_TAB_PADDING) for tab in self._tabs
        )
        widths = range(_WIDEST_TITLE, _NARROWEST_TITLE, -_STEP)
        fitting = (most for most in widths if sum(min(title, most) for title in titles) <= room)
        widest = next(fitting, _SCROLLED_TITLE)
        for place, tab in enumerate(self._tabs):
            self._label(place, tab, widest)

    def _label(self, place: int, tab: FieldTab, widest: int) -> None:
        title = self.fontMetrics().elidedText(tab.title, Qt.TextElideMode.ElideRight, widest)
        text = f"{title}  {tab.count}".replace("&", "&&")
        if self.tabText(place) == text:
            return
        self.setTabText(place, text)
        keys = _("Alt+{number}").format(number=place + 1) if place < 9 else ""
        self.setTabToolTip(place, " · ".join(part for part in (tab.title, keys) if part))
        count = ngettext("{count} Eintrag", "{count} Einträge", tab.count).format(count=tab.count)
        self.setAccessibleTabName(place, f"{tab.title}, {count}")

    @Slot(int)
    def _on_current_changed(self, place: int) -> None:
        if 0 <= place < len(self._tabs):
            self.field_chosen.emit(self._tabs[place].id)
