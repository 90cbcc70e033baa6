"""What all projects cost, year by year, and which of them are not in it as a whole."""

from collections.abc import Iterable, Sequence

from workshop_app import german
from workshop_app.concept.chapters.phrases import capitalised, number_word
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.costs import CostPlan, YearCosts
from workshop_app.concept.document import Column, Table, plain
from workshop_app.translation import _, ngettext


def cost_table(
    plan: CostPlan, *, most_rows: int | None = None, caption: str | None = None
) -> Table:
    """The costs by year and their sum; later years are one row where there are too many."""
    years = list(plan.years)
    lines: list[tuple[str, Sequence[YearCosts]]] = [(str(one.year), [one]) for one in years]
    if most_rows is not None and len(lines) > most_rows:
        kept = most_rows - 1
        name = f"{years[kept].year}\u2009–\u2009{years[-1].year}"
        lines = [*lines[:kept], (name, years[kept:])]
    lines.append((_("Zusammen"), years))
    return fitted_table(
        (
            Column(_("Jahr"), 1.4),
            Column(_("Einmalig"), 1.5, numeric=True),
            Column(_("Laufend"), 1.5, numeric=True),
            Column(_("Zusammen"), 1.5, numeric=True),
        ),
        tuple(
            (
                (plain(name),),
                *((plain(german.format_euro(amount)),) for amount in _sums(costs)),
            )
            for name, costs in lines
        ),
        caption=caption,
        summary=_("Einmalige und laufende Kosten nach Jahren"),
        header_column=True,
    )


def _sums(costs: Iterable[YearCosts]) -> tuple[int, int, int]:
    found = list(costs)
    once, running = sum(one.once for one in found), sum(one.running for one in found)
    return once, running, once + running


def open_costs_sentences(plan: CostPlan) -> str:
    """How many projects cost more than the plan shows, or are not in it; empty where none."""
    sentences = []
    if plan.lasting:
        sentences.append(
            ngettext(
                "Ein Projekt ist auf Dauer angelegt; gezählt ist es bis {year}.",
                "{count} Projekte sind auf Dauer angelegt; gezählt sind sie bis {year}.",
                len(plan.lasting),
            ).format(count=capitalised(number_word(len(plan.lasting))), year=plan.years[-1].year)
        )
    if plan.uncounted:
        sentences.append(
            ngettext(
                "Bei einem Projekt fehlen die Kosten oder der Zeitraum noch.",
                "Bei {count} Projekten fehlen die Kosten oder der Zeitraum noch.",
                len(plan.uncounted),
            ).format(count=number_word(len(plan.uncounted)))
        )
    return " ".join(sentences)
