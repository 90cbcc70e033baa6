"""Whether things may move by themselves: the setting, and what the operating system asks for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


class _Motion:
    is_reduced = False
    flash_time: int | None = None  # of the caret, as the system has it


def use_reduced_motion(*, wanted: bool) -> None:
    """Hold still from now on, or move again: menus, lists, tool tips, and the caret."""
    hints = QApplication.styleHints()
    if _Motion.flash_time is None:
        _Motion.flash_time = hints.cursorFlashTime()
    _Motion.is_reduced = wanted
    for effect in _EFFECTS:
        QApplication.setEffectEnabled(effect, not wanted)
    QApplication.setCursorFlashTime(0 if wanted else _Motion.flash_time)


def is_motion_reduced() -> bool:
    """Whether whoever animates something should show its end at once."""
    return _Motion.is_reduced
