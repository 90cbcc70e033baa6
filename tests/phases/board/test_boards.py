import pytest
from builders import a_card, a_card_origin, a_cluster, a_project_idea, a_swot_entry

from workshop_app.model.board import Card, CardColour, Cluster, Legibility, SwotEntry
from workshop_app.model.goals import CardOrigin
from workshop_app.phases.board import board_reading, boards, clusters, trash
from workshop_app.phases.board.board_reading import Pile
from workshop_app.phases.method import UnknownStepError
from workshop_app.phases.records import UnknownRecordError

F2 = {"question": "F2", "step": "T1-07"}


def board(workshop):
    with workshop.read() as session:
        state = board_reading.read_board(session, "F2")
    return {column.head.key: [card.text for card in column.cards] for column in state.columns}


def filled(workshop, *texts, cluster=None):
    """Cards in the order given; returns their ids."""
    with workshop.change("Karten angelegt") as session:
        return boards.add_cards(session, **F2, texts=texts, cluster_id=cluster)


def named_cluster(workshop, title, card_ids=()):
    with workshop.change("Cluster angelegt") as session:
        return clusters.create_cluster(session, **F2, title=title, card_ids=card_ids)


def moved(workshop, card_ids, cluster, before=None):
    with workshop.change("Karten verschoben") as session:
        boards.move_cards(
            session, question="F2", card_ids=card_ids, cluster_id=cluster, before_id=before
        )


def card(workshop, card_id):
    with workshop.read() as session:
        return session.get(Card, card_id)


# --- capturing ----------------------------------------------------------------------------------


def test_card_lies_at_the_end_in_the_colour_of_its_board(workshop):
    filled(workshop, "Patenprojekt", "Sprachcafé")

    with workshop.read() as session:
        state = board_reading.read_board(session, "F2")

    cards = {column.head.key: column.cards for column in state.columns}[Pile.UNASSIGNED]
    assert [c.text for c in cards] == ["Patenprojekt", "Sprachcafé"]
    assert {c.colour for c in cards} == {CardColour.GREEN}
    assert [c.code for c in cards] == ["K-001", "K-002"]


def test_card_remembers_question_and_step(workshop):
    (card_id,) = filled(workshop, "Patenprojekt")

    assert (card(workshop, card_id).question, card(workshop, card_id).created_in_step) == (
        "F2",
        "T1-07",
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Sprachcafé \t", "Sprachcafé"),
        ("Sprach\u0001café", "Sprachcafé"),
        ("erste\r\nzweite\u2028dritte", "erste\nzweite\ndritte"),
        ("Cafe\u0301", "Café"),
        ("eins\tzwei", "eins zwei"),
        ("=1+1 🎉 שלום", "=1+1 🎉 שלום"),
    ],
)
def test_text_of_a_card_is_cleaned(workshop, typed, kept):
    (card_id,) = filled(workshop, typed)

    assert card(workshop, card_id).text == kept


@pytest.mark.parametrize("nothing", ["", " \n\t ", "\u200b\u200d", "\u0007"])
def test_card_without_a_word_is_refused(workshop, nothing):
    with pytest.raises(boards.EmptyCardError):
        filled(workshop, nothing)


def test_card_holds_ten_thousand_characters_and_no_more(workshop):
    (card_id,) = filled(workshop, "x" * 10_000)

    with pytest.raises(boards.CardTooLongError, match=r"10\.000"):
        filled(workshop, "x" * 10_001)
    assert len(card(workshop, card_id).text) == 10_000


def test_one_refused_line_refuses_the_whole_list(workshop):
    with pytest.raises(boards.EmptyCardError):
        filled(workshop, "gut", " ")

    assert board(workshop)[Pile.UNASSIGNED] == []


def test_card_goes_into_a_cluster(workshop):
    cluster = named_cluster(workshop, "Sprache")

    filled(workshop, "Sprachcafé", cluster=cluster)

    assert board(workshop)[cluster] == ["Sprachcafé"]


