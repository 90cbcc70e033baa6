"""Proposals for clusters beside the clusters: dashed, until somebody takes one over."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout

from workshop_app.phases.board.board_reading import Pile
from workshop_app.translation import _, ngettext
from workshop_app.views.board.area import BoardArea
from workshop_app.views.board.commands import BoardCommands
from workshop_app.views.board.model import BoardModel
from workshop_app.views.bridge import ChangeBridge, Message
from workshop_app.views.look.theme import PALETTE, SPACING
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import leave_focus_by_mouse, make_button, make_label
from workshop_app.views.worker import Job

if TYPE_CHECKING:
    from workshop_app.phases.board.cluster_proposals import ClusterProposal

LEAST_CARDS = 4  # that are not assigned yet, for a proposal to be worth it
_AT_ONCE = 200  # cards that are compared within a blink; more go to a thread of their own


class ProposalColumn(QFrame):
    """One proposal: its heading, its cards, and what to do with it."""

    def __init__(
        self,
        proposal: "ClusterProposal",
        texts: Sequence[str],
        *,
        take_over: Callable[["ClusterProposal"], None],
        discard: Callable[["ClusterProposal"], None],
    ) -> None:
        super().__init__()
        self.proposal = proposal
        count = ngettext("{count} Karte", "{count} Karten", len(texts)).format(count=len(texts))
        name = _("Vorschlag: {title}, {cards}").format(title=proposal.title, cards=count)
        named(self, "cluster_proposal", name)
        self.list = named(QListView(), "proposed_cards", name)
        self.list.setModel(QStringListModel(list(texts), self))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.take_button = make_button(
            _("Übernehmen"),
            icon_name="check",
            accessible_name=_("{name}: übernehmen").format(name=name),
        )
        self.discard_button = make_button(
            _("Verwerfen"), kind="quiet", accessible_name=_("{name}: verwerfen").format(name=name)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.m, SPACING.m, SPACING.m, SPACING.m)
        layout.setSpacing(SPACING.s)
        layout.addWidget(make_label(_("Vorschlag · {cards}").format(cards=count), "small"))
        layout.addWidget(make_label(proposal.title, "strong", wrap=True))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.take_button)
        layout.addWidget(self.discard_button)
        self.take_button.clicked.connect(lambda: take_over(proposal))
        self.discard_button.clicked.connect(lambda: discard(proposal))
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        leave_focus_by_mouse(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dashed outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(PALETTE.primary), 2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(PALETTE.surface))
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(rect, SPACING.radius, SPACING.radius)
        painter.end()


class BoardProposals(QObject):
    """Compares the cards that are not assigned, and keeps the proposals true to the board."""

    shown = Signal(int)  # how many proposals there are now
    taken_over = Signal(object)  # id of the new cluster

    def __init__(
        self,
        model: BoardModel,
        area: BoardArea,
        commands: BoardCommands,
        bridge: ChangeBridge,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._model = model
        self._area = area
        self._commands = commands
        self._proposals: tuple[ClusterProposal, ...] = ()
        self._job: Job | None = None
        self.columns: list[ProposalColumn] = []
        model.rowsRemoved.connect(self._prune)
        model.rowsMoved.connect(self._prune)

    def propose(self) -> None:
        """Compare the cards that lie in no cluster."""
        from workshop_app.phases.board.cluster_proposals import propose_clusters

        self.clear()
        cards = [
            (card.id, " ".join(card.originals)) for card in self._model.cards_in(Pile.UNASSIGNED)
        ]
        if len(cards) <= _AT_ONCE:
            self._show(propose_clusters(cards))
            return
        self._job = Job(lambda progress: propose_clusters(cards, progress.check))
        self._job.succeeded.connect(self._show)
        self._job.start()

    def clear(self) -> None:
        """Discard all proposals."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        self._keep(())

    def _show(self, proposals: "tuple[ClusterProposal, ...]") -> None:
        self._job = None
        self._keep(proposals)
        self._prune()
        if not self._proposals:
            self.shown.emit(0)
            text = _("Keine Vorschläge: Die Karten haben kaum Wörter gemeinsam.")
            self._bridge.tell(Message(text))
            return
        self._area.settle()
        for column in reversed(self.columns):  # as many as there is room for, the first one surely
            self._area.scroll_area.ensureWidgetVisible(column, 0, 0)

    def _take_over(self, proposal: "ClusterProposal") -> None:
        made = self._commands.new_cluster(proposal.card_ids, proposal.title)
        if made is not None:
            self.taken_over.emit(made)

    def _discard(self, proposal: "ClusterProposal") -> None:
        self._keep(tuple(other for other in self._proposals if other is not proposal))

    def _prune(self) -> None:
        """Leave out cards that lie elsewhere by now."""
        if not self._proposals:
            return
        free = {card.id for card in self._model.cards_in(Pile.UNASSIGNED)}
        kept = []
        for proposal in self._proposals:
            ids = tuple(card_id for card_id in proposal.card_ids if card_id in free)
            if len(ids) == len(proposal.card_ids):
                kept.append(proposal)
            elif len(ids) > 1:
                kept.append(replace(proposal, card_ids=ids))
        if tuple(kept) != self._proposals:
            self._keep(tuple(kept))

    def _keep(self, proposals: "tuple[ClusterProposal, ...]") -> None:
        if proposals == self._proposals:
            return
        self._proposals = proposals
        known = {column.proposal: column for column in self.columns}
        self.columns = [
            known[proposal] if proposal in known else self._column(proposal)
            for proposal in proposals
        ]
        self._area.show_proposals([*self.columns])
        self.shown.emit(len(proposals))

    def _column(self, proposal: "ClusterProposal") -> ProposalColumn:
        cards = map(self._model.index_of_card, proposal.card_ids)
        texts = [" ".join(str(index.data()).split()) for index in cards]
        return ProposalColumn(proposal, texts, take_over=self._take_over, discard=self._discard)
