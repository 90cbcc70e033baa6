"""Chapter 2: the most important things, on two pages at most."""

import itertools
import math
import uuid
from collections.abc import Sequence
from typing import Final

from workshop_app import german
from workshop_app.concept.chapters.cost_table import open_costs_sentences
from workshop_app.concept.chapters.field_choice import field_title
from workshop_app.concept.chapters.front import workshop_days
from workshop_app.concept.chapters.phrases import (
    body,
    capitalised,
    cell,
    date_text,
    filled,
    gap,
    labelled,
    number_word,
    shortened,
)
from workshop_app.concept.chapters.procedure import sectors_in_words
from workshop_app.concept.chapters.project_sheets import costs, period, project_title
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.costs import cost_plan
from workshop_app.concept.document import (
    Block,
    Chapter,
    Column,
    Heading,
    ItemList,
    Paragraph,
    ParagraphStyle,
    Runs,
    placeholder,
    plain,
)
from workshop_app.concept.result_rows import DecisionStepRow, ProjectIdeaRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.implementation import MeasureStatus
from workshop_app.model.projects import Priority
from workshop_app.phases.labels import label
from workshop_app.translation import _, ngettext

# Lines of the tables and of the list that fill not quite two pages, with all else at its longest.
_GOAL_LINES: Final = 18
_PROJECT_LINES: Final = 21
_STEP_LINES: Final = 8
_FEW_FIELDS: Final = 4  # then there is room for two goals of each
_MOST_STEPS: Final = 4  # of the plan, and as many bodies
# In letters: what is longer is shortened.
_GOAL_LENGTH: Final = 170
_TITLE_LENGTH: Final = 60
_STEP_LENGTH: Final = 110
_QUESTION_LENGTH: Final = 200
# Letters of a line in the columns of the tables and in the list.
_IN_FIELD_COLUMN: Final = 18
_IN_GOAL_COLUMN: Final = 58
_IN_PROJECT_COLUMN: Final = 24
_IN_LIST: Final = 80


def summary(snapshot: Snapshot) -> Chapter:
    """Goals by field, the projects that come first with their costs, and the next steps."""
    return Chapter(
        "zusammenfassung",
        "2",
        _("Das Wichtigste auf zwei Seiten"),
        (
            *_opening(snapshot),
            *_goals(snapshot),
            *_projects(snapshot),
            *_costs(snapshot),
            *_steps(snapshot),
        ),
    )


def _opening(snapshot: Snapshot) -> tuple[Block, ...]:
    blocks: list[Block] = []
    question = filled(snapshot.workshop.guiding_question) if snapshot.workshop else ""
    if question:
        blocks.append(
            Paragraph((plain(shortened(question, _QUESTION_LENGTH)),), ParagraphStyle.QUESTION)
        )
    present = sum(person.is_present for person in snapshot.participants)
    sectors, days = sectors_in_words(snapshot), workshop_days(snapshot)
    if present > 1 and sectors:
        pattern = (
            _("Darüber haben {count} Menschen aus {sectors} zwei Tage lang beraten ({days}).")
            if days
            else _("Darüber haben {count} Menschen aus {sectors} zwei Tage lang beraten.")
        )
        counted = pattern.format(count=number_word(present), sectors=sectors, days=days)
        blocks.append(body(f"{counted} {_results(snapshot)}"))
    else:
        blocks.append(body(_results(snapshot)))
    return tuple(blocks)


def _results(snapshot: Snapshot) -> str:
    """„Das Ergebnis: fünf Leitziele, neun Handlungsziele und elf Projekte in …“."""
    parts = results_in_words(snapshot)
    if not parts:
        return _("Ziele und Projekte sind noch nicht formuliert.")
    fields = len(snapshot.selected_fields)
    return _("Das Ergebnis: {parts} {fields}.").format(
        parts=parts,
        fields=ngettext("in einem Handlungsfeld", "in {count} Handlungsfeldern", fields).format(
            count=number_word(fields)
        ),
    )


