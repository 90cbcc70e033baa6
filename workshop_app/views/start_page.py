"""The start page: the workshops of late, and the ways to another one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from workshop_app import __version__
from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.look.view_menu import VIEW_KEYS
from workshop_app.views.parts.notice_bar import NoticeBar
from workshop_app.views.parts.widgets import EmptyState, describe_keys, make_button, make_label
from workshop_app.views.recent_list import RecentList
from workshop_app.views.recent_model import RecentModel
from workshop_app.views.settings import Settings
from workshop_app.views.worker import Job, Progress

_PANEL_WIDTH = 360
_WIDEST_LIST = 1080


class StartPage(QWidget):
    """Shows what the settings remember; opens nothing itself."""

    new_wanted = Signal()
    open_wanted = Signal()
    import_wanted = Signal()
    sample_wanted = Signal()
    view_menu_wanted = Signal()
    recent_chosen = Signal(str)  # path

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._look: Job | None = None
        self.new_button = make_button(
            _("Neuer Workshop"), kind="primary", icon_name="add", shortcut="Ctrl+N"
        )
        self.open_button = make_button(_("Öffnen …"), icon_name="folder_open", shortcut="Ctrl+O")
        self.import_button = make_button(
            _("Austauschdatei einlesen …"), icon_name="download", shortcut="Ctrl+I"
        )
        self.sample_button = make_button(
            _("Beispiel öffnen"), icon_name="menu_book", shortcut="Ctrl+B"
        )
        self.view_button = make_button(_("Ansicht"), kind="quiet", icon_name="settings")
        self.notice = NoticeBar()
        self.model = RecentModel(self)
        self.list = RecentList()
        self.list.setModel(self.model)
        self.empty = EmptyState(
            "history",
            _("Noch kein Workshop geöffnet"),
            _("Legen Sie einen neuen an, oder sehen Sie sich zuerst das Beispiel an."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_panel(), 2)
        column = QWidget()
        column.setMaximumWidth(px(_WIDEST_LIST))
        right = QVBoxLayout(column)
        right.setContentsMargins(2 * SPACING.xl, 2 * SPACING.xl, 2 * SPACING.xl, SPACING.xl)
        right.setSpacing(SPACING.m)
        right.addWidget(self.notice)
        right.addWidget(make_label(_("Zuletzt geöffnet"), "headline"))
        right.addWidget(self._stack, 1)
        layout.addWidget(column, 3)

    def _make_panel(self) -> QScrollArea:
        panel = QFrame()
        panel.setProperty("surface", "rail")
        area = QScrollArea(widgetResizable=True)  # for when everything is large
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMaximumWidth(px(_PANEL_WIDTH))
        area.setWidget(panel)
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(2 * SPACING.xl, 2 * SPACING.xl, 2 * SPACING.xl, SPACING.xl)
        layout.setSpacing(SPACING.s)
        layout.addWidget(make_label(_("Konzeptwerkstatt"), "title"))
        promise = _("In zwei Tagen vom ersten Stichwort zum Entwurf des Integrationskonzepts.")
        layout.addWidget(make_label(promise, "muted", wrap=True))
        layout.addSpacing(SPACING.xl)
        layout.addWidget(self.new_button)
        layout.addWidget(self.open_button)
        layout.addSpacing(SPACING.xl)
        sample = _(
            "Die erfundene Stadt Brückstadt mit allem, was zwei Tage bringen. Die Datei liegt "
            "danach in Ihren Dokumenten im Ordner „Konzeptwerkstatt“."
        )
        other = _("Liest einen Workshop im offenen Austauschformat (JSON).")
        for button, sentence in ((self.sample_button, sample), (self.import_button, other)):
            layout.addWidget(button)
            layout.addWidget(make_label(sentence, "small", wrap=True))
            layout.addSpacing(SPACING.s)
        layout.addStretch(1)
        self.view_button.setToolTip(describe_keys(VIEW_KEYS))
        layout.addWidget(self.view_button, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(make_label(_("Version {number}").format(number=__version__), "small"))
        return area

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.new_wanted)
        self.open_button.clicked.connect(self.open_wanted)
        self.import_button.clicked.connect(self.import_wanted)
        self.sample_button.clicked.connect(self.sample_wanted)
        self.view_button.setObjectName("view_button")
        self.view_button.clicked.connect(self.view_menu_wanted)
        self.list.opened.connect(self.recent_chosen)
        self.list.removed.connect(self._forget)

    def refresh(self) -> None:
        """Show the recent workshops as they are remembered now."""
        recent = self._settings.recent
        self.model.show_workshops(recent)
        self._stack.setCurrentWidget(self.list if recent else self.empty)
        if recent:
            self.list.setCurrentIndex(self.model.index(0))

    def showEvent(self, event: QShowEvent) -> None:
        """Look which files are still there; a network drive may take its time."""
        super().showEvent(event)
        self.look_for_files()
        first: QWidget = self.list if self.model.rowCount() else self.new_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_for_files(self) -> None:
        """Mark the workshops whose files are gone, without waiting for it."""
        self.stop()
        paths = [workshop.path for workshop in self._settings.recent]
        if not paths:
            return

        def look(progress: Progress) -> list[str]:
            missing = []
            for path in paths:
                progress.check()
                if not Path(path).is_file():
                    missing.append(path)
            return missing

        self._look = Job(look)
        self._look.succeeded.connect(self._on_looked)
        self._look.start()

    def stop(self) -> None:
        """Look no further."""
        if self._look is not None:
            self._look.abandon()
            self._look = None

    @Slot(object)
    def _on_looked(self, missing: Sequence[str]) -> None:
        self.stop()
        self.model.mark_missing(missing)

    @Slot(str)
    def _forget(self, path: str) -> None:
        row = self.list.currentIndex().row()
        self._settings.forget(path)
        self.refresh()
        last = self.model.rowCount() - 1
        index = self.model.index(min(row, last)) if last >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        if not index.isValid():
            self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)