def test_cluster_that_was_deleted_takes_no_card(workshop):
    cluster = named_cluster(workshop, "Sprache")
    workshop.undo()

    with pytest.raises(UnknownRecordError):
        filled(workshop, "Sprachcafé", cluster=cluster)


def test_question_that_no_step_asks_is_refused(workshop):
    with pytest.raises(UnknownStepError), workshop.change("Karte angelegt") as session:
        boards.add_card(session, question="F99", step="T1-07", text="Sprachcafé")


# --- changing -----------------------------------------------------------------------------------


def test_card_is_worded_anew(workshop):
    (card_id,) = filled(workshop, "Sprachcafe")

    with workshop.change("Karte geändert") as session:
        boards.set_text(session, card_id=card_id, text=" Sprachcafé ")

    assert card(workshop, card_id).text == "Sprachcafé"


def test_wording_a_card_with_nothing_is_refused(workshop):
    (card_id,) = filled(workshop, "Sprachcafé")

    with pytest.raises(boards.EmptyCardError), workshop.change("Karte geändert") as session:
        boards.set_text(session, card_id=card_id, text=" ")


def test_explanation_may_be_empty_but_not_endless(workshop):
    (card_id,) = filled(workshop, "Sprachcafé")

    with workshop.change("Erläuterung geändert") as session:
        boards.set_explanation(session, card_id=card_id, text=" dienstags ")
    explained = card(workshop, card_id).explanation
    with workshop.change("Erläuterung geändert") as session:
        boards.set_explanation(session, card_id=card_id, text="")

    assert (explained, card(workshop, card_id).explanation) == ("dienstags", "")
    with pytest.raises(boards.CardTooLongError), workshop.change("Erläuterung") as session:
        boards.set_explanation(session, card_id=card_id, text="x" * 10_001)


def test_several_cards_get_marks_at_once(workshop):
    ids = filled(workshop, "eins", "zwei")

    with workshop.change("Karten markiert") as session:
        boards.set_colour(session, card_ids=ids, colour=CardColour.VIOLET)
        boards.set_legibility(session, card_ids=ids, legibility=Legibility.UNSURE)
        boards.set_dissent(session, card_ids=ids, is_dissent=True)

    rows = [card(workshop, card_id) for card_id in ids]
    assert {(c.colour, c.legibility, c.is_dissent) for c in rows} == {
        (CardColour.VIOLET, Legibility.UNSURE, True)
    }


def test_legibility_goes_round():
    assert boards.next_legibility(Legibility.CLEAR) is Legibility.UNSURE
    assert boards.next_legibility(Legibility.ILLEGIBLE) is Legibility.CLEAR
    assert boards.next_legibility("verwischt") is Legibility.CLEAR


def test_card_set_aside_comes_back_to_its_place(workshop):
    cluster = named_cluster(workshop, "Sprache")
    first, *_rest = filled(workshop, "eins", "zwei", cluster=cluster)

    with workshop.change("Karte beiseitegelegt") as session:
        boards.set_aside(session, card_ids=[first], is_set_aside=True)
    aside = board(workshop)
    with workshop.change("Karte zurückgeholt") as session:
        boards.set_aside(session, card_ids=[first], is_set_aside=False)

    assert (aside[cluster], aside[Pile.SET_ASIDE]) == (["zwei"], ["eins"])
    assert board(workshop)[cluster] == ["eins", "zwei"]


def test_deleted_cards_lie_in_the_trash_with_their_links(workshop):
    ids = filled(workshop, "eins", "zwei")
    with workshop.change("Projektidee angelegt") as session:
        a_card_origin(session, card_id=ids[0], project_idea_id=a_project_idea(session).id)

    with workshop.change("2 Karten gelöscht") as session:
        count = trash.delete_cards(session, card_ids=ids)

    with workshop.read() as session:
        assert (count, session.query(CardOrigin).count()) == (2, 1)
        assert [card.text for card in trash.read_trash(session, "F2")] == ["eins", "zwei"]
    assert board(workshop)[Pile.UNASSIGNED] == []


# --- moving -------------------------------------------------------------------------------------


