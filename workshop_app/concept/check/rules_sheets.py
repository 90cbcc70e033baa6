"""Rules about what a project sheet says of people, purpose and power."""

from collections.abc import Iterator

from workshop_app.concept.check.findings import Severity
from workshop_app.concept.check.responsibility import (
    Room,
    count_leads,
    full_names,
    names_all,
    tells_of_consent,
)
from workshop_app.concept.check.rows import MunicipalityRow, ProjectIdeaRow
from workshop_app.concept.check.rule import Flaw, Rule, at
from workshop_app.concept.check.snapshot import Snapshot
from workshop_app.concept.check.texts import named, quoted
from workshop_app.concept.check.words import folded, has_any, word_list
from workshop_app.model.municipality import MunicipalityKind
from workshop_app.model.projects import Commitment, ProviderKind
from workshop_app.phases.answers import is_missing, names_everybody, names_nobody
from workshop_app.translation import _

_LARGE_TOWN = 60_000  # from here on a town usually has the offices of a Kreis
_IN_A_DISTRICT = {MunicipalityKind.TOWN, MunicipalityKind.VILLAGE, MunicipalityKind.ASSOCIATION}


def commitment_is_open(snapshot: Snapshot) -> Iterator[Flaw]:
    """Zusage not „zugesagt“, or made for somebody who was not there (domain.md section 5, K17).

    That somebody else has agreed may stand on the sheet: „mit Zusage vom 3.12.“. Where nobody is
    responsible yet, K16 says so.
    """
    present = [one for one in snapshot.participants if one.attends_day_1 or one.attends_day_2]
    room = Room(present)
    for project in snapshot.project_ideas:
        if names_nobody(project.responsible, snapshot.own_names):
            continue
        name = named(project.code, project.title)
        if not _is_agreed(project):
            message = _("Die Zusage für {project} steht noch aus: Hat {responsible} zugestimmt?")
            field = "commitment"
        elif present and not (
            room.holds(project.responsible)
            or tells_of_consent((project.responsible, project.description, project.first_step))
        ):
            message = _(
                "Für {project} ist {responsible} verantwortlich, war aber nicht dabei: "
                "Wer hat zugesagt?"
            )
            field = "responsible"
        else:
            continue
        message = message.format(project=name, responsible=quoted(project.responsible))
        yield Flaw(Severity.WARNING, at(project, field), message)


def _is_agreed(project: ProjectIdeaRow) -> bool:
    text = folded(project.commitment or "")
    return text.startswith(Commitment.AGREED) or text.endswith(f" {Commitment.AGREED}")


def lead_is_shared(snapshot: Snapshot) -> Iterator[Flaw]:
    """More than one lead, or „alle“ beside one (domain.md section 5, K18).

    „Alle“ alone is nobody: K16 says so.
    """
    names = full_names(snapshot.participants)
    for project in snapshot.project_ideas:
        if names_nobody(project.responsible, snapshot.own_names):
            continue
        if names_all(project.responsible):
            message = _("Verantwortlich für {project} sind „alle“: Wer hat die Federführung?")
        elif count_leads(project.responsible, names) > 1:
            message = _("{project} hat mehr als eine Federführung: Wer trägt die Verantwortung?")
        else:
            continue
        message = message.format(project=named(project.code, project.title))
        yield Flaw(Severity.WARNING, at(project, "responsible"), message)


def target_group_is_vague(snapshot: Snapshot) -> Iterator[Flaw]:
    """Target group empty or „alle“ (domain.md section 5, K21)."""
    for project in snapshot.project_ideas:
        if is_missing(project.target_group):
            message = _("{project} hat noch keine Zielgruppe: Für wen genau ist das Projekt?")
        elif names_everybody(project.target_group):
            message = _(
                "Die Zielgruppe von {project} ist noch sehr allgemein: Wer ist zuerst gemeint?"
            )
        else:
            continue
        message = message.format(project=named(project.code, project.title))
        yield Flaw(Severity.WARNING, at(project, "target_group"), message)


def success_is_unmeasured(snapshot: Snapshot) -> Iterator[Flaw]:
    """No Erfolgsindikator (domain.md section 5, K22)."""
    for project in snapshot.project_ideas:
        if is_missing(project.success_indicator):
            message = _("{project} hat noch keinen Erfolgsindikator: Woran merken wir die Wirkung?")
            name = named(project.code, project.title)
            yield Flaw(
                Severity.WARNING, at(project, "success_indicator"), message.format(project=name)
            )


def competence_is_unmarked(snapshot: Snapshot) -> Iterator[Flaw]:
    """Competence not marked for a project outside own power (domain.md section 5, K44).

    A project of the municipality itself is within its power, whatever its sheet speaks of.
    """
    bodies = word_list("foreign_bodies")
    if _needs_the_district(snapshot.municipality):
        bodies |= word_list("foreign_bodies_of_town")
    for project in snapshot.project_ideas:
        if project.competence is not None or project.provider_kind == ProviderKind.MUNICIPALITY:
            continue
        text = folded(f"{project.title}. {project.description}")
        if has_any(folded(project.responsible), bodies) or has_any(
            text, word_list("foreign_tasks")
        ):
            message = _(
                "{project} liegt wohl nicht allein in der Hand der Kommune: "
                "Sind Kreis, Land oder Bund zuständig?"
            ).format(project=named(project.code, project.title))
            yield Flaw(Severity.HINT, at(project, "competence"), message)


def _needs_the_district(town: MunicipalityRow | None) -> bool:
    """Whether a Kreis does for it what a larger town does itself."""
    if town is None or town.kind not in _IN_A_DISTRICT:
        return False
    return town.inhabitants is None or town.inhabitants < _LARGE_TOWN


RULES = (
    Rule(
        "K17",
        commitment_is_open,
        (Severity.WARNING,),
        _("Wer für ein Projekt verantwortlich ist, hat zugesagt."),
    ),
    Rule(
        "K18", lead_is_shared, (Severity.WARNING,), _("Jedes Projekt hat genau eine Federführung.")
    ),
    Rule(
        "K21",
        target_group_is_vague,
        (Severity.WARNING,),
        _("Jedes Projekt nennt seine Zielgruppe."),
    ),
    Rule(
        "K22",
        success_is_unmeasured,
        (Severity.WARNING,),
        _("Jedes Projekt hat einen Erfolgsindikator."),
    ),
    Rule(
        "K44",
        competence_is_unmarked,
        (Severity.HINT,),
        _("Bei Projekten außerhalb der eigenen Zuständigkeit steht, wer zuständig ist."),
    ),
)
