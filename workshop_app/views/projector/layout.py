"""Pictures of the projector in pages of a size: one layout for window, thumbnail and print."""

from typing import assert_never

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter

from workshop_app.phases.projector.choices import Blank
from workshop_app.phases.projector.pictures import (
    Agenda,
    Board,
    Climate,
    Cover,
    Listing,
    Pause,
    Picture,
    ProjectSheets,
    Prose,
    Question,
    Recap,
    VoteBars,
)
from workshop_app.views.projector.cards import agenda_pages, board_pages
from workshop_app.views.projector.charts import climate_pages, vote_pages
from workshop_app.views.projector.flow import Sheet
from workshop_app.views.projector.frame import numbered
from workshop_app.views.projector.page import Page, paint_page
from workshop_app.views.projector.texts import (
    cover_pages,
    listing_pages,
    pause_pages,
    project_pages,
    prose_pages,
    question_pages,
    recap_pages,
)

BLACK = "#000000"


def lay_out(picture: Picture, size: QSize | QSizeF) -> tuple[Page, ...]:
    """The pages of a picture, at least one."""
    sheet = Sheet(size)
    return numbered(sheet, _pages(sheet, picture))


def paint_picture(painter: QPainter, size: QSize | QSizeF, picture: Picture, page: int = 0) -> None:
    """Paint one page of a picture onto a ground of this size."""
    pages = lay_out(picture, size)
    rect = QRectF(0, 0, size.width(), size.height())
    paint_page(painter, pages[min(page, len(pages) - 1)], rect)


def draw_page(page: Page, size: QSize) -> QImage:
    """A page as an image that is complete when it is returned."""
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_page(painter, page, QRectF(image.rect()))
    painter.end()
    return image


def _pages(sheet: Sheet, picture: Picture) -> tuple[Page, ...]:  # noqa: C901
    match picture:
        case Agenda():
            return agenda_pages(sheet, picture)
        case Blank():
            return (Page((), ground=BLACK),)
        case Board():
            return board_pages(sheet, picture)
        case Climate():
            return climate_pages(sheet, picture)
        case Cover():
            return cover_pages(sheet, picture)
        case Listing():
            return listing_pages(sheet, picture)
        case Pause():
            return pause_pages(sheet, picture)
        case ProjectSheets():
            return project_pages(sheet, picture)
        case Prose():
            return prose_pages(sheet, picture)
        case Question():
            return question_pages(sheet, picture)
        case Recap():
            return recap_pages(sheet, picture)
        case VoteBars():
            return vote_pages(sheet, picture)
        case _:
            assert_never(picture)