def results_in_words(snapshot: Snapshot) -> str:
    """„fünf Leitziele, neun Handlungsziele und elf Projekte“, as far as there are any."""
    goals = sum(len(snapshot.goals_of[field.id]) for field in snapshot.selected_fields)
    objectives, projects = len(snapshot.objectives), len(snapshot.project_ideas)
    parts = [
        text.format(count=number_word(count))
        for count, text in (
            (goals, ngettext("ein Leitziel", "{count} Leitziele", goals)),
            (objectives, ngettext("ein Handlungsziel", "{count} Handlungsziele", objectives)),
            (projects, ngettext("ein Projekt", "{count} Projekte", projects)),
        )
        if count
    ]
    return german.join_list(parts)


def _goals(snapshot: Snapshot) -> tuple[Block, ...]:
    heading = Heading(2, _("Was wir erreichen wollen"), "kurz-ziele")
    fields = snapshot.selected_fields
    if not fields:
        return heading, gap(_("Handlungsfelder sind noch nicht ausgewählt."), _("Ziele"))
    rows = [
        (shortened(field_title(field), _TITLE_LENGTH), _goal_texts(snapshot, field.id))
        for field in fields
    ]
    lines = [
        max(_lines(title, _IN_FIELD_COLUMN), sum(_lines(goal, _IN_GOAL_COLUMN) for goal in goals))
        for title, goals in rows
    ]
    shown = _fitting(lines, _GOAL_LINES)
    blocks: list[Block] = [
        heading,
        fitted_table(
            (Column(_("Handlungsfeld"), 1.0), Column(_("Leitziel"), 2.4)),
            tuple(
                ((plain(title),), cell("\n".join(goals), _("Leitziel")))
                for title, goals in rows[:shown]
            ),
            summary=_("Handlungsfelder mit ihren Leitzielen"),
            header_column=True,
            shows=tuple(field.id for field in fields[:shown]),
        ),
    ]
    if len(fields) > shown:
        blocks.append(_more(len(fields) - shown, _("Kapitel 7")))
    return tuple(blocks)


def _lines(text: str, letters: int) -> int:
    """About how many lines a text takes."""
    return math.ceil(len(text) / letters)


def _fitting(lines: Sequence[int], most: int) -> int:
    """How many rows from the first on fit into so many lines; at least one."""
    ends = itertools.accumulate(max(each, 1) for each in lines)
    return max(1, sum(end <= most for end in ends))


def _goal_texts(snapshot: Snapshot, field_id: uuid.UUID) -> list[str]:
    goals = [goal for goal in snapshot.goals_of[field_id] if filled(goal.text)]
    most = 2 if len(snapshot.selected_fields) <= _FEW_FIELDS else 1
    texts = [shortened(goal.text, _GOAL_LENGTH) for goal in goals[:most]]
    if len(goals) > most:
        more = ngettext("und ein weiteres", "und {count} weitere", len(goals) - most)
        texts.append(more.format(count=number_word(len(goals) - most)))
    return texts


def _more(count: int, where: str) -> Paragraph:
    sentence = ngettext(
        "Ein weiteres steht in {where}.", "{count} weitere stehen in {where}.", count
    ).format(count=capitalised(number_word(count)), where=where)
    return body(sentence)


