"""Own steps and breaks of a workshop, told like those of the method."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.workshop import OwnStep
from workshop_app.phases.method import Minutes, PartKey, SocialForm, StepText, load_method
from workshop_app.translation import _

_LEAST_MINUTES = 5


def own_texts(session: Session) -> list[StepText]:
    """All own steps and breaks, in their order, as if the method had them."""
    query = select(OwnStep).order_by(OwnStep.position, OwnStep.code)
    days = {part.key.value: part.key for part in load_method().parts}
    return [
        StepText(
            key=own.code,
            part=days.get(str(own.day), PartKey.DAY_1),
            title=own.title,
            question=own.question,
            method=_("Pause") if own.is_break else _("Eigener Schritt"),
            social_form=SocialForm.OPEN,
            start=None,
            minutes=_own_minutes(own.minutes),
            must_not_drop=False,
            fixed=False,
            instructions=tuple(line for line in own.note.splitlines() if line.strip()),
            material=(),
            captures=(),
            chapter="",
            boards=(),
            is_break=own.is_break,
        )
        for own in session.scalars(query)
    ]


def _own_minutes(normal: int) -> Minutes:
    """Half of it at least, and five minutes."""
    return Minutes(min(normal, max(_LEAST_MINUTES, -(-normal // 2))), normal, normal)
