"""What all projects cost, year by year."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from workshop_app import german
from workshop_app.concept.result_rows import ProjectIdeaRow
from workshop_app.phases.answers import says_no_end

_MONTHS: Final = 12
# A plan that goes on for longer is a slip of the pen, and no table.
_MOST_YEARS: Final = 15
# What has no end is counted for so many calendar years at least, the first included.
_YEARS_WITHOUT_END: Final = 5


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
    lasting: tuple[ProjectIdeaRow, ...] = ()  # with running costs that do not end with the plan


def cost_plan(projects: Sequence[ProjectIdeaRow]) -> CostPlan:
    """One-off costs in the year of the beginning, yearly ones from the first to the last month.

    What shall go on („dauerhaft“) is counted to the end of the last year of the plan.
    """
    once: defaultdict[int, float] = defaultdict(float)
    running: defaultdict[int, float] = defaultdict(float)
    uncounted = []
    lasting = [project for project in projects if _goes_on(project)]
    last_month = _last_month(projects, lasting)
    for project in projects:
        months = _months(project, last_month)
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
        tuple(lasting),
    )


def _goes_on(project: ProjectIdeaRow) -> bool:
    """Whether a project costs something each year, from a known day on and without an end."""
    begins, ends = german.as_date_range(project.starts_on), german.as_date_range(project.ends_on)
    is_endless = ends is None and says_no_end(project.ends_on)
    return bool(project.budget_yearly_eur) and begins is not None and is_endless


def _last_month(projects: Sequence[ProjectIdeaRow], lasting: Sequence[ProjectIdeaRow]) -> int:
    """To which month costs without an end are counted: the last one of the last year."""
    bounded = filter(None, (_months(project, -1) for project in projects))
    years = [months[-1] // _MONTHS for months in bounded]
    begins = filter(None, (german.as_date_range(project.starts_on) for project in lasting))
    years += [days[0].year + _YEARS_WITHOUT_END - 1 for days in begins]
    return max(years, default=0) * _MONTHS + _MONTHS - 1


def _months(project: ProjectIdeaRow, last_month: int) -> range | None:
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
    if ends is None and not _goes_on(project):
        return None
    longest = first + _MOST_YEARS * _MONTHS - 1
    last = ends[1].year * _MONTHS + ends[1].month - 1 if ends else min(last_month, longest)
    months = range(first, last + 1)
    return months if 0 < len(months) <= _MOST_YEARS * _MONTHS else None


def _months_by_year(months: Iterable[int]) -> Iterable[tuple[int, int]]:
    counts: defaultdict[int, int] = defaultdict(int)
    for month in months:
        counts[month // _MONTHS] += 1
    return counts.items()
