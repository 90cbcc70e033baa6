"""What a column takes and gives back."""

import datetime as dt
import enum

import pytest
from builders import (
    a_card,
    a_climate_item,
    a_participant,
    a_project_idea,
    a_vote,
    a_workshop_row,
    an_event,
    an_objective,
)
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from workshop_app.model.base import ReviewStatus
from workshop_app.model.board import Card, CardColour
from workshop_app.model.climate import ClimateItem
from workshop_app.model.column_types import in_utc, known_or_text, normalised
from workshop_app.model.people import Sector
from workshop_app.model.voting import VoteKind
from workshop_app.model.workshop import Workshop


def saved(workshop, make, **fields):
    """The row as it comes back from the file."""
    with workshop.change("Angelegt") as session:
        row = make(session, **fields)
        kind, key = type(row), row.id
    with workshop.read() as session:
        return session.get_one(kind, key)


def test_a_known_value_of_a_list_comes_back_as_its_member(workshop):
    card = saved(workshop, a_card, colour=CardColour.RED, review_status="freigegeben")

    assert card.colour is CardColour.RED
    assert card.review_status is ReviewStatus.RELEASED


def test_an_unknown_value_of_a_list_stays_text(workshop):
    assert saved(workshop, a_card, colour="türkis").colour == "türkis"
    assert saved(workshop, a_participant, sector=None).sector is None
    assert saved(workshop, a_vote, kind="mehrpunkt").kind is VoteKind.MULTI_POINT


def test_a_value_of_a_list_can_be_searched_for(workshop):
    saved(workshop, a_card, colour=CardColour.BLUE)
    saved(workshop, a_card, colour="türkis")

    with workshop.read() as session:
        query = select(Card.colour).where(Card.colour.in_([CardColour.BLUE, "türkis"]))
        assert set(session.scalars(query)) == {CardColour.BLUE, "türkis"}


def test_lists_and_counts_come_back_as_they_were(workshop):
    idea = saved(workshop, a_project_idea, partners=("Kita Auental", "Bru\u0308cke e. V."))
    item = saved(workshop, a_climate_item, counts={"1": 0, "5": 12})

    assert idea.partners == ("Kita Auental", "Br\u00fccke e. V.")
    assert idea.milestones == ()
    assert item.counts == {"1": 0, "5": 12}
    assert saved(workshop, an_event).attendees == ()


def test_counts_can_be_compared_in_a_query(workshop):
    saved(workshop, a_climate_item, counts={"1": 3})

    with workshop.read() as session:
        query = select(ClimateItem.id).where(ClimateItem.counts == {"1": 3})
        assert len(session.scalars(query).all()) == 1


def test_a_list_is_empty_but_never_missing(workshop):
    assert saved(workshop, a_climate_item, comments=None).comments == ()
    with pytest.raises(IntegrityError):
        saved(workshop, a_climate_item, counts=None)


def test_an_instant_is_aware_and_in_utc(workshop):
    berlin = dt.timezone(dt.timedelta(hours=1))
    noon = dt.datetime(2026, 3, 6, 12, 30, 15, 250, tzinfo=berlin)

    created = saved(workshop, a_workshop_row, created_at=noon).created_at

    assert created == noon
    assert created.tzinfo is dt.UTC
    with workshop.read() as session:
        assert session.scalars(select(Workshop).where(Workshop.created_at == noon)).one()


def test_an_instant_without_a_zone_is_taken_for_utc():
    assert in_utc(dt.datetime(2026, 3, 6, 12)) == dt.datetime(2026, 3, 6, 12, tzinfo=dt.UTC)


def test_a_new_workshop_knows_when_it_was_made():
    before = dt.datetime.now(dt.UTC)

    assert before <= Workshop().created_at <= dt.datetime.now(dt.UTC)


def test_figures_keep_what_is_not_known_apart_from_zero(workshop):
    objective = saved(workshop, an_objective, base_value=0.0, target_value=None)

    assert (objective.base_value, objective.target_value) == (0.0, None)


def test_an_unknown_value_is_text_and_a_known_one_a_member():
    assert known_or_text(Sector, "gast") is Sector.GUEST
    assert known_or_text(Sector, "Gast") == "Gast"


class Greeting(enum.StrEnum):
    HALLO = "hallo"


def test_a_member_becomes_plain_text():
    assert type(normalised(Greeting.HALLO)) is str


@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_stored_and_normalising_twice_changes_nothing(text):
    once = normalised(text)

    assert once.encode("utf-8").decode("utf-8") == once
    assert normalised(once) == once