def _projects(snapshot: Snapshot) -> tuple[Block, ...]:
    heading = Heading(2, _("Womit wir beginnen"), "kurz-projekte")
    ranked = snapshot.ranked_projects
    urgent = [one for one in ranked if one.priority == Priority.A]
    urgent += [one for one in ranked if one.is_quick_win and one.priority != Priority.A]
    if not urgent:
        return heading, gap(
            _("Welche Projekte Vorrang haben, ist noch nicht festgelegt."),
            _("Schwerpunkte und schnelle Erfolge"),
        )
    titles = [shortened(project_title(project), _TITLE_LENGTH) for project in urgent]
    # Period and costs take two lines.
    lines = [max(2, _lines(title, _IN_PROJECT_COLUMN)) for title in titles]
    shown = urgent[: _fitting(lines, _PROJECT_LINES)]
    blocks: list[Block] = [
        heading,
        fitted_table(
            (
                Column(_("Projekt"), 5.2),
                Column(_("Priorität"), 3.0),
                Column(_("Zeitraum"), 3.2),
                Column(_("Kosten"), 4.4),
            ),
            tuple(_project_row(project) for project in shown),
            summary=_("Projekte mit Priorität, Zeitraum und Kosten"),
            header_column=True,
            shows=tuple(project.id for project in shown),
        ),
    ]
    if len(urgent) > len(shown):
        blocks.append(_more(len(urgent) - len(shown), _("Kapitel 10")))
    return tuple(blocks)


def _project_row(project: ProjectIdeaRow) -> tuple[Runs, ...]:
    rank = [_("Schwerpunkt")] if project.priority == Priority.A else []
    rank += [_("schneller Erfolg")] if project.is_quick_win else []
    return (
        (plain(shortened(project_title(project), _TITLE_LENGTH)),),
        (plain(", ".join(rank)),),
        cell(shortened(period(project), _TITLE_LENGTH), _("Zeitraum")),
        cell(costs(project), _("Kosten")),
    )


def _costs(snapshot: Snapshot) -> tuple[Block, ...]:
    plan = cost_plan(snapshot.project_ideas)
    if not plan.years:
        return ()
    once = sum(year.once for year in plan.years)
    running = sum(year.running for year in plan.years)
    dearest = max(plan.years, key=lambda year: year.once + year.running)
    total = german.format_euro(once + running)
    share = _(", davon {once} einmalig").format(once=german.format_euro(once)) if once else ""
    sentence = ngettext(
        "Alle Projekte zusammen kosten im Jahr {first} {total}{share}.",
        "Alle Projekte zusammen kosten von {first} bis {last} {total}{share}. Am höchsten sind "
        "die Kosten im Jahr {dearest} mit {most}.",
        len(plan.years),
    ).format(
        first=plan.years[0].year,
        last=plan.years[-1].year,
        total=total,
        share=share,
        dearest=dearest.year,
        most=german.format_euro(dearest.once + dearest.running),
    )
    return (body(f"{sentence} {open_costs_sentences(plan)}".strip()),)


def _steps(snapshot: Snapshot) -> tuple[Block, ...]:
    heading = Heading(2, _("Wie es weitergeht"), "kurz-weiter")
    measures = sorted(
        (one for one in snapshot.planned_measures if one.status != MeasureStatus.DONE),
        key=lambda measure: measure.due or "~",
    )
    decisions = [(one.date, _step_text(one)) for one in snapshot.decision_steps[-_MOST_STEPS:]]
    lines = [_lines(shortened(text, _STEP_LENGTH), _IN_LIST) for _date, text in decisions]
    planned = [(one.due, one.what) for one in measures[:_MOST_STEPS]]
    wanted = [_lines(shortened(text, _STEP_LENGTH), _IN_LIST) for _date, text in planned]
    shown = planned[: _fitting(wanted, _STEP_LINES - sum(lines))] + decisions
    items = [_dated(date, shortened(text, _STEP_LENGTH)) for date, text in shown]
    if not items:
        return heading, gap(
            _("Die nächsten Schritte sind noch nicht vereinbart."), _("nächste Schritte")
        )
    return heading, ItemList(tuple(items))


def _step_text(step: DecisionStepRow) -> str:
    parts = (label(step.kind) if step.kind else "", filled(step.body))
    return ", ".join(part for part in parts if part)


def _dated(date: str | None, text: str) -> Runs:
    shown = shortened(date_text(date), _TITLE_LENGTH)
    return labelled(shown or _("Termin offen"), text or placeholder(_("nächster Schritt")))