def test_cards_go_to_the_end_of_a_cluster_in_the_order_given(workshop):
    cluster = named_cluster(workshop, "Sprache")
    filled(workshop, "alt", cluster=cluster)
    one, two = filled(workshop, "eins", "zwei")

    moved(workshop, [two, one], cluster)

    assert board(workshop)[cluster] == ["alt", "zwei", "eins"]


@pytest.mark.parametrize(
    ("who", "before", "expected"),
    [
        ("d", "a", "dabc"),
        ("d", "b", "adbc"),
        ("a", "d", "bcad"),
        ("a", None, "bcda"),
        ("bd", "a", "bdac"),
        ("ac", None, "bdac"),
        ("ab", "d", "cabd"),
        ("b", "b", "acdb"),
    ],
)
def test_cards_are_put_before_another(workshop, who, before, expected):
    ids = dict(zip("abcd", filled(workshop, *"abcd"), strict=True))

    moved(workshop, [ids[letter] for letter in who], None, ids.get(before))

    assert board(workshop)[Pile.UNASSIGNED] == list(expected)


def test_many_cards_find_room_between_two_neighbours(workshop):
    target = named_cluster(workshop, "Sprache")
    lying = filled(workshop, *"abcdef", cluster=target)
    ids = filled(workshop, *"123456789")

    moved(workshop, ids, target, lying[1])
    moved(workshop, ids[:2], target, lying[5])

    assert "".join(board(workshop)[target]) == "a3456789bcde12f"


def test_moving_to_the_top_touches_the_moved_card_only(workshop):
    ids = filled(workshop, *"abcdefgh")
    changes = []
    workshop.add_listener(changes.append)

    moved(workshop, [ids[-1]], None, ids[0])

    assert changes[-1].ids_in("card") == {ids[-1]}


def test_moving_a_card_to_where_it_lies_is_no_change(workshop):
    ids = filled(workshop, *"ab")
    changes = []
    workshop.add_listener(changes.append)

    moved(workshop, [ids[0]], None, ids[1])

    assert changes == []


def test_cards_with_equal_positions_are_parted(workshop):
    with workshop.change("Karten angelegt") as session:
        ids = [a_card(session, text=t, question="F2", position=7).id for t in "abc"]
    with workshop.change("Karte angelegt") as session:
        last = a_card(session, text="x", question="F2", position=9).id

    moved(workshop, [last], None, ids[1])

    assert board(workshop)[Pile.UNASSIGNED] == ["a", "x", "b", "c"]


def test_moving_a_card_that_was_set_aside_takes_it_back(workshop):
    cluster = named_cluster(workshop, "Sprache")
    (card_id,) = filled(workshop, "eins")
    with workshop.change("Karte beiseitegelegt") as session:
        boards.set_aside(session, card_ids=[card_id], is_set_aside=True)

    moved(workshop, [card_id], cluster)

    assert board(workshop) == {cluster: ["eins"], Pile.UNASSIGNED: [], Pile.SET_ASIDE: []}


def test_undo_puts_moved_cards_back(workshop):
    cluster = named_cluster(workshop, "Sprache")
    ids = filled(workshop, *"abc")
    moved(workshop, [ids[1]], cluster)

    workshop.undo()

    assert board(workshop)[Pile.UNASSIGNED] == ["a", "b", "c"]


# --- clusters -----------------------------------------------------------------------------------


def test_cluster_is_made_of_cards_and_gets_the_next_number(workshop):
    named_cluster(workshop, "Sprache")
    ids = filled(workshop, "eins", "zwei")

    cluster = named_cluster(workshop, "  Arbeit und\nWirtschaft ", ids)

    with workshop.read() as session:
        heads = board_reading.read_heads(session, "F2")
    assert [(head.number, head.title) for head in heads] == [
        (1, "Sprache"),
        (2, "Arbeit und Wirtschaft"),
        (None, ""),
        (None, ""),
    ]
    assert board(workshop)[cluster] == ["eins", "zwei"]


