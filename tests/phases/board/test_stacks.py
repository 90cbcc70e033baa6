import pytest
from builders import a_swot_entry

from workshop_app.model.board import Card, Cluster, SwotEntry
from workshop_app.phases.board import board_reading, boards, clusters, stacks, trash
from workshop_app.phases.board.board_reading import Pile
from workshop_app.phases.board.stacks import NothingToMergeError

F2 = {"question": "F2", "step": "T1-07"}


def lying(workshop):
    """The texts on the board by the title of their column, with how often they were said."""
    with workshop.read() as session:
        state = board_reading.read_board(session, "F2")
    return {
        column.head.title or column.head.key: [(card.text, card.mentions) for card in column.cards]
        for column in state.columns
        if column.cards
    }


def top_card(workshop, card_id):
    with workshop.read() as session:
        return board_reading.read_cards(session, "F2", [card_id])[0]


@pytest.fixture
def ids(workshop):
    """One, two, three, four, that are not assigned."""
    with workshop.change("Karten angelegt") as session:
        return boards.add_cards(session, **F2, texts=["eins", "zwei", "drei", "vier"])


def merge(workshop, *card_ids):
    with workshop.change("Zusammengelegt") as session:
        return stacks.merge_cards(session, card_ids=card_ids)


def test_merged_cards_lie_under_the_first_and_are_counted(workshop, ids):
    top = merge(workshop, *ids[:3])

    assert top == ids[0]
    assert lying(workshop) == {Pile.UNASSIGNED: [("eins", 3), ("vier", 1)]}
    assert top_card(workshop, top).originals == ("eins", "zwei", "drei")


def test_merging_is_one_step_back(workshop, ids):
    merge(workshop, *ids[:3])

    assert workshop.undo() == "Zusammengelegt"

    assert lying(workshop) == {
        Pile.UNASSIGNED: [("eins", 1), ("zwei", 1), ("drei", 1), ("vier", 1)]
    }


def test_stacks_merge_without_chains(workshop, ids):
    merge(workshop, *ids[:2])
    merge(workshop, *ids[2:])

    merge(workshop, ids[2], ids[0])

    assert lying(workshop) == {Pile.UNASSIGNED: [("drei", 4)]}
    with workshop.read() as session:
        below = [session.get(Card, card_id).merged_into_id for card_id in ids]
    assert below == [ids[2], ids[2], None, ids[2]]


def test_one_card_alone_is_no_stack(workshop, ids):
    with pytest.raises(NothingToMergeError):
        merge(workshop, ids[0], ids[0])


def test_taken_apart_they_lie_behind_the_one_that_was_on_top(workshop, ids):
    merge(workshop, ids[0], ids[2], ids[3])

    with workshop.change("Getrennt") as session:
        freed = stacks.split_cards(session, card_ids=[ids[0]])

    assert freed == (ids[2], ids[3])
    assert [text for text, _ in lying(workshop)[Pile.UNASSIGNED]] == [
        "eins",
        "drei",
        "vier",
        "zwei",
    ]


def split(workshop, card_id):
    with workshop.change("Getrennt") as session:
        return stacks.split_cards(session, card_ids=[card_id])


@pytest.fixture
def two_stacks_in_one(workshop, ids):
    """„eins“ and „zwei“ under „Anfang“, with „drei“ and „vier“ under „Ende“ below them."""
    for top, headline, card_ids in ((ids[0], "Anfang", ids[:2]), (ids[2], "Ende", ids[2:])):
        merge(workshop, *card_ids)
        with workshop.change("Benannt") as session:
            stacks.set_shown_text(session, card_id=top, text=headline)
    return merge(workshop, ids[0], ids[2])


def test_merged_stacks_taken_apart_are_the_stacks_of_before(workshop, ids, two_stacks_in_one):
    freed = split(workshop, two_stacks_in_one)

    assert freed == (ids[2],)
    assert lying(workshop) == {Pile.UNASSIGNED: [("Anfang", 2), ("Ende", 2)]}
    assert top_card(workshop, ids[2]).originals == ("drei", "vier")


