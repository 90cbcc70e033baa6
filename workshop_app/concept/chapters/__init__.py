"""The chapters of the concept, each a function from the snapshot to its part of the tree."""

from workshop_app.concept.chapters.action_fields import action_fields
from workshop_app.concept.chapters.annex_cards import cards
from workshop_app.concept.chapters.annex_charts import chart_data
from workshop_app.concept.chapters.annex_people import participants, photos
from workshop_app.concept.chapters.annex_sources import abbreviations, parked_topics, sources
from workshop_app.concept.chapters.annex_votes import votes
from workshop_app.concept.chapters.cross_cutting import cross_cutting
from workshop_app.concept.chapters.foreword import foreword
from workshop_app.concept.chapters.front import cover, imprint, municipality_name, workshop_days
from workshop_app.concept.chapters.implementation import implementation
from workshop_app.concept.chapters.plan import plan
from workshop_app.concept.chapters.procedure import procedure
from workshop_app.concept.chapters.resolution import resolution
from workshop_app.concept.chapters.situation import situation
from workshop_app.concept.chapters.summary import summary
from workshop_app.concept.chapters.understanding import understanding
from workshop_app.concept.chapters.vision import vision

__all__ = [
    "abbreviations",
    "action_fields",
    "cards",
    "chart_data",
    "cover",
    "cross_cutting",
    "foreword",
    "implementation",
    "imprint",
    "municipality_name",
    "parked_topics",
    "participants",
    "photos",
    "plan",
    "procedure",
    "resolution",
    "situation",
    "sources",
    "summary",
    "understanding",
    "vision",
    "votes",
    "workshop_days",
]
