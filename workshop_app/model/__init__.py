"""What a workshop is: typed SQLAlchemy classes, one file per subject.

Importing the package maps all classes, which their relationships need.
No Qt, no files, no SQL strings.
"""

from workshop_app.model import (
    board,
    climate,
    copies,
    goals,
    implementation,
    municipality,
    people,
    projects,
    stock,
    voting,
    workshop,
)
from workshop_app.model.base import Base

__all__ = [
    "Base",
    "board",
    "climate",
    "copies",
    "goals",
    "implementation",
    "municipality",
    "people",
    "projects",
    "stock",
    "voting",
    "workshop",
]
