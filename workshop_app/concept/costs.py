"""What all projects cost, year by year."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from workshop_app import german
from workshop_app.concept.result_rows import ProjectIdeaRow

_MONTHS: Final = 12
# A plan that goes on for longer is a slip of the pen, and no table.
_MOST_YEARS: Final = 15


@dataclass(frozen=True, slots=True)
class YearCosts:
    """Whole euros of one year; running costs are counted by months."""

    year: int
    once: int
    running: int


@dataclass(frozen=True, slots=True)
class CostPlan:
    """The years in which projects cost something, and the projects that cannot be counted."""

    years: tuple[YearCosts, ...]
    uncounted: tuple[ProjectIdeaRow, ...]  # without an amount, or without the time it is needed


def cost_plan(projects: Sequence[ProjectIdeaRow]) -> CostPlan:
    """One-off costs in the year of the beginning, yearly ones from the first to the last month."""
    once: defaultdict[int, float] = defaultdict(float)
    running: defaultdict[int, float] = defaultdict(float)
    uncounted = []
    for project in projects:
        months = _months(project)
        if months is None:
            uncounted.append(project)
            continue
        if project.budget_once_eur:
            once[months.start // _MONTHS] += project.budget_once_eur
        if project.budget_yearly_eur:
            for year, count in _months_by_year(months):
                running[year] += project.budget_yearly_eur * count / _MONTHS
    years = sorted({*once, *running})
    return CostPlan(
        tuple(YearCosts(year, round(once[year]), round(running[year])) for year in years),
        tuple(uncounted),
    )


def _months(project: ProjectIdeaRow) -> range | None:
    """The months of a project, counted from year 0; empty if it costs nothing."""
    once, yearly = project.budget_once_eur, project.budget_yearly_eur
    if once is None and yearly is None:
        return range(0) if project.is_cost_neutral else None
    if not once and not yearly:
        return range(0)
    begins, ends = german.as_date_range(project.starts_on), german.as_date_range(project.ends_on)
    if begins is None:
        return None
    first = begins[0].year * _MONTHS + begins[0].month - 1
    if not yearly:
        return range(first, first + 1)
    if ends is None:
        return None
    last = ends[1].year * _MONTHS + ends[1].month - 1
    months = range(first, last + 1)
    return months if 0 < len(months) <= _MOST_YEARS * _MONTHS else None


def _months_by_year(months: Iterable[int]) -> Iterable[tuple[int, int]]:
    counts: defaultdict[int, int] = defaultdict(int)
    for month in months:
        counts[month // _MONTHS] += 1
    return counts.items()
