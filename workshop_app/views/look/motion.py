"""Whether things may move by themselves: the setting, and what the operating system asks for."""

import sys

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
    has_effects = True  # as the system has it


def system_reduces_motion() -> bool:
    """Whether the system asks for it: a caret that does not blink, or no effects at all.

    Qt 6.11 has no hint of its own for it. Only on Windows it tells of effects that are switched
    off; elsewhere it says that there are none.
    """
    flash_time = _read_system()
    return flash_time <= 0 or (sys.platform == "win32" and not _Motion.has_effects)


def _read_system() -> int:
    """Keep what the system has, before anything is changed; returns the time of the caret."""
    if _Motion.flash_time is None:
        _Motion.flash_time = QApplication.styleHints().cursorFlashTime()
        _Motion.has_effects = QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    return _Motion.flash_time


def use_reduced_motion(*, wanted: bool) -> None:
    """Hold still from now on, or move again: menus, lists, tool tips, and the caret."""
    flash_time = _read_system()
    _Motion.is_reduced = wanted
    for effect in _EFFECTS:
        QApplication.setEffectEnabled(effect, not wanted)
    QApplication.setCursorFlashTime(0 if wanted else flash_time)


def is_motion_reduced() -> bool:
    """Whether whoever animates something should show its end at once."""
    return _Motion.is_reduced
