"""Rules about how goals are worded, and about the words of the whole concept."""

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import Final

from workshop_app import german
from workshop_app.concept.check.findings import Severity
from workshop_app.concept.check.goal_texts import is_only_soft, reads_as_measure
from workshop_app.concept.check.numbers_in_text import (
    Claim,
    claims_of,
    have_same_unit,
    nearest_of,
    target_of,
)
from workshop_app.concept.check.room_rows import CardRow, IndicatorValueRow
from workshop_app.concept.check.rows import GuidingGoalRow, ObjectiveRow
from workshop_app.concept.check.rule import Flaw, Place, Rule, at, missing_in
from workshop_app.concept.check.snapshot import Snapshot
from workshop_app.concept.check.texts import named, quoted
from workshop_app.concept.check.words import folded, has_any
from workshop_app.model.municipality import Municipality
from workshop_app.phases.catalogue import load_glossary
from workshop_app.phases.texts import word_count
from workshop_app.translation import _, ngettext

_LEAST_WORDS: Final = 5
_MOST_REMEMBERED: Final = 8192
_FigureRows = Collection[IndicatorValueRow]


def goal_is_soft(snapshot: Snapshot) -> Iterator[Flaw]:
    """Goal text of only soft verbs and no number or date, or < 5 words (domain.md s. 5, K14)."""
    for goal in _goals(snapshot):
        count = word_count(goal.text)
        if not count:
            message = _("{goal} hat noch keinen Text: Welcher Zustand soll erreicht sein?")
        elif count < _LEAST_WORDS:
            message = ngettext(
                "{goal} ist mit {count} Wort sehr kurz: Was genau soll erreicht sein?",
                "{goal} ist mit {count} Wörtern sehr kurz: Was genau soll erreicht sein?",
                count,
            )
        elif is_only_soft(goal.text):
            message = _(
                "{goal} nennt nur eine Absicht: Woran sieht man, dass das Ziel erreicht ist?"
            )
        else:
            continue
        message = message.format(goal=named(goal.code, goal.text), count=count)
        yield Flaw(Severity.WARNING, at(goal, "text"), message)


def goal_is_a_measure(snapshot: Snapshot) -> Iterator[Flaw]:
    """Goal text reads as measure: Einrichtung, Aufbau … von (domain.md section 5, K15)."""
    for goal in _goals(snapshot):
        if reads_as_measure(goal.text):
            message = _("{goal} klingt nach einer Maßnahme: Was ist anders, wenn sie getan ist?")
            name = named(goal.code, goal.text)
            yield Flaw(Severity.HINT, at(goal, "text"), message.format(goal=name))


def _goals(snapshot: Snapshot) -> tuple[GuidingGoalRow | ObjectiveRow, ...]:
    return (*snapshot.guiding_goals, *snapshot.objectives)


# --- K38 ----------------------------------------------------------------------------------------


def number_differs(snapshot: Snapshot) -> Iterator[Flaw]:
    """Number in free text not equal to the linked Statistik (domain.md section 5, K38).

    Compared is what a text says of today: „heute“, „derzeit“, „von … auf“. A goal is linked to the
    figures that show its need, an objective to those of its goal and to its own values, a project
    to those of its objective.
    """
    evidence = snapshot.evidence_of
    goal_of = {one.id: one.guiding_goal_id for one in snapshot.objectives}
    for goal in snapshot.guiding_goals:
        claim = _wrong_claim(goal.text, evidence[goal.id], snapshot)
        if claim:
            yield _differs(named(goal.code, goal.text), claim, at(goal, "text"))
    for objective in snapshot.objectives:
        found = _wrong_in_objective(objective, evidence[objective.guiding_goal_id], snapshot)
        if found:
            yield _differs(named(objective.code, objective.text), found, at(objective, "text"))
    for project in snapshot.project_ideas:
        figures = evidence[goal_of[project.objective_id]] if project.objective_id in goal_of else []
        claim = _wrong_claim(project.description, figures, snapshot)
        if claim:
            yield _differs(named(project.code, project.title), claim, at(project, "description"))


