"""A notice stays until it is dealt with."""

import pytest
from PySide6.QtCore import Qt

from workshop_app.views.parts.notice_bar import NoticeBar


@pytest.fixture
def bar(qtbot):
    bar = NoticeBar()
    qtbot.addWidget(bar)
    return bar


def test_it_is_hidden_until_it_is_told_something(bar):
    assert not bar.isVisible()

    bar.show_notice("Das Konzept ist gespeichert.", tone="ok")

    assert bar.isVisible()
    assert bar.property("tone") == "ok"


def test_its_buttons_do_what_they_say(qtbot, bar):
    done = []
    bar.show_notice("Gespeichert.", offers=[("Öffnen", lambda: done.append("auf"))])

    qtbot.mouseClick(bar.buttons[0], Qt.MouseButton.LeftButton)

    assert done == ["auf"]


def test_another_notice_takes_the_buttons_of_the_last_one_away(bar):
    bar.show_notice("Eins", offers=[("A", print), ("B", print)])

    bar.show_notice("Zwei", offers=[("C", print)])

    assert [button.text() for button in bar.buttons] == ["C"]


def test_somebody_closes_it(qtbot, bar):
    bar.show_notice("Gespeichert.")

    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)

    assert not bar.isVisible()


def test_what_goes_on_cannot_be_closed(bar):
    bar.show_notice("Wird geschrieben …", can_close=False)

    assert not bar.close_button.isVisible()
    bar.update_text("Fast fertig …")
    assert bar.text.text() == "Fast fertig …"
