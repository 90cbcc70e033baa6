"""What the Klima-Barometer says: means of all, and of the groups that are large enough."""

from dataclasses import dataclass
from typing import Final

from workshop_app.concept.chapters.phrases import filled
from workshop_app.concept.rows import ClimateItemRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.people import Sector
from workshop_app.phases.labels import group_label
from workshop_app.phases.polls.climate import group_means, mean
from workshop_app.translation import _

_SHORT: Final[dict[str, str]] = {
    Sector.POLITICS: _("Politik"),
    Sector.ADMINISTRATION: _("Verwaltung"),
    Sector.MIGRANT_ORGANISATION: _("MO"),
    Sector.CIVIL_SOCIETY: _("Träger"),
}


@dataclass(frozen=True, slots=True)
class ClimateResult:
    """A statement with the means that may be shown."""

    item: ClimateItemRow
    mean: float
    group_means: dict[str, float]  # by sector, of groups that are large enough

    @property
    def gap(self) -> float:
        """How far the groups are apart; 0 where fewer than two may be shown."""
        means = self.group_means.values()
        return max(means) - min(means) if len(means) > 1 else 0.0


def climate_results(snapshot: Snapshot) -> tuple[ClimateResult, ...]:
    """All statements that somebody has marked; none while the result is hidden."""
    if is_hidden(snapshot):
        return ()
    return tuple(
        result for item in snapshot.climate_items if (result := _result(snapshot, item)) is not None
    )


def is_hidden(snapshot: Snapshot) -> bool:
    """Whether the room may not see the result yet."""
    return snapshot.climate_scale is not None and snapshot.climate_scale.is_hidden


def _result(snapshot: Snapshot, item: ClimateItemRow) -> ClimateResult | None:
    average = mean(item.counts)
    if average is None:
        average = item.mean_reported
    if average is None:
        return None
    counts = {group.sector: group.counts for group in snapshot.group_counts_of[item.id]}
    groups = group_means(item.counts, counts)
    return ClimateResult(item, average, groups)


def shown_sectors(results: tuple[ClimateResult, ...]) -> tuple[str, ...]:
    """The groups that can be shown for at least one statement."""
    found = {sector for result in results for sector in result.group_means}
    known = [sector for sector in Sector if sector in found]
    return (*known, *sorted(found - set(known)))


def sector_name(sector: str) -> str:
    """The name of a group, or words that stand in for it."""
    return filled(group_label(sector)) or _("ohne Angabe")


def short_sector_name(sector: str) -> str:
    """The name that fits above a column of figures."""
    return _SHORT.get(sector) or sector_name(sector)
