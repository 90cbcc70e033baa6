"""Chapter 5: Ausgangslage."""

from workshop_app import german
from workshop_app.concept.chapters.chart_figures import indicator_figures
from workshop_app.concept.chapters.climate import climate_section
from workshop_app.concept.chapters.figures import NOT_SHOWN, figure_sentences, figures_table
from workshop_app.concept.chapters.phrases import (
    body,
    cell,
    date_text,
    filled,
    gap,
    labelled,
    note,
    quantity,
    quoted,
)
from workshop_app.concept.chapters.stock import existing_projects_section, good_practice_section
from workshop_app.concept.chapters.swot import swot_section
from workshop_app.concept.document import (
    Block,
    Chapter,
    Heading,
    ItemList,
    Runs,
    paragraphs,
)
from workshop_app.concept.rows import MunicipalityRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.phases.labels import label
from workshop_app.translation import _


def situation(snapshot: Snapshot) -> Chapter:
    """Where the municipality stands."""
    return Chapter(
        "ausgangslage",
        "5",
        _("Ausgangslage"),
        (
            *_profile(snapshot.municipality),
            *_history(snapshot.municipality),
            *_figures(snapshot),
            *climate_section(snapshot),
            *existing_projects_section(snapshot),
            *good_practice_section(snapshot),
            *swot_section(snapshot),
        ),
    )


def _profile(town: MunicipalityRow | None) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(2, _("Die Kommune im Überblick"), "profil")]
    profile = filled(town.profile) if town else ""
    if profile:
        blocks += paragraphs(profile)
    else:
        blocks.append(
            gap(_("Eine kurze Beschreibung der Kommune fehlt noch."), _("Profil der Kommune"))
        )
    if town:
        blocks.append(ItemList(tuple(_facts(town))))
    return tuple(blocks)


def _facts(town: MunicipalityRow) -> list[Runs]:
    kind = ", ".join(
        filter(None, (label(town.kind) if town.kind else "", filled(town.federal_state)))
    )
    facts = [labelled(_("Kommune"), *cell(kind, _("Art der Kommune und Bundesland")))]
    if town.inhabitants is None:
        facts.append(labelled(_("Einwohnerzahl"), *cell("", _("Einwohnerzahl"))))
    else:
        number = german.format_number(town.inhabitants)
        facts.append(
            labelled(
                _("Einwohnerzahl"),
                _("{number}, Stichtag ").format(number=number),
                *cell(date_text(town.inhabitants_as_of), _("Stichtag")),
            )
        )
    if town.area_km2 is not None:
        facts.append(labelled(_("Fläche"), quantity(town.area_km2, "km²")))
    if town.member_municipalities is not None:
        facts.append(labelled(_("Städte und Gemeinden"), str(town.member_municipalities)))
    if seat := filled(town.seat):
        facts.append(labelled(_("Sitz der Verwaltung"), seat))
    return facts


def _history(town: MunicipalityRow | None) -> tuple[Block, ...]:
    heading = Heading(2, _("Zuwanderungsgeschichte"), "zuwanderung")
    history = filled(town.immigration_history) if town else ""
    if history:
        return heading, *paragraphs(history)
    return (
        heading,
        gap(
            _("Die Geschichte der Zuwanderung ist noch nicht erzählt."),
            _("Zuwanderungsgeschichte"),
        ),
    )


def _figures(snapshot: Snapshot) -> tuple[Block, ...]:
    heading = Heading(2, _("Zahlen"), "zahlen")
    figures = snapshot.indicator_values
    if not figures:
        return heading, gap(_("Zahlen zur Ausgangslage liegen noch nicht vor."), _("Kennzahlen"))
    blocks: list[Block] = [heading]
    general = [figure for figure in figures if figure.action_field_id is None]
    if general:
        blocks += [
            body(_("Für die Kommune insgesamt:")),
            figure_sentences(snapshot, general),
            *indicator_figures(
                snapshot, general, _("Kennzahlen der Kommune im Verlauf und im Vergleich")
            ),
        ]
    blocks.append(
        body(
            _(
                "Die Tabelle zeigt alle Kennzahlen, mit denen der Workshop gearbeitet hat. Was sie "
                "für die einzelnen Handlungsfelder bedeuten, steht in Kapitel 7."
            )
        )
    )
    blocks.append(figures_table(figures, _("Kennzahlen zur Ausgangslage")))
    if any(figure.is_suppressed for figure in figures):
        blocks.append(
            note(
                _(
                    "{not_shown}: Die Zahl ist so klein, dass sie Rückschlüsse auf einzelne "
                    "Menschen zulassen könnte."
                ).format(not_shown=quoted(NOT_SHOWN))
            )
        )
    remarks = [(filled(figure.indicator), filled(figure.remark)) for figure in figures]
    items = tuple(labelled(name, remark) for name, remark in remarks if name and remark)
    if items:
        blocks += [body(_("Hinweise zu einzelnen Kennzahlen:")), ItemList(items)]
    return tuple(blocks)
