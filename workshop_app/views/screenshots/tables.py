"""Pictures of a table that has more columns than fit."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from workshop_app.views.cockpit import Cockpit
from workshop_app.views.main_window import MainWindow
from workshop_app.views.table.view import TableView

TABLE_STEP = "V-02"


def table_screens(window: MainWindow, cockpit: Cockpit) -> Iterator[tuple[str, QWidget]]:
    """At the last column, with the names still in sight."""
    view = cockpit.area.current_view()
    if isinstance(view, TableView):
        last = view.model.columnCount() - 1
        view.cells.setCurrentIndex(view.model.index(0, last))
        yield f"{TABLE_STEP}-tabelle-seitwaerts", window
