"""Parking a topic takes one line, from any step."""

import builders
import pytest

from workshop_app.model.implementation import ParkedTopic
from workshop_app.phases.parked_topics import (
    EmptyTopicError,
    park_topic,
    read_parked_topics,
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


def test_the_newest_topics_come_first_and_all_are_counted(workshop):
    with workshop.change("Themen geparkt") as session:
        for text in ("Eins", "Zwei", "Drei", "Vier"):
            builders.a_parked_topic(session, text=text)

    with workshop.read() as session:
        topics = read_parked_topics(session, limit=3)

    assert topics.count == 4
    assert topics.latest == ("Vier", "Drei", "Zwei")


def test_an_empty_store_counts_nothing(workshop):
    with workshop.read() as session:
        topics = read_parked_topics(session, limit=3)

    assert (topics.count, topics.latest) == (0, ())
