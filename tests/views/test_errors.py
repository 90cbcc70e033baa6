"""Errors become one German line; bugs are written down without anyone's words."""

import errno
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    QStringListModel,
    QTimer,
    qWarning,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QPushButton, QStyledItemDelegate, QWidget

from workshop_app import error_log
from workshop_app.storage.errors import NoSuchFileError
from workshop_app.views.errors import ExceptionNet, explain


def test_an_error_that_people_can_mend_is_told_as_it_is(tmp_path):
    error = NoSuchFileError(tmp_path / "fort.workshop")

    assert explain(error) == str(error)


def test_a_refusal_of_the_system_names_the_file(tmp_path):
    with pytest.raises(FileNotFoundError) as caught:
        (tmp_path / "fort").read_text()

    assert str(tmp_path / "fort") in explain(caught.value)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "Datenträger ist voll"),
        (PermissionError(errno.EACCES, "Permission denied", "k.docx"), "„k.docx“ gibt es keinen"),
        (NotADirectoryError(errno.ENOTDIR, "Not a directory", "k.docx"), "„k.docx“ gibt es nicht"),
        (OSError(errno.EIO, "Input/output error", "k.docx"), "„k.docx“ lässt sich nicht"),
        (OSError(errno.EIO, "Input/output error"), "Betriebssystem hat den Zugriff verweigert"),
    ],
)
def test_a_refusal_of_the_system_is_told_in_german(error, sentence):
    assert sentence in explain(error)
    assert error.strerror not in explain(error)


def test_a_bug_is_written_down_without_what_people_wrote(tmp_path):
    sentence = explain(ValueError("Elif Işık braucht eine Rampe"))

    log = sentence.partition("„")[2].partition("“")[0]
    content = Path(log).read_text(encoding="utf-8")
    assert "ValueError" in content
    assert "Elif" not in content + sentence


def test_an_error_in_a_slot_is_told_and_the_next_click_works(qtbot):
    told, clicks = [], []
    button = QPushButton()
    qtbot.addWidget(button)

    def on_click():
        clicks.append(1)
        if len(clicks) == 1:
            raise ValueError

    button.clicked.connect(on_click)

    with ExceptionNet(told.append):
        button.click()
        button.click()

    assert len(clicks) == 2
    assert len(told) == 1
    assert "Fehler der App" in told[0]


def test_an_error_while_telling_goes_to_the_hook_that_was_there_before(monkeypatch):
    seen = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _traceback: seen.append(kind))

    def tell(_sentence):
        sys.excepthook(KeyError, KeyError(), None)

    with ExceptionNet(tell):
        sys.excepthook(ValueError, ValueError(), None)

    assert seen == [KeyError]


CARD = "Elif Işık braucht eine Rampe"


class Clock:
    seconds = 100.0

    def __call__(self):
        return self.seconds


class FailingWidget(QWidget):
    """Fails each time it is painted, with the painter still at work."""

    painted = 0

    def paintEvent(self, _event):
        painter = QPainter(self)
        painter.drawText(5, 5, CARD)
        self.painted += 1
        raise ValueError(CARD)


class FailingModel(QAbstractListModel):
    asked = 0

    def rowCount(self, _parent=None):
        return 3

    def data(self, _index, _role):
        self.asked += 1
        raise KeyError(CARD)


class FailingDelegate(QStyledItemDelegate):
    painted = 0

    def paint(self, _painter, _option, _index):
        self.painted += 1
        raise IndexError(CARD)


class FailingFilter(QObject):
    asked = 0

    def eventFilter(self, _watched, _event):
        self.asked += 1
        raise TypeError(CARD)


@pytest.fixture
def net():
    """A net, what it told, and the clock that it asks."""
    told, clock = [], Clock()
    with ExceptionNet(told.append, seconds=clock) as net:
        yield net, told, clock


def log():
    return error_log.log_path().read_text("utf-8")


def show_later(qtbot, widget):
    """As the event loop shows it: else the error would come out here."""
    qtbot.addWidget(widget)
    QTimer.singleShot(0, widget, widget.show)


def test_a_widget_that_fails_each_time_it_is_painted_is_told_and_written_once(qtbot, net):
    _net, told, _clock = net
    widget = FailingWidget()
    show_later(qtbot, widget)

    for count in range(1, 20):
        qtbot.waitUntil(lambda count=count: widget.painted >= count)
        QTimer.singleShot(0, widget, widget.update)
    widget.close()

    assert len(told) == 1
    assert log().count("paintEvent") == 1
    assert CARD not in log()


def test_a_model_and_a_delegate_that_fail_are_told_once_each(qtbot, net):
    _net, told, _clock = net
    model, delegate = FailingModel(), FailingDelegate()
    view = QListView()
    view.setModel(model)
    other = QListView()
    other.setModel(QStringListModel(["a", "b"], other))
    other.setItemDelegate(delegate)
    show_later(qtbot, view)
    show_later(qtbot, other)

    qtbot.waitUntil(lambda: model.asked > 5 and delegate.painted > 1)

    assert len(told) == 2
    assert CARD not in log()


def test_an_event_filter_and_a_timer_that_fail_stop_nothing(qtbot, net):
    _net, told, _clock = net
    button, failing, rings = QPushButton(), FailingFilter(), []
    button.installEventFilter(failing)

    def ring():
        rings.append(1)
        raise RuntimeError(CARD)

    timer = QTimer(interval=0)
    timer.timeout.connect(ring)
    timer.start()
    show_later(qtbot, button)

    qtbot.waitUntil(lambda: len(rings) > 5 and failing.asked > 1)
    timer.stop()
    button.removeEventFilter(failing)

    assert len(told) == 2
    assert CARD not in log()


def test_an_error_in_another_thread_is_told_on_that_of_the_window(qtbot):
    told = []
    with ExceptionNet(lambda _sentence: told.append(threading.current_thread())):
        thread = threading.Thread(target=lambda: [][1])
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: bool(told))

    assert told == [threading.main_thread()]
    assert "IndexError" in log()


def test_what_fails_where_python_cannot_raise_is_written_down(net):
    class Failing:
        def __del__(self):
            raise RuntimeError(CARD)

    Failing()

    _net, told, _clock = net
    assert told == []
    assert "__del__" in log()
    assert CARD not in log()


def test_the_same_error_is_told_anew_after_a_pause_and_written_once(net):
    _net, told, clock = net

    def fail():
        try:
            raise ValueError(CARD)
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)

    fail()
    clock.seconds += 9
    fail()
    clock.seconds += 9
    fail()
    assert len(told) == 1

    clock.seconds += 11
    fail()

    assert len(told) == 2
    assert log().count("ValueError") == 1


def test_warnings_of_qt_go_to_the_log_without_what_they_quote(net):
    for _ in range(3):
        qWarning(f"QFont::setPixelSize: {CARD}")
    qWarning(CARD)

    _net, told, _clock = net
    assert log().count("QtWarningMsg default QFont::setPixelSize\n") == 1
    assert log().count("QtWarningMsg") == 2
    assert "Elif" not in log()
    assert told == []


def test_the_hook_of_before_is_back_afterwards():
    before = sys.excepthook

    with ExceptionNet(print):
        assert sys.excepthook is not before

    assert sys.excepthook is before
