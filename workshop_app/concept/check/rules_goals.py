"""Rules about vision, goals and objectives."""

from collections.abc import Iterator

from workshop_app.concept.check.findings import Severity
from workshop_app.concept.check.rows import ObjectiveRow
from workshop_app.concept.check.rule import Flaw, Rule, at, missing_in
from workshop_app.concept.check.snapshot import Snapshot
from workshop_app.concept.check.texts import dated, lacking, named
from workshop_app.model.goals import Vision
from workshop_app.model.municipality import Municipality
from workshop_app.phases.answers import is_missing
from workshop_app.phases.spans import span_of
from workshop_app.phases.texts import word_count
from workshop_app.translation import _, ngettext

_VISION_WORDS = 20
_UNDERSTANDING_WORDS = 40


def vision_is_short(snapshot: Snapshot) -> Iterator[Flaw]:
    """Leitbild of fewer than 20 words (domain.md section 5, K01)."""
    row = snapshot.vision
    count = word_count(row.text) if row else 0
    if count >= _VISION_WORDS:
        return
    if count:
        message = ngettext(
            "Das Leitbild hat erst {count} Wort, nötig sind mindestens {least}: "
            "Woran merken Gäste, dass das Zusammenleben gelingt?",
            "Das Leitbild hat erst {count} Wörter, nötig sind mindestens {least}: "
            "Woran merken Gäste, dass das Zusammenleben gelingt?",
            count,
        ).format(count=count, least=_VISION_WORDS)
    else:
        message = _("Das Leitbild fehlt noch: Wie soll das Zusammenleben in zehn Jahren aussehen?")
    place = at(row, "text") if row else missing_in(Vision, "text")
    yield Flaw(Severity.ERROR, place, message)


def understanding_is_short(snapshot: Snapshot) -> Iterator[Flaw]:
    """Integrationsverständnis of fewer than 40 words (domain.md section 5, K02)."""
    row = snapshot.municipality
    count = word_count(row.integration_understanding) if row else 0
    if count >= _UNDERSTANDING_WORDS:
        return
    if count:
        message = ngettext(
            "Das Integrationsverständnis hat erst {count} Wort, üblich sind mindestens {least}: "
            "Was verstehen wir unter Integration?",
            "Das Integrationsverständnis hat erst {count} Wörter, üblich sind mindestens {least}: "
            "Was verstehen wir unter Integration?",
            count,
        ).format(count=count, least=_UNDERSTANDING_WORDS)
    else:
        message = _("Das Integrationsverständnis fehlt noch: Was verstehen wir unter Integration?")
    field = "integration_understanding"
    place = at(row, field) if row else missing_in(Municipality, field)
    yield Flaw(Severity.WARNING, place, message)


def selected_field_lacks_goal(snapshot: Snapshot) -> Iterator[Flaw]:
    """Selected Handlungsfeld without Leitziel (domain.md section 5, K04)."""
    with_goal = {goal.action_field_id for goal in snapshot.guiding_goals if goal.text.strip()}
    for field in snapshot.action_fields:
        if field.is_selected and field.id not in with_goal:
            message = _(
                "{field} ist ausgewählt, hat aber noch kein Leitziel: "
                "Welchen Zustand wollen wir in fünf Jahren?"
            ).format(field=named(field.code, field.title))
            yield Flaw(Severity.ERROR, at(field, "title"), message)


def goal_lacks_objective(snapshot: Snapshot) -> Iterator[Flaw]:
    """Leitziel without Handlungsziel (domain.md section 5, K05)."""
    with_objective = {
        objective.guiding_goal_id for objective in snapshot.objectives if objective.text.strip()
    }
    for goal in snapshot.guiding_goals:
        if goal.id not in with_objective:
            message = _(
                "{goal} hat noch kein Handlungsziel: Was wollen wir bis wann erreichen?"
            ).format(goal=named(goal.code, goal.text))
            yield Flaw(Severity.ERROR, at(goal, "text"), message)


def goal_lacks_evidence(snapshot: Snapshot) -> Iterator[Flaw]:
    """Leitziel without a figure as Beleg (domain.md section 5, K06)."""
    with_evidence = {evidence.guiding_goal_id for evidence in snapshot.goal_evidence}
    for goal in snapshot.guiding_goals:
        if goal.id not in with_evidence:
            message = _("{goal} ist noch nicht mit Daten belegt: Welche Zahl zeigt den Bedarf?")
            goal_name = named(goal.code, goal.text)
            yield Flaw(Severity.WARNING, at(goal, "text"), message.format(goal=goal_name))


