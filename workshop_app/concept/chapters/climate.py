"""How the room sees the climate: means of all and of the groups, and where they differ most."""

from workshop_app import german
from workshop_app.concept.chapters.climate_charts import climate_figures
from workshop_app.concept.chapters.climate_results import (
    ClimateResult,
    climate_results,
    is_hidden,
    sector_name,
    short_sector_name,
    shown_sectors,
)
from workshop_app.concept.chapters.phrases import (
    body,
    filled,
    gap,
    note,
    number_word,
    quoted,
)
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Block,
    Column,
    Heading,
    ItemList,
    Table,
    plain,
)
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.people import Sector
from workshop_app.phases.polls.climate import LEAST_VOTES_SHOWN, votes
from workshop_app.translation import _, ngettext


def climate_section(snapshot: Snapshot) -> tuple[Block, ...]:
    """The section of chapter 5."""
    heading = Heading(2, _("Wie das Klima eingeschätzt wird"), "klima")
    if is_hidden(snapshot):
        return heading, gap(
            _("Das Ergebnis des Klima-Barometers ist noch verdeckt."), _("Aufdecken")
        )
    results = climate_results(snapshot)
    if not results:
        return heading, gap(
            _("Ergebnisse des Klima-Barometers liegen noch nicht vor."), _("Klima-Barometer")
        )
    sectors = shown_sectors(results)
    blocks: list[Block] = [
        heading,
        body(_question(snapshot, results)),
        body(climate_in_words(results)),
    ]
    spread, groups = climate_figures(snapshot, results, sectors)
    # The comments fill the page between two pictures that no page has room for together.
    blocks += [*spread, *_comments(results), *groups]
    if not groups:
        blocks.append(_table(results, sectors))
    explanation = _explanation(snapshot, results, () if groups else sectors)
    if explanation:
        blocks.append(note(explanation))
    return tuple(blocks)


def _comments(results: tuple[ClimateResult, ...]) -> tuple[Block, ...]:
    comments = tuple(
        (plain(f"{quoted(result.item.statement)}: {text}"),)
        for result in results
        for text in map(filled, result.item.comments)
        if text
    )
    return (body(_("Anmerkungen aus dem Raum:")), ItemList(comments)) if comments else ()


def _question(snapshot: Snapshot, results: tuple[ClimateResult, ...]) -> str:
    statements = ngettext("eine Aussage", "{count} Aussagen", len(results)).format(
        count=number_word(len(results))
    )
    scale = snapshot.climate_scale
    voters = max(votes(result.item.counts) + result.item.abstentions for result in results)
    if scale is None or not voters:
        return _("Die Teilnehmenden haben {statements} auf einer Skala bewertet.").format(
            statements=statements
        )
    present = sum(person.attends_day_1 for person in snapshot.participants)
    voters = scale.voters or min(voters, present or voters)  # a slip in the counting is no person
    low, high = filled(scale.minimum_text), filled(scale.maximum_text)
    return ngettext(
        "Eine Person hat {statements} auf einer Skala von {low} bis {high} bewertet.",
        "{voters} Menschen haben {statements} auf einer Skala von {low} bis {high} bewertet.",
        voters,
    ).format(
        voters=german.format_number(voters),
        statements=statements,
        low=f"{scale.minimum} ({low})" if low else scale.minimum,
        high=f"{scale.maximum} ({high})" if high else scale.maximum,
    )


def climate_in_words(results: tuple[ClimateResult, ...]) -> str:
    """What the numbers say: the most and the least agreement, and the widest gap."""
    best = max(results, key=lambda result: result.mean)
    worst = min(results, key=lambda result: result.mean)
    sentences = []
    if best.mean > worst.mean:
        sentences.append(
            _(
                "Am meisten Zustimmung findet {best} (Mittel {best_mean}), am wenigsten {worst} "
                "(Mittel {worst_mean})."
            ).format(
                best=quoted(best.item.statement),
                best_mean=_one_decimal(best.mean),
                worst=quoted(worst.item.statement),
                worst_mean=_one_decimal(worst.mean),
            )
        )
    widest = max(results, key=lambda result: result.gap)
    if _one_decimal(widest.gap) != _one_decimal(0.0):
        sentences.append(gap_sentence(widest))
    return " ".join(sentences)


def gap_sentence(result: ClimateResult) -> str:
    """Which two groups are furthest apart about a statement."""
    low = min(result.group_means, key=lambda sector: result.group_means[sector])
    high = max(result.group_means, key=lambda sector: result.group_means[sector])
    return _(
        "Am weitesten gehen die Einschätzungen bei {statement} auseinander: {high} {high_mean}, "
        "{low} {low_mean}."
    ).format(
        statement=quoted(result.item.statement),
        high=sector_name(high),
        high_mean=_one_decimal(result.group_means[high]),
        low=sector_name(low),
        low_mean=_one_decimal(result.group_means[low]),
    )


def _table(results: tuple[ClimateResult, ...], sectors: tuple[str, ...]) -> Table:
    return fitted_table(
        (
            Column(_("Aussage"), 8.4),
            Column(_("Alle"), 1.3, numeric=True),
            *(Column(short_sector_name(sector), 1.8, numeric=True) for sector in sectors),
        ),
        tuple(
            (
                (plain(filled(result.item.statement)),),
                (plain(_one_decimal(result.mean)),),
                *(
                    (
                        plain(
                            _one_decimal(result.group_means[sector])
                            if sector in result.group_means
                            else "–"
                        ),
                    )
                    for sector in sectors
                ),
            )
            for result in results
        ),
        caption=_("Klima-Barometer, Mittelwerte"),
        shows=tuple(result.item.id for result in results),
    )


def _explanation(
    snapshot: Snapshot, results: tuple[ClimateResult, ...], sectors: tuple[str, ...]
) -> str:
    parts = [
        f"{short_sector_name(sector)}: {sector_name(sector)}"
        for sector in (Sector.MIGRANT_ORGANISATION, Sector.CIVIL_SOCIETY)
        if sector in sectors
    ]
    explanation = "; ".join(parts) + "." if parts else ""
    if any(snapshot.group_counts_of[result.item.id] for result in results):
        explanation += " " + _(
            "Ergebnisse einzelner Gruppen stehen hier nur ab {count} Stimmen, damit niemand "
            "erkennbar wird."
        ).format(count=number_word(LEAST_VOTES_SHOWN))
    return explanation.strip()


def _one_decimal(value: float) -> str:
    return german.format_number(value, decimals=1)
