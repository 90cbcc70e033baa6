import pytest
from builders import a_card, a_participant

from workshop_app.model.board import Card, Cluster
from workshop_app.phases.board import board_reading, boards, card_points, clusters, stacks, trash
from workshop_app.phases.board.board_reading import Grouping
from workshop_app.phases.votes.voting import InvalidPointsError
from workshop_app.storage.workshop_file import WorkshopFile

F2 = {"question": "F2", "step": "T1-07"}


@pytest.fixture
def ids(workshop):
    """One, two, three, four, that are not assigned."""
    with workshop.change("Karten angelegt") as session:
        return boards.add_cards(session, **F2, texts=["eins", "zwei", "drei", "vier"])


@pytest.fixture
def ten_people(workshop):
    with workshop.change("Teilnehmende") as session:
        for number in range(12):
            a_participant(session, attends_day_1=number < 10, attends_day_2=True)


def count_on(workshop, points):
    with workshop.change("Punkte") as session:
        for card_id, number in points.items():
            card_points.set_card_points(session, card_id=card_id, points=number, step="T1-07")


def cluster_with(workshop, title, *texts, points=None):
    with workshop.change("Cluster angelegt") as session:
        cluster = clusters.create_cluster(session, **F2, title=title)
        boards.add_cards(session, **F2, texts=texts, cluster_id=cluster)
        card_points.set_cluster_points(session, cluster_id=cluster, points=points, step="T1-07")
    return cluster


def shown_points(workshop, grouping=Grouping.CLUSTERS):
    """The texts of all cards on the board with their points, in order."""
    with workshop.read() as session:
        state = board_reading.read_board(session, "F2", grouping)
    return [(card.text, card.points) for column in state.columns for card in column.cards]


def counted(workshop, step="T1-07"):
    with workshop.read() as session:
        return card_points.read_count(session, "F2", step)


def test_counted_card_shows_its_points_and_another_none(workshop, ids):
    count_on(workshop, {ids[0]: 7, ids[1]: 0})

    assert shown_points(workshop) == [("eins", 7), ("zwei", 0), ("drei", None), ("vier", None)]


def test_points_stay_in_the_file(workshop, ids):
    count_on(workshop, {ids[0]: 7})

    with WorkshopFile.open(workshop.path, for_writing=False) as again:
        assert shown_points(again)[0] == ("eins", 7)


def test_points_below_zero_are_refused(workshop, ids):
    with pytest.raises(InvalidPointsError):
        count_on(workshop, {ids[0]: -1})

    assert shown_points(workshop)[0] == ("eins", None)


def test_merged_cards_add_up_their_points_and_give_them_back(workshop, ids):
    count_on(workshop, {ids[0]: 3, ids[1]: 4})

    with workshop.change("Zusammengelegt") as session:
        stacks.merge_cards(session, card_ids=ids[:3])
    together = shown_points(workshop)
    with workshop.change("Getrennt") as session:
        stacks.split_cards(session, card_ids=ids[:1])

    assert together == [("eins", 7), ("vier", None)]
    assert shown_points(workshop) == [("eins", 3), ("zwei", 4), ("drei", None), ("vier", None)]


def test_stack_that_is_counted_as_one_keeps_the_number_on_its_top_card(workshop, ids):
    count_on(workshop, {ids[0]: 3, ids[1]: 4})
    with workshop.change("Zusammengelegt") as session:
        stacks.merge_cards(session, card_ids=ids[:2])

    count_on(workshop, {ids[0]: 5})
    stacked = shown_points(workshop)[0]
    with workshop.change("Getrennt") as session:
        stacks.split_cards(session, card_ids=ids[:1])

    assert stacked == ("eins", 5)
    assert shown_points(workshop)[:2] == [("eins", 5), ("zwei", None)]


def test_same_number_again_leaves_the_stack_as_it_was_counted(workshop, ids):
    count_on(workshop, {ids[0]: 3, ids[1]: 4})
    with workshop.change("Zusammengelegt") as session:
        stacks.merge_cards(session, card_ids=ids[:2])

    with workshop.change("Punkte") as session:
        is_news = card_points.set_card_points(session, card_id=ids[0], points=7, step="T1-07")

    assert not is_news
    with workshop.read() as session:
        assert [session.get(Card, key).points for key in ids[:2]] == [3, 4]


