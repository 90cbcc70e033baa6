"""Making a living window larger or smaller: margins, fixed sizes, icons and rows.

Style sheets and delegates measure anew by themselves; what was set once when a widget was made is
measured here, from what it was at first, so that going back leads back to the same pixels.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QGridLayout,
    QHeaderView,
    QLayout,
    QScrollBar,
    QTabBar,
    QWidget,
)

from workshop_app.views.look.icons import renewed
from workshop_app.views.look.theme import scale
from workshop_app.views.parts.widgets import IconLabel

_NO_LIMIT = 100_000  # pixels; Qt means none by several numbers above
_MEMORY = "unscaled"  # the property that keeps the first lengths


def rescale(root: QWidget, before: float) -> None:
    """Measure all that is in a widget anew.

    Args:
        root: a window, which keeps its own size.
        before: the scale that it is measured in; the new one is that of the theme.
    """
    for widget in root.findChildren(QWidget):
        # Layouts give windows their least size; Qt's own parts follow the style sheet.
        if not widget.isWindow() and not is_of_qt(widget):
            _rescale_widget(widget, before)
    for layout in root.findChildren(QLayout):
        _rescale_layout(layout, before)


def is_of_qt(widget: QWidget) -> bool:
    """Whether a widget is a part that Qt puts into another one, such as a scroll bar."""
    return isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")


def remeasure(root: QWidget) -> None:
    """Let views share their width anew, as if their window had been drawn larger."""
    for view in root.findChildren(QAbstractScrollArea):
        _resize(view.viewport())
    for bar in root.findChildren(QTabBar):
        _resize(bar)


def _resize(widget: QWidget) -> None:
    if widget.isVisible():
        QCoreApplication.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))


def renew_icons(root: QWidget) -> None:
    """Draw the icons of a widget and all in it in the colours and size of now."""
    for button in root.findChildren(QAbstractButton):
        if (icon := renewed(button.icon())) is not None:
            button.setIcon(icon)
    for label in root.findChildren(IconLabel):
        label.draw()


def _measured(owner: QObject, now: Sequence[int], before: float) -> list[int]:
    """The lengths in the new scale; negative ones and those without a limit stay."""
    kept = owner.property(_MEMORY)
    if kept and kept.partition("|")[2] == _joined(now):
        first = [float(length) for length in kept.partition("|")[0].split()]
    else:  # somebody has set others since
        first = [length / before for length in now]
    new = [
        length if length <= 0 or length >= _NO_LIMIT else max(1, round(unscaled * scale()))
        for length, unscaled in zip(now, first, strict=True)
    ]
    # As text: Qt destroys it with the widget, and must not need Python for that.
    owner.setProperty(_MEMORY, f"{_joined(first)}|{_joined(new)}")
    return new


def _joined(lengths: Sequence[float]) -> str:
    return " ".join(map(str, lengths))


def _rescale_widget(widget: QWidget, before: float) -> None:
    least, most = widget.minimumSize(), widget.maximumSize()
    icon = widget.iconSize() if isinstance(widget, QAbstractButton) else QSize(0, 0)
    rows = widget.defaultSectionSize() if isinstance(widget, QHeaderView) else 0
    narrowest = widget.minimumSectionSize() if isinstance(widget, QHeaderView) else 0
    now = [least.width(), least.height(), most.width(), most.height()]
    now += [icon.width(), icon.height(), rows, narrowest]
    new = _measured(widget, now, before)
    if not isinstance(widget, IconLabel):  # it measures itself
        widget.setMinimumSize(new[0], new[1])
        widget.setMaximumSize(new[2], new[3])
    if isinstance(widget, QAbstractButton):
        widget.setIconSize(QSize(new[4], new[5]))
    if isinstance(widget, QHeaderView):
        widget.setMinimumSectionSize(new[7])
        widget.setDefaultSectionSize(new[6])
        _rescale_sections(widget, before)


def _rescale_sections(header: QHeaderView, before: float) -> None:
    for number in range(header.count()):
        if header.sectionResizeMode(number) == QHeaderView.ResizeMode.Interactive:
            header.resizeSection(number, round(header.sectionSize(number) * scale() / before))


def _rescale_layout(layout: QLayout, before: float) -> None:
    margins = layout.contentsMargins()
    now = [margins.left(), margins.top(), margins.right(), margins.bottom()]
    if isinstance(layout, QGridLayout):
        now += [layout.horizontalSpacing(), layout.verticalSpacing()]
    else:
        now += [layout.spacing(), layout.spacing()]
    left, top, right, bottom, across, down = _measured(layout, now, before)
    layout.setContentsMargins(left, top, right, bottom)
    if isinstance(layout, QGridLayout):
        layout.setHorizontalSpacing(across)
        layout.setVerticalSpacing(down)
    elif across >= 0:
        layout.setSpacing(across)
    # Gaps of addSpacing() stay: Python must not hold what itemAt() gives, for Qt frees it without
    # a word, and the next object at its place would be taken for it.
    layout.invalidate()
