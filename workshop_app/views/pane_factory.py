"""The widget for each kind of pane."""

from typing import assert_never

from PySide6.QtWidgets import QWidget

from workshop_app.phases.step import (
    BoardPane,
    ChecklistPane,
    ConceptPane,
    GroupsPane,
    Pane,
    PhotoPane,
    PollPane,
    SheetPane,
    TablePane,
    TableSubject,
    TextPane,
    VotePane,
)
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.pane_view import PaneView


def make_pane_view(
    workshop: WorkshopFile, bridge: ChangeBridge, step: str, pane: Pane, parent: QWidget
) -> PaneView:
    """A new view of a pane; its module is imported when the first of its kind is shown.

    It is built within its parent: with a style sheet, Qt styles all parts of a widget that is
    put into another one once more.
    """
    match pane:
        case BoardPane():
            from workshop_app.views.board.view import BoardView

            return BoardView(workshop, bridge, step, pane, parent)
        case PollPane():
            from workshop_app.views.poll.view import PollView

            return PollView(workshop, bridge, step, pane, parent)
        case VotePane():
            from workshop_app.views.vote.view import VoteView

            return VoteView(workshop, bridge, step, pane, parent)
        case TablePane():
            return _make_table_view(workshop, bridge, step, pane, parent)
        case SheetPane():
            from workshop_app.views.sheet.view import SheetView

            return SheetView(workshop, bridge, step, pane, parent)
        case TextPane():
            from workshop_app.views.text.view import TextView

            return TextView(workshop, bridge, step, pane, parent)
        case ChecklistPane() | GroupsPane() | PhotoPane():
            return _make_side_view(workshop, bridge, step, pane, parent)
        case ConceptPane():
            from workshop_app.views.concept.view import ConceptView

            return ConceptView(workshop, bridge, step, pane, parent)
        case _:
            assert_never(pane)


def _make_table_view(
    workshop: WorkshopFile, bridge: ChangeBridge, step: str, pane: TablePane, parent: QWidget
) -> PaneView:
    if pane.subject is TableSubject.PARKED_TOPICS:
        from workshop_app.views.notes.topics_view import TopicsView

        return TopicsView(workshop, bridge, step, pane, parent)
    if pane.subject in (TableSubject.PARTICIPANTS, TableSubject.ATTENDANCE):
        from workshop_app.views.table.people_view import PeopleView

        return PeopleView(workshop, bridge, step, pane, parent)
    from workshop_app.views.table.view import TableView

    return TableView(workshop, bridge, step, pane, parent)


def _make_side_view(
    workshop: WorkshopFile,
    bridge: ChangeBridge,
    step: str,
    pane: ChecklistPane | GroupsPane | PhotoPane,
    parent: QWidget,
) -> PaneView:
    """What goes along with the work on contents."""
    match pane:
        case ChecklistPane():
            from workshop_app.views.checklist.view import ChecklistView

            return ChecklistView(workshop, bridge, step, pane, parent)
        case GroupsPane():
            from workshop_app.views.groups.view import GroupsView

            return GroupsView(workshop, bridge, step, pane, parent)
        case PhotoPane():
            from workshop_app.views.photos.view import PhotoView

            return PhotoView(workshop, bridge, step, pane, parent)
        case _:
            assert_never(pane)
