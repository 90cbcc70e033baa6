"""A poll: statements at the left; counts, picture and comments of the chosen one at the right."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QSpinBox, QVBoxLayout, QWidget

from workshop_app.phases.polls import climate
from workshop_app.phases.polls.climate import Scale, Statement
from workshop_app.phases.step import PollPane, PollSubject
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.look.theme import SPACING, set_style
from workshop_app.views.pane_view import PaneView
from workshop_app.views.parts.bars import Bar, ColumnPicture
from workshop_app.views.parts.delayed_save import DelayedSave
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.side_column import SideColumn
from workshop_app.views.parts.widgets import (
    EmptyState,
    leave_focus_by_mouse,
    make_button,
    make_label,
    make_spin_box,
    show_number,
)
from workshop_app.views.poll.comments import PollComments
from workshop_app.views.poll.grid import PollGrid
from workshop_app.views.poll.grid_model import PollGridModel
from workshop_app.views.poll.list import (
    STATEMENT_ROLE,
    PollListDelegate,
    PollListModel,
)
from workshop_app.views.poll.source import source_of
from workshop_app.views.poll.texts import check_text, contrast_text
from workshop_app.views.vote.tools import REVEAL_KEYS

_LIST_WIDTH, _LEAST_LIST_WIDTH = 218, 160
_MOST_VOTERS = 999


class PollView(PaneView):
    """The Klima-Barometer or the closing feedback."""

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        step: str,
        pane: PollPane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workshop, bridge, step, parent)
        self._source = source_of(pane.subject)
        self._is_climate = pane.subject is PollSubject.CLIMATE
        self._shown: Statement | None = None  # at the right; the list may be at another already
        self._make(pane)
        self._lay_out()
        self._connect()
        self._question_save.keep_drafts(bridge.drafts)
        self.comments.keep_drafts(bridge.drafts)
        leave_focus_by_mouse(self)
        self._reload()

    def _make(self, pane: PollPane) -> None:
        self.list_model = PollListModel(self)
        self.list = named(QListView(), "poll_statements", pane.title)
        self.list.setModel(self.list_model)
        self.list.setItemDelegate(PollListDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.question = named(QLineEdit(), "poll_question", _("Frage"))
        self._question_save = DelayedSave(self.question)
        self.statement = make_label(role="strong", wrap=True)
        self.voters: QSpinBox = make_spin_box(
            0, _MOST_VOTERS, accessible_name=_("Stimmberechtigte")
        )
        self.voters.setKeyboardTracking(False)
        self.tapping = make_button(
            _("Antippen"),
            kind="segment",
            tool_tip=_(
                "Klick oder Leertaste zählt eine Stimme dazu, Rechtsklick oder Minus eine weg"
            ),
        )
        self.tapping.setCheckable(True)
        self.grid_model = PollGridModel(self.bridge, self._source, self)
        self.grid = named(PollGrid(self.grid_model), "poll_counts", _("Punkte"))
        self.check = make_label(role="muted", wrap=True)
        self.reveal = make_button(
            _("Aufdecken"),
            icon_name="visibility",
            shortcut=REVEAL_KEYS,
            tool_tip=_("Zeigt das Ergebnis, auch auf der Leinwand"),
        )
        self.contrast = make_label(role="small", wrap=True)
        self.picture = ColumnPicture(_("Verteilung der Punkte"))
        self.hidden = make_label(_("Für den Raum verdeckt, bis Sie aufdecken."), "muted", wrap=True)
        self.hidden.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.comments = PollComments(_("Stimmen") if not self._is_climate else _("Kommentare"))
        self.empty = EmptyState(
            "bar_chart",
            _("Noch keine Aussagen"),
            _("Tragen Sie in der Vorbereitung unter „Zahlen und Bestand“ die Klima-Aussagen ein."),
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACING.s)
        head.addWidget(self.statement, 1)
        head.addWidget(self.question, 1)
        self._voters_label = make_label(_("Stimmberechtigt"), "small")
        head.addWidget(self._voters_label, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.voters, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.tapping, 0, Qt.AlignmentFlag.AlignTop)
        detail = QVBoxLayout()
        detail.setSpacing(SPACING.s)
        detail.addLayout(head)
        detail.addWidget(self.grid)
        line = QHBoxLayout()
        line.setSpacing(SPACING.s)
        line.addWidget(self.check, 1)
        line.addWidget(self.reveal)
        detail.addLayout(line)
        detail.addWidget(self.contrast)
        detail.addWidget(self.picture, 2)
        detail.addWidget(self.hidden, 2)
        detail.addWidget(self.comments, 1)
        self._list_column = SideColumn(usual=_LIST_WIDTH, least=_LEAST_LIST_WIDTH)
        beside = QVBoxLayout(self._list_column)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.list)
        self._content = QWidget()
        row = QHBoxLayout(self._content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.l)
        row.addWidget(self._list_column)
        row.addLayout(detail, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._content)
        layout.addWidget(self.empty)
        self._list_column.setVisible(self._is_climate)
        self.statement.setVisible(self._is_climate)
        self.question.setVisible(not self._is_climate)
        self.voters.setVisible(self._is_climate)
        self._voters_label.setVisible(self._is_climate)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.tapping.toggled.connect(self._set_tapping)
        self.reveal.clicked.connect(self._turn_hidden)
        self.grid.finished.connect(self._go_to_next)
        self.list.activated.connect(self.grid.start)  # Enter on a statement
        self.voters.valueChanged.connect(self._save_voters)
        self.comments.changed.connect(self._save_comments)
        self._question_save.due.connect(self._save_question)
        self.bridge.committed.connect(self._on_committed)

    def focus_entry(self) -> None:
        """Begin with the counts of the first statement that has none."""
        rows = enumerate(self.list_model.statements)
        first = next((n for n, statement in rows if not climate.votes(statement.counts)), 0)
        self.list.setCurrentIndex(self.list_model.index(first))
        self.grid.start()

    def save_pending(self) -> None:
        """Save what is typed."""
        self._question_save.flush()
        self.comments.flush()

    def jump_to(self, code: str) -> bool:
        """Choose the statement with this code."""
        for number, statement in enumerate(self.list_model.statements):
            if statement.code and statement.code == code:
                self.list.setCurrentIndex(self.list_model.index(number))
                return True
        return False

    @property
    def current(self) -> Statement | None:
        """The chosen statement."""
        index = self.list.currentIndex()
        found: Statement | None = index.data(STATEMENT_ROLE) if index.isValid() else None
        return found

    @Slot(object)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(*self._source.tables):
            self._reload()

    @Slot(QModelIndex, QModelIndex)
    def _on_chosen(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.comments.flush()
        self._show_current()
        if self.current is not None:
            self.item_chosen.emit(self.current.id)

    def _reload(self) -> None:
        chosen = self.current.id if self.current else None
        with self.workshop.read() as session:
            self._scale = self._source.scale(session)
            statements = self._source.statements(session)
        self.list_model.show(self._scale, statements)
        self._content.setVisible(bool(statements) or not self._is_climate)
        self.empty.setVisible(not statements and self._is_climate)
        if statements and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list_model.index(self.list_model.row_of(chosen)))
        self._show_voters(self._scale)
        self._show_current()

    def _show_voters(self, scale: Scale) -> None:
        show_number(self.voters, scale.voters)

    def _show_current(self) -> None:
        statement = self.current
        self.grid_model.show(self._scale, statement)
        self._shown = statement
        if statement is None:
            return
        self.statement.setText(f"{statement.code}  {statement.text}".strip())
        self._question_save.load(statement.text)
        self._question_save.aim_draft(f"poll/{statement.id}/question")
        self.comments.aim_draft(f"poll/{statement.id}/comment")
        self.comments.show_comments(statement.comments)
        counts = statement.counts
        self.picture.show_bars([Bar(value, counts.get(value, 0)) for value in self._scale.values])
        self._show_check(statement)
        self.contrast.setText(contrast_text(statement))
        self._show_hidden()

    def _show_hidden(self) -> None:
        """While it is hidden, whoever counts sees the numbers and not what follows from them."""
        is_hidden = self._scale.is_hidden
        self.contrast.setVisible(not is_hidden)
        self.picture.setVisible(not is_hidden)
        self.hidden.setVisible(is_hidden)
        is_counted = any(climate.votes(each.counts) for each in self.list_model.statements)
        self.reveal.setVisible(is_counted)
        self.reveal.setEnabled(not self.workshop.is_read_only)
        self.reveal.setText(_("Aufdecken") if is_hidden else _("Verdecken"))
        self.reveal.setShortcut(QKeySequence(REVEAL_KEYS))  # which a new text takes away

    def _show_check(self, statement: Statement) -> None:
        text, is_odd = check_text(statement, self._scale)
        self.check.setText(text)
        set_style(self.check, role="warning" if is_odd else "muted")

    @Slot()
    def _go_to_next(self) -> None:
        """Behind the last count comes the next statement, behind the last one the comments."""
        following = self.list.currentIndex().row() + 1
        if following < self.list_model.rowCount():
            self.list.setCurrentIndex(self.list_model.index(following))
            self.grid.start()
        else:
            self.comments.setFocus()

    @Slot(bool)
    def _set_tapping(self, is_tapping: bool) -> None:
        self.grid.set_tapping(is_tapping=is_tapping)
        self.grid.setFocus()

    @Slot()
    def _turn_hidden(self) -> None:
        is_hidden = not self._scale.is_hidden
        self.bridge.act(
            _("Ergebnis verdeckt") if is_hidden else _("Ergebnis aufgedeckt"),
            lambda session: self._source.set_hidden(session, is_hidden=is_hidden),
        )

    @Slot(int)
    def _save_voters(self, voters: int) -> None:
        self.bridge.act(
            _("Stimmberechtigte eingetragen"),
            lambda session: climate.set_voters(session, voters),
        )

    @Slot(str)
    def _save_question(self, question: str) -> None:
        self.bridge.act(
            _("Frage geändert"),
            lambda session: climate.set_feedback_question(session, question),
        )

    @Slot(object)
    def _save_comments(self, comments: tuple[str, ...]) -> None:
        statement = self._shown
        if statement is not None:
            self.bridge.act(
                _("Kommentar festgehalten"),
                lambda session: self._source.set_comments(session, statement, comments),
            )
