"""Rules about all projects together: what comes first, how much it is, and what it hangs on."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from workshop_app.concept.check.findings import Severity
from workshop_app.concept.check.funding import hangs_on_limited_money
from workshop_app.concept.check.responsibility import lead_of
from workshop_app.concept.check.rows import ProjectIdeaRow
from workshop_app.concept.check.rule import Flaw, Place, Rule, at, missing_in
from workshop_app.concept.check.snapshot import Snapshot
from workshop_app.concept.check.texts import named, quoted
from workshop_app.concept.check.titles import Title, are_near_equal, title_words
from workshop_app.concept.check.words import folded
from workshop_app.model.projects import Priority, ProjectIdea
from workshop_app.phases.answers import is_missing, names_nobody
from workshop_app.phases.spans import span_of
from workshop_app.translation import _, ngettext

_MOST_PROJECTS = 25
_MOST_FIELDS = 8
_MOST_OF_ONE = 3
_FIRST_DAYS = 100


def nothing_comes_first(snapshot: Snapshot) -> Iterator[Flaw]:
    """No Quick-Win or no Schwerpunkt (A) project (domain.md section 5, K23)."""
    has_focus = any(one.priority == Priority.A for one in snapshot.project_ideas)
    has_quick_win = any(one.is_quick_win for one in snapshot.project_ideas)
    if has_focus and has_quick_win:
        return
    field = "is_quick_win" if has_focus else "priority"
    if not snapshot.project_ideas:
        field = "title"
        message = _("Noch ist kein Projekt beschrieben: Womit kommen wir ans Ziel?")
    elif has_focus:
        message = _("Noch ist kein Projekt als schnell wirksam markiert: Was ist bald zu sehen?")
    elif has_quick_win:
        message = _("Noch hat kein Projekt die Priorität A: Was ist der Schwerpunkt?")
    else:
        message = _("Noch ist offen, welche Projekte Vorrang haben: Womit fangen wir an?")
    yield Flaw(Severity.HINT, missing_in(ProjectIdea, field), message)


def load_is_high(snapshot: Snapshot) -> Iterator[Flaw]:
    """One body leads > 3 projects, > 25 projects, or > 8 Handlungsfelder (domain.md s. 5, K24).

    What is said of a body stands at its first project.
    """
    projects = len(snapshot.project_ideas)
    fields = sum(field.is_selected for field in snapshot.action_fields)
    if projects > _MOST_PROJECTS or fields > _MOST_FIELDS:
        message = _("{projects} in {fields} sind viel: Was hat Zeit bis später?").format(
            projects=ngettext("{count} Projekt", "{count} Projekte", projects).format(
                count=projects
            ),
            fields=ngettext("{count} Handlungsfeld", "{count} Handlungsfeldern", fields).format(
                count=fields
            ),
        )
        yield Flaw(Severity.HINT, missing_in(ProjectIdea), message)
    by_lead: defaultdict[str, list[ProjectIdeaRow]] = defaultdict(list)
    for project in snapshot.project_ideas:
        if not names_nobody(project.responsible, snapshot.own_names):
            by_lead[folded(lead_of(project.responsible))].append(project)
    for lead, led in by_lead.items():
        if lead and len(led) > _MOST_OF_ONE:
            message = _(
                "{lead} führt {count} Projekte, das erste ist {project}: "
                "Wer kann etwas davon übernehmen?"
            ).format(
                lead=quoted(lead_of(led[0].responsible)),
                count=len(led),
                project=named(led[0].code, led[0].title),
            )
            yield Flaw(Severity.HINT, at(led[0], "responsible"), message)


def money_is_limited(snapshot: Snapshot) -> Iterator[Flaw]:
    """> 50 % of projects hang on time-limited or unapplied funds (domain.md section 5, K25)."""
    projects = snapshot.project_ideas
    count = sum(not one.is_cost_neutral and hangs_on_limited_money(one.funding) for one in projects)
    if count * 2 > len(projects):
        message = ngettext(
            "{count} von {all} Projekten hängt vor allem an befristetem oder noch nicht "
            "bewilligtem Geld: Was bleibt, wenn es endet?",
            "{count} von {all} Projekten hängen vor allem an befristetem oder noch nicht "
            "bewilligtem Geld: Was bleibt, wenn es endet?",
            count,
        ).format(count=count, all=len(projects))
        yield Flaw(Severity.HINT, missing_in(ProjectIdea, "funding"), message)


def titles_are_alike(snapshot: Snapshot) -> Iterator[Flaw]:
    """Two projects with near-equal titles, a duplicate (domain.md section 5, K42)."""
    seen: defaultdict[int, list[tuple[Title, ProjectIdeaRow]]] = defaultdict(list)
    for project in snapshot.project_ideas:
        if not project.title.strip():
            continue
        words = title_words(project.title)
        known = seen[len(words)]
        twin = next((other for title, other in known if are_near_equal(title, words)), None)
        known.append((words, project))
        if twin is not None:
            message = _("{project} heißt fast wie {other}: Ist es dasselbe Projekt?").format(
                project=named(project.code, project.title), other=named(twin.code, twin.title)
            )
            yield Flaw(Severity.HINT, at(project, "title"), message)


def next_step_is_far(snapshot: Snapshot) -> Iterator[Flaw]:
    """No next step within 100 days for an A project (domain.md section 5, K43).

    A step is the first one of the sheet, or a row of the Maßnahmenplan, an internal one too: what
    counts is that somebody begins. A step without a date may be soon; a date that is late is not.
    """
    if not snapshot.days:
        latest = dt.date.max
    else:
        latest = min(snapshot.days[-1], dt.date.max - dt.timedelta(_FIRST_DAYS))
        latest += dt.timedelta(_FIRST_DAYS)
    planned = defaultdict(list)
    for measure in snapshot.planned_measures:
        planned[measure.project_idea_id].append(measure.due)
    for project in snapshot.project_ideas:
        if project.priority != Priority.A:
            continue
        dates = list(planned[project.id])
        if not is_missing(project.first_step):
            dates.append(project.first_step_by or _time_in(project.first_step))
        if not any(_may_be_before(latest, date) for date in dates):
            yield Flaw(Severity.WARNING, _first_step(project), _no_step(project, bool(dates)))


def _time_in(text: str | None) -> str | None:
    """„Raumprüfung bis 31.01.2027“ names a date; other texts name none."""
    return text if span_of(text) else None


def _may_be_before(latest: dt.date, date: str | None) -> bool:
    span = span_of(date)
    return span is None or span[0] <= latest


def _first_step(project: ProjectIdeaRow) -> Place:
    return at(project, "first_step" if is_missing(project.first_step) else "first_step_by")


def _no_step(project: ProjectIdeaRow, is_late: bool) -> str:
    message = (
        _("Der nächste Schritt für {project} kommt erst nach 100 Tagen: Was kann früher beginnen?")
        if is_late
        else _("{project} ist Schwerpunkt, hat aber keinen nächsten Schritt: Wer beginnt womit?")
    )
    return message.format(project=named(project.code, project.title))


RULES = (
    Rule(
        "K23",
        nothing_comes_first,
        (Severity.HINT,),
        _("Es gibt einen Schwerpunkt und ein Projekt, das schnell wirkt."),
    ),
    Rule("K24", load_is_high, (Severity.HINT,), _("Das Vorhaben ist zu schaffen.")),
    Rule(
        "K25",
        money_is_limited,
        (Severity.HINT,),
        _("Die meisten Projekte hängen nicht an befristetem oder offenem Geld."),
    ),
    Rule("K42", titles_are_alike, (Severity.HINT,), _("Kein Projekt steht zweimal im Konzept.")),
    Rule(
        "K43",
        next_step_is_far,
        (Severity.WARNING,),
        _("Jeder Schwerpunkt beginnt in den ersten 100 Tagen."),
    ),
)