def test_each_of_them_taken_apart_is_single_cards(workshop, ids, two_stacks_in_one):
    split(workshop, two_stacks_in_one)

    split(workshop, ids[2])
    split(workshop, ids[0])

    assert sorted(lying(workshop)[Pile.UNASSIGNED]) == [
        ("drei", 1),
        ("eins", 1),
        ("vier", 1),
        ("zwei", 1),
    ]


def test_taking_merged_stacks_apart_can_be_undone_and_done_again(workshop, ids, two_stacks_in_one):
    split(workshop, two_stacks_in_one)
    workshop.undo()
    assert lying(workshop) == {Pile.UNASSIGNED: [("Anfang", 4)]}

    split(workshop, two_stacks_in_one)

    assert lying(workshop) == {Pile.UNASSIGNED: [("Anfang", 2), ("Ende", 2)]}


def test_a_card_that_was_laid_on_a_stack_comes_off_it_alone(workshop, ids):
    merge(workshop, *ids[:3])
    merge(workshop, ids[0], ids[3])

    assert split(workshop, ids[0]) == (ids[3],)

    assert lying(workshop) == {Pile.UNASSIGNED: [("eins", 3), ("vier", 1)]}


def test_a_stack_below_a_single_card_comes_off_it_whole(workshop, ids):
    merge(workshop, *ids[1:3])
    merge(workshop, ids[0], ids[1])

    split(workshop, ids[0])

    assert sorted(lying(workshop)[Pile.UNASSIGNED]) == [("eins", 1), ("vier", 1), ("zwei", 2)]


def test_below_the_last_level_are_single_cards(workshop, ids):
    merge(workshop, ids[2], ids[3])
    merge(workshop, ids[1], ids[2])
    merge(workshop, ids[0], ids[1])

    split(workshop, ids[0])
    assert sorted(lying(workshop)[Pile.UNASSIGNED]) == [("eins", 1), ("zwei", 3)]
    split(workshop, ids[1])

    assert lying(workshop)[Pile.UNASSIGNED][0] == ("eins", 1)
    assert len(lying(workshop)[Pile.UNASSIGNED]) == 4


def test_further_mentions_come_off_all_at_once(workshop, ids):
    for text in ("fünf", "sechs"):
        with workshop.change("Nennung") as session:
            stacks.add_mention(session, card_id=ids[0], step="T1-07", text=text)

    split(workshop, ids[0])

    assert [number for _text, number in lying(workshop)[Pile.UNASSIGNED]] == [1] * 6


def test_stack_of_another_cluster_goes_where_the_first_lies(workshop, ids):
    with workshop.change("Cluster angelegt") as session:
        clusters.create_cluster(session, **F2, title="Sprache", card_ids=[ids[0]])

    merge(workshop, ids[0], ids[1])

    assert lying(workshop)["Sprache"] == [("eins", 2)]
    with workshop.change("Getrennt") as session:
        stacks.split_cards(session, card_ids=[ids[0]])
    assert lying(workshop)["Sprache"] == [("eins", 1), ("zwei", 1)]


def test_what_lies_below_goes_with_the_card_on_top(workshop, ids):
    merge(workshop, *ids[:2])
    with workshop.change("Cluster angelegt") as session:
        cluster = clusters.create_cluster(session, **F2, title="Sprache", card_ids=[ids[0]])
        boards.set_aside(session, card_ids=[ids[0]], is_set_aside=True)
        trash.delete_cards(session, card_ids=[ids[0]])

    with workshop.read() as session:
        below = session.get(Card, ids[1])
        assert (below.cluster_id, below.is_set_aside, below.is_in_trash) == (cluster, True, True)


def test_another_wording_of_a_stack_keeps_the_originals(workshop, ids):
    merge(workshop, *ids[:2])

    with workshop.change("Karte geändert") as session:
        stacks.set_shown_text(session, card_id=ids[0], text="Beides")

    card = top_card(workshop, ids[0])
    assert (card.text, card.originals) == ("Beides", ("eins", "zwei"))
    with workshop.change("Getrennt") as session:
        stacks.split_cards(session, card_ids=[ids[0]])
    assert top_card(workshop, ids[0]).text == "eins"


