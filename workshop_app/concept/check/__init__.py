"""Konzept-Check: what the draft still lacks before a council can decide on it."""

from workshop_app.concept.check.checking import check, summary
from workshop_app.concept.check.findings import CheckSummary, Finding, Severity

__all__ = ["CheckSummary", "Finding", "Severity", "check", "summary"]
