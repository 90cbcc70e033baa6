"""Votes with points, and what the room decided."""

import enum
import uuid
from collections.abc import Mapping

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_app.model.base import Keyed, OpenEnum, Withholdable
from workshop_app.model.people import Sector


class VoteKind(enum.StrEnum):
    """Abstimmungstyp: how a vote is taken."""

    SINGLE_POINT = "einpunkt"
    MULTI_POINT = "mehrpunkt"
    THUMBS = "daumen"
    MAJORITY = "mehrheit"
    CONSENT = "konsent"


class PointsFormula(enum.StrEnum):
    """Punkteformel: how the number of points a person was reckoned."""

    HALF = "haelfte"
    THIRD = "drittel"
    QUARTER = "viertel"
    TIE_AVOIDING = "gleichstand_vermeiden"


class Vote(Withholdable):
    """Abstimmung: a question with options, a budget of points, and the result.

    Several votes with points in one step are its rounds, the newest last.
    """

    __tablename__ = "vote"

    code: Mapped[str] = mapped_column(index=True)  # AB-01
    position: Mapped[int] = mapped_column(default=0)
    step: Mapped[str | None] = mapped_column(default=None)
    kind: Mapped[VoteKind | str] = mapped_column(OpenEnum(VoteKind), default=VoteKind.MULTI_POINT)
    question: Mapped[str] = mapped_column(default="")
    voters: Mapped[int | None] = mapped_column(default=None)
    points_per_person: Mapped[int | None] = mapped_column(default=None)
    maximum_per_option: Mapped[int | None] = mapped_column(default=None)
    is_secret: Mapped[bool] = mapped_column(default=False)
    points_given_reported: Mapped[int | None] = mapped_column(default=None)  # imported file only
    points_unused_reported: Mapped[int | None] = mapped_column(default=None)
    deviation_note: Mapped[str] = mapped_column(default="")  # why the number of points differs
    points_formula: Mapped[PointsFormula | str | None] = mapped_column(
        OpenEnum(PointsFormula), default=None
    )
    option_codes: Mapped[tuple[str, ...]] = mapped_column(default=())  # of a run-off; (): all
    is_revealed: Mapped[bool] = mapped_column(default=False)  # a secret vote may be shown
    is_counting: Mapped[bool] = mapped_column(default=False)  # this round and no other decides
    cut_after: Mapped[int | None] = mapped_column(default=None)  # so many places are chosen
    surplus_note: Mapped[str] = mapped_column(default="")  # why there are more points than can be

    results: Mapped[list["VoteResult"]] = relationship(
        cascade="all, delete-orphan", init=False, default_factory=list
    )
    papers: Mapped[list["BallotPaper"]] = relationship(
        cascade="all, delete-orphan",
        init=False,
        default_factory=list,
        order_by="BallotPaper.position",
    )


class VoteResult(Keyed):
    """Abstimmungsergebnis: the points of one option."""

    __tablename__ = "vote_result"

    vote_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("vote.id"), index=True)
    # The code of an action field or project idea (HF-02, PI-03), or ja, nein, enthaltung.
    option: Mapped[str]
    points: Mapped[int] = mapped_column(default=0)
    rank_reported: Mapped[int | None] = mapped_column(default=None)  # imported file only
    position: Mapped[int] = mapped_column(default=0)


class BallotPaper(Keyed):
    """Stimmzettel: the points that one person gave; nobody's name, at most the sector."""

    __tablename__ = "ballot_paper"

    vote_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("vote.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    sector: Mapped[Sector | str | None] = mapped_column(OpenEnum(Sector), default=None)
    points: Mapped[Mapping[str, int]] = mapped_column(default_factory=dict)  # by code of the option


class DecisionProcedure(enum.StrEnum):
    """Verfahren: how a decision came about."""

    VOTE = "abstimmung"
    CONSENSUS = "konsens"
    MULTI_POINT = "mehrpunkt"


class Decision(Withholdable):
    """Entscheidung: what the room decided, with the counter-position."""

    __tablename__ = "decision"

    code: Mapped[str] = mapped_column(index=True)  # EN-01
    position: Mapped[int] = mapped_column(default=0)
    step: Mapped[str | None] = mapped_column(default=None)
    text: Mapped[str]
    procedure: Mapped[DecisionProcedure | str | None] = mapped_column(
        OpenEnum(DecisionProcedure), default=None
    )
    votes_for: Mapped[int | None] = mapped_column(default=None)
    votes_against: Mapped[int | None] = mapped_column(default=None)
    abstentions: Mapped[int | None] = mapped_column(default=None)
    counter_position: Mapped[str] = mapped_column(default="")
