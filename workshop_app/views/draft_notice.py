"""The line above the step that tells of drafts, and what can be done with them."""

from PySide6.QtCore import QObject, Slot

from workshop_app.translation import _, ngettext
from workshop_app.views.drafts import DraftDesk
from workshop_app.views.notice_bar import NoticeBar


class DraftNotice(QObject):
    """Shows the line while a field in sight holds a draft that nobody has touched."""

    def __init__(self, desk: DraftDesk, bar: NoticeBar) -> None:
        super().__init__(bar)
        self._desk = desk
        self._bar = bar
        desk.changed.connect(self._refresh)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        waiting = self._desk.waiting
        if not waiting:
            self._bar.dismiss()
            return
        text = ngettext(
            "Noch nicht gesichert, aus der letzten Sitzung: {fields}.",
            "{count} Entwürfe aus der letzten Sitzung, noch nicht gesichert: {fields}.",
            len(waiting),
        )
        fields = " · ".join(field.describe() for field in waiting)
        self._bar.show_notice(
            text.format(count=len(waiting), fields=fields),
            tone="warning",
            offers=[
                (_("Zeigen"), self._show),
                (_("Übernehmen"), self._accept),
                (_("Verwerfen"), self._discard),
            ],
        )

    def _show(self) -> None:
        for field in self._desk.waiting[:1]:
            field.parts.focus()

    def _accept(self) -> None:
        for field in self._desk.waiting:
            field.accept()

    def _discard(self) -> None:
        for field in self._desk.waiting:
            field.discard()
