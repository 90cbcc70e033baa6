"""Where pages go: into a PDF, to a printer, onto a picture."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from workshop_app.storage.errors import UnusablePathError
from workshop_app.storage.reasons import reason_of_system
from workshop_app.views.printing.pages import Pages, PaintPage
from workshop_app.whole_file import write_whole

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DOTS_PER_INCH = 600
_TENTHS_PER_INCH = 254


def pdf_bytes(pages: Pages, *, title: str) -> bytes:
    """The pages as a PDF with its fonts in it."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(title)
    writer.setCreator("Konzeptwerkstatt")
    writer.setPageLayout(page_layout(pages.size))
    _paint_all(writer, pages.paint, writer.newPage, _DOTS_PER_INCH / _TENTHS_PER_INCH)
    buffer.close()
    return bytes(content.data())


def save_pdf(pages: Pages, target: Path, *, title: str) -> None:
    """Write the PDF in place of the target, whole or not at all.

    Raises:
        UnusablePathError: the folder or the disk does not take it; a file there is as it was.
    """
    content = pdf_bytes(pages, title=title)
    try:
        write_whole(target, content)
    except OSError as error:
        raise UnusablePathError(target, reason_of_system(error)) from error


def print_pages(pages: Pages, printer: "QPrinter") -> None:
    """Send the pages that the dialog of the system asks for to its printer."""
    first, last = printer.fromPage(), printer.toPage()
    chosen = pages.paint[first - 1 : last] if first and last else pages.paint
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    # A printer for A4 takes no A3: then all of it comes out smaller.
    scale = min(paper.width() / pages.size.width(), paper.height() / pages.size.height())
    _paint_all(printer, chosen, printer.newPage, scale)


def page_image(pages: Pages, number: int, width: int) -> QImage:
    """A page as a picture so many pixels wide."""
    size = pages.size
    image = QImage(
        QSize(width, round(width * size.height() / size.width())), QImage.Format.Format_RGB32
    )
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(image.width() / size.width(), image.width() / size.width())
    pages.paint[number](painter)
    painter.end()
    return image


def page_layout(size: QSizeF) -> QPageLayout:
    """Paper of a size in tenths of a millimetre, without edges: the pages bring their own."""
    is_landscape = size.width() > size.height()
    upright = size.transposed() if is_landscape else size
    paper = QPageSize(
        QSizeF(upright.width() / 10, upright.height() / 10),
        QPageSize.Unit.Millimeter,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    turn = QPageLayout.Orientation.Landscape if is_landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(paper, turn, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _paint_all(
    device: QPagedPaintDevice,
    pages: tuple[PaintPage, ...],
    next_page: Callable[[], bool],
    scale: float,
) -> None:
    painter = QPainter(device)
    for number, paint in enumerate(pages):
        if number:
            next_page()
        painter.save()
        painter.scale(scale, scale)
        paint(painter)
        painter.restore()
    painter.end()
