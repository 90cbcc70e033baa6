"""What is proposed against a delay, and what never is."""

import datetime as dt

import builders
import pytest
from clocks import MovableClock
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.model.workshop import StepStatus
from workshop_app.phases import agenda
from workshop_app.phases.method import PartKey
from workshop_app.phases.schedule import replanning, timing
from workshop_app.phases.schedule.replanning import Block, Cut, ProposalKind, blocks_of, proposals


@pytest.fixture
def clock():
    clock = MovableClock()
    clock.pass_time(minutes=20)
    return clock


def a_block(key="T1-08", minutes=30, minimum=15, **fields):
    return Block(key, f"Schritt {key}", minutes, minimum, **fields)


@st.composite
def any_block(draw):
    minutes = draw(st.integers(0, 120))
    flags = {
        name: draw(st.booleans()) for name in ("is_break", "is_fixed", "is_buffer", "must_not_drop")
    }
    key = f"E-{draw(st.integers(1, 10**6))}"
    return Block(key, key, minutes, draw(st.integers(0, minutes)), **flags)


ANY_BLOCKS = st.lists(any_block(), max_size=12, unique_by=lambda block: block.key)


def of_kind(kind, blocks, delay):
    return [proposal for proposal in proposals(blocks, delay) if proposal.kind is kind]


@given(ANY_BLOCKS, st.integers(-30, 300))
def test_nothing_falls_below_its_minimum_and_what_is_fixed_stays(blocks, delay):
    by_key = {block.key: block for block in blocks}

    for proposal in proposals(blocks, delay):
        for cut in proposal.cuts:
            block = by_key[cut.key]
            assert cut.before == block.minutes > cut.after
            assert not block.is_buffer
            if proposal.kind is ProposalKind.DROP:
                assert cut.after == 0
                assert block.is_movable
                assert not block.must_not_drop
            else:
                assert cut.after >= block.minimum
            if proposal.kind is ProposalKind.SHORTEN:
                assert block.is_movable


@given(ANY_BLOCKS, st.integers(1, 300))
def test_shortening_makes_up_for_the_delay_or_for_all_that_can_be_given(blocks, delay):
    slack = sum(block.slack for block in blocks if block.is_movable)

    found = of_kind(ProposalKind.SHORTEN, blocks, delay)

    assert sum(proposal.gain for proposal in found) == min(delay, slack)


@given(ANY_BLOCKS, st.integers(1, 300))
def test_what_is_left_of_the_delay_is_told(blocks, delay):
    for proposal in proposals(blocks, delay):
        assert proposal.delay_left == delay - proposal.gain


@given(st.lists(st.integers(10, 120), min_size=1, max_size=8), st.integers(1, 60))
def test_each_step_gives_its_share_to_the_minute(minutes, delay):
    given_minutes = replanning.shares(minutes, minutes, delay)

    for length, part in zip(minutes, given_minutes, strict=True):
        assert abs(part - min(delay, sum(minutes)) * length / sum(minutes)) < 1


def test_later_steps_are_shortened_in_proportion():
    blocks = [a_block("A", 60, 10), a_block("B", 30, 10), a_block("C", 30, 10)]

    (proposal,) = of_kind(ProposalKind.SHORTEN, blocks, 12)

    assert [cut.after for cut in proposal.cuts] == [54, 27, 27]


def test_what_one_step_cannot_give_the_others_give():
    blocks = [a_block("A", 60, 58), a_block("B", 30, 10), a_block("C", 30, 10)]

    (proposal,) = of_kind(ProposalKind.SHORTEN, blocks, 12)

    assert [cut.after for cut in proposal.cuts] == [58, 25, 25]


def test_a_small_delay_drops_nothing():
    assert not of_kind(ProposalKind.DROP, [a_block()], 15)


def test_the_step_that_is_just_long_enough_is_dropped_first():
    blocks = [a_block("A", 60), a_block("B", 20), a_block("C", 30), a_block("D", 10)]

    found = of_kind(ProposalKind.DROP, blocks, 18)

    assert [proposal.cuts[0].key for proposal in found] == ["B", "C", "A"]