def _wrong_claim(
    text: str, figures: _FigureRows, snapshot: Snapshot, own: float | None = None, unit: str = ""
) -> tuple[str, str] | None:
    """What a text says and what the figures say, if no figure of its unit says the same."""
    for claim in claims_of(text):
        known = [
            value
            for figure in figures
            if claim.unit and have_same_unit(claim.unit, figure.unit)
            for value in _values_of(figure, snapshot)
        ]
        if own is not None and (not claim.unit or have_same_unit(claim.unit, unit)):
            known.append(own)
        nearest = nearest_of(claim, known)
        if nearest is not None and not any(map(claim.fits, known)):
            return claim.shown, _with_unit(nearest, claim)
    return None


def _with_unit(value: float, claim: Claim) -> str:
    unit = claim.shown.partition(" ")[2]
    return f"{german.format_number(value)} {unit}".strip()


def _values_of(figure: IndicatorValueRow, snapshot: Snapshot) -> list[float]:
    """The value, the one it is compared with, and those of other years."""
    if figure.is_suppressed:
        return []
    of_years = [point.value for point in snapshot.series_of[figure.id]]
    every = (figure.value, figure.comparison_value, *of_years)
    return [value for value in every if value is not None]


def _wrong_in_objective(
    objective: ObjectiveRow, figures: _FigureRows, snapshot: Snapshot
) -> tuple[str, str] | None:
    unit = objective.unit or ""
    found = _wrong_claim(objective.text, figures, snapshot, objective.base_value, unit)
    target = target_of(objective.text)
    if found or target is None or objective.target_value is None:
        return found
    is_other = target.unit and unit and not have_same_unit(target.unit, unit)
    if is_other or target.fits(objective.target_value):
        return None
    return target.shown, _with_unit(objective.target_value, target)


def _differs(name: str, numbers: tuple[str, str], place: Place) -> Flaw:
    message = _("In {object} steht {text}, in den Daten {known}: Welche Zahl stimmt?").format(
        object=name, text=numbers[0], known=numbers[1]
    )
    return Flaw(Severity.HINT, place, message)


# --- K40 ----------------------------------------------------------------------------------------


def terms_are_mixed(snapshot: Snapshot) -> Iterator[Flaw]:
    """Mixed terms without glossary: Migrationshintergrund … (domain.md section 5, K40).

    What the concept's list of terms explains may stand side by side. The names of figures are their
    sources', and cards are quoted.
    """
    used: set[str] = set()
    for words in snapshot.words:
        if isinstance(words.row, CardRow):
            continue
        used |= _terms_in(words.text)
    explained = {term.name for term in load_glossary().terms}
    if len(used) < 2 or used <= explained:
        return
    message = _(
        "Im Konzept stehen {terms} nebeneinander, und nicht alle sind erklärt: "
        "Welches Wort soll gelten?"
    ).format(terms=german.join_list([quoted(name) for name in sorted(used)], _("und")))
    yield Flaw(Severity.HINT, missing_in(Municipality, "integration_understanding"), message)


@lru_cache(maxsize=_MOST_REMEMBERED)
def _terms_in(text: str) -> frozenset[str]:
    if "geschichte" not in (small := folded(text)) and not has_any(small, ("hintergr", "ausländ")):
        return frozenset()
    return frozenset(name for name, pattern in _terms() if pattern.search(small))


@cache
def _terms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Terms with the forms in which they stand in a text."""
    stems = {
        "Migrationshintergrund": r"migrationshintergr[uü]nd\w*",
        "Migrationsgeschichte": r"migrationsgeschichten?",
        "Einwanderungsgeschichte": r"einwanderungsgeschichten?",
        "Zuwanderungsgeschichte": r"zuwanderungsgeschichten?",
        "Ausländerinnen und Ausländer": r"ausländer(?:n|s|in|innen|[:*_/]-?innen)?",
    }
    return tuple(
        (name, re.compile(rf"(?<!\w){stem}(?![\w-])", re.IGNORECASE))
        for name, stem in stems.items()
    )


RULES = (
    Rule(
        "K14",
        goal_is_soft,
        (Severity.WARNING,),
        _("Jedes Ziel sagt mehr als eine Absicht."),
    ),
    Rule(
        "K15",
        goal_is_a_measure,
        (Severity.HINT,),
        _("Jedes Ziel beschreibt einen Zustand und keine Maßnahme."),
    ),
    Rule(
        "K38",
        number_differs,
        (Severity.HINT,),
        _("Zahlen in Texten sind dieselben wie in den Daten."),
    ),
    Rule(
        "K40",
        terms_are_mixed,
        (Severity.HINT,),
        _("Begriffe, die nebeneinanderstehen, sind erklärt."),
    ),
)