def test_merged_clusters_add_up_and_undo_gives_back(workshop):
    one = cluster_with(workshop, "Sprache", "eins", points=5)
    two = cluster_with(workshop, "Arbeit", "zwei", points=6)

    with workshop.change("Cluster zusammengelegt") as session:
        clusters.merge_clusters(session, cluster_id=two, into_id=one)
    with workshop.read() as session:
        together = session.get(Cluster, one).points
    workshop.undo()

    assert together == 11
    with workshop.read() as session:
        assert [session.get(Cluster, key).points for key in (one, two)] == [5, 6]


def test_by_weight_most_points_come_first_then_most_mentions(workshop, ids):
    count_on(workshop, {ids[3]: 2})
    with workshop.change("Nennung") as session:
        stacks.add_mention(session, card_id=ids[1], step="T1-07", text="noch einmal")

    texts = [text for text, _points in shown_points(workshop, Grouping.WEIGHT)]

    assert texts == ["vier", "zwei", "eins", "drei"]


def test_budget_is_present_people_times_points_each(workshop, ids, ten_people):
    count = counted(workshop)

    assert (count.voters, count.points_per_person, count.is_proposal) == (10, 2, True)
    assert (count.budget, count.missing, count.is_begun) == (20, 20, False)
    assert counted(workshop, "T2-05").voters == 12


def test_points_each_are_proposed_by_the_clusters_where_there_are_some(workshop, ids):
    for number in range(7):
        cluster_with(workshop, f"Cluster {number}")

    count = counted(workshop)

    assert (count.options, count.points_per_person) == (7, 4)


def test_check_sum_counts_cards_and_headings_but_not_the_trash(workshop, ids, ten_people):
    count_on(workshop, {ids[0]: 3, ids[1]: 4, ids[2]: 5})
    cluster_with(workshop, "Sprache", points=2)
    with workshop.change("Gelöscht und beiseite") as session:
        trash.delete_cards(session, card_ids=ids[:1])
        boards.set_aside(session, card_ids=ids[1:2], is_set_aside=True)

    count = counted(workshop)

    assert (count.given, count.aside, count.missing) == (11, 4, 9)


def test_first_points_fix_how_many_people_got_how_many(workshop, ids, ten_people):
    count_on(workshop, {ids[0]: 3})
    with workshop.change("Später gekommen") as session:
        a_participant(session, attends_day_1=True)
        boards.add_cards(session, **F2, texts=[f"Karte {number}" for number in range(9)])

    count = counted(workshop)

    assert (count.voters, count.points_per_person, count.is_proposal) == (10, 2, False)


def test_surplus_is_known_only_where_people_are_known(workshop, ids):
    count_on(workshop, {ids[0]: 3})
    unknown = counted(workshop).has_surplus
    with workshop.change("Zahl der Personen") as session:
        card_points.set_rules(session, "F2", voters=1, points_per_person=2)

    assert not unknown
    assert counted(workshop).has_surplus
    assert counted(workshop).missing == -1


def test_clearing_takes_all_points_off_in_one_step(workshop, ids, ten_people):
    count_on(workshop, {ids[0]: 3, ids[1]: 0})
    cluster_with(workshop, "Sprache", points=2)

    with workshop.change("Punkte entfernt") as session:
        places = card_points.clear_points(session, "F2")
    cleared = counted(workshop)
    workshop.undo()

    assert places == 3
    assert (cleared.given, cleared.is_begun, cleared.is_proposal) == (0, False, True)
    assert counted(workshop).given == 5


def test_heading_of_a_column_knows_its_own_points(workshop):
    cluster_with(workshop, "Sprache", points=4)

    with workshop.read() as session:
        heads = board_reading.read_heads(session, "F2")

    assert [(head.title, head.points) for head in heads if head.is_cluster] == [("Sprache", 4)]


def test_card_that_knows_its_cluster_only_fixes_the_rules_of_its_board(workshop, ten_people):
    cluster = cluster_with(workshop, "Sprache")
    with workshop.change("Eingelesen") as session:
        card_id = a_card(session, question=None, cluster_id=cluster).id
    count_on(workshop, {card_id: 4})

    assert (counted(workshop).given, counted(workshop).is_proposal) == (4, False)
