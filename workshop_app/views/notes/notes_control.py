"""What is noted from any step: decisions, and a quiet word on topics that a day leaves open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from workshop_app.model.implementation import ParkedTopic
from workshop_app.phases import agenda
from workshop_app.phases.decisions import DecisionNote, add_decision
from workshop_app.phases.parked_topics import CLEARING_STEPS, read_topics
from workshop_app.phases.places import Place
from workshop_app.phases.step import TablePane, TableSubject
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _, ngettext
from workshop_app.views.bridge import ChangeBridge, Message
from workshop_app.views.parts.notice_bar import NoticeBar

if TYPE_CHECKING:
    from workshop_app.views.notes.decision_panel import DecisionPanel

DECISION_KEYS = "Ctrl+Shift+E"
DECISION_DRAFT = "decision"  # its place among the drafts


class NotesControl(QObject):
    """Opens the panel of decisions, and reminds of the Themenspeicher at a day's end."""

    place_wanted = Signal(object)  # places.Place: where the topics are cleared
    left = Signal()  # the focus may go back to where capturing goes on

    def __init__(
        self, workshop: WorkshopFile, bridge: ChangeBridge, notice: NoticeBar, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._bridge = bridge
        self._notice = notice
        self._step = ""
        self._reminds = False  # the notice is ours
        self._cockpit = parent
        self._panel: DecisionPanel | None = None
        bridge.committed.connect(self._on_committed)
        if DECISION_DRAFT in bridge.drafts.store.kept:
            self.panel.hide()  # made, with the draft in it

    @property
    def panel(self) -> "DecisionPanel":
        """Where a decision is typed; made when it is first wanted."""
        if self._panel is None:
            from workshop_app.views.notes.decision_panel import DecisionPanel  # not at start

            self._panel = DecisionPanel(self._save, self._cockpit)
            self._panel.closed.connect(self.left)
            self._panel.keep_drafts(self._bridge.drafts, DECISION_DRAFT, self.note_decision)
        return self._panel

    def show_step(self, key: str) -> None:
        """What is noted from now on belongs to this step."""
        self._step = key

    @Slot()
    def note_decision(self) -> None:
        """Open the panel, from anywhere."""
        if self._workshop.is_read_only:
            self._bridge.tell(Message(_("Die Datei ist nur zum Lesen geöffnet.")))
            return
        with self._workshop.read() as session:
            row = agenda.row_of(session, self._step)
        self.panel.open_panel(row.text.title if row is not None else "")

    def save_draft(self) -> None:
        """Keep a decision that is typed but not confirmed, before the workshop is closed."""
        if self._panel is not None:
            self._panel.save_draft()

    @Slot(str)
    def remind(self, finished: str) -> None:
        """Tell of topics without a Verbleib when a day ends."""
        if finished not in CLEARING_STEPS or self._workshop.is_read_only:
            return
        count = self._open_count()
        if not count:
            return
        text = ngettext(
            "Ein Thema im Themenspeicher hat noch keinen Verbleib.",
            "{count} Themen im Themenspeicher haben noch keinen Verbleib.",
            count,
        )
        place = _clearing_place(finished)
        self._notice.show_notice(
            text.format(count=count),
            offers=[(_("Jetzt klären"), lambda: self.place_wanted.emit(place))],
        )
        self._reminds = True

    def _save(self, note: DecisionNote) -> bool:
        step = self._step
        label = _("Entscheidung festgehalten")

        def add(session: Session) -> bool:
            add_decision(session, note, step=step)
            return True

        is_saved = bool(self._bridge.act(label, add))
        if is_saved:
            self._bridge.tell(Message(label, offers_undo=True))
        return is_saved

    def _open_count(self) -> int:
        with self._workshop.read() as session:
            return sum(topic.is_open for topic in read_topics(session))

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        if self._reminds and change.ids_in(ParkedTopic.__tablename__) and not self._open_count():
            self._notice.dismiss()
            self._reminds = False


def _clearing_place(step: str) -> Place:
    panes = agenda.all_steps()[step].panes
    for number, pane in enumerate(panes):
        if isinstance(pane, TablePane) and pane.subject is TableSubject.PARKED_TOPICS:
            return Place(step, number)
    return Place(step)