def test_a_single_card_is_worded_anew_itself(workshop, ids):
    with workshop.change("Karte geändert") as session:
        stacks.set_shown_text(session, card_id=ids[0], text="anders")

    assert top_card(workshop, ids[0]).originals == ("anders",)


def test_further_mention_lies_under_the_card_and_remembers_its_step(workshop, ids):
    with workshop.change("Weitere Nennung") as session:
        mention = stacks.add_mention(session, card_id=ids[1], step="T1-07", text=" noch einmal ")

    assert lying(workshop)[Pile.UNASSIGNED][1] == ("zwei", 2)
    with workshop.read() as session:
        card = session.get(Card, mention)
        assert (card.text, card.question, card.created_in_step) == ("noch einmal", "F2", "T1-07")


def test_further_mention_of_a_card_below_counts_for_the_one_on_top(workshop, ids):
    merge(workshop, *ids[:2])

    with workshop.change("Weitere Nennung") as session:
        stacks.add_mention(session, card_id=ids[1], step="T1-07", text="noch einmal")

    assert lying(workshop)[Pile.UNASSIGNED][0] == ("eins", 3)


def test_code_of_a_card_below_leads_to_the_one_on_top(workshop, ids):
    merge(workshop, *ids[:2])

    with workshop.read() as session:
        assert board_reading.find_code(session, "F2", "K-002") == ids[0]


def test_cards_come_back_from_the_trash_to_where_they_lay(workshop, ids):
    merge(workshop, *ids[:2])
    before = lying(workshop)
    with workshop.change("Gelöscht") as session:
        count = trash.delete_cards(session, card_ids=[ids[0], ids[3]])
    with workshop.read() as session:
        lost = trash.read_trash(session, "F2")

    with workshop.change("Zurückgeholt") as session:
        trash.restore_cards(session, card_ids=[card.id for card in lost])

    assert count == 2
    assert [(card.code, card.text, card.mentions) for card in lost] == [
        ("K-001", "eins", 2),
        ("K-004", "vier", 1),
    ]
    assert lying(workshop) == before


def test_trash_knows_the_cluster_of_a_card(workshop, ids):
    with workshop.change("Gelöscht") as session:
        clusters.create_cluster(session, **F2, title="Sprache", card_ids=[ids[0]])
        trash.delete_cards(session, card_ids=[ids[0]])

    with workshop.read() as session:
        assert [card.cluster for card in trash.read_trash(session, "F2")] == ["Sprache"]


# --- clusters -----------------------------------------------------------------------------------


def test_merged_clusters_keep_all_that_was_in_them(workshop, ids):
    with workshop.change("Cluster angelegt") as session:
        first = clusters.create_cluster(session, **F2, title="Sprache", card_ids=ids[:1])
        second = clusters.create_cluster(session, **F2, title="Arbeit", card_ids=ids[1:])
        stacks.merge_cards(session, card_ids=ids[1:3])
        boards.set_aside(session, card_ids=ids[3:], is_set_aside=True)
        line = a_swot_entry(session, cluster_id=second).id

    with workshop.change("Cluster zusammengelegt") as session:
        clusters.merge_clusters(session, cluster_id=second, into_id=first)

    assert lying(workshop)["Sprache"] == [("eins", 1), ("zwei", 2)]
    with workshop.read() as session:
        assert session.get(Cluster, second) is None
        assert {session.get(Card, card_id).cluster_id for card_id in ids} == {first}
        assert session.get(SwotEntry, line).cluster_id == first


def test_cluster_merged_with_itself_stays(workshop, ids):
    with workshop.change("Cluster angelegt") as session:
        only = clusters.create_cluster(session, **F2, title="Sprache", card_ids=ids)
        clusters.merge_clusters(session, cluster_id=only, into_id=only)

    assert len(lying(workshop)["Sprache"]) == 4
