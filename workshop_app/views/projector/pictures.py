"""The projector's pictures as files: each page of each step, and the states beside them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from workshop_app.phases.agenda import all_steps
from workshop_app.phases.projector.choices import Blank, Choice
from workshop_app.phases.projector.clock import ClockFace
from workshop_app.phases.projector.pictures import Picture
from workshop_app.phases.projector.reading import read_logo, read_picture
from workshop_app.phases.schedule.timing import Stage
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.projector.frame import page_number
from workshop_app.views.projector.layout import draw_page, lay_out
from workshop_app.views.projector.overlay import overlay_shapes, with_overlay
from workshop_app.views.projector.projector import USUAL_SIZE

PNG_QUALITY = 70  # of Qt: a third faster than usual, and hardly larger
_OVERLAID_STEP = "T1-11"


def draw_pictures(
    sample: Path,
    directory: Path,
    *,
    size: QSize = USUAL_SIZE,
    steps: Sequence[str] | None = None,
) -> list[Path]:
    """Draw all pages of all pictures of a workshop into a folder, and return the files.

    Args:
        sample: a closed workshop file.
        directory: is made if it is missing.
        size: of each picture.
        steps: keys of the steps to draw; None for all, with the other states of the projector.
    """
    directory.mkdir(parents=True, exist_ok=True)
    drawn = []
    with WorkshopFile.open(sample, for_writing=False) as workshop:
        for name, image in _images(workshop, size, steps):
            path = directory / f"{name}.png"
            image.save(str(path), quality=PNG_QUALITY)
            drawn.append(path)
    return drawn


def _images(
    workshop: WorkshopFile, size: QSize, steps: Sequence[str] | None
) -> Iterator[tuple[str, QImage]]:
    for key, step in all_steps().items():
        if steps is not None and key not in steps:
            continue
        for pane in range(max(1, len(step.panes))):
            yield from _pages(f"{key}-{pane + 1}", _read(workshop, key, pane), size)
    if steps is None:
        yield from _others(workshop, size)


def _others(workshop: WorkshopFile, size: QSize) -> Iterator[tuple[str, QImage]]:
    yield from _pages("frage", _read(workshop, "T1-07", 0, Choice.QUESTION), size)
    yield from _pages("ablauf", _read(workshop, "T2-04", 0, Choice.AGENDA), size)
    yield from _pages("rueckblick", _read(workshop, "T2-01", 0, Choice.RECAP), size)
    yield from _pages("schwarz", Blank(), size)
    with workshop.read() as session:
        logo = read_logo(session)
    yield from _pages("logo", logo, size)
    pages = lay_out(_read(workshop, _OVERLAID_STEP, 0), size)
    shapes = overlay_shapes(
        size,
        clock=ClockFace("02:30", Stage.SHORT),
        message=_("Bitte um 10:35 Uhr zurück im Saal"),
        page_number=page_number(1, len(pages)),
    )
    yield "zeile-und-countdown", with_overlay(draw_page(pages[0], size), shapes)


def _read(workshop: WorkshopFile, step: str, pane: int, choice: Choice = Choice.STEP) -> Picture:
    with workshop.read() as session:
        return read_picture(session, step, pane, choice)


def _pages(name: str, picture: Picture, size: QSize) -> Iterator[tuple[str, QImage]]:
    for number, page in enumerate(lay_out(picture, size), start=1):
        yield f"{name}-{number:02}", draw_page(page, size)
