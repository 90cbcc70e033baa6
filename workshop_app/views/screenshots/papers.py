"""Pictures of the groups once they are formed, of the window for printing, and of each paper."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from workshop_app.model.people import WishKind
from workshop_app.phases.groups import group_actions
from workshop_app.phases.groups.small_groups import read_plan
from workshop_app.phases.papers.content import PaperKind
from workshop_app.phases.papers.reading import choices, read_draft
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.groups.view import GroupsView
from workshop_app.views.printing.control import PrintControl
from workshop_app.views.printing.layout import lay_out
from workshop_app.views.printing.output import page_image
from workshop_app.views.projector.pictures import PNG_QUALITY
from workshop_app.views.screenshots.own_window import own_window
from workshop_app.views.settings import Settings

GROUP_STEP = "T2-02"
_PANE = 1
_TABLES = 5
_PAGE_WIDTH = 1000  # pixels
# The projector's pictures are drawn elsewhere, and ballots are all alike.
_MOST_PAGES = {PaperKind.PROJECTOR: 0, PaperKind.BALLOTS: 1}


def group_screens(folder: Path, sample: Path, size: QSize) -> Iterator[tuple[str, QWidget]]:
    """The name of each picture and the window that shows it just now.

    Args:
        folder: for a copy of the sample, which is changed.
    """
    with own_window(Settings(folder / "gruppen.json"), size) as window:
        window.open_workshop(_with_groups(sample, folder))
        if window.cockpit is not None:
            window.cockpit.navigation.go_to(GROUP_STEP)
            window.cockpit.area.show_pane(_PANE)
            view = window.cockpit.area.current_view()
            if isinstance(view, GroupsView):
                yield "gruppen-gebildet", window
                view.wishes_button.click()
                yield "gruppen-wuensche", view.wishes
                with view.workshop.change("Wünsche") as session:
                    _wish_the_impossible(session)
                yield "gruppen-wuensche-unmoeglich", view.wishes
                view.wishes.close()
            yield from _printing(window.cockpit.printing)


def draw_papers(sample: Path, directory: Path) -> list[Path]:
    """Draw the pages of each paper into a folder, and return the files."""
    directory.mkdir(parents=True, exist_ok=True)
    drawn = []
    with WorkshopFile.open(_with_groups(sample, sample.parent)) as workshop:
        for kind in PaperKind:
            for choice in [one.key for one in choices(kind)] or [""]:
                with workshop.read() as session:
                    pages = lay_out(read_draft(session, kind, choice))
                count = len(pages.paint) if pages else 0
                for number in range(min(count, _MOST_PAGES.get(kind, count))):
                    name = "-".join(part for part in (kind, choice) if part)
                    path = directory / f"{name}-{number + 1:02}.png"
                    if pages is not None:
                        image = page_image(pages, number, _PAGE_WIDTH)
                        image.save(str(path), quality=PNG_QUALITY)
                    drawn.append(path)
    return drawn


def _printing(control: PrintControl) -> Iterator[tuple[str, QWidget]]:
    control.open_papers()
    dialog = control.dialog
    if dialog is None:
        return
    loop = QEventLoop()
    dialog.work.prepared.connect(loop.quit)
    dialog.work.failed.connect(loop.quit)
    for kind in (PaperKind.RUN_SHEET, PaperKind.TABLE_CARDS, PaperKind.PROJECTOR):
        dialog.select(kind)
        if dialog.work.is_running:
            loop.exec()
        yield f"drucken-{kind}", dialog
    dialog.stop()


def _with_groups(sample: Path, folder: Path) -> Path:
    """A copy of the sample with groups on both days, a wish that is not met, and a late person."""
    path = Path(shutil.copy(sample, folder / "Gruppen.workshop"))
    with WorkshopFile.open(path) as workshop, workshop.change("Gruppen gebildet") as session:
        for day in (1, 2):
            group_actions.form_groups(session, day, _TABLES)
        _mend(session)
    return path


def _wish_the_impossible(session: Session) -> None:
    """Two who are to sit apart, and both with a third."""
    first, second, *_others = read_plan(session, 2).tables
    one, between, other = first.guests[0], first.guests[1], second.guests[0]
    group_actions.add_wish(session, one.id, between.id, WishKind.TOGETHER)
    group_actions.add_wish(session, between.id, other.id, WishKind.TOGETHER)
    group_actions.add_wish(session, one.id, other.id, WishKind.APART)


def _mend(session: Session) -> None:
    first, second, *_others = read_plan(session, 2).tables
    group_actions.set_host(session, first.id, "Mira Tannert")
    group_actions.add_wish(session, first.guests[0].id, second.guests[0].id, WishKind.TOGETHER)
    group_actions.move_person(session, first.guests[1].id, second.id)
    group_actions.take_away(session, second.guests[-1].id, 2)