def test_a_step_that_must_stay_is_shortened_but_not_dropped():
    blocks = [a_block(must_not_drop=True)]

    assert [proposal.kind for proposal in proposals(blocks, 20)] == [ProposalKind.SHORTEN]


def test_the_break_that_is_just_long_enough_ends_earlier():
    pause = a_block("P", 15, 10, is_break=True, is_fixed=True)
    lunch = a_block("M", 60, 45, is_break=True, is_fixed=True)

    found = [of_kind(ProposalKind.SHORTEN_BREAK, [pause, lunch], delay) for delay in (4, 12, 40)]

    assert [proposal.cuts for (proposal,) in found] == [
        (Cut("P", "Schritt P", 15, 11),),
        (Cut("M", "Schritt M", 60, 48),),
        (Cut("M", "Schritt M", 60, 45),),
    ]


def test_without_a_delay_nothing_is_proposed():
    assert proposals([a_block()], 0) == ()


def test_the_minimum_of_a_step_is_that_of_the_method(workshop):
    with workshop.read() as session:
        blocks = {block.key: block for block in blocks_of(agenda.day(session, PartKey.DAY_1))}

    assert (blocks["T1-07"].minutes, blocks["T1-07"].minimum) == (60, 45)
    assert blocks["T1-11"].must_not_drop
    assert blocks["T1-R"].is_buffer


def test_an_own_step_keeps_half_of_its_time_and_five_minutes(workshop):
    with workshop.change("Angelegt") as session:
        builders.an_own_step(session, code="E-01", minutes=25)
        builders.an_own_step(session, code="E-02", minutes=6)
        builders.an_own_step(session, code="E-03", minutes=3)

    with workshop.read() as session:
        blocks = {block.key: block for block in blocks_of(agenda.day(session, PartKey.DAY_1))}
    assert [blocks[key].minimum for key in ("E-01", "E-02", "E-03")] == [13, 5, 3]


def test_an_accepted_proposal_brings_the_day_back_to_its_end(workshop, clock):
    forecast, ahead = looked_ahead(workshop, clock)
    (proposal,) = of_kind(ProposalKind.SHORTEN, blocks_of(ahead.later), forecast.day_delay)

    with workshop.change("Zeitplan angepasst") as session:
        replanning.accept(session, proposal)

    again, _ahead = looked_ahead(workshop, clock)
    assert (forecast.day_delay, again.day_delay) == (20, 0)
    assert again.step_delay == forecast.step_delay


def test_a_dropped_step_is_left_out_and_makes_up_for_its_minutes(workshop, clock):
    forecast, ahead = looked_ahead(workshop, clock)
    drop = of_kind(ProposalKind.DROP, blocks_of(ahead.later), forecast.day_delay)[0]

    with workshop.change("Zeitplan angepasst") as session:
        replanning.accept(session, drop)

    again, _ahead = looked_ahead(workshop, clock)
    with workshop.read() as session:
        row = agenda.row_of(session, drop.cuts[0].key)
    assert row.status == StepStatus.SKIPPED
    assert again.day_delay == 20 - drop.gain


def test_an_accepted_proposal_is_taken_back_at_once(workshop, clock):
    _forecast, ahead = looked_ahead(workshop, clock)
    proposal = proposals(blocks_of(ahead.later), 20)[0]
    with workshop.change("Zeitplan angepasst") as session:
        replanning.accept(session, proposal)

    workshop.undo()

    assert looked_ahead(workshop, clock)[0].day_delay == 20


def looked_ahead(workshop, clock):
    """Day 2 begins twenty minutes late."""
    with workshop.read() as session:
        ahead = timing.read_ahead(session, "T2-01", dt.date(2026, 11, 14))
    return timing.forecast(ahead, clock.now(), clock.wall().astimezone()), ahead
