"""The line above the step that tells of drafts, and what can be done with them."""

from PySide6.QtCore import QObject, Slot

from workshop_app import german
from workshop_app.phases import agenda
from workshop_app.storage.drafts import Draft
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _, ngettext
from workshop_app.views.drafts.drafts import DraftDesk
from workshop_app.views.parts.notice_bar import NoticeBar


class DraftNotice(QObject):
    """Shows the line while there are drafts of an earlier session that nobody has touched.

    Those in sight can be confirmed or given up together; to the others it leads.
    """

    def __init__(self, desk: DraftDesk, workshop: WorkshopFile, bar: NoticeBar) -> None:
        super().__init__(bar)
        self._desk = desk
        self._workshop = workshop
        self._bar = bar
        self._shown: tuple[tuple[Draft, ...], ...] = ()
        desk.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Look again at what waits."""
        waiting, elsewhere = self._desk.waiting, self._desk.elsewhere
        here = tuple(field.draft for field in waiting if field.draft is not None)
        if (here, elsewhere) == self._shown:
            return
        self._shown = (here, elsewhere)
        if not here and not elsewhere:
            self._bar.dismiss()
            return
        offers = [(_("Zeigen"), self._show)]
        if here:
            offers.append((_("Übernehmen"), self._accept))
        offers.append((_("Verwerfen"), self._discard))
        fields = [_named(draft) for draft in here]
        fields += [self._named_with_step(draft) for draft in elsewhere]
        text = ngettext(
            "Ein Entwurf, noch nicht gesichert: {fields}",
            "{count} Entwürfe, noch nicht gesichert: {fields}",
            len(fields),
        )
        self._bar.show_notice(
            text.format(count=len(fields), fields=" · ".join(fields)),
            tone="warning",
            offers=offers,
        )

    def _named_with_step(self, draft: Draft) -> str:
        with self._workshop.read() as session:
            row = agenda.row_of(session, draft.step)
        if row is None:
            return _named(draft)
        return _("{field} im Schritt „{step}“").format(field=_named(draft), step=row.text.title)

    def _show(self) -> None:
        for field in self._desk.waiting[:1]:
            field.parts.focus()
            return
        for draft in self._desk.elsewhere[:1]:
            self._desk.step_wanted.emit(draft.step)

    def _accept(self) -> None:
        for field in self._desk.waiting:
            field.accept()

    def _discard(self) -> None:
        """Give up what is in sight; where nothing is, what the line names."""
        waiting = self._desk.waiting
        for field in waiting:
            field.discard()
        if not waiting:
            self._desk.forget(draft.place for draft in self._desk.elsewhere)


def _named(draft: Draft) -> str:
    return _("{field} ({time})").format(
        field=draft.field, time=german.format_time(draft.at.astimezone())
    )
