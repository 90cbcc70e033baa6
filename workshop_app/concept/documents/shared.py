"""Sentences that several of the short documents need."""

import re
from dataclasses import replace
from typing import Final

from workshop_app.concept.chapters.front import workshop_days
from workshop_app.concept.chapters.phrases import (
    as_sentence,
    capitalised,
    date_text,
    filled,
    number_word,
    quoted,
    shortened,
)
from workshop_app.concept.chapters.procedure import sectors_in_words
from workshop_app.concept.chapters.summary import results_in_words
from workshop_app.concept.result_rows import DecisionStepRow, ProjectIdeaRow, StructureRow
from workshop_app.concept.rows import IndicatorValueRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.implementation import DecisionStepKind
from workshop_app.model.projects import Priority
from workshop_app.translation import _

_FEMININE: Final = re.compile(r"\w*(versammlung|vertretung|schaft|kommission)\b", re.IGNORECASE)
_MASCULINE: Final = re.compile(r"\w*(rat|tag|ausschuss|beirat|senat)\b", re.IGNORECASE)
# In letters: names of bodies and titles that are longer are shortened.
_BODY_LENGTH: Final = 70
_TITLE_LENGTH: Final = 90
_NAME_LENGTH: Final = 60
_UNIT_LENGTH: Final = 24


def concept_title(snapshot: Snapshot) -> str:
    """„Integrationskonzept „Brückstadt verbindet““, as far as it has a name."""
    title = filled(snapshot.vision.title if snapshot.vision else "")
    if not title:
        return _("Integrationskonzept")
    return _("Integrationskonzept {title}").format(title=quoted(shortened(title, _NAME_LENGTH)))


def meeting_sentence(snapshot: Snapshot) -> str:
    """Who met and when; empty where nobody is entered."""
    present = sum(person.is_present for person in snapshot.participants)
    sectors, days = sectors_in_words(snapshot), workshop_days(snapshot)
    if present < 2 or not sectors:
        return _("Grundlage ist ein Workshop ({days}).").format(days=days) if days else ""
    pattern = (
        _("{count} Menschen aus {sectors} haben dafür zwei Tage lang beraten ({days}).")
        if days
        else _("{count} Menschen aus {sectors} haben dafür zwei Tage lang beraten.")
    )
    return pattern.format(count=capitalised(number_word(present)), sectors=sectors, days=days)


def results_sentence(snapshot: Snapshot) -> str:
    """„Das Ergebnis: fünf Leitziele, neun Handlungsziele und elf Projekte.“, as far as known."""
    parts = results_in_words(snapshot)
    if not parts:
        return _("Ziele und Projekte sind noch nicht formuliert.")
    return _("Das Ergebnis: {parts}.").format(parts=parts)


def key_figures(snapshot: Snapshot, most: int) -> list[IndicatorValueRow]:
    """Figures with a value: first those that show the need of a goal, then the others."""
    evidence = [
        figure
        for field in snapshot.selected_fields
        for goal in snapshot.goals_of[field.id]
        for figure in snapshot.evidence_of[goal.id]
    ]
    general = [one for one in snapshot.indicator_values if one.action_field_id is None]
    found: dict[object, IndicatorValueRow] = {}
    for figure in (*evidence, *general, *snapshot.indicator_values):
        if filled(figure.indicator) and figure.value is not None and not figure.is_suppressed:
            found.setdefault(figure.id, figure)
    return [_short_figure(figure) for figure in list(found.values())[:most]]


def _short_figure(figure: IndicatorValueRow) -> IndicatorValueRow:
    """A figure that takes a few lines whatever somebody has typed."""
    return replace(
        figure,
        indicator=shortened(figure.indicator, _TITLE_LENGTH),
        unit=shortened(figure.unit, _UNIT_LENGTH),
        area=shortened(figure.area, _BODY_LENGTH),
        as_of=shortened(figure.as_of, _UNIT_LENGTH),
        source=shortened(figure.source, _BODY_LENGTH),
        comparison_area=shortened(figure.comparison_area, _BODY_LENGTH),
    )


def first_projects(snapshot: Snapshot) -> list[ProjectIdeaRow]:
    """What comes first: priority A, then quick successes."""
    ranked = snapshot.ranked_projects
    urgent = [one for one in ranked if one.priority == Priority.A]
    return urgent + [one for one in ranked if one.is_quick_win and one.priority != Priority.A]


def deciding_step(snapshot: Snapshot) -> DecisionStepRow | None:
    """Where the concept is decided on; None: no body shall."""
    steps = [s for s in snapshot.decision_steps if s.kind == DecisionStepKind.RESOLUTION]
    return steps[-1] if steps else None


def council_name(snapshot: Snapshot) -> str:
    """The body that decides; empty where nobody has entered it."""
    step = deciding_step(snapshot)
    name = filled(step.body) if step else ""
    town = snapshot.municipality
    return shortened(name or (town.council if town else ""), _BODY_LENGTH)


def with_article(body: str) -> str:
    """„Der Rat der Stadt“, „Die Gemeindevertretung“; a body of another kind has none."""
    if _FEMININE.match(body):
        return _("Die {body}").format(body=body)
    return _("Der {body}").format(body=body) if _MASCULINE.match(body) else body


def first_structure(snapshot: Snapshot, kind: str) -> StructureRow | None:
    """The first structure of a kind."""
    return next((one for one in snapshot.structures if one.kind == kind), None)


def short_date(stored: str | None) -> str:
    """A date, cut where somebody has typed a story instead."""
    return shortened(date_text(stored), _BODY_LENGTH)


def short_sentence(text: str | None, length: int) -> str:
    """What was typed, shortened, with a full stop."""
    return as_sentence(shortened(text, length))
