"""What a chart shows, with no word about how it looks; the tree of a document carries it.

Equal data are an equal chart, so that none is drawn twice.
"""

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class LinePanel:
    """Verlauf: one figure over the years.

    Attributes:
        note: where the figure holds.
        points: a year and its value, in order; at least two.
    """

    title: str
    note: str
    unit: str
    points: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class ComparisonPanel:
    """Vergleich: one figure for two or more places or groups; the first is the municipality's."""

    title: str
    note: str
    unit: str
    bars: tuple[tuple[str, float], ...]


Panel: TypeAlias = LinePanel | ComparisonPanel


@dataclass(frozen=True, slots=True)
class PanelChart:
    """Kennzahlen as small charts side by side."""

    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class ScaleEnds:
    """Skala: its values, and what the two ends mean."""

    minimum: int
    maximum: int
    minimum_text: str
    maximum_text: str

    @property
    def values(self) -> tuple[int, ...]:
        """All values that could be marked."""
        return tuple(range(self.minimum, self.maximum + 1))


@dataclass(frozen=True, slots=True)
class DistributionRow:
    """How many marked each value of the scale, and the mean."""

    label: str
    counts: tuple[int, ...]
    mean: float


@dataclass(frozen=True, slots=True)
class DistributionChart:
    """Verteilung: for each statement a bar that is divided by the values of the scale."""

    scale: ScaleEnds
    rows: tuple[DistributionRow, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The mean of all and of each group; None: too few votes to be shown."""

    label: str
    mean: float
    means: tuple[float | None, ...]

    @property
    def spread(self) -> float | None:
        """How far the groups are apart."""
        known = [mean for mean in self.means if mean is not None]
        return max(known) - min(known) if len(known) > 1 else None


@dataclass(frozen=True, slots=True)
class GroupChart:
    """Unterschiede: for each statement the means of the groups on the scale.

    Attributes:
        groups: their names, as many as each row has means.
        short_groups: as many names that fit above a column of figures.
    """

    scale: ScaleEnds
    groups: tuple[str, ...]
    short_groups: tuple[str, ...]
    rows: tuple[GroupRow, ...]


@dataclass(frozen=True, slots=True)
class VoteBar:
    """An option of a vote with its points."""

    label: str
    points: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class VoteChart:
    """Punkte: the options of a vote, the most points first."""

    unit: str
    bars: tuple[VoteBar, ...]


@dataclass(frozen=True, slots=True)
class CostColumn:
    """The costs of a year in euros."""

    year: int
    once: float
    running: float


@dataclass(frozen=True, slots=True)
class CostChart:
    """Kosten: a column for each year, divided into one-off and running costs."""

    columns: tuple[CostColumn, ...]


@dataclass(frozen=True, slots=True)
class GanttRow:
    """A line of the plan.

    Attributes:
        group: what the rows are gathered under; empty: nothing.
        first: the first day, None if it is open.
        last: the last day, None if it is open; the same as the first for a date.
        is_focal: is drawn as what comes first.
        is_quick: carries a sign of its own.
        period: the period as people read it.
    """

    label: str
    group: str
    first: dt.date | None
    last: dt.date | None
    period: str
    is_focal: bool = False
    is_quick: bool = False


@dataclass(frozen=True, slots=True)
class GanttChart:
    """Zeitplan: bars and dates on a calendar.

    Attributes:
        first: and ``last``: the days that the calendar spans, the same on each part of a plan.
        row_name: what a row is, for the table.
        dates_only: each row is one date: no bars, and a legend of one sign.
    """

    first: dt.date
    last: dt.date
    rows: tuple[GanttRow, ...]
    row_name: str
    dates_only: bool = False


Chart: TypeAlias = PanelChart | DistributionChart | GroupChart | VoteChart | CostChart | GanttChart
