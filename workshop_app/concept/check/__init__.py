"""Konzept-Check: what the draft still lacks before a council can decide on it."""

from workshop_app.concept.check.checking import RULES, check, summary
from workshop_app.concept.check.findings import CheckSummary, Finding, Severity, accepted
from workshop_app.concept.check.rule import Rule

__all__ = [
    "RULES",
    "CheckSummary",
    "Finding",
    "Rule",
    "Severity",
    "accepted",
    "check",
    "summary",
]
