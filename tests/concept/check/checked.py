"""What the check says of a workshop in a test."""

from workshop_app.concept.check import Finding, check
from workshop_app.storage.workshop_file import WorkshopFile


def findings_of(workshop: WorkshopFile, rule: str) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in check(workshop) if finding.rule == rule]


def only_finding(workshop: WorkshopFile, rule: str) -> Finding:
    """The one finding of a rule; fails where there are none or several."""
    (finding,) = findings_of(workshop, rule)
    return finding


def codes_of(workshop: WorkshopFile, rule: str) -> list[str]:
    """The codes of the objects that a rule complains about."""
    return [finding.object_code for finding in findings_of(workshop, rule)]
