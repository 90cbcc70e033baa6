import uuid

import pytest

from workshop_app.phases.board.cluster_proposals import propose_clusters


def proposals(*texts):
    """Title to texts of the proposals."""
    cards = [(uuid.uuid4(), text) for text in texts]
    text_of = dict(cards)
    return {
        proposal.title: [text_of[card_id] for card_id in proposal.card_ids]
        for proposal in propose_clusters(cards)
    }


def test_cards_with_the_same_words_belong_together():
    found = proposals(
        "Zu wenig Wohnungen",
        "Deutschkurse am Abend",
        "Wohnung für große Familien",
        "Kinderbetreuung im Deutschkurs",
        "Wohnungen sind zu teuer",
    )

    assert found == {
        "Wohnungen": [
            "Zu wenig Wohnungen",
            "Wohnung für große Familien",
            "Wohnungen sind zu teuer",
        ],
        "Deutschkurs": ["Deutschkurse am Abend", "Kinderbetreuung im Deutschkurs"],
    }


def test_cards_that_share_nothing_are_in_no_proposal():
    assert proposals("Busse am Abend", "Haus der Vereine", "Dolmetscherpool") == {}


def test_no_cards_make_no_proposals():
    assert propose_clusters([]) == ()


def test_same_cards_make_the_same_proposals():
    texts = [f"Sprachkurs {n} im Stadtteil {n % 3}" for n in range(30)]

    assert proposals(*texts) == proposals(*texts)


def test_each_card_is_in_one_proposal_at_most():
    cards = [(uuid.uuid4(), f"Angebot für Familien {n % 7} in Haus {n % 5}") for n in range(60)]

    ids = [card_id for proposal in propose_clusters(cards) for card_id in proposal.card_ids]

    assert len(ids) == len(set(ids))


def test_empty_texts_are_endured():
    assert proposals("", "…", "Busse", "Busse fehlen") == {"Busse": ["Busse", "Busse fehlen"]}


def test_work_can_be_ended_early():
    def refuse():
        raise InterruptedError

    with pytest.raises(InterruptedError):
        propose_clusters([(uuid.uuid4(), "Busse")], refuse)
