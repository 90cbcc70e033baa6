"""What the fields for one line and for several lines have in common, and Qt names differently."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

TextWidget = QLineEdit | QPlainTextEdit


def text_of(widget: TextWidget | QTextEdit) -> str:
    """All that stands in it."""
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()


def replace_text(widget: TextWidget, text: str) -> None:
    """Show something else; what was there cannot be taken back by the field."""
    if isinstance(widget, QLineEdit):
        widget.setText(text)
    else:
        widget.setPlainText(text)
