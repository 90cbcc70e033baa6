import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.views.parts import widgets
from workshop_app.views.parts.segmented_buttons import SegmentedButtons

# The offscreen platform says so of every window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

LONG = "Zuständigkeit für die Anerkennung ausländischer Berufsabschlüsse klären"


@pytest.fixture
def shown(qtbot):
    """Show widgets beside each other in an active window."""

    windows = []  # qtbot holds them only weakly

    def show(*children: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        layout = QHBoxLayout(window)
        for child in children:
            layout.addWidget(child)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return show


def test_button_says_what_it_does_to_eyes_and_ears(qtbot):
    button = widgets.make_button(
        "Suchen",
        kind="primary",
        icon_name="search",
        shortcut="Ctrl+K",
        tool_tip="Alles durchsuchen",
    )
    qtbot.addWidget(button)

    keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
    assert button.accessibleName() == "Suchen"
    assert button.toolTip() == f"Alles durchsuchen · {keys}"
    assert button.shortcut() == QKeySequence("Ctrl+K")
    assert button.property("kind") == "primary"
    assert not button.icon().isNull()


def test_button_shows_an_ampersand_of_its_text(qtbot):
    button = widgets.make_button("Bildung & Sprache")
    qtbot.addWidget(button)

    assert button.text() == "Bildung && Sprache"
    assert button.accessibleName() == "Bildung & Sprache"
    assert button.shortcut().isEmpty()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_focused_button_is_pressed_by_key(qtbot, shown, key):
    button = widgets.make_button("Weiter")
    shown(button)
    button.setFocus()

    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_button_of_an_icon_has_a_name_and_can_be_reached_by_key(qtbot):
    button = widgets.make_icon_button("more_vert", "Weitere Aktionen")
    qtbot.addWidget(button)

    assert button.accessibleName() == button.toolTip() == "Weitere Aktionen"
    assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_label_shows_markup_as_text(qtbot):
    label = widgets.make_label("<b>fett</b>", "muted", wrap=True)
    qtbot.addWidget(label)

    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.property("role") == "muted"
    assert label.wordWrap()


def test_icon_without_a_button_has_the_size_asked_for(qtbot):
    label = widgets.make_icon_label("lock", "warning", size=24, accessible_name="Gesperrt")
    qtbot.addWidget(label)

    assert label.pixmap().deviceIndependentSize().toSize().width() == 24
    assert label.accessibleName() == "Gesperrt"


def test_chip_changes_its_text_and_tone(qtbot):
    chip = widgets.Chip("läuft")
    qtbot.addWidget(chip)

    chip.show_text("6 min hinter Plan", "warning")

    assert chip.text() == "6 min hinter Plan"
    assert chip.property("tone") == "warning"


def test_number_field_has_its_range_and_its_text_a_margin(qtbot):
    field = widgets.make_spin_box(1, 7, suffix=" Punkte", accessible_name="Punkte je Person")
    qtbot.addWidget(field)

    field.setValue(99)

    assert field.text() == "7 Punkte"
    assert field.accessibleName() == "Punkte je Person"
    assert field.lineEdit().textMargins().left() > 0


def test_narrow_label_ends_in_an_ellipsis_and_tells_all_in_its_tool_tip(qtbot):
    label = widgets.ElidedLabel(LONG, "strong")
    qtbot.addWidget(label)

    label.resize(150, 20)

    label.grab()  # draws it
    assert label.shown_text().endswith("…")
    assert label.shown_text().startswith("Zuständ")
    assert label.toolTip() == label.text() == LONG


def test_wide_label_shows_all_and_has_no_tool_tip(qtbot):
    label = widgets.ElidedLabel("Wohnen")
    qtbot.addWidget(label)
    label.resize(400, 20)

    label.setText("Arbeit")

    assert label.shown_text() == "Arbeit"
    assert label.toolTip() == ""


def test_elided_label_leaves_room_to_others(qtbot):
    label = widgets.ElidedLabel(LONG)
    qtbot.addWidget(label)

    assert label.minimumSizeHint().width() < label.sizeHint().width() / 4


def test_line_breaks_of_an_elided_label_become_blanks(qtbot):
    label = widgets.ElidedLabel("eins\nzwei")
    qtbot.addWidget(label)
    label.resize(400, 20)

    assert label.shown_text() == "eins zwei"


@pytest.fixture
def segments(qtbot, shown):
    """Three segments, of which the first is chosen and has the focus."""
    row = SegmentedButtons(
        [("collect", "Sammeln"), ("order", "Ordnen"), ("weigh", "Gewichten")], "Ansicht"
    )
    shown(row)
    row.button("collect").setFocus()
    return row


def test_first_segment_is_chosen_at_the_beginning(segments):
    assert segments.selected_key() == "collect"


def test_arrow_key_chooses_the_next_segment(qtbot, segments):
    with qtbot.waitSignal(segments.selected) as told:
        qtbot.keyClick(segments.button("collect"), Qt.Key.Key_Right)

    assert told.args == ["order"]
    assert segments.selected_key() == "order"
    assert segments.button("order").hasFocus()


def test_click_on_a_segment_chooses_it_once(qtbot, segments):
    told = []
    segments.selected.connect(told.append)

    qtbot.mouseClick(segments.button("weigh"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(segments.button("weigh"), Qt.MouseButton.LeftButton)

    assert told == ["weigh"]


def test_segment_chosen_by_the_program_is_not_told(qtbot, segments):
    with qtbot.assertNotEmitted(segments.selected):
        segments.select("weigh")

    assert segments.selected_key() == "weigh"


def test_row_of_segments_is_one_place_for_the_tab_key(qtbot, shown):
    row = SegmentedButtons([("a", "A"), ("b", "B"), ("c", "C")], "Ansicht")
    after = widgets.make_button("Weiter")
    shown(row, after)
    row.button("a").setFocus()

    qtbot.keyClick(row.button("a"), Qt.Key.Key_Tab)

    assert after.hasFocus()


def test_tab_comes_to_the_chosen_segment_from_behind(qtbot, shown):
    row = SegmentedButtons([("a", "A"), ("b", "B"), ("c", "C")], "Ansicht")
    after = widgets.make_button("Weiter")
    shown(row, after)
    row.select("b")
    after.setFocus()

    qtbot.keyClick(after, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    assert row.button("b").hasFocus()


def test_enter_on_the_chosen_segment_confirms_it(qtbot, segments):
    with qtbot.waitSignal(segments.confirmed), qtbot.assertNotEmitted(segments.selected):
        qtbot.keyClick(segments.button("collect"), Qt.Key.Key_Return)


def test_segments_have_names_that_say_what_they_choose(segments):
    assert segments.accessibleName() == "Ansicht"
    assert segments.button("order").accessibleName() == "Ansicht: Ordnen"


def test_empty_state_shows_what_to_do(qtbot):
    button = widgets.make_button("Thema parken")
    empty = widgets.EmptyState("inbox", "Noch keine Themen", LONG, button)
    qtbot.addWidget(empty)

    assert empty.headline.text() == "Noch keine Themen"
    assert empty.sentence.text() == LONG
    assert empty.isAncestorOf(button)


def test_surface_is_known_to_the_style_sheet(qtbot):
    frame = widgets.make_surface("panel")
    qtbot.addWidget(frame)

    assert frame.property("surface") == "panel"
