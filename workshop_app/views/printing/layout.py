"""The pages of a paper."""

from functools import partial
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from workshop_app.phases.papers.content import (
    BallotPaper,
    CardsPaper,
    Draft,
    FormPaper,
    HeadingsPaper,
    Paper,
    PicturesPaper,
    SignsPaper,
    TablePaper,
)
from workshop_app.translation import _
from workshop_app.views.look.theme import load_fonts
from workshop_app.views.printing.forms import ballot_pages, form_pages
from workshop_app.views.printing.pages import SCREEN, Pages
from workshop_app.views.printing.signs import card_pages, heading_pages, sign_pages
from workshop_app.views.printing.tables import table_pages
from workshop_app.views.projector.layout import lay_out as lay_out_picture
from workshop_app.views.projector.page import Page, paint_page
from workshop_app.views.projector.projector import USUAL_SIZE


def lay_out(draft: Draft) -> Pages | None:
    """The pages of a draft; None where there is nothing to print."""
    load_fonts()
    return None if draft.paper is None else _lay_out(draft.paper, draft.footer)


def _lay_out(paper: Paper, footer: str) -> Pages:
    match paper:
        case TablePaper():
            return table_pages(paper, footer)
        case SignsPaper():
            return sign_pages(paper, footer)
        case CardsPaper():
            return card_pages(paper, footer)
        case HeadingsPaper():
            return heading_pages(paper, footer)
        case FormPaper():
            return form_pages(paper, footer)
        case BallotPaper():
            return ballot_pages(paper, footer)
        case PicturesPaper():
            return _picture_pages(paper)
        case _:
            assert_never(paper)


def _picture_pages(paper: PicturesPaper) -> Pages:
    pages = [page for picture in paper.pictures for page in lay_out_picture(picture, USUAL_SIZE)]
    paint = tuple(partial(_paint_picture, page=page) for page in pages)
    return Pages(SCREEN, paint, _("16:9"))


def _paint_picture(painter: QPainter, *, page: Page) -> None:
    painter.save()
    painter.scale(SCREEN.width() / USUAL_SIZE.width(), SCREEN.height() / USUAL_SIZE.height())
    paint_page(painter, page, QRectF(QPointF(0, 0), QSizeF(USUAL_SIZE)))
    painter.restore()
