"""Errors become one German line; bugs are written down without anyone's words."""

import errno
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

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


def test_the_hook_of_before_is_back_afterwards():
    before = sys.excepthook

    with ExceptionNet(print):
        assert sys.excepthook is not before

    assert sys.excepthook is before
