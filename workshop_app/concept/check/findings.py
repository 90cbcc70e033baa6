"""What the check tells: findings, and how many rules are fulfilled."""

import enum
import uuid
from collections.abc import Iterable
from dataclasses import dataclass


class Severity(enum.StrEnum):
    """How much a finding matters; in the order in which findings are shown."""

    ERROR = "fehler"  # the draft is not ready to be released
    WARNING = "warnung"
    HINT = "hinweis"


@dataclass(frozen=True, slots=True)
class Finding:
    """Befund (Konzept-Check): a gap of the concept, and where it can be closed."""

    rule: str  # K11
    object_code: str  # HZ-03; empty: the whole workshop
    severity: Severity
    message: str  # one German sentence
    table: str | None
    row_id: uuid.UUID | None  # None: the row is what is missing
    field: str | None  # a column of the table
    accepted_reason: str | None  # None: open

    @property
    def is_open(self) -> bool:
        """Whether nobody has accepted it yet."""
        return self.accepted_reason is None


def accepted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that somebody accepted with a reason, in their order, for the internal protocol."""
    return tuple(finding for finding in findings if not finding.is_open)


@dataclass(frozen=True, slots=True)
class CheckSummary:
    """How far the concept is; accepted findings count as done."""

    errors: int
    warnings: int
    hints: int
    accepted: int
    rules_fulfilled: int
    rules_total: int

    @property
    def is_ready(self) -> bool:
        """Whether the draft can be released (freigabefertig)."""
        return self.errors == 0
