"""What exists already, and what works elsewhere."""

import datetime as dt
from collections.abc import Sequence

from workshop_app import german
from workshop_app.concept.chapters.phrases import (
    body,
    cell,
    date_text,
    filled,
    gap,
    in_a_row,
    number_word,
    period_text,
)
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Block,
    Column,
    Heading,
    ItemList,
    Runs,
    Table,
    plain,
    strong,
)
from workshop_app.concept.rows import ExistingProjectRow, GoodPracticeRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.stock import ProjectState
from workshop_app.phases.labels import label
from workshop_app.translation import _, ngettext


def existing_projects_section(snapshot: Snapshot) -> tuple[Block, ...]:
    """Angebote and projects that the concept can build on, and those that run out."""
    heading = Heading(2, _("Was es schon gibt"), "bestand")
    projects = snapshot.existing_projects
    if not projects:
        return heading, gap(
            _("Vorhandene Angebote sind noch nicht zusammengestellt."), _("Bestand an Angeboten")
        )
    count = len(projects)
    blocks: list[Block] = [
        heading,
        body(
            ngettext(
                "Auf einem Angebot lässt sich aufbauen.",
                "Auf {count} Angeboten lässt sich aufbauen.",
                count,
            ).format(count=number_word(count))
            + " "
            + _("Die Wirkung haben die Teilnehmenden eingeschätzt, sie ist nicht gemessen.")
        ),
        _projects_table(projects),
    ]
    ending = _ending(projects, snapshot.as_of.date())
    if ending:
        year = snapshot.as_of.year + 1
        blocks += [
            body(
                ngettext(
                    "Bis Ende {year} läuft ein Angebot aus:",
                    "Bis Ende {year} laufen {count} Angebote aus:",
                    len(ending),
                ).format(year=year, count=number_word(len(ending)))
            ),
            ItemList(
                tuple(
                    (strong(filled(project.title)), plain(f", {_until(project)}"))
                    for project in ending
                ),
                shows=tuple(project.id for project in ending),
            ),
        ]
    return tuple(blocks)


def _ending(projects: Sequence[ExistingProjectRow], today: dt.date) -> list[ExistingProjectRow]:
    """Those whose time runs out before the end of the next year, and has not run out yet."""
    last = dt.date(min(today.year + 1, dt.MAXYEAR), 12, 31)
    found = []
    for project in projects:
        span = german.as_date_range(project.ends_on)
        if span and project.state != ProjectState.ENDED and today <= span[1] <= last:
            found.append((span[1], project))
    return [project for _end, project in sorted(found, key=lambda pair: pair[0])]


def _until(project: ExistingProjectRow) -> str:
    until = _("bis {date}").format(date=date_text(project.ends_on))
    funding = filled(project.funding)
    return f"{until} ({funding})" if funding else until


def _projects_table(projects: Sequence[ExistingProjectRow]) -> Table:
    return fitted_table(
        (
            Column(_("Angebot und Träger"), 5.8),
            Column(_("Laufzeit"), 2.8),
            Column(_("Finanzierung und Reichweite"), 4.6),
            Column(_("Wirkung und Stand"), 2.8),
        ),
        tuple(
            (
                (*_title_and(project.title, project.provider), *_target_group(project)),
                (plain(period_text(project.starts_on, project.ends_on)),),
                _two_lines(project.funding, project.reach),
                _two_lines(
                    label(project.effect) if project.effect else "",
                    label(project.state) if project.state else "",
                ),
            )
            for project in projects
        ),
        caption=_("Vorhandene Angebote"),
        shows=tuple(project.id for project in projects),
    )


def good_practice_section(snapshot: Snapshot) -> tuple[Block, ...]:
    """Examples from other places, and whether they would work here."""
    heading = Heading(2, _("Gute Praxis anderswo"), "gute-praxis")
    practices = snapshot.good_practices
    if not practices:
        return heading, gap(
            _("Beispiele aus anderen Kommunen sind noch nicht ausgewählt."), _("gute Praxis")
        )
    return (
        heading,
        body(
            ngettext(
                "Dieses Beispiel hat sich der Workshop angesehen:",
                "Diese Beispiele hat sich der Workshop angesehen:",
                len(practices),
            )
        ),
        _practices_table(practices),
    )


def _practices_table(practices: Sequence[GoodPracticeRow]) -> Table:
    return fitted_table(
        (
            Column(_("Beispiel und Ort"), 2.6),
            Column(_("Was dort geschieht"), 4.0),
            Column(_("Übertragbar"), 1.8),
            Column(_("Quelle"), 2.2),
        ),
        tuple(
            (
                _title_and(practice.title, _place_and_year(practice)),
                (plain(_description(practice)),),
                cell(practice.transferability, _("Übertragbarkeit")),
                cell(practice.source, _("Quelle")),
            )
            for practice in practices
        ),
        caption=_("Gute Praxis aus anderen Kommunen"),
        shows=tuple(practice.id for practice in practices),
    )


def _place_and_year(practice: GoodPracticeRow) -> str:
    return in_a_row(practice.place, None if practice.year is None else str(practice.year))


def _description(practice: GoodPracticeRow) -> str:
    effort = filled(practice.effort)
    line = _("Aufwand: {effort}").format(effort=effort) if effort else ""
    return "\n".join(part for part in (filled(practice.description), line) if part)


def _title_and(title: str, second_line: str) -> Runs:
    below = filled(second_line)
    name = strong(filled(title) or _("ohne Titel"))
    return (name, plain(f"\n{below}")) if below else (name,)


def _target_group(project: ExistingProjectRow) -> Runs:
    found = filled(project.target_group)
    return (plain(_("\nfür: {target_group}").format(target_group=found)),) if found else ()


def _two_lines(first: str, second: str) -> Runs:
    return (plain("\n".join(filter(None, (filled(first), filled(second))))),)