def objective_lacks_indicator(snapshot: Snapshot) -> Iterator[Flaw]:
    """Handlungsziel without Indikator (domain.md section 5, K11)."""
    for objective in snapshot.objectives:
        if is_missing(objective.indicator):
            message = _("{objective} hat noch keinen Indikator: Woran messen wir den Erfolg?")
            yield Flaw(
                Severity.ERROR,
                at(objective, "indicator"),
                message.format(objective=named(objective.code, objective.text)),
            )


def indicator_lacks_values(snapshot: Snapshot) -> Iterator[Flaw]:
    """Indikator without Ausgangswert, Zielwert or Datenquelle (domain.md section 5, K12).

    Where the indicator itself is missing, K11 says so.
    """
    for objective in snapshot.objectives:
        gaps = [] if is_missing(objective.indicator) else _indicator_gaps(objective)
        if gaps:
            message = _("Beim Indikator von {objective} {lacking}: {question}").format(
                objective=named(objective.code, objective.text),
                lacking=lacking([part for _field, part, _question in gaps]),
                question=gaps[0][2],
            )
            yield Flaw(Severity.WARNING, at(objective, gaps[0][0]), message)


def _indicator_gaps(objective: ObjectiveRow) -> list[tuple[str, str, str]]:
    """Field, name with article, and the question to the room."""
    gaps = []
    if objective.base_value is None:
        gaps.append(("base_value", _("der Ausgangswert"), _("Wo stehen wir heute?")))
    if objective.target_value is None:
        gaps.append(("target_value", _("der Zielwert"), _("Wo wollen wir hin?")))
    if is_missing(objective.data_source):
        gaps.append(("data_source", _("die Datenquelle"), _("Wer kann die Zahl liefern?")))
    return gaps


def deadline_is_unusable(snapshot: Snapshot) -> Iterator[Flaw]:
    """Handlungsziel without Frist, or with one before the workshop (domain.md section 5, K13).

    A partial date counts with its last day; a Frist that names no year is no date.
    """
    for objective in snapshot.objectives:
        span = span_of(objective.deadline)
        if is_missing(objective.deadline):
            pattern = _("{objective} hat noch keine Frist: Bis wann soll das erreicht sein?")
        elif span is None:
            pattern = _("Die Frist {deadline} von {objective} ist kein Datum: Bis wann genau?")
        elif snapshot.first_day and span[1] < snapshot.first_day:
            pattern = _(
                "Die Frist {deadline} von {objective} liegt vor dem Workshop: "
                "Bis wann soll das erreicht sein?"
            )
        else:
            continue
        message = pattern.format(
            objective=named(objective.code, objective.text),
            deadline=dated(objective.deadline or ""),
        )
        yield Flaw(Severity.ERROR, at(objective, "deadline"), message)


RULES = (
    Rule("K01", vision_is_short, (Severity.ERROR,), _("Das Leitbild hat mindestens 20 Wörter.")),
    Rule(
        "K02",
        understanding_is_short,
        (Severity.WARNING,),
        _("Das Integrationsverständnis hat mindestens 40 Wörter."),
    ),
    Rule(
        "K04",
        selected_field_lacks_goal,
        (Severity.ERROR,),
        _("Jedes ausgewählte Handlungsfeld hat ein Leitziel."),
    ),
    Rule(
        "K05", goal_lacks_objective, (Severity.ERROR,), _("Jedes Leitziel hat ein Handlungsziel.")
    ),
    Rule(
        "K06",
        goal_lacks_evidence,
        (Severity.WARNING,),
        _("Jedes Leitziel ist mit einer Kennzahl belegt."),
    ),
    Rule(
        "K11",
        objective_lacks_indicator,
        (Severity.ERROR,),
        _("Jedes Handlungsziel hat einen Indikator."),
    ),
    Rule(
        "K12",
        indicator_lacks_values,
        (Severity.WARNING,),
        _("Jeder Indikator hat Ausgangswert, Zielwert und Datenquelle."),
    ),
    Rule(
        "K13",
        deadline_is_unusable,
        (Severity.ERROR,),
        _("Jedes Handlungsziel hat eine Frist nach dem Workshop."),
    ),
)
