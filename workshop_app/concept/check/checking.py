"""The check itself: all rules over one look at the file."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select

from workshop_app import german
from workshop_app.concept.check import (
    rules_data,
    rules_document,
    rules_goals,
    rules_next_steps,
    rules_portfolio,
    rules_projects,
    rules_release,
    rules_room,
    rules_sheets,
    rules_sources,
    rules_structure,
    rules_votes,
    rules_wording,
)
from workshop_app.concept.check.findings import CheckSummary, Finding, Severity
from workshop_app.concept.check.reading import read_snapshot
from workshop_app.concept.check.rule import Rule
from workshop_app.concept.check.snapshot import Snapshot
from workshop_app.model.workshop import AcceptedFinding
from workshop_app.storage.workshop_file import WorkshopFile

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *rules_goals.RULES,
            *rules_wording.RULES,
            *rules_data.RULES,
            *rules_sources.RULES,
            *rules_projects.RULES,
            *rules_sheets.RULES,
            *rules_portfolio.RULES,
            *rules_votes.RULES,
            *rules_room.RULES,
            *rules_structure.RULES,
            *rules_next_steps.RULES,
            *rules_release.RULES,
            *rules_document.RULES,
        ),
        key=lambda rule: rule.code,
    )
)


def check(workshop: WorkshopFile) -> list[Finding]:
    """All findings, the gravest first, then by rule and code; accepted ones keep their reason."""
    with workshop.read() as session:
        snapshot = read_snapshot(session)
        columns = AcceptedFinding.rule, AcceptedFinding.object_code, AcceptedFinding.reason
        accepted = {
            (rule, code): reason for rule, code, reason in session.execute(select(*columns))
        }
    return sorted(_findings(snapshot, accepted), key=_order)


def summary(findings: Sequence[Finding]) -> CheckSummary:
    """How many findings are open, and how many rules have none; of what :func:`check` gave."""
    still_open = [finding for finding in findings if finding.is_open]
    severities = [finding.severity for finding in still_open]
    return CheckSummary(
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
        hints=severities.count(Severity.HINT),
        accepted=len(findings) - len(still_open),
        rules_fulfilled=len(RULES) - len({finding.rule for finding in still_open}),
        rules_total=len(RULES),
    )


def _findings(snapshot: Snapshot, accepted: Mapping[tuple[str, str], str]) -> Iterator[Finding]:
    for rule in RULES:
        seen = set()
        for flaw in rule.find(snapshot):
            code = flaw.place.object_code
            if code in seen:
                continue  # of two rows without a code, the next one follows when this is done
            seen.add(code)
            yield Finding(
                rule=rule.code,
                object_code=code,
                severity=flaw.severity,
                message=flaw.message,
                table=flaw.place.table,
                row_id=flaw.place.row_id,
                field=flaw.place.field,
                accepted_reason=accepted.get((rule.code, code)),
            )


def _order(finding: Finding) -> tuple[int, str, german.words.SortKey, str]:
    severity = list(Severity).index(finding.severity)
    return severity, finding.rule, german.sort_key(finding.object_code), finding.message
