"""Which results the room may see, and which not yet or never."""

import builders
import pytest

from workshop_app.model.people import Sector
from workshop_app.phases.agenda import all_steps
from workshop_app.phases.projector.choices import Choice
from workshop_app.phases.projector.pictures import Agenda, Climate, Cover, Listing, Pause, Question
from workshop_app.phases.projector.reading import read_picture
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes import voting


@pytest.fixture
def picture(workshop):
    def read(step, pane=0, choice=Choice.STEP):
        with workshop.read() as session:
            return read_picture(session, step, pane, choice)

    return read


def vote(workshop, **rules):
    """Two Handlungsfelder, the second with more points and chosen."""
    with workshop.change("Abgestimmt") as session:
        builders.a_municipality(session, name="Stadt Auental")
        first = builders.an_action_field(session, title="Wohnen")
        second = builders.an_action_field(session, title="Sprache", is_selected=True)
        session.flush()
        voting.set_rules(
            session, VoteSubject.ACTION_FIELDS, voters=10, points_per_person=2, **rules
        )
        for field, points in ((first, 5), (second, 15)):
            voting.set_points(session, VoteSubject.ACTION_FIELDS, field.id, points)


def test_an_open_vote_shows_points_in_order_and_the_choice(workshop, picture):
    vote(workshop, is_secret=False)

    shown = picture("T1-11")

    assert [(bar.title, bar.points, bar.mark) for bar in shown.bars] == [
        ("Sprache", 15, "ausgewählt"),
        ("Wohnen", 5, ""),
    ]
    assert shown.frame.note == "20 von 20 Punkten vergeben"


def test_a_vote_shows_neither_points_nor_order_nor_choice_until_it_is_revealed(workshop, picture):
    vote(workshop)

    shown = picture("T1-11")

    assert [(bar.title, bar.points, bar.mark) for bar in shown.bars] == [
        ("Wohnen", None, ""),
        ("Sprache", None, ""),
    ]
    assert not shown.is_shown


def test_groups_of_fewer_than_five_votes_are_left_out(workshop, picture):
    with workshop.change("Klima") as session:
        item = builders.a_climate_item(session, counts={"4": 15})
        session.flush()
        counted = ((Sector.POLITICS, 4), (Sector.ADMINISTRATION, 5), (Sector.CIVIL_SOCIETY, 6))
        for sector, count in counted:
            builders.climate_group_counts(
                session, climate_item_id=item.id, sector=sector, counts={"4": count}
            )

    shown = picture("T1-04")

    assert isinstance(shown, Climate)
    # Four could be reckoned from the room and the others, so the smallest of these is out too.
    assert [len(shown.statements[0].groups), shown.statements[0].groups[0].votes] == [1, 6]


def test_suppressed_and_internal_figures_are_not_shown(workshop, picture):
    with workshop.change("Zahlen") as session:
        builders.an_indicator_value(session, indicator="Offen", value=38.1)
        builders.an_indicator_value(session, indicator="Gesperrt", value=3.0, is_suppressed=True)
        builders.an_indicator_value(session, indicator="Intern", value=4.0, is_internal=True)

    shown = picture("T1-06")

    assert isinstance(shown, Listing)
    assert [item.text for group in shown.groups for item in group.items] == ["Offen"]


def test_lists_of_people_are_never_shown(workshop):
    with workshop.change("Person") as session:
        builders.a_participant(session, last_name="Unverkennbar", needs="Rampe")

    with workshop.read() as session:
        pictures = [
            read_picture(session, key, pane)
            for key, step in all_steps().items()
            for pane in range(max(1, len(step.panes)))
        ]

    assert len(pictures) > 50
    assert not any(word in repr(pictures) for word in ("Unverkennbar", "Rampe"))


@pytest.mark.parametrize("step", ["V-01", "V-02", "V-03", "N-01", "N-02"])
def test_before_and_after_the_days_only_the_cover_is_shown(workshop, picture, step):
    with workshop.change("Angelegt") as session:
        builders.a_municipality(session, name="Stadt Auental")

    shown = picture(step)

    assert isinstance(shown, Cover)
    assert shown.name == "Stadt Auental"


def test_a_break_says_until_when_and_what_comes_then(picture):
    shown = picture("T1-P1")

    assert isinstance(shown, Pause)
    assert (shown.until, shown.follows) == ("bis 10:35 Uhr", "Projektlandkarte")


def test_the_agenda_marks_the_step_that_is_on(picture):
    shown = picture("T1-07", choice=Choice.AGENDA)

    assert isinstance(shown, Agenda)
    assert [line.title for line in shown.lines if line.is_current] == ["Stärken und Schwächen"]
    assert shown.lines[0].time == "08:30"


def test_the_question_can_be_chosen_although_there_are_cards(workshop, picture):
    with workshop.change("Karte") as session:
        builders.a_card(session, question="F3")

    shown = picture("T1-07", 1, Choice.QUESTION)

    assert isinstance(shown, Question)
    assert shown.frame.question == "Wo hakt es konkret?"


def test_statements_that_nobody_marked_are_no_result_of_day_1(workshop, picture):
    with workshop.change("Aussagen") as session:
        builders.a_climate_item(session, counts={}, mean_reported=None)
    before = picture("T2-01", 1)
    with workshop.change("Punkte") as session:
        builders.a_climate_item(session, counts={"2": 7}, mean_reported=None)

    shown = picture("T2-01", choice=Choice.RECAP)

    assert isinstance(before, Question)
    assert shown.figures == ((1, "Klima-Aussagen"),)


def test_the_recap_counts_what_day_1_brought(workshop, picture):
    with workshop.change("Tag 1") as session:
        builders.a_card(session, question="F2", created_in_step="T1-07")
        builders.a_card(session, question="F6", created_in_step="T2-05")
        builders.an_action_field(session, title="Wohnen", is_selected=True)
        builders.a_parked_topic(session, text="Bücherei", raised_by="Frau Unverkennbar")

    shown = picture("T2-01", choice=Choice.RECAP)

    assert dict((name, count) for count, name in shown.figures) == {
        "Karten": 1,
        "Handlungsfelder gewählt": 1,
        "geparkte Themen": 1,
    }
    assert [group.title for group in shown.groups] == ["Gewählte Handlungsfelder", "Themenspeicher"]
    assert "Unverkennbar" not in repr(shown)


def test_a_hidden_poll_shows_its_question_and_no_result(workshop, picture):
    with workshop.change("Gezählt") as session:
        builders.a_climate_scale(session, is_hidden=True)
        builders.a_climate_item(session, counts={"4": 9})

    assert isinstance(picture("T1-04"), Question)


def test_a_poll_shows_how_far_the_room_is_apart(workshop, picture):
    with workshop.change("Gezählt") as session:
        builders.a_climate_item(session, counts={"1": 5, "5": 5})

    (statement,) = picture("T1-04").statements

    assert (statement.mean, statement.spread) == (3.0, 2.0)
