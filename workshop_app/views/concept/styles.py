"""How the text of the draft looks on the screen, in the colours and the size in use."""

from typing import Final

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextListFormat,
)

from workshop_app.concept.document import ParagraphStyle, RunStyle
from workshop_app.views.look.theme import FONT_SIZE, PALETTE, px

Style = ParagraphStyle | RunStyle | int | str  # a number is the level of a heading

BLOCK_KEY: Final = QTextFormat.Property.UserProperty.value + 1  # str: names the block
BLOCK_MARK: Final = QTextFormat.Property.UserProperty.value + 2  # str: edited, news

_HEADING_SIZES: Final = {1: "headline", 2: "entry", 3: "question", 4: "card"}
_BEFORE: Final = {1: 0, 2: 18, 3: 16, 4: 14}
_LINE_HEIGHT: Final = 125.0  # percent
_QUIET: Final = (ParagraphStyle.NOTE, ParagraphStyle.SOURCE)


def block_format(
    style: ParagraphStyle | int, *, is_open: bool = False, mark: str = ""
) -> QTextBlockFormat:
    """Space and ground of a paragraph or of a heading of a level.

    Args:
        is_open: it is being edited.
        mark: says at the margin that somebody has edited it.
    """
    form = QTextBlockFormat()
    proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    form.setLineHeight(_LINE_HEIGHT if isinstance(style, ParagraphStyle) else 110.0, proportional)
    form.setBottomMargin(px(8))
    if isinstance(style, int):
        form.setTopMargin(px(_BEFORE.get(style, 12)))
        form.setHeadingLevel(style)
        form.setBottomMargin(px(12 if style == 1 else 6))
    elif style in {ParagraphStyle.QUOTE, ParagraphStyle.STATEMENT, ParagraphStyle.QUESTION}:
        form.setLeftMargin(px(14))
    if style is ParagraphStyle.SOURCE:
        form.setTopMargin(px(4))
    if is_open:
        form.setBackground(QColor(PALETTE.primary_light))
    if mark:
        form.setProperty(BLOCK_MARK, mark)
    return form


def char_format(style: Style, base: QTextCharFormat | None = None) -> QTextCharFormat:
    """Size, weight and colour of a text."""
    form = QTextCharFormat(base) if base is not None else QTextCharFormat()
    if style is RunStyle.PLACEHOLDER:
        form.setForeground(QBrush(QColor(PALETTE.warning)))
        form.setBackground(QBrush(QColor(PALETTE.warning_light)))
        return form
    if style == "link":
        form.setForeground(QBrush(QColor(PALETTE.primary)))
        return form
    size, colour, weight = FONT_SIZE.body, PALETTE.text, QFont.Weight.Normal
    if isinstance(style, int):
        size = getattr(FONT_SIZE, _HEADING_SIZES.get(style, "card"))
        colour, weight = PALETTE.primary, QFont.Weight.Bold
    elif style in _QUIET:
        size, colour = FONT_SIZE.small, PALETTE.text_muted
    elif style is ParagraphStyle.LEAD:
        size, weight = FONT_SIZE.question, QFont.Weight.Medium
    elif style is ParagraphStyle.STATEMENT:
        size, weight = FONT_SIZE.card, QFont.Weight.Medium
    elif style in {ParagraphStyle.QUESTION, ParagraphStyle.QUOTE}:
        colour = PALETTE.text_muted
    form.setProperty(QTextFormat.Property.FontPixelSize.value, size)
    form.setFontWeight(weight)
    form.setForeground(QBrush(QColor(colour)))
    return form


def linked(form: QTextCharFormat, link: str) -> QTextCharFormat:
    """The same look, leading somewhere; without a link as it is."""
    own = QTextCharFormat(form)
    if link:
        own.setAnchor(True)
        own.setAnchorHref(link)
    return own


def list_format(*, is_ordered: bool) -> QTextListFormat:
    """Dots or numbers."""
    form = QTextListFormat()
    style = QTextListFormat.Style.ListDecimal if is_ordered else QTextListFormat.Style.ListDisc
    form.setStyle(style)
    form.setIndent(1)
    return form
