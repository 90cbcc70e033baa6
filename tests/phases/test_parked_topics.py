"""Parking a topic takes one line, from any step."""

import builders
import pytest

from workshop_app.model.implementation import ParkedTopic
from workshop_app.phases.parked_topics import (
    EmptyTopicError,
    MissingDetailError,
    Whereabouts,
    clear_topic,
    park_topic,
    read_field_titles,
    read_parked_topics,
    read_topics,
    reword_topic,
)


def test_a_topic_keeps_the_step_where_it_came_up(workshop):
    with workshop.change("Thema geparkt") as session:
        key = park_topic(session, text="  Fahrkarten\tfür Ehrenamtliche ", step="T1-05").id

    with workshop.read() as session:
        topic = session.get_one(ParkedTopic, key)
        assert (topic.code, topic.text, topic.step, topic.whereabouts) == (
            "TS-01",
            "Fahrkarten für Ehrenamtliche",
            "T1-05",
            None,
        )


@pytest.mark.parametrize("text", ["", "   ", "\t\n"])
def test_a_topic_without_a_word_is_refused(workshop, text):
    with pytest.raises(EmptyTopicError), workshop.change("Thema geparkt") as session:
        park_topic(session, text=text, step="T1-05")


def park(workshop, *texts):
    with workshop.change("Themen geparkt") as session:
        return [park_topic(session, text=text, step="T1-05").id for text in texts]


def whereabouts_in(workshop, topic_id):
    with workshop.read() as session:
        return session.get_one(ParkedTopic, topic_id).whereabouts


def test_the_open_topics_come_first_the_newest_before_the_others(workshop):
    ids = park(workshop, "Eins", "Zwei", "Drei", "Vier")
    with workshop.change("Verbleib") as session:
        clear_topic(session, ids[3], Whereabouts.DONE, "")

    with workshop.read() as session:
        topics = read_parked_topics(session, limit=4)

    assert (topics.count, topics.open_count) == (4, 3)
    assert [topic.text for topic in topics.first] == ["Drei", "Zwei", "Eins", "Vier"]
    assert topics.first[0].step_title == "Projektlandkarte"


def test_an_empty_store_counts_nothing(workshop):
    with workshop.read() as session:
        topics = read_parked_topics(session, limit=3)

    assert (topics.count, topics.open_count, topics.first) == (0, 0, ())


@pytest.mark.parametrize(
    ("whereabouts", "detail", "saved"),
    [
        (Whereabouts.ACTION_FIELD, "Bildung", "Handlungsfeld Bildung"),
        (Whereabouts.FOLLOW_UP, "", "Tagesordnung Nachbereitung"),
        (Whereabouts.OTHER_BODY, "  Kreis,\tJobcenter ", "Kreis, Jobcenter"),
        (Whereabouts.DONE, "", "erledigt"),
        (Whereabouts.DONE, "im Plenum", "erledigt: im Plenum"),
        (Whereabouts.DROPPED, "nicht zuständig", "verworfen: nicht zuständig"),
    ],
)
def test_a_topic_gets_its_whereabouts(workshop, whereabouts, detail, saved):
    (topic_id,) = park(workshop, "Fahrkarten")

    with workshop.change("Verbleib") as session:
        clear_topic(session, topic_id, whereabouts, detail)

    assert whereabouts_in(workshop, topic_id) == saved


@pytest.mark.parametrize(
    "whereabouts", [Whereabouts.ACTION_FIELD, Whereabouts.OTHER_BODY, Whereabouts.DROPPED]
)
def test_where_or_why_must_be_said(workshop, whereabouts):
    (topic_id,) = park(workshop, "Fahrkarten")

    with pytest.raises(MissingDetailError), workshop.change("Verbleib") as session:
        clear_topic(session, topic_id, whereabouts, "  ")

    assert whereabouts_in(workshop, topic_id) is None


@pytest.mark.parametrize("said", ["", "–", "offen", "?"])
def test_a_whereabouts_that_says_nothing_leaves_the_topic_open(workshop, said):
    with workshop.change("Themen geparkt") as session:
        builders.a_parked_topic(session, whereabouts=said)

    with workshop.read() as session:
        assert [topic.is_open for topic in read_topics(session)] == [True]


def test_a_topic_is_reworded(workshop):
    (topic_id,) = park(workshop, "Farkarten")

    with workshop.change("Thema geändert") as session:
        reword_topic(session, topic_id, " Fahrkarten ")

    with workshop.read() as session:
        assert [topic.text for topic in read_topics(session)] == ["Fahrkarten"]


def test_a_topic_is_not_reworded_to_nothing(workshop):
    (topic_id,) = park(workshop, "Fahrkarten")

    with pytest.raises(EmptyTopicError), workshop.change("Thema geändert") as session:
        reword_topic(session, topic_id, " ")


def test_the_chosen_fields_are_offered_first(workshop):
    with workshop.change("Angelegt") as session:
        builders.an_action_field(session, title="Arbeit", is_selected=False)
        builders.an_action_field(session, title="Bildung", is_selected=True)

    with workshop.read() as session:
        assert read_field_titles(session) == ("Bildung", "Arbeit")
