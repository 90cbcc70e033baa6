"""Pictures of the concept screen: gaps, a text being edited, and where a goal comes from."""

import shutil
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSize
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from workshop_app.concept.document import Paragraph
from workshop_app.model.goals import Objective
from workshop_app.model.implementation import DecisionStep
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.stock import ExistingProject
from workshop_app.phases.new_workshop import make_file
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.concept.view import ConceptView
from workshop_app.views.look.palettes import DARK, HIGH_CONTRAST, LIGHT
from workshop_app.views.main_window import MainWindow
from workshop_app.views.screenshots.own_window import own_window
from workshop_app.views.screenshots.time import show_fixed_time
from workshop_app.views.settings import Settings

CONCEPT_STEP: Final = "N-01"
_OWN_WORDS: Final = _("**Darauf bauen wir auf:** Angebote, die es schon gibt und die viele kennen.")


def concept_screens(folder: Path, sample: Path, size: QSize) -> Iterator[tuple[str, QWidget]]:
    """The name of each picture and the window that shows it just now.

    Args:
        folder: for a copy of the sample, which is changed, and for an empty workshop.
        sample: a closed workshop.
        size: of the window.
    """
    path = Path(shutil.copy(sample, folder / "Konzept.workshop"))
    with WorkshopFile.open(path) as workshop:
        _take_out(workshop)
    with own_window(Settings(folder / "konzept.json"), size) as window:
        appearance = window.view.appearance
        look, zoom = appearance.look, appearance.zoom
        for own_path, states in ((path, _states), (_empty(folder), _empty_states)):
            window.open_workshop(own_path)
            cockpit = window.cockpit
            view = _open(cockpit) if cockpit else None
            if cockpit is None or view is None:
                return
            names = chain(states(cockpit, view), _looks(window, view) if own_path == path else ())
            for name in names:
                window.toast.hide()
                show_fixed_time(cockpit)
                yield name, window
            window.close_workshop()
            # Not before: all pages would be styled.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            appearance.choose_look_and_zoom(look, zoom)


def wait_for_look(view: ConceptView) -> None:
    """Let the draft be made, as far as nobody has asked for it yet."""
    loop = QEventLoop()
    view.looking.looked.connect(loop.quit)
    view.looking.failed.connect(loop.quit)
    view.looking.look()
    loop.exec()


def _take_out(workshop: WorkshopFile) -> None:
    """Make gaps and findings of several kinds."""
    with workshop.change("Lücken") as session:
        projects = session.scalars(select(ProjectIdea).order_by(ProjectIdea.code)).all()
        for project in projects[1::4]:
            project.responsible = ""
            project.budget_once_eur = project.budget_yearly_eur = None
        for goal in session.scalars(select(Objective).order_by(Objective.code)).all()[::4]:
            goal.base_value = goal.deadline = None
        for step in session.scalars(select(DecisionStep)):
            session.delete(step)


def _empty(folder: Path) -> Path:
    path = folder / "Leer.workshop"
    make_file(path, municipality=_("Stadt Auental"), title=_("Integrationskonzept"))
    return path


def _open(cockpit: Cockpit) -> ConceptView | None:
    cockpit.navigation.go_to(CONCEPT_STEP)
    view = cockpit.area.current_view()
    if not isinstance(view, ConceptView):
        return None
    wait_for_look(view)
    return view


def _states(cockpit: Cockpit, view: ConceptView) -> Iterator[str]:
    page = next(page for page in view.shown_pages() if page.level > 1)
    view.show_page(page.key)
    yield "konzept-luecken"
    finding = next(view.check.model.findings())
    view.check.form.ask(finding)
    yield "konzept-annehmen"
    view.check.form.close_form()
    view.edit_passage(view.page.links.passages[0])
    yield "konzept-bearbeiten"
    view.panel.editor.setPlainText(_OWN_WORDS)
    view.panel.save_pending()
    with cockpit.workshop.change("Umbenannt") as session:
        for project in session.scalars(select(ExistingProject)):
            project.title = _("{title} plus").format(title=project.title)
    wait_for_look(view)
    yield "konzept-neuer-vorschlag"
    view.panel.close_panel()
    goal = next(item for item in page.items if isinstance(item, Paragraph) and item.shows)
    view.show_origin(goal.shows[0])
    yield "konzept-herkunft"


def _looks(window: MainWindow, view: ConceptView) -> Iterator[str]:
    """The same in other colours, and twice as large."""
    for name, percent in ((DARK.name, 100), (HIGH_CONTRAST.name, 100), (LIGHT.name, 200)):
        window.view.appearance.choose_look_and_zoom(name, percent)
        view.page.document().size()  # lays all of it out, which a page of this length puts off
        yield f"konzept-{name}-{percent}"


def _empty_states(_cockpit: Cockpit, _view: ConceptView) -> Iterator[str]:
    yield "konzept-leer"