@pytest.mark.parametrize("title", ["", "  ", "x" * 201])
def test_cluster_needs_a_title_of_a_line(workshop, title):
    cluster = named_cluster(workshop, "Sprache")

    with pytest.raises(clusters.InvalidTitleError):
        named_cluster(workshop, title)
    with pytest.raises(clusters.InvalidTitleError), workshop.change("Umbenannt") as session:
        clusters.rename_cluster(session, cluster_id=cluster, title=title)


def test_cluster_is_renamed(workshop):
    cluster = named_cluster(workshop, "Sprache")

    with workshop.change("Cluster umbenannt") as session:
        clusters.rename_cluster(session, cluster_id=cluster, title="Sprache und Bildung")

    with workshop.read() as session:
        assert session.get(Cluster, cluster).title == "Sprache und Bildung"


def test_dissolved_cluster_frees_its_cards_and_swot_entries(workshop):
    cluster = named_cluster(workshop, "Sprache", filled(workshop, "eins", "zwei"))
    with workshop.change("SWOT angelegt") as session:
        entry = a_swot_entry(session, cluster_id=cluster).id

    with workshop.change("Cluster aufgelöst") as session:
        clusters.delete_cluster(session, cluster_id=cluster)
    free = board(workshop)
    workshop.undo()

    assert free == {Pile.UNASSIGNED: ["eins", "zwei"], Pile.SET_ASIDE: []}
    assert board(workshop)[cluster] == ["eins", "zwei"]
    with workshop.read() as session:
        assert session.get(SwotEntry, entry).cluster_id == cluster


def test_clusters_are_ordered_without_touching_those_of_other_boards(workshop):
    first = named_cluster(workshop, "Sprache")
    with workshop.change("Cluster angelegt") as session:
        other = a_cluster(session, title="Anderes", question="F3").id
    second = named_cluster(workshop, "Arbeit")
    changes = []
    workshop.add_listener(changes.append)

    with workshop.change("Cluster verschoben") as session:
        clusters.order_clusters(session, cluster_ids=[second, first])

    with workshop.read() as session:
        heads = board_reading.read_heads(session, "F2")
    assert [(head.number, head.title) for head in heads[:2]] == [(1, "Arbeit"), (2, "Sprache")]
    assert other not in changes[-1].ids_in("cluster")


# --- reading ------------------------------------------------------------------------------------


def test_board_shows_its_own_question_only(workshop):
    filled(workshop, "Stärke")
    with workshop.change("Karte angelegt") as session:
        boards.add_card(session, question="F3", step="T1-07", text="Schwäche")

    assert board(workshop) == {Pile.UNASSIGNED: ["Stärke"], Pile.SET_ASIDE: []}


def test_card_that_knows_only_its_cluster_lies_on_the_cluster_board(workshop):
    with workshop.change("Eingelesen") as session:
        cluster = a_cluster(session, question="F2").id
        a_card(session, text="ohne Frage", cluster_id=cluster)

    assert board(workshop)[cluster] == ["ohne Frage"]


def test_cluster_of_nowhere_is_shown_with_its_cards(workshop):
    with workshop.change("Eingelesen") as session:
        cluster = a_cluster(session, question=None).id
        a_card(session, text="mit Frage", question="F2", cluster_id=cluster)

    assert board(workshop)[cluster] == ["mit Frage"]


@pytest.mark.parametrize("count", [3, 501])
def test_some_cards_are_read_by_their_ids(workshop, count):
    ids = filled(workshop, *(f"Karte {number}" for number in range(count + 1)))

    with workshop.read() as session:
        cards = board_reading.read_cards(session, "F2", set(ids[:count]))

    assert {c.id for c in cards} == set(ids[:count])


def test_code_is_found_on_its_own_board_only(workshop):
    cluster = named_cluster(workshop, "Sprache")
    (card_id,) = filled(workshop, "eins")

    with workshop.read() as session:
        found = [board_reading.find_code(session, "F2", code) for code in ("K-001", "CL-01")]
        elsewhere = board_reading.find_code(session, "F3", "K-001")

    assert (found, elsewhere) == ([card_id, cluster], None)
