"""How marked text looks while it is edited: **strong** is strong, its asterisks step back."""

import re
from typing import Final

from PySide6.QtGui import (
    QColor,
    QFont,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit

from workshop_app.views.look.theme import PALETTE

_STRONG: Final = re.compile(r"(\*\*)([^*\n]+)(\*\*)")
_GAP: Final = re.compile(r"\[noch zu klären: [^\]\n]+\]")


class MarkHighlighter(QSyntaxHighlighter):
    """Shows what the marks of a text mean."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        """Show the marks of one line."""
        strong, sign, gap = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        strong.setFontWeight(QFont.Weight.Bold)
        sign.setForeground(QColor(PALETTE.disabled))
        gap.setForeground(QColor(PALETTE.warning))
        gap.setBackground(QColor(PALETTE.warning_light))
        for found in _STRONG.finditer(text):
            self.setFormat(found.start(1), 2, sign)
            self.setFormat(found.start(2), len(found[2]), strong)
            self.setFormat(found.start(3), 2, sign)
        for found in _GAP.finditer(text):
            self.setFormat(found.start(), len(found[0]), gap)


def toggle_strong(editor: QPlainTextEdit) -> None:
    """Make the selected words strong, or plain again."""
    cursor = editor.textCursor()
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    text = cursor.selectedText()
    inner = text.strip()
    if not inner or "\u2029" in inner:
        return
    is_strong = inner.startswith("**") and inner.endswith("**") and len(inner) > 4
    new = inner[2:-2] if is_strong else f"**{inner.replace('**', '')}**"
    start = cursor.selectionStart() + text.index(inner)
    cursor.insertText(text.replace(inner, new, 1))
    cursor.setPosition(start)
    cursor.setPosition(start + len(new), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
