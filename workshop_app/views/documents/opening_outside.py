"""Opening files and folders with the programs of the system."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_outside(path: Path) -> None:
    """Open it in front of people; a system without a program for it does nothing."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
