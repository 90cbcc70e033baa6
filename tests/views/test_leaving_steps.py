"""What a step showed goes with it: nothing waits for the garbage collector, which comes seldom."""

import gc
import os

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.phases.agenda import all_steps
from workshop_app.phases.step import TableSubject
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.pane_factory import make_pane_view

pytestmark = pytest.mark.skipif(
    "SLIPCOVER_ENABLED" in os.environ,
    reason="what measures lines keeps the names of running functions",
)
_OWN_VIEWS = (TableSubject.PARTICIPANTS, TableSubject.PARKED_TOPICS)  # tables of another kind
_ONE_OF_EACH = {
    (
        type(pane).__name__,
        subject if (subject := getattr(pane, "subject", "")) in _OWN_VIEWS else "",
    ): (key, pane)
    for key, step in all_steps().items()
    for pane in step.panes
}


@pytest.fixture
def sample_bridge(qtbot, sample_workshop):
    """The bridge of the sample workshop, which listens no more at the end."""
    bridge = ChangeBridge(sample_workshop)
    yield bridge
    bridge.close()


def views_and_models():
    """All that is written in Python, hangs on Qt and was made by this test."""
    made = [each for each in gc.get_objects() if isinstance(each, QObject)]
    return [each for each in made if type(each).__module__.startswith("workshop_app.")]


@pytest.mark.parametrize(("step", "pane"), _ONE_OF_EACH.values(), ids=map("".join, _ONE_OF_EACH))
def test_a_view_that_is_left_is_gone_with_all_that_it_knows(
    qtbot, sample_workshop, sample_bridge, step, pane
):
    before = len(views_and_models())
    window = QWidget()
    qtbot.addWidget(window)

    visit(window, make_pane_view(sample_workshop, sample_bridge, step, pane, window))
    for _of_itself_then_of_what_it_leaves in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    left = [type(each).__name__ for each in views_and_models()]
    assert len(left) == before, left


def visit(window, view):
    """Show the view and leave it."""
    window.resize(800, 560)
    window.show()
    view.focus_entry()
    QApplication.processEvents()
    assert view in views_and_models()

    view.save_pending()
    window.setFocus()
    view.hide()
    view.deleteLater()
