"""What can be done about a delay: each proposal with what it does to which step."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workshop_app import german
from workshop_app.model.workshop import Event, OwnStep, StepRun
from workshop_app.phases.schedule import replanning
from workshop_app.phases.schedule.replanning import Cut, Proposal, ProposalKind
from workshop_app.storage.workshop_file import Change
from workshop_app.translation import _
from workshop_app.views.agenda.plan_texts import clock_text
from workshop_app.views.agenda.step_timer import StepTimer
from workshop_app.views.bridge import ChangeBridge, Message
from workshop_app.views.look.theme import SPACING
from workshop_app.views.look.window_size import size_window
from workshop_app.views.parts.widgets import EmptyState, make_button, make_label, make_surface

_SIZE = (520, 560)
_TABLES = tuple(kind.__tablename__ for kind in (StepRun, OwnStep, Event))


class ReplanDialog(QDialog):
    """Beside the cockpit, not over it: capturing goes on while it is open."""

    def __init__(
        self, bridge: ChangeBridge, timer: StepTimer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Zeitplan anpassen"))
        size_window(self, *_SIZE)
        self._bridge = bridge
        self._timer = timer
        self.headline = make_label("", "headline")
        self.sentence = make_label("", "muted", wrap=True)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(_("Vorschläge"))
        self.close_button = make_button(_("Nichts ändern"))

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.l)
        layout.setSpacing(SPACING.s)
        layout.addWidget(self.headline)
        layout.addWidget(self.sentence)
        layout.addSpacing(SPACING.s)
        layout.addWidget(self._scroll, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        layout.addLayout(row)

        self.close_button.clicked.connect(self.close)
        bridge.committed.connect(self._on_committed)
        self.proposals: tuple[Proposal, ...] = ()
        self._propose()

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(*_TABLES):
            self._propose()

    def _propose(self) -> None:
        time, ahead = self._timer.now(), self._timer.ahead
        forecast = time.forecast if time is not None else None
        if forecast is None or ahead is None:
            self.close()
            return
        delay = max(0, forecast.day_delay)
        self.proposals = replanning.proposals(replanning.blocks_of(ahead.later), delay)
        self.headline.setText(
            _("{minutes} Verspätung").format(minutes=german.format_minutes(delay))
            if delay
            else _("Der Tag ist im Plan")
        )
        self.sentence.setText(
            _("Ende voraussichtlich {time} Uhr, geplant {planned} Uhr.").format(
                time=clock_text(forecast.day_end), planned=clock_text(ahead.day_end)
            )
        )
        self._scroll.setWidget(self._make_sheet(has_delay=delay > 0))

    def _make_sheet(self, *, has_delay: bool) -> QWidget:
        sheet = QWidget()
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(0, 0, SPACING.s, 0)
        layout.setSpacing(SPACING.s)
        for proposal in self.proposals:
            layout.addWidget(self._make_offer(proposal))
        if not self.proposals and has_delay:
            layout.addWidget(
                EmptyState(
                    "schedule",
                    _("Hier lässt sich nichts mehr kürzen"),
                    _(
                        "Alle späteren Schritte sind fest oder so kurz wie möglich. "
                        "Sagen Sie der Runde, dass es später wird."
                    ),
                )
            )
        layout.addStretch(1)
        return sheet

    def _make_offer(self, proposal: Proposal) -> QFrame:
        frame = make_surface("item")
        title = make_label(_title(proposal), "strong", wrap=True)
        result = make_label(_result(proposal), "muted", wrap=True)
        cuts = make_label("\n".join(_cut_text(cut) for cut in proposal.cuts), wrap=True)
        button = make_button(
            _("Übernehmen"), accessible_name=_("Übernehmen: {what}").format(what=_title(proposal))
        )
        button.clicked.connect(partial(self._accept, proposal))
        words = QVBoxLayout()
        words.setSpacing(SPACING.xs)
        for label in (title, result, cuts):
            words.addWidget(label)
        row = QHBoxLayout(frame)
        row.setContentsMargins(SPACING.l, SPACING.m, SPACING.m, SPACING.m)
        row.setSpacing(SPACING.m)
        row.addLayout(words, 1)
        row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        return frame

    def _accept(self, proposal: Proposal, _is_checked: bool = False) -> None:
        text = _("Zeitplan angepasst: {what}").format(what=_title(proposal))
        self._bridge.committed.disconnect(self._on_committed)
        self._bridge.act(text, partial(replanning.accept, proposal=proposal))
        self._bridge.tell(Message(text, offers_undo=True))
        self.close()


def _title(proposal: Proposal) -> str:
    match proposal.kind:
        case ProposalKind.SHORTEN:
            return _("Spätere Schritte kürzen")
        case ProposalKind.DROP:
            return _("„{step}“ weglassen").format(step=proposal.cuts[0].title)
        case ProposalKind.SHORTEN_BREAK:
            return _("„{step}“ früher beenden").format(step=proposal.cuts[0].title)


def _result(proposal: Proposal) -> str:
    gain = german.format_minutes(proposal.gain)
    if proposal.delay_left > 0:
        left = german.format_minutes(proposal.delay_left)
        return _("holt {gain} auf, {left} bleiben").format(gain=gain, left=left)
    return _("holt {gain} auf, damit endet der Tag wie geplant").format(gain=gain)


def _cut_text(cut: Cut) -> str:
    if cut.after == 0:
        return _("{step}: {before} min entfallen").format(step=cut.title, before=cut.before)
    return _("{step}: {before} → {after} min").format(
        step=cut.title, before=cut.before, after=cut.after
    )
