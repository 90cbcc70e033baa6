"""What people wrote on cards, and the order the room gave them."""

import enum
import uuid
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_app.model.base import Captured, Keyed, OpenEnum, Withholdable

if TYPE_CHECKING:
    from workshop_app.model.goals import CardOrigin


class CardColour(enum.StrEnum):
    """Kartenfarbe: the colours that card packs have."""

    BLUE = "blau"
    YELLOW = "gelb"
    GREEN = "gruen"
    LIGHT_YELLOW = "hellgelb"
    ORANGE = "orange"
    RED = "rot"
    VIOLET = "violett"
    WHITE = "weiss"


class Legibility(enum.StrEnum):
    """Lesbarkeit: how sure the person typing is of what the card says."""

    CLEAR = "klar"
    UNSURE = "unsicher"
    ILLEGIBLE = "unleserlich"


class Cluster(Captured):
    """Cluster: cards that the room put together, under a heading of its own."""

    __tablename__ = "cluster"

    title: Mapped[str]
    question: Mapped[str | None] = mapped_column(default=None)  # F1 … F7
    action_field_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("action_field.id"), index=True, default=None
    )
    points: Mapped[int | None] = mapped_column(
        default=None
    )  # stuck to the heading; None: uncounted
    # False: it came up with cards that wait, so that it is not shown before one of them.
    is_released: Mapped[bool] = mapped_column(default=True)

    cards: Mapped[list["Card"]] = relationship(
        init=False, default_factory=list, order_by="Card.position"
    )
    swot_entries: Mapped[list["SwotEntry"]] = relationship(init=False, default_factory=list)


class Card(Captured):
    """Karte: one thought of one person or pair; who wrote it is never stored."""

    __tablename__ = "card"

    text: Mapped[str]
    explanation: Mapped[str] = mapped_column(default="")  # the longer note behind the headline
    question: Mapped[str | None] = mapped_column(default=None)  # F1 … F7
    colour: Mapped[CardColour | str] = mapped_column(
        OpenEnum(CardColour), default=CardColour.YELLOW
    )
    cluster_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("cluster.id"), index=True, default=None
    )
    action_field_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("action_field.id"), index=True, default=None
    )  # the small group of this action field wrote it
    legibility: Mapped[Legibility | str] = mapped_column(
        OpenEnum(Legibility), default=Legibility.CLEAR
    )
    is_dissent: Mapped[bool] = mapped_column(default=False)
    is_set_aside: Mapped[bool] = mapped_column(default=False)  # beiseitegelegt, not deleted
    is_in_trash: Mapped[bool] = mapped_column(default=False)  # deleted, until it is brought back
    # The card that this one says again; that one lies by itself, so that there are no chains.
    merged_into_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("card.id"), index=True, default=None
    )
    headline: Mapped[str] = mapped_column(default="")  # of a stack; empty: its first card's text
    is_released: Mapped[bool] = mapped_column(default=True)  # the projector may show it
    points: Mapped[int | None] = mapped_column(default=None)  # stuck to it; None: not counted

    mentions: Mapped[list["Card"]] = relationship(
        init=False, default_factory=list, order_by="Card.position", post_update=True
    )
    origins: Mapped[list["CardOrigin"]] = relationship(
        cascade="all, delete-orphan", init=False, default_factory=list
    )


@event.listens_for(Card.mentions, "remove")
def _lies_by_itself(_: Card, mention: Card, __: object) -> None:
    """SQLAlchemy frees no row that leaves a collection with ``post_update``."""
    mention.merged_into_id = None


class BoardSetting(Keyed):
    """Tafeleinstellung: how the board of one question is used."""

    __tablename__ = "board_setting"

    question: Mapped[str]  # F1 … F7; the first row of a question counts
    position: Mapped[int] = mapped_column(default=0)
    holds_back_cards: Mapped[bool] = mapped_column(default=False)  # new cards wait for release
    voters: Mapped[int | None] = mapped_column(default=None)  # who got points; None: not yet fixed
    points_per_person: Mapped[int | None] = mapped_column(default=None)
    surplus_note: Mapped[str] = mapped_column(default="")  # why there are more points than can be


class SwotKind(enum.StrEnum):
    """SWOT-Feld: strength, weakness, chance or risk."""

    STRENGTH = "staerke"
    WEAKNESS = "schwaeche"
    OPPORTUNITY = "chance"
    RISK = "risiko"


class SwotEntry(Withholdable):
    """SWOT-Eintrag: a strength, weakness, chance or risk in one line."""

    __tablename__ = "swot_entry"

    kind: Mapped[SwotKind | str] = mapped_column(OpenEnum(SwotKind))
    text: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    cluster_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("cluster.id"), index=True, default=None
    )
