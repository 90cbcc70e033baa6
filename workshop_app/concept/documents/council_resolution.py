"""What the council is asked to decide: Beschlussvorschlag."""

from collections.abc import Iterator

from workshop_app import german
from workshop_app.concept.chapters.phrases import filled, number_word, quoted, shortened
from workshop_app.concept.chapters.project_sheets import project_title
from workshop_app.concept.chapters.structures import interval
from workshop_app.concept.costs import cost_plan
from workshop_app.concept.document import Runs, placeholder, plain
from workshop_app.concept.documents.council_scope import CouncilScope
from workshop_app.concept.documents.shared import concept_title, first_projects, first_structure
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.implementation import StructureKind
from workshop_app.translation import _, ngettext

_TITLE_LENGTH = 50
_BODY_LENGTH = 90


def resolution_items(snapshot: Snapshot, scope: CouncilScope) -> Iterator[Runs]:
    """The concept, what begins, the money, the reports, and when it is renewed."""
    concept = _("Das {title} (Anlage 1) wird beschlossen.")
    yield (plain(concept.format(title=concept_title(snapshot))),)
    yield _order(snapshot, scope)
    if sentence := _budget(snapshot):
        yield (plain(sentence),)
    yield _report(snapshot)
    update = first_structure(snapshot, StructureKind.UPDATE)
    year = update.year if update else None
    yield (
        plain(_("Das Konzept wird fortgeschrieben, spätestens im Jahr ")),
        plain(str(year)) if year else placeholder(_("Jahr")),
        plain("."),
    )


def _order(snapshot: Snapshot, scope: CouncilScope) -> Runs:
    urgent = first_projects(snapshot)
    start = _("Die Verwaltung wird beauftragt, den Maßnahmenplan (Anlage 3) umzusetzen")
    if not urgent:
        return plain(f"{start}. "), placeholder(_("Schwerpunkte, mit denen sie beginnt"))
    named = urgent[: scope.projects]
    titles = [quoted(shortened(project_title(project), _TITLE_LENGTH)) for project in named]
    if left := len(urgent) - len(named):
        titles.append(
            ngettext("einem weiteren", "{count} weiteren", left).format(count=number_word(left))
        )
    text = ngettext(
        "{start} und mit diesem Projekt zu beginnen: {titles}.",
        "{start} und mit diesen Projekten zu beginnen: {titles}.",
        len(urgent),
    )
    return (plain(text.format(start=start, titles=german.join_list(titles))),)


def _budget(snapshot: Snapshot) -> str:
    years = cost_plan(snapshot.project_ideas).years
    if not years:
        return ""
    return _(
        "Die Mittel werden in die Haushaltsplanung ab {year} aufgenommen, vorbehaltlich der "
        "Haushaltsbeschlüsse und zugesagter Förderung."
    ).format(year=years[0].year)


def _report(snapshot: Snapshot) -> Runs:
    reporting = first_structure(snapshot, StructureKind.REPORTING)
    often = interval(reporting.interval_months) if reporting else ""
    addressee = shortened(reporting.addressee if reporting else "", _BODY_LENGTH)
    return (
        plain(_("Die Verwaltung berichtet ")),
        plain(often) if often else placeholder(_("Turnus")),
        plain(_(" über den Stand der Umsetzung. Der Bericht geht an: ")),
        plain(filled(addressee)) if addressee else placeholder(_("Gremium")),
        plain("."),
    )
