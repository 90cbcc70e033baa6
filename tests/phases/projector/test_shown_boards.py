"""What of a board the room may see."""

import builders
import pytest
from sqlalchemy import select

from workshop_app.model.board import Card
from workshop_app.phases.board import boards, card_points, clusters, releasing, stacks, trash
from workshop_app.phases.projector.pictures import Board, Question
from workshop_app.phases.projector.reading import read_picture

F2 = {"question": "F2", "step": "T1-07"}


def shown(workshop):
    with workshop.read() as session:
        return read_picture(session, "T1-07", 0)


def texts(picture):
    return {group.title: [card.text for card in group.cards] for group in picture.groups}


def test_without_a_card_the_question_stands_there(workshop):
    picture = shown(workshop)

    assert isinstance(picture, Question)
    assert picture.frame.question == "Was gelingt?"


def test_clusters_stand_there_with_the_headlines_of_their_cards(workshop):
    with workshop.change("Karten angelegt") as session:
        key = clusters.create_cluster(session, title="Schule", **F2)
        boards.add_card(session, text="Lesepaten", cluster_id=key, **F2)
        lone = boards.add_card(session, text="Sportverein", **F2)
        boards.set_explanation(session, card_id=lone, text="Gemeint ist der Sportverein West.")

    picture = shown(workshop)

    assert texts(picture) == {"Schule": ["Lesepaten"], "": ["Sportverein"]}
    assert "Gemeint ist" not in repr(picture)


@pytest.mark.parametrize("mark", [{"is_set_aside": True}, {"is_internal": True}])
def test_what_was_set_aside_or_is_internal_is_not_shown(workshop, mark):
    with workshop.change("Karten angelegt") as session:
        builders.a_card(session, text="Geheim", question="F2", **mark)
        builders.a_card(session, text="Offen", question="F2")

    picture = shown(workshop)

    assert texts(picture) == {"": ["Offen"]}
    assert picture.count == 1


def test_cards_that_wait_are_counted_and_not_told(workshop):
    with workshop.change("Karten angelegt") as session:
        boards.add_card(session, text="Schon da", **F2)
        releasing.set_holds_back(session, "F2", holds=True)
        boards.add_cards(session, texts=["Streng geheim", "Noch geheimer"], **F2)

    picture = shown(workshop)

    assert isinstance(picture, Board)
    assert texts(picture) == {"": ["Schon da"]}
    assert picture.hidden == 2
    assert picture.count == 3
    assert "geheim" not in repr(picture)


def test_a_heading_that_came_up_with_waiting_cards_is_told_with_the_first_of_them(workshop):
    with workshop.change("Überschrift angelegt") as session:
        ready = clusters.create_cluster(session, title="Schule", **F2)
        releasing.set_holds_back(session, "F2", holds=True)
        fresh = clusters.create_cluster(session, title="Streng geheim", **F2)
        boards.add_card(session, text="A", cluster_id=ready, **F2)
        card = boards.add_card(session, text="B", cluster_id=fresh, **F2)
    waiting = shown(workshop)

    with workshop.change("Karten freigegeben") as session:
        releasing.release(session, [card])
    released = shown(workshop)

    assert [(group.title, group.hidden) for group in waiting.groups] == [("Schule", 1), ("", 1)]
    assert texts(released) == {"Schule": [], "Streng geheim": ["B"]}


def test_a_heading_for_cards_that_are_shown_already_is_shown_too(workshop):
    with workshop.change("Karten angelegt") as session:
        card = boards.add_card(session, text="A", **F2)
        releasing.set_holds_back(session, "F2", holds=True)
        clusters.create_cluster(session, title="Schule", card_ids=[card], **F2)

    assert texts(shown(workshop)) == {"Schule": ["A"]}


def test_released_cards_are_shown_and_undo_hides_them_again(workshop):
    with workshop.change("Karten angelegt") as session:
        releasing.set_holds_back(session, "F2", holds=True)
        ids = boards.add_cards(session, texts=["A", "B"], **F2)

    with workshop.change("Karten freigegeben") as session:
        count = releasing.release(session, ids)
    released = texts(shown(workshop))
    workshop.undo()

    assert count == 2
    assert released == {"": ["A", "B"]}
    assert shown(workshop).hidden == 2


def test_other_boards_do_not_hold_back(workshop):
    with workshop.change("Karten angelegt") as session:
        releasing.set_holds_back(session, "F2", holds=True)
        boards.add_card(session, question="F3", step="T1-07", text="Sichtbar")

    with workshop.read() as session:
        assert texts(read_picture(session, "T1-07", 1)) == {"": ["Sichtbar"]}


def test_ending_to_hold_back_leaves_waiting_cards_waiting(workshop):
    with workshop.change("Karten angelegt") as session:
        releasing.set_holds_back(session, "F2", holds=True)
        boards.add_card(session, text="Wartet", **F2)
        releasing.set_holds_back(session, "F2", holds=False)
        boards.add_card(session, text="Sofort", **F2)

    picture = shown(workshop)

    assert texts(picture) == {"": ["Sofort"]}
    assert picture.hidden == 1


def test_a_stack_is_shown_once_with_its_mentions_and_released_as_a_whole(workshop):
    with workshop.change("Karten angelegt") as session:
        releasing.set_holds_back(session, "F2", holds=True)
        first, second = boards.add_cards(session, texts=["Lesepaten", "Lesepatinnen"], **F2)
        stacks.merge_cards(session, card_ids=[first, second])

    with workshop.change("Karten freigegeben") as session:
        releasing.release(session, [first])

    (group,) = shown(workshop).groups
    assert [(card.text, card.mentions) for card in group.cards] == [("Lesepaten", 2)]
    with workshop.read() as session:
        assert all(session.scalars(select(Card.is_released)))


def test_cards_in_the_trash_are_not_shown(workshop):
    with workshop.change("Karten angelegt") as session:
        gone, _kept = boards.add_cards(session, texts=["Verworfen", "Geblieben"], **F2)
        trash.delete_cards(session, card_ids=[gone])

    assert texts(shown(workshop)) == {"": ["Geblieben"]}


def test_points_are_shown_on_cards_and_headings_but_not_those_of_hidden_cards(workshop):
    with workshop.change("Karten angelegt") as session:
        counted = clusters.create_cluster(session, title="Sprache", **F2)
        by_cards = clusters.create_cluster(session, title="Arbeit", **F2)
        boards.add_cards(session, texts=["Lesepaten"], cluster_id=counted, **F2)
        ids = boards.add_cards(session, texts=["A", "B", "Geheim"], cluster_id=by_cards, **F2)
        session.get(Card, ids[2]).is_released = False
        step = F2["step"]
        card_points.set_cluster_points(session, cluster_id=counted, points=9, step=step)
        for card_id, points in zip(ids, (3, 4, 5), strict=True):
            card_points.set_card_points(session, card_id=card_id, points=points, step=step)

    groups = shown(workshop).groups

    assert [(group.title, group.points) for group in groups] == [("Sprache", 9), ("Arbeit", 7)]
    assert [[card.points for card in group.cards] for group in groups] == [[None], [3, 4]]
